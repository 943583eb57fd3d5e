"""Drafts of checklists and published editions: texts as JSON beside the columns that lists need.

Knows two tables. A published row is added and never changed.
"""

import json
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from assessment.service.workshop_store import (
    ChecklistDraft,
    Decision,
    DraftLine,
    PublishedEdition,
    PublishedLine,
)
from assessment.store.schema import checklist_drafts, published_checklists


class WorkshopQueries(ABC):
    """The part of a database store that knows the workshop."""

    @abstractmethod
    def _look(self) -> AbstractContextManager[Connection]:
        """Return a connection to read with."""

    @abstractmethod
    def _change(self) -> AbstractContextManager[Connection]:
        """Return a connection in a transaction of its own."""

    def add_draft(self, draft: ChecklistDraft) -> None:
        """Keep a new draft."""
        with self._change() as connection:
            connection.execute(insert(checklist_drafts), {"id": draft.line.id, **_draft_row(draft)})

    def drafts(self) -> tuple[DraftLine, ...]:
        """Return the drafts, the last changed first."""
        t = checklist_drafts.c
        query = select(t.id, t.name, t.version, t.changed_at, t.who).order_by(t.changed_at.desc(), t.id)
        with self._look() as connection:
            return tuple(DraftLine(**row) for row in connection.execute(query).mappings())

    def draft(self, draft_id: str) -> ChecklistDraft | None:
        """Return a draft, or None."""
        with self._look() as connection:
            query = select(checklist_drafts).where(checklist_drafts.c.id == draft_id)
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        line = DraftLine(row.id, row.name, row.version, row.changed_at, row.who)
        return ChecklistDraft(line, json.loads(row.files), json.loads(row.begun_from))

    def replace_draft(self, draft: ChecklistDraft, expected_version: int) -> bool:
        """Keep a draft in the place of the expected version; False otherwise."""
        t = checklist_drafts.c
        query = update(checklist_drafts).where(t.id == draft.line.id, t.version == expected_version)
        with self._change() as connection:
            return connection.execute(query.values(**_draft_row(draft))).rowcount == 1

    def discard_draft(self, draft_id: str) -> bool:
        """Throw a draft; False when there is none."""
        with self._change() as connection:
            gone = delete(checklist_drafts).where(checklist_drafts.c.id == draft_id)
            return connection.execute(gone).rowcount == 1

    def publish(self, edition: PublishedEdition, draft_id: str = "") -> bool:
        """Keep a published edition and take its draft away; False when the number is taken."""
        line, decision = edition.line, edition.line.decision
        row = {
            "number": line.number,
            "at": line.at,
            "who": line.who,
            "decided_by": decision.decided_by,
            "decided_on": decision.decided_on,
            "diary_number": decision.diary_number,
            "note": decision.note,
            "again": line.again,
            "editions": _json(line.editions),
            "files": _json(edition.files),
        }
        try:
            with self._change() as connection:
                connection.execute(insert(published_checklists), row)
                connection.execute(delete(checklist_drafts).where(checklist_drafts.c.id == draft_id))
        except IntegrityError:
            return False
        return True

    def published_number(self) -> int:
        """Return the number of the edition in use; 0 for none."""
        with self._look() as connection:
            found = connection.execute(select(func.max(published_checklists.c.number))).scalar_one()
        return found or 0

    def published(self) -> tuple[PublishedLine, ...]:
        """Return the published editions, the last first."""
        columns = [c for c in published_checklists.c if c.name != "files"]
        query = select(*columns).order_by(published_checklists.c.number.desc())
        with self._look() as connection:
            return tuple(map(_line, connection.execute(query)))

    def published_edition(self, number: int) -> PublishedEdition | None:
        """Return a published edition, or None."""
        query = select(published_checklists).where(published_checklists.c.number == number)
        with self._look() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else PublishedEdition(_line(row), json.loads(row.files))


def _draft_row(draft: ChecklistDraft) -> dict[str, Any]:
    line = draft.line
    return {
        "name": line.name,
        "version": line.version,
        "changed_at": line.changed_at,
        "who": line.who,
        "files": _json(draft.files),
        "begun_from": _json(draft.begun_from),
    }


def _line(row: Row[Any]) -> PublishedLine:
    decision = Decision(row.decided_by, row.decided_on, row.diary_number, row.note)
    return PublishedLine(row.number, row.at, row.who, decision, json.loads(row.editions), row.again)


def _json(texts: Any) -> str:
    return json.dumps(dict(texts), ensure_ascii=False)
