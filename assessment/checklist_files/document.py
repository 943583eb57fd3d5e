"""A read file: its data, its faults, and the line and column of every key and value.

Knows positions. Knows no model and no rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from assessment.core.diagnostics import Diagnostic, Finding, Path

MOST = 100
"""Most faults that are told of one file; beyond that one sentence says how many there are."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the writing itself. Line and column count from 1; line 0 is the whole file."""

    code: str
    line: int
    column: int
    length: int
    message: str
    tips: tuple[str, ...] = ()


class Branch:
    """The positions of a list (kids in order) or of keys (key → positions of key and value)."""

    __slots__ = ("end", "kids", "start")

    def __init__(self, start: Any, kids: Any) -> None:
        self.start, self.kids = start, kids
        self.end: Any = None

    @property
    def start_mark(self) -> Any:
        """Where it begins."""
        return self.start.start_mark

    @property
    def end_mark(self) -> Any:
        """Where it ends; its own first sign while it is being read."""
        return self.end or self.start.end_mark

    @property
    def flow(self) -> bool:
        """True when it is written on one line, within brackets or braces."""
        return bool(self.start.flow_style)


Spot = Any
"""A branch, or libyaml's event for a single value; both have start_mark and end_mark, which count from 0."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the text; line and column count from 1."""

    line: int
    column: int
    length: int


@dataclass(slots=True)
class Document:
    """A file of strict YAML after reading."""

    name: str
    text: str
    data: Any = None
    root: Spot | None = None
    faults: list[Fault] = field(default_factory=list)
    odd: bool = False
    """True when it holds a value that pydantic could bend: true, false, or a number that is a whole day."""
    _lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        """The lines of the file without their ends."""
        if self._lines is None:
            self._lines = self.text.splitlines()
        return self._lines

    def fault(self, fault: Fault) -> None:
        """Add something that is wrong with the writing."""
        self.faults.append(fault)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with the writing, at most `MOST` and a sentence about the rest."""
        told = [self._told(f) for f in self.faults[:MOST]]
        if len(self.faults) > MOST:
            next_ = self.faults[MOST]
            message = f"härifrån har filen {len(self.faults) - MOST} fel till"
            rest = Fault(
                "fler-fel", next_.line, next_.column, next_.length, message, ("rätta de första först",)
            )
            told.append(self._told(rest))
        return tuple(told)

    def _told(self, fault: Fault) -> Diagnostic:
        return Diagnostic(
            code=fault.code,
            message=fault.message,
            file=self.name,
            line=fault.line,
            column=fault.column,
            length=fault.length or max(1, len(self._line(fault.line).rstrip()) - fault.column + 1),
            source=self._line(fault.line),
            tips=fault.tips,
        )

    def _line(self, line: int) -> str:
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def place(self, finding: Finding) -> Diagnostic:
        """Return the finding with the line and column where it stands."""
        span = self.span(finding)
        return Diagnostic(
            code=finding.code,
            message=finding.message,
            file=self.name,
            line=span.line,
            column=span.column,
            length=span.length,
            source=self._line(span.line),
            tips=finding.tips,
            more=finding.more,
        )

    def span(self, finding: Finding) -> Span:
        """Return where a finding stands; a path that leads nowhere ends at the last place that exists."""
        key, spot = self.spots(finding.path)
        if spot is None:
            return Span(1, 1, 0)
        if finding.words and (found := self._words(spot, finding.words)):
            return found
        if key is not None and (finding.on_key or _hidden(spot)):
            spot = key
        return self._span(spot)

    def spots(self, path: Path) -> tuple[Spot | None, Spot | None]:
        """Return the positions of the key (if it has one) and of the value at a path.

        A step that the file leaves out is skipped: a list where the model has a name for it
        (``kräver: [a]``), or one value where the model has a list (``källa: a``).
        """
        key: Spot | None = None
        spot = self.root
        for part in path:
            kids = spot.kids if isinstance(spot, Branch) else None
            if isinstance(kids, dict) and part in kids:
                key, spot = kids[part]
            elif isinstance(kids, list) and isinstance(part, int) and part < len(kids):
                key, spot = None, kids[part]
        return key, spot

    def is_shared(self, path: Path) -> bool:
        """Return True when an alias stands at the path, whose text is somewhere else."""
        spot = self.spots(path)[1]
        return spot is not None and not isinstance(spot, Branch) and not hasattr(spot, "value")

    def raw(self, path: Path) -> str | None:
        """Return a single value as it was typed, without the quotation marks; None for lists and keys."""
        spot = self.spots(path)[1]
        return None if spot is None or isinstance(spot, Branch) else str(getattr(spot, "value", ""))

    def key_before(self, path: Path) -> str | None:
        """Return the key that stands before the last one of the path, or None when it is the first."""
        parent = self.spots(path[:-1])[1]
        keys = list(parent.kids) if isinstance(parent, Branch) and isinstance(parent.kids, dict) else []
        place = keys.index(path[-1]) if path[-1] in keys else 0
        return keys[place - 1] if place else None

    def in_braces(self, path: Path) -> bool:
        """Return True when the value at the path is written within brackets or braces."""
        spot = self.spots(path)[1]
        return isinstance(spot, Branch) and spot.flow

    def _span(self, spot: Spot) -> Span:
        start, end = spot.start_mark, spot.end_mark
        line, column = start.line, start.column
        if getattr(spot, "style", None) in {">", "|"} and spot.value.strip():
            line = next(n for n in range(start.line + 1, end.line + 1) if self._line(n + 1).strip())
            column = len(self._line(line + 1)) - len(self._line(line + 1).lstrip())
        if end.line == line and end.column > column:
            return Span(line + 1, column + 1, end.column - column)
        return Span(line + 1, column + 1, max(1, len(self._line(line + 1).rstrip()) - column))

    def _words(self, spot: Spot, words: str) -> Span | None:
        """Return where the words stand in a text; the first of them when the text breaks between them."""
        start, end = spot.start_mark, spot.end_mark
        numbers = range(start.line, end.line + 1)
        for wanted in dict.fromkeys((words, words.split(maxsplit=1)[0])):
            for number in numbers:
                line = self._line(number + 1)
                column = line.lower().find(wanted.lower(), start.column if number == start.line else 0)
                if column >= 0:
                    return Span(number + 1, column + 1, len(wanted))
        return None


def _hidden(spot: Spot) -> bool:
    """Return True for what is better shown at its key: nothing at all, or rows below it."""
    if isinstance(spot, Branch):
        return not spot.flow
    return bool(spot.start_mark.index == spot.end_mark.index)


def placed(documents: dict[str, Document], findings: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    """Return each finding with its place, in the document that it names."""
    return tuple(documents[f.document].place(f) for f in findings if f.document in documents)
