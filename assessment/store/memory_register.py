"""The register's questions asked of records in memory, in the same words as those asked of a database.

Knows columns. Knows no SQL and keeps nothing.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from assessment.core.people import board_key
from assessment.core.vocabulary import DASH_STATUSES, Stage, Status
from assessment.service.listed import Columns, Cursor, ListLine, Page, PromiseColumn, Scope, StatusColumn
from assessment.service.register_store import (
    BurdenTally,
    Day,
    Facet,
    PromiseCursor,
    PromiseLine,
    PromisePage,
    Selection,
    Tally,
)

_OPEN_WORDS = {*DASH_STATUSES, Status.BASIS_MISSING}


class MemoryRegister(ABC):
    """The part of a store in memory that answers the register."""

    @abstractmethod
    def _every(self, scope: Scope | None) -> list[ListLine]:
        """Return what is not in the trash and may be seen."""

    @abstractmethod
    def _done(self, assessment_id: str, promise: PromiseColumn) -> tuple[date | None, str]:
        """Return when a promise was done and what was noted of it."""

    def page(
        self, selection: Selection, limit: int, after: Cursor | None = None, *, scope: Scope | None = None
    ) -> Page:
        """Return a page of the assessments, the last changed first."""
        return page_of(self._chosen(selection, scope), limit, after)

    def count(self, selection: Selection, *, scope: Scope | None = None) -> int:
        """Return how many assessments there are."""
        return len(self._chosen(selection, scope))

    def tally(self, selection: Selection, facet: Facet, *, scope: Scope | None = None) -> tuple[Tally, ...]:
        """Return how many of the assessments have each value of a facet, by its key."""
        lines = self._chosen(selection, scope)
        counted = Counter(key for line in lines for key in set(_keys(line.columns, facet)))
        names: dict[tuple[str, ...], str] = {}
        if facet is Facet.BOARD:
            for line in sorted(lines, key=lambda line: line.columns.board, reverse=True):
                names[board_key(line.columns.board),] = line.columns.board
        return tuple(Tally(key, names.get(key, ""), number) for key, number in sorted(counted.items()))

    def promises(
        self,
        selection: Selection,
        limit: int,
        after: PromiseCursor | None = None,
        *,
        done: bool | None = False,
        scope: Scope | None = None,
    ) -> PromisePage:
        """Return a page of what is promised, the longest overdue first and what has no day last."""
        found = [
            self._line(line, promise)
            for line in self._chosen(selection, scope)
            for promise in line.columns.promises
            if promise.decided and _due(promise, selection.due_by)
        ]
        wanted = [line for line in found if done is None or (line.done_on is not None) == done]
        wanted.sort(key=lambda line: _order(line.place))
        if after is not None:
            wanted = [line for line in wanted if _order(line.place) > _order(after)]
        shown = tuple(wanted[:limit])
        return PromisePage(shown, shown[-1].place if len(wanted) > limit else None)

    def sufficient(
        self, selection: Selection, item: str, *, scope: Scope | None = None
    ) -> tuple[tuple[str, str], ...]:
        """Return each assessment's id and its word for a line of *Räcker underlaget?*, where it has one."""
        lines = self._chosen(selection, scope)
        return tuple(
            sorted(
                (line.id, word) for line in lines for name, word in line.columns.sufficiency if name == item
            )
        )

    def burdens(self, selection: Selection, *, scope: Scope | None = None) -> tuple[BurdenTally, ...]:
        """Return how many of the assessments have each burden of each group, by the group's id."""
        lines = self._chosen(selection, scope)
        counted = Counter(burden for line in lines for burden in line.columns.burdens)
        found = [BurdenTally(burden, number) for burden, number in counted.items()]
        return tuple(sorted(found, key=lambda tally: (tally.burden.group, str(tally.burden))))

    def _chosen(self, selection: Selection, scope: Scope | None) -> list[ListLine]:
        found = [line for line in self._every(scope) if all(self._asked(line, selection))]
        if not selection.standing and selection.cell is None:
            return found
        replaced = {e.columns.follows for e in self._every(None) if e.columns.stage is Stage.READY}
        return [line for line in found if line.id not in replaced]

    def _asked(self, line: ListLine, selection: Selection) -> Iterator[bool]:
        columns = line.columns
        yield _within(columns, selection)
        yield not selection.stages or columns.stage in selection.stages
        yield all(word in columns.words for word in selection.words)
        if selection.statuses or selection.perspective:
            yield any(_worded(status, selection) for status in columns.statuses)
        if selection.flag or selection.flag_states:
            yield any(
                selection.flag in {"", f"{flag.checklist}/{flag.flag}"}
                and (not selection.flag_states or flag.state in selection.flag_states)
                for flag in columns.flags
            )
        if selection.group:
            yield any(burden.group == selection.group for burden in columns.burdens)
        if selection.cell is not None:
            yield selection.cell.counts(columns.burdens)
        if selection.checklist:
            yield any(
                used.checklist == selection.checklist and selection.edition in {"", used.edition}
                for used in columns.editions
            )
        if selection.due_by is not None:
            yield any(
                promise.decided
                and _due(promise, selection.due_by)
                and self._done(line.id, promise)[0] is None
                for promise in columns.promises
            )

    def _line(self, line: ListLine, promise: PromiseColumn) -> PromiseLine:
        columns = line.columns
        about = (columns.title, columns.diary_number, columns.board, columns.stage)
        return PromiseLine(line.id, *about, promise, *self._done(line.id, promise))


