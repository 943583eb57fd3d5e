"""A checklist as plain data spread over sheets, and gathered from them again.

Knows which list lies on which sheet. Knows no cell, no Excel and no model.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from assessment.core.checklist import Checklist
from assessment.core.diagnostics import Path
from assessment.core.shape import fields, quoted
from assessment.core.translation import KEY
from assessment.workbook.sheets import (
    COLUMNS,
    FLAGS,
    LEVELS,
    OPTIONS,
    OUTCOMES,
    QUESTIONS,
    REASONS,
    REDUCTIONS,
    ROWS,
    SCALES,
    SCREENING,
    SECTIONS,
    SUFFICIENCY,
    Table,
    header_rows,
)

Row = dict[str, Any]


class NotWritable(ValueError):  # noqa: N818 - the name is what happened; the message is one Swedish sentence
    """The checklist holds something that a workbook can't show."""


@dataclass(slots=True)
class Spread:
    """A checklist as sheets: the keys that it has once, and the rows of every sheet."""

    header: Row = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: Table, row: Row) -> None:
        """Add a row to a sheet."""
        self.rows.setdefault(table.sheet, []).append(row)


def settled(data: Any) -> Any:
    """Return the data without keys that say nothing: no value, a list with no items, no translations."""
    if isinstance(data, dict):
        kept = {k: settled(v) for k, v in data.items() if v is not None and v != []}
        return {
            k: v for k, v in ((k, _filled(v) if k == KEY else v) for k, v in kept.items()) if v or k != KEY
        }
    return [settled(v) for v in data] if isinstance(data, list) else data


def _filled(block: Any) -> Any:
    """Return a block of translations without the keys that have no text under them."""
    if not isinstance(block, dict):
        return block
    return {k: v for k, v in ((k, _filled(v)) for k, v in block.items()) if v != {}}


def spread(data: Row) -> Spread:
    """Return a checklist's settled data as sheets.

    Raises:
        NotWritable: when two things that rows point at have the same id, or a key is written in English.
    """
    found = Spread()
    known = {heading.key for heading in header_rows()}
    found.header = {k: v for k, v in data.items() if k in known}
    _refuse_english(data, Checklist)
    for question in data.get("screening", ()):
        _question(found, question, SCREENING)
    for section in data["avsnitt"]:
        found.add(SECTIONS, _own(section, SECTIONS))
        for question in section["frågor"]:
            _question(found, question, section["id"])
    for table, key in ((FLAGS, "stoppflaggor"), (SUFFICIENCY, "räcker-underlaget")):
        for row in data.get(key, ()):
            found.add(table, _own(row, table))
    _points(found, data)
    _refuse_twins(found)
    return found


def _points(found: Spread, data: Row) -> None:
    for scale in data.get("poängskalor", ()):
        found.add(SCALES, _own(scale, SCALES))
        for table, key in ((LEVELS, "nivåer"), (REDUCTIONS, "nedsättning")):
            for row in scale.get(key, ()):
                found.add(table, {"poängskala": scale["id"], **_own(row, table)})
    for outcome in data.get("utfall", ()):
        found.add(OUTCOMES, _own(outcome, OUTCOMES))
        for row in outcome["skäl"]:
            found.add(REASONS, {"utfall": outcome["id"], **_own(row, REASONS)})


def _own(row: Row, table: Table) -> Row:
    _refuse_english(row, table.model)
    return {k: v for k, v in row.items() if k not in table.elsewhere}


def _question(found: Spread, question: Row, section: str) -> None:
    name = question["id"]
    found.add(QUESTIONS, {"avsnitt": section, **_own(question, QUESTIONS)})
    for option in question.get("svarsalternativ", ()):
        found.add(OPTIONS, {"fråga": name, **_own(option, OPTIONS)})
    for column in question.get("kolumner", ()):
        found.add(COLUMNS, {"fråga": name, **_own(column, COLUMNS)})
        for option in column.get("svarsalternativ", ()):
            found.add(OPTIONS, {"fråga": name, "kolumn": column["id"], **_own(option, OPTIONS)})
    for row in question.get("rader", ()):
        found.add(ROWS, {"fråga": name, **_own(row, ROWS)})


def _refuse_english(data: Row, model: type[BaseModel]) -> None:
    """Refuse English field names, which the files may have; the columns are Swedish."""
    strange = next((key for key in data if key not in fields(model)), None)
    if strange is not None:
        raise NotWritable(f"Nyckeln {quoted(strange)} är engelsk; skriv den på svenska i filen först.")


def _refuse_twins(found: Spread) -> None:
    for table, name in _NAMED:
        seen: set[tuple[Any, ...]] = set()
        for row in found.rows.get(table.sheet, ()):
            key = (row.get("fråga") if table is COLUMNS else None, row.get("id"))
            if key in seen:
                raise NotWritable(f"Två {name} har id:t {quoted(str(row.get('id')))}; ändra det ena först.")
            seen.add(key)


