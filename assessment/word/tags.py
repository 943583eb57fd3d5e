"""The tags of a template and where each one stands, as a person who opens it in Word would say it.

Knows paragraphs and tables. Knows no field and no rule of what a tag may say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_EDGE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_PREFIX = re.compile(r"^(p|tr|tc|r)(?=\s)")
_P, _TBL, _TR, _TC, _T = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:t")
_BREAKS = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:cr"): "\n"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the template, in Swedish: ”stycke 3” or ”tabell 2, rad 1, cell 4”; ``table`` when in one."""

    text: str
    table: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: what stands in it, whether it takes its paragraph, row or cell, and whether it stands alone."""

    place: Place
    raw: str
    inner: str
    prefix: str
    alone: bool

    @property
    def is_command(self) -> bool:
        """True for ``{% … %}``, False for ``{{ … }}``."""
        return self.raw.startswith("{%")


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """A pair of braces that is opened and not closed in its paragraph, or closed and never opened."""

    place: Place
    raw: str
    opens: bool


def tags(document: Document) -> Iterator[Tag | LooseEnd]:
    """Yield every tag of the body, the headers and the footers, in the order in which they are filled in."""
    for place, text in _paragraphs(document):
        yield from _in_paragraph(place, text)


def _paragraphs(document: Document) -> Iterator[tuple[Place, str]]:
    yield from _walk(document.element.body)
    seen: set[int] = set()
    for section in document.sections:
        for name, part in (
            ("sidhuvudet", section.header),
            ("första sidans sidhuvud", section.first_page_header),
            ("jämna sidors sidhuvud", section.even_page_header),
            ("sidfoten", section.footer),
            ("första sidans sidfot", section.first_page_footer),
            ("jämna sidors sidfot", section.even_page_footer),
        ):
            if part.is_linked_to_previous or id(part.part) in seen:
                continue
            seen.add(id(part.part))
            for place, text in _walk(part.part.element):
                yield Place(f"{name}, {place.text}", place.table), text


def _walk(root: BaseOxmlElement) -> Iterator[tuple[Place, str]]:
    number = tables = 0
    for block in root.iterchildren():
        if block.tag == _P:
            number += 1
            yield Place(f"stycke {number}"), _text(block)
        elif block.tag == _TBL:
            tables += 1
            yield from _table(block, f"tabell {tables}")
        else:
            for paragraph in block.iter(_P):
                number += 1
                yield Place(f"stycke {number}"), _text(paragraph)


def _table(table: BaseOxmlElement, name: str) -> Iterator[tuple[Place, str]]:
    for row_number, row in enumerate(table.iter(_TR), start=1):
        for cell_number, cell in enumerate(row.iter(_TC), start=1):
            place = Place(f"{name}, rad {row_number}, cell {cell_number}", table=True)
            for paragraph in cell.iterchildren(_P):
                yield place, _text(paragraph)


def _text(paragraph: BaseOxmlElement) -> str:
    return "".join(
        part.text or "" if part.tag == _T else _BREAKS[part.tag] for part in paragraph.iter(_T, *_BREAKS)
    )


def _in_paragraph(place: Place, text: str) -> Iterator[Tag | LooseEnd]:
    found = list(_TAG.finditer(text))
    alone = len(found) == 1 and not (text[: found[0].start()] + text[found[0].end() :]).strip()
    rest = list(text)
    for match in found:
        raw = match.group()
        rest[match.start() : match.end()] = " " * len(raw)
        if not raw.startswith("{#"):
            inner = raw[2:-2].strip().strip("-").strip()
            prefix = _PREFIX.match(raw[2:])
            inner = inner[len(prefix.group()) :].strip() if prefix else inner
            yield Tag(place, raw, inner, prefix.group() if prefix else "", alone)
    left = "".join(rest)
    for edge in _EDGE.finditer(left):
        opens = edge.group().startswith("{")
        near = text[edge.start() : edge.start() + 40] if opens else text[max(0, edge.end() - 40) : edge.end()]
        yield LooseEnd(place, " ".join(near.split()), opens)
