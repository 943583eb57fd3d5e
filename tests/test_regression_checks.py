"""What must hold for every case that the tool is shown, held on case 1 through the files and the document."""

import io
import itertools
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from assessment import settings
from assessment.checklist_files import read_folder
from assessment.core.assessment import Answer, Assessment, EffectAnswer
from assessment.core.assessment_file import dump, parse
from assessment.core.case import AffectedGroup
from assessment.core.catalogue import ChecklistSet
from assessment.core.expectation import shown_status
from assessment.core.flow import flow_of
from assessment.core.personal_data import suspicions
from assessment.core.progress import progress_of
from assessment.core.result import Result
from assessment.core.result_document import document_of
from assessment.core.rows import Row
from assessment.core.scoring import score
from assessment.core.summary import Summary, summarise
from assessment.core.vocabulary import Both, RatingWord, Stage, Status
from assessment.documents import TEMPLATE, WordOnDemand

ROOT = Path(__file__).parent.parent
BEFORE, AFTER = "fall-1-anpassad-grundskola-fore", "fall-1-anpassad-grundskola"
FEW = "elever-langst-resa"
POSITION = "barnets-rattigheter/barnets-basta"


def shipped() -> ChecklistSet:
    checklists = read_folder(ROOT / "checklists").checklists
    assert checklists is not None
    return checklists


def example(name: str) -> Assessment:
    read = parse((ROOT / "examples" / f"{name}.json").read_bytes())
    assert isinstance(read, Assessment), read
    return read


CHECKLISTS = shipped()
EXAMPLES = {name: example(name) for name in (BEFORE, AFTER)}
both = pytest.mark.parametrize("name", EXAMPLES)


def result(assessment: Assessment) -> Result:
    return score(assessment, CHECKLISTS)


def summary(assessment: Assessment) -> Summary:
    flow = flow_of(assessment, CHECKLISTS)
    return summarise(assessment, CHECKLISTS, flow, result(assessment), date(2026, 11, 22))


def word(assessment: Assessment) -> Any:
    template = settings.Settings().templates / TEMPLATE
    return Document(io.BytesIO(WordOnDemand(template)(summary(assessment))))


def text_of(document: Any) -> str:
    tables = (c.text for t in document.tables for r in t.rows for c in r.cells)
    heads = (p.text for s in document.sections for p in (*s.header.paragraphs, *s.footer.paragraphs))
    cells = (c.text for s in document.sections for t in s.header.tables for r in t.rows for c in r.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *tables, *heads, *cells])


def rerated(assessment: Assessment, row: Row, rating: object) -> Assessment:
    """The assessment with another rating of one row."""
    effects = {key: dict(answers) for key, answers in assessment.effects.items()}
    answer = effects[row.question].get(row.alternative, EffectAnswer())
    ratings = {**answer.ratings, row.group: rating}
    effects[row.question][row.alternative] = answer.model_copy(update={"ratings": ratings})
    return assessment.model_copy(update={"effects": effects})


def answered(assessment: Assessment, **answers: Answer | None) -> Assessment:
    found = {**assessment.answers, **answers}
    return assessment.model_copy(update={"answers": {k: v for k, v in found.items() if v is not None}})


# 1


@both
def test_there_is_no_total(name: str) -> None:
    flow = flow_of(EXAMPLES[name], CHECKLISTS)
    document = document_of(flow, result(EXAMPLES[name])).model_dump(mode="json", by_alias=True)
    numbers = {k for k, v in document.items() if isinstance(v, int | float)} - {"format"}
    page = summary(EXAMPLES[name]).first_page.model_dump_json()

    assert numbers == set()
    assert all("perspektiv" in p and "alternativ" in p for p in document["perspektiv"])
    assert not re.search(r"total|poäng|\d+ av 100", page)


# 2

WORSE = [
    (name, row)
    for name, assessment in EXAMPLES.items()
    for row in flow_of(assessment, CHECKLISTS).rows
    if row.worse
    and row.question in assessment.effects
    and row.group in assessment.effects[row.question].get(row.alternative, EffectAnswer()).ratings
]


