"""What differs in how two editions give points, in plain sentences.

Knows points, scales, levels and outcomes. Knows no answer and no result.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from assessment.core.checklist import Checklist, Option
from assessment.core.language import N_, tr
from assessment.core.point_scales import Outcome, PointScale
from assessment.core.shape import quoted as short_quoted
from assessment.core.summary.points_chapters import exact

_SCALE = {
    "unit": N_("har nivåer i en annan enhet"),
    "percent_of": N_("räknar procent av något annat"),
    "share": N_("räknar procent av en annan del av högsta poängen"),
    "limit_in": N_("låter en gräns höra till en annan nivå"),
    "reductions": N_("sätts ned på ett annat sätt"),
}


def quoted(text: str) -> str:
    """Return a text within quotation marks, whole: what is decided about must be possible to read."""
    return tr("”{text}”", text=short_quoted(text, len(text) + 1)[1:-1])


def points_of_option(before: Option, after: Option, scales: Mapping[str, str]) -> Iterator[str]:
    """Yield what an answer gives that it did not give before, on each scale, to stand after its question."""
    for scale in dict.fromkeys((*before.points, *after.points)):
        old, new = (o.points.get(scale, Fraction(0)) for o in (before, after))
        if old != new:
            yield tr(
                "ger {new} poäng i stället för {old} på {scale} vid svaret {answer}",
                new=exact(new),
                old=exact(old),
                scale=quoted(scales.get(scale, scale)),
                answer=quoted(after.text),
            )


def points_of_checklist(before: Checklist, after: Checklist) -> Iterator[tuple[bool, str]]:
    """Yield each change of scales and outcomes, and True where it changes more than words."""
    old, new = ({s.id: s for s in c.point_scales} for c in (before, after))
    for scale in new.values():
        name = quoted(scale.name)
        if scale.id in old:
            yield from _scale(old[scale.id], scale)
        else:
            yield True, tr("Poängskalan {scale} är ny.", scale=name)
    for scale in old.values():
        if scale.id not in new:
            yield True, tr("Poängskalan {scale} finns inte längre.", scale=quoted(scale.name))
    yield from _outcomes(before, after)


def _scale(before: PointScale, after: PointScale) -> Iterator[tuple[bool, str]]:
    name = quoted(before.name)
    if before.name != after.name:
        yield False, tr("Poängskalan {scale} heter nu {newer}.", scale=name, newer=quoted(after.name))
    for field, told in _SCALE.items():
        if getattr(before, field) != getattr(after, field):
            yield True, tr("Poängskalan {scale} {told}.", scale=name, told=tr(told))
    old, new = ({x.id: x for x in s.levels} for s in (before, after))
    if tuple(old) != tuple(new):
        yield True, tr("Poängskalan {scale} har andra nivåer.", scale=name)
        return
    limits = [[exact(x.start) for x in s.levels if x.start is not None] for s in (before, after)]
    if limits[0] != limits[1]:
        yield (
            True,
            tr(
                "Poängskalan {scale} har gränserna {new} i stället för {old}.",
                scale=name,
                new="; ".join(limits[1]),
                old="; ".join(limits[0]),
            ),
        )
    for level in new.values():
        known = old[level.id]
        if known.name != level.name:
            told = tr("Nivån {level} heter nu {newer}.", level=quoted(known.name), newer=quoted(level.name))
            yield False, told


def _outcomes(before: Checklist, after: Checklist) -> Iterator[tuple[bool, str]]:
    old, new = ({o.id: o for o in c.outcomes} for c in (before, after))
    for outcome in new.values():
        if outcome.id in old:
            yield from _outcome(old[outcome.id], outcome)
        else:
            yield True, tr("Utfallet {outcome} är nytt.", outcome=quoted(outcome.name))
    for outcome in old.values():
        if outcome.id not in new:
            yield True, tr("Utfallet {outcome} finns inte längre.", outcome=quoted(outcome.name))
    if [x for x in old if x in new] != [x for x in new if x in old]:
        yield True, tr("Utfallen i {checklist} prövas i en annan ordning.", checklist=quoted(after.name))


def _outcome(before: Outcome, after: Outcome) -> Iterator[tuple[bool, str]]:
    name = quoted(before.name)
    if before.name != after.name:
        yield False, tr("Utfallet {outcome} heter nu {newer}.", outcome=name, newer=quoted(after.name))
    if [r.when for r in before.reasons] != [r.when for r in after.reasons]:
        yield True, tr("Utfallet {outcome} ges av andra skäl.", outcome=name)
    elif before.reasons != after.reasons:
        yield False, tr("Skälen till utfallet {outcome} har andra ord.", outcome=name)
