"""Who is told as most affected and most helped: a group is named for what is known, not for what is open.

The numbers of the method count an open row as all that it can become; here nobody is named for that alone.
"""

from collections.abc import Sequence

from assessment.core.result import GroupResult, PerspectiveResult, Profile


def most_affected(found: PerspectiveResult | Profile) -> tuple[str, ...] | None:
    """Return the groups most affected, none when nobody can be, and None when it cannot be said yet."""
    named = _results(found, found.worst)
    return found.worst if all(g.severity is not None for g in named) else None


def most_helped(found: PerspectiveResult | Profile) -> tuple[str, ...] | None:
    """Return the groups that are most helped, the mirror of `most_affected`."""
    named = _results(found, found.best)
    return found.best if all(g.improvement is not None for g in named) else None


def _results(found: PerspectiveResult | Profile, names: Sequence[str]) -> Sequence[GroupResult]:
    return [g for g in found.groups if g.group in names]
