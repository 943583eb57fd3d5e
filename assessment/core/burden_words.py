"""Samlad belastning in words: the names of its columns, what a cell is, and what the picture says.

Knows counts and words. Counts nothing itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.core.burden_table import Cell, GroupLine, Side, When, Word, words_of
from assessment.core.language import N_, tr, tr_many
from assessment.core.summary.wording import capital
from assessment.core.vocabulary import Improvement, Severity

SIDES = {Side.WORSE: N_("Försämring"), Side.BETTER: N_("Förbättring")}
WHENS = {When.BEFORE: N_("före åtgärder"), When.AFTER: N_("med beslutade åtgärder")}
NOT_ASSESSED = N_("Gruppen inte bedömd")
_NOTHING = {Side.WORSE: N_("Ingen säker försämring"), Side.BETTER: N_("Ingen säker förbättring")}
_PHRASES = {Side.WORSE: N_("{word} försämring"), Side.BETTER: N_("{word} förbättring")}


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
    return tr(_NOTHING[side]) if word is None else capital(tr(word.value))


def cell_name(name: str, cell: Cell) -> str:
    """Return what decisions a cell counts, as a heading."""
    if not cell.assessed:
        return f"{name}: {tr(NOT_ASSESSED).lower()}"
    word = tr(_NOTHING[cell.side]) if cell.word is None else _phrase(cell.side, cell.word)
    return f"{name}: {word.lower()}, {tr(WHENS[cell.when])}"


def picture_text(lines: Sequence[NamedLine]) -> str:
    """Return what the picture says, for those who do not see it."""
    told = [
        tr_many(
            "{group}, bedömd i {n} beslut: {told}.",
            "{group}, bedömd i {n} beslut: {told}.",
            named.line.assessed,
            n=named.line.assessed,
            group=named.name,
            told=_sides(named.line),
        )
        for named in lines
    ]
    return " ".join([tr("Antal beslut för varje grupp, före och med beslutade åtgärder."), *told])


def _phrase(side: Side, word: Severity | Improvement) -> str:
    return tr(_PHRASES[side], word=tr(word.value))


def _sides(line: GroupLine) -> str:
    parts = []
    for side in Side:
        for word in words_of(side):
            before, after = (line.number(Cell(line.group, side, when, word)) for when in When)
            if before or after:
                parts.append(
                    tr(
                        "{what} {before} före, {after} med åtgärder",
                        what=_phrase(side, word),
                        before=before,
                        after=after,
                    )
                )
    return "; ".join(parts) if parts else tr("ingen säker skillnad")
