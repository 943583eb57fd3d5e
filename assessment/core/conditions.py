"""Whether a condition holds, for given facts (format: words, never expressions).

Knows answers, groups, depths and rows as facts handed to it. Knows not where they come from.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Protocol, assert_never

from assessment.core.assessment import Answer, Cells, Value, is_empty
from assessment.core.condition import (
    AllOf,
    AlternativesCount,
    AnyOf,
    CellSpec,
    Condition,
    DepthIs,
    EmptyCell,
    FilledCell,
    GapIs,
    GroupChosen,
    PointsAre,
    QuestionIs,
    RowCount,
    RowMatch,
    RowsMatch,
    ShareIs,
)
from assessment.core.groups import Group
from assessment.core.rows import Row
from assessment.core.severity import certain_severity
from assessment.core.vocabulary import Depth, Gap, Severity


class RowCounter(Protocol):
    """Counts effect rows for conditions."""

    def count(self, match: RowMatch, facts: "Facts") -> int:
        """Return how many rows match, as seen from the facts."""


class RowIndex:
    """Rated rows by question and by perspective: a condition looks only where it has something to find.

    Rows that are not rated match no condition, so they are left out.
    """

    __slots__ = ("_by_perspective", "_by_question", "_counted", "_rated")

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._rated = [r for r in rows if r.rated]
        self._by_question: dict[str, list[Row]] = defaultdict(list)
        self._by_perspective: dict[str, list[Row]] = defaultdict(list)
        # The same rows are asked for over and over. The condition is kept so that its id stays its own.
        self._counted: dict[tuple[int, str], tuple[RowMatch, int]] = {}
        for row in self._rated:
            self._by_question[row.question].append(row)
            self._by_perspective[row.perspective].append(row)

    def count(self, match: RowMatch, facts: "Facts") -> int:
        """Return how many rows match, as seen from the facts."""
        key = (id(match), facts.checklist)
        if key not in self._counted:
            number = sum(1 for r in self._scope(match, facts) if _row_matches(r, match, facts))
            self._counted[key] = (match, number)
        return self._counted[key][1]

    def _scope(self, match: RowMatch, facts: "Facts") -> Sequence[Row]:
        if match.questions:
            # Whoever names a question twice means it once.
            keys = dict.fromkeys(facts.key(q) for q in match.questions)
            return [r for k in keys for r in self._by_question.get(k, ())]
        if _looks_everywhere(match, facts):
            return self._rated
        return self._by_perspective.get(facts.checklist, ())


class ChangedRows:
    """An index in which some rows have other answers; the rest is not counted again."""

    __slots__ = ("_base", "_pairs")

    def __init__(self, base: RowCounter, pairs: Iterable[tuple[Row, Row]]) -> None:
        self._base = base
        self._pairs = tuple(pairs)

    def count(self, match: RowMatch, facts: "Facts") -> int:
        """Return how many rows match, as seen from the facts."""
        return self._base.count(match, facts) + sum(
            matches(new, match, facts) - matches(old, match, facts)
            for old, new in self._pairs
            if looked_at(old, match, facts)
        )


def looked_at(row: Row, match: RowMatch, facts: "Facts") -> bool:
    """Return True when the row is among those that the condition looks at, whatever its answer."""
    if match.questions:
        return any(facts.key(q) == row.question for q in match.questions)
    return row.perspective == facts.checklist or _looks_everywhere(match, facts)


def matches(row: Row, match: RowMatch, facts: "Facts") -> bool:
    """Return True when a row that the condition looks at is one of those that it counts."""
    return row.rated and _row_matches(row, match, facts)


def _looks_everywhere(match: RowMatch, facts: "Facts") -> bool:
    # A shared checklist has no rows of its own, so there every perspective is meant.
    return match.everywhere or facts.checklist not in facts.depths


@dataclass(frozen=True, slots=True)
class ScalePoints:
    """What a scale of points has certainly come to: its level if it has one, and the span it can be in.

    ``percent`` is None when nothing says what 100 per cent is.
    """

    level: str | None
    points: tuple[Fraction, Fraction]
    percent: tuple[Fraction, Fraction] | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a condition may ask about.

    ``answers`` holds only answers to questions that apply; ``tables`` the rows of tables and built-in lists.
    ``groups`` are those that the official chose; ``row_groups`` also the reference groups that were added.
    ``rows`` are the rows before measures: those of ``alternative`` alone when one is given, else all.
    ``alternatives`` are all alternatives' ids: they tell answers per alternative from answers per group.
    """

    checklist: str
    answers: Mapping[str, Answer]
    groups: Mapping[str, Group]
    row_groups: Mapping[str, Group]
    depths: Mapping[str, Depth | None]
    tables: Callable[[str], tuple[Cells, ...]] = field(default=lambda _: ())
    rows: RowCounter = field(default_factory=RowIndex)
    alternative: str | None = None
    alternatives: frozenset[str] = frozenset()
    alternatives_rated: int = 0
    perspectives: tuple[str, ...] = ()
    gaps: Mapping[str, Gap] = field(default_factory=dict)
    unknown_shares: Mapping[str, Fraction | None] = field(default_factory=dict)
    points: Mapping[str, ScalePoints] = field(default_factory=dict)

    def key(self, question: str) -> str:
        """Return ``checklista/fråga`` for a question named from this checklist."""
        return question if "/" in question else f"{self.checklist}/{question}"


