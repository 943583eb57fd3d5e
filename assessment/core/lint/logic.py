"""Can these conditions hold at once? Exact for the closed set of conditions, as far as answers alone decide.

Knows conditions and the answers a question has. Knows no reading order; takes rows, gaps and shares as free.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from assessment.core.checklist import Question
from assessment.core.condition import (
    AllOf,
    AlternativesCount,
    AnyOf,
    Condition,
    DepthIs,
    GapIs,
    GroupChosen,
    PointsAre,
    QuestionIs,
    RowMatch,
    RowsMatch,
)
from assessment.core.shape import listed, quoted
from assessment.core.vocabulary import AnswerType, Depth, Severity

WAYS = 64
"""Most combinations that are tried; a condition with more is taken as possible."""

PARTS = 200
"""Most parts that are held together; a chain of fifty questions has a hundred."""

SEVERAL = frozenset({AnswerType.MULTIPLE, AnswerType.GROUPS})
"""Answers that are several at once."""


class Fact(NamedTuple):
    """One part of a condition, with the checklist that it is written in."""

    condition: Condition
    checklist: str

    @property
    def key(self) -> str:
        """The question that it asks, ``checklista/fråga``; empty for a part that asks for something else."""
        if not isinstance(self.condition, QuestionIs):
            return ""
        name = self.condition.question
        return name if "/" in name else f"{self.checklist}/{name}"

    @property
    def needs_answer(self) -> bool:
        """True when it holds only for a question that has an answer."""
        c = self.condition
        if not isinstance(c, QuestionIs):
            return False
        compared = (c.equals, c.any_of, c.contains, c.at_least, c.at_most)
        return any(v is not None for v in compared) or c.answered is True or c.unanswered is False


Way = tuple[Fact, ...]
"""Parts that must hold at once."""

Find = Callable[[str], Question | None]
"""Gives the question of a key, or None when it does not exist or nobody knows."""


def ways(condition: Condition, checklist: str) -> list[Way]:
    """Return every way in which a condition can hold, each as parts that must hold at once.

    More than `WAYS` give one way without parts: taken as possible.
    """
    if isinstance(condition, AllOf):
        return joined([ways(part, checklist) for part in condition.all_of])
    if isinstance(condition, AnyOf):
        return few([way for part in condition.any_of for way in ways(part, checklist)])
    return [(Fact(condition, checklist),)]


def few(several: list[Way]) -> list[Way]:
    """Return the ways, or one without parts when they are more than can be tried."""
    return several if len(several) <= WAYS and all(len(way) <= PARTS for way in several) else [()]


def joined(several: Sequence[list[Way]]) -> list[Way]:
    """Return every way in which all of several conditions hold."""
    if math.prod(len(each) for each in several) > WAYS:
        return [()]
    return [tuple(fact for way in choice for fact in way) for choice in product(*several)]


def clash(facts: Iterable[Fact], find: Find) -> str | None:
    """Return in words why these parts can't hold at once, or None when they can."""
    together = list(facts)
    alone = (_empty(fact.condition) for fact in together)
    return next((c for c in (*alone, *_clashes(together, find)) if c), None)


def _empty(condition: Condition) -> str | None:
    """Return why a part can't hold by itself: nothing to choose from, or a lowest above the highest."""
    bounds: tuple[float | Fraction | None, float | Fraction | None] = (None, None)
    match condition:
        case QuestionIs():
            nothing = "inget svar" if condition.any_of == () or condition.contains == () else ""
            bounds = condition.at_least, condition.at_most
        case GroupChosen():
            nothing = "" if condition.group else "ingen grupp"
        case DepthIs():
            nothing = "" if condition.depth else "inget djup"
        case GapIs():
            nothing = "" if condition.gap else "inget ord för klyftan"
        case RowsMatch(rows=RowMatch(direction="ingen", severity=Severity())):
            return "en rad utan skillnad har inget allvar"
        case RowsMatch():
            nothing, bounds = "", (condition.rows.at_least, condition.rows.at_most)
        case AlternativesCount():
            nothing, bounds = "", (condition.alternatives.at_least, condition.alternatives.at_most)
        case PointsAre():
            nothing, bounds = "", (condition.at_least, condition.at_most)
        case _:
            nothing = ""
    return f"det har {nothing} att välja på" if nothing else _bounds(*bounds)


def _bounds(low: float | Fraction | None, high: float | Fraction | None) -> str | None:
    if low is not None and high is not None and not low <= high:
        return f"minst {float(low):g} är mer än högst {float(high):g}"
    return None


def _clashes(facts: list[Fact], find: Find) -> Iterator[str | None]:
    by_question: dict[str, list[Fact]] = {}
    by_perspective: dict[str, list[set[Depth]]] = {}
    for fact in facts:
        if fact.key:
            by_question.setdefault(fact.key, []).append(fact)
        elif isinstance(fact.condition, DepthIs):
            by_perspective.setdefault(_perspective(fact), []).append(set(fact.condition.depth))
    for key, group in by_question.items():
        yield from _about_one(group, find(key), quoted(key.partition("/")[2]))
    for depths in by_perspective.values():
        if not set.intersection(*depths):
            words = listed(sorted({d.value for each in depths for d in each}))
            yield f"djupet kan inte vara {words} på en gång"


def _about_one(facts: list[Fact], question: Question | None, name: str) -> Iterator[str | None]:
    asked = [f.condition for f in facts if isinstance(f.condition, QuestionIs)]
    if any(f.needs_answer for f in facts) and any(_unanswered(c) for c in asked):
        yield f"{name} kan inte vara både besvarad och obesvarad"
    # An answer for each alternative or group can be one thing here and another there.
    if question is not None and not question.per:
        yield _several(asked, question, name) if question.type in SEVERAL else _one(asked, name)


def _perspective(fact: Fact) -> str:
    return (fact.condition.perspective if isinstance(fact.condition, DepthIs) else None) or fact.checklist


def _unanswered(condition: QuestionIs) -> bool:
    return condition.unanswered is True or condition.answered is False


def _choices(condition: QuestionIs) -> Iterator[frozenset[str]]:
    """Yield the sets of answers of which one must be given."""
    if condition.equals is not None:
        yield frozenset({str(condition.equals)})
    for several in (condition.any_of, condition.contains):
        if several:
            yield frozenset(str(v) for v in several)


def _one(asked: list[QuestionIs], name: str) -> str | None:
    sets = [s for c in asked for s in _choices(c)]
    if sets and not frozenset.intersection(*sets):
        return f"{name} kan inte vara {listed(sorted(frozenset.union(*sets)))} på en gång"
    low = max((c.at_least for c in asked if c.at_least is not None), default=None)
    high = min((c.at_most for c in asked if c.at_most is not None), default=None)
    return _bounds(low, high)


def _several(asked: list[QuestionIs], question: Question, name: str) -> str | None:
    """Several answers can be given at once, but an exclusive one only alone, and *är* allows no other."""
    sets = [s for c in asked for s in _choices(c)]
    alone = {o.id for o in question.options if o.exclusive}
    exact = [str(c.equals) for c in asked if c.equals is not None]
    if not sets or frozenset.intersection(*sets) or (not exact and all(s - alone for s in sets)):
        return None
    words = listed(sorted(frozenset.union(*sets)))
    return f"{words} kan inte vara valda på en gång i {name}"
