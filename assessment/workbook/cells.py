"""One value as the content of one cell, and back: nothing is lost, and nothing can become a formula.

Knows cells. Knows no sheet and no model.
"""

import json
import re
import unicodedata
from datetime import date, datetime
from typing import Any, Protocol

from assessment.workbook.sheets import Kind

LONGEST = 32_767
"""What one cell holds, in units of UTF-16."""

_WORD = re.compile(r"[^\s,\"'\[\]{}#&*!|>%@`]+")
_PRECISE = 10**15

Content = str | int | float | bool | None
"""What a cell holds."""


class Notation(Protocol):
    """How conditions, lists and numbers are written as text."""

    def write(self, value: Any) -> str:
        """Return the value on one line."""

    def read(self, text: str) -> Any:
        """Return the value that a text says; ValueError, with a Swedish message, when it can't be read."""


def to_cell(value: Any, kind: Kind, notation: Notation) -> Content:
    """Return what a cell holds for a value."""
    if kind is Kind.TEXT and isinstance(value, str):
        return shielded(value)
    if kind is Kind.WORDS and isinstance(value, list) and value and all(map(_is_word, value)):
        return ", ".join(value)
    if _is_number(value):
        return value  # type: ignore[no-any-return]  # an int or a float, as was just seen
    return notation.write(value)


def from_cell(content: Any, kind: Kind, notation: Notation) -> Any:
    """Return the value that a cell holds.

    Raises:
        ValueError: with a Swedish message, when the content is of a kind that can't stand there.
    """
    content = _plain(content)
    if kind is Kind.TEXT:
        if isinstance(content, bool | float):
            raise ValueError("här ska det stå text; sätt cellens format till Text och skriv den igen")
        return str(content) if isinstance(content, int) else unshielded(content)
    if not isinstance(content, str):
        return content
    if kind is Kind.WORDS and content[:1] not in "[\"'{":
        return _words(content)
    value = _read(content, notation)
    if value is None:
        raise ValueError(f"”{content}” säger inget; töm cellen eller skriv ett värde")
    return value


def _read(content: str, notation: Notation) -> Any:
    """Return what a text says; keys without braces around them are told of as that."""
    try:
        return notation.read(content)
    except ValueError:
        braced = f"{{{content}}}"
        if content.startswith("{") or not _is_readable(braced, notation):
            raise
        raise ValueError(f"sätt klamrar runt: {braced}") from None


def _is_readable(content: str, notation: Notation) -> bool:
    try:
        notation.read(content)
    except ValueError:
        return False
    return True


def shielded(text: str) -> str:
    """Return a text as it stands, or within quotation marks when a cell would not keep all its signs."""
    return json.dumps(text, ensure_ascii=True) if _is_fragile(text) else text


def unshielded(content: str) -> str:
    """Return the text that `shielded` was given; spaces around what somebody typed are left out."""
    read = _quoted(content)
    return read if read is not None and _is_fragile(read) else content.strip()


def _is_fragile(text: str) -> bool:
    if not text or text != text.strip() or any(_is_control(sign) for sign in text):
        return True
    read = _quoted(text)
    return read is not None and _is_fragile(read)


def _is_control(sign: str) -> bool:
    return sign != "\n" and unicodedata.category(sign) in {"Cc", "Zl", "Zp"}


def _quoted(text: str) -> str | None:
    if not (text.startswith('"') and text.endswith('"')):
        return None
    try:
        read = json.loads(text)
    except ValueError:
        return None
    return read if isinstance(read, str) else None


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and _WORD.fullmatch(value) is not None


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if isinstance(value, int):
        return abs(value) < _PRECISE
    return not value.is_integer() and float(f"{value:.15g}") == value


def _words(content: str) -> list[str]:
    found = [word.strip() for word in content.split(",")]
    if not all(map(_is_word, found)):
        raise ValueError("här ska det stå id:n med komma emellan")
    return found


def _plain(content: Any) -> Any:
    """Return a day as text: Excel makes one of what looks like one."""
    if isinstance(content, datetime):
        content = content.date() if (content.hour, content.minute, content.second) == (0, 0, 0) else content
    if isinstance(content, date) and not isinstance(content, datetime):
        return content.isoformat()
    if not isinstance(content, str | int | float):
        raise ValueError("Excel har gjort om värdet till ett klockslag; sätt cellens format till Text")  # noqa: TRY004 - what a cell holds is no type of the program's
    return content
