"""What a few changed rows do to a scored assessment: its statuses, stop flags and bands at one alternative.

Keeps the sums of the scored rows and takes the changed ones out and in. Knows not which answers to try.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from operator import add, sub

from assessment.core.catalogue import Scale
from assessment.core.extent import bands_of, compared, headline
from assessment.core.flags import lowering
from assessment.core.flagwatch import FlagWatch
from assessment.core.flow import Flow
from assessment.core.language import tr
from assessment.core.result import FlagResult, Interval, PerspectiveResult, Result
from assessment.core.rows import Row
from assessment.core.severity import certain_severity
from assessment.core.status import status_of
from assessment.core.tally import Tally
from assessment.core.vocabulary import Basis, Severity, Status

Pair = tuple[Row, Row]
"""A row as it is, and as it would be. Neither is inte relevant unless both are."""


class What(StrEnum):
    """What a changed answer may change, gravest first."""

    STATUS = "status"
    FLAG = "stoppflagga"
    BAND = "band"


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that would be otherwise.

    ``where`` is the perspective, or the checklist of a flag; ``name`` the flag's id, or försämring or
    förbättring for a band. ``before`` and ``after`` are words.
    """

    what: What
    where: str
    name: str
    before: str
    after: str

    @property
    def rank(self) -> int:
        """0 for a status, 1 for a stop flag, 2 for a band."""
        return list(What).index(self.what)


class WhatIf:
    """A scored assessment at one alternative, ready to be asked what changed rows would do."""

    def __init__(self, flow: Flow, result: Result, alternative: str) -> None:
        self._alternative = alternative
        self._scale = flow.checklists.scale
        self._found = {p: r for (p, a), r in result.perspectives.items() if a == alternative}
        rows = [r for r in flow.rows if r.alternative == alternative]
        self._statuses = {
            p: _Statuses(found.status_by_rule, self._scale, [r for r in rows if r.perspective == p])
            for p, found in self._found.items()
        }
        self._bands = {p: _Bands(found, self._scale) for p, found in self._found.items()}
        self._flags = FlagWatch(flow, result, alternative)

    def effects(self, pairs: Sequence[Pair]) -> tuple[Effect, ...]:
        """Return what would be otherwise, statuses before stop flags before bands, in checklist order."""
        own = [p for p in pairs if p[0].alternative == self._alternative]
        touched: dict[str, list[Pair]] = defaultdict(list)
        for pair in own:
            touched[pair[0].perspective].append(pair)
        words: dict[str, Status] = {}
        unknown: dict[str, Fraction | None] = {}
        for perspective, changed in touched.items():
            words[perspective], unknown[perspective] = self._statuses[perspective].changed(changed)
        flags = self._flags.after(pairs, unknown)
        found = [*self._status_effects(words, flags), *_flag_effects(self._flags.base, flags)]
        for perspective, changed in touched.items():
            found += self._bands[perspective].effects(changed)
        return tuple(found)

    def _status_effects(self, words: Mapping[str, Status], flags: Sequence[FlagResult]) -> Iterator[Effect]:
        for perspective, found in self._found.items():
            word = words.get(perspective, found.status_by_rule)
            if word is Status.STRENGTHENS and lowering(perspective, self._alternative, flags):
                word = Status.MIXED
            if word is not found.status:
                yield Effect(What.STATUS, perspective, "", found.status, word)


def _flag_effects(before: Sequence[FlagResult], after: Sequence[FlagResult]) -> Iterator[Effect]:
    if after is before:
        return
    for was, now in zip(before, after, strict=True):
        if was.state is not now.state:
            yield Effect(What.FLAG, was.checklist, was.flag, was.state, now.state)


