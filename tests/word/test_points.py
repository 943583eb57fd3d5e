"""A checklist with points in Word: a chapter of its own once somebody has begun, and nothing before that."""

from pathlib import Path

import pytest

from assessment.core.assessment import Answer, Assessment
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.summary import summarise
from assessment.word import check_accessibility, write
from tests.shipped import shipped_checklists
from tests.word.reading import opened, paragraphs, style, text

EXAMPLE = Path(__file__).parents[2] / "examples" / "fall-7-badtider.json"
NAME = "Redo att genomföras?"
CHOSEN = {
    "agare": "tillfragad",
    "forankring": "informerade",
    "radighet": "ja",
    "prioritering": "fa",
    "tydlighet": "delvis",
    "tid-och-personer": "avsatt",
    "pengar": "raknad",
    "forsta-dagen": "ja",
}
"""13 points; two things ready for the follow-up give one more."""


def written(template: Path, chosen: dict[str, str]) -> bytes:
    checklists = shipped_checklists()
    assessment = Assessment.model_validate_json(EXAMPLE.read_text(encoding="utf-8"))
    answers = {f"genomforande/{k}": Answer(value=v) for k, v in chosen.items()}
    if chosen:
        answers["genomforande/folja-upp"] = Answer(value=("matt", "datum"))
    assessment = assessment.model_copy(update={"answers": {**assessment.answers, **answers}})
    flow = flow_of(assessment, checklists)
    return write(summarise(assessment, checklists, flow, score(assessment, checklists, flow)), template)


@pytest.fixture(scope="module")
def begun(template: Path) -> bytes:
    return written(template, CHOSEN)


def test_the_chapter_stands_last_before_the_appendices_with_what_the_points_come_to(begun: bytes) -> None:
    document = opened(begun)
    headings = [p.text for p in paragraphs(document) if style(p) == "Heading 1"]

    assert headings[-2:] == ["12 Räcker underlaget?", f"13 {NAME}"]
    said = text(document)
    assert "14 av högst 18 poäng." in said
    assert "Nivå: Goda förutsättningar (78 procent av högsta poängen på frågorna som ställs)." in said
    assert "Det mesta finns på plats" in said


def test_the_lines_of_the_chapter_add_up_to_the_sum(begun: bytes) -> None:
    (table,) = (t for t in opened(begun).tables if t.rows[0].cells[-1].text == "Kan ge")
    cells = [[c.text for c in row.cells] for row in table.rows[1:]]

    assert len(cells) == len(CHOSEN) + 2
    assert sum(int(row[2]) for row in cells[:-1]) == int(cells[-1][2]) == 14
    assert cells[-1][0] == "Summa"


def test_the_chapter_shuts_nobody_out(begun: bytes) -> None:
    assert [str(f) for f in check_accessibility(begun)] == []


def test_nothing_is_told_of_what_nobody_has_begun(template: Path) -> None:
    assert NAME not in text(opened(written(template, {})))
