"""An Excel sheet with a list of questions, as lines: by its headings when it has any, else cell by cell.

Knows sheets and how people head their columns. Guesses nothing about the questions.
"""

import re
from collections.abc import Iterator
from typing import Any

from assessment.core.question_list import COLUMNS, ListLine, answers_in, columns_of
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
        found += _headed(grid) if _columns(grid) else _plain(grid)
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
    for number, row in rows:
        strange = next((column for column in row if column not in names), None)
        if strange is not None:
            raise NotReadable(
                f"{place(grid.name, number, strange)}: cellen hör inte till någon kolumn; "
                "ta bort det som står där."
            )
        said = {name: _text(row.get(column)) for name, column in columns.items()}
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


def _plain(grid: Grid) -> Iterator[ListLine]:
    """Yield the cells of a sheet without headings: one line for each, a number before the text left out."""
    rows = list(grid.rows())
    asks = any(_text(c).endswith("?") for _, row in rows for c in row.values())
    for place_, (_, row) in enumerate(rows):
        texts = [_text(c) for _, c in sorted(row.items()) if not _is_number(c)]
        for number, text in enumerate(texts):
            following = rows[place_ + 1][1] if place_ + 1 < len(rows) else {}
            leads = any(_text(c).endswith("?") for c in following.values())
            heading = (
                asks and number == 0 and len(texts) == 1 and leads and not text.endswith(("?", ".", ":"))
            )
            yield ListLine(text, heading=heading)


def _is_number(content: Any) -> bool:
    return isinstance(content, int | float) or bool(re.fullmatch(r"[\d.]+", str(content).strip()))


def _text(content: Any) -> str:
    return "" if content is None else str(content).strip()
