"""Which conditions can never hold, and which questions nobody is ever asked.

Knows that a question is asked only when those it depends on are, at a depth that its track belongs to.
"""

from collections.abc import Iterator

from assessment.core.checklist import Question
from assessment.core.condition import AllOf, AnyOf, Condition, DepthIs
from assessment.core.diagnostics import Finding, Path
from assessment.core.lint.desk import Asked, Desk, Posed
from assessment.core.lint.logic import Fact, clash, joined, ways
from assessment.core.lint.registry import rule
from assessment.core.shape import quoted
from assessment.core.vocabulary import Depth, Track

STEPS = 12
"""Longest chain of questions that open each other; a longer one is taken as possible."""


def _finder(desk: Desk, key: str) -> Question | None:
    asked = desk.by_key.get(key)
    return None if asked is None or desk.excused(key) else asked.question


@rule("omöjligt-villkor")
def impossible(desk: Desk) -> Iterator[Finding]:
    """A condition, or one of its branches, can never hold."""
    for posed in desk.conditions:
        yield from _impossible(desk, posed, posed.condition, ())


def _impossible(desk: Desk, posed: Posed, condition: Condition, at: Path) -> list[Finding]:
    """Return the innermost parts that can't hold."""
    inner: list[Finding] = []
    if isinstance(condition, AllOf | AnyOf):
        word, parts = (
            ("alla", condition.all_of) if isinstance(condition, AllOf) else ("någon", condition.any_of)
        )
        for number, part in enumerate(parts):
            inner += _impossible(desk, posed, part, (*at, word, number))
    if inner or isinstance(condition, AnyOf):
        return inner
    reasons = [clash(way, lambda key: _finder(desk, key)) for way in ways(condition, posed.checklist.id)]
    if not all(reasons):
        return []
    tip = (
        "ta bort en av delarna, eller byt alla mot någon"
        if isinstance(condition, AllOf)
        else "rätta villkoret, eller ta bort det"
    )
    return [posed.finding("omöjligt-villkor", f"villkoret kan aldrig gälla: {reasons[0]}", tip, at=at)]


@rule("onåbar-fråga")
def unreachable(desk: Desk) -> Iterator[Finding]:
    """No answers lead to the question."""
    for asked in desk.questions:
        if asked.question.when is None or desk.excused(asked.key):
            continue
        own = ways(asked.question.when, asked.checklist.id)
        if all(clash(way, lambda key: _finder(desk, key)) for way in own):
            continue  # Told as an impossible condition.
        if reason := _never(desk, asked, ()):
            tip = "ändra villkoret, eller ta bort frågan med utgår: ja"
            yield asked.finding("onåbar-fråga", f"frågan ställs aldrig: {reason}", tip, key="när")


@rule("kort-bakom-full")
def short_behind_full(desk: Desk) -> Iterator[Finding]:
    """A question of the short track depends on one that only the full track asks."""
    for asked in desk.questions:
        question = asked.question
        short = question.track is Track.SHORT and not asked.in_screening and asked.checklist.is_perspective
        if not short or question.when is None or desk.excused(asked.key) or _never(desk, asked, ()):
            continue
        in_short = Fact(DepthIs(depth=(Depth.SHORT,)), asked.checklist.id)
        # A condition that itself asks for the full depth says what it means.
        if _never(desk, asked, (in_short,)) and any(
            _open(way, in_short) for way in ways(question.when, asked.checklist.id)
        ):
            message = f"{quoted(question.id)} har spår: kort men ställs bara i det fulla spåret"
            tip = "ge frågan som den beror på spår: kort, eller ta bort spår: kort här"
            yield asked.finding("kort-bakom-full", message, tip, key="när")


def _open(way: tuple[Fact, ...], depth: Fact) -> bool:
    return clash((*way, depth), lambda _: None) is None


def _never(desk: Desk, asked: Asked, extra: tuple[Fact, ...]) -> str | None:
    """Return why the question is never asked, or None when some answers lead to it."""
    reasons = [
        clash((*way, *extra), lambda key: _finder(desk, key)) for way in _leading_to(desk, asked, STEPS)
    ]
    return reasons[0] if all(reasons) else None


def _leading_to(desk: Desk, asked: Asked, steps: int) -> list[tuple[Fact, ...]]:
    """Return every way to the question, with all that must hold for the questions on the way."""
    own: list[tuple[Fact, ...]] = [()]
    if asked.question.when is not None:
        own = ways(asked.question.when, asked.checklist.id)
    if asked.checklist.is_perspective and not asked.in_screening:
        depths = (Depth.SHORT, Depth.FULL) if asked.question.track is Track.SHORT else (Depth.FULL,)
        own = [(*way, Fact(DepthIs(depth=depths), asked.checklist.id)) for way in own]
    found: list[tuple[Fact, ...]] = []
    for way in own:
        earlier = [desk.by_key[f.key] for f in way if f.needs_answer and f.key in desk.by_key]
        earlier = [a for a in dict.fromkeys(earlier) if a.turn < asked.turn and not desk.excused(a.key)]
        if steps:
            found += joined([[way], *(_leading_to(desk, a, steps - 1) for a in earlier)])
        else:
            found.append(way)
    return found
