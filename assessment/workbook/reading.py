"""An Excel workbook → the checklist that it shows; what is not understood is refused with its place.

Knows sheets and their columns. Knows no YAML and no other file.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from assessment.core.catalogue import Source
from assessment.core.checklist import Checklist
from assessment.core.diagnostics import Path
from assessment.core.shape import faults, nearest, quoted
from assessment.core.translation import KEY
from assessment.workbook.cells import Notation, from_cell
from assessment.workbook.opening import Grid, NotReadable, opened, place
from assessment.workbook.sheets import (
    HEADER,
    ORIGINAL,
    SOURCES,
    TABLES,
    TRANSLATIONS,
    WHOLE,
    WRITTEN,
    Heading,
    Table,
    header_rows,
)
from assessment.workbook.spreading import Gathered, Placed, Row, gather
from assessment.workbook.translating import gather_translations, texts_by_path


@dataclass(frozen=True, slots=True)
class Opened:
    """What a workbook holds."""

    data: Row
    """The checklist as plain data that fits its model, without keys that say nothing."""
    text: str | None
    """The file as it was when the workbook was written; None when the workbook does not carry it."""
    sources: tuple[Row, ...]
    """The sources as the workbook shows them."""
    sources_before: tuple[Row, ...] | None
    """The sources as they were when the workbook was written; None when it does not carry them."""


def open_workbook(content: bytes, notation: Notation) -> Opened:
    """Return the checklist that a workbook shows.

    Raises:
        NotReadable: with one Swedish sentence for each fault, with sheet, row and column.
    """
    return _Reading(opened(content), notation).run()


class _Reading:
    def __init__(self, grids: dict[str, Grid], notation: Notation) -> None:
        self.grids, self.notation = grids, notation
        self.told: list[str] = []
        self.columns: dict[str, dict[str, int]] = {}
        self.header_places: dict[str, int] = {}

    def run(self) -> Opened:
        self._sheets()
        for grid in self.grids.values():
            self.told += grid.faults
        self._stop()
        header = self._header()
        rows = {table.sheet: self._table(table) for table in TABLES}
        self._stop()
        gathered = gather(header, rows)
        self._unplaced(gathered, rows)
        self._stop()
        self._fit(gathered)
        for placed in rows[SOURCES]:
            self._fit_source(placed)
        self._stop()
        original = self._original()
        self._stop()
        self._translate(gathered.data, rows[TRANSLATIONS.sheet], original.get("swedish", {}))
        self._stop()
        before = tuple(original["sources"]) if original else None
        return Opened(gathered.data, original.get("text"), tuple(p.values for p in rows[SOURCES]), before)

    def _stop(self) -> None:
        if self.told:
            raise NotReadable(*dict.fromkeys(self.told))

    def _tell(self, sheet: str, row: int, column: int, sentence: str) -> None:
        self.told.append(f"{place(sheet, row, column)}: {sentence}.")

    def _sheets(self) -> None:
        known = (HEADER, *(table.sheet for table in TABLES))
        for name in self.grids:
            if name not in (*known, ORIGINAL):
                near = nearest(name, [k for k in known if k not in self.grids])
                tip = f"menade du {quoted(near)}?" if near else "ta bort det"
                self._tell(name, 1, 1, f"bladet hör inte till en checklista; {tip}".removesuffix("?"))
                if near:
                    return
        for name in known:
            if name not in self.grids:
                self._tell(
                    name, 1, 1, "bladet saknas; lägg tillbaka det, med bara rubriker om det ska vara tomt"
                )

    def _headings(self, grid: Grid, headings: tuple[Heading, ...]) -> dict[int, Heading]:
        """Return the headings by column; tell those that are unknown, missing or there twice."""
        known = {heading.key: heading for heading in headings}
        first = dict(grid.rows()).get(1, {})
        found: dict[int, Heading] = {}
        strange = False
        for column, content in first.items():
            key = str(content).strip()
            missing = [k for k in known if k not in {str(c).strip() for c in first.values()}]
            if key not in known:
                near, strange = nearest(key, missing), True
                tip = f"; menade du {quoted(near)}" if near else "; ta bort den"
                self._tell(grid.name, 1, column, f"{quoted(key)} är ingen kolumn på bladet{tip}")
            elif known[key] in found.values():
                self._tell(grid.name, 1, column, f"kolumnen {quoted(key)} finns redan; ta bort den ena")
            else:
                found[column] = known[key]
        last = max(first, default=0)
        for key in () if strange else known:
            if known[key] not in found.values():
                self._tell(grid.name, 1, last + 1, f"kolumnen {quoted(key)} saknas; lägg tillbaka den")
        return found

    def _header(self) -> Row:
        grid = self.grids[HEADER]
        known = {heading.key: heading for heading in header_rows()}
        values: Row = {}
        for number, row in grid.rows():
            key = str(row.get(1, "")).strip()
            extra = next((c for c in row if c > 2), None)  # noqa: PLR2004 - a key and a value
            if extra is not None:
                self._tell(HEADER, number, extra, "här läses inget; ta bort det som står i cellen")
            elif number == 1:
                if (key, str(row.get(2, "")).strip()) != ("nyckel", "värde"):
                    column = 1 if key != "nyckel" else 2
                    self._tell(HEADER, 1, column, "rubrikerna ska vara nyckel och värde")
            elif key not in known:
                near = nearest(key, known)
                tip = f"; menade du {quoted(near)}" if near else "; ta bort raden"
                self._tell(HEADER, number, 1, f"{quoted(key)} är ingen nyckel i en checklista{tip}")
            elif key in self.header_places:
                self._tell(HEADER, number, 1, f"{quoted(key)} finns redan; ta bort den ena raden")
            else:
                self.header_places[key] = number
                if 2 in row:  # noqa: PLR2004 - the column of values
                    self._value(HEADER, (number, 2), row[2], known[key], values)
        return values

    def _table(self, table: Table) -> list[Placed]:
        grid = self.grids[table.sheet]
        headings = self._headings(grid, table.headings)
        self.columns[table.sheet] = {h.key: column for column, h in headings.items()}
        found = []
        for number, row in grid.rows():
            if number == 1:
                continue
            values: Row = {}
            for column, content in row.items():
                if column in headings:
                    self._value(table.sheet, (number, column), content, headings[column], values)
                elif not self.told:
                    self._tell(
                        table.sheet,
                        number,
                        column,
                        "cellen hör inte till någon kolumn; ta bort det som står där",
                    )
            ordered = {h.key: values[h.key] for h in table.headings if h.key in values}
            found.append(Placed(table, number, ordered))
        return found

    def _value(self, sheet: str, at: tuple[int, int], content: Any, heading: Heading, values: Row) -> None:
        try:
            values[heading.key] = from_cell(content, heading.kind, self.notation)
        except ValueError as error:
            self._tell(sheet, *at, f"{heading.key} går inte att läsa: {error}")

    def _unplaced(self, gathered: Gathered, rows: dict[str, list[Placed]]) -> None:
        """Tell rows with an id that is taken; when there are none, those that point at what is not there."""
        for placed in gathered.twins:
            at = self.columns[placed.table.sheet]["id"]
            name = placed.values.get("id")
            told = f"id:t {quoted(name)} finns redan på en tidigare rad" if name else "id saknas"
            self._tell(placed.table.sheet, placed.number, at, told)
        for placed, column, sheet in () if gathered.twins else gathered.lost:
            at = self.columns[placed.table.sheet][column]
            pointed = placed.values.get(column)
            if pointed is None:
                told = f"{column} saknas; skriv ett id från bladet {sheet}"
            elif any(row.values.get("id") == pointed for row in rows[sheet]):
                continue  # What it points at is itself lost, and that is told.
            else:
                told = f"{quoted(str(pointed))} finns inte på bladet {sheet}"
            self._tell(placed.table.sheet, placed.number, at, told)

    def _fit(self, gathered: Gathered) -> None:
        """Tell what keeps the data from being a checklist, each at the cell that it stands in."""
        for path, sentence in _misfits(Checklist, gathered.data):
            sheet, row, column = self._cell(gathered, path)
            self._tell(sheet, row, column, self._as_in_cells(sheet, (row, column), path) or sentence)

    def _as_in_cells(self, sheet: str, at: tuple[int, int], path: Path) -> str:
        """Return a sentence with how keys are written in a cell; nothing where the file's own fits."""
        heads = (key for key, column in self.columns.get(sheet, {}).items() if column == at[1])
        key = next(heads, "")
        content = self.grids[sheet].cells.get(at)
        shown = WRITTEN.get((sheet, key))
        if shown is None or content is None or (key not in WHOLE and path[-1] != key):
            return ""
        return f"{quoted(content)} går inte att läsa i {quoted(key)}; {shown}"

    def _fit_source(self, placed: Placed) -> None:
        for path, sentence in _misfits(Source, placed.values):
            at = self.columns[SOURCES].get(str(path[0]) if path else "", 1)
            self._tell(SOURCES, placed.number, at, sentence)

    def _translate(self, data: Row, rows: list[Placed], before: Mapping[str, str]) -> None:
        """Add the translations to the data; tell the rows that can't be any."""
        found = gather_translations(rows, texts_by_path(data), before)
        for placed, column, sentence in found.faults:
            self._tell(TRANSLATIONS.sheet, placed.number, self.columns[TRANSLATIONS.sheet][column], sentence)
        if found.block:
            data[KEY] = found.block

    def _cell(self, gathered: Gathered, path: Path) -> tuple[str, int, int]:
        """Return sheet, row and column of the value at a path, or of what it lies in."""
        for length in range(len(path), 0, -1):
            placed = gathered.places.get(path[:length])
            if placed is not None:
                columns = self.columns[placed.table.sheet]
                key = path[length] if length < len(path) else ""
                return placed.table.sheet, placed.number, columns.get(str(key), 1)
        key = str(path[0]) if path else ""
        if key in self.header_places:
            return HEADER, self.header_places[key], 2
        return (_SHEET_OF[key], 2, 1) if key in _SHEET_OF else (HEADER, 1, 1)

    def _original(self) -> Row:
        """Return what the hidden sheet carries; nothing when it is not there."""
        grid = self.grids.get(ORIGINAL)
        if grid is None:
            return {}
        pieces = [str(row.get(1, "")) for _, row in grid.rows()]
        carried = "".join(pieces[1:])
        if not pieces or hashlib.sha256(carried.encode()).hexdigest() != pieces[0]:
            self._tell(
                ORIGINAL, 1, 1, "det dolda bladet är ändrat; ta bort det, så skrivs filen utan kommentarer"
            )
            return {}
        held: Row = json.loads(carried)
        return held


def _misfits(model: type[BaseModel], data: Row) -> Iterator[tuple[Path, str]]:
    """Yield what keeps the data from being such a model: where, and one sentence without its full stop."""
    error: ValidationError | None = None
    try:
        model.model_validate(data)
    except ValidationError as raised:
        error = raised
    for fault in faults(model, data, error, document=""):
        finding = fault.finding
        path = (*finding.path, finding.key) if finding.key else finding.path
        yield path, "; ".join((finding.message, *finding.tips[:1])).rstrip(".?")


_SHEET_OF = {
    "avsnitt": "Avsnitt",
    "screening": "Frågor",
    "stoppflaggor": "Stoppflaggor",
    "räcker-underlaget": "Räcker underlaget",
    "poängskalor": "Poängskalor",
    "utfall": "Utfall",
}
