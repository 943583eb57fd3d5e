"""Does each question have what its kind of answer needs, and nothing that does nothing?

Knows which keys mean something for which answer type. Knows no condition.
"""

from collections.abc import Iterator

from assessment.core.diagnostics import Finding
from assessment.core.lint.desk import Asked, Desk, written
from assessment.core.lint.registry import rule
from assessment.core.shape import listed, quoted
from assessment.core.vocabulary import AnswerType, Track

CHOSEN = frozenset({AnswerType.CHOICE, AnswerType.MULTIPLE, AnswerType.YES_NO})

BELONGS: dict[str, frozenset[AnswerType]] = {
    "svarsalternativ": CHOSEN,
    "grupper": frozenset({AnswerType.EFFECT, AnswerType.GROUPS}),
    "delar-rader-med": frozenset({AnswerType.EFFECT}),
    "lägger-till": frozenset({AnswerType.GROUPS}),
    "märker": frozenset({AnswerType.GROUPS}),
    "korsar-med": frozenset({AnswerType.GROUPS}),
    "kolumner": frozenset({AnswerType.TABLE}),
    "rader": frozenset({AnswerType.TABLE}),
    "rader-från": frozenset({AnswerType.TABLE}),
    "längd": frozenset({AnswerType.TEXT}),
}
"""Keys that mean something only for some answer types. Weight has a rule of its own."""

SEVERAL_ROWS = frozenset({AnswerType.MULTIPLE, AnswerType.GROUPS, AnswerType.TABLE})
"""Answers that can become the rows of a table, besides the built-in lists."""


def _each(desk: Desk) -> Iterator[Asked]:
    """Yield the questions whose answer type is known."""
    return (a for a in desk.questions if not desk.excused(a.key))


@rule("saknar-källa")
def without_source(desk: Desk) -> Iterator[Finding]:
    """A question or a stop flag leans on nothing."""
    tip = "skriv till exempel källa: [barnkonventionen-3], med id ur kallor.yaml"
    for asked in desk.questions:
        if not asked.question.sources:
            yield asked.finding(
                "saknar-källa", f"frågan {quoted(asked.question.id)} saknar källa", tip, key="källa"
            )
    for sheet in desk.checklists:
        for number, flag in enumerate(sheet.content.stop_flags):
            if not flag.sources:
                yield Finding(
                    code="saknar-källa",
                    document=sheet.document,
                    path=("stoppflaggor", number),
                    message=f"stoppflaggan {quoted(flag.id)} saknar källa",
                    tips=(tip,),
                    key="källa",
                )


@rule("saknar-hjälp")
def without_help(desk: Desk) -> Iterator[Finding]:
    """A question gives no concrete examples."""
    for asked in desk.questions:
        if not asked.question.help.strip():
            message = f"frågan {quoted(asked.question.id)} saknar hjälp"
            yield asked.finding(
                "saknar-hjälp", message, "skriv hjälp: med ett eller två konkreta exempel", key="hjälp"
            )


@rule("saknar-vikt")
def without_weight(desk: Desk) -> Iterator[Finding]:
    """An effect question can't be counted without its weight."""
    for asked in _each(desk):
        if asked.question.is_effect and asked.question.weight is None:
            message = f"effektfrågan {quoted(asked.question.id)} saknar vikt"
            yield asked.finding("saknar-vikt", message, "skriv vikt: 1, 2 eller 3", key="vikt")


@rule("saknar-vikt-skäl")
def without_weight_reason(desk: Desk) -> Iterator[Finding]:
    """Nobody can see why a weight is what it is."""
    for asked in desk.questions:
        question = asked.question
        if question.weight is not None and question.is_effect and not question.weight_reason.strip():
            message = f"vikten på {quoted(question.id)} saknar skäl"
            tip = f"skriv i en mening varför: vikt-skäl: Väger {question.weight} för att …"
            yield asked.finding("saknar-vikt-skäl", message, tip, key="vikt-skäl")


@rule("vikt-utan-effekt")
def weight_without_effect(desk: Desk) -> Iterator[Finding]:
    """A question that is never counted has a weight."""
    for asked in _each(desk):
        if not asked.question.is_effect:
            for key in ("vikt", "vikt-skäl"):
                if written(asked.question, key):
                    message = f"{key} gör ingenting på en fråga med svarstyp {asked.question.type}"
                    yield asked.finding(
                        "vikt-utan-effekt", message, "ta bort raden, eller skriv svarstyp: effekt", key=key
                    )
                    break