def holds(condition: Condition, facts: Facts) -> bool:
    """Return True when the condition holds for the facts. Unanswered makes every comparison False."""
    return KINDS[type(condition)](condition, facts)


def _all_hold(condition: AllOf, facts: Facts) -> bool:
    return all(holds(c, facts) for c in condition.all_of)


def _any_holds(condition: AnyOf, facts: Facts) -> bool:
    return any(holds(c, facts) for c in condition.any_of)


def _group_chosen(condition: GroupChosen, facts: Facts) -> bool:
    return any(g.has(name) for g in facts.groups.values() for name in condition.group)


def _depth_is(condition: DepthIs, facts: Facts) -> bool:
    return facts.depths.get(condition.perspective or facts.checklist) in condition.depth


def _rows_match(condition: RowsMatch, facts: Facts) -> bool:
    return enough(condition.rows, facts.rows.count(condition.rows, facts))


def _gap_is(condition: GapIs, facts: Facts) -> bool:
    where = (condition.perspective,) if condition.perspective else facts.perspectives
    return any(_has_gap(facts.gaps.get(p), condition.gap) for p in where)


def _share_is(condition: ShareIs, facts: Facts) -> bool:
    found = (facts.unknown_shares.get(p) for p in facts.perspectives)
    return any(u is not None and u >= condition.share.at_least for u in found)


def _alternatives_count(condition: AlternativesCount, facts: Facts) -> bool:
    spec = condition.alternatives
    return _within(facts.alternatives_rated, spec.at_least, spec.at_most)


def _cell_empty(condition: EmptyCell, facts: Facts) -> bool:
    return _any_cell_empty(condition.empty_cell, facts)


def _cell_filled(condition: FilledCell, facts: Facts) -> bool:
    return not _any_cell_empty(condition.filled_cell, facts)


def _row_count(condition: RowCount, facts: Facts) -> bool:
    return len(facts.tables(facts.key(condition.row_count.question))) >= condition.row_count.at_least


def _points_are(condition: PointsAre, facts: Facts) -> bool:
    found = facts.points.get(condition.scale)
    if found is None or (condition.level and found.level not in condition.level):
        return False
    if condition.at_least is None and condition.at_most is None:
        return True
    span = found.points if condition.unit == "poäng" else found.percent
    # Both ends, so that no later answer takes back what was said to hold.
    return span is not None and (
        (condition.at_least is None or span[0] >= condition.at_least)
        and (condition.at_most is None or span[1] <= condition.at_most)
    )


def _has_gap(gap: Gap | None, wanted: tuple[Gap, ...]) -> bool:
    # "Både och" grows for someone: a flag that asks for ökar must see it.
    return gap in wanted or (gap is Gap.BOTH and Gap.GROWS in wanted)


def _within(number: float, low: float | None, high: float | None) -> bool:
    return (low is None or number >= low) and (high is None or number <= high)


