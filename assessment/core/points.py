"""Points on named scales: sums, spans while answers are missing, reductions, levels (method, chapter 12).

Knows the answers to the questions that apply. Touches no row and no status; every number is exact.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import floor

from assessment.core.assessment import Answer
from assessment.core.checklist import Checklist, Option, Question
from assessment.core.conditions import Facts, RowIndex, ScalePoints, holds
from assessment.core.flow import Flow
from assessment.core.point_scales import Level, PointScale, Reduction, Rounding
from assessment.core.points_result import (
    OutcomeResult,
    PointsLine,
    PointsResult,
    ReductionStep,
    ScaleResult,
    Span,
)
from assessment.core.sources import rated_alternatives
from assessment.core.vocabulary import AnswerType

_NOTHING = Fraction(0)
_STEPS: Mapping[Rounding, int | None] = {"heltal": 1, "tiondel": 10, "ingen": None}


def points_of(flow: Flow) -> tuple[PointsResult, ...]:
    """Return the result of every checklist that gives points, in reading order."""
    return tuple(_result(flow, c) for c in flow.checklists.checklists if c.gives_points)


def begun(flow: Flow, checklist: Checklist) -> bool:
    """Return True when any of a checklist's questions that apply has an answer."""
    return any(
        checklist.key(q) in flow.answers or flow.tables(checklist.key(q)) for q in checklist.questions()
    )


def left_out(flow: Flow, checklist: Checklist) -> bool:
    """Return True for an optional checklist that nobody has begun: it is told of nowhere."""
    return checklist.optional and checklist.gives_points and not begun(flow, checklist)


def rounded(number: Fraction, to: Rounding) -> Fraction:
    """Return a number rounded to whole or tenths, halves upwards: −2,5 becomes −2 and 2,5 becomes 3."""
    step = _STEPS[to]
    return number if step is None else Fraction(floor(number * step + Fraction(1, 2)), step)


def reduced(number: Fraction, reduction: Reduction) -> Fraction:
    """Return what is left of a number when per cent is taken off it and the rest rounded."""
    return rounded(number * (100 - reduction.percent) / 100, reduction.rounding)


def range_of(question: Question, scale: str) -> tuple[Fraction, Fraction]:
    """Return the least and the most that an answer to a question can give on a scale.

    Of several answers those that help are added, and one that excludes the others stands alone; of one answer
    the worst and the best. A question that may be left without an answer can always give 0.
    """
    given = [(o.points.get(scale, _NOTHING), o) for o in question.all_options]
    sums = [p for p, o in given if o.exclusive or question.type is not AnswerType.MULTIPLE]
    added = [p for p, o in given if not o.exclusive] if question.type is AnswerType.MULTIPLE else []
    if added:
        sums += [_at_best(added, 1), _at_best(added, -1)]
    if not question.required:
        sums.append(_NOTHING)
    return min(sums, default=_NOTHING), max(sums, default=_NOTHING)


def _at_best(points: Sequence[Fraction], sign: int) -> Fraction:
    helping = [p for p in points if p * sign > 0]
    # At least one has to be chosen, also when none of them helps.
    return sum(helping, _NOTHING) if helping else max(points, key=lambda p: p * sign)


class _Same:
    """A checklist as a key: the very object, since what it holds cannot be hashed."""

    __slots__ = ("checklist",)

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist

    def __hash__(self) -> int:
        return id(self.checklist)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.checklist is self.checklist


Ranges = dict[str, tuple[Fraction, Fraction]]


@lru_cache(maxsize=32)
def _scored(same: _Same) -> tuple[tuple[str, Question, Ranges], ...]:
    """Return the questions that give points, with their keys and what each can give on its scales."""
    found = []
    for question in same.checklist.questions():
        scales = {s for o in question.all_options for s in o.points}
        if scales and not question.retired:
            ranges = {s: range_of(question, s) for s in sorted(scales)}
            found.append((same.checklist.key(question), question, ranges))
    return tuple(found)


def highest_of_all(checklist: Checklist, scale: str) -> Fraction:
    """Return the highest number of points on a scale if every question of the checklist were asked."""
    return _sum(ranges[scale][1] for _, _, ranges in _scored(_Same(checklist)) if scale in ranges)


def _chosen(question: Question, answer: Answer | None) -> tuple[Option, ...]:
    if answer is None or answer.value is None:
        return ()
    values = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    ids = {str(v) for v in values}
    return tuple(o for o in question.all_options if o.id in ids)


def _result(flow: Flow, checklist: Checklist) -> PointsResult:
    lines: dict[str, list[PointsLine]] = {s.id: [] for s in checklist.point_scales}
    missing: list[str] = []
    unanswered = 0
    for key, question, ranges in _scored(_Same(checklist)):
        if not flow.applies(key):
            continue
        chosen = _chosen(question, flow.answers.get(key))
        unanswered += not chosen
        if question.required and not chosen:
            missing.append(key)
        for scale, ends in ranges.items():
            if scale in lines:
                lines[scale].append(_line(key, question, scale, ends, chosen))
    found = _Counted(checklist, lines, complete=not missing)
    scales_ = tuple(found.scale(s) for s in checklist.point_scales)
    met = tuple(_outcomes(flow, checklist, scales_))
    return PointsResult(
        checklist=checklist.id,
        begun=begun(flow, checklist),
        scales=scales_,
        missing=tuple(missing),
        open=unanswered,
        outcome=met[0] if met and not missing else None,
        met=met,
    )


def _line(
    key: str, question: Question, scale: str, ends: tuple[Fraction, Fraction], chosen: tuple[Option, ...]
) -> PointsLine:
    least, most = ends
    given = _sum(o.points.get(scale, _NOTHING) for o in chosen)
    return PointsLine(
        question=key,
        chosen=tuple(o.id for o in chosen),
        answered=bool(chosen),
        required=question.required,
        points=Span(given, given) if chosen else Span(least, most),
        least=least,
        most=most,
    )


