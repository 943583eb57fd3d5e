"""What came of a promise: one row for each, written when somebody has followed it up.

Knows two tables and the journal. Changes no document, so that what is frozen stays as it was.
"""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection, insert, select, true, update

from assessment.service.listed import PromiseKind
from assessment.service.ports import Entry, EventKind
from assessment.service.register_store import FollowedUp
from assessment.store import journal
from assessment.store.schema import assessments, outcomes, promises


class FollowUpQueries(ABC):
    """The part of a database store that notes what came of promises."""

    @abstractmethod
    def _change(self) -> AbstractContextManager[Connection]:
        """Return a connection in a transaction of its own."""

    @abstractmethod
    def _look(self) -> AbstractContextManager[Connection]:
        """Return a connection to read from."""

    def followed_up(self, assessment_id: str) -> tuple[FollowedUp, ...]:
        """Return what has been noted of an assessment's promises."""
        o = outcomes.c
        query = select(o.kind, o.item, o.done_on, o.note).where(o.assessment_id == assessment_id)
        with self._look() as connection:
            found = connection.execute(query.order_by(o.kind, o.item)).all()
        return tuple(FollowedUp(PromiseKind(row.kind), row.item, row.done_on, row.note) for row in found)

    def follow_up(self, assessment_id: str, found: FollowedUp, now: datetime, who: str = "") -> bool:
        """Note what came of a promise; False when it is not there."""
        t, p, o = assessments.c, promises.c, outcomes.c
        # The lock makes two who write of the same promise take turns: the second finds the first one's row.
        there = select(t.revision).where(t.id == assessment_id, t.trashed_at.is_(None)).with_for_update()
        promised = (p.assessment_id == assessment_id, p.kind == found.kind, p.item == found.item)
        mine = (o.assessment_id == assessment_id, o.kind == found.kind, o.item == found.item)
        said = {"done_on": found.done_on, "note": found.note}
        row = {**said, "who": who, "at": now}
        with self._change() as connection:
            revision = connection.execute(there).scalar_one_or_none()
            decided = select(p.item).where(*promised, p.decided.is_(true()))
            if revision is None or connection.execute(decided).first() is None:
                return False
            before = connection.execute(select(o.done_on, o.note).where(*mine)).one_or_none()
            if before is None:
                named = {"assessment_id": assessment_id, "kind": found.kind.value, "item": found.item}
                connection.execute(insert(outcomes), row | named)
            elif (before.done_on, before.note) == (found.done_on, found.note):
                return True
            else:
                connection.execute(update(outcomes).where(*mine).values(row))
            place = (assessment_id, revision)
            entry = Entry((), None, found.told)
            journal.note(connection, place, EventKind.FOLLOWED_UP, now, who, [entry])
        return True