class _Statuses:
    """One perspective's sums behind the status after measures, and behind u before them."""

    def __init__(self, word: Status, scale: Scale, rows: Sequence[Row]) -> None:
        self._word = word
        self._scale = scale
        self._rows = len(rows)
        # Each row is held against many others, so what it adds is worked out once.
        self._parts = {(r.question, r.group): _parts(r) for r in rows}
        self._given = _summed(given for given, _ in self._parts.values())
        self._after = _summed(after for _, after in self._parts.values())

    def changed(self, pairs: Iterable[Pair]) -> tuple[Status, Fraction | None]:
        """Return the word of the rule, and u before measures, with the changed rows."""
        given, after = self._given, self._after
        for old, new in pairs:
            was, now = self._parts[old.question, old.group], _parts(new)
            given = _moved(given, was[0], now[0])
            after = _moved(after, was[1], now[1])
        unknown = Fraction(given[_UNKNOWN], given[_COUNTED]) if given[_COUNTED] else None
        return self._word if after is self._after else self._word_of(after), unknown

    def _word_of(self, sums: "Sums") -> Status:
        relevant, answered, severe, counted, unknown, worse, better = sums
        tally = Tally()
        tally.rows, tally.relevant, tally.answered = self._rows, relevant, answered
        tally.counted, tally.unknown, tally.worse, tally.better = counted, unknown, worse, better
        tally.severity = Severity.SEVERE if severe else None
        return status_of(tally, self._scale)


Sums = tuple[int, ...]
_COUNTED, _UNKNOWN = 3, 4


def _part(row: Row) -> Sums:
    """Return what a row adds: relevant, answered, severe, weight, weight if unknown, worse, better."""
    if row.not_relevant:
        return (0,) * 7
    unknown = row.open or row.basis is Basis.D
    severe = row.worse < 0 and certain_severity(row) is Severity.SEVERE
    weight = row.weight
    return 1, row.answered, severe, weight, weight * unknown, row.worse < 0, row.better > 0


def _parts(row: Row) -> tuple[Sums, Sums]:
    """Return what a row adds before measures, and after them."""
    given, measured = _part(row), row.with_measures()
    return given, given if measured is row else _part(measured)


def _summed(parts: Iterable[Sums]) -> Sums:
    return tuple(sum(column) for column in zip((0,) * 7, *parts, strict=True))


def _moved(sums: Sums, was: Sums, now: Sums) -> Sums:
    """Return the sums with what a row adds now for what it added; the same object when nothing differs."""
    return sums if was == now else tuple(map(add, map(sub, sums, was), now))


class _Bands:
    """One perspective's headlines, and each group's part in them, before measures."""

    def __init__(self, found: PerspectiveResult, scale: Scale) -> None:
        self._scale = scale
        self._found = found
        self._groups = {g.group: g for g in compared(found.groups)}
        self._others: dict[str, tuple[Interval | None, Interval | None]] = {}

    def effects(self, pairs: Sequence[Pair]) -> Iterator[Effect]:
        """Yield the bands that differ. All pairs that change a rating are of one group."""
        changed = [(old, new) for old, new in pairs if old.rating is not new.rating]
        group = self._groups.get(changed[0][0].group) if changed else None
        if group is None or group.harm is None or group.benefit is None:
            return
        weight = sum(t.row.weight for t in group.trace)
        harm_of_others, benefit_of_others = self._without(group.group)
        harm, benefit = group.harm, group.benefit
        for old, new in changed:
            harm = _shifted(harm, (-50 * old.worse, -50 * new.worse), old, new, weight)
            benefit = _shifted(benefit, (50 * old.better, 50 * new.better), old, new, weight)
        found = self._found
        for name, moved, others, before in (
            ("försämring", harm is not group.harm, (harm, harm_of_others), found.harm),
            ("förbättring", benefit is not group.benefit, (benefit, benefit_of_others), found.benefit),
        ):
            if moved and (now := headline(others)) != before:
                words = [tr(" till ").join(bands_of(i, self._scale)) for i in (before, now)]
                if words[0] != words[1]:
                    yield Effect(What.BAND, found.perspective, name, words[0], words[1])

    def _without(self, group: str) -> tuple[Interval | None, Interval | None]:
        if group not in self._others:
            rest = [g for name, g in self._groups.items() if name != group]
            self._others[group] = headline([g.harm for g in rest]), headline([g.benefit for g in rest])
        return self._others[group]


def _shifted(interval: Interval, points: tuple[int, int], old: Row, new: Row, weight: int) -> Interval:
    """Return the interval with one row's part of 0–100 exchanged; an open row's part is the whole."""
    was, now = points
    if was == now and old.open is new.open:
        return interval
    lower = Fraction(old.weight * (now - was), weight)
    upper = Fraction(old.weight * ((100 if new.open else now) - (100 if old.open else was)), weight)
    return Interval(interval.lower + lower, interval.upper + upper)
