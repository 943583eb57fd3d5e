"""Excel and CSV: text stays text whatever it looks like, and nothing is lost on the way."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from assessment.checklist_files import read_folder
from assessment.core.assessment import Assessment
from assessment.core.assessment_file import parse
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.summary import Sheet, sheets_of
from assessment.register import LONGEST, write_csv, write_workbook

ROOT = Path(__file__).parent.parent


def opened(*sheets: Sheet) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_workbook(sheets, "Titel")))


def cells(text: str) -> list[Any]:
    """The cells of the one row that one text becomes."""
    book = opened(Sheet("Blad", ("Motivering",), ((text,),)))
    return list(book["Blad"][2])


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://x.y","klicka")',
        "+46 8 123",
        "-5",
        "- en lista",
        "@SUM(A1)",
        "\tflik",
        "{=1+1}",
        "=cmd|' /C calc'!A0",
        "https://lillmark.se",
        "0012",
        "1e5",
        "2026-01-01",
        "TRUE",
        "'citat",
        "_x0041_",
        " blank ",
        "e\u0301 👩‍👧 שלום",
        "rad 1\nrad 2",
    ],
)
def test_text_is_text_as_it_was_typed(text: str) -> None:
    (cell,) = cells(text)

    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix is text.startswith(("=", "+", "-", "@", "\t"))


def test_no_cell_is_a_formula_or_a_link() -> None:
    data = write_workbook([Sheet("Blad", ("A",), (("=1+1",), ("https://lillmark.se",)))], "=Titel")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in page
    assert "hyperlink" not in page.lower()


def test_what_no_file_can_hold_is_seen_and_not_lost() -> None:
    (cell,) = cells("a\x00b\x1bc\ud800d\ufffee\r\nf")

    assert cell.value == "a\ufffdb\ufffdc\ufffdd\ufffde\nf"


@pytest.mark.parametrize("text", ["å" * 100_000, "👩" * 40_000, "x" * 31_999 + "👩" + "y" * 10, "=" * 70_000])
def test_a_text_longer_than_a_cell_goes_on_beside_it(text: str) -> None:
    row = cells(text)

    assert "".join(cell.value for cell in row) == text
    assert all(len(cell.value.encode("utf-16-le")) // 2 <= LONGEST for cell in row)
    assert all(cell.quotePrefix for cell in row if cell.value.startswith("="))
    book = opened(Sheet("Blad", ("Motivering", "Källa"), ((text, "k"), ("kort", "k"))))
    heads = [cell.value for cell in book["Blad"][1]]
    assert heads[:2] == ["Motivering", "Motivering, forts. 2"]
    assert heads[-1] == "Källa"
    assert [c.value for c in book["Blad"][3]] == ["kort", *[None] * (len(heads) - 2), "k"]


def test_numbers_and_days_can_be_counted_with() -> None:
    book = opened(Sheet("Blad", ("År", "Tal", "Dag", "Tomt"), ((2027, -0.5, date(2026, 12, 1), None),)))
    year, number, day, nothing = book["Blad"][2]

    assert (year.value, year.data_type, number.value) == (2027, "n", -0.5)
    assert (day.value.date(), day.number_format) == (date(2026, 12, 1), "yyyy-mm-dd")
    assert nothing.value is None
    old = opened(Sheet("Blad", ("Dag",), ((date(1850, 1, 1),),)))
    assert old["Blad"]["A2"].value == "1850-01-01"


def test_every_sheet_is_a_table_with_a_heading_row_that_stays() -> None:
    book = opened(Sheet("Åtgärder", ("Åtgärd",), (("Taxi",),)), Sheet("Tom", ("A", "B"), ()))

    assert book.sheetnames == ["Åtgärder", "Tom"]
    assert [next(iter(page.tables.values())).ref for page in book] == ["A1:A2", "A1:B2"]
    assert [page.freeze_panes for page in book] == ["A2", "A2"]
    assert book.properties.title == "Titel"


def texts(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set().union(*(texts(v) for v in value.values()))
    if isinstance(value, list):
        return set().union(*(texts(v) for v in value))
    return {value} if isinstance(value, str) and " " in value else set()


def test_every_reason_and_source_of_an_example_is_in_the_file() -> None:
    after = ROOT / "examples" / "fall-1-anpassad-grundskola.json"
    case = parse(after.read_bytes())
    checklists = read_folder(ROOT / "checklists", check=False).checklists
    assert isinstance(case, Assessment)
    assert checklists is not None
    flow = flow_of(case, checklists)
    book = opened(*sheets_of(case, checklists, flow, score(case, checklists, flow)))
    written = "\n".join(str(c.value) for page in book for row in page.iter_rows() for c in row)
    read = json.loads(after.read_text(encoding="utf-8"))
    wanted = texts(read["effekter"]) | texts(read["åtgärder"]) | texts(read["kostnader"])

    assert len(wanted) > 50
    assert {text for text in wanted if text not in written} == set()


def test_csv_opens_in_a_swedish_excel_without_questions() -> None:
    written = write_csv(
        Sheet("Blad", ("Ärende", "Dag", "Antal", "Tal"), (("Å; ä", date(2026, 1, 31), 7, 1.5),))
    )

    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig") == 'Ärende;Dag;Antal;Tal\r\n"Å; ä";2026-01-31;7;1,5\r\n'


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+46 8",
        "-5",
        "@SUM(A1)",
        "\tflik",
        " =1+1",
        "\n=1+1",
        "\r=1",
        "\uff1d1+1",
        "\uff20x",
        "\u2212 5",
        "\u00a0=1",
    ],
)
def test_no_cell_of_csv_begins_as_a_formula(text: str) -> None:
    (cell,) = list(
        csv.reader(io.StringIO(write_csv(Sheet("B", ("k",), ((text,),))).decode("utf-8-sig")), delimiter=";")
    )[1]

    assert cell[0] == "'"
    assert cell[1:] == text.replace("\r", "\n")


@pytest.mark.parametrize(
    "text", ["Skolan", "1-2", "a=b", "”citat”", 'han sa "nej"; hon', "", "0012", "två\nrader"]
)
def test_other_text_in_csv_is_as_it_was_typed(text: str) -> None:
    written = write_csv(Sheet("B", ("k", "slut"), ((text, "x"),))).decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))[1] == [text, "x"]


def test_csv_without_rows_has_its_headings_still() -> None:
    assert write_csv(Sheet("B", ("Ärende", "Dag"), ())).decode("utf-8-sig") == "Ärende;Dag\r\n"
