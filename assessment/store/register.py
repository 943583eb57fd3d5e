"""The register's questions in SQL: which assessments, how many of each value, what is promised, who bears it.

Knows tables and conditions. Begins no transaction of its own and reads no document.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
)

from assessment.core.burden import Burden
from assessment.core.burden_table import Cell, Side, When
from assessment.core.vocabulary import DASH_STATUSES, Improvement, Severity, Stage, Status
from assessment.service.listed import Cursor, Page, PromiseColumn, PromiseKind, Scope
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
from assessment.store import columns
from assessment.store.schema import (
    assessments,
    burdens,
    editions,
    flags,
    outcomes,
    promises,
    searched,
    statuses,
    sufficiency,
    used_editions,
)

_OPEN_WORDS = (*DASH_STATUSES, Status.BASIS_MISSING)
"""Words that are shown as they are, also while they may become others."""


class RegisterQueries(ABC):
    """The part of a database store that answers the register."""

    @abstractmethod
    def _look(self) -> AbstractContextManager[Connection]:
        """Return a connection to read with."""

    def page(
        self, selection: Selection, limit: int, after: Cursor | None = None, *, scope: Scope | None = None
    ) -> Page:
        """Return a page of the assessments, the last changed first."""
        query = select(assessments).where(*chosen(selection, scope))
        with self._look() as connection:
            return paged(connection, query, limit, after)

    def count(self, selection: Selection, *, scope: Scope | None = None) -> int:
        """Return how many assessments there are."""
        query = select(func.count()).select_from(assessments).where(*chosen(selection, scope))
        with self._look() as connection:
            return connection.execute(query).scalar_one()

    def tally(self, selection: Selection, facet: Facet, *, scope: Scope | None = None) -> tuple[Tally, ...]:
        """Return how many of the assessments have each value of a facet, by its key."""
        with self._look() as connection:
            rows = connection.execute(_tallied(facet, chosen(selection, scope))).all()
        found = [Tally(tuple(row[:-2]), row[-2], row[-1]) for row in rows]
        return tuple(sorted(found, key=lambda tally: tally.key))

    def kept_editions(self) -> tuple[tuple[str, str], ...]:
        """Return every checklist and edition that something was ever made with, in order."""
        with self._look() as connection:
            rows = connection.execute(select(editions.c.checklist, editions.c.edition).distinct()).all()
        return tuple(sorted((row.checklist, row.edition) for row in rows))

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
        rows: list[Row[Any]] = []
        with self._look() as connection:
            for query in _in_order(_promised(selection, scope, done=done), selection, after):
                rows += connection.execute(query.limit(limit + 1 - len(rows))).all()
                if len(rows) > limit:
                    break
        lines = tuple(map(_promise, rows[:limit]))
        return PromisePage(lines, lines[-1].place if len(rows) > limit else None)

    def sufficient(
        self, selection: Selection, item: str, *, scope: Scope | None = None
    ) -> tuple[tuple[str, str], ...]:
        """Return each assessment's id and its word for a line of *Räcker underlaget?*, where it has one."""
        s = sufficiency.c
        query = select(s.assessment_id, s.word).join(assessments, assessments.c.id == s.assessment_id)
        with self._look() as connection:
            rows = connection.execute(query.where(s.item == item, *chosen(selection, scope))).all()
        return tuple(sorted((row.assessment_id, row.word) for row in rows))

    def burdens(self, selection: Selection, *, scope: Scope | None = None) -> tuple[BurdenTally, ...]:
        """Return how many of the assessments have each burden of each group, by the group's id."""
        b = burdens.c
        kinds = (b.group_id, b.assessed, b.severity, b.severity_after, b.improvement, b.improvement_after)
        query = (
            select(*kinds, func.count().label("number"))
            .select_from(burdens)
            .join(assessments, assessments.c.id == b.assessment_id)
            .where(*chosen(selection, scope))
            .group_by(*kinds)
        )
        with self._look() as connection:
            rows = connection.execute(query).all()
        return tuple(sorted(map(_burden, rows), key=lambda tally: (tally.burden.group, str(tally.burden))))


