"""Puts an organisation's logo and colour on a finished document, whatever template it was made from.

Knows heads and styles. Changes no text and no measure of the pages.
"""

import io
import re
from typing import Final

from docx import Document
from docx.document import Document as Open
from docx.image.exceptions import UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.shared import Emu, Mm
from docx.text.paragraph import Paragraph

from assessment.word.accessibility import LEAST_CONTRAST, contrast
from assessment.word.errors import DocumentError

LOGO_HEIGHT: Final = Mm(7)
"""Fits in the head of the page, so that page 1 is still one page."""
LOGO_WIDTH: Final = Mm(30)

_INK = re.compile(r"[0-9A-Fa-f]{6}")
_KEPT = "Dina svar är kvar."


def dress(
    document: bytes, logo: bytes | None = None, logo_text: str = "", colour: str | None = None
) -> bytes:
    """Return the Word file with the logo in its head and its headings in the colour.

    Args:
        document: A finished .docx.
        logo: A picture, PNG or JPEG.
        logo_text: What the logo shows, for those who do not see it.
        colour: RRGGBB, with or without #; it replaces the colour of *Rubrik 1* wherever that is used.

    Raises:
        DocumentError: when the picture cannot be read, or when the colour is too pale on white paper.
    """
    opened = Document(io.BytesIO(document))
    if colour is not None:
        _recolour(opened, colour.removeprefix("#").upper())
    if logo is not None:
        _brand(opened, logo, logo_text)
    target = io.BytesIO()
    opened.save(target)
    return target.getvalue()


def _recolour(document: Open, colour: str) -> None:
    if contrast(colour) < LEAST_CONTRAST:
        told = f"{contrast(colour):.1f}".replace(".", ",")
        raise DocumentError(
            f"Färgen {colour} i organisation.yaml är för ljus på vitt papper: {told}:1, men det ska vara "
            f"minst 4,5:1. Välj en mörkare. {_KEPT}"
        )
    accent = _accent(document)
    if accent is None:
        return
    found = (relation.target_part for relation in document.part.rels.values() if not relation.is_external)
    for root in (document.element, *(part.element for part in found if isinstance(part, XmlPart))):
        for element in root.iter():
            for name in (qn("w:val"), qn("w:color"), qn("w:fill")):
                if (element.get(name) or "").upper() == accent:
                    element.set(name, colour)


def _accent(document: Open) -> str | None:
    """Return the colour of Rubrik 1; None when it is that of the text, which stays as it is."""
    found = document.styles.element.xpath("w:style[w:name/@w:val='heading 1']/w:rPr/w:color/@w:val")
    text = document.styles.element.xpath("w:docDefaults//w:color/@w:val")
    accent = str(found[0]).upper() if found else ""
    return accent if _INK.fullmatch(accent) and accent not in {*map(str.upper, text), "000000"} else None


def _brand(document: Open, logo: bytes, text: str) -> None:
    done: set[int] = set()
    for section in document.sections:
        header = section.header
        if header.is_linked_to_previous or id(header.part) in done:
            continue
        done.add(id(header.part))
        paragraph = header.paragraphs[0] if header.paragraphs else header.add_paragraph()
        _place(paragraph, logo, text)


def _place(paragraph: Paragraph, logo: bytes, text: str) -> None:
    run = paragraph.add_run()
    try:
        picture = run.add_picture(io.BytesIO(logo), height=LOGO_HEIGHT)
    except (
        UnrecognizedImageError,
        UnexpectedEndOfFileError,
        OpcError,
        ValueError,
        ZeroDivisionError,
    ) as error:
        raise DocumentError(
            f"Logotypen i organisation.yaml går inte att läsa. Spara den som .png eller .jpg. {_KEPT}"
        ) from error
    if picture.width > LOGO_WIDTH:
        picture.height = Emu(round(picture.height * LOGO_WIDTH / picture.width))
        picture.width = LOGO_WIDTH
    picture._inline.docPr.set("descr", text or "Logotyp")  # noqa: SLF001 - python-docx has no name for alt text
    run.add_text("\u2002")
    # The logo stands first in the head, before what the template has there.
    first = paragraph.runs[0]._r  # noqa: SLF001 - as above
    if first is not run._r:  # noqa: SLF001 - as above
        first.addprevious(run._r)  # noqa: SLF001 - as above
