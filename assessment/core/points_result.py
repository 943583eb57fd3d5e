"""What counting points gives: exact numbers, levels, reductions, outcomes, and the line behind each number.

Knows the shape of a result. Counts nothing and writes no sentence.
"""

from dataclasses import dataclass
from fractions import Fraction

from assessment.core.point_scales import Level, Outcome, PointScale, Reduction


@dataclass(frozen=True, slots=True)
class Span:
    """From the least to the most a number can be, both possible; equal when nothing is open."""

    least: Fraction
    most: Fraction

    @property
    def certain(self) -> bool:
        """True when it can be one number only."""
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class PointsLine:
    """One question's part of a scale: what its answer gives, or what it can give while it has none.

    ``least`` and ``most`` are what any answer to it can give; their sums are the scale's own.
    """

    question: str
    chosen: tuple[str, ...]
    answered: bool
    required: bool
    points: Span
    least: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class ReductionStep:
    """One reduction: whether its limit is reached, and the scale's points before and after it.

    ``met`` is None while open answers decide. ``reached`` and ``limit`` are points on the other scale;
    ``limit`` is None when the limit is per cent of nothing. ``missing`` is what is left to the limit from the
    answers given, 0 or less when it is reached.
    """

    reduction: Reduction
    met: bool | None
    reached: Span
    limit: Fraction | None
    missing: Fraction | None
    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class ScaleResult:
    """One scale: its lines, its sum, what it is of, its reductions and its level.

    ``answered`` is the sum of the answers given; ``counted`` the span that open questions leave, before
    reductions, ``points`` after them. ``whole`` is what 100 per cent is, None when nothing declares it.
    ``level`` is None while a required question has no answer; ``possible`` are then the levels it can be.
    """

    scale: PointScale
    lines: tuple[PointsLine, ...]
    answered: Fraction
    counted: Span
    least: Fraction
    most: Fraction
    whole: Fraction | None
    steps: tuple[ReductionStep, ...]
    points: Span
    level: Level | None
    possible: tuple[Level, ...]

    def percent(self, points: Fraction) -> Fraction | None:
        """Return how many per cent a number of points is, exactly; None of nothing."""
        return 100 * points / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class OutcomeResult:
    """An outcome that holds, with the reasons that hold now, in the order of the file."""

    outcome: Outcome
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointsResult:
    """One checklist's points.

    ``missing`` are the required questions without an answer; while there are any, ``outcome`` is None.
    ``met`` are all outcomes with a reason that already holds, in their order; the first is the outcome.
    ``open`` counts the questions that give points and have no answer, the required ones too.
    """

    checklist: str
    begun: bool
    scales: tuple[ScaleResult, ...]
    missing: tuple[str, ...]
    open: int
    outcome: OutcomeResult | None
    met: tuple[OutcomeResult, ...]

    def scale(self, scale_id: str) -> ScaleResult | None:
        """Return the result of this scale, or None."""
        return next((s for s in self.scales if s.scale.id == scale_id), None)
