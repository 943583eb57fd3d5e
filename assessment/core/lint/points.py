"""Do scales of points hang together: names, levels without gap or overlap, reductions without a ring?

Knows what options give and what conditions ask of scales. Counts no answer.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from assessment.core.checklist import Checklist, Option
from assessment.core.condition import PointsAre
from assessment.core.diagnostics import Finding, Path
from assessment.core.lint.desk import Asked, Desk, Posed, written
from assessment.core.lint.material import Sheet
from assessment.core.lint.registry import rule
from assessment.core.point_scales import PointScale
from assessment.core.shape import listed, meant, quoted
from assessment.core.vocabulary import AnswerType

COUNTED = frozenset({AnswerType.CHOICE, AnswerType.MULTIPLE, AnswerType.YES_NO})
"""The kinds of answer that can give points."""

Named = tuple[Sheet[Checklist], Path, str, bool]
"""A place where a scale is named, and whether the name is a key there."""


def _scales(desk: Desk) -> Iterator[tuple[Sheet[Checklist], Path, PointScale]]:
    """Yield every scale that could be read whole: half a scale has gaps that nobody wrote."""
    for sheet in desk.checklists:
        if not _broken(sheet):
            for number, scale in enumerate(sheet.content.point_scales):
                yield sheet, ("poängskalor", number), scale


def _finding(
    sheet: Sheet[Checklist], code: str, path: Path, message: str, *tips: str, key: str = ""
) -> Finding:
    return Finding(code=code, document=sheet.document, path=path, message=message, tips=tips, key=key or None)


def _options(desk: Desk) -> Iterator[tuple[Asked, Path, Option]]:
    for asked in desk.questions:
        for number, option in enumerate(asked.question.options):
            yield asked, (*asked.path, "svarsalternativ", number), option


def _named(desk: Desk) -> Iterator[Named]:
    for asked, path, option in _options(desk):
        for name in option.points:
            yield asked.sheet, (*path, "poäng", name), name, True
    for sheet in desk.checklists:
        for number, scale in enumerate(sheet.content.point_scales):
            for place, reduction in enumerate(scale.reductions):
                path = ("poängskalor", number, "nedsättning", place, "när", "skala")
                yield sheet, path, reduction.when.scale, False
    for part, condition in _asking(desk):
        yield part.sheet, (*part.path, "poängskala"), condition.scale, False


def _asking(desk: Desk) -> Iterator[tuple[Posed, PointsAre]]:
    for part in desk.parts:
        if isinstance(part.condition, PointsAre):
            yield part, part.condition


@rule("okänd-poängskala")
def unknown_scale(desk: Desk) -> Iterator[Finding]:
    """An answer, a reduction or an outcome names a scale that the checklist does not have."""
    for sheet, path, name, on_key in _named(desk):
        known = [s.id for s in sheet.content.point_scales]
        if name not in known and not _broken(sheet):
            tips = meant(name, known) or (
                (f"skalorna är: {listed(known)}",)
                if known
                else ("lägg till poängskalor: med id och namn, eller ta bort poängen",)
            )
            message = f"checklistan har ingen poängskala som heter {quoted(name)}"
            found = _finding(sheet, "okänd-poängskala", path, message, *tips)
            yield replace(found, on_key=on_key)


@rule("okänd-nivå")
def unknown_level(desk: Desk) -> Iterator[Finding]:
    """A condition names a level that the scale does not have."""
    scales = {(sheet.document, scale.id): scale for sheet, _, scale in _scales(desk)}
    for part, condition in _asking(desk):
        scale = scales.get((part.sheet.document, condition.scale))
        for number, name in enumerate(condition.level if scale else ()):
            known = [x.id for x in scale.levels] if scale else []
            if name not in known:
                tips = meant(name, known) or ((f"nivåerna är: {listed(known)}",) if known else ())
                message = f"poängskalan {quoted(condition.scale)} har ingen nivå som heter {quoted(name)}"
                yield part.finding("okänd-nivå", message, *tips, at=("nivå", number))


@rule("nivå-lucka")
def gap_between_levels(desk: Desk) -> Iterator[Finding]:
    """A number of points has no level."""
    for sheet, path, scale in _scales(desk):
        levels = scale.levels
        for place, (low, high) in enumerate(pairwise(levels), 1):
            if low.end is None or high.start is None:
                at = (*path, "nivåer", place - 1 if low.end is None else place)
                key, other = ("till", high.start) if low.end is None else ("från", low.end)
                tip = f"skriv {key}: {_number(other)}" if other is not None else f"skriv {key}: och ett tal"
                name = low.name if low.end is None else high.name
                message = f"nivån {quoted(name)} saknar {key}, så det går inte att se var gränsen går"
                yield _finding(sheet, "nivå-lucka", at, message, tip, key=key)
            elif low.end < high.start:
                message = (
                    f"talen mellan {_number(low.end)} och {_number(high.start)} hör inte till någon nivå"
                )
                tip = f"skriv från: {_number(low.end)}"
                yield _finding(sheet, "nivå-lucka", (*path, "nivåer", place, "från"), message, tip)
        if levels and levels[0].start is not None:
            at = (*path, "nivåer", 0, "från")
            message = f"tal under {_number(levels[0].start)} hör inte till någon nivå"
            yield _finding(sheet, "nivå-lucka", at, message, "ta bort från på den lägsta nivån")
        if levels and levels[-1].end is not None:
            at = (*path, "nivåer", len(levels) - 1, "till")
            message = f"tal över {_number(levels[-1].end)} hör inte till någon nivå"
            yield _finding(sheet, "nivå-lucka", at, message, "ta bort till på den högsta nivån")


@rule("nivå-överlapp")
def overlapping_levels(desk: Desk) -> Iterator[Finding]:
    """A number of points has two levels, or nobody can say which one a limit belongs to."""
    for sheet, path, scale in _scales(desk):
        for place, (low, high) in enumerate(pairwise(scale.levels), 1):
            if low.end is not None and high.start is not None and high.start < low.end:
                message = f"{quoted(high.name)} börjar på {_number(high.start)}, inne i {quoted(low.name)}"
                tip = f"skriv från: {_number(low.end)}"
                yield _finding(sheet, "nivå-överlapp", (*path, "nivåer", place, "från"), message, tip)
        for place, level in enumerate(scale.levels):
            if level.start is not None and level.end is not None and level.end <= level.start:
                message = f"{quoted(level.name)} slutar innan den har börjat"
                at = (*path, "nivåer", place, "till")
                yield _finding(sheet, "nivå-överlapp", at, message, "skriv ett större tal i till")
        if len(scale.levels) > 1 and scale.limit_in is None:
            message = f"poängskalan {quoted(scale.id)} säger inte vilken nivå en gräns hör till"
            tip = "skriv gränsen-hör-till: nivån-över eller nivån-under"
            yield _finding(sheet, "nivå-överlapp", path, message, tip, key="gränsen-hör-till")


@rule("saknar-procent-av")
def per_cent_of_nothing(desk: Desk) -> Iterator[Finding]:
    """Something is asked in per cent of a scale that does not say what 100 per cent is."""
    for sheet, path, scale in _scales(desk):
        asked = any(
            r.when.unit == "procent" and r.when.scale == scale.id
            for other in sheet.content.point_scales
            for r in other.reductions
        )
        asked |= any(
            c.scale == scale.id and c.unit == "procent" and p.sheet is sheet for p, c in _asking(desk)
        )
        if scale.percent_of is None and (scale.uses_percent or asked):
            message = f"poängskalan {quoted(scale.id)} säger inte vad 100 procent är"
            tip = "skriv procent-av: ställda-frågor eller alla-frågor"
            yield _finding(sheet, "saknar-procent-av", path, message, tip, key="procent-av")


@rule("poäng-i-ring")
def reductions_in_a_ring(desk: Desk) -> Iterator[Finding]:
    """A scale is reduced by itself, by way of others or at once."""
    for sheet, path, scale in _scales(desk):
        leans = {s.id: [r.when.scale for r in s.reductions] for s in sheet.content.point_scales}
        for place, reduction in enumerate(scale.reductions):
            if _reaches(reduction.when.scale, scale.id, leans):
                at = (*path, "nedsättning", place, "när", "skala")
                other = quoted(reduction.when.scale)
                message = f"{quoted(scale.id)} sätts ned av {other}, som i sin tur beror på den"
                if reduction.when.scale == scale.id:
                    message = f"{quoted(scale.id)} kan inte sättas ned av sig själv"
                yield _finding(
                    sheet, "poäng-i-ring", at, message, "peka på en annan skala, eller ta bort den"
                )


def _reaches(start: str, goal: str, leans: dict[str, list[str]]) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            waiting += leans.get(name, [])
    return False


@rule("tom-poängskala")
def scale_without_points(desk: Desk) -> Iterator[Finding]:
    """No answer gives points on a scale, so that its highest is 0 and per cent of it is nothing."""
    highest: dict[tuple[str, str], Fraction] = {}
    for asked, _, option in _options(desk):
        for name, points in option.points.items():
            place = asked.sheet.document, name
            highest[place] = max(highest.get(place, Fraction(0)), points)
    for sheet, path, scale in _scales(desk):
        unsure = any(desk.excused(a.key) for a in desk.questions if a.sheet is sheet)
        if highest.get((sheet.document, scale.id), 0) == 0 and not unsure:
            message = f"inget svar ger poäng på {quoted(scale.id)}, så dess högsta poäng är 0"
            tip = f"skriv till exempel poäng: {{{scale.id}: 1}} på ett svar, eller ta bort skalan"
            yield _finding(sheet, "tom-poängskala", (*path, "id"), message, tip)


@rule("poäng-utan-verkan")
def idle_points(desk: Desk) -> Iterator[Finding]:
    """Points stand where nothing counts them."""
    for asked, path, option in _options(desk):
        question = asked.question
        if option.points and not desk.excused(asked.key):
            if question.type not in COUNTED:
                message = f"poäng räknas inte på en fråga med svarstyp {question.type}"
                tip = f"ta bort poängen; de hör till svarstyp {listed(sorted(COUNTED), 'eller')}"
                yield _finding(asked.sheet, "poäng-utan-verkan", (*path, "poäng"), message, tip)
            elif question.per:
                message = "poäng räknas inte på en fråga som har ett svar per alternativ eller grupp"
                yield _finding(
                    asked.sheet, "poäng-utan-verkan", (*path, "poäng"), message, "ta bort per, eller poängen"
                )
    for asked in desk.questions:
        for number, column in enumerate(asked.question.columns):
            for place, option in enumerate(column.options):
                if option.points:
                    at = (*asked.path, "kolumner", number, "svarsalternativ", place, "poäng")
                    message = "poäng räknas inte i en tabell"
                    yield _finding(asked.sheet, "poäng-utan-verkan", at, message, "ta bort poängen")
    yield from _idle_keys(desk)


def _idle_keys(desk: Desk) -> Iterator[Finding]:
    for sheet in desk.checklists:
        content = sheet.content
        for key in ("frivillig", "utfall"):
            if written(content, key) and not content.gives_points and not _broken(sheet):
                message = f"{key} gör ingenting i en checklista utan poängskalor"
                yield _finding(
                    sheet, "poäng-utan-verkan", (key,), message, "ta bort raden, eller lägg till poängskalor"
                )
        if content.gives_points and content.is_perspective:
            message = "ett perspektiv har bedömningar och räknas inte i poäng"
            tip = "flytta frågorna med poäng till en egen checklista utan screening"
            yield _finding(sheet, "poäng-utan-verkan", ("poängskalor",), message, tip)


def _broken(sheet: Sheet[Checklist]) -> bool:
    return any(path[:1] == ("poängskalor",) for path in sheet.touched)


@rule("bara-i-utfall")
def only_in_outcomes(desk: Desk) -> Iterator[Finding]:
    """A question or a flag would depend on points, which are counted when all questions are known."""
    for part, _ in _asking(desk):
        if part.owner != "utfall":
            tip = "fråga efter svaren i stället, eller flytta villkoret till utfall"
            yield part.finding("bara-i-utfall", "poängskala får bara stå i utfall", tip, at=("poängskala",))


@rule("onåbart-utfall")
def unreachable_outcome(desk: Desk) -> Iterator[Finding]:
    """An outcome comes after one that always holds."""
    for sheet in desk.checklists:
        always = False
        for number, outcome in enumerate(sheet.content.outcomes):
            if always:
                message = f"utfallet {quoted(outcome.name)} kommer aldrig: det före gäller alltid"
                tip = "sätt utfallet med ett skäl utan när sist"
                yield _finding(sheet, "onåbart-utfall", ("utfall", number), message, tip)
            always = always or any(r.when is None for r in outcome.reasons)


def _number(value: Fraction) -> str:
    exact = f"{float(value):g}".replace(".", ",")
    return exact if Fraction(exact.replace(",", ".")) == value else str(value)
