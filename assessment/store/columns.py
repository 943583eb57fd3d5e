"""An assessment's columns as rows, and rows as columns: what lists and the register read.

Knows which table holds what. Begins no transaction and reads no document.
"""

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, delete, exists, insert, or_, select

from assessment.core.people import board_key
from assessment.core.vocabulary import FlagState, Stage, Status
from assessment.service.ports import Columns, Document, FlagColumn, ListLine, Scope, StatusColumn
from assessment.store.schema import (
    assessments,
    burdens,
    flags,
    guests,
    promises,
    searched,
    statuses,
    sufficiency,
    used_editions,
)

_Rows = Mapping[Table, Sequence[Mapping[str, Any]]]
_SIGNS = 8
"""Of the hash of a table's rows; that two differ and are taken for the same happens once in 2⁴⁸."""


def own_row(document: Document, rows_hash: str) -> dict[str, Any]:
    """Return the row of an assessment itself, without what only the store knows."""
    columns = document.columns
    row = {
        "title": columns.title,
        "diary_number": columns.diary_number,
        "organisation": columns.organisation,
        "board": columns.board,
        "board_key": board_key(columns.board),
        "stage": columns.stage.value,
        "version": columns.version,
        "answered": columns.answered,
        "asked": columns.asked,
        "decision_on": columns.decision_on,
        "sealed_on": columns.sealed_on,
        "alternatives": columns.alternatives,
        "preparation": columns.preparation,
        "follows": columns.follows,
        "leading": columns.leading,
        "rows_hash": rows_hash,
    }
    return row if document.home is None else {**row, "home": document.home}


def rows_of(columns: Columns) -> _Rows:
    """Return the rows of every table beside that of the assessment itself."""
    return {
        statuses: [
            {
                "perspective": s.perspective,
                "alternative": s.alternative,
                "status": s.status.value,
                "possible": s.possible,
            }
            for s in columns.statuses
        ],
        flags: [
            {
                "checklist": f.checklist,
                "flag": f.flag,
                "alternative": f.alternative,
                "state": f.state.value,
            }
            for f in columns.flags
        ],
        burdens: [
            {
                "group_id": b.group,
                "assessed": b.assessed,
                "severity": b.severity,
                "severity_after": b.severity_after,
                "improvement": b.improvement,
                "improvement_after": b.improvement_after,
            }
            for b in columns.burdens
        ],
        promises: [
            {
                "kind": p.kind.value,
                "item": p.item,
                "text": p.text,
                "owner": p.owner,
                "due": p.due,
                "decided": p.decided,
            }
            for p in columns.promises
        ],
        sufficiency: [{"item": item, "word": word} for item, word in columns.sufficiency],
        used_editions: [
            {"checklist": e.checklist, "edition": e.edition, "fingerprint": e.fingerprint}
            for e in columns.editions
        ],
        searched: [{"words": columns.words}],
    }


def hash_of(rows: _Rows) -> str:
    """Return eight signs of SHA-256 for each table, so that a save writes only the tables that it changes."""
    return "".join(_hash(found) for found in rows.values())


def _hash(rows: Sequence[Mapping[str, Any]]) -> str:
    text = repr([sorted(row.items()) for row in rows])
    return b64encode(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()).decode()[:_SIGNS]


def write(
    connection: Connection,
    assessment_id: str,
    rows: _Rows,
    wanted: str,
    kept: str = "",
    *,
    fresh: bool = False,
) -> None:
    """Write the rows of one assessment in the place of those there.

    Args:
        connection: Within a transaction.
        assessment_id: Whose rows they are.
        rows: All of them.
        wanted: `hash_of` them.
        kept: `hash_of` the rows that are there; a table that is the same is not touched. '' when not known.
        fresh: Whether there are none yet.
    """
    # An earlier version kept one hash for all tables, of another length.
    known = kept if len(kept) == len(wanted) else ""
    for place, (table, found) in zip(range(0, len(wanted), _SIGNS), rows.items(), strict=True):
        own = slice(place, place + _SIGNS)
        if known[own] == wanted[own]:
            continue
        if not fresh:
            connection.execute(delete(table).where(table.c.assessment_id == assessment_id))
        if found:
            connection.execute(insert(table), [{"assessment_id": assessment_id, **row} for row in found])


def within(scope: Scope | None) -> list[ColumnElement[bool]]:
    """Return the conditions that keep a list to what a person may read; none without a scope."""
    if scope is None:
        return []
    person, t = scope.person, assessments.c
    invited = exists().where(guests.c.assessment_id == t.id, guests.c.person == person.id)
    mine = or_(t.owner == person.id, invited)
    if scope.own:
        return [mine]
    if not person.roles:
        return [mine]
    if person.everywhere:
        return []
    home = t.home.in_(sorted(person.boards - {""}))
    return [or_(mine, home, t.sealed_on.is_not(None))]


def lines(connection: Connection, rows: Sequence[RowMapping]) -> tuple[ListLine, ...]:
    """Return rows of assessments as lines, with their status words and flags."""
    ids = [row["id"] for row in rows]
    words = _by_assessment(connection, statuses, ids)
    stops = _by_assessment(connection, flags, ids)
    return tuple(_line(row, words.get(row["id"], ()), stops.get(row["id"], ())) for row in rows)


def _by_assessment(
    connection: Connection, table: Table, ids: list[str]
) -> Mapping[str, Sequence[RowMapping]]:
    found: dict[str, list[RowMapping]] = {}
    if ids:
        query = select(table).where(table.c.assessment_id.in_(ids)).order_by(*table.primary_key.columns)
        for row in connection.execute(query).mappings():
            found.setdefault(row["assessment_id"], []).append(row)
    return found


def _line(row: RowMapping, words: Sequence[RowMapping], stops: Sequence[RowMapping]) -> ListLine:
    columns = Columns(
        title=row["title"],
        diary_number=row["diary_number"],
        organisation=row["organisation"],
        board=row["board"],
        stage=Stage(row["stage"]),
        version=row["version"],
        answered=row["answered"],
        asked=row["asked"],
        statuses=tuple(
            StatusColumn(w["perspective"], w["alternative"], Status(w["status"]), w["possible"])
            for w in words
        ),
        flags=tuple(
            FlagColumn(f["checklist"], f["flag"], f["alternative"], FlagState(f["state"])) for f in stops
        ),
        decision_on=row["decision_on"],
        sealed_on=row["sealed_on"],
        alternatives=row["alternatives"],
        preparation=row["preparation"],
        follows=row["follows"],
        leading=row["leading"],
    )
    trashed: datetime | None = row["trashed_at"]
    return ListLine(row["id"], columns, row["revision"], row["created_at"], row["updated_at"], trashed)
