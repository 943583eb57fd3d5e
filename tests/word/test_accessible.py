"""The document can be read by everyone: order, headings, tables, language and colours."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from docx.document import Document as Open
from docx.oxml.ns import qn

from assessment.core.summary.model import Summary
from assessment.word import write
from assessment.word.accessibility import LEAST_CONTRAST, contrast, level
from tests.word.reading import opened, style
from tests.word.summaries import empty, lillmark
from tests.word.test_writer import HOSTILE, with_answer
from tools.template.look import STANDARD

SUMMARIES = {
    "hel": lillmark(),
    "klar": lillmark(draft=False),
    "tom": empty(),
    "lista": with_answer("- ett\n- två"),
    "elak": with_answer("\n".join(HOSTILE)),
}


@pytest.fixture(params=SUMMARIES, scope="module")
def document(request: pytest.FixtureRequest, template: Path) -> Open:
    summary: Summary = SUMMARIES[request.param]
    return opened(write(summary, template))


def test_headings_go_down_one_level_at_a_time(document: Open) -> None:
    levels = [found for p in document.paragraphs if (found := level(p)) is not None]

    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_every_table_has_a_marked_header_row_a_title_and_a_description(document: Open) -> None:
    for table in document.tables:
        first = table.rows[0]._tr
        assert first.xpath("./w:trPr/w:tblHeader"), table.rows[0].cells[0].text
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)
        assert table._tbl.tblPr.xpath("./w:tblCaption/@w:val")[0]
        assert table._tbl.tblPr.xpath("./w:tblDescription/@w:val")[0]
        assert len({len(row._tr.tc_lst) for row in table.rows}) == 1, "rows of different length"


def test_no_cells_are_merged(document: Open) -> None:
    assert document.element.body.xpath(".//w:gridSpan | .//w:vMerge") == []


def test_no_paragraph_is_empty(document: Open) -> None:
    assert [style(p) for p in document.paragraphs if not p.text.strip()] == []


def test_no_tag_and_no_code_is_left(document: Open) -> None:
    assert [p.text for p in document.paragraphs if style(p) == "Mallkod"] == []


def test_the_file_says_its_language_title_author_and_stage(document: Open) -> None:
    defaults = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val")
    properties = document.core_properties

    assert defaults == ["sv-SE"]
    assert properties.language == "sv-SE"
    assert properties.title
    assert properties.author
    assert properties.content_status in {"Utkast", "Klar för nämnden"}


def test_a_draft_says_so_on_the_first_lines_and_in_every_header(template: Path) -> None:
    draft, ready = (opened(write(lillmark(draft=d), template)) for d in (True, False))

    assert "Utkast. Inte expedierat." in draft.paragraphs[0].text
    assert "Klar för nämnden" in ready.paragraphs[0].text
    assert draft.sections[0].header.paragraphs[0].text.endswith("Utkast")
    assert ready.sections[0].header.paragraphs[0].text.endswith("Klar för nämnden")


def colors(template: Path) -> Iterator[str]:
    document = opened(template.read_bytes())
    yield from document.styles.element.xpath(".//w:style[not(@w:type='table')]//w:color/@w:val")


def test_every_text_colour_is_readable_on_white_and_on_header_rows(template: Path) -> None:
    found = set(colors(template))

    assert found
    assert {c for c in found if contrast(c) < LEAST_CONTRAST} == set()
    assert contrast(STANDARD.ink, STANDARD.shade) >= LEAST_CONTRAST


def test_right_to_left_text_and_tabs_keep_their_place(template: Path) -> None:
    document = opened(write(with_answer("שלום\tמרחב"), template))
    found = [p for p in document.paragraphs if "שלום" in p.text]

    assert found[0].text == "שלום\tמרחב"
    assert found[0]._p.findall(f".//{qn('w:tab')}")
