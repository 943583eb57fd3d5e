"""What scoring gives: numbers as exact fractions, words, and the trace behind each (method, chapters 3–10).

Knows the shape of a result. Counts nothing and writes no sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from assessment.core.rows import Row
from assessment.core.vocabulary import (
    Basis,
    Confidence,
    FlagState,
    Gap,
    Improvement,
    Rating,
    Severity,
    Status,
    SufficiencyWord,
)


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of numbers 0–100, exact. Ends are equal exactly when nothing is open."""

    lower: Fraction
    upper: Fraction


# Final instead of frozen, as `Row`: there is one for each.
@dataclass(slots=True, unsafe_hash=True)
class TraceLine:
    """One row's part of a number: harm is 0, ½, 1, or the whole [0, 1] when open; benefit is the mirror.

    Adding weight × harm over a group's lines, dividing by the sum of all its weights and multiplying by 100
    gives the number. *Inte relevant* has harm and benefit 0 and keeps its weight there, so that the choice
    between 0 and inte relevant moves no number; ``counted`` is False for it, as it leaves every count.
    """

    row: Final[Row]
    counted: Final[bool]
    harm: Final[Interval]
    benefit: Final[Interval]
    severity: Final[Severity | None]
    possible_severity: Final[Severity | None]
    improvement: Final[Improvement | None]
    possible_improvement: Final[Improvement | None] = None

    @property
    def unknown(self) -> bool:
        """True when the row counts and is open or has underlag D: its weight is in u (method, chapter 5)."""
        return self.counted and (self.row.open or self.row.basis is Basis.D)


@dataclass(frozen=True, slots=True)
class GroupResult:
    """One group in one perspective and alternative (method, chapter 3).

    ``harm`` and ``benefit`` are None when no row counts. ``severity`` is the gravest certain severity,
    ``possible_severity`` the gravest possible, ``improvement`` the largest certain improvement.
    """

    group: str
    vulnerable: bool
    reference: bool
    harm: Interval | None
    benefit: Interval | None
    severity: Severity | None
    possible_severity: Severity | None
    improvement: Improvement | None
    possible_improvement: Improvement | None
    unknown_share: Fraction | None
    trace: tuple[TraceLine, ...]


@dataclass(frozen=True, slots=True)
class GapResult:
    """Does the gap grow (method, chapter 4). ``questions`` pairs each question key with its word."""

    word: Gap
    questions: tuple[tuple[str, Gap], ...]
    unclear: int
    own_answer: Gap | None

    @property
    def contradicted(self) -> bool:
        """True when the official's own answer says otherwise than the rows do."""
        return self.own_answer is not None and self.word is not Gap.NONE and self.own_answer is not self.word


@dataclass(frozen=True, slots=True)
class BasisResult:
    """Quality of the basis (method, chapter 5). ``unknown`` is u, ``supported`` is e; None without rows.

    ``unknown_groups`` are the groups that alone have u ≥ ⅓.
    """

    unknown: Fraction | None
    supported: Fraction | None
    confidence: Confidence
    unknown_groups: tuple[str, ...]
    counts: Mapping[Basis | None, int]


@dataclass(frozen=True, slots=True)
class Profile:
    """Chapters 3–5 for one perspective and alternative, with the ratings that decided measures give.

    The fields mean what they mean in `PerspectiveResult`.
    """

    harm: Interval | None
    benefit: Interval | None
    harm_bands: tuple[str, ...]
    benefit_bands: tuple[str, ...]
    worst: tuple[str, ...]
    best: tuple[str, ...]
    gravest: TraceLine | None
    gap: GapResult
    basis: BasisResult
    groups: tuple[GroupResult, ...]