@pytest.mark.parametrize(
    ("name", "row"), WORSE, ids=[f"{n} {r.question} {r.alternative} {r.group}" for n, r in WORSE]
)
def test_a_worse_rating_made_unknown_leaves_the_former_word_among_the_possible(name: str, row: Row) -> None:
    was = result(EXAMPLES[name]).perspectives[row.perspective, row.alternative]
    now = result(rerated(EXAMPLES[name], row, RatingWord.UNKNOWN)).perspectives[
        row.perspective, row.alternative
    ]

    assert was.status_before in now.possible_before
    assert ("kan bli" in shown_status(now)) == (len(now.possible) > 1)


def test_a_word_that_may_become_another_is_never_printed_alone() -> None:
    row = next(r for n, r in WORSE if n == BEFORE and r.alternative == "tre-enheter" and r.worse)
    unknown = rerated(EXAMPLES[BEFORE], row, RatingWord.UNKNOWN)
    told = summary(unknown)
    lines = [
        a.result.status
        for c in told.perspectives
        for a in c.alternatives
        if c.name == "Barnets rättigheter" and a.name == "Tre enheter"
    ]

    assert lines
    assert [line for line in lines if "kan bli" not in line.lower()] == []
    assert [
        t for t in told.first_page.alternatives if t.startswith("Tre enheter") and "an bli" not in t
    ] == []


# 3


@both
@pytest.mark.parametrize("rating", [1, 2])
def test_a_large_group_that_gains_changes_nothing_for_the_few_who_lose(name: str, rating: int) -> None:
    assessment = EXAMPLES[name]
    crowd = AffectedGroup(id="barn-6-12", count=2400)
    larger = assessment.model_copy(update={"groups": (*assessment.groups, crowd)})
    for row in flow_of(larger, CHECKLISTS).rows:
        if row.group == crowd.id and row.question in larger.effects:
            larger = rerated(larger, row, rating)
    was, now = result(assessment), result(larger)

    for (perspective, alternative), old in was.perspectives.items():
        new = now.perspectives[perspective, alternative]
        for group in old.groups:
            assert new.group(group.group) == group
        assert new.worst == old.worst
    assert summary(larger).first_page.worse == summary(assessment).first_page.worse


# 4


def test_without_a_position_the_flag_is_open_and_only_a_draft_can_be_printed() -> None:
    ready = EXAMPLES[AFTER].model_copy(update={"stage": Stage.READY})
    assert summary(ready).header.stage == "Klar för nämnden"

    without = answered(ready, **{POSITION: None})
    found = result(without)
    assert "F1" in {f.flag for f in found.open_flags("forslaget")}
    assert not found.ready_allowed
    told = summary(without)
    assert (told.header.stage, told.header.stage_note) == ("Utkast", "Utkast. Inte expedierat.")
    assert "Utkast" in text_of(word(without))


# 5


def test_before_and_after_measures_are_both_shown() -> None:
    found = result(EXAMPLES[AFTER]).perspectives["barnets-rattigheter", "forslaget"]

    assert (found.status, found.status_before) == (Status.MIXED, Status.SEVERE_RISK)
    told = "Blandat (före åtgärder: Allvarlig risk)"
    assert shown_status(found) == told
    assert told in summary(EXAMPLES[AFTER]).first_page.overview[0].status
    assert told in text_of(word(EXAMPLES[AFTER]))


@both
def test_measures_change_nothing_of_what_stands_before_them(name: str) -> None:
    bare = EXAMPLES[name].model_copy(update={"measures": ()})

    for place, found in result(EXAMPLES[name]).perspectives.items():
        assert found.status_before is result(bare).perspectives[place].status_by_rule


# 6


