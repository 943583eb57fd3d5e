"""Who has an assessment open, and what each had seen of it: rows that are overwritten, and thrown away.

Knows one table. Raises no revision and writes no journal: nobody has changed anything.
"""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from assessment.service.ports import Visit
from assessment.store.schema import visits


class VisitQueries(ABC):
    """The part of a database store that knows who is where."""

    @abstractmethod
    def _look(self) -> AbstractContextManager[Connection]:
        """Return a connection to read with."""

    @abstractmethod
    def _change(self) -> AbstractContextManager[Connection]:
        """Return a connection in a transaction of its own."""

    def visit(self, assessment_id: str, visit: Visit, own_since: datetime, every_since: datetime) -> None:
        """Note a visit, and forget old ones."""
        t = visits.c
        mine = (t.assessment_id == assessment_id, t.window == visit.window)
        row = {
            "who": visit.who,
            "step": visit.step,
            "revision": visit.revision,
            "seen_at": visit.seen_at,
        }
        old = or_((t.who == visit.who) & (t.seen_at < own_since), t.seen_at < every_since)
        try:
            with self._change() as connection:
                connection.execute(delete(visits).where(t.assessment_id == assessment_id, old))
                if connection.execute(update(visits).where(*mine).values(row)).rowcount == 0:
                    named = {"assessment_id": assessment_id, "window": visit.window}
                    connection.execute(insert(visits), row | named)
        except IntegrityError:
            # The assessment is gone, or the same window came in between.
            return

    def visits(self, assessment_id: str) -> tuple[Visit, ...]:
        """Return the visits, the last first."""
        t = visits.c
        query = select(visits).where(t.assessment_id == assessment_id).order_by(t.seen_at.desc(), t.window)
        with self._look() as connection:
            return tuple(
                Visit(row.window, row.who, row.step, row.revision, row.seen_at)
                for row in connection.execute(query)
            )
