"""File → Excel → file: no diff, with the file carried along and without it; an edit changes its line."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from assessment.checklist_files import laid_out, read_data, read_text, rewritten
from assessment.checklist_files.notation import Notation
from assessment.core.checklist import Checklist
from assessment.workbook import NotReadable, NotWritable, open_workbook, settled, write_workbook
from tests.workbook.generated import fits, generated

FILES = [
    path
    for path in sorted((Path(__file__).parents[2] / "checklists").glob("*.yaml"))
    if isinstance(read_text(path.name, path.read_bytes()).content, Checklist)
]
SHIPPED = FILES[1]


def edited(content: bytes, edit: Callable[[Any], object]) -> bytes:
    """The workbook after somebody has had it open."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def as_workbook(text: str) -> bytes:
    return write_workbook(read_data(text, "").data, text, Notation())


def test_every_checklist_that_is_shipped_is_tried() -> None:
    assert {"barnets-rattigheter.yaml", "arendet.yaml", "samlad-bedomning.yaml"} <= {p.name for p in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_shipped_checklist_comes_back_without_a_diff(path: Path) -> None:
    text = path.read_bytes().decode()
    opened = open_workbook(as_workbook(text), Notation())

    assert opened.data == settled(read_data(text, "").data)
    assert opened.text is not None
    assert rewritten(opened.text, opened.data) == text


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_the_sheets_alone_say_everything_also_after_another_program_has_saved_them(path: Path) -> None:
    data = read_data(path.read_bytes(), "").data

    def hide_the_original(book: Any) -> None:
        del book["Original"]

    opened = open_workbook(
        edited(as_workbook(path.read_text(encoding="utf-8")), hide_the_original), Notation()
    )

    assert opened.text is None
    assert opened.data == data
    assert read_data(laid_out(opened.data), "").data == data


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_two_hundred_generated_checklists_come_back_without_a_diff(first: int) -> None:
    for number in range(first, first + 50):
        data = generated(number)
        text = laid_out(data)
        assert fits("a.yaml", text), number

        opened = open_workbook(as_workbook(text), Notation())

        # As text, where 1, 1.0 and true differ.
        assert json.dumps(opened.data, sort_keys=True) == json.dumps(data, sort_keys=True), number
        assert opened.text == text, number
        assert rewritten(opened.text, opened.data) == text, number


def test_no_cell_is_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(laid_out(generated(1) | {"namn": "=1+1"}))))

    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert book["Checklista"]["B4"].value == "=1+1"


def test_an_edit_changes_its_line_and_nothing_else() -> None:
    text = SHIPPED.read_text(encoding="utf-8")

    def edit(book: Any) -> None:
        sheet = book["Frågor"]
        columns = {cell.value: cell.column for cell in sheet[1]}
        row = next(r for r in range(2, 99) if sheet.cell(r, columns["id"]).value == "trygghet")
        sheet.cell(row, columns["vikt"]).value = 2
        sheet.cell(row, columns["källa"]).value = "barnkonventionen-6,barnkonventionen-19"
        book["Checklista"]["B5"] = "2027-1"

    opened = open_workbook(edited(as_workbook(text), edit), Notation())
    lines = rewritten(opened.text or "", opened.data).splitlines()
    changed = [(old, new) for old, new in zip(text.splitlines(), lines, strict=True) if old != new]

    assert [new.strip() for _, new in changed] == [
        'utgåva: "2027-1"',
        "vikt: 2",
        "källa: [barnkonventionen-6, barnkonventionen-19]",
    ]


def test_rows_can_be_added_moved_and_taken_away() -> None:
    text = laid_out(generated(3))

    def edit(book: Any) -> None:
        sheet = book["Frågor"]
        keys = [cell.value for cell in sheet[1]]
        first = [cell.value for cell in sheet[2]]
        new = dict(zip(keys, first, strict=True)) | {
            "id": "ny-fraga",
            "fråga": "Vad mer?",
            "svarstyp": "text",
        }
        sheet.append([new[key] if key in ("avsnitt", "id", "fråga", "svarstyp") else None for key in keys])

    before = read_data(text, "").data
    opened = open_workbook(edited(as_workbook(text), edit), Notation())
    questions = opened.data.get("screening") or opened.data["avsnitt"][0]["frågor"]

    assert questions[-1] == {"id": "ny-fraga", "fråga": "Vad mer?", "svarstyp": "text"}
    assert questions[:-1] == (before.get("screening") or before["avsnitt"][0]["frågor"])


def test_values_that_excel_has_made_into_days_and_numbers_are_understood() -> None:
    def edit(book: Any) -> None:
        book["Checklista"]["B6"] = date(2027, 1, 1)
        book["Checklista"]["B8"] = 112

    opened = open_workbook(edited(as_workbook(SHIPPED.read_text(encoding="utf-8")), edit), Notation())

    assert (opened.data["gäller-från"], opened.data["förvaltas-av"]) == ("2027-01-01", "112")


def test_keys_that_say_nothing_need_no_cell() -> None:
    data = {k: v for k, v in generated(2).items() if k != "översättning"}
    text = laid_out(data | {"screening": [], "referensgrupp": None})

    assert open_workbook(as_workbook(text), Notation()).data == {
        k: v for k, v in data.items() if k not in ("screening", "referensgrupp")
    }


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"id": "x"}, "Nyckeln ”id” är engelsk"),
        ({"avsnitt": [{"id": "a", "namn": "A", "questions": [{}]}]}, "Nyckeln ”questions” är engelsk"),
        ({"utfall": [{"id": "a", "namn": "A", "skäl": [{"text": "x", "when": {}}]}]}, "Nyckeln ”when” är"),
        ({"inledning": "å" * 32_768}, "Bladet Checklista, rad 11: inledning är längre än de 32767 tecken"),
        ({"utfall": [{"id": "a", "namn": "A", "skäl": [{"text": "x"}]}] * 2}, "Två utfall har id:t ”a”"),
    ],
)
def test_what_a_workbook_cannot_show_is_told(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotWritable, match=sentence):
        write_workbook(generated(1) | change, "", Notation())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Filen är ingen arbetsbok från Excel"),
        (b"%PDF-1.7", "Filen är en PDF"),
        (b"\xd0\xcf\x11\xe0", "låst med lösenord eller sparad i ett äldre format"),
        (b"PK\x03\x04", "Filen är ingen arbetsbok från Excel"),
        (b"x" * (20 * 1024 * 1024 + 1), "Filen är större än 20 MB"),
    ],
)
def test_what_is_no_workbook_is_told_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(NotReadable) as raised:
        open_workbook(content, Notation())

    assert len(raised.value.sentences) == 1
    assert sentence in raised.value.sentences[0]