def paged(connection: Connection, query: Select[Any], limit: int, after: Cursor | None) -> Page:
    """Return a page of the assessments that a query finds, the last changed first."""
    t = assessments.c
    if after is not None:
        # Not a row value (a, b) < (x, y): every database uses its index for this form.
        earlier = or_(t.updated_at < after.saved_at, and_(t.updated_at == after.saved_at, t.id < after.id))
        query = query.where(t.updated_at <= after.saved_at, earlier)
    query = query.order_by(t.updated_at.desc(), t.id.desc()).limit(limit + 1)
    rows = connection.execute(query).mappings().all()
    shown = columns.lines(connection, rows[:limit])
    return Page(shown, Cursor(shown[-1].saved_at, shown[-1].id) if len(rows) > limit else None)


def chosen(selection: Selection, scope: Scope | None) -> list[ColumnElement[bool]]:
    """Return the conditions of a selection, within what the person may read."""
    return [assessments.c.trashed_at.is_(None), *_own(selection), *_beside(selection), *columns.within(scope)]


def _own(selection: Selection) -> Iterator[ColumnElement[bool]]:
    t = assessments.c
    if selection.boards:
        yield t.board_key.in_(sorted(selection.boards))
    days = {
        Day.DECISION: t.decision_on,
        Day.SEALED: t.sealed_on,
        Day.EITHER: func.coalesce(t.decision_on, t.sealed_on),
    }
    day = days[selection.day]
    if selection.since is not None:
        yield day >= selection.since
    if selection.until is not None:
        yield day <= selection.until
    if selection.stages:
        yield t.stage.in_(sorted(selection.stages))


def _beside(selection: Selection) -> Iterator[ColumnElement[bool]]:
    """Yield what is asked of the tables beside, each as the assessments that have it."""
    if selection.statuses or selection.perspective:
        yield _among(select(statuses.c.assessment_id).where(*_worded(selection)))
    if selection.flag or selection.flag_states:
        yield _among(select(flags.c.assessment_id).where(*_flagged(selection)))
    if selection.group:
        yield _among(select(burdens.c.assessment_id).where(burdens.c.group_id == selection.group))
    if selection.standing or selection.cell is not None:
        newer = assessments.alias()
        place = (
            newer.c.follows == assessments.c.id,
            newer.c.stage == Stage.READY,
            newer.c.trashed_at.is_(None),
        )
        yield ~select(literal(1)).where(*place).correlate(assessments).exists()
    if selection.cell is not None:
        yield _counted(selection.cell)
    if selection.checklist:
        used = select(used_editions.c.assessment_id).where(used_editions.c.checklist == selection.checklist)
        yield _among(used.where(used_editions.c.edition == selection.edition) if selection.edition else used)
    if selection.words:
        # As a pattern, since that is what PostgreSQL's index of three letters answers.
        found = [searched.c.words.contains(word, autoescape=True) for word in selection.words]
        yield _among(select(searched.c.assessment_id).where(*found))
    if selection.due_by is not None:
        p = promises.c
        late = select(literal(1)).where(p.assessment_id == assessments.c.id, p.due <= selection.due_by)
        # Most have none that is done, so one look for each is less than a list of all that is late.
        yield late.where(*_kept(done=False)).correlate(assessments).exists()


def _counted(cell: Cell) -> ColumnElement[bool]:
    b = burdens.c
    own = select(b.assessment_id).where(b.group_id == cell.group, b.assessed.is_(true()))
    if not cell.assessed:
        return ~_among(own)
    places = {
        (Side.WORSE, When.BEFORE): b.severity,
        (Side.WORSE, When.AFTER): b.severity_after,
        (Side.BETTER, When.BEFORE): b.improvement,
        (Side.BETTER, When.AFTER): b.improvement_after,
    }
    return _among(own.where(places[cell.side, cell.when].is_not_distinct_from(cell.word)))


def _among(found: Select[tuple[str]]) -> ColumnElement[bool]:
    # A table beside may also be what the whole question is about; this is another look at it.
    return assessments.c.id.in_(found.correlate(None))


def _worded(selection: Selection) -> Iterator[ColumnElement[bool]]:
    if selection.perspective:
        yield statuses.c.perspective == selection.perspective
    if selection.statuses:
        yield statuses.c.status.in_(sorted(selection.statuses))
    yield _settled()


def _settled() -> ColumnElement[bool]:
    """Only a word that is shown as it is: while several are possible, none of them is said."""
    return or_(statuses.c.possible <= 1, statuses.c.status.in_(sorted(_OPEN_WORDS)))


