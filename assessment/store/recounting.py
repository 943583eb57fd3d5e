"""Columns counted anew for what is stored already, as if the program of today had saved it.

Knows which rows were counted and how. Raises no revision and writes no journal: nobody has changed anything.
"""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager

from sqlalchemy import Connection, select, update

from assessment.service.ports import Document, StoredDocument, Uncounted
from assessment.store import columns
from assessment.store.schema import assessments, documents


class RecountQueries(ABC):
    """The part of a database store that counts columns anew."""

    @abstractmethod
    def _look(self) -> AbstractContextManager[Connection]:
        """Return a connection to read with."""

    @abstractmethod
    def _change(self) -> AbstractContextManager[Connection]:
        """Return a connection in a transaction of its own."""

    def uncounted(self, limit: int, after: str = "", *, every: bool = False) -> tuple[Uncounted, ...]:
        """Return documents whose columns no program of this schema has counted, or every one, by id."""
        t = assessments.c
        query = select(t.id, documents.c.document, t.revision, t.updated_at, t.rows_hash).where(
            t.id > after, documents.c.assessment_id == t.id
        )
        if not every:
            query = query.where(t.rows_hash == "")
        with self._look() as connection:
            rows = connection.execute(query.order_by(t.id).limit(limit)).all()
        return tuple(
            Uncounted(StoredDocument(r.id, r.document, r.revision, r.updated_at), r.rows_hash) for r in rows
        )

    def recount(self, document: Document, found: Uncounted) -> bool:
        """Write the columns of a document; False when somebody has saved or counted it since."""
        t = assessments.c
        rows = columns.rows_of(document.columns)
        wanted = columns.hash_of(rows)
        mine = (t.id == document.id, t.revision == found.stored.revision, t.rows_hash == found.counted)
        with self._change() as connection:
            row = columns.own_row(document, wanted)
            if connection.execute(update(assessments).where(*mine).values(row)).rowcount != 1:
                return False
            columns.write(connection, document.id, rows, wanted, found.counted)
        return True
