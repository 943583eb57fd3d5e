"""Points in words: what they came to, what is left to a limit, and the lines that add up to each number.

Knows results of points and names. Counts nothing that decides; what is printed never reads as another level.
"""

from collections.abc import Iterator
from fractions import Fraction

from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist
from assessment.core.flow import Flow
from assessment.core.language import MINUS, N_, spoken, tr
from assessment.core.points import left_out, level_of, points_of
from assessment.core.points_result import (
    OutcomeResult,
    PointsLine,
    PointsResult,
    ReductionStep,
    ScaleResult,
    Span,
)
from assessment.core.summary import wording
from assessment.core.summary.points_model import PointsChapter, PointsTrace

_DECIMALS = 3
UNANSWERED = N_("Obesvarad")
MORE = N_("Ett svar kan öppna fler frågor. Då räknas det om.")


def points_chapters(flow: Flow, first: int) -> tuple[PointsChapter, ...]:
    """Return a chapter for every checklist with points that is told of, numbered from ``first``."""
    told = [c for c in flow.checklists.scored if not left_out(flow, c)]
    return tuple(points_chapter(flow, c, number) for number, c in enumerate(told, first))


def points_chapter(flow: Flow, checklist: Checklist, number: int = 0) -> PointsChapter:
    """Return one checklist with points as a reader sees it."""
    found = next(p for p in points_of(flow) if p.checklist == checklist.id)
    return PointsChapter(
        number=number,
        name=checklist.name,
        intro=checklist.intro.strip(),
        outcome=_outcome(found),
        reasons=_reasons(found),
        scales=tuple(_trace(flow.checklists, found, scale) for scale in found.scales),
    )


def _outcome(found: PointsResult) -> str:
    if found.outcome:
        return found.outcome.outcome.name
    if found.missing:
        left = wording.counted(len(found.missing), tr("fråga"), tr("frågor"))
        return tr("{left} återstår att svara på.", left=wording.capital(left))
    return ""


def _reasons(found: PointsResult) -> tuple[str, ...]:
    if found.outcome:
        return found.outcome.reasons
    # What holds whatever the answers are says nothing before they are given.
    return tuple(
        tr("Talar för {outcome}: {reason}", outcome=met.outcome.name, reason=reason)
        for met in found.met
        for reason in _conditional(met)
    )


def _conditional(met: OutcomeResult) -> Iterator[str]:
    asked = {r.text for r in met.outcome.reasons if r.when is not None}
    return (reason for reason in met.reasons if reason in asked)


def _trace(checklists: ChecklistSet, found: PointsResult, scale: ScaleResult) -> PointsTrace:
    worth = "" if scale.counted.certain else f"{exact(scale.answered)} hittills"
    return PointsTrace(
        name=scale.scale.name,
        help=scale.scale.help.strip(),
        sentences=tuple(_sentences(found, scale)),
        lines=tuple(_line(checklists, x) for x in scale.lines),
        total=(tr("Summa"), "", worth or exact(scale.answered), between(Span(scale.least, scale.most))),
    )


def _line(checklists: ChecklistSet, line: PointsLine) -> tuple[str, str, str, str]:
    found = checklists.question(line.question)
    question = found[1] if found else None
    texts = [o.text for o in question.all_options if o.id in line.chosen] if question else []
    return (
        wording.capital(question.label) if question else line.question,
        "; ".join(texts) or tr(UNANSWERED),
        exact(line.points.least) if line.answered else wording.DASH,
        between(Span(line.least, line.most)),
    )


def _sentences(found: PointsResult, scale: ScaleResult) -> Iterator[str]:
    of = tr(" av högst {exact} poäng", exact=exact(scale.most))
    if found.missing:
        yield tr("Hittills {exact}{of}. {more}", exact=exact(scale.answered), of=of, more=tr(MORE))
        if not scale.points.certain:
            low, high = exact(scale.points.least), exact(scale.points.most)
            yield tr("När allt är besvarat blir det mellan {low} och {high}.", low=low, high=high)
    else:
        yield f"{exact(scale.answered)}{of}."
    yield from (_reduced(found, scale, step) for step in scale.steps)
    yield from _level(scale)