_NAMED = (
    (SECTIONS, "avsnitt"),
    (QUESTIONS, "frågor"),
    (COLUMNS, "kolumner i samma fråga"),
    (SCALES, "poängskalor"),
    (OUTCOMES, "utfall"),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row that has been read, with the number that it has on its sheet."""

    table: Table
    number: int
    values: Row


@dataclass(slots=True)
class Gathered:
    """What sheets say together: the data, where each part of it stands, and the rows that belong nowhere."""

    data: Row
    places: dict[Path, Placed]
    lost: list[tuple[Placed, str, str]]
    """Rows that point at what is not there: the row, the column that points, and the sheet pointed at."""
    twins: list[Placed]
    """Rows with an id that an earlier row has."""


def gather(header: Row, rows: dict[str, list[Placed]]) -> Gathered:
    """Return the data that the sheets say; keys and items stand in the order of the model and of the rows."""
    return _Gathering(header, rows).run()


class _Gathering:
    def __init__(self, header: Row, rows: dict[str, list[Placed]]) -> None:
        self.header, self.rows = header, rows
        self.result = Gathered({}, {}, [], [])
        self.found: dict[tuple[str, tuple[Any, ...]], tuple[Row, Path]] = {}

    def run(self) -> Gathered:
        data: Row = dict(self.header)
        self._top(data, SECTIONS, "avsnitt")
        for placed in self._of(QUESTIONS):
            self._question(data, placed)
        for placed in self._of(COLUMNS):
            holder = (QUESTIONS, (placed.values.get("fråga"),), "fråga")
            self._under(placed, holder, "kolumner", (placed.values.get("fråga"), placed.values.get("id")))
        for placed in self._of(OPTIONS):
            question, column = placed.values.get("fråga"), placed.values.get("kolumn")
            owner: tuple[Table, tuple[Any, ...], str] = (QUESTIONS, (question,), "fråga")
            if column is not None and (QUESTIONS.sheet, (question,)) in self.found:
                owner = (COLUMNS, (question, column), "kolumn")
            self._under(placed, owner, "svarsalternativ")
        for placed in self._of(ROWS):
            self._under(placed, (QUESTIONS, (placed.values.get("fråga"),), "fråga"), "rader")
        self._top(data, FLAGS, "stoppflaggor")
        self._top(data, SUFFICIENCY, "räcker-underlaget")
        self._top(data, SCALES, "poängskalor")
        for table, key in ((LEVELS, "nivåer"), (REDUCTIONS, "nedsättning")):
            for placed in self._of(table):
                self._under(placed, (SCALES, (placed.values.get("poängskala"),), "poängskala"), key)
        self._top(data, OUTCOMES, "utfall")
        for placed in self._of(REASONS):
            self._under(placed, (OUTCOMES, (placed.values.get("utfall"),), "utfall"), "skäl")
        self.result.data = _ordered(data)
        return self.result

    def _of(self, table: Table) -> Iterator[Placed]:
        yield from self.rows.get(table.sheet, ())

    def _top(self, data: Row, table: Table, key: str) -> None:
        for placed in self._of(table):
            self._add(data, (), key, placed, (placed.values.get("id"),))

    def _question(self, data: Row, placed: Placed) -> None:
        name = (placed.values.get("id"),)
        if placed.values.get("avsnitt") == SCREENING:
            self._add(data, (), "screening", placed, name)
        else:
            self._under(placed, (SECTIONS, (placed.values.get("avsnitt"),), "avsnitt"), "frågor", name)

    def _under(
        self, placed: Placed, owner: tuple[Table, tuple[Any, ...], str], key: str, name: tuple[Any, ...] = ()
    ) -> None:
        table, wanted, column = owner
        held = self.found.get((table.sheet, wanted))
        if held is None:
            self.result.lost.append((placed, column, table.sheet))
        else:
            self._add(held[0], held[1], key, placed, name)

    def _add(self, owner: Row, path: Path, key: str, placed: Placed, name: tuple[Any, ...] = ()) -> None:
        items = owner.setdefault(key, [])
        own = {k: v for k, v in placed.values.items() if k not in placed.table.points_at}
        where = (*path, key, len(items))
        items.append(own)
        self.result.places[where] = placed
        if not name:
            return
        if (placed.table.sheet, name) in self.found:
            self.result.twins.append(placed)
        self.found.setdefault((placed.table.sheet, name), (own, where))


def _ordered(data: Row) -> Row:
    """Return the checklist's keys in the order of the model."""
    return {key: data[key] for key in fields(Checklist) if key in data}