def page_of(lines: Sequence[ListLine], limit: int, after: Cursor | None) -> Page:
    """Return a page of lines, the last changed first."""
    ordered = sorted(lines, key=lambda line: (line.saved_at, line.id), reverse=True)
    if after is not None:
        ordered = [line for line in ordered if (line.saved_at, line.id) < (after.saved_at, after.id)]
    shown = tuple(ordered[:limit])
    return Page(shown, Cursor(shown[-1].saved_at, shown[-1].id) if len(ordered) > limit else None)


def _within(columns: Columns, selection: Selection) -> bool:
    if selection.boards and board_key(columns.board) not in selection.boards:
        return False
    if selection.since is None and selection.until is None:
        return True
    days = {
        Day.DECISION: columns.decision_on,
        Day.SEALED: columns.sealed_on,
        Day.EITHER: columns.decision_on or columns.sealed_on,
    }
    day = days[selection.day]
    first, last = selection.since or date.min, selection.until or date.max
    return day is not None and first <= day <= last


def _settled(status: StatusColumn) -> bool:
    return status.possible <= 1 or status.status in _OPEN_WORDS


def _worded(status: StatusColumn, selection: Selection) -> bool:
    return (
        _settled(status)
        and selection.perspective in {"", status.perspective}
        and (not selection.statuses or status.status in selection.statuses)
    )


def _due(promise: PromiseColumn, by: date | None) -> bool:
    return by is None or (promise.due is not None and promise.due <= by)


def _order(place: PromiseCursor) -> tuple[bool, date, str, str, str]:
    return place.due is None, place.due or date.min, place.assessment_id, place.kind, place.item


def _keys(columns: Columns, facet: Facet) -> Iterator[tuple[str, ...]]:
    match facet:
        case Facet.BOARD:
            if key := board_key(columns.board):
                yield (key,)
        case Facet.STAGE:
            yield (columns.stage,)
        case Facet.STATUS:
            yield from ((s.perspective, s.status) for s in columns.statuses if _settled(s))
        case Facet.FLAG:
            yield from ((f.checklist, f.flag, f.state) for f in columns.flags)
        case Facet.GROUP:
            yield from ((b.group,) for b in columns.burdens)
        case Facet.EDITION:
            yield from ((e.checklist, e.edition) for e in columns.editions)
