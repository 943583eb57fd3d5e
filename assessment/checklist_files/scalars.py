"""One text written as YAML in the manner of its neighbour: plain, quoted, folded or literal.

Knows how a text is written. Knows no checklist and not where the text will stand.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from assessment.checklist_files.syntax import read_data
from assessment.checklist_files.tails import lost_tails

WIDTH = 112
"""Where lines of long texts end, in characters."""

_STEP = re.compile(r"(?<=\S) (?=\S)")
_HIDDEN = re.compile("[\x85\u2028\u2029\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_BRIEF = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BENT_ELSEWHERE = frozenset({"y", "n", "yes", "no", "on", "off", "null", "~"})
"""Words that our reader takes as text but other programs that read YAML may not."""


class Style(StrEnum):
    """How a text is written; the values are YAML's own signs."""

    PLAIN = ""
    SINGLE = "'"
    DOUBLE = '"'
    FOLDED = ">"
    LITERAL = "|"


def style_of(spot: Any) -> Style | None:
    """Return how a single value is written; None for a list, for keys, and for nothing at all."""
    if getattr(spot, "value", None) is None or spot.start_mark.index == spot.end_mark.index:
        return None
    return Style(spot.style or "")


def written(
    text: str,
    *,
    column: int,
    indent: int,
    like: Style | None = None,
    in_braces: bool = False,
    lines: Sequence[str] = (),
) -> str:
    """Return a text as YAML that the strict reader reads back equal; its lines end with a line feed.

    Args:
        text: any text in NFC without control characters.
        column: where its first sign will stand, from 0.
        indent: where the lines of a folded or literal text begin.
        like: how the neighbour, or the text that it replaces, is written.
        in_braces: it stands within braces or brackets, on one line.
        lines: lines of the text that it replaces; those that begin the new text are kept.
    """
    for way in _ways(text, column, indent, like, in_braces=in_braces, lines=lines):
        if way is not None and _reads_as(way, text, in_braces=in_braces):
            return way
    return _double(text)


def on_one_line(text: str) -> str:
    """Return a text as it is written within braces."""
    return written(text, column=0, indent=0, in_braces=True)


def normal(text: str) -> str:
    """Return the text as the reader would have it: letters of one sign each."""
    return unicodedata.normalize("NFC", text)


def _ways(
    text: str, column: int, indent: int, like: Style | None, *, in_braces: bool, lines: Sequence[str]
) -> Iterator[str | None]:
    """Yield ways to write the text, the most fitting first."""
    plain, single = _plain(text), _single(text) if like is Style.SINGLE else None
    if in_braces:
        yield from (plain if like is not Style.DOUBLE else None, single)
        return
    if like is Style.LITERAL:
        yield _literal(text, indent)
    if like in {Style.FOLDED, Style.LITERAL}:
        yield _folded(text, indent, lines)
        return
    short = (single, _double(text)) if like in {Style.SINGLE, Style.DOUBLE} else (plain, _double(text))
    yield from (way for way in short if way is not None and column + len(way) <= WIDTH)
    yield _folded(text, indent, lines)


def _reads_as(way: str, text: str, *, in_braces: bool) -> bool:
    document = read_data(f"{{k: {way}, z: 1}}\n" if in_braces else f"k: {way}\nz: 1\n", "")
    right: bool = document.data == {"k": text, "z": 1}
    return right and not document.faults and not any(lost_tails(document))


def _plain(text: str) -> str | None:
    if "\n" in text or text != text.strip() or text.casefold() in _BENT_ELSEWHERE or _HIDDEN.search(text):
        return None
    return text


def _single(text: str) -> str | None:
    return None if "\n" in text or _HIDDEN.search(text) else "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    escaped = "".join(_BRIEF.get(sign, sign) for sign in text)
    return '"' + _HIDDEN.sub(lambda m: f"\\u{ord(m[0]):04x}", escaped) + '"'


def _folded(text: str, indent: int, lines: Sequence[str]) -> str | None:
    body = text.removesuffix("\n")
    rows: list[str] = []
    for number, paragraph in enumerate(body.split("\n")):
        if paragraph != paragraph.strip() or _HIDDEN.search(paragraph):
            return None
        rows += [""] if number else []
        rows += _wrapped(paragraph, WIDTH - indent, lines if not number else ()) if paragraph else []
    return _block(Style.FOLDED, rows, indent, clipped=body != text)


def _literal(text: str, indent: int) -> str | None:
    body = text.removesuffix("\n")
    rows = body.split("\n")
    if _HIDDEN.search(text) or rows[0] != rows[0].lstrip():
        return None
    return _block(Style.LITERAL, rows, indent, clipped=body != text)


def _block(style: Style, rows: Sequence[str], indent: int, *, clipped: bool) -> str | None:
    if not rows or not rows[0].strip():
        return None
    head = style if clipped else f"{style}-"
    return "\n".join([head, *(" " * indent + row if row else "" for row in rows)])


def _wrapped(paragraph: str, width: int, lines: Sequence[str]) -> list[str]:
    """Return a paragraph in lines; those it had before are kept as far as it begins with them."""
    rows = []
    for line in lines:
        if not paragraph.startswith(f"{line} ") or not _STEP.match(paragraph, len(line)):
            break
        rows.append(line)
        paragraph = paragraph[len(line) + 1 :]
    row = ""
    for word in _STEP.split(paragraph):
        if row and len(row) + 1 + len(word) > width:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}" if row else word
    return [*rows, row]
