"""What other weights could make of the numbers, in words and as a table (method, chapter 7).

Knows the ranges that ``weights`` works out. Weighs nothing itself.
"""

from collections.abc import Iterator
from fractions import Fraction

from assessment.core.catalogue import Scale
from assessment.core.checklist import Checklist
from assessment.core.extent import bands_of, printed_interval
from assessment.core.language import tr
from assessment.core.result import Interval, PerspectiveResult
from assessment.core.summary import arguing
from assessment.core.summary.argument_model import WeightLine
from assessment.core.summary.material import Material
from assessment.core.vocabulary import DASH_STATUSES
from assessment.core.weights import WeightRange, weight_range


def weight_lines(material: Material) -> tuple[WeightLine, ...]:
    """Return a line for every perspective and rated alternative with a number, the leading one first."""
    return tuple(
        _line(material, checklist.name, result)
        for alternative in material.leading_first
        for checklist, result in _numbered(material, alternative.id)
    )


def weight_sentences(material: Material, alternative: str | None = None) -> tuple[str, ...]:
    """Return in whole sentences whether an alternative's results stand whatever the weights.

    Without ``alternative`` it is the one that page 1 is about.
    """
    scale = material.checklists.scale
    about = material.leading_id if alternative is None else alternative
    found = [(c.name, weight_range(r.groups, scale)) for c, r in _numbered(material, about)]
    if not found:
        return (tr(arguing.WEIGHTS_ASIDE),)
    if all(ranges.stands for _, ranges in found):
        return (tr(arguing.WEIGHTS_STAND),)
    told = (arguing.weights_could_in(name, _could(ranges, scale)) for name, ranges in found)
    return (tr(arguing.WEIGHTS_VARY), *told)


def _numbered(material: Material, alternative: str) -> Iterator[tuple[Checklist, PerspectiveResult]]:
    for checklist, result in material.results(alternative):
        if result.harm is not None and result.status not in DASH_STATUSES:
            yield checklist, result


def _line(material: Material, perspective: str, result: PerspectiveResult) -> WeightLine:
    scale = material.checklists.scale
    found = weight_range(result.groups, scale)
    unknown = result.basis.unknown or Fraction(0)
    return WeightLine(
        perspective=perspective,
        alternative=material.alternative_name(result.alternative),
        harm=printed_interval(result.harm, scale),
        harm_weighed=printed_interval(found.harm, scale),
        benefit=printed_interval(result.benefit, scale),
        benefit_weighed=printed_interval(found.benefit, scale),
        unknown=_percent(Interval(unknown, unknown)),
        unknown_weighed=_percent(found.unknown or Interval(unknown, unknown)),
        stands=tr("Ja") if found.stands else tr("Nej"),
        text=tr(arguing.WEIGHTS_STAND) if found.stands else arguing.weights_could(_could(found, scale)),
    )


def _could(found: WeightRange, scale: Scale) -> arguing.Could:
    limit = scale.thresholds.basis_missing.value
    unknown = found.unknown
    return arguing.Could(
        harm=_spanned(found.harm, scale),
        benefit=_spanned(found.benefit, scale),
        unknown=unknown is not None and unknown.lower < limit <= unknown.upper,
    )


def _spanned(interval: Interval | None, scale: Scale) -> tuple[str, ...]:
    """Return the bands from end to end; () when they are one and the same."""
    names = [b.name for b in scale.bands]
    ends = [names.index(band) for band in bands_of(interval, scale)]
    return tuple(names[ends[0] : ends[-1] + 1]) if len(ends) > 1 else ()


def _percent(interval: Interval) -> str:
    return arguing.percent(*(str((200 * end + 1) // 2) for end in (interval.lower, interval.upper)))
