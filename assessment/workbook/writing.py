"""A checklist → an Excel workbook that can be edited and read back without loss.

Knows xlsxwriter and the sheets. Knows no file and no rule.
"""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter

from assessment.workbook.cells import LONGEST, Content, Notation, to_cell
from assessment.workbook.sheets import HEADER, ORIGINAL, SOURCES, TABLES, TRANSLATIONS, Heading, header_rows
from assessment.workbook.spreading import NotWritable, Row, settled, spread
from assessment.workbook.translating import texts_by_path, translation_rows

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDE = {
    "fråga", "text", "hjälp", "inledning", "vikt-skäl", "när", "kräver", "ja", "delvis", "titel", "säger",
    "hållplats", "namn", "var", "svenska", "översättning",
}  # fmt: skip
_PIECE = 10_000
_LAST_ROW = 5_000


def write_workbook(
    data: Row, text: str, notation: Notation, *, sources: Sequence[Row] = (), title: str = ""
) -> bytes:
    """Return a checklist as an Excel file (.xlsx).

    Args:
        data: the checklist as plain data that fits its model.
        text: the file as it is, which the workbook carries along on a hidden sheet.
        notation: how conditions, lists and numbers are written.
        sources: the sources that the checklist names, as plain data.
        title: the document's title.

    Raises:
        NotWritable: when the checklist holds something that a workbook can't show.
    """
    data = settled(data)
    spread_out = spread(data)
    spread_out.rows[TRANSLATIONS.sheet] = translation_rows(data)
    spread_out.rows[SOURCES] = [settled(row) for row in sources]
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": title[:255], "comments": "Skriven av Konsekvens."})
        writer = _Writer(book, notation)
        writer.header(spread_out.header)
        for table in TABLES:
            writer.table(table.sheet, table.headings, spread_out.rows.get(table.sheet, []))
        writer.original(text, spread_out.rows[SOURCES], texts_by_path(data))
    return target.getvalue()


class _Writer:
    def __init__(self, book: Any, notation: Notation) -> None:
        self.book, self.notation = book, notation
        look = {"text_wrap": True, "valign": "top", "num_format": "@"}
        self.plain = book.add_format(look)
        # What Excel would take for a formula when the cell is edited is marked as text.
        self.quoted = book.add_format({**look, "quote_prefix": True})
        self.bold = book.add_format({"bold": True, "valign": "top", "bottom": 1, "bg_color": "#EDEDED"})

    def header(self, values: Row) -> None:
        sheet = self.book.add_worksheet(HEADER)
        sheet.write_row(0, 0, ["nyckel", "värde"], self.bold)
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 1, 90, self.plain)
        for number, heading in enumerate(header_rows(), start=1):
            sheet.write_string(number, 0, heading.key, self.bold)
            sheet.write_comment(number, 0, heading.description)
            if heading.key in values:
                self._cell(sheet, (number, 1), values[heading.key], heading, HEADER)
        sheet.freeze_panes(1, 1)

    def table(self, name: str, headings: Sequence[Heading], rows: Sequence[Row]) -> None:
        sheet = self.book.add_worksheet(name)
        for column, heading in enumerate(headings):
            width = 48 if heading.key in _WIDE else max(14, len(heading.key) + 4)
            sheet.set_column(column, column, width, self.plain)
            sheet.write_string(0, column, heading.key, self.bold)
            if heading.description:
                sheet.write_comment(0, column, heading.description)
            if heading.words:
                sheet.data_validation(
                    1,
                    column,
                    _LAST_ROW,
                    column,
                    {
                        "validate": "list",
                        "source": list(heading.words),
                        "error_title": heading.key,
                        "error_message": "Välj ett av orden i listan.",
                    },
                )
        for number, row in enumerate(rows, start=1):
            for column, heading in enumerate(headings):
                if heading.key in row:
                    self._cell(sheet, (number, column), row[heading.key], heading, name)
        sheet.freeze_panes(1, 2 if len(headings) > 2 else 1)  # noqa: PLR2004 - the id stands in one of the first two
        sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)

    def original(self, text: str, sources: Sequence[Row], swedish: Mapping[str, str]) -> None:
        sheet = self.book.add_worksheet(ORIGINAL)
        sheet.very_hidden()
        for number, piece in enumerate(_pieces(text, sources, swedish)):
            sheet.write_string(number, 0, piece)

    def _cell(self, sheet: Any, at: tuple[int, int], value: Any, heading: Heading, name: str) -> None:
        content: Content = to_cell(value, heading.kind, self.notation)
        if isinstance(content, int | float):
            sheet.write_number(*at, content, self.plain)
            return
        written = str(content)
        if len(written.encode("utf-16-le")) // 2 > LONGEST:
            raise NotWritable(
                f"Bladet {name}, rad {at[0] + 1}: {heading.key} är längre än de {LONGEST} tecken "
                "som ryms i en cell."
            )
        sheet.write_string(
            *at, written, self.quoted if written.startswith(("=", "+", "-", "@")) else self.plain
        )


def _pieces(text: str, sources: Sequence[Row], swedish: Mapping[str, str]) -> Iterator[str]:
    """Yield the hidden sheet's rows: a sum of the rest, and the file, its sources and texts cut in pieces."""
    carried = json.dumps({"text": text, "sources": list(sources), "swedish": dict(swedish)})
    yield hashlib.sha256(carried.encode()).hexdigest()
    yield from (carried[n : n + _PIECE] for n in range(0, len(carried), _PIECE))
