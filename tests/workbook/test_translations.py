"""The sheet Översättning: a row for each text, so that people can translate in it; nothing else moves."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from assessment.checklist_files import laid_out, read_data, rewritten
from assessment.checklist_files.notation import Notation
from assessment.core.checklist import Checklist
from assessment.core.translation import texts_of
from assessment.workbook import NotReadable, NotWritable, open_workbook, settled, write_workbook
from tests.workbook.generated import generated
from tests.workbook.test_there_and_back import as_workbook, edited

TEXT = (Path(__file__).parents[2] / "checklists" / "jamlikhet.yaml").read_text(encoding="utf-8")
SHEET = "Översättning"

Edit = Callable[[Any], None]


def rows(content: bytes) -> list[tuple[Any, ...]]:
    """What the sheet shows under its headings."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [tuple(cell.value for cell in row) for row in book[SHEET].iter_rows(min_row=2, max_col=4)]


def writing(changes: dict[tuple[str, str], str | None], key: str = "översättning") -> Edit:
    """An edit that writes in the rows of some languages and paths."""

    def edit(book: Any) -> None:
        sheet = book[SHEET]
        column = next(cell.column for cell in sheet[1] if cell.value == key)
        found = {(row[0].value, row[1].value): row[0].row for row in sheet.iter_rows(min_row=2)}
        for at, text in changes.items():
            sheet.cell(found[at], column).value = text

    return edit


def after(text: str, *edits: Edit) -> str:
    """The file after somebody has edited its workbook."""
    content = as_workbook(text)
    for edit in edits:
        content = edited(content, edit)
    opened = open_workbook(content, Notation())
    return rewritten(opened.text or "", opened.data)


def differing(one: str, other: str) -> tuple[list[str], list[str]]:
    """The lines that only the one has, and only the other, without their margins."""
    before, now = one.splitlines(), other.splitlines()
    return (
        [line.strip() for line in before if line not in now],
        [line.strip() for line in now if line not in before],
    )


def test_every_text_has_a_row_in_reading_order_with_the_swedish_beside_it() -> None:
    shown = rows(as_workbook(TEXT))
    content = Checklist.model_validate(read_data(TEXT, "").data)

    assert [row[1] for row in shown] == [" / ".join(place) for place in texts_of(content)]
    assert [row[2] for row in shown] == list(texts_of(content).values())
    assert shown[0] == ("en", "namn", "Jämlikhet", "Equality")
    assert (
        "en",
        "screening / beror-vardagen / svarsalternativ / lite / text",
        "Ja, lite",
        "Yes, a little",
    ) in shown


def test_a_checklist_in_swedish_alone_has_rows_to_fill_in_and_comes_back_as_it_was() -> None:
    data = {k: v for k, v in generated(3).items() if k != "översättning"}
    text = laid_out(data)

    shown = rows(as_workbook(text))
    assert {(row[0], row[3]) for row in shown} == {("en", None)}
    assert after(text) == text
    assert read_data(after(text, writing({("en", "namn"): "A name"})), "").data == data | {
        "översättning": {"en": {"namn": "A name"}}
    }


def test_one_changed_text_changes_its_lines_and_no_other() -> None:
    path = "screening / beror-vardagen / svarsalternativ / lite / text"

    gone, new = differing(TEXT, after(TEXT, writing({("en", path): "Yes, somewhat"})))

    assert gone == ['lite: {text: "Yes, a little"}']
    assert new == ['lite: {text: "Yes, somewhat"}']


def test_an_emptied_text_goes_and_comments_and_folded_lines_stay() -> None:
    text = TEXT.replace("    namn: Equality\n", "    # Decided with the county.\n    namn: Equality\n")

    emptied = after(text, writing({("en", "namn"): None}))

    assert emptied == text.replace("    namn: Equality\n", "")


def test_a_text_that_is_filled_in_lands_beside_its_neighbours() -> None:
    line = "    förvaltas-av: Strategist for equality and human rights, "
    whole = next(one for one in TEXT.splitlines(keepends=True) if one.startswith(line))
    text = TEXT.replace(whole, "")

    assert after(text, writing({("en", "förvaltas-av"): whole.partition(": ")[2].strip()})) == TEXT


def test_a_language_is_added_as_rows_below() -> None:
    def edit(book: Any) -> None:
        book[SHEET].append(["fi", "namn", None, "Yhdenvertaisuus"])
        book[SHEET].append(["fi", "screening/beror-vardagen/fråga", None, "Muuttaako?"])

    added = read_data(after(TEXT, edit), "").data["översättning"]["fi"]

    assert added == {"namn": "Yhdenvertaisuus", "screening": {"beror-vardagen": {"fråga": "Muuttaako?"}}}


def test_the_swedish_beside_may_be_the_old_text_when_it_is_changed_on_its_own_sheet() -> None:
    def rename(book: Any) -> None:
        book["Checklista"]["B4"] = "Jämlika villkor"

    gone, new = differing(TEXT, after(TEXT, rename))

    assert (gone, new) == (["namn: Jämlikhet"], ["namn: Jämlika villkor"])
    both = after(TEXT, rename, writing({("en", "namn"): "Jämlika villkor"}, "svenska"))
    assert both == after(TEXT, rename)


def test_an_empty_row_of_a_question_that_is_taken_away_needs_no_work() -> None:
    data = {k: v for k, v in generated(3).items() if k != "översättning"}
    text = laid_out(data)

    def take_away(book: Any) -> None:
        book["Avsnitt"].append(["eget", "Eget avsnitt"])
        book["Frågor"].append(["eget", "egen-fraga", "Vad mer?", None, "text"])

    longer = after(text, take_away)
    last = openpyxl.load_workbook(io.BytesIO(as_workbook(longer)))["Frågor"].max_row

    def delete(book: Any) -> None:
        book["Frågor"].delete_rows(last)
        book["Avsnitt"].delete_rows(book["Avsnitt"].max_row)

    assert "egen-fraga" in longer
    assert read_data(after(longer, delete), "").data == data


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        ({"engelska": {"namn": "X"}}, "”engelska” är ingen språkkod"),
        ({"en": {"nammn": "X"}}, "till ”en” under ”nammn” hör inte till någon svensk text"),
        ({"en": {"namn": 3}}, "till ”en” under ”namn” är ingen text"),
        ({"en": {"namn": {"x": "y"}}}, "till ”en” under ”namn / x” hör inte till någon svensk text"),
        ({"en": {"namn": "å" * 32_768}}, "Bladet Översättning, rad 2: översättning är längre än de 32767"),
    ],
)
def test_a_translation_that_no_row_can_show_is_told(block: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotWritable, match=sentence):
        write_workbook(generated(3) | {"översättning": block}, "", Notation())


def test_keys_with_no_translation_under_them_are_no_translation() -> None:
    data = {k: v for k, v in generated(3).items() if k != "översättning"}
    empty = laid_out(data | {"översättning": {"en": {"avsnitt": {}}, "fi": {}}})

    opened = open_workbook(as_workbook(empty), Notation())

    assert opened.data == data == settled(read_data(empty, "").data)


def test_without_the_hidden_sheet_a_changed_swedish_text_is_still_seen() -> None:
    def edit(book: Any) -> None:
        del book["Original"]
        writing({("en", "namn"): "Jämlika villkor"}, "svenska")(book)

    with pytest.raises(NotReadable, match="Bladet Översättning, rad 2, kolumn C: kolumnen svenska"):
        open_workbook(edited(as_workbook(TEXT), edit), Notation())
