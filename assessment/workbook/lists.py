"""An Excel sheet with a list of questions, as lines: by its headings when it has any, else cell by cell.

Knows sheets and how people head their columns. Guesses nothing about the questions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assessment.core.list_lines import (
    A_COLUMN,
    A_NUMBER,
    COLUMNS,
    ListLine,
    answers_in,
    asking_column,
    by_asking_column,
    columns_of,
    line_of_cell,
)
from assessment.core.shape import listed, quoted
from assessment.workbook.opening import Grid, NotReadable, opened, place


def lines_of(content: bytes) -> tuple[ListLine, ...]:
    """Return the lines of every sheet, in order; a sheet's name is a heading when there are several.

    Raises:
        NotReadable: when it is no workbook, or has a column or cell that is not understood.
    """
    grids = [grid for grid in opened(content).values() if grid.cells or grid.faults]
    faults = [fault for grid in grids for fault in grid.faults]
    if faults:
        raise NotReadable(*faults)
    found: list[ListLine] = []
    for grid in grids:
        if len(grids) > 1:
            found.append(ListLine(grid.name, heading=True))
        found += _headed(grid) if _columns(grid) else _unheaded(grid)
    return tuple(found)


def _columns(grid: Grid) -> dict[str, int]:
    """Return which column holds what, when the first row says so."""
    _, first = next(grid.rows())
    return columns_of({column: str(content) for column, content in first.items()})


def _headed(grid: Grid) -> Iterator[ListLine]:
    columns = _columns(grid)
    names = {column: name for name, column in columns.items()}
    section = ""
    rows = grid.rows()
    top, first = next(rows)
    for column, content in first.items():
        if column not in names:
            known = listed(
                sorted(w for name in ("section", "question", "options", "help") for w in COLUMNS[name])
            )
            raise NotReadable(
                f"{place(grid.name, top, column)}: kolumnen {quoted(content)} går inte att förstå; "
                f"ta bort den eller kalla den något av {known}."
            )
    yield from (ListLine(_text(content), unused=A_COLUMN) for content in first.values())
    for number, row in rows:
        strange = next((column for column in row if column not in names), None)
        if strange is not None:
            raise NotReadable(
                f"{place(grid.name, number, strange)}: cellen hör inte till någon kolumn; "
                "ta bort det som står där."
            )
        said = {name: _text(row.get(column)) for name, column in columns.items()}
        if said.get("number"):
            yield ListLine(said["number"], unused=A_NUMBER)
        if said.get("section") and said["section"] != section:
            section = said["section"]
            yield ListLine(section, heading=True)
        if said["question"]:
            options = answers_in(said.get("options", ""))
            yield ListLine(said["question"], question=True, help=said.get("help", ""), options=options)
        elif said.get("options") or said.get("help"):
            column = columns["options"] if said.get("options") else columns["help"]
            raise NotReadable(
                f"{place(grid.name, number, column)}: här står något utan en fråga på samma rad; "
                "skriv frågan, eller flytta upp texten."
            )


def _unheaded(grid: Grid) -> Iterator[ListLine]:
    rows = [{column: _text(content) for column, content in row.items()} for _, row in grid.rows()]
    column = asking_column(rows)
    yield from _plain(rows) if column is None else by_asking_column(rows, column)


def _plain(rows: Sequence[Mapping[int, str]]) -> Iterator[ListLine]:
    """Yield the cells of a sheet without headings, one line for each."""
    asks = any(text.endswith("?") for row in rows for text in row.values())
    for place_, row in enumerate(rows):
        lines = [line_of_cell(text) for _, text in sorted(row.items())]
        said = [line for line in lines if not line.unused]
        following = rows[place_ + 1] if place_ + 1 < len(rows) else {}
        leads = any(text.endswith("?") for text in following.values())
        heading = asks and len(said) == 1 and leads and not said[0].text.endswith(("?", ".", ":"))
        yield from (replace(line, heading=heading and not line.unused) for line in lines)


def _text(content: Any) -> str:
    return "" if content is None else str(content).strip()
