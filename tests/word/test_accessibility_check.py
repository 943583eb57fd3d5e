"""The check of a finished document finds what shuts a reader out, and nothing in what we make ourselves."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document as Open
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, RGBColor
from PIL import Image

from assessment.word import check_accessibility, write
from tests.word.reading import opened
from tests.word.summaries import empty, lillmark


def saved(document: Open) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def picture() -> io.BytesIO:
    target = io.BytesIO()
    Image.new("RGB", (4, 4)).save(target, "PNG")
    target.seek(0)
    return target


def untitled(document: Open) -> None:
    document.core_properties.title = ""


def english(document: Open) -> None:
    document.styles.element.xpath("w:docDefaults//w:lang")[0].set(qn("w:val"), "en-US")


def speechless(document: Open) -> None:
    lang = document.styles.element.xpath("w:docDefaults//w:lang")[0]
    lang.getparent().remove(lang)


def skipping(document: Open) -> None:
    document.add_paragraph("Djup", style="Heading 1")
    document.add_paragraph("Djupare", style="Heading 3")


def late_start(document: Open) -> None:
    document.paragraphs[0].insert_paragraph_before("Först", style="Heading 2")


def no_headings(document: Open) -> None:
    for paragraph in document.paragraphs:
        paragraph.style = document.styles["Normal"]


def hollow(document: Open) -> None:
    document.add_paragraph("Före.")
    document.add_paragraph("")


def bare_table(document: Open) -> None:
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1))


def silent_picture(document: Open) -> None:
    document.add_paragraph().add_run().add_picture(picture(), Inches(1))


def pale(document: Open) -> None:
    style = document.styles["Normal"]
    style.font.color.rgb = RGBColor(0xBB, 0xBB, 0xBB)


FAULTS: dict[str, tuple[Callable[[Open], None], str]] = {
    "no title": (untitled, "Filens egenskaper saknar titel."),
    "English": (english, "Mallen har språket en-US. Välj svenska"),
    "no language": (speechless, "Mallen saknar språk."),
    "a level skipped": (skipping, "Rubrik, ”Djupare”: är på nivå 3 utan nivån över. Använd Rubrik 2."),
    "no level 1 first": (late_start, "Rubrik, ”Först”: är på nivå 2 utan nivån över. Använd Rubrik 1."),
    "no headings": (no_headings, "Mallen har inga rubriker."),
    "an empty paragraph": (hollow, "Stycket efter, ”Före.”: är tomt."),
    "no header row": (bare_table, "har ingen rubrikrad."),
    "no description": (bare_table, "saknar alternativtext. Skriv en under Tabellegenskaper"),
    "merged cells": (bare_table, "har sammanslagna celler."),
    "a silent picture": (silent_picture, "Bild 1 saknar alternativtext."),
    "a pale style": (pale, "Formatmallen, ”Normal”: har för svag färg (BBBBBB) mot vitt papper."),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_what_to_do(name: str, template: Path) -> None:
    change, told = FAULTS[name]
    document = opened(write(lillmark(), template))
    change(document)

    assert told in "\n".join(map(str, check_accessibility(saved(document))))


def test_a_decorative_picture_needs_no_words(template: Path) -> None:
    document = opened(write(lillmark(), template))
    silent_picture(document)
    shown = document.element.body.xpath(".//wp:docPr")[0]
    mark = OxmlElement("a:decorative")
    mark.set("val", "1")
    shown.append(mark)

    assert check_accessibility(saved(document)) == ()


@pytest.mark.parametrize("look", ["konsekvensbedomning", "konsekvensbedomning-svartvit"])
def test_our_own_documents_have_nothing_to_mend(look: str, template: Path) -> None:
    path = template.parent / f"{look}.docx"

    assert check_accessibility(write(lillmark(), path)) == ()
    assert check_accessibility(write(empty(), path)) == ()
