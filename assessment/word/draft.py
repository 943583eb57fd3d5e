"""The paragraphs of somebody's own Word file, as they stand: headings known by style, tables cell by cell.

Knows Word's XML. Runs, fetches and keeps nothing of the file, and opens no part but those with text.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import count
from typing import Any, Final

from docx.oxml import parse_xml

from assessment.core.draft_reading import Paragraph
from assessment.service.errors import BrokenFile
from assessment.word.carried import MOST_PARTS

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of one part, unpacked. The text of a thousand pages is half of that."""
MOST_PARAGRAPHS: Final = 20_000
"""A tjänsteutlåtande has some hundred."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {f"{_W}del", f"{_W}moveFrom", _FALLBACK}
_PARTS = re.compile(r"word/(?:header|footer)\d*\.xml")
_HEADING = re.compile(r"(heading|rubrik)\s*\d", re.IGNORECASE)
_TITLES = {"title", "rubrik", "titel"}
_LONGEST_HEADING = 80
_Cell = tuple[int, int, int]
"""The table's number in its part of the file, the row and the column."""
_PDF, _OLE, _RTF = b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf"
_SAVE = "Öppna den i Word, välj Spara som och Word-dokument (.docx), och försök igen."


def paragraphs_of(data: bytes) -> tuple[Paragraph, ...]:
    """Return the text of a Word file: that of its headers, its body and its footers, in order.

    What has been deleted with changes tracked is left out, and what has been added is there. Comments and
    pictures are not read.

    Raises:
        BrokenFile: when it is no Word file, when it is locked, damaged, or larger than a draft can be.
    """
    _tell_other_kinds(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "word/document.xml" not in names or len(names) > MOST_PARTS:
                raise BrokenFile((f"Filen är ingen Word-fil. {_SAVE}",))
            around = sorted(n for n in names if _PARTS.fullmatch(n))
            heads = [n for n in around if "header" in n]
            styles = _styles(_root(archive, "word/styles.xml")) if "word/styles.xml" in names else {}
            order = [*heads, "word/document.xml", *(n for n in around if n not in heads)]
            found: list[Paragraph] = []
            for name in order:
                found += _paragraphs(_root(archive, name), styles)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise BrokenFile((f"Filen är skadad eller låst med lösenord. {_SAVE}",)) from error
    if len(found) > MOST_PARAGRAPHS:
        raise BrokenFile(("Filen är för lång för att vara ett utkast. Ta bort bilagorna och försök igen.",))
    return tuple(found)


def _tell_other_kinds(data: bytes) -> None:
    if data.startswith(_PDF):
        raise BrokenFile(("Filen är en PDF. Välj utkastet som Word-fil (.docx).",))
    if data.startswith(_OLE):
        raise BrokenFile((f"Filen är låst med lösenord eller sparad i ett äldre format. {_SAVE}",))
    if data.startswith(_RTF):
        raise BrokenFile((f"Filen är sparad som RTF. {_SAVE}",))


def _root(archive: zipfile.ZipFile, name: str) -> Any:
    # The size that a file says it has is a promise; what comes out is counted.
    with archive.open(name) as part:
        content = part.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise BrokenFile(("Filen är för stor för att vara ett utkast. Ta bort bilagorna och försök igen.",))
    try:
        return parse_xml(content)
    except SyntaxError as error:
        raise BrokenFile((f"Filen är skadad. {_SAVE}",)) from error


def _styles(root: Any) -> dict[str, str]:
    """Return the name of every style by its id, in lower case."""
    found = {}
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            found[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "").casefold()
    return found


def _paragraphs(root: Any, styles: dict[str, str]) -> Iterator[Paragraph]:
    for node, cell in _placed(root, None, count()):
        text = "".join(_text(node))
        if text.strip():
            style = node.find(f"{_W}pPr/{_W}pStyle")
            name = styles.get(style.get(f"{_W}val"), style.get(f"{_W}val", "")) if style is not None else ""
            title = name.casefold() in _TITLES
            level = node.find(f"{_W}pPr/{_W}outlineLvl") is not None
            heading = title or level or bool(_HEADING.match(name)) or _looks_like_heading(node, text)
            yield Paragraph(text, heading, title, cell)


def _placed(node: Any, cell: _Cell | None, tables: Iterator[int]) -> Iterator[tuple[Any, _Cell | None]]:
    """Yield every paragraph in order with its place in a table, whatever it lies in, if it is still there."""
    for child in node:
        if child.tag in _GONE:
            continue
        if child.tag == f"{_W}tbl":
            yield from _in_table(child, next(tables), tables)
            continue
        if child.tag == f"{_W}p":
            yield child, cell
        yield from _placed(child, cell, tables)


def _in_table(table: Any, number: int, tables: Iterator[int]) -> Iterator[tuple[Any, _Cell | None]]:
    for row, line in enumerate(_nearest(table, f"{_W}tr")):
        column = 0
        for box in _nearest(line, f"{_W}tc"):
            yield from _placed(box, (number, row, column), tables)
            span = box.find(f"{_W}tcPr/{_W}gridSpan")
            wide = span.get(f"{_W}val", "") if span is not None else ""
            column += int(wide) if wide.isdecimal() else 1


def _nearest(node: Any, tag: str) -> Iterator[Any]:
    """Yield the elements of a tag that lie in no other of it."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag not in _GONE:
            yield from _nearest(child, tag)


def _text(paragraph: Any) -> Iterator[str]:
    """Yield the text of a paragraph itself; a box of text in it has paragraphs of its own."""
    for child in paragraph:
        if child.tag in _GONE or child.tag == f"{_W}p":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            yield " "
        else:
            yield from _text(child)


def _looks_like_heading(paragraph: Any, text: str) -> bool:
    """Return True for a short line in bold: many write their headings so."""
    if len(text) > _LONGEST_HEADING or text.rstrip().endswith((".", ":", ",")):
        return False
    runs = [run for run in paragraph.iter(f"{_W}r") if "".join(_text(run)).strip()]
    bold = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(b is not None and b.get(f"{_W}val") not in {"0", "false"} for b in bold)
