"""Somebody's own Word file: its text as it stands, and each kind of file that is none with one sentence."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml

from assessment.core.draft_reading import Paragraph
from assessment.service import BrokenFile
from assessment.word import paragraphs_of
from assessment.word.draft import LARGEST, MOST_PARAGRAPHS

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_a_table_within_a_table_and_cells_made_one_have_places_of_their_own() -> None:
    document = Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Två i en"
    table.cell(0, 2).text = "Sist"
    inner = table.cell(1, 0).add_table(1, 1)
    inner.cell(0, 0).text = "Inne"
    document.add_table(1, 1).cell(0, 0).text = "Nästa tabell"

    assert [(p.text, p.cell) for p in paragraphs_of(saved(document))] == [
        ("Två i en", (0, 0, 0)),
        ("Sist", (0, 0, 2)),
        ("Inne", (1, 0, 0)),
        ("Nästa tabell", (2, 0, 0)),
    ]


def test_headings_tables_and_the_head_of_the_page_come_in_order() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Lillmarks kommun"
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Diarienummer", "UBN 2026/0118"
    document.add_paragraph("Skolan flyttas", style="Title")
    document.add_heading("Förslag till beslut", 1)
    document.add_paragraph("Nämnden\tbeslutar").add_run().add_break()
    bold = document.add_paragraph()
    bold.add_run("Bakgrund").bold = True
    document.add_paragraph("   ")
    sentence = document.add_paragraph()
    sentence.add_run("En hel mening i fet stil.").bold = True

    assert paragraphs_of(saved(document)) == (
        Paragraph("Lillmarks kommun"),
        Paragraph("Diarienummer", cell=(0, 0, 0)),
        Paragraph("UBN 2026/0118", cell=(0, 0, 1)),
        Paragraph("Skolan flyttas", heading=True, title=True),
        Paragraph("Förslag till beslut", heading=True),
        Paragraph("Nämnden\tbeslutar "),
        Paragraph("Bakgrund", heading=True),
        Paragraph("En hel mening i fet stil."),
    )


def test_tracked_changes_are_read_as_if_they_were_accepted() -> None:
    document = Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {_W}><w:r><w:t>Skolan </w:t></w:r><w:del><w:r><w:t>stängs</w:t></w:r></w:del>"
            "<w:ins><w:r><w:t>flyttas</w:t></w:r></w:ins></w:p>"
        ),
    )

    assert [p.text for p in paragraphs_of(saved(document))] == ["Skolan flyttas"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7", "är en PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "lösenord eller sparad i ett äldre format"),
        (b"{\\rtf1", "RTF"),
        (b"", "skadad eller låst"),
        (b"PK\x03\x04trasig", "skadad eller låst"),
        (zipped({"xl/workbook.xml": "<a/>"}), "ingen Word-fil"),
        (zipped({"word/document.xml": "<w:p"}), "skadad"),
        (zipped({"word/document.xml": b"\0" * (LARGEST + 1)}), "för stor"),
        (zipped({"word/document.xml": "<a/>"} | {f"del{n}": "" for n in range(5_001)}), "ingen Word-fil"),
        (
            zipped(
                {"word/document.xml": f"<w:d {_W}>{'<w:p><w:t>a</w:t></w:p>' * (MOST_PARAGRAPHS + 1)}</w:d>"}
            ),
            "för lång",
        ),
    ],
)
def test_what_is_no_draft_is_told_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(BrokenFile, match=says) as told:
        paragraphs_of(data)

    assert len(told.value.sentences) == 1


def test_an_entity_is_not_fetched_and_not_swollen() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    text = f'<?xml version="1.0"?>{bomb}<w:d {_W}><w:p><w:t>&e;</w:t></w:p></w:d>'

    assert paragraphs_of(zipped({"word/document.xml": text})) == ()
