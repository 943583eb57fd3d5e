"""Samlad belastning (method, chapter 13): how many decisions do what to each group of grupper.yaml.

Counts decisions. Adds and averages nothing else: the numbers of chapter 3 never come here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from assessment.core.burden import Burden
from assessment.core.vocabulary import Improvement, Severity


class Side(StrEnum):
    """Which way a decision goes for a group."""

    WORSE = "sämre"
    BETTER = "bättre"


class When(StrEnum):
    """Without or with the measures that are decided."""

    BEFORE = "före"
    AFTER = "efter"


Word = Severity | Improvement | None
"""The gravest certain severity, or the largest certain improvement; None when nothing is certain."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table, and so the decisions that it counts.

    Without ``assessed`` it is the decisions where the group was not assessed, and the rest says nothing.
    """

    group: str
    side: Side = Side.WORSE
    when: When = When.BEFORE
    word: Word = None
    assessed: bool = True

    def counts(self, burdens: Iterable[Burden]) -> bool:
        """Return True when a decision with these burdens is one of those in the cell."""
        own = next((b for b in burdens if b.group == self.group and b.assessed), None)
        if own is None or not self.assessed:
            return own is None and not self.assessed
        return borne(own, self.side, self.when) == self.word

    @property
    def written(self) -> str:
        """The cell as it stands in an address."""
        if not self.assessed:
            return f"{self.group}.{_NOT_ASSESSED}"
        return ".".join((self.group, self.side, self.when, self.word or _NOTHING))

    @classmethod
    def read(cls, written: str) -> Self | None:
        """Return the cell that an address names, or None when it names none."""
        group, *rest = written.split(".")
        if rest == [_NOT_ASSESSED]:
            return cls(group, assessed=False)
        try:
            side, when, word = Side(rest[0]), When(rest[1]), rest[2]
            return cls(group, side, when, None if word == _NOTHING else _KINDS[side](word))
        except (IndexError, ValueError):
            return None


_NOTHING, _NOT_ASSESSED = "inget", "inte-bedömd"
_KINDS: Mapping[Side, type[Severity | Improvement]] = {Side.WORSE: Severity, Side.BETTER: Improvement}


def words_of(side: Side) -> tuple[Severity | Improvement, ...]:
    """Return the words of a side, the gravest or the largest first."""
    return tuple(_KINDS[side])


def borne(burden: Burden, side: Side, when: When) -> Word:
    """Return what a decision certainly does to a group on one side."""
    before = when is When.BEFORE
    if side is Side.WORSE:
        return burden.severity if before else burden.severity_after
    return burden.improvement if before else burden.improvement_after


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group: in how many decisions it was assessed, in how many not, and how many have each word."""

    group: str
    assessed: int
    not_assessed: int
    counts: Mapping[tuple[Side, When, Word], int]

    def number(self, cell: Cell) -> int:
        """Return how many decisions a cell of this group counts."""
        return self.counts.get((cell.side, cell.when, cell.word), 0) if cell.assessed else self.not_assessed


def burden_table(
    tallies: Iterable[tuple[Burden, int]], decisions: int, order: Sequence[str]
) -> tuple[GroupLine, ...]:
    """Return a line for each group of the catalogue, and last for those that have left it.

    Args:
        tallies: burdens, each with how many decisions have it; a decision has one at most for each group.
        decisions: how many decisions there are, also those that say nothing of any group.
        order: the groups of grupper.yaml.
    """
    counts: dict[str, Counter[tuple[Side, When, Word]]] = {}
    assessed: Counter[str] = Counter()
    for burden, number in tallies:
        if not burden.assessed:
            continue
        assessed[burden.group] += number
        own = counts.setdefault(burden.group, Counter())
        for side in Side:
            for when in When:
                own[side, when, borne(burden, side, when)] += number
    names = [*order, *sorted(counts.keys() - set(order))]
    return tuple(
        GroupLine(name, assessed[name], decisions - assessed[name], dict(counts.get(name, {})))
        for name in names
    )
