"""Which single answers would change a status, a stop flag or a band (method, chapter 7).

Knows a scored assessment and what one changed answer does to it. Reuses its sums: nothing is scored again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assessment.core.flow import Flow
from assessment.core.result import Result
from assessment.core.rows import Row, better_part, is_open, worse_part
from assessment.core.vocabulary import Basis, Both, Duration, Rating, Reversibility
from assessment.core.whatif import Effect, WhatIf

MOST_SHOWN = 5


class Kind(StrEnum):
    """What kind of answer would have to change, nearest first."""

    OPEN = "öppen rad"
    EMPTY = "tom egenskap"
    NEIGHBOUR = "närliggande svar"


class Asked(StrEnum):
    """Which part of an answer it is."""

    RATING = "bedömning"
    DURATION = "varaktighet"
    REVERSIBILITY = "återställbart"
    BASIS = "underlag"


Given = Rating | Duration | Reversibility | Basis


@dataclass(frozen=True, slots=True)
class Change:
    """Answers to one thing that each would have the same effects.

    ``question`` and ``alternative`` say where the answer stands: for an alternative that follows the
    proposal, at the proposal. ``group`` is None for what is answered for all groups at once.
    """

    kind: Kind
    asked: Asked
    question: str
    alternative: str
    group: str | None
    answers: tuple[Given, ...]
    effects: tuple[Effect, ...]


def nearest(flow: Flow, result: Result, alternative: str, most: int = MOST_SHOWN) -> tuple[Change, ...]:
    """Return what would change the result of an alternative with one answer, nearest first, at most so many.

    Empty when no single answer changes a status, a stop flag or a band.
    """
    found: list[Change] = []
    for changes in changes_by_kind(flow, result, alternative):
        found += changes
        if len(found) >= most:
            break
    return tuple(found[:most])


def all_changes(flow: Flow, result: Result, alternative: str) -> tuple[Change, ...]:
    """Return every such change: open rows first, then empty attributes, then neighbouring answers.

    Among them what changes a status, then a stop flag, then a band; then by weight and checklist order.
    Answers of one row that do the same stand together.
    """
    return tuple(c for changes in changes_by_kind(flow, result, alternative) for c in changes)


def changes_by_kind(flow: Flow, result: Result, alternative: str) -> Iterator[tuple[Change, ...]]:
    """Yield the changes of each kind, nearest kind first; a kind that nobody asks for is not tried."""
    what_if = WhatIf(flow, result, alternative)
    for kind in Kind:
        yield _of_kind(what_if, flow.rows, alternative, kind)


def _of_kind(what_if: WhatIf, rows: Sequence[Row], alternative: str, kind: Kind) -> tuple[Change, ...]:
    found = []
    for place, candidate in enumerate(_candidates(rows, alternative, kind)):
        effects = what_if.effects(candidate.pairs)
        if effects:
            found.append((candidate, effects, place))
    found.sort(key=lambda f: (f[1][0].rank, -f[0].weight, f[2]))
    return tuple(
        Change(
            kind=first.kind,
            asked=first.asked,
            question=first.source[0],
            alternative=first.source[1],
            group=first.group,
            answers=tuple(c.answer for c in (first, *others)),
            effects=effects,
        )
        for effects, first, others in _together(found)
    )


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One single answer, and the rows that it changes: (as they are, as they would be)."""

    kind: Kind
    asked: Asked
    source: tuple[str, str]
    group: str | None
    answer: Given
    weight: int
    pairs: tuple[tuple[Row, Row], ...]

    @property
    def same_answer(self) -> tuple[object, ...]:
        return self.kind, self.asked, self.source, self.group


def _together(
    found: Sequence[tuple[_Candidate, tuple[Effect, ...], int]],
) -> Iterator[tuple[tuple[Effect, ...], _Candidate, list[_Candidate]]]:
    merged: dict[object, tuple[tuple[Effect, ...], list[_Candidate]]] = {}
    for candidate, effects, _ in found:
        merged.setdefault((candidate.same_answer, effects), (effects, []))[1].append(candidate)
    for effects, (first, *others) in merged.values():
        yield effects, first, others


def _candidates(rows: Sequence[Row], alternative: str, kind: Kind) -> Iterator[_Candidate]:
    by_source: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        by_source.setdefault(row.source, []).append(row)
    for source, sharing in by_source.items():
        # A row that two perspectives share is one answer, told where it is asked first.
        own = {r.group: r for r in reversed(sharing) if r.alternative == alternative}
        if own:
            yield from _ratings(source, [own[g] for g in reversed(own)], sharing, kind)
            yield from _attributes(source, sharing[0], sharing, kind)


def _ratings(
    source: tuple[str, str], own: Iterable[Row], sharing: Sequence[Row], kind: Kind
) -> Iterator[_Candidate]:
    for row in own:
        if kind is not (Kind.OPEN if row.open else Kind.NEIGHBOUR):
            continue
        changed = [r for r in sharing if r.group == row.group]
        for rating in neighbours(row.rating):
            pairs = tuple((r, rated_as(r, rating)) for r in changed)
            yield _Candidate(kind, Asked.RATING, source, row.group, rating, row.weight, pairs)


def _attributes(
    source: tuple[str, str], row: Row, sharing: Sequence[Row], kind: Kind
) -> Iterator[_Candidate]:
    choices: tuple[tuple[Asked, str, Given | None, Iterable[Given]], ...] = (
        (Asked.DURATION, "duration", row.duration, Duration),
        (Asked.REVERSIBILITY, "reversibility", row.reversibility, Reversibility),
        (Asked.BASIS, "basis", row.basis, Basis),
    )
    # Attributes say nothing about a row that is open or inte relevant, before and after measures.
    rated = [r for r in sharing if r.rated or r.measured]
    for asked, name, now, values in choices:
        if kind is not (Kind.EMPTY if now is None else Kind.NEIGHBOUR):
            continue
        for value in values:
            # Between two kinds of underlag only the step to or from D moves anything that is looked at here.
            if value is not now and (asked is not Asked.BASIS or Basis.D in (value, now)):
                changed: dict[str, Any] = {name: value}
                pairs = tuple((r, r.altered(**changed)) for r in rated)
                yield _Candidate(kind, asked, source, None, value, row.weight, pairs)


def rated_as(row: Row, rating: Rating) -> Row:
    """Return the row with another rating; what a decided measure makes of it stands."""
    return row.altered(rating=rating, after=row.after if row.measured else rating)


_ANY: tuple[Rating, ...] = (
    *(-2, -1, 0, 1, 2),
    *(Both(better=b, worse=w) for b in (1, 2) for w in (-1, -2)),
)


def neighbours(rating: Rating | None) -> tuple[Rating, ...]:
    """Return the ratings one step away; in *both* one part one step.

    For an open row any rating, for inte relevant none.
    """
    if is_open(rating):
        return _ANY
    if isinstance(rating, Both):
        return tuple(
            _of_parts(better, worse)
            for better, worse in (
                (rating.better - 1, rating.worse),
                (rating.better + 1, rating.worse),
                (rating.better, rating.worse - 1),
                (rating.better, rating.worse + 1),
            )
            if better <= _STRONG and worse >= -_STRONG
        )
    return tuple(r for r in _ANY if isinstance(r, int) and isinstance(rating, int) and abs(r - rating) == 1)


_STRONG = 2


def _of_parts(better: int, worse: int) -> Rating:
    return next(r for r in _ANY if (better_part(r), worse_part(r)) == (better, worse))
