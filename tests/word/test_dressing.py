"""An organisation's logo and colour on a finished document: seen, described, and never at a reader's cost."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image

from assessment.word import DocumentError, check_accessibility, dress, write
from tests.word.printing import Tool, print_pages
from tests.word.reading import opened, text
from tests.word.summaries import lillmark


def picture(width: int = 40, height: int = 40, kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "#0b4f6c").save(target, kind)
    return target.getvalue()


def colours(data: bytes) -> set[str]:
    document = Document(io.BytesIO(data))
    return {str(v) for v in document.styles.element.xpath("w:style//w:color/@w:val")}


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_logo_stands_first_in_the_head_with_its_text(template: Path, kind: str) -> None:
    data = dress(write(lillmark(), template), picture(kind=kind), "Lillmarks kommunvapen")
    (shown,) = Document(io.BytesIO(data)).sections[0].header.part.element.iter(qn("wp:docPr"))
    head = Document(io.BytesIO(data)).sections[0].header.paragraphs[0]

    assert shown.get("descr") == "Lillmarks kommunvapen"
    assert head.runs[0]._r.xpath(".//w:drawing")
    assert "Lillmarks kommun" in head.text
    assert check_accessibility(data) == check_accessibility(write(lillmark(), template))


@pytest.mark.parametrize(("width", "height"), [(40, 40), (4000, 40), (40, 4000)])
def test_a_logo_of_any_shape_fits_in_the_head(template: Path, width: int, height: int) -> None:
    data = dress(write(lillmark(), template), picture(width, height))
    (extent,) = Document(io.BytesIO(data)).sections[0].header.part.element.iter(qn("wp:extent"))

    assert int(extent.get("cx", "0")) <= Mm(30)
    assert int(extent.get("cy", "0")) <= Mm(7)


def test_the_colour_replaces_that_of_the_headings_everywhere(template: Path) -> None:
    before = write(lillmark(), template)
    data = dress(before, colour="#7a1f3d")

    assert "0B4F6C" in colours(before)
    assert colours(data) == {c.replace("0B4F6C", "7A1F3D") for c in colours(before)}
    assert text(opened(data)) == text(opened(before))
    assert check_accessibility(data) == check_accessibility(before)


def test_a_template_in_black_and_white_stays_so(template: Path) -> None:
    before = write(lillmark(), template.parent / "konsekvensbedomning-svartvit.docx")

    assert colours(dress(before, colour="7A1F3D")) == colours(before)


def test_a_colour_that_is_too_pale_is_refused_in_words(template: Path) -> None:
    with pytest.raises(
        DocumentError, match=r"Färgen FFD200 .* är för ljus på vitt papper: 1,5:1, .* Dina svar är kvar\."
    ):
        dress(write(lillmark(), template), colour="FFD200")


@pytest.mark.parametrize("data", [b"", b"hej", picture()[:30], b"<svg/>"])
def test_a_logo_that_cannot_be_read_is_refused_in_words(template: Path, data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"Logotypen .* går inte att läsa\. Spara den som"):
        dress(write(lillmark(), template), data)


@pytest.mark.real
def test_page_one_is_still_one_page_with_a_logo(template: Path, tmp_path: Path, real_tool: Tool) -> None:
    data = dress(write(lillmark(), template), picture(400, 100), "Logotyp", "7A1F3D")
    plain = print_pages(real_tool, tmp_path, {"utan": write(lillmark(), template), "med": data})

    assert len(plain["med"]) == len(plain["utan"])
