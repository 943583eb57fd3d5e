"""What the numbers could be if every question weighed half or double (method, chapter 7): exact, not sampled.

Knows that a ratio of weighted sums is greatest when the weights are split by rank. Judges no weight.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessment.core.catalogue import Scale
from assessment.core.extent import band_of, compared, headline
from assessment.core.result import GroupResult, Interval

LIGHTEST, HEAVIEST = Fraction(1, 2), 2
"""The range of every question's weight, in its own weight."""

Part = tuple[int, int, int]
"""A weight, and what it counts with above and below the line of the ratio; never 0 below."""


@dataclass(frozen=True, slots=True)
class GroupWeights:
    """One group's numbers: the least of the lower ends and the greatest of the upper, over all weights."""

    group: str
    harm: Interval | None
    benefit: Interval | None


@dataclass(frozen=True, slots=True)
class WeightRange:
    """What weights between half and double could make of a perspective's numbers.

    ``harm`` and ``benefit`` enclose the headline; their lower ends need not be reached. ``unknown`` is the
    range of u. ``stands`` is True when both headlines stay in one band and u on one side of the threshold
    of *Underlag saknas*, whatever the weights.
    """

    groups: tuple[GroupWeights, ...]
    harm: Interval | None
    benefit: Interval | None
    unknown: Interval | None
    stands: bool


def weight_range(groups: Sequence[GroupResult], scale: Scale) -> WeightRange:
    """Return the range of a perspective and alternative from its groups' rows."""
    found = {g.group: _group(g) for g in groups}
    heads = [found[g.group] for g in compared(groups)]
    harm = headline([g.harm for g in heads])
    benefit = headline([g.benefit for g in heads])
    unknown = _unknown(groups)
    return WeightRange(
        groups=tuple(found.values()),
        harm=harm,
        benefit=benefit,
        unknown=unknown,
        stands=_stands((harm, benefit), unknown, scale),
    )


def extremes(lower: Iterable[Part], upper: Iterable[Part]) -> Interval | None:
    """Return the least that the first ratio can be and the greatest that the second can."""
    least, most = _best(lower, greatest=False), _best(upper, greatest=True)
    return None if least is None or most is None else Interval(least, most)


def _best(parts: Iterable[Part], *, greatest: bool) -> Fraction | None:
    """Return the greatest or least Σ weight × above / Σ weight × below with each weight in [w/2, 2w].

    At the optimum every part whose own ratio is beyond it weighs most and every other least, so it is enough
    to try each split of the parts sorted by their ratio.
    """
    ranked = sorted(parts, key=lambda p: Fraction(p[1], p[2]), reverse=greatest)
    if not ranked:
        return None
    # Half and double of the weights are in the ratio 1 to 4, so whole numbers do.
    above, below = sum(w * a for w, a, _ in ranked), sum(w * b for w, _, b in ranked)
    tried = [Fraction(above, below)]
    heavier = int(HEAVIEST / LIGHTEST) - 1
    for weight, part_above, part_below in ranked:
        above += heavier * weight * part_above
        below += heavier * weight * part_below
        tried.append(Fraction(above, below))
    return max(tried) if greatest else min(tried)


def _group(group: GroupResult) -> GroupWeights:
    rows = [t.row for t in group.trace]
    harm = extremes(
        [(r.weight, -50 * r.worse, 1) for r in rows],
        [(r.weight, 100 if r.open else -50 * r.worse, 1) for r in rows],
    )
    benefit = extremes(
        [(r.weight, 50 * r.better, 1) for r in rows],
        [(r.weight, 100 if r.open else 50 * r.better, 1) for r in rows],
    )
    numbered = group.harm is not None
    return GroupWeights(group.group, harm if numbered else None, benefit if numbered else None)


def _unknown(groups: Sequence[GroupResult]) -> Interval | None:
    # One question has one weight, whatever number of groups it is asked for.
    counted: dict[str, int] = defaultdict(int)
    unknown: dict[str, int] = defaultdict(int)
    weights: dict[str, int] = {}
    for line in (t for g in groups for t in g.trace if t.counted):
        weights[line.row.question] = line.row.weight
        counted[line.row.question] += 1
        unknown[line.row.question] += line.unknown
    parts = [(weights[q], unknown[q], counted[q]) for q in counted]
    return extremes(parts, parts)


def _stands(headlines: Sequence[Interval | None], unknown: Interval | None, scale: Scale) -> bool:
    limit = scale.thresholds.basis_missing.value
    if unknown is None or unknown.lower < limit <= unknown.upper:
        return False
    return all(i is not None and band_of(i.lower, scale) == band_of(i.upper, scale) for i in headlines)