@dataclass(frozen=True, slots=True)
class PerspectiveResult:
    """One perspective and one alternative (method, chapters 3–6).

    ``status`` is shown: after decided measures, and with Stärker turned to Blandat while an open flag of the
    alternative belongs to the perspective (then ``lowered_by`` names the flags). ``status_by_rule`` is the
    word of the rule alone, ``status_before`` the rule's word before measures. ``possible`` are the words that
    some completion gives, in the order of `Status`; more than one means that the word is never shown without
    "kan bli".

    The numbers, gap, basis and groups are those of the ratings as given, before measures; ``after`` has the
    same after decided measures, and is None where no decided measure changes a rating. ``harm`` and
    ``benefit`` are headlines over the groups, the reference group aside unless alone. ``gravest`` is the
    gravest worse row beside ``status``, thus after measures; ``gravest_before`` the one beside
    ``status_before``. The reference group's rows are among those they are chosen from.
    """

    perspective: str
    alternative: str
    status: Status
    status_by_rule: Status
    status_before: Status
    possible: tuple[Status, ...]
    possible_before: tuple[Status, ...]
    lowered_by: tuple[str, ...]
    harm: Interval | None
    benefit: Interval | None
    harm_bands: tuple[str, ...]
    benefit_bands: tuple[str, ...]
    worst: tuple[str, ...]
    best: tuple[str, ...]
    gravest: TraceLine | None
    gap: GapResult
    basis: BasisResult
    groups: tuple[GroupResult, ...]
    gravest_before: TraceLine | None = None
    after: Profile | None = None

    def group(self, group_id: str) -> GroupResult | None:
        """Return the result of one group, or None when no row was asked for it."""
        return next((g for g in self.groups if g.group == group_id), None)


@dataclass(frozen=True, slots=True)
class FlagResult:
    """One stop flag for one alternative (method, chapter 10).

    ``missing`` are the questions still to answer, ``answers`` the required questions that have an answer.
    """

    checklist: str
    flag: str
    alternative: str
    state: FlagState
    perspectives: tuple[str, ...]
    missing: tuple[str, ...]
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two alternatives held against each other (method, chapter 8).

    ``dominates`` is True when ``first`` is at least as good in every row and better in one; ``open_rows`` > 0
    means that they were not compared, and then both lists of groups are empty. ``better_for`` and
    ``worse_for`` are the groups for whom ``first`` is better and worse in some row; a group may be in both.
    """

    first: str
    second: str
    dominates: bool
    open_rows: int
    better_for: tuple[str, ...]
    worse_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingAnswer:
    """Something that keeps the assessment a draft (method, chapter 10).

    ``kind`` is motivering, underlag or flagga. ``question`` is where to mend it, ``groups`` the groups whose
    rows lack it, ``rating`` their rating when it is one and the same.
    """

    kind: str
    question: str
    alternative: str | None
    groups: tuple[str, ...]
    rating: Rating | None


@dataclass(frozen=True, slots=True)
class SufficiencyResult:
    """One line of *Räcker underlaget?* (method, chapter 5): read off the assessment, never asked.

    Conditions on rows are read for the alternative that the first page is about. ``mend_at`` is the question
    to go to, '' when the file names none.
    """

    checklist: str
    item: str
    question: str
    word: SufficiencyWord
    mend_at: str


@dataclass(frozen=True, slots=True)
class Result:
    """The whole result of one assessment. ``perspectives`` has every perspective × rated alternative."""

    perspectives: Mapping[tuple[str, str], PerspectiveResult]
    flags: tuple[FlagResult, ...]
    comparisons: tuple[Comparison, ...]
    missing: tuple[MissingAnswer, ...]
    ready_allowed: bool
    sufficiency: tuple[SufficiencyResult, ...] = ()

    def perspective(self, perspective: str, alternative: str) -> PerspectiveResult | None:
        """Return the result of one perspective and alternative, or None."""
        return self.perspectives.get((perspective, alternative))

    def open_flags(self, alternative: str) -> tuple[FlagResult, ...]:
        """Return the open stop flags of one alternative, in checklist order."""
        return tuple(f for f in self.flags if f.alternative == alternative and f.state is FlagState.OPEN)

    def answered_flags(self, alternative: str) -> tuple[FlagResult, ...]:
        """Return the answered stop flags of one alternative, in checklist order."""
        return tuple(f for f in self.flags if f.alternative == alternative and f.state is FlagState.ANSWERED)
