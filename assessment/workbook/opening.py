"""An Excel file as sheets of cells, opened safely: no formula, no macro, and no more than a checklist needs.

Knows openpyxl and how Excel packs a workbook. Knows no checklist.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import openpyxl
from openpyxl.utils import get_column_letter

LARGEST_FILE: Final = 20 * 1024 * 1024
"""Bytes of a file that is opened. A checklist's workbook has some hundred thousand."""
LARGEST: Final = 60 * 1024 * 1024
"""Bytes of all parts together, unpacked and counted."""
MOST_PARTS: Final = 500
"""Parts of a workbook."""
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200

_OLE, _PDF = b"\xd0\xcf\x11\xe0", b"%PDF"
_SAVE = "öppna den i Excel, välj Spara som och Excel-arbetsbok (.xlsx), och försök igen."
_CHUNK = 1024 * 1024


class NotReadable(ValueError):  # noqa: N818 - the name is what happened; each sentence is Swedish
    """The workbook, or something in it, can't be used; `sentences` say what and where, one for each fault."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences
        super().__init__("\n".join(sentences))


@dataclass(slots=True)
class Grid:
    """One sheet: what its cells hold, by row and column from 1; empty cells are not there."""

    name: str
    cells: dict[tuple[int, int], Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[int, dict[int, Any]]]:
        """Yield each row that holds something, with its number, by column."""
        found: dict[int, dict[int, Any]] = {}
        for (row, column), content in sorted(self.cells.items()):
            found.setdefault(row, {})[column] = content
        yield from found.items()


def place(sheet: str, row: int, column: int) -> str:
    """Return how a place is told: sheet, row and column as Excel shows them."""
    return f"Bladet {sheet}, rad {row}, kolumn {get_column_letter(column)}"


def opened(content: bytes) -> dict[str, Grid]:
    """Return the sheets of an Excel file by name, in order.

    Raises:
        NotReadable: when it is no workbook, is locked, damaged or far larger than a checklist can be.
    """
    _refuse_other_kinds(content)
    _refuse_bombs(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
    except Exception as error:
        # openpyxl raises anything for a damaged file.
        raise NotReadable(f"Filen är skadad; {_SAVE}") from error
    if not book.worksheets:
        raise NotReadable(f"Filen är skadad; {_SAVE}")
    return {sheet.title: _grid(sheet) for sheet in book.worksheets}


def _refuse_other_kinds(content: bytes) -> None:
    if len(content) > LARGEST_FILE:
        raise NotReadable("Filen är större än 20 MB; ta bort bilder och annat som inte hör till frågorna.")
    if content.startswith(_OLE):
        raise NotReadable(f"Filen är låst med lösenord eller sparad i ett äldre format; {_SAVE}")
    if content.startswith(_PDF):
        raise NotReadable("Filen är en PDF; välj arbetsboken (.xlsx).")


def _refuse_bombs(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise NotReadable(f"Filen är ingen arbetsbok från Excel; {_SAVE}")
            if len(parts) > MOST_PARTS:
                raise NotReadable("Filen är för stor för att vara en checklista; ta bort bilder och bilagor.")
            total = 0
            for part in parts:
                # The size that a file says it has is a promise; what comes out is counted.
                with archive.open(part) as stream:
                    while piece := stream.read(_CHUNK):
                        total += len(piece)
                        if total > LARGEST:
                            raise NotReadable(
                                "Filen är för stor för att vara en checklista; ta bort bilder och bilagor."
                            )
                        if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
                            raise NotReadable(f"Filen är skadad; {_SAVE}")
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise NotReadable(f"Filen är ingen arbetsbok från Excel; {_SAVE}") from error


def _grid(sheet: Any) -> Grid:
    grid = Grid(sheet.title)
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        row, column = min(sheet.max_row, MOST_ROWS + 1), min(sheet.max_column, MOST_COLUMNS + 1)
        grid.faults.append(
            f"{place(grid.name, row, column)}: bladet sträcker sig längre än {MOST_ROWS} rader och "
            f"{MOST_COLUMNS} kolumner; ta bort det som ligger utanför tabellen."
        )
        return grid
    for cells in sheet.iter_rows():
        for cell in cells:
            _take(grid, cell)
    return grid


def _take(grid: Grid, cell: Any) -> None:
    row, column = cell.row, cell.column
    if (
        getattr(cell, "comment", None) is not None
        and row > 1
        and not (grid.name == "Checklista" and column == 1)
    ):
        grid.faults.append(
            f"{place(grid.name, row, column)}: kommentaren läses inte; "
            "ta bort den eller skriv texten i en cell."
        )
    content = cell.value
    if content is None or (isinstance(content, str) and not content.strip()):
        return
    grid.cells[row, column] = content
    if cell.data_type == "f":
        grid.faults.append(
            f"{place(grid.name, row, column)}: cellen har en formel, och bara värden läses; "
            "klistra in den som värde, eller sätt cellens format till Text."
        )
    elif cell.data_type == "e":
        grid.faults.append(f"{place(grid.name, row, column)}: cellen visar felet {content}; skriv ett värde.")