def _question_holds(condition: QuestionIs, facts: Facts) -> bool:
    key = facts.key(condition.question)
    answer = facts.answers.get(key)
    values = answer_values(answer, facts.alternative, facts.alternatives) if answer is not None else []
    if condition.answered is not None or condition.unanswered is not None:
        given = bool(values) or bool(facts.tables(key))
        if condition.answered not in (None, given) or condition.unanswered not in (None, not given):
            return False
    compares = (
        condition.equals is not None
        or condition.any_of is not None
        or condition.contains is not None
        or condition.at_least is not None
        or condition.at_most is not None
    )
    return not compares or any(_value_holds(condition, v) for v in values)


def answer_values(answer: Answer, alternative: str | None, alternatives: frozenset[str]) -> list[Value]:
    """Return the values that count: at the alternative those given for it, or else those given for all.

    Values per group count for every alternative. Without an alternative every value counts; empty ones never.
    """
    shared = [answer.value, *(v for k, v in answer.per.items() if _alternative_of(k) not in alternatives)]
    own = [
        v
        for k, v in answer.per.items()
        if (a := _alternative_of(k)) in alternatives and alternative in (None, a)
    ]
    found = [v for v in own if not is_empty(v)]
    if alternative is None or not found:
        found += [v for v in shared if v is not None and not is_empty(v)]
    return found


def _alternative_of(key: str) -> str:
    return key.partition("|")[0]


def _value_holds(condition: QuestionIs, value: Value) -> bool:
    chosen = {_word(v) for v in value} if isinstance(value, tuple) else {_word(value)}
    if condition.equals is not None and chosen != {_word(condition.equals)}:
        return False
    if condition.any_of is not None and not chosen & {_word(v) for v in condition.any_of}:
        return False
    if condition.contains is not None and not chosen & set(condition.contains):
        return False
    if condition.at_least is None and condition.at_most is None:
        return True
    return isinstance(value, int | float) and _within(value, condition.at_least, condition.at_most)


def _word(value: object) -> str:
    # 3 and 3.0 are the same answer, whichever of them a form or a file wrote.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def enough(match: RowMatch, number: int) -> bool:
    """Return True when so many matching rows are what the condition asks for."""
    if match.at_least is None and match.at_most is not None:
        return number <= match.at_most
    return _within(number, match.at_least or 1, match.at_most)


def _row_matches(row: Row, match: RowMatch, facts: Facts) -> bool:
    return (
        _direction_matches(row, match)
        and (not match.groups or any(facts.row_groups[row.group].has(g) for g in match.groups))
        and _attributes_match(row, match)
    )


def _direction_matches(row: Row, match: RowMatch) -> bool:
    match match.direction:
        case "sämre":
            return -row.worse >= match.strength
        case "bättre":
            return row.better >= match.strength
        case "ingen":
            return row.worse == 0 == row.better
        case None:
            return match.strength == 1 or max(-row.worse, row.better) >= match.strength
        case _:
            assert_never(match.direction)


def _attributes_match(row: Row, match: RowMatch) -> bool:
    return (
        (match.severity is None or _grave_enough(row, match.severity))
        and (not match.reversibility or row.reversibility in match.reversibility)
        and (not match.duration or row.duration in match.duration)
        and (match.measure is None or row.met_by_measure == match.measure)
        and (match.long_term is None or (row.long_term is not None) == (match.long_term == "ifylld"))
    )


def _grave_enough(row: Row, least: Severity) -> bool:
    severity = certain_severity(row)
    return severity is not None and severity.rank >= least.rank


def _any_cell_empty(cell: CellSpec, facts: Facts) -> bool:
    table = facts.tables(facts.key(cell.question))
    return not table or any(str(r.get(cell.column, "")).strip() == "" for r in table)


# Looked up by kind: a register asks conditions by the million, and a match tries one kind after the other.
KINDS: Mapping[type[Any], Callable[[Any, Facts], bool]] = {
    AllOf: _all_hold,
    AnyOf: _any_holds,
    QuestionIs: _question_holds,
    GroupChosen: _group_chosen,
    DepthIs: _depth_is,
    RowsMatch: _rows_match,
    GapIs: _gap_is,
    ShareIs: _share_is,
    AlternativesCount: _alternatives_count,
    EmptyCell: _cell_empty,
    FilledCell: _cell_filled,
    RowCount: _row_count,
    PointsAre: _points_are,
}
