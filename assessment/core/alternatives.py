"""Alternatives held against each other: which is at least as good for everyone (method, chapter 8).

Knows rows two and two. Adds nothing up, and names no winner where groups stand against each other.
"""

from collections.abc import Iterable, Sequence
from itertools import permutations

from assessment.core.case import BASELINE
from assessment.core.result import Comparison
from assessment.core.rows import Row

Effect = tuple[int, int]
"""The worse part (−2 to 0) and the better part (0 to 2) of one row."""

_NOTHING: Effect = (0, 0)


def comparisons_of(
    rows: Iterable[Row], alternatives: Sequence[str], groups: Sequence[str]
) -> tuple[Comparison, ...]:
    """Return each alternative against each other, both ways, the nollalternativ with 0 in every row.

    ``groups`` gives the order in which groups are named. With one open row in either nothing is compared.
    """
    effects: dict[str, dict[tuple[str, str], Effect]] = {a: {} for a in alternatives}
    open_rows = dict.fromkeys(alternatives, 0)
    for row in rows:
        if row.open:
            open_rows[row.alternative] += 1
        effects[row.alternative][row.question, row.group] = (row.worse, row.better)
    order = {g: i for i, g in enumerate(groups)}
    return tuple(
        _compare(a, b, effects, open_rows[a] + open_rows[b], order) for a, b in permutations(alternatives, 2)
    )


def _compare(
    first: str,
    second: str,
    effects: dict[str, dict[tuple[str, str], Effect]],
    open_rows: int,
    order: dict[str, int],
) -> Comparison:
    better: set[str] = set()
    worse: set[str] = set()
    if not open_rows:
        mine, theirs = effects[first], effects[second]
        # The nollalternativ has no rows of its own: it is 0 wherever the other was rated.
        for key in mine if first != BASELINE else theirs:
            a, b = mine.get(key, _NOTHING), theirs.get(key, _NOTHING)
            if a[0] > b[0] or a[1] > b[1]:
                better.add(key[1])
            if a[0] < b[0] or a[1] < b[1]:
                worse.add(key[1])
    return Comparison(
        first=first,
        second=second,
        dominates=bool(better) and not worse,
        open_rows=open_rows,
        better_for=tuple(sorted(better, key=order.__getitem__)),
        worse_for=tuple(sorted(worse, key=order.__getitem__)),
    )
