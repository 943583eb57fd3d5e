"""The checklists as people read them: every question and condition, on the screen and in Word."""

import io
from functools import cache

import pytest
from docx import Document

from assessment import bootstrap
from assessment.checklist_files import read_folder
from assessment.core.catalogue import ChecklistSet
from assessment.core.condition import AllOf, AnyOf, Condition, PointsAre, QuestionIs, RowsMatch
from assessment.service.checklist_reading import reading_of
from assessment.service.condition_words import told
from assessment.settings import Settings


@cache
def shipped() -> ChecklistSet:
    found = read_folder(Settings().checklists).checklists
    assert found is not None
    return found


def test_every_question_of_every_checklist_is_read_with_its_weight_and_sources() -> None:
    for checklist in shipped().checklists:
        reading = reading_of(checklist, shipped())

        assert [q.id for q in reading.questions] == [q.id for q in checklist.questions()]
        assert len(reading.weights) == len(list(checklist.effects()))
        for read, question in zip(reading.questions, checklist.questions(), strict=True):
            assert len(read.sources) == len(question.sources)
            assert (read.condition is None) == (question.when is None)


def test_no_condition_is_told_by_the_words_of_the_file() -> None:
    for checklist in shipped().checklists:
        reading = reading_of(checklist, shipped())
        sentences = [s for _, s in reading.asked_when] + [f.when.sentence for f in reading.flags]
        for sentence in sentences:
            assert "=" not in sentence
            assert "/" not in sentence or "1/3" in sentence or "”" in sentence


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (
            QuestionIs(question="finns-inte", at_least=2.5, at_most=1000.0),
            "svaret på ”finns-inte” är minst 2,5 och är högst 1\u00a0000",
        ),
        (QuestionIs(question="finns-inte", answered=True), "svaret på ”finns-inte” finns"),
        (QuestionIs(question="finns-inte", unanswered=True), "svaret på ”finns-inte” saknas"),
        (
            AllOf(all_of=(QuestionIs(question="a", answered=True), QuestionIs(question="b", answered=True))),
            "allt det här gäller (svaret på ”a” finns; svaret på ”b” finns)",
        ),
        (AnyOf(any_of=(QuestionIs(question="a", answered=True),)), "svaret på ”a” finns"),
        (
            RowsMatch.model_validate(
                {"rad": {"riktning": "sämre", "styrka": 2, "högst": 3, "åtgärd": "nej"}}
            ),
            "högst tre svar för någon grupp, som tydligt blir sämre, utan beslutad åtgärd",
        ),
        (
            PointsAre.model_validate({"poängskala": "risk", "minst": 5, "nivå": "hog"}),
            "”risk” når ”hog” och är minst 5 poäng",
        ),
    ],
)
def test_a_condition_in_words(condition: Condition, sentence: str) -> None:
    assert told(condition, shipped().checklists[0], shipped()).sentence == sentence


def test_the_word_file_has_every_question_and_every_reason() -> None:
    readings = tuple(reading_of(c, shipped()) for c in shipped().checklists)
    made = bootstrap.documents(Settings()).checklist_document(readings, "Checklistor", "Beslutad av KS.")
    document = Document(io.BytesIO(made))
    text = " ".join(p.text for p in document.paragraphs)

    assert "Beslutad av KS." in text
    for reading in readings:
        for question in reading.questions:
            assert " ".join(question.text.split()) in text
            assert " ".join(question.weight_reason.split()) in text
