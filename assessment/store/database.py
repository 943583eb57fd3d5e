"""The store in a database: SQLite on one computer, or a server, by one URL. One transaction per use case.

Knows tables and transactions. Knows nothing of what a document says.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from datetime import datetime
from typing import Self

from sqlalchemy import Connection, Engine, and_, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from assessment.core.people import Role, Standing
from assessment.core.vocabulary import Stage
from assessment.service.ports import (
    Backup,
    Cursor,
    Disposal,
    Document,
    EditionContent,
    Entry,
    Event,
    EventKind,
    Page,
    Scope,
    StoredDocument,
)
from assessment.store import columns, journal
from assessment.store.engine import WRITING, Turn, engine_of, scrub, shown, url_of
from assessment.store.following_up import FollowUpQueries
from assessment.store.migrating import migrate, ready
from assessment.store.recounting import RecountQueries
from assessment.store.register import RegisterQueries, paged
from assessment.store.schema import assessments, backups, disposals, documents, editions, guests
from assessment.store.trouble import told
from assessment.store.visiting import VisitQueries
from assessment.store.workshop import WorkshopQueries


class DatabaseStore(RegisterQueries, FollowUpQueries, RecountQueries, VisitQueries, WorkshopQueries):
    """Keeps the contract of `AssessmentStore`. Safe between threads; processes may share one database."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self.where = where
        self._writer = engine.execution_options(**{WRITING: True})
        self._turn = Turn(where) if engine.dialect.name == "sqlite" else nullcontext()

    @classmethod
    def open(cls, database: str) -> Self:
        """Return the store of a path or URL, with its tables made when the database is new.

        Args:
            database: the path of an SQLite file (made with its folder when missing), or a SQLAlchemy URL.

        Raises:
            StoreUnavailable: when it cannot be opened, is not ours, or was made by a newer version.
        """
        where = shown(database)
        store = cls(engine_of(url_of(database), where), where)
        try:
            with told(where, opening=True):
                store._engine.connect().close()
            store._prepare()
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def add(self, document: Document, now: datetime, who: str = "") -> StoredDocument | None:
        """Keep a new document; None when the id is taken."""
        rows = columns.rows_of(document.columns)
        stamps = {"id": document.id, "revision": 1, "created_at": now, "updated_at": now, "owner": who}
        wanted = columns.hash_of(rows)
        row = {**columns.own_row(document, wanted), **stamps}
        try:
            with self._change() as connection:
                connection.execute(insert(assessments), row)
                text = {"assessment_id": document.id, "document": document.text}
                connection.execute(insert(documents), text)
                columns.write(connection, document.id, rows, wanted, fresh=True)
                journal.note(connection, (document.id, 1), EventKind.CREATED, now, who)
        except IntegrityError:
            return None
        return StoredDocument(document.id, document.text, 1, now)

    def replace(
        self,
        document: Document,
        expected_revision: int,
        now: datetime,
        who: str = "",
        entries: Sequence[Entry] = (),
    ) -> StoredDocument | None:
        """Replace a document of the expected revision; None otherwise."""
        with self._change() as connection:
            stored = self._replace(connection, document, expected_revision, now)
            if stored is not None:
                place = (stored.id, stored.revision)
                journal.note(connection, place, EventKind.CHANGED, now, who, entries)
        return stored

    def _replace(
        self, connection: Connection, document: Document, expected_revision: int, now: datetime
    ) -> StoredDocument | None:
        t = assessments.c
        mine = and_(t.id == document.id, t.revision == expected_revision, t.trashed_at.is_(None))
        # For update: nobody may come in between the two statements on a server.
        query = select(t.rows_hash).where(mine).with_for_update()
        kept = connection.execute(query).scalar_one_or_none()
        if kept is None:
            return None
        rows = columns.rows_of(document.columns)
        wanted = columns.hash_of(rows)
        revision = expected_revision + 1
        row = {**columns.own_row(document, wanted), "revision": revision, "updated_at": now}
        connection.execute(update(assessments).where(mine).values(row))
        text = update(documents).where(documents.c.assessment_id == document.id)
        connection.execute(text.values(document=document.text))
        columns.write(connection, document.id, rows, wanted, kept)
        return StoredDocument(document.id, document.text, revision, now)

    def get(self, assessment_id: str) -> StoredDocument | None:
        """Return the document, or None."""
        return next(iter(self.several([assessment_id])), None)

    def standing(self, assessment_id: str) -> Standing | None:
        """Return what the right to an assessment depends on, or None."""
        t = assessments.c
        query = select(t.owner, t.home, t.stage, t.sealed_on).where(t.id == assessment_id)
        invited = select(guests.c.person, guests.c.role).where(guests.c.assessment_id == assessment_id)
        with self._look() as connection:
            row = connection.execute(query).one_or_none()
            if row is None:
                return None
            people = {g.person: Role(g.role) for g in connection.execute(invited)}
        return Standing(row.owner, row.home, Stage(row.stage), row.sealed_on is not None, people)

    def share(self, assessment_id: str, person: str, role: Role | None, now: datetime, who: str = "") -> bool:
        """Invite a person, or take an invitation back; False when nothing changes."""
        t, g = assessments.c, guests.c
        mine = and_(g.assessment_id == assessment_id, g.person == person)
        with self._change() as connection:
            query = select(t.revision).where(t.id == assessment_id).with_for_update()
            revision = connection.execute(query).scalar_one_or_none()
            before = connection.execute(select(g.role).where(mine)).scalar_one_or_none()
            if revision is None or before == role:
                return False
            connection.execute(delete(guests).where(mine))
            if role is not None:
                row = {"assessment_id": assessment_id, "person": person, "role": role.value}
                connection.execute(insert(guests), row)
            journal.note(connection, (assessment_id, revision), EventKind.SHARED, now, who)
        return True

    def several(self, ids: Sequence[str]) -> tuple[StoredDocument, ...]:
        """Return the documents with these ids that are not in the trash, in the order of the ids."""
        t = assessments.c
        query = select(t.id, documents.c.document, t.revision, t.updated_at).where(
            t.id.in_(ids), t.trashed_at.is_(None), documents.c.assessment_id == t.id
        )
        with self._look() as connection:
            rows = {row.id: row for row in connection.execute(query)}
        found = (rows[i] for i in ids if i in rows)
        return tuple(StoredDocument(r.id, r.document, r.revision, r.updated_at) for r in found)

    def lines(
        self, limit: int, after: Cursor | None = None, *, trashed: bool = False, scope: Scope | None = None
    ) -> Page:
        """Return a page, newest first."""
        t = assessments.c
        where = [t.trashed_at.is_not(None) if trashed else t.trashed_at.is_(None), *columns.within(scope)]
        with self._look() as connection:
            return paged(connection, select(assessments).where(*where), limit, after)

    def trash(self, assessment_id: str, now: datetime, who: str = "") -> bool:
        """Put in the trash; False when it is not there to be put."""
        return self._move(assessment_id, EventKind.TRASHED, now, who)

    def restore(self, assessment_id: str, now: datetime, who: str = "") -> bool:
        """Take out of the trash; False when it does not lie there."""
        return self._move(assessment_id, EventKind.BROUGHT_BACK, now, who)

    def events(
        self,
        assessment_id: str,
        path: tuple[str, ...] | None = None,
        before: int | None = None,
        limit: int | None = None,
    ) -> tuple[Event, ...]:
        """Return the journal, newest first."""
        with self._look() as connection:
            return journal.events(connection, assessment_id, path, before, limit)

    def erase(
        self,
        document: Document,
        expected_revision: int,
        now: datetime,
        who: str,
        paths: Mapping[tuple[str, ...], tuple[str, ...]],
    ) -> StoredDocument | None:
        """Replace a document and empty the events of the paths; None when it has another revision."""
        named = [Entry(path, None, None) for path in dict.fromkeys(paths.values())]
        with self._change() as connection:
            stored = self._replace(connection, document, expected_revision, now)
            if stored is None:
                return None
            journal.empty(connection, document.id, now, paths)
            journal.note(connection, (stored.id, stored.revision), EventKind.ERASED, now, who, named)
        scrub(self._engine)
        return stored

    def held(self, assessment_id: str) -> StoredDocument | None:
        """Return the document, in the trash or not; None when there is none."""
        t = assessments.c
        query = select(t.id, documents.c.document, t.revision, t.updated_at).where(
            t.id == assessment_id, documents.c.assessment_id == t.id
        )
        with self._look() as connection:
            row = connection.execute(query).one_or_none()
        return StoredDocument(row.id, row.document, row.revision, row.updated_at) if row else None

    def dispose(self, disposal: Disposal) -> bool:
        """Take an assessment out for good, and note that it was; False when it is not there."""
        with self._change() as connection:
            # Everything that is known of it goes with it: every other table refers to this one.
            gone = delete(assessments).where(assessments.c.id == disposal.assessment_id)
            if connection.execute(gone).rowcount != 1:
                return False
            connection.execute(insert(disposals), asdict(disposal))
        scrub(self._engine)
        return True

    def disposals(self) -> tuple[Disposal, ...]:
        """Return what has been gallrat, the last first."""
        with self._look() as connection:
            found = connection.execute(select(disposals).order_by(disposals.c.at.desc())).mappings()
            return tuple(Disposal(**row) for row in found)

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups that were made, the last first."""
        with self._look() as connection:
            found = connection.execute(select(backups).order_by(backups.c.made_at.desc()))
            return tuple(Backup(row.made_at, row.place) for row in found)

    def keep_edition(self, edition: EditionContent, now: datetime) -> None:
        """Keep an edition, once."""
        if self.edition(edition.fingerprint) is not None:
            return
        row = {
            "fingerprint": edition.fingerprint,
            "checklist": edition.checklist,
            "edition": edition.edition,
            "content": edition.content,
            "kept_at": now,
        }
        try:
            with self._change() as connection:
                connection.execute(insert(editions), row)
        except IntegrityError:
            # Another process kept the same edition in between: the same fingerprint is the same content.
            return

    def edition(self, fingerprint: str) -> EditionContent | None:
        """Return a kept edition, or None."""
        with self._look() as connection:
            query = select(editions).where(editions.c.fingerprint == fingerprint)
            row = connection.execute(query).one_or_none()
        return EditionContent(row.fingerprint, row.checklist, row.edition, row.content) if row else None

    def _move(self, assessment_id: str, kind: EventKind, now: datetime, who: str) -> bool:
        t = assessments.c
        trashing = kind is EventKind.TRASHED
        there = t.trashed_at.is_(None) if trashing else t.trashed_at.is_not(None)
        with self._change() as connection:
            query = update(assessments).where(t.id == assessment_id, there)
            if connection.execute(query.values(trashed_at=now if trashing else None)).rowcount != 1:
                return False
            revision = connection.execute(select(t.revision).where(t.id == assessment_id)).scalar_one()
            journal.note(connection, (assessment_id, revision), kind, now, who)
        return True

    @contextmanager
    def _look(self) -> Iterator[Connection]:
        with told(self.where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _change(self) -> Iterator[Connection]:
        """One transaction that is committed when the block has ended, or not at all.

        A broken constraint is an answer, not trouble, so it is let through.
        """
        clash: IntegrityError | None = None
        with told(self.where), self._turn:
            try:
                with self._writer.begin() as connection:
                    yield connection
            except IntegrityError as error:
                clash = error
        if clash is not None:
            raise clash

    def _prepare(self) -> None:
        with self._look() as connection:
            if ready(connection, self.where):
                return
        with self._change() as connection:
            migrate(connection, self.where)
