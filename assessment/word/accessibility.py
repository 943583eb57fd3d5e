"""Whether a finished document can be read by everyone: headings, tables, pictures, language, colours.

Looks at a file, whoever made it and from whatever template. Changes nothing.
"""

import io
from collections.abc import Iterator
from itertools import pairwise

from docx import Document
from docx.document import Document as Open
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph

from assessment.word.findings import Finding

LEAST_CONTRAST = 4.5
"""Between text and white paper (WCAG 2.2, 1.4.3)."""

_SHOWN = 50


def check_accessibility(data: bytes) -> tuple[Finding, ...]:
    """Return what a reader with a screen reader, or on paper, would miss in a finished .docx."""
    document = Document(io.BytesIO(data))
    return (
        *_properties(document),
        *_headings(document),
        *_paragraphs(document),
        *(f for number, t in enumerate(document.tables, start=1) for f in _table(f"tabell {number}", t)),
        *_pictures(document),
        *_colours(document),
    )


def _properties(document: Open) -> Iterator[Finding]:
    if not document.core_properties.title:
        yield Finding("filens egenskaper", "", "saknar titel.", "Skriv en under Arkiv, Info.")
    found = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val")
    if not found or not found[0].lower().startswith("sv"):
        told = f"har språket {found[0]}." if found else "saknar språk."
        yield Finding("mallen", "", told, "Välj svenska som standardspråk under Granska, Språk.")


def level(paragraph: Paragraph) -> int | None:
    """Return the heading level of a paragraph, through the styles that its own is based on; None for text."""
    style = paragraph.style
    while style is not None:
        name = style.name or ""
        if name.startswith("Heading ") and name[8:].isdigit():
            return int(name[8:])
        style = style.base_style
    return None


def _headings(document: Open) -> Iterator[Finding]:
    found = [(rank, p) for p in document.paragraphs if (rank := level(p)) is not None]
    if not found:
        yield Finding(
            "mallen", "", "har inga rubriker.", "Använd formatmallarna Rubrik 1, Rubrik 2 och Rubrik 3."
        )
        return
    if found[0][0] != 1:
        yield _skipped(found[0][1], found[0][0], 1)
    for (above, _), (rank, paragraph) in pairwise(found):
        if rank > above + 1:
            yield _skipped(paragraph, rank, above + 1)


def _skipped(paragraph: Paragraph, rank: int, wanted: int) -> Finding:
    return Finding(
        "rubrik", _short(paragraph.text), f"är på nivå {rank} utan nivån över.", f"Använd Rubrik {wanted}."
    )


def _paragraphs(document: Open) -> Iterator[Finding]:
    before = "början"
    for paragraph in document.paragraphs:
        if paragraph.text.strip():
            before = _short(paragraph.text)
        elif not paragraph._p.xpath(".//w:drawing | .//w:pict"):  # noqa: SLF001 - python-docx has no name for it
            tip = "Ta bort det, och ändra avståndet i formatmallen."
            yield Finding("stycket efter", before, "är tomt.", tip)


def _table(name: str, table: Table) -> Iterator[Finding]:
    element = table._tbl  # noqa: SLF001 - python-docx has no names for these marks
    if not element.xpath("./w:tr[1]/w:trPr/w:tblHeader"):
        yield Finding(name, "", "har ingen rubrikrad.", "Markera Upprepa som rubrikrad på första raden.")
    if not "".join(element.xpath("./w:tblPr/w:tblDescription/@w:val | ./w:tblPr/w:tblCaption/@w:val")):
        yield Finding(name, "", "saknar alternativtext.", "Skriv en under Tabellegenskaper, Alternativtext.")
    if element.xpath(".//w:gridSpan[@w:val > 1] | .//w:vMerge"):
        yield Finding(
            name, "", "har sammanslagna celler.", "Dela dem, så att varje rad har lika många celler."
        )


def _pictures(document: Open) -> Iterator[Finding]:
    for number, shown in enumerate(document.element.body.iter(qn("wp:docPr")), start=1):
        if not shown.get("descr") and not _decorative(shown):
            tip = "Beskriv vad den visar under Alternativtext, eller markera den som dekorativ."
            yield Finding(f"bild {number}", "", "saknar alternativtext.", tip)


def _decorative(shown: BaseOxmlElement) -> bool:
    return any(e.tag.endswith("}decorative") and e.get("val") in {"1", "true"} for e in shown.iter())


def _colours(document: Open) -> Iterator[Finding]:
    used = {p.style.style_id for p in document.paragraphs if p.style is not None}
    for style in document.styles.element.iter(qn("w:style")):
        colour = style.find(f"{qn('w:rPr')}/{qn('w:color')}")
        value = colour.get(qn("w:val"), "") if colour is not None else ""
        if (
            style.get(qn("w:styleId")) in used
            and len(value) == len("RRGGBB")
            and contrast(value) < LEAST_CONTRAST
        ):
            name = style.find(qn("w:name"))
            told = name.get(qn("w:val"), "") if name is not None else ""
            tip = "Välj en mörkare färg."
            yield Finding("formatmallen", told, f"har för svag färg ({value}) mot vitt papper.", tip)


def contrast(colour: str, other: str = "FFFFFF") -> float:
    """Return the contrast between two colours written RRGGBB, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)  # noqa: PLR2004 - WCAG's own curve
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"
