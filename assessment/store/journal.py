"""The journal's rows: written in the transaction of the change that they tell of, read newest first.

Knows one table. Begins no transaction, and changes no row but to empty it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select, update

from assessment.service.ports import Entry, Event, EventKind
from assessment.store.schema import journal

Path = tuple[str, ...]


def note(
    connection: Connection,
    stored: tuple[str, int],
    kind: EventKind,
    now: datetime,
    who: str,
    entries: Sequence[Entry] = (Entry((), None, None),),
) -> None:
    """Write what happened to an assessment (id and revision); one row for each entry."""
    if not entries:
        return
    assessment_id, revision = stored
    row = {
        "assessment_id": assessment_id,
        "revision": revision,
        "at": now,
        "who": who,
        "event": kind.value,
    }
    rows = [
        {**row, "path": _written(entry.path), "before": entry.before, "after": entry.after}
        for entry in entries
    ]
    connection.execute(insert(journal), rows)


def events(
    connection: Connection,
    assessment_id: str,
    path: Path | None = None,
    before: int | None = None,
    limit: int | None = None,
) -> tuple[Event, ...]:
    """Return an assessment's events, newest first."""
    t = journal.c
    query = select(journal).where(t.assessment_id == assessment_id)
    if path is not None:
        query = query.where(t.path == _written(path))
    if before is not None:
        query = query.where(t.number < before)
    found = connection.execute(query.order_by(t.number.desc()).limit(limit)).mappings()
    return tuple(_event(row) for row in found)


def empty(connection: Connection, assessment_id: str, now: datetime, paths: Mapping[Path, Path]) -> None:
    """Take what stood before and after out of every event of these paths, and name them anew."""
    t = journal.c
    for path, name in paths.items():
        mine = (t.assessment_id == assessment_id) & (t.path == _written(path))
        emptied = {"path": _written(name), "before": None, "after": None, "erased_at": now}
        connection.execute(update(journal).where(mine).values(emptied))


def _written(path: Path) -> str:
    return json.dumps(path, ensure_ascii=False)


def _event(row: RowMapping) -> Event:
    return Event(
        number=row["number"],
        kind=EventKind(row["event"]),
        revision=row["revision"],
        at=row["at"],
        who=row["who"],
        path=tuple(json.loads(row["path"])),
        before=row["before"],
        after=row["after"],
        erased_at=row["erased_at"],
    )