@rule("nyckel-utan-verkan")
def idle_key(desk: Desk) -> Iterator[Finding]:
    """A key stands where it does nothing."""
    for asked in _each(desk):
        kind = asked.question.type
        for key, kinds in BELONGS.items():
            if kind not in kinds and written(asked.question, key):
                message = f"{key} gör ingenting på en fråga med svarstyp {kind}"
                tip = f"ta bort raden; {key} hör till svarstyp {listed(sorted(kinds), 'eller')}"
                yield asked.finding("nyckel-utan-verkan", message, tip, key=key)
        for number, option in enumerate(asked.question.options):
            yield from _idle_in_option(asked, number, option.depth is not None, bool(option.pause))


def _idle_in_option(asked: Asked, number: int, depth: bool, pause: bool) -> Iterator[Finding]:  # noqa: FBT001 - two facts
    for key, there in (("djup", depth), ("hållplats", pause)):
        if there and not asked.in_screening:
            yield Finding(
                code="nyckel-utan-verkan",
                document=asked.sheet.document,
                path=(*asked.path, "svarsalternativ", number, key),
                message=f"{key} gör ingenting utanför screeningen",
                tips=("ta bort det, eller flytta frågan till screening",),
                key=key,
            )


@rule("saknar-svarsalternativ")
def without_options(desk: Desk) -> Iterator[Finding]:
    """There are not at least two answers to choose between."""
    for asked in _each(desk):
        question = asked.question
        chosen = question.type in {AnswerType.CHOICE, AnswerType.MULTIPLE}
        if (chosen or question.options) and question.type in CHOSEN and len(question.all_options) < 2:  # noqa: PLR2004 - two is a choice
            message = f"frågan {quoted(question.id)} har inte två svar att välja mellan"
            tip = "skriv svarsalternativ: med id och text för varje svar"
            yield asked.finding("saknar-svarsalternativ", message, tip, key="svarsalternativ")
        for number, column in enumerate(question.columns):
            if (column.type == "val") != bool(column.options):
                lacks = column.type == "val"
                message = f"kolumnen {quoted(column.id)} " + (
                    "saknar svar att välja mellan"
                    if lacks
                    else "har svarsalternativ men är inte av typen val"
                )
                yield Finding(
                    code="saknar-svarsalternativ",
                    document=asked.sheet.document,
                    path=(*asked.path, "kolumner", number),
                    message=message,
                    tips=("skriv svarsalternativ: med id och text" if lacks else "skriv typ: val",),
                    key="svarsalternativ",
                )


@rule("saknar-kolumner")
def without_columns(desk: Desk) -> Iterator[Finding]:
    """A table has nothing to fill in."""
    for asked in _each(desk):
        if asked.question.type is AnswerType.TABLE and not asked.question.columns:
            message = f"tabellen {quoted(asked.question.id)} saknar kolumner"
            yield asked.finding("saknar-kolumner", message, "skriv kolumner: med id och namn", key="kolumner")


@rule("flerval-utan-inget")
def without_none_of_these(desk: Desk) -> Iterator[Finding]:
    """Whoever ticks nothing looks like whoever has not answered."""
    for asked in _each(desk):
        question = asked.question
        if (
            question.type is AnswerType.MULTIPLE
            and question.options
            and not any(o.exclusive for o in question.options)
        ):
            message = f"flervalet {quoted(question.id)} har inget ”inget av detta”"
            tip = "lägg till {id: inget, text: Inget av detta, utesluter-andra: ja}"
            yield asked.finding("flerval-utan-inget", message, tip, key="svarsalternativ")


@rule("delade-rader")
def shared_rows(desk: Desk) -> Iterator[Finding]:
    """Rows can be shared only with an effect question of another checklist."""
    for asked in _each(desk):
        name = asked.question.shares_rows_with
        other = desk.by_key.get(asked.checklist.key(name)) if name else None
        if not name or other is None or desk.excused(other.key):
            continue
        problem = None
        if not other.question.is_effect:
            problem = f"{quoted(name)} är ingen effektfråga"
        elif other.checklist is asked.checklist:
            problem = f"{quoted(name)} står i samma checklista"
        elif _in_a_ring(desk, asked):
            problem = f"{quoted(name)} delar i sin tur rader med den här frågan"
        if problem:
            tip = "peka på en effektfråga i en annan checklista, som checklista/fråga"
            yield asked.finding("delade-rader", problem, tip, key="delar-rader-med")


