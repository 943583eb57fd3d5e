"""The examples in print: page 1 is one page, the length is proportionate, and nobody is shut out."""

from pathlib import Path

import pytest

from assessment.charts import profile_png
from assessment.core.assessment import Assessment
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.summary import summarise
from assessment.word import check_accessibility, write
from tests.shipped import shipped_checklists
from tests.word.printing import Tool, print_pages
from tests.word.short_track import short_track

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
MOST_PAGES = 15
"""Before Bilaga A, in a full assessment of four perspectives."""
MOST_SHORT_PAGES = 4
"""Before Bilaga A, in the short track."""


def document(example: Path, template: Path) -> bytes:
    return written(Assessment.model_validate_json(example.read_text(encoding="utf-8")), template)


def written(assessment: Assessment, template: Path) -> bytes:
    checklists = shipped_checklists()
    flow = flow_of(assessment, checklists)
    summary = summarise(assessment, checklists, flow, score(assessment, checklists, flow))
    return write(summary, template, profile_png)


def before_appendices(pages: list[str]) -> int:
    return next(n for n, page in enumerate(pages) if n > 1 and "Bilaga A: Alla svar" in page)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_shuts_nobody_out(example: Path, template: Path) -> None:
    assert [str(f) for f in check_accessibility(document(example, template))] == []


@pytest.mark.real
@pytest.mark.parametrize("look", ["konsekvensbedomning", "konsekvensbedomning-svartvit"])
def test_page_1_is_one_page_and_the_chapters_are_few(
    look: str, template: Path, tmp_path: Path, real_tool: Tool
) -> None:
    own = template.parent / f"{look}.docx"
    printed = print_pages(real_tool, tmp_path, {path.stem: document(path, own) for path in EXAMPLES})
    chapters = {name: before_appendices(pages) for name, pages in printed.items()}

    assert {name for name, pages in printed.items() if "Innehåll" not in pages[1]} == set()
    assert {name: n for name, n in chapters.items() if n > MOST_PAGES} == {}


def test_a_short_track_shuts_nobody_out(template: Path) -> None:
    assert [str(f) for f in check_accessibility(written(short_track(), template))] == []


@pytest.mark.real
def test_a_short_track_is_four_pages_before_the_appendices(
    template: Path, tmp_path: Path, real_tool: Tool
) -> None:
    looks = [template, template.parent / "konsekvensbedomning-svartvit.docx"]
    documents = {look.stem: written(short_track(), look) for look in looks}
    printed = print_pages(real_tool, tmp_path, documents)

    assert {name for name, pages in printed.items() if "Innehåll" not in pages[1]} == set()
    assert {name: n for name, p in printed.items() if (n := before_appendices(p)) > MOST_SHORT_PAGES} == {}
