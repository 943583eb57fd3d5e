"""The PDF: what an archive and a screen reader need is in it, and what goes wrong is one Swedish sentence."""

import io
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from assessment.pdf import LibreOfficeMissingError, PdfError, PdfMaker, find_libreoffice
from assessment.word import write
from tests.word.summaries import lillmark

TEMPLATE = Path(__file__).parent.parent / "templates" / "konsekvensbedomning.docx"


@pytest.fixture(scope="module")
def pdf(real_tool: Callable[[str], str]) -> Iterator[pikepdf.Pdf]:
    made = PdfMaker(real_tool("soffice"))(write(lillmark(), TEMPLATE))
    with pikepdf.open(io.BytesIO(made)) as opened:
        yield opened


def structure(element: Any) -> Iterator[Any]:
    """Every element of the structure tree, in order."""
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from structure(child)
    elif isinstance(element, pikepdf.Dictionary):
        yield element
        if "/K" in element:
            yield from structure(element.K)


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(e.S) for e in structure(pdf.Root.StructTreeRoot.K) if "/S" in e]


@pytest.mark.real
def test_the_pdf_is_tagged_with_headings_and_table_headers(pdf: pikepdf.Pdf) -> None:
    found = kinds(pdf)

    assert pdf.Root.MarkInfo.Marked
    assert {"/H1", "/H2", "/H3", "/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/Link"} <= set(found)


def under(element: Any, kind: str) -> list[Any]:
    return [e for e in structure(element.K) if str(e.get("/S", "")) == kind]


@pytest.mark.real
def test_every_table_begins_with_a_row_of_headers_and_every_row_is_as_long(pdf: pikepdf.Pdf) -> None:
    tables = [e for e in structure(pdf.Root.StructTreeRoot.K) if str(e.get("/S", "")) == "/Table"]
    assert len(tables) > 10
    for table in tables:
        first, *others = under(table, "/TR")
        assert under(first, "/TH")
        assert not under(first, "/TD")
        lengths = {len(under(row, "/TH")) + len(under(row, "/TD")) for row in (first, *others)}
        assert len(lengths) == 1


@pytest.mark.real
def test_headings_come_in_order_and_every_picture_has_a_text(pdf: pikepdf.Pdf) -> None:
    levels = [int(kind[2:]) for kind in kinds(pdf) if kind[:2] == "/H" and kind[2:].isdigit()]
    pictures = [e for e in structure(pdf.Root.StructTreeRoot.K) if str(e.get("/S", "")) == "/Figure"]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [p for p in pictures if not str(p.get("/Alt", ""))] == []


@pytest.mark.real
def test_everything_on_a_page_is_tagged_or_said_to_be_decoration(pdf: pikepdf.Pdf) -> None:
    depth = 0
    for page in pdf.pages:
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            depth += (operator in {"BDC", "BMC"}) - (operator == "EMC")
            assert operator not in {"Tj", "TJ"} or depth > 0
        assert depth == 0


@pytest.mark.real
def test_the_pdf_shows_its_title_and_says_its_language(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.Root.Lang).lower() == "sv-se"
    with pdf.open_metadata() as meta:
        assert meta["dc:title"] == lillmark().header.title


@pytest.mark.real
def test_the_pdf_says_that_it_is_pdf_a_2b_and_pdf_ua_1(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")
        assert meta["pdfuaid:part"] == "1"


@pytest.mark.real
def test_every_font_is_in_the_file(pdf: pikepdf.Pdf) -> None:
    fonts = {str(f.BaseFont): f for page in pdf.pages for f in page.resources.get("/Font", {}).values()}
    carried = [
        d
        for font in fonts.values()
        for d in (
            [x.FontDescriptor for x in font.DescendantFonts]
            if "/DescendantFonts" in font
            else [font.FontDescriptor]
        )
    ]

    assert carried
    assert all(any(key in d for key in ("/FontFile", "/FontFile2", "/FontFile3")) for d in carried)


def test_without_libreoffice_the_sentence_says_what_to_do() -> None:
    with pytest.raises(LibreOfficeMissingError, match=r"PDF kräver LibreOffice, .* spara den som PDF i Word"):
        PdfMaker(None)(b"")


def test_a_program_that_is_gone_is_a_missing_libreoffice(tmp_path: Path) -> None:
    with pytest.raises(LibreOfficeMissingError):
        PdfMaker(str(tmp_path / "soffice"))(b"")


def script(folder: Path, body: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_libreoffice_that_hangs_is_ended(tmp_path: Path) -> None:
    hangs = script(tmp_path, "import threading; threading.Event().wait()")

    with pytest.raises(PdfError, match="blev inte klart på 0 sekunder"):
        PdfMaker(hangs, limit=0.2)(b"")


def test_a_libreoffice_that_makes_nothing_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PdfError, match="LibreOffice gjorde ingen PDF"):
        PdfMaker(script(tmp_path, "pass"))(b"")


def test_libreoffice_is_looked_for_under_both_its_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("assessment.pdf._USUAL_PLACES", ())
    assert find_libreoffice() is None

    script(tmp_path, "pass")
    assert find_libreoffice() == str(tmp_path / "soffice")
