"""The document in print: LibreOffice opens it, page 1 is one page, and nothing runs off the paper."""

from pathlib import Path

import pytest

from assessment.core.summary.model import FirstPage, Header, Summary
from assessment.core.summary.page_fit import Chapters, fitted
from assessment.word import write
from tests.word.crowded import Crowd
from tests.word.printing import Tool, print_pages
from tests.word.summaries import empty, lillmark
from tests.word.test_writer import HOSTILE, with_answer

pytestmark = pytest.mark.real

PLACES = Chapters(groups=3, conflicts=6, sufficiency=10, alternatives=2)
FULLEST = 4
"""How many of the crowded pages are filled to every cap; the others are filled at random."""


def short(page: FirstPage, header: Header) -> Summary:
    """A document with that first page and little else, so that many can be printed at once."""
    kept = {"answers": (), "traces": (), "perspectives": (), "alternatives": (), "measures": ()}
    return lillmark().model_copy(update={**kept, "first_page": page, "header": header})


@pytest.mark.parametrize("look", ["konsekvensbedomning", "konsekvensbedomning-svartvit"])
def test_page_1_is_one_page_however_full_it_is(
    look: str, template: Path, tmp_path: Path, real_tool: Tool
) -> None:
    template = template.parent / f"{look}.docx"
    documents = {}
    for seed in range(16):
        crowd = Crowd(seed, full=seed < FULLEST)
        header, page = crowd.header(), crowd.page()
        documents[f"sida{seed}"] = write(short(fitted(page, PLACES, header), header), template)
    printed = print_pages(real_tool, tmp_path, documents)
    second = {name: pages[1].split("\n\n", 1)[1].strip()[:20] for name, pages in printed.items()}

    assert {name: begins for name, begins in second.items() if not begins.startswith("Innehåll")} == {}


def test_a_whole_assessment_is_printed_in_order(template: Path, tmp_path: Path, real_tool: Tool) -> None:
    summary = lillmark()
    pages = print_pages(real_tool, tmp_path, {"hel": write(summary, template)})["hel"]
    chapters = "\n".join(pages[2:])

    assert "Utkast. Inte expedierat." in pages[0]
    assert "Tiden:" in pages[0]
    assert "Innehåll" in pages[1]
    assert all(f"Sida {n} av {len(pages)}" in page for n, page in enumerate(pages, start=1))
    assert all("UBN 2026/0118 · Bilaga 3 · Utkast" in page for page in pages)
    places = [("\n".join(pages[1:])).rindex(heading) for heading in summary.contents]
    assert places == sorted(places)
    assert "Bilaga B: Så räknas det" in chapters


def test_an_empty_assessment_says_so_on_page_1(template: Path, tmp_path: Path, real_tool: Tool) -> None:
    pages = print_pages(real_tool, tmp_path, {"tom": write(empty(), template)})["tom"]

    assert "Inget är bedömt ännu." in pages[0]
    assert "Inte bedömt" in pages[0]
    assert "Ingen försämring är angiven." in pages[0]


def test_hostile_text_is_printed_and_long_words_are_broken(
    template: Path, tmp_path: Path, real_tool: Tool
) -> None:
    documents = {f"elak{n}": write(with_answer(typed), template) for n, typed in enumerate(HOSTILE)}
    printed = print_pages(real_tool, tmp_path, documents)
    long = "".join("".join(printed["elak2"]).split())

    assert "{{ huvud.titel }} {% for x in y %}" in "".join(printed["elak0"])
    assert "o" * 300 in long
    assert all(f"rad {n}" in "".join(printed["elak3"]) for n in range(21))
