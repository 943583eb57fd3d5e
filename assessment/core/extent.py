"""Utbredning: how much of what was asked gets worse, and better, for each group (method, chapter 3).

Knows intervals, bands and who is hit and helped most. Never a mean over groups nor a sum over perspectives.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from assessment.core.catalogue import Scale
from assessment.core.result import GroupResult, Interval, TraceLine
from assessment.core.tally import Tally
from assessment.core.vocabulary import Improvement, Severity

DASH = "–"


def harm_of(tally: Tally) -> Interval | None:
    """Return Försämring 0–100 with a lower and an upper end; None when no row is relevant."""
    return _number(tally, tally.harm)


def benefit_of(tally: Tally) -> Interval | None:
    """Return Förbättring 0–100 with a lower and an upper end; None when no row is relevant."""
    return _number(tally, tally.benefit)


def _number(tally: Tally, halves: tuple[int, int]) -> Interval | None:
    if not tally.relevant:
        return None
    lower = Fraction(50 * halves[0], tally.weight)
    return Interval(lower, lower if halves[0] == halves[1] else Fraction(50 * halves[1], tally.weight))


def group_result(lines: Sequence[TraceLine], tally: Tally) -> GroupResult:
    """Return the numbers and words of one group from its rows, at least one, and what they add up to."""
    row = lines[0].row
    return GroupResult(
        group=row.group,
        vulnerable=row.vulnerable,
        reference=row.reference,
        harm=harm_of(tally),
        benefit=benefit_of(tally),
        severity=tally.severity,
        possible_severity=tally.possible_severity,
        improvement=tally.improvement,
        possible_improvement=tally.possible_improvement,
        unknown_share=tally.unknown_share,
        trace=tuple(lines),
    )


def compared(groups: Sequence[GroupResult]) -> tuple[GroupResult, ...]:
    """Return the groups of the headline: those with a number, the reference group only when alone."""
    numbered = tuple(g for g in groups if g.harm is not None)
    return tuple(g for g in numbered if not g.reference) or numbered


def headline(intervals: Sequence[Interval | None]) -> Interval | None:
    """Return the highest lower end and the highest upper end; None without numbers."""
    found = [i for i in intervals if i is not None]
    if not found:
        return None
    return Interval(_greatest([i.lower for i in found]), _greatest([i.upper for i in found]))


def _greatest(numbers: Sequence[Fraction]) -> Fraction:
    # Most are 0, and numbers 0–100 are told from 0 faster than they are compared.
    return max((n for n in numbers if n.numerator), default=numbers[0])


def worst_hit(groups: Sequence[GroupResult]) -> tuple[str, ...]:
    """Return *mest drabbad*: gravest certain severity, then highest upper end, then lower end.

    All ties are named, in the order of the groups. Empty when nothing is above 0.
    """
    return _foremost(groups, lambda g: g.harm, lambda g: g.severity)


def most_helped(groups: Sequence[GroupResult]) -> tuple[str, ...]:
    """Return *mest hjälpt*, the mirror of `worst_hit`."""
    return _foremost(groups, lambda g: g.benefit, lambda g: g.improvement)


def _foremost(
    groups: Sequence[GroupResult],
    interval_of: Callable[[GroupResult], Interval | None],
    word_of: Callable[[GroupResult], Severity | Improvement | None],
) -> tuple[str, ...]:
    ranks: dict[str, int] = {}
    ends: dict[str, tuple[Fraction, Fraction]] = {}
    for group in groups:
        interval = interval_of(group)
        if interval is not None and interval.upper.numerator:
            word = word_of(group)
            ranks[group.group] = word.rank if word else 0
            ends[group.group] = (interval.upper, interval.lower)
    gravest = max(ranks.values(), default=0)
    foremost = [name for name, rank in ranks.items() if rank == gravest]
    if len(foremost) > 1:
        top = max(ends[name] for name in foremost)
        foremost = [name for name in foremost if ends[name] == top]
    return tuple(foremost)


def band_of(value: Fraction, scale: Scale) -> str:
    """Return the name of the band that an unrounded number 0–100 lies in.

    A band holds its start and not its end, the last both; a band from a number to itself holds that number.
    """
    above, below = value.numerator, value.denominator
    for band in scale.bands:
        start, start_below, end, end_below = band.edges
        over = above * start_below - start * below
        under = above * end_below - end * below
        if over >= 0 and (under < 0 or over == under == 0):
            return band.name
    return scale.bands[-1].name


def bands_of(interval: Interval | None, scale: Scale) -> tuple[str, ...]:
    """Return the band of both ends, once when it is the same; () for no number."""
    if interval is None:
        return ()
    return tuple(dict.fromkeys((band_of(interval.lower, scale), band_of(interval.upper, scale))))


def printed_number(value: Fraction, scale: Scale) -> str:
    """Return the number as it is shown: rounded half up to a whole number, with a decimal comma where needed.

    Where the rounded number would read as another band, decimals are cut, not rounded, until it does not:
    24,5 stays 24,5.
    """
    shown = Fraction((2 * value + 1) // 2)
    band = band_of(value, scale)
    decimals = 0
    while band_of(shown, scale) != band:
        decimals += 1
        shown = Fraction(value * 10**decimals // 1, 10**decimals)
    whole, rest = divmod(shown, 1)
    return f"{whole},{int(rest * 10**decimals):0{decimals}d}" if decimals else str(whole)


def printed_interval(interval: Interval | None, scale: Scale) -> str:
    """Return one number, or both ends with a dash between; a dash alone for no number."""
    if interval is None:
        return DASH
    lower, upper = printed_number(interval.lower, scale), printed_number(interval.upper, scale)
    return lower if lower == upper else f"{lower}{DASH}{upper}"
