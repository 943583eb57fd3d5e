"""Whether a condition holds, for given facts (format: words, never expressions).

Knows answers, groups, depths and rows as facts handed to it. Knows not where they come from.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import assert_never

from assessment.core.assessment import Answer, Cells, Value
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
    QuestionIs,
    RowCount,
    RowMatch,
    RowsMatch,
    ShareIs,
)
from assessment.core.groups import Group
from assessment.core.rows import Row
from assessment.core.severity import certain_severity
from assessment.core.vocabulary import Depth, Gap


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a condition may ask about. ``rows`` are the rows before measures.

    ``answers`` holds only answers to questions that apply; ``tables`` the rows of tables and built-in lists.
    ``groups`` are those that the official chose; ``row_groups`` also the reference groups that were added.
    """

    checklist: str
    answers: Mapping[str, Answer]
    groups: Mapping[str, Group]
    row_groups: Mapping[str, Group]
    depths: Mapping[str, Depth | None]
    tables: Callable[[str], tuple[Cells, ...]] = field(default=lambda _: ())
    rows: Iterable[Row] = ()
    alternative: str | None = None
    alternatives_rated: int = 0
    perspectives: tuple[str, ...] = ()
    gaps: Mapping[str, Gap] = field(default_factory=dict)
    unknown_shares: Mapping[str, Fraction | None] = field(default_factory=dict)

    def key(self, question: str) -> str:
        """Return ``checklista/fråga`` for a question named from this checklist."""
        return question if "/" in question else f"{self.checklist}/{question}"


def holds(condition: Condition, facts: Facts) -> bool:  # noqa: PLR0911 - one return for each kind of the closed set
    """Return True when the condition holds for the facts. Unanswered makes every comparison False."""
    match condition:
        case AllOf():
            return all(holds(c, facts) for c in condition.all_of)
        case AnyOf():
            return any(holds(c, facts) for c in condition.any_of)
        case QuestionIs():
            return _question_holds(condition, facts)
        case GroupChosen():
            return any(g.has(name) for g in facts.groups.values() for name in condition.group)
        case DepthIs():
            return facts.depths.get(condition.perspective or facts.checklist) in condition.depth
        case RowsMatch():
            return _rows_hold(condition.rows, facts)
        case GapIs():
            where = (condition.perspective,) if condition.perspective else facts.perspectives
            return any(_has_gap(facts.gaps.get(p), condition.gap) for p in where)
        case ShareIs():
            found = (facts.unknown_shares.get(p) for p in facts.perspectives)
            return any(u is not None and u >= condition.share.at_least for u in found)
        case AlternativesCount():
            return _within(
                facts.alternatives_rated, condition.alternatives.at_least, condition.alternatives.at_most
            )
        case EmptyCell():
            return _any_cell_empty(condition.empty_cell, facts)
        case FilledCell():
            return not _any_cell_empty(condition.filled_cell, facts)
        case RowCount():
            return len(facts.tables(facts.key(condition.row_count.question))) >= condition.row_count.at_least
        case _:
            assert_never(condition)


def _has_gap(gap: Gap | None, wanted: tuple[Gap, ...]) -> bool:
    # "Både och" grows for someone: a flag that asks for ökar must see it.
    return gap in wanted or (gap is Gap.BOTH and Gap.GROWS in wanted)


def _within(number: float, low: float | None, high: float | None) -> bool:
    return (low is None or number >= low) and (high is None or number <= high)


def _question_holds(condition: QuestionIs, facts: Facts) -> bool:
    answer = facts.answers.get(facts.key(condition.question))
    table = facts.tables(facts.key(condition.question))
    given = bool(table) or (answer is not None and answer.given)
    if condition.answered is not None and condition.answered != given:
        return False
    if condition.unanswered is not None and condition.unanswered == given:
        return False
    compared = [
        condition.equals is not None,
        condition.any_of is not None,
        condition.contains is not None,
        condition.at_least is not None,
        condition.at_most is not None,
    ]
    if not any(compared):
        return True
    return answer is not None and any(_value_holds(condition, v) for v in _values(answer, facts.alternative))


def _values(answer: Answer, alternative: str | None) -> list[Value]:
    if alternative is not None:
        at_alternative = [v for k, v in answer.per.items() if k.partition("|")[0] == alternative]
        if at_alternative:
            return at_alternative
        return [answer.value] if answer.value is not None else []
    return [v for v in (answer.value, *answer.per.values()) if v is not None]


def _value_holds(condition: QuestionIs, value: Value) -> bool:
    chosen = {str(v) for v in value} if isinstance(value, tuple) else {str(value)}
    if condition.equals is not None and chosen != {str(condition.equals)}:
        return False
    if condition.any_of is not None and not chosen & {str(v) for v in condition.any_of}:
        return False
    if condition.contains is not None and not chosen & set(condition.contains):
        return False
    if condition.at_least is None and condition.at_most is None:
        return True
    return isinstance(value, int | float) and _within(value, condition.at_least, condition.at_most)


def _rows_hold(match: RowMatch, facts: Facts) -> bool:
    questions = {facts.key(q) for q in match.questions}
    number = sum(1 for r in facts.rows if _row_matches(r, match, questions, facts))
    if match.at_least is None and match.at_most is not None:
        return number <= match.at_most
    return _within(number, match.at_least or 1, match.at_most)


def _row_matches(row: Row, match: RowMatch, questions: set[str], facts: Facts) -> bool:
    in_scope = row.question in questions if questions else match.everywhere or _own(row, facts)
    if not in_scope or row.not_relevant:
        return False
    if facts.alternative is not None and row.alternative != facts.alternative:
        return False
    if match.groups and not any(facts.row_groups[row.group].has(g) for g in match.groups):
        return False
    return _direction_matches(row, match) and _attributes_match(row, match)


def _own(row: Row, facts: Facts) -> bool:
    # A shared checklist has no rows of its own, so there every perspective is meant.
    return row.perspective == facts.checklist or facts.checklist not in facts.depths


def _direction_matches(row: Row, match: RowMatch) -> bool:
    match match.direction:
        case "sämre":
            return -row.worse >= match.strength
        case "bättre":
            return row.better >= match.strength
        case "ingen":
            return row.rated and row.worse == 0 and row.better == 0
        case None:
            return row.rated and (match.strength == 1 or max(-row.worse, row.better) >= match.strength)


def _attributes_match(row: Row, match: RowMatch) -> bool:
    severity = certain_severity(row)
    return (
        (match.severity is None or (severity is not None and severity.rank >= match.severity.rank))
        and (not match.reversibility or row.reversibility in match.reversibility)
        and (not match.duration or row.duration in match.duration)
        and (match.measure is None or row.met_by_measure == match.measure)
        and (match.long_term is None or (row.long_term is not None) == (match.long_term == "ifylld"))
    )


def _any_cell_empty(cell: CellSpec, facts: Facts) -> bool:
    table = facts.tables(facts.key(cell.question))
    return not table or any(str(r.get(cell.column, "")).strip() == "" for r in table)
