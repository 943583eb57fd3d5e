"""May this condition stand here? Reading order, the kind of answer, and what belongs to stop flags only.

Knows what each answer type can be asked. Whether a condition can hold is asked in `reach`.
"""

from collections.abc import Iterator

from assessment.core.condition import (
    AlternativesCount,
    DepthIs,
    GapIs,
    QuestionIs,
    RowsMatch,
    ShareIs,
)
from assessment.core.diagnostics import Finding, Path
from assessment.core.lint.desk import Asked, Desk, Posed, asked_in
from assessment.core.lint.registry import rule
from assessment.core.shape import listed, quoted
from assessment.core.vocabulary import AnswerType

ASKS: dict[AnswerType, tuple[str, ...]] = {
    AnswerType.EFFECT: (),
    AnswerType.YES_NO: ("är", "någon-av", "besvarad", "obesvarad"),
    AnswerType.CHOICE: ("är", "någon-av", "besvarad", "obesvarad"),
    AnswerType.MULTIPLE: ("innehåller", "är", "någon-av", "besvarad", "obesvarad"),
    AnswerType.GROUPS: ("innehåller", "är", "någon-av", "besvarad", "obesvarad"),
    AnswerType.NUMBER: ("är", "någon-av", "minst", "högst", "besvarad", "obesvarad"),
    AnswerType.AMOUNT: ("är", "någon-av", "minst", "högst", "besvarad", "obesvarad"),
}
"""What may be asked of each kind of answer; of the rest only besvarad and obesvarad."""

_ELSE = ("besvarad", "obesvarad")


@rule("villkor-på-senare-fråga")
def later_question(desk: Desk) -> Iterator[Finding]:
    """A question depends on one that comes after it, or on itself."""
    for part in desk.parts:
        if part.asked is None:
            continue
        for place, name in asked_in(part):
            other = desk.by_key.get(part.checklist.key(name))
            if other is not None and other.turn >= part.asked.turn and not desk.excused(other.key):
                yield _too_early(part, place, name, itself=other is part.asked)
        if isinstance(part.condition, DepthIs) and not _depth_known(desk, part.asked, part.condition):
            perspective = part.condition.perspective or part.checklist.id
            message = f"djupet för {quoted(perspective)} bestäms först senare"
            tip = "flytta frågan till perspektivets avsnitt, eller fråga efter något som kommer tidigare"
            yield part.finding("villkor-på-senare-fråga", message, tip, at=("djup",))


def _too_early(part: Posed, place: Path, name: str, *, itself: bool) -> Finding:
    message = "frågan kan inte bero på sig själv" if itself else f"frågan {quoted(name)} kommer först senare"
    tip = (
        "ta bort villkoret"
        if itself
        else "flytta en av frågorna, eller fråga efter något som kommer tidigare"
    )
    return part.finding("villkor-på-senare-fråga", message, tip, at=place)


def _depth_known(desk: Desk, asked: Asked, condition: DepthIs) -> bool:
    """Return True when the perspective's screening is over by then; an unknown perspective is let be."""
    perspective = condition.perspective or asked.checklist.id
    screening = [a.turn for a in desk.every_question if a.checklist.id == perspective and a.in_screening]
    if not screening:
        return perspective != asked.checklist.id
    return asked.turn > max(screening)


@rule("villkor-passar-inte")
def wrong_kind_of_condition(desk: Desk) -> Iterator[Finding]:
    """A condition asks something that the question's kind of answer cannot tell."""
    for part in desk.parts:
        for place, name in asked_in(part):
            asked = desk.by_key.get(part.checklist.key(name))
            if asked is not None and not desk.excused(asked.key):
                yield from _misfits(part, place, asked)


def _misfits(part: Posed, place: Path, asked: Asked) -> Iterator[Finding]:
    kind = asked.question.type
    condition = part.condition
    what = f"{quoted(asked.question.id)} har svarstyp {kind}"
    if isinstance(condition, QuestionIs):
        fits = ASKS.get(kind, _ELSE)
        keys = {f.alias: n for n, f in type(condition).model_fields.items() if n != "question"}
        for key, name in keys.items():
            if name in condition.model_fields_set and key not in fits:
                tip = (
                    f"här passar: {listed(fits)}"
                    if fits
                    else "bedömningar frågar du efter med rad: {frågor: […]}"
                )
                yield part.finding(
                    "villkor-passar-inte", f"{what} och kan inte frågas med {key}", tip, at=(key or "",)
                )
    elif isinstance(condition, RowsMatch):
        if not asked.question.is_effect:
            yield part.finding(
                "villkor-passar-inte", f"{what} och har inga rader", "rad räknar effektfrågor", at=place
            )
    elif not (kind is AnswerType.TABLE or kind.is_list):
        tip = "tabell och listor som åtgärder, uppföljning, dialog och kostnader har celler och rader"
        yield part.finding("villkor-passar-inte", f"{what} och har inga celler", tip, at=place)


@rule("rad-på-effektfråga")
def rows_open_rows(desk: Desk) -> Iterator[Finding]:
    """A rating would open new rows, add groups or suggest a depth."""
    for part in desk.parts:
        asked = part.asked
        if (
            asked is None
            or not isinstance(part.condition, RowsMatch | AlternativesCount)
            or desk.excused(asked.key)
        ):
            continue
        question = asked.question
        about_groups = question.adds_groups or question.marks or question.crosses_with
        if question.is_effect or about_groups or asked.in_screening:
            what = (
                "i screeningen" if asked.in_screening else "med rader" if question.is_effect else "om grupper"
            )
            key = "rad" if isinstance(part.condition, RowsMatch) else "antal-alternativ"
            tip = "ställ följdfrågan som text, val eller tabell"
            yield part.finding(
                "rad-på-effektfråga", f"en fråga {what} kan inte bero på bedömningar ({key})", tip, at=(key,)
            )


@rule("bara-i-stoppflagga")
def only_in_flags(desk: Desk) -> Iterator[Finding]:
    """Klyfta and andel are facts of a finished perspective, so only stop flags may ask for them."""
    for part in desk.parts:
        if part.owner != "stoppflagga" and isinstance(part.condition, GapIs | ShareIs):
            key = "klyfta" if isinstance(part.condition, GapIs) else "andel"
            tip = "ta bort villkoret, eller gör en stoppflagga av det"
            yield part.finding("bara-i-stoppflagga", f"{key} får bara stå i en stoppflagga", tip, at=(key,))
