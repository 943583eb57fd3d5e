"""What the shipped checklists promise the official: few questions, plain words, little to click and write."""

from collections.abc import Iterator

import pytest

from assessment.checklist_files import read_folder, try_content
from assessment.core.assessment import Cost
from assessment.core.case import PROPOSAL
from assessment.core.checklist import Checklist, Question
from assessment.core.condition import DepthIs, GroupChosen, QuestionIs, leaves
from assessment.core.lint.language import lix, words
from assessment.core.scoring import score
from assessment.core.vocabulary import SufficiencyWord, Track
from tests.checklists.effort import effort
from tests.factory import assessment_with
from tests.shipped import FOLDER, shipped_checklists

SHIPPED = shipped_checklists()
PERSPECTIVES = [c.id for c in SHIPPED.perspectives]
MOST_SHORT = 9
MOST_SCREENING = 14
FEWEST_QUESTIONS = 75
MOST_FIELDS = 15
"""Names, numbers and dates of one line: as many however many perspectives are assessed."""
HIGHEST_LIX, HIGHEST_LIX_WITH_HELP, LONG_ENOUGH = 40, 50, 40


def asked(checklist: Checklist) -> Iterator[Question]:
    return (q for q in checklist.questions() if not q.retired)


def is_follow_up(checklist: Checklist, question: Question) -> bool:
    """True when the answer to another question of the track opens it, or a rating.

    Depth, groups and the screening are known before the track begins, so what they open is a part of it.
    """
    screening = {checklist.key(q) for q in checklist.screening}
    return question.when is not None and not all(
        isinstance(leaf, DepthIs | GroupChosen)
        or (isinstance(leaf, QuestionIs) and checklist.key(leaf.question) in screening)
        for leaf in leaves(question.when)
    )


@pytest.mark.parametrize("name", PERSPECTIVES)
def test_the_short_track_has_few_questions_beside_follow_ups(name: str) -> None:
    checklist = SHIPPED.checklist(name)
    assert checklist is not None
    short = [q for s in checklist.sections for q in s.questions if q.track is Track.SHORT and not q.retired]

    first = [q.id for q in short if not is_follow_up(checklist, q)]

    assert 1 <= len(first) <= MOST_SHORT
    assert all(q.when is not None for q in short if q.id not in first)


def test_the_screening_takes_about_ten_minutes() -> None:
    assert sum(len(c.screening) for c in SHIPPED.perspectives) <= MOST_SCREENING


def test_there_are_questions_enough_each_with_help_and_a_source() -> None:
    every = [q for c in SHIPPED.checklists for q in asked(c)]

    assert len(every) >= FEWEST_QUESTIONS
    assert [q.id for q in every if not q.help.strip()] == []
    assert [q.id for q in every if not q.sources] == []


@pytest.mark.parametrize("checklist", SHIPPED.checklists, ids=lambda c: c.id)
def test_the_questions_are_easy_to_read(checklist: Checklist) -> None:
    assert lix("\n".join(q.text for q in asked(checklist))) < HIGHEST_LIX

    with_help = {q.id: f"{q.text}\n{q.help}" for q in asked(checklist)}
    hard = {i: lix(text) for i, text in with_help.items() if len(words(text)) >= LONG_ENOUGH}
    assert {i: found for i, found in hard.items() if found >= HIGHEST_LIX_WITH_HELP} == {}


@pytest.mark.parametrize("name", PERSPECTIVES)
def test_one_perspective_is_assessed_with_few_clicks_and_texts(name: str) -> None:
    spent = effort(SHIPPED, [name])

    assert spent.clicks <= 160
    assert spent.texts <= 25
    assert spent.fields <= MOST_FIELDS


def test_every_perspective_together_is_assessed_with_few_clicks_and_texts() -> None:
    spent = effort(SHIPPED, PERSPECTIVES)

    assert spent.clicks <= 270
    assert spent.texts <= 35
    assert spent.fields <= MOST_FIELDS


def test_a_perspective_more_costs_more() -> None:
    one, every = effort(SHIPPED, PERSPECTIVES[:1]), effort(SHIPPED, PERSPECTIVES)

    assert every.clicks > one.clicks
    assert min(one.texts, one.fields) > 0


def test_the_scenarios_try_every_flag_status_condition_and_question() -> None:
    found = try_content(read_folder(FOLDER))

    assert found is not None
    assert found.flags.lacking == {}
    assert found.statuses.lacking == {}
    assert found.conditions.lacking == {}
    assert found.questions.lacking == {}
    assert found.complete


def test_a_cost_with_an_amount_alone_is_told_as_that_and_as_no_more() -> None:
    costs = (Cost(id="kostnad", alternative=PROPOSAL, amount=5_000),)
    found = score(assessment_with(costs=costs), SHIPPED).sufficiency
    told = next(line for line in found if line.item == "kostnader")

    assert (told.question, told.word) == ("Har varje kostnad ett belopp i kronor?", SufficiencyWord.YES)
