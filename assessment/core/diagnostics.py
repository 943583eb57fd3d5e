"""What a check says: a code, where, what is wrong, what to write instead; as text, annotation or data.

Knows the words and the lines it is given. Reads no file and knows no YAML, no colour and no screen.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assessment.core.diagnostic_codes import CODES, Level
from assessment.core.language import tr, tr_many

Path = tuple[str | int, ...]
"""Where a value stands in a document: keys and zero-based positions, from the top."""

WINDOW = 110
"""Longest part of a source line that is shown, in characters: a longer one is cut around the fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a rule found, before anyone knows on which line it stands.

    `path` names the value; `key` says that the finding is about that key of it (present or missing) and
    `words` that it is about these words in the text. `more` is the heading in LÄSMIG, by default the code.
    """

    code: str
    document: str
    path: Path
    message: str
    tips: tuple[str, ...] = ()
    key: str | None = None
    on_key: bool = False
    words: str | None = None
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A finding with its place. Lines and columns count from 1; 0 means that the whole file is meant."""

    code: str
    message: str
    file: str
    line: int = 0
    column: int = 0
    length: int = 0
    source: str = ""
    tips: tuple[str, ...] = ()
    more: str = ""

    @property
    def level(self) -> Level:
        """How grave it is: the code decides."""
        return CODES[self.code].level

    @property
    def link(self) -> str:
        """Where LÄSMIG says more: a file and a heading."""
        return f"LÄSMIG.md#{self.more or self.code}"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics by file, line and column, each said once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.file, d.line, d.column, d.code, d.message)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return True when at least one diagnostic is a fel: the file can't be used as it stands."""
    return any(d.level is Level.ERROR for d in diagnostics)


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many there are of each level: ``2 fel, 1 varning och 3 råd``; empty when there is none."""
    count = Counter(d.level for d in diagnostics)
    told = {
        Level.ERROR: tr_many("{n} fel", "{n} fel", count[Level.ERROR], n=count[Level.ERROR]),
        Level.WARNING: tr_many("{n} varning", "{n} varningar", count[Level.WARNING], n=count[Level.WARNING]),
        Level.ADVICE: tr_many("{n} råd", "{n} råd", count[Level.ADVICE], n=count[Level.ADVICE]),
    }
    words = [told[level] for level in Level if count[level]]
    return tr(" och ").join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def render_text(diagnostic: Diagnostic) -> str:
    """Return the diagnostic as lines of text, with carets under the exact span."""
    head = f"{diagnostic.level}[{diagnostic.code}]: {_plain(diagnostic.message)}"
    gutter = " " * len(str(diagnostic.line or ""))
    if diagnostic.line:
        shown, before, under = _excerpt(diagnostic.source, diagnostic.column - 1, diagnostic.length)
        lines = [
            head,
            f"{gutter}--> {_plain(diagnostic.file)}:{diagnostic.line}:{diagnostic.column}",
            f"{gutter} |",
            f"{diagnostic.line} | {shown}".rstrip(),
            f"{gutter} | {' ' * before}{'^' * under}",
        ]
    else:
        gutter = "  "
        lines = [head, f"{gutter}--> {_plain(diagnostic.file)}"]
    tips = [*diagnostic.tips, f"mer: {diagnostic.link}"]
    return "\n".join([*lines, *(f"{gutter} = {_plain(tip)}" for tip in tips)])


def render_all(diagnostics: Iterable[Diagnostic]) -> str:
    """Return every diagnostic as text, an empty line between them."""
    return "\n\n".join(render_text(d) for d in diagnostics)


def render_github(diagnostic: Diagnostic) -> str:
    """Return the diagnostic as one line that GitHub shows beside the changed file."""
    command = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}[diagnostic.level]
    where = {"file": diagnostic.file}
    if diagnostic.line:
        where |= {
            "line": str(diagnostic.line),
            "col": str(diagnostic.column),
            "endColumn": str(diagnostic.column + diagnostic.length),
        }
    where["title"] = f"{diagnostic.level}[{diagnostic.code}]"
    properties = ",".join(
        f"{name}={_escape(value).replace(':', '%3A').replace(',', '%2C')}" for name, value in where.items()
    )
    return f"::{command} {properties}::{_escape(chr(10).join([diagnostic.message, *diagnostic.tips]))}"


def as_dict(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return the diagnostic as plain data for JSON, with Swedish keys as in every other file."""
    return {
        "kod": diagnostic.code,
        "nivå": diagnostic.level.value,
        "meddelande": diagnostic.message,
        "fil": diagnostic.file,
        "rad": diagnostic.line,
        "kolumn": diagnostic.column,
        "längd": diagnostic.length,
        "källrad": diagnostic.source,
        "tips": list(diagnostic.tips),
        "mer": diagnostic.link,
    }


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _plain(text: str) -> str:
    """Return the text on one line, without signs that could steer a terminal or turn the reading order."""
    return "".join(_shown(sign) for sign in text)


def _shown(sign: str) -> str:
    if sign == "\t":
        return "    "
    if sign in "\r\n\u2028\u2029":
        return " "
    steers = unicodedata.category(sign) in {"Cc", "Cs"} or unicodedata.bidirectional(sign) in _TURNS
    return "\ufffd" if steers else sign


_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def _width(text: str) -> int:
    """Return how many columns the text takes: wide signs two, combining signs none."""
    return sum(
        0
        if unicodedata.category(s) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(s) in "WF"
        else 1
        for s in text
    )


def _excerpt(source: str, start: int, length: int) -> tuple[str, int, int]:
    """Return the part of the line to show, the columns before the span, and those under it (at least 1)."""
    start = min(start, len(source))
    end = min(start + max(length, 1), len(source))
    first = 0
    if len(source) > WINDOW:
        first = max(0, min(start - 20, len(source) - WINDOW))
        end = min(end, first + WINDOW)
    left = "…" if first else ""
    right = "…" if first + WINDOW < len(source) else ""
    shown = left + _plain(source[first : first + WINDOW]) + right
    return shown, _width(left + _plain(source[first:start])), max(1, _width(_plain(source[start:end])))
