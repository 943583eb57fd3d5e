"""Pictures in the document: where they stand, what they say to a screen reader, and that they only print."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table
from PIL import Image

from assessment.core.summary.model import ProfileLine
from assessment.word import TemplateError, check_accessibility, write
from tests.word.reading import opened, style
from tests.word.summaries import lillmark


def draw(lines: Sequence[ProfileLine]) -> bytes:
    """A picture of nothing, as high as the profile is long."""
    target = io.BytesIO()
    Image.new("RGB", (1200, 54 * len(lines)), "#8a2f1b").save(target, "PNG")
    return target.getvalue()


def test_each_chapter_has_a_picture_with_its_text_and_the_same_as_a_table_after_it(template: Path) -> None:
    summary = lillmark()
    document = opened(write(summary, template, draw))
    blocks = list(document.iter_inner_content())
    placed = [n for n, b in enumerate(blocks) if not isinstance(b, Table) and style(b) == "Bild"]

    described = [d.get("descr") for d in document.element.iter("{*}docPr")]
    assert described == [c.alternatives[0].picture for c in summary.perspectives]
    for n in placed:
        twin = blocks[n + 1]
        assert isinstance(twin, Table)
        assert twin.rows[0].cells[0].text == "Grupp"


def test_pictures_are_as_wide_as_the_text(template: Path) -> None:
    document = opened(write(lillmark(), template, draw))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert section.right_margin is not None
    room = section.page_width - section.left_margin - section.right_margin
    assert {shape.width for shape in document.inline_shapes} == {room}
    assert len({d.get("id") for d in document.element.iter("{*}docPr")}) == len(document.inline_shapes)


def test_without_anything_that_draws_there_is_no_trace_of_a_picture(template: Path) -> None:
    document = opened(write(lillmark(), template))
    assert [p for p in document.paragraphs if style(p) == "Bild"] == []
    assert len(document.inline_shapes) == 0


def test_a_document_with_pictures_shuts_nobody_out(template: Path) -> None:
    assert [str(f) for f in check_accessibility(write(lillmark(), template, draw))] == []


def test_a_text_in_a_picture_is_data(template: Path) -> None:
    hostile = "<&\"'{{ 1 }}\x00\ud800 {% for x in y %} {_{ 2 }_}"
    summary = lillmark()
    first, *others = summary.perspectives
    leading, *rest = first.alternatives
    changed = first.model_copy(
        update={"alternatives": (leading.model_copy(update={"picture": hostile}), *rest)}
    )
    data = write(summary.model_copy(update={"perspectives": (changed, *others)}), template, draw)
    described = [d.get("descr") for d in opened(data).element.iter("{*}docPr")]
    assert described[0] == "<&\"'{{ 1 }}\ufffd\ufffd {% for x in y %} {_{ 2 }_}"


@pytest.mark.parametrize("part", ["tpl", "tpl.docx", "description", "_data"])
def test_a_template_can_only_print_a_picture(part: str, template: Path, tmp_path: Path) -> None:
    document = Document(str(template))
    document.add_paragraph(f"{{{{ perspektiv[0].alternativ[0].bild.{part} }}}}")
    path = tmp_path / "egen.docx"
    document.save(str(path))
    with pytest.raises(TemplateError):
        write(lillmark(), path, draw)
