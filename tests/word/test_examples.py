"""The examples in print: page 1 is one page, the length is proportionate, and nobody is shut out."""

from pathlib import Path

import pytest

from assessment.core.assessment import Assessment
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.summary import summarise
from assessment.word import check_accessibility, write
from tests.shipped import shipped_checklists
from tests.word.printing import Tool, print_pages

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
MOST_PAGES = 15
"""Before Bilaga A, in a full assessment of four perspectives."""


def document(example: Path, template: Path) -> bytes:
    assessment = Assessment.model_validate_json(example.read_text(encoding="utf-8"))
    checklists = shipped_checklists()
    flow = flow_of(assessment, checklists)
    return write(summarise(assessment, checklists, flow, score(assessment, checklists, flow)), template)


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
    chapters = {
        name: next(n for n, page in enumerate(pages) if n > 1 and "Bilaga A: Alla svar" in page)
        for name, pages in printed.items()
    }

    assert {name for name, pages in printed.items() if "Innehåll" not in pages[1]} == set()
    assert {name: n for name, n in chapters.items() if n > MOST_PAGES} == {}
