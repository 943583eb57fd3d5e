"""An Excel list of questions as lines: what each column holds, and what is refused."""

import io
from collections.abc import Sequence

import openpyxl
import pytest

from assessment.core.list_lines import ListLine
from assessment.workbook import NotReadable, lines_of


def saved(*sheets: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Del {number}")
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_columns_with_headings_say_what_they_hold() -> None:
    rows: list[list[object]] = [
        ["Nr", "Område", "Fråga", "Svarsalternativ", "Kommentar"],
        [1, "Klimat", "Hur påverkas utsläppen?", None, None],
        [2, "Klimat", "Finns en plan", "Ja; Nej", "Se planen."],
        [3, "Vatten", "Vilken status?", "God / Dålig\nVet inte", None],
        [None, "Slut", None, None, None],
    ]

    lines = lines_of(saved(rows))
    assert [line.text for line in lines if line.unused] == [*map(str, rows[0]), "1", "2", "3"]
    assert tuple(line for line in lines if not line.unused) == (
        ListLine("Klimat", heading=True),
        ListLine("Hur påverkas utsläppen?", question=True),
        ListLine("Finns en plan", question=True, help="Se planen.", options=("Ja", "Nej")),
        ListLine("Vatten", heading=True),
        ListLine("Vilken status?", question=True, options=("God", "Dålig", "Vet inte")),
        ListLine("Slut", heading=True),
    )


def test_a_sheet_without_headings_is_read_cell_by_cell_and_sheets_are_sections() -> None:
    first: list[list[object]] = [["Barnen"], [1, "Hur mår de?", "Tänk på skolan."], ["Vad säger de?"]]

    assert lines_of(saved(first, [["Luften ska bli renare"]])) == (
        ListLine("Del 1", heading=True),
        ListLine("Barnen", heading=True),
        ListLine("1", unused="bara ett nummer"),
        ListLine("Hur mår de?"),
        ListLine("Tänk på skolan."),
        ListLine("Vad säger de?"),
        ListLine("Del 2", heading=True),
        ListLine("Luften ska bli renare"),
    )


def test_a_sheet_without_known_headings_is_read_by_the_column_that_asks() -> None:
    rows: list[list[object]] = [
        ["Mål", "Att svara på"],
        ["Klimat", "Finns en plan?"],
        ["Vatten", "Är det rent?"],
    ]

    assert lines_of(saved(rows))[2:] == (
        ListLine("Klimat", heading=True),
        ListLine("Finns en plan?", question=True),
        ListLine("Vatten", heading=True),
        ListLine("Är det rent?", question=True),
    )


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [["Fråga", "Poäng"], ["Vad?", 3]],
            "Bladet Del 1, rad 1, kolumn B: kolumnen ”Poäng” går inte att förstå",
        ),
        ([["Fråga"], ["Vad?", "mer"]], "Bladet Del 1, rad 2, kolumn B: cellen hör inte till någon kolumn"),
        (
            [["Fråga", "Hjälp"], ["Vad?"], [None, "Tänk på allt"]],
            "Bladet Del 1, rad 3, kolumn B: här står något utan en fråga på samma rad",
        ),
        ([["=A2"], ["Vad?"]], "Bladet Del 1, rad 1, kolumn A: cellen har en formel"),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(rows: list[list[object]], sentence: str) -> None:
    with pytest.raises(NotReadable) as raised:
        lines_of(saved(rows))

    assert len(raised.value.sentences) == 1
    assert raised.value.sentences[0].startswith(sentence)
