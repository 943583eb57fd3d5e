"""Tables → Excel and CSV: text stays text, numbers and dates can be counted with. Only this imports pandas.

Knows `Sheet` and what Excel cannot hold. Knows no assessment.
"""

import io
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from assessment.core.language import tr
from assessment.core.summary.sheets import Cell, Sheet

LONGEST = 32_767
"""What one cell holds, in units of UTF-16; Excel says that a file with more is damaged."""
_PIECE = 32_000
_WIDEST = 60
_NARROWEST = 9
# What a spreadsheet may take for a formula, also in a file that was made from this one.
_FORMULA = ("=", "+", "-", "@", "\t", "−")
# Everything outside XML 1.0's Char production becomes U+FFFD, so that it is seen and not lost.
_ILLEGAL = re.compile("[^\\t\\n\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_LINE_ENDS = re.compile("\\r\\n|[\\r\\x85\\u2028\\u2029]")
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(sheets: Sequence[Sheet], title: str) -> bytes:
    """Return the tables as an Excel file (.xlsx), one sheet each, with headings that can be filtered.

    A text that is too long for a cell goes on in further columns of the same row.
    """
    target = io.BytesIO()
    with pd.ExcelWriter(
        target, engine="xlsxwriter", date_format="yyyy-mm-dd", engine_kwargs={"options": _OPTIONS}
    ) as writer:
        book: Any = writer.book
        book.set_properties({"title": _clean(title)[:255], "comments": tr("Skriven av Konsekvens.")})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        for number, sheet in enumerate(sheets, start=1):
            _write(writer, _widened(sheet), number, text, quoted)
    return target.getvalue()


def write_csv(sheet: Sheet) -> bytes:
    """Return a table as CSV the way that Excel in Swedish opens it with two clicks.

    Semicolons between cells, decimal commas, days as 2026-01-31, UTF-8 that says that it is. A text that a
    spreadsheet could take for a formula begins with an apostrophe.
    """
    rows = [[_disarmed(cell) for cell in row] for row in sheet.rows]
    frame = pd.DataFrame(rows, columns=list(sheet.columns), dtype=object)
    written = frame.to_csv(index=False, sep=";", decimal=",", lineterminator="\r\n")
    return written.encode("utf-8-sig", "replace")


def _disarmed(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    if not isinstance(cell, str):
        return cell
    text = _clean(cell)
    # Spaces before it, and signs that look the same, are dropped by some spreadsheets before they look.
    seen = unicodedata.normalize("NFKC", text)
    return f"'{text}" if seen.startswith(_FORMULA) or seen.lstrip().startswith(_FORMULA) else text


def _write(writer: Any, sheet: Sheet, number: int, text: Any, quoted: Any) -> None:
    frame = pd.DataFrame(list(sheet.rows), columns=list(sheet.columns), dtype=object)
    frame.to_excel(writer, sheet_name=sheet.name, index=False)
    page = writer.sheets[sheet.name]
    for row, cells in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and cell:
                # pandas has written it as text already; this also keeps it text when someone edits the cell.
                page.write_string(row, column, cell, quoted if cell.startswith(_FORMULA) else text)
    for column, heading in enumerate(sheet.columns):
        page.set_column(column, column, _width(heading, [cells[column] for cells in sheet.rows]))
    page.add_table(
        0,
        0,
        max(len(sheet.rows), 1),
        len(sheet.columns) - 1,
        {
            "name": tr("Tabell{number}", number=number),
            "columns": [{"header": heading} for heading in sheet.columns],
            "style": "Table Style Light 1",
        },
    )
    page.freeze_panes(1, 0)


def _width(heading: str, cells: Sequence[Cell]) -> int:
    longest = max((len(line) for cell in cells for line in str(cell or "").split("\n")), default=0)
    return min(max(len(heading) + 3, longest, _NARROWEST), _WIDEST)


def _widened(sheet: Sheet) -> Sheet:
    """Return the sheet with clean texts, and with a column more wherever a text is too long for one cell."""
    cells = [[_pieces(cell) for cell in row] for row in sheet.rows]
    counts = [max((len(row[i]) for row in cells), default=1) for i in range(len(sheet.columns))]
    columns = [
        heading if part == 0 else tr("{heading}, forts. {part}", heading=heading, part=part + 1)
        for heading, count in zip(sheet.columns, counts, strict=True)
        for part in range(count)
    ]
    rows = [
        tuple(
            piece
            for pieces, count in zip(row, counts, strict=True)
            for piece in (*pieces, *([None] * (count - len(pieces))))
        )
        for row in cells
    ]
    return Sheet(sheet.name, tuple(columns), tuple(rows))


def _pieces(cell: Cell) -> list[Cell]:
    if not isinstance(cell, str):
        return [_safe(cell)]
    text = _clean(cell)
    if len(text) <= _PIECE // 2:
        return [text]
    pieces: list[Cell] = []
    piece: list[str] = []
    room = _PIECE
    for sign in text:
        units = 2 if sign > "\uffff" else 1
        if units > room:
            pieces.append("".join(piece))
            piece, room = [], _PIECE
        piece.append(sign)
        room -= units
    return [*pieces, "".join(piece)]


def _safe(cell: Cell) -> Cell:
    # Excel counts days from 1900; what is before that is kept as it is written.
    return cell.isoformat() if isinstance(cell, date) and cell.year <= 1900 else cell  # noqa: PLR2004 - its first year


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", _LINE_ENDS.sub("\n", text))
