"""Goal conflicts that the tool finds: five kinds, each a suggestion with its rows (method, chapter 9).

Knows rows, costs and alternatives, before measures. Decides nothing: the official confirms or dismisses each.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from assessment.core.assessment import Assessment, GoalConflict
from assessment.core.flow import Flow
from assessment.core.rows import Row
from assessment.core.severity import certain_severity
from assessment.core.tally import graver
from assessment.core.vocabulary import LongTerm, Severity


class ConflictKind(StrEnum):
    """What stands against what."""

    GROUPS = "grupper"
    PERSPECTIVES = "perspektiv"
    LONG_TERM = "lång-sikt"
    SAVING = "besparing"
    ALTERNATIVES = "alternativ"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict that the rows show.

    ``key`` stays the same as long as the conflict is the same one, so that a weighing can point at it.
    ``question`` and ``group`` are what the conflict is about, where it is about one. ``better`` and ``worse``
    are the rows of each side; in `ConflictKind.LONG_TERM` the sides are those of today, and no difference
    stands with the worse. In `ConflictKind.ALTERNATIVES` the first of the two ``alternatives`` is better for
    the groups of ``better`` and worse for those of ``worse``, and the rows are those of both. ``actors`` are
    who saves. ``severity`` is the gravest certain one, None where nothing is worse.
    """

    kind: ConflictKind
    key: str
    alternatives: tuple[str, ...]
    question: str | None
    group: str | None
    better: tuple[Row, ...]
    worse: tuple[Row, ...]
    actors: tuple[str, ...]
    severity: Severity | None
    rank: tuple[int, bool, int]
    """What conflicts are sorted by, highest first: severity, an utsatt group, weight."""