def _level(scale: ScaleResult) -> Iterator[str]:
    if not scale.scale.levels:
        return
    if scale.level:
        told = f" {wording.sentence(scale.level.text)}" if scale.level.text else ""
        yield tr(
            "Nivå: {level}{of_whole}.{told}", level=scale.level.name, of_whole=_of_whole(scale), told=told
        )
    elif len(scale.possible) == 1:
        yield tr("Nivå: {level}, vad de svar som återstår än blir.", level=scale.possible[0].name)
    elif scale.possible:
        yield tr("Möjliga nivåer: {join}.", join=wording.join([x.name for x in scale.possible], "eller"))
    else:
        yield tr("Det finns inga poäng att räkna procent på, så det blir ingen nivå.")


def _of_whole(scale: ScaleResult) -> str:
    if scale.scale.unit != "procent" or scale.percent(scale.points.least) is None:
        return ""
    percent = tr("{n} procent", n=printed_percent(scale, scale.points.least))
    of = tr("frågorna som ställs") if scale.scale.percent_of == "ställda-frågor" else tr("alla frågor")
    if scale.scale.share == 1 and scale.scale.percent_of == "ställda-frågor":
        return tr(" ({percent} av högsta poängen på {of})", percent=percent, of=of)
    # What 100 per cent is stands nowhere else, and without it nobody can check the level by hand.
    whole = exact(scale.whole or Fraction(0))
    if scale.scale.share == 1:
        return tr(
            " ({percent} av {whole}, som är högsta poängen på {of})", percent=percent, whole=whole, of=of
        )
    return tr(
        " ({percent}, där 100 procent är {whole}: {exact} av högsta poängen på {of})",
        percent=percent,
        whole=whole,
        exact=exact(scale.scale.share),
        of=of,
    )


def _reduced(found: PointsResult, scale: ScaleResult, step: ReductionStep) -> str:
    other = found.scale(step.reduction.when.scale)
    name = other.scale.name if other else step.reduction.when.scale
    own, off = scale.scale.name, tr("{n} procent", n=exact(step.reduction.percent))
    if step.limit is None or step.missing is None:
        return tr("{own} sätts inte ned: {name} har inga poäng att räkna procent på.", own=own, name=name)
    limit = tr("gränsen är {exact}", exact=exact(step.limit))
    if step.met:
        fell = (
            tr(
                ", från {exact} till {exact_2}",
                exact=exact(step.before.least),
                exact_2=exact(step.after.least),
            )
            if step.after.certain
            else ""
        )
        return tr(
            "{own} sätts ned med {off}{fell}, för {name} är {between} och {limit}. "
            "Marginalen är {exact} poäng.",
            own=own,
            off=off,
            fell=fell,
            name=name,
            between=between(step.reached),
            limit=limit,
            exact=exact(-step.missing),
        )
    left = tr("Det fattas {exact} poäng.", exact=exact(step.missing))
    if step.met is None:
        return tr(
            "{own} sätts ned med {off} om {name} når {exact}. {left}",
            own=own,
            off=off,
            name=name,
            exact=exact(step.limit),
            left=left,
        )
    return tr(
        "{own} sätts inte ned, för {name} är {between} och {limit}. {left}",
        own=own,
        name=name,
        between=between(step.reached),
        limit=limit,
        left=left,
    )


def between(span: Span) -> str:
    """Return points as they are printed: one number, or what they are between while an answer is open."""
    return exact(span.least) if span.certain else f"{exact(span.least)}{wording.DASH}{exact(span.most)}"


def exact(value: Fraction) -> str:
    """Return a number exactly: with up to three decimals, or else as a fraction."""
    thousandths = value * 1000
    if thousandths.denominator != 1:
        return f"{MINUS if value < 0 else ''}{abs(value)}"
    whole, rest = divmod(abs(thousandths.numerator), 1000)
    decimals = f"{rest:03d}".rstrip("0")
    sign = MINUS if value < 0 else ""
    return f"{sign}{wording.number(whole)}{spoken().decimal_sign + decimals if decimals else ''}"


def printed_percent(scale: ScaleResult, points: Fraction) -> str:
    """Return points in per cent, whole and rounded half up; cut at as many decimals as its level needs."""
    percent = scale.percent(points) or Fraction(0)
    cut = (Fraction(percent * 10**n // 1, 10**n) for n in range(1, _DECIMALS + 1))
    for shown in (Fraction((2 * percent + 1) // 2), *cut):
        if level_of(scale.scale, shown) is level_of(scale.scale, percent):
            return exact(shown)
    return exact(percent)