class _Counted:
    """The scales of one checklist, each counted once and those that it leans on before it."""

    def __init__(
        self, checklist: Checklist, lines: Mapping[str, list[PointsLine]], *, complete: bool
    ) -> None:
        self._checklist = checklist
        self._lines = lines
        self._complete = complete
        self._scales = {s.id: s for s in checklist.point_scales}
        self._found: dict[str, ScaleResult] = {}
        self._on_the_way: set[str] = set()

    def scale(self, scale: PointScale) -> ScaleResult:
        if scale.id not in self._found:
            self._on_the_way.add(scale.id)
            self._found[scale.id] = self._count(scale)
        return self._found[scale.id]

    def _count(self, scale: PointScale) -> ScaleResult:
        lines = self._lines[scale.id]
        answered = sum((x.points.least for x in lines if x.answered), _NOTHING)
        counted = Span(_sum(x.points.least for x in lines), _sum(x.points.most for x in lines))
        # With nothing required open, a question left without an answer gives what it gives: nothing.
        now = Span(answered, answered) if self._complete else counted
        steps: list[ReductionStep] = []
        for reduction in scale.reductions:
            if self._known(reduction):
                steps.append(self._step(reduction, now))
                now = steps[-1].after
        most = _sum(x.most for x in lines)
        whole = self._whole(scale, most)
        possible = _levels(scale, now, whole)
        return ScaleResult(
            scale=scale,
            lines=tuple(lines),
            answered=answered,
            counted=counted,
            least=_sum(x.least for x in lines),
            most=most,
            whole=whole,
            steps=tuple(steps),
            points=now,
            level=possible[0] if self._complete and possible else None,
            possible=possible,
        )

    def _known(self, reduction: Reduction) -> bool:
        # A file with a scale that is not there, or that leans on itself, has been told of by the linter.
        name = reduction.when.scale
        return name in self._found or (name in self._scales and name not in self._on_the_way)

    def _whole(self, scale: PointScale, most: Fraction) -> Fraction | None:
        if scale.percent_of is None:
            return None
        highest = highest_of_all(self._checklist, scale.id) if scale.percent_of == "alla-frågor" else most
        return highest * scale.share if highest > 0 else None

    def _step(self, reduction: Reduction, before: Span) -> ReductionStep:
        other = self.scale(self._scales[reduction.when.scale])
        limit: Fraction | None = reduction.when.at_least
        if limit is not None and reduction.when.unit == "procent":
            limit = None if other.whole is None else limit * other.whole / 100
        met: bool | None = False
        if limit is not None and other.points.most >= limit:
            met = True if other.points.least >= limit else None
        ends = [] if met is True else [before.least, before.most]
        if met is not False:
            ends += [reduced(before.least, reduction), reduced(before.most, reduction)]
        return ReductionStep(
            reduction=reduction,
            met=met,
            reached=other.points,
            limit=limit,
            missing=None if limit is None else limit - _given(other),
            before=before,
            after=Span(min(ends), max(ends)),
        )


def _given(found: ScaleResult) -> Fraction:
    """Return the points of the answers given, after the reductions that are certain."""
    points = found.answered
    for step in found.steps:
        points = reduced(points, step.reduction) if step.met else points
    return points


def _sum(numbers: Iterable[Fraction]) -> Fraction:
    return sum(numbers, _NOTHING)


def _levels(scale: PointScale, points: Span, whole: Fraction | None) -> tuple[Level, ...]:
    """Return the levels that a span reaches, the lowest first."""
    if not scale.levels or (scale.unit == "procent" and whole is None):
        return ()
    factor = 100 / whole if scale.unit == "procent" and whole is not None else Fraction(1)
    first, last = (_place(scale, end * factor) for end in (points.least, points.most))
    return scale.levels[first : last + 1]


def level_of(scale: PointScale, number: Fraction) -> Level | None:
    """Return the level of a number in the scale's own unit; None for a scale without levels."""
    return scale.levels[_place(scale, number)] if scale.levels else None


def _place(scale: PointScale, number: Fraction) -> int:
    """Return the place of the level that a number has: it is passed when its end is."""
    passed = 0
    for level in scale.levels[:-1]:
        if (
            level.end is None
            or number < level.end
            or (number == level.end and scale.limit_in == "nivån-under")
        ):
            break
        passed += 1
    return passed


def _outcomes(flow: Flow, checklist: Checklist, scales: tuple[ScaleResult, ...]) -> Iterable[OutcomeResult]:
    if not checklist.outcomes:
        return
    facts = _facts(flow, checklist, scales)
    for outcome in checklist.outcomes:
        reasons = tuple(r.text for r in outcome.reasons if r.when is None or holds(r.when, facts))
        if reasons:
            yield OutcomeResult(outcome, reasons)


def _facts(flow: Flow, checklist: Checklist, scales: tuple[ScaleResult, ...]) -> Facts:
    return Facts(
        checklist=checklist.id,
        answers=flow.answers,
        groups=flow.chosen,
        row_groups=flow.groups,
        depths=flow.depths,
        tables=flow.tables,
        rows=RowIndex(flow.rows),
        alternatives=frozenset(a.id for a in flow.assessment.alternatives),
        alternatives_rated=rated_alternatives(flow.rows),
        points={s.scale.id: _told(s) for s in scales},
    )


def _told(found: ScaleResult) -> ScalePoints:
    least, most = found.points.least, found.points.most
    low, high = found.percent(least), found.percent(most)
    return ScalePoints(
        level=found.level.id if found.level else None,
        points=(least, most),
        percent=None if low is None or high is None else (low, high),
    )
