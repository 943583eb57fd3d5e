"""Sums over effect rows: each row's part of the numbers, and what numbers, shares and statuses are read from.

Counts in whole halves, so that nothing is rounded. Knows no threshold, no band and no word of status.
"""

from collections.abc import Iterable
from fractions import Fraction

from assessment.core.result import Interval, TraceLine
from assessment.core.rows import Row
from assessment.core.severity import (
    certain_improvement,
    certain_severity,
    possible_improvement,
    possible_severity,
)
from assessment.core.vocabulary import Basis, Improvement, Severity

_POINTS = tuple(Interval(Fraction(h, 2), Fraction(h, 2)) for h in range(3))
_ANYTHING = Interval(Fraction(0), Fraction(1))


def line_of(row: Row) -> TraceLine:
    """Return the row's part of the numbers (method, chapters 2 and 3)."""
    if row.open:
        return TraceLine(
            row=row,
            counted=True,
            harm=_ANYTHING,
            benefit=_ANYTHING,
            severity=None,
            possible_severity=possible_severity(row),
            improvement=None,
            possible_improvement=possible_improvement(row),
        )
    worse, better = row.worse, row.better
    return TraceLine(
        row=row,
        counted=not row.not_relevant,
        harm=_POINTS[-worse],
        benefit=_POINTS[better],
        severity=certain_severity(row) if worse else None,
        possible_severity=possible_severity(row) if worse else None,
        improvement=certain_improvement(row) if better else None,
        possible_improvement=possible_improvement(row) if better else None,
    )


class Tally:
    """What one group's rows, or a whole perspective's, add up to. Weights are sums of question weights.

    ``weight`` is over all rows; ``counted``, ``unknown`` (open or underlag D), ``missing`` (underlag D) and
    ``supported`` (rated, underlag A or B) leave *inte relevant* out. ``harm`` and ``benefit`` are the sums of
    weight × harm and benefit, in halves, lower and upper end.
    """

    __slots__ = (
        "answered",
        "benefit",
        "better",
        "by_basis",
        "counted",
        "harm",
        "improvement",
        "missing",
        "open",
        "possible_improvement",
        "possible_severity",
        "relevant",
        "rows",
        "severity",
        "supported",
        "unknown",
        "weight",
        "worse",
    )

    def __init__(self) -> None:
        self.rows = 0
        self.relevant = 0
        self.answered = 0
        self.open = 0
        self.worse = 0
        self.better = 0
        self.weight = 0
        self.counted = 0
        self.unknown = 0
        self.missing = 0
        self.supported = 0
        self.harm = (0, 0)
        self.benefit = (0, 0)
        self.by_basis: dict[Basis | None, int] = {}
        self.severity: Severity | None = None
        self.possible_severity: Severity | None = None
        self.improvement: Improvement | None = None
        self.possible_improvement: Improvement | None = None

    def add(self, lines: Iterable[TraceLine]) -> "Tally":
        """Add the rows, and return the tally itself."""
        harm_low, harm_high = self.harm
        benefit_low, benefit_high = self.benefit
        for line in lines:
            row = line.row
            weight = row.weight
            self.rows += 1
            self.weight += weight
            if not line.counted:
                continue
            self.relevant += 1
            self.counted += weight
            basis = row.basis
            if basis is Basis.D:
                self.missing += weight
            if row.open:
                self.open += 1
                self.answered += row.answered
                self.unknown += weight
                harm_high += 2 * weight
                benefit_high += 2 * weight
            else:
                self.answered += 1
                self.by_basis[basis] = self.by_basis.get(basis, 0) + 1
                if basis is Basis.D:
                    self.unknown += weight
                elif basis is Basis.A or basis is Basis.B:
                    self.supported += weight
                worse, better = row.worse, row.better
                self.worse += worse < 0
                self.better += better > 0
                harm_low -= worse * weight
                harm_high -= worse * weight
                benefit_low += better * weight
                benefit_high += better * weight
            self.severity = graver(self.severity, line.severity)
            self.possible_severity = graver(self.possible_severity, line.possible_severity)
            self.improvement = larger(self.improvement, line.improvement)
            self.possible_improvement = larger(self.possible_improvement, line.possible_improvement)
        self.harm = (harm_low, harm_high)
        self.benefit = (benefit_low, benefit_high)
        return self

    def merge(self, other: "Tally") -> "Tally":
        """Add another tally's rows, and return the tally itself."""
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.harm = (self.harm[0] + other.harm[0], self.harm[1] + other.harm[1])
        self.benefit = (self.benefit[0] + other.benefit[0], self.benefit[1] + other.benefit[1])
        for basis, number in other.by_basis.items():
            self.by_basis[basis] = self.by_basis.get(basis, 0) + number
        self.severity = graver(self.severity, other.severity)
        self.possible_severity = graver(self.possible_severity, other.possible_severity)
        self.improvement = larger(self.improvement, other.improvement)
        self.possible_improvement = larger(self.possible_improvement, other.possible_improvement)
        return self

    def share(self, weight: int) -> Fraction | None:
        """Return a weight as a share of the rows that count; None when no row counts."""
        return Fraction(weight, self.counted) if self.counted else None

    @property
    def unknown_share(self) -> Fraction | None:
        """u: the share that is open or has underlag D (method, chapter 5)."""
        return self.share(self.unknown)

    @property
    def supported_share(self) -> Fraction | None:
        """e: the share that is rated and has underlag A or B (method, chapter 5)."""
        return self.share(self.supported)


_NUMBERS = (
    "rows",
    "relevant",
    "answered",
    "open",
    "worse",
    "better",
    "weight",
    "counted",
    "unknown",
    "missing",
    "supported",
)


def graver(one: Severity | None, other: Severity | None) -> Severity | None:
    """Return the graver of two severities; None is milder than any."""
    if one is None or other is None or one is other:
        return one or other
    return one if one.rank > other.rank else other


def larger(one: Improvement | None, other: Improvement | None) -> Improvement | None:
    """Return the larger of two improvements; None is smaller than any."""
    if one is None or other is None or one is other:
        return one or other
    return one if one.rank > other.rank else other