def conflicts_of(flow: Flow) -> tuple[Conflict, ...]:
    """Return every conflict: gravest severity first, then utsatt, then weight, then kind and checklist."""
    by_alternative: dict[str, list[Row]] = defaultdict(list)
    for row in flow.rows:
        by_alternative[row.alternative].append(row)
    found: list[Conflict] = []
    for kind in (_between_groups, _between_perspectives, _over_time):
        for rows in by_alternative.values():
            found += kind(rows)
    found += _savings(flow, by_alternative)
    found += _between_alternatives(by_alternative)
    return tuple(sorted(found, key=lambda c: c.rank, reverse=True))


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the tool found beside what the official has said of it.

    ``found`` pairs each conflict, in order, with the official's entry, None while it waits for an answer.
    ``gone`` are the entries about something that the answers no longer show: they are kept, and hold nowhere.
    """

    found: tuple[tuple[Conflict, GoalConflict | None], ...]
    gone: tuple[GoalConflict, ...]

    @property
    def waiting(self) -> tuple[Conflict, ...]:
        """The conflicts that are neither confirmed nor dismissed."""
        return tuple(conflict for conflict, entry in self.found if entry is None)


def suggestions_of(assessment: Assessment, conflicts: Iterable[Conflict]) -> Suggestions:
    """Return each conflict with its entry, and the entries whose conflict has gone."""
    entries: dict[str, GoalConflict] = {}
    for entry in assessment.conflicts:
        if entry.found:
            entries.setdefault(entry.found, entry)
    found = tuple((c, entries.get(c.key)) for c in conflicts)
    held = {entry.id for _, entry in found if entry is not None}
    gone = tuple(e for e in assessment.conflicts if e.found and e.id not in held)
    return Suggestions(found, gone)


def together(conflicts: Iterable[Conflict]) -> tuple[tuple[Conflict, ...], ...]:
    """Return the conflicts grouped by the question or group they are about, else by kind, in their order."""
    about: dict[tuple[str, str], list[Conflict]] = {}
    for conflict in conflicts:
        thing = conflict.question or conflict.group or ""
        kind = "fråga" if conflict.question else conflict.kind.value
        about.setdefault((kind, thing), []).append(conflict)
    return tuple(tuple(found) for found in about.values())


def _between_groups(rows: Sequence[Row]) -> Iterator[Conflict]:
    """Yield the questions that are better for one group and worse for another."""
    for question, asked in _by(rows, lambda r: r.question).items():
        better, worse = _sides(asked)
        if _differ({r.group for r in better}, {r.group for r in worse}):
            yield _conflict(ConflictKind.GROUPS, (question,), better, worse)


def _between_perspectives(rows: Sequence[Row]) -> Iterator[Conflict]:
    """Yield the groups for whom one perspective is better and another worse."""
    for group, own in _by(rows, lambda r: r.group).items():
        better, worse = _sides(own)
        if _differ({r.perspective for r in better}, {r.perspective for r in worse}):
            yield _conflict(ConflictKind.PERSPECTIVES, (group,), better, worse)


def _over_time(rows: Sequence[Row]) -> Iterator[Conflict]:
    """Yield the questions with rows that turn in the long run, or get worse from no difference."""
    for question, asked in _by(rows, lambda r: r.question).items():
        turning = [r for r in asked if r.rated and _turns(r)]
        if turning:
            better, worse = _sides(turning)
            worse += [r for r in turning if not r.worse and not r.better]
            yield _conflict(ConflictKind.LONG_TERM, (question,), better, worse)


def _turns(row: Row) -> bool:
    if row.long_term is LongTerm.WORSE:
        return row.worse == 0
    return row.long_term is LongTerm.BETTER and row.worse < 0 and row.better == 0


def _savings(flow: Flow, by_alternative: Mapping[str, Sequence[Row]]) -> Iterator[Conflict]:
    """Yield the alternatives that save an actor money and make something worse."""
    for alternative, rows in by_alternative.items():
        saving = [
            c
            for c in flow.assessment.costs
            if c.alternative == alternative and c.amount is not None and c.amount < 0
        ]
        worse = [r for r in rows if r.worse < 0]
        if saving and worse:
            actors = tuple(dict.fromkeys(c.actor.strip() for c in saving if c.actor.strip()))
            yield _conflict(ConflictKind.SAVING, (), [], worse, actors=actors)


def _between_alternatives(by_alternative: Mapping[str, Sequence[Row]]) -> Iterator[Conflict]:
    """Yield the pairs of alternatives of which each dominates the other for some group."""
    for first, second in combinations(by_alternative, 2):
        mine = _by(by_alternative[first], lambda r: r.group)
        theirs = _by(by_alternative[second], lambda r: r.group)
        better = [r for g in mine if _dominates(mine[g], theirs[g]) for r in (*mine[g], *theirs[g])]
        worse = [r for g in mine if _dominates(theirs[g], mine[g]) for r in (*mine[g], *theirs[g])]
        if better and worse:
            yield _conflict(ConflictKind.ALTERNATIVES, (), better, worse)


def _conflict(
    kind: ConflictKind,
    about: tuple[str, ...],
    better: Sequence[Row],
    worse: Sequence[Row],
    *,
    actors: tuple[str, ...] = (),
) -> Conflict:
    rows = (*better, *worse)
    alternatives = tuple(dict.fromkeys(r.alternative for r in rows))
    severity: Severity | None = None
    for row in rows:
        severity = graver(severity, certain_severity(row))
    gravest = [r for r in rows if certain_severity(r) is severity]
    return Conflict(
        kind=kind,
        key=":".join((kind, *about, *alternatives)),
        alternatives=alternatives,
        question=about[0] if about and kind is not ConflictKind.PERSPECTIVES else None,
        group=about[0] if kind is ConflictKind.PERSPECTIVES else None,
        better=tuple(better),
        worse=tuple(worse),
        actors=actors,
        severity=severity,
        rank=(
            severity.rank if severity else 0,
            any(r.vulnerable for r in gravest),
            max(r.weight for r in gravest),
        ),
    )


def _by(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def _dominates(mine: Sequence[Row], theirs: Sequence[Row]) -> bool:
    pairs = list(zip(mine, theirs, strict=True))
    if any(a.open or b.open for a, b in pairs):
        return False
    no_worse = all(a.worse >= b.worse and a.better >= b.better for a, b in pairs)
    return no_worse and any((a.worse, a.better) != (b.worse, b.better) for a, b in pairs)


def _sides(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows with a better part and the rows with a worse part; *both* is in either."""
    listed = list(rows)
    return [r for r in listed if r.better > 0], [r for r in listed if r.worse < 0]


def _differ(better: set[str], worse: set[str]) -> bool:
    """Return True when something better stands against something worse that is not the same one."""
    return bool(better and worse) and len(better | worse) > 1
