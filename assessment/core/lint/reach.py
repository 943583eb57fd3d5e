"""Which conditions can never hold, and which questions nobody is ever asked.

Knows that a question is asked only when those it depends on are, at a depth that its track belongs to.
"""

from collections.abc import Iterator

from assessment.core.checklist import Question
from assessment.core.condition import AllOf, AnyOf, Condition, DepthIs
from assessment.core.diagnostics import Finding, Path
from assessment.core.lint.desk import Asked, Desk, Posed
from assessment.core.lint.logic import Fact, Way, clash, few, joined, ways
from assessment.core.lint.registry import rule
from assessment.core.shape import quoted
from assessment.core.vocabulary import Depth, Track


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
    reason = _never(desk, ways(condition, posed.checklist.id))
    if reason is None:
        return []
    tip = (
        "ta bort en av delarna, eller byt alla mot någon"
        if isinstance(condition, AllOf)
        else "rätta villkoret, eller ta bort det"
    )
    return [posed.finding("omöjligt-villkor", f"villkoret kan aldrig gälla: {reason}", tip, at=at)]


@rule("onåbar-fråga")
def unreachable(desk: Desk) -> Iterator[Finding]:
    """No answers lead to the question."""
    leading = _leading(desk)
    for asked in desk.questions:
        if asked.question.when is None or desk.excused(asked.key):
            continue
        own = ways(asked.question.when, asked.checklist.id)
        if _never(desk, own):
            continue  # Told as an impossible condition.
        if reason := _never(desk, leading[asked]):
            tip = "ändra villkoret, eller ta bort frågan med utgår: ja"
            yield asked.finding("onåbar-fråga", f"frågan ställs aldrig: {reason}", tip, key="när")


@rule("kort-bakom-full")
def short_behind_full(desk: Desk) -> Iterator[Finding]:
    """A question of the short track depends on one that only the full track asks."""
    leading = _leading(desk)
    for asked in desk.questions:
        question = asked.question
        short = question.track is Track.SHORT and not asked.in_screening and asked.checklist.is_perspective
        if not short or question.when is None or desk.excused(asked.key) or _never(desk, leading[asked]):
            continue
        depth = Fact(DepthIs(depth=(Depth.SHORT,)), asked.checklist.id)
        own = ways(question.when, asked.checklist.id)
        # A condition that itself asks for the full depth says what it means.
        if _never(desk, leading[asked], depth) and not _never(desk, own, depth):
            message = f"{quoted(question.id)} har spår: kort men ställs bara i det fulla spåret"
            tip = "ge frågan som den beror på spår: kort, eller ta bort spår: kort här"
            yield asked.finding("kort-bakom-full", message, tip, key="när")


def _never(desk: Desk, several: list[Way], *extra: Fact) -> str | None:
    """Return why none of several ways can be gone, or None when one of them can."""
    reasons = [clash((*way, *extra), lambda key: _finder(desk, key)) for way in several]
    return reasons[0] if all(reasons) else None


def _leading(desk: Desk) -> dict[Asked, list[Way]]:
    """Return every way to each question, with all that must hold for the questions on the way.

    Built in reading order, so that what leads to an earlier question is known when a later one needs it.
    """
    found: dict[Asked, list[Way]] = {}
    for asked in desk.questions:
        own: list[Way] = [()]
        if asked.question.when is not None:
            own = ways(asked.question.when, asked.checklist.id)
        if asked.checklist.is_perspective and not asked.in_screening:
            short = asked.question.track is Track.SHORT
            depths = (Depth.SHORT, Depth.FULL) if short else (Depth.FULL,)
            own = [(*way, Fact(DepthIs(depth=depths), asked.checklist.id)) for way in own]
        found[asked] = few([whole for way in own for whole in _through(desk, way, found)])
    return found


def _through(desk: Desk, way: Way, found: dict[Asked, list[Way]]) -> list[Way]:
    """Return a way with everything that leads to the questions that it needs an answer to."""
    needed = dict.fromkeys(desk.by_key[f.key] for f in way if f.needs_answer and f.key in desk.by_key)
    return joined([[way], *(found[a] for a in needed if a in found and not desk.excused(a.key))])