def _in_a_ring(desk: Desk, asked: Asked) -> bool:
    seen: set[str] = set()
    found: Asked | None = asked
    while found is not None and found.key not in seen:
        seen.add(found.key)
        name = found.question.shares_rows_with
        found = desk.by_key.get(found.checklist.key(name)) if name else None
    return found is not None and found.key == asked.key


@rule("fel-rader")
def rows_from(desk: Desk) -> Iterator[Finding]:
    """Rows come from an earlier question that has several answers."""
    for asked in _each(desk):
        name = asked.question.rows_from
        other = desk.by_key.get(asked.checklist.key(name)) if name else None
        if not name or other is None or desk.excused(other.key):
            continue
        several = other.question.type in SEVERAL_ROWS or other.question.type.is_list
        if not several:
            message = f"{quoted(name)} har svarstyp {other.question.type} och ger inga rader"
            tip = "peka på en fråga med svarstyp flerval, grupper, tabell eller en lista"
            yield asked.finding("fel-rader", message, tip, key="rader-från")
        elif other.turn >= asked.turn:
            message = f"{quoted(name)} kommer inte före tabellen"
            yield asked.finding("fel-rader", message, "flytta en av frågorna", key="rader-från")


@rule("saknar-djup")
def without_depth(desk: Desk) -> Iterator[Finding]:
    """A screening that suggests no depth, or a question in it where some answers do and others do not."""
    for sheet in desk.checklists:
        screening = [a for a in desk.questions if a.sheet is sheet and a.in_screening]
        if any(desk.excused(a.key) for a in screening):
            continue
        if screening and not any(o.depth for a in screening for o in a.question.options):
            yield screening[0].finding(
                "saknar-djup",
                "inget svar i screeningen säger vilket djup det ger",
                "skriv djup: ingen, kort eller full på svaren",
                key="svarsalternativ",
            )
        for asked in screening:
            options = asked.question.options
            for number, option in enumerate(options):
                if option.depth is None and any(o.depth for o in options):
                    yield Finding(
                        code="saknar-djup",
                        document=sheet.document,
                        path=(*asked.path, "svarsalternativ", number),
                        message=f"svaret {quoted(option.id)} säger inte vilket djup det ger",
                        tips=("skriv djup: ingen, kort eller full",),
                        key="djup",
                    )


@rule("saknar-referensgrupp")
def without_reference_group(desk: Desk) -> Iterator[Finding]:
    """A perspective has no group that the others are compared with."""
    for sheet in desk.checklists:
        if sheet.content.is_perspective and sheet.content.reference_group is None:
            yield Finding(
                code="saknar-referensgrupp",
                document=sheet.document,
                path=(),
                message=f"perspektivet {quoted(sheet.content.id)} saknar referensgrupp",
                tips=("skriv till exempel referensgrupp: hela-befolkningen",),
                key="referensgrupp",
            )


@rule("effekt-utan-screening")
def effect_without_screening(desk: Desk) -> Iterator[Finding]:
    """An effect question is counted only in a perspective."""
    for asked in _each(desk):
        if asked.question.is_effect and (asked.in_screening or not asked.checklist.is_perspective):
            where = "i screeningen" if asked.in_screening else "i en checklista utan screening"
            message = f"effektfrågan {quoted(asked.question.id)} står {where} och räknas inte"
            yield asked.finding(
                "effekt-utan-screening", message, "flytta den till ett perspektivs avsnitt", key="svarstyp"
            )


@rule("inget-kort-spår")
def no_short_track(desk: Desk) -> Iterator[Finding]:
    """The short track of a perspective rates nothing."""
    for sheet in desk.checklists:
        effects = list(sheet.content.effects())
        unsure = any(
            desk.excused(f"{sheet.content.id}/{q.id}") for s in sheet.content.sections for q in s.questions
        )
        if sheet.content.is_perspective and not unsure and not any(q.track is Track.SHORT for q in effects):
            yield Finding(
                code="inget-kort-spår",
                document=sheet.document,
                path=("avsnitt",),
                message=f"ingen effektfråga i {quoted(sheet.content.id)} har spår: kort",
                tips=("skriv spår: kort på de viktigaste frågorna",),
            )