@both
def test_the_document_has_what_a_case_file_needs(name: str) -> None:
    document = word(EXAMPLES[name])
    levels = [
        int(p.style.name[-1])
        for p in document.paragraphs
        if re.fullmatch(r"(Heading|Rubrik) \d", p.style.name)
    ]
    styles = document.styles.element.xml
    everything = text_of(document)

    assert levels
    assert all(later <= level + 1 for level, later in itertools.pairwise(levels))
    assert document.tables
    assert all(t.rows[0]._tr.trPr is not None and "tblHeader" in t.rows[0]._tr.xml for t in document.tables)
    assert 'w:lang w:val="sv-SE"' in styles
    assert document.core_properties.language == "sv-SE"
    assert "UBN 2026/0118" in everything
    assert re.search(r"[Vv]ersion 1\b", everything)
    assert "Utkast" in everything


# 7


def test_names_and_numbers_in_free_text_are_warned_about() -> None:
    assert [s for e in EXAMPLES.values() for s in suspicions(e)] == []

    told = answered(EXAMPLES[AFTER], **{POSITION: Answer(value="Bäst för Lisa Andersson, 20110102-2384.")})
    assert {(s.kind, s.words) for s in suspicions(told)} == {
        ("ett namn", "Lisa Andersson"),
        ("ett personnummer", "20110102-2384"),
    }
    assert {s.place for s in suspicions(told)} == {("svar", POSITION, "svar")}


# 8


def test_no_children_affected_needs_a_sentence_that_stands_in_the_document() -> None:
    no = Answer(value="nej")
    unsaid = answered(EXAMPLES[AFTER], **{"barnets-rattigheter/beror-barn": no})
    said = answered(
        EXAMPLES[AFTER],
        **{"barnets-rattigheter/beror-barn": no.model_copy(update={"reason": "Bara fakturor berörs."})},
    )

    assert not result(unsaid).ready_allowed
    assert ("motivering", "barnets-rattigheter/beror-barn") in {
        (m.kind, m.question) for m in result(unsaid).missing
    }
    assert result(said).ready_allowed
    assert result(said).perspectives["barnets-rattigheter", "forslaget"].status is Status.NOT_AFFECTED
    assert "Bara fakturor berörs." in text_of(word(said))


# 9


@both
def test_the_same_case_twice_gives_the_same_result(name: str) -> None:
    again = parse(dump(EXAMPLES[name]).encode())

    assert isinstance(again, Assessment)
    assert result(again) == result(EXAMPLES[name])
    assert score(again, shipped()) == result(EXAMPLES[name])
    assert summary(again) == summary(EXAMPLES[name])


# 10


@pytest.mark.parametrize("rating", [0, 2, -2, RatingWord.NOT_RELEVANT, Both(better=2, worse=-1)])
def test_a_rating_that_needs_a_reason_cannot_become_ready_without_one(rating: object) -> None:
    assert result(EXAMPLES[AFTER]).ready_allowed
    key, alternative = "barnets-rattigheter/lek-fritid", "forslaget"
    row = next(
        r
        for r in flow_of(EXAMPLES[AFTER], CHECKLISTS).rows
        if (r.question, r.alternative, r.group) == (key, alternative, FEW)
    )
    changed = rerated(EXAMPLES[AFTER], row, rating)
    effects = {k: dict(v) for k, v in changed.effects.items()}
    effects[key][alternative] = effects[key][alternative].model_copy(update={"reason": "  "})
    found = result(changed.model_copy(update={"effects": effects}))

    assert not found.ready_allowed
    assert FEW in {g for m in found.missing if (m.kind, m.question) == ("motivering", key) for g in m.groups}


def test_flags_and_status_of_case_1_are_as_the_method_says() -> None:
    opened = {f.flag for f in result(EXAMPLES[BEFORE]).open_flags("forslaget")}

    assert opened >= {"F1", "F3", "F4", "F5", "F6", "F9", "F11"}
    assert "F2" in {f.flag for f in result(EXAMPLES[AFTER]).answered_flags("forslaget")}


def test_every_question_of_case_1_is_answered_and_no_answer_is_left_over() -> None:
    flow = flow_of(EXAMPLES[AFTER], CHECKLISTS)

    assert progress_of(flow).left == ()
    assert {*EXAMPLES[AFTER].answers, *EXAMPLES[AFTER].effects} - flow.applying == set()
    assert all(
        e.reason for k in EXAMPLES[AFTER].effects.values() for e in k.values() if not e.same_as_proposal
    )