def _flagged(selection: Selection) -> Iterator[ColumnElement[bool]]:
    if selection.flag:
        checklist, _, flag = selection.flag.partition("/")
        yield flags.c.flag == flag
        yield flags.c.checklist == checklist
    if selection.flag_states:
        yield flags.c.state.in_(sorted(selection.flag_states))


def _kept(*, done: bool | None) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions of a promise that was decided, and that is done or is not."""
    yield promises.c.decided.is_(true())
    if done is not None:
        p, o = promises.c, outcomes.c
        place = (o.assessment_id == p.assessment_id, o.kind == p.kind, o.item == p.item)
        noted = select(literal(1)).where(*place, o.done_on.is_not(None)).correlate(promises).exists()
        yield noted if done else ~noted


def _tallied(facet: Facet, where: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Return the query of a facet: its key, a name, and how many assessments have it."""
    t = assessments.c
    nameless = literal("").label("name")
    if facet is Facet.BOARD:
        query = select(t.board_key, func.min(t.board), func.count()).where(t.board_key != "")
        return query.where(*where).group_by(t.board_key)
    if facet is Facet.STAGE:
        return select(t.stage, nameless, func.count()).where(*where).group_by(t.stage)
    key: tuple[ColumnElement[Any], ...]
    if facet is Facet.STATUS:
        table, key, only = statuses, (statuses.c.perspective, statuses.c.status), [_settled()]
    elif facet is Facet.FLAG:
        table, key, only = flags, (flags.c.checklist, flags.c.flag, flags.c.state), []
    elif facet is Facet.GROUP:
        table, key, only = burdens, (burdens.c.group_id,), []
    else:
        table, key, only = used_editions, (used_editions.c.checklist, used_editions.c.edition), []
    # Several alternatives of one assessment may have the same word.
    several = facet in {Facet.STATUS, Facet.FLAG}
    number = func.count(table.c.assessment_id.distinct()) if several else func.count()
    joined = (
        select(*key, nameless, number).select_from(table).join(assessments, t.id == table.c.assessment_id)
    )
    return joined.where(*only, *where).group_by(*key)


def _promised(selection: Selection, scope: Scope | None, *, done: bool | None) -> Select[Any]:
    t, p, o = assessments.c, promises.c, outcomes.c
    # What is due is asked of each promise; then the assessment has one.
    where = [*_kept(done=done), *chosen(replace(selection, due_by=None), scope)]
    outcome = and_(o.assessment_id == p.assessment_id, o.kind == p.kind, o.item == p.item)
    return (
        select(promises, t.title, t.diary_number, t.board, t.stage, o.done_on, o.note)
        .select_from(promises)
        .join(assessments, t.id == p.assessment_id)
        .outerjoin(outcomes, outcome)
        .where(*where)
    )


def _in_order(query: Select[Any], selection: Selection, after: PromiseCursor | None) -> Iterator[Select[Any]]:
    """Yield what has a day and then what has none, apart: together no database orders them by an index."""
    p = promises.c
    rest = (p.assessment_id, p.kind, p.item)
    here: ColumnElement[bool] = true()
    if after is not None:
        here = tuple_(*rest) > (after.assessment_id, after.kind, after.item)
    if after is None or after.due is not None:
        dated = query.where(p.due.is_not(None)).order_by(p.due, *rest)
        if selection.due_by is not None:
            dated = dated.where(p.due <= selection.due_by)
        if after is not None:
            dated = dated.where(p.due >= after.due, or_(p.due > after.due, here))
            here = true()
        yield dated
    if selection.due_by is None:
        yield query.where(p.due.is_(None), here).order_by(*rest)


def _promise(row: Row[Any]) -> PromiseLine:
    kind = PromiseKind(row.kind)
    promise = PromiseColumn(kind, row.item, row.text, row.owner, row.due, row.decided)
    about = (row.title, row.diary_number, row.board, Stage(row.stage))
    return PromiseLine(row.assessment_id, *about, promise, row.done_on, row.note or "")


def _burden(row: Row[Any]) -> BurdenTally:
    severity, severity_after = (
        None if word is None else Severity(word) for word in (row.severity, row.severity_after)
    )
    improvement, improvement_after = (
        None if word is None else Improvement(word) for word in (row.improvement, row.improvement_after)
    )
    found = Burden(row.group_id, row.assessed, severity, severity_after, improvement, improvement_after)
    return BurdenTally(found, row.number)
