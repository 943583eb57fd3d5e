"""Samlad belastning in words: the names of its columns, what a cell is, and what the picture says.

Knows counts and Swedish. Counts nothing itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.core.burden_table import Cell, GroupLine, Side, When, Word, words_of
from assessment.core.vocabulary import Improvement, Severity

SIDES = {Side.WORSE: "Försämring", Side.BETTER: "Förbättring"}
WHENS = {When.BEFORE: "före åtgärder", When.AFTER: "med beslutade åtgärder"}
NOT_ASSESSED = "Gruppen inte bedömd"
_NOTHING = {Side.WORSE: "Ingen säker försämring", Side.BETTER: "Ingen säker förbättring"}
_CAPITAL = {word: f"{word[0].upper()}{word[1:]}" for kind in (Severity, Improvement) for word in kind}


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line of the table with the name of its group."""

    name: str
    line: GroupLine


def columns(side: Side) -> tuple[Word, ...]:
    """Return the columns of one side's table, the gravest or the largest first."""
    return (*words_of(side), None)


def column_name(side: Side, word: Word) -> str:
    """Return the heading of a column."""
    return _NOTHING[side] if word is None else _CAPITAL[word]


def cell_name(name: str, cell: Cell) -> str:
    """Return what decisions a cell counts, as a heading."""
    if not cell.assessed:
        return f"{name}: {NOT_ASSESSED.lower()}"
    word = _NOTHING[cell.side] if cell.word is None else f"{cell.word} {SIDES[cell.side].lower()}"
    return f"{name}: {word.lower()}, {WHENS[cell.when]}"


def picture_text(lines: Sequence[NamedLine]) -> str:
    """Return what the picture says, for those who do not see it."""
    told = [f"{named.name}, bedömd i {named.line.assessed} beslut: {_sides(named.line)}." for named in lines]
    return " ".join(["Antal beslut för varje grupp, före och med beslutade åtgärder.", *told])


def _sides(line: GroupLine) -> str:
    parts = []
    for side in Side:
        for word in words_of(side):
            before, after = (line.number(Cell(line.group, side, when, word)) for when in When)
            if before or after:
                parts.append(f"{word} {SIDES[side].lower()} {before} före, {after} med åtgärder")
    return "; ".join(parts) if parts else "ingen säker skillnad"
