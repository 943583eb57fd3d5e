"""What one decision does to each group of grupper.yaml (method, chapter 13): the gravest and the best.

Knows one result. Adds nothing over decisions: that is counting, and the numbers of chapter 3 are never in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.core.flow import Flow
from assessment.core.result import GroupResult, Result
from assessment.core.vocabulary import Improvement, Severity


@dataclass(frozen=True, slots=True)
class Burden:
    """One decision and one group of the catalogue, over all perspectives, in one alternative.

    ``severity`` and ``improvement`` are certain ones, before and after decided measures; None when nothing
    is. ``assessed`` is False when every row of the group is open, or none was asked.
    """

    group: str
    assessed: bool
    severity: Severity | None
    severity_after: Severity | None
    improvement: Improvement | None
    improvement_after: Improvement | None


def burdens_of(result: Result, flow: Flow, alternative: str) -> tuple[Burden, ...]:
    """Return the burden of each group of the catalogue that the decision concerns, by the group's id.

    Own groups and combinations count under the catalogue groups that they belong to.
    """
    before: dict[str, list[GroupResult]] = {}
    after: dict[str, list[GroupResult]] = {}
    for found in result.perspectives.values():
        if found.alternative != alternative:
            continue
        _share(found.groups, flow, before)
        _share(found.after.groups if found.after else found.groups, flow, after)
    return tuple(_burden(name, before[name], after.get(name, [])) for name in sorted(before))


def _share(groups: Iterable[GroupResult], flow: Flow, found: dict[str, list[GroupResult]]) -> None:
    for group in groups:
        chosen = flow.chosen.get(group.group)
        for name in chosen.catalogue if chosen else (group.group,):
            found.setdefault(name, []).append(group)


def _burden(name: str, before: list[GroupResult], after: list[GroupResult]) -> Burden:
    return Burden(
        group=name,
        assessed=any(not line.row.open for group in before for line in group.trace),
        severity=_gravest(before),
        severity_after=_gravest(after),
        improvement=_largest(before),
        improvement_after=_largest(after),
    )


def _gravest(groups: Iterable[GroupResult]) -> Severity | None:
    return max((g.severity for g in groups if g.severity), key=lambda s: s.rank, default=None)


def _largest(groups: Iterable[GroupResult]) -> Improvement | None:
    return max((g.improvement for g in groups if g.improvement), key=lambda i: i.rank, default=None)
