"""Damaged workbooks: each is refused with one sentence with sheet, row and column. Nothing is dropped."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from assessment.checklist_files.notation import Notation
from assessment.workbook import NotReadable, open_workbook
from tests.workbook.test_there_and_back import as_workbook, edited

TEXT = (Path(__file__).parents[2] / "checklists" / "barnets-rattigheter.yaml").read_text(encoding="utf-8")


def column(sheet: Any, key: str) -> int:
    return next(int(cell.column) for cell in sheet[1] if cell.value == key)


def at(sheet: str, row: int, key: str, content: Any) -> Callable[[Any], None]:
    """An edit that writes in one cell."""

    def edit(book: Any) -> None:
        book[sheet].cell(row, column(book[sheet], key)).value = content

    return edit


def cell(sheet: str, name: str, content: Any) -> Callable[[Any], None]:
    """An edit that writes in one cell by its name."""

    def edit(book: Any) -> None:
        book[sheet][name] = content

    return edit


def remark(book: Any) -> None:
    book["Frågor"]["C3"].comment = Comment("Fråga Anna om den här", "Bo")


def second(book: Any) -> None:
    book["Frågor"]["B3"] = book["Frågor"]["B2"].value


DAMAGED: dict[str, tuple[Callable[[Any], object], str]] = {
    "an unknown column": (
        cell("Frågor", "E1", "svarstypp"),
        "Bladet Frågor, rad 1, kolumn E: ”svarstypp” är ingen kolumn på bladet; menade du ”svarstyp”.",
    ),
    "a column of one's own": (
        cell("Frågor", "Z1", "Ansvarig"),
        "Bladet Frågor, rad 1, kolumn Z: ”Ansvarig” är ingen kolumn på bladet; ta bort den.",
    ),
    "a column that is gone": (
        lambda book: book["Stoppflaggor"].delete_cols(8),
        "Bladet Stoppflaggor, rad 1, kolumn H: kolumnen ”källa” saknas; lägg tillbaka den.",
    ),
    "a column twice": (
        cell("Avsnitt", "E1", "namn"),
        "Bladet Avsnitt, rad 1, kolumn E: kolumnen ”namn” finns redan; ta bort den ena.",
    ),
    "a cell outside the columns": (
        cell("Avsnitt", "G2", "glöm inte"),
        "Bladet Avsnitt, rad 2, kolumn G: cellen hör inte till någon kolumn; ta bort det som står där.",
    ),
    "an unknown sheet": (
        lambda book: book.create_sheet("Anteckningar"),
        "Bladet Anteckningar, rad 1, kolumn A: bladet hör inte till en checklista; ta bort det.",
    ),
    "a sheet under another name": (
        lambda book: setattr(book["Svarsalternativ"], "title", "Svarsalternativen"),
        "Bladet Svarsalternativen, rad 1, kolumn A: bladet hör inte till en checklista; menade du ",
    ),
    "a sheet that is gone": (
        lambda book: book.remove(book["Utfall"]),
        "Bladet Utfall, rad 1, kolumn A: bladet saknas; lägg tillbaka det, med bara rubriker",
    ),
    "a formula": (cell("Frågor", "C4", "=A1&B1"), "Bladet Frågor, rad 4, kolumn C: cellen har en formel"),
    "a fault of Excel's": (
        cell("Frågor", "C4", "#REF!"),
        "Bladet Frågor, rad 4, kolumn C: cellen visar felet #REF!; skriv ett värde.",
    ),
    "a comment": (remark, "Bladet Frågor, rad 3, kolumn C: kommentaren läses inte"),
    "an unknown type of answer": (
        at("Frågor", 3, "svarstyp", "flerrval"),
        "Bladet Frågor, rad 3, kolumn E: ",
    ),
    "a weight that is no weight": (at("Frågor", 9, "vikt", "hög"), "Bladet Frågor, rad 9, kolumn "),
    "a condition that does not end": (
        at("Frågor", 4, "när", "{fråga: beror-barn, är: [ja"),
        "Bladet Frågor, rad 4, kolumn ",
    ),
    "a condition with an unknown word": (
        at("Frågor", 4, "när", "{fråga: beror-barn, ärr: ja}"),
        "Bladet Frågor, rad 4, kolumn ",
    ),
    "a question in a section that is not there": (
        at("Frågor", 8, "avsnitt", "finns-inte"),
        "Bladet Frågor, rad 8, kolumn A: ”finns-inte” finns inte på bladet Avsnitt.",
    ),
    "an option of no question": (
        at("Svarsalternativ", 2, "fråga", None),
        "Bladet Svarsalternativ, rad 2, kolumn A: fråga saknas; skriv ett id från bladet Frågor.",
    ),
    "an option of a column that is not there": (
        at("Svarsalternativ", 2, "kolumn", "nej"),
        "Bladet Svarsalternativ, rad 2, kolumn B: ”nej” finns inte på bladet Kolumner.",
    ),
    "the same id twice": (second, "Bladet Frågor, rad 3, kolumn B: id:t "),
    "a question without text": (at("Frågor", 5, "fråga", None), "Bladet Frågor, rad 5, kolumn C: "),
    "an id with spaces": (
        at("Svarsalternativ", 3, "id", "mitt id"),
        "Bladet Svarsalternativ, rad 3, kolumn C: ",
    ),
    "an option without id": (
        at("Svarsalternativ", 3, "id", None),
        "Bladet Svarsalternativ, rad 3, kolumn C: ",
    ),
    "an unknown key of the checklist": (
        cell("Checklista", "A4", "nammn"),
        "Bladet Checklista, rad 4, kolumn A: ”nammn” är ingen nyckel i en checklista; menade du ”namn”.",
    ),
    "a checklist without a name": (cell("Checklista", "B4", None), "Bladet Checklista, rad 4, kolumn B: "),
    "a day that is none": (cell("Checklista", "B6", "2026-13-01"), "Bladet Checklista, rad 6, kolumn B: "),
    "a third column": (
        cell("Checklista", "C6", "kolla"),
        "Bladet Checklista, rad 6, kolumn C: här läses inget; ta bort det som står i cellen.",
    ),
    "words without commas": (at("Frågor", 9, "källa", "gc12 gc13"), "Bladet Frågor, rad 9, kolumn "),
    "a text that is a number with decimals": (
        at("Frågor", 9, "hjälp", 1.5),
        "Bladet Frågor, rad 9, kolumn F: hjälp går inte att läsa: här ska det stå text",
    ),
    "a comment in a condition": (
        at("Frågor", 4, "när", "{fråga: beror-barn, är: ja} # fråga Anna"),
        "Bladet Frågor, rad 4, kolumn ",
    ),
    "a source without a title": (cell("Källor", "A2", "ny-kalla"), "Bladet Källor, rad 2, kolumn B: "),
    "the hidden sheet": (
        cell("Original", "A2", "x"),
        "Bladet Original, rad 1, kolumn A: det dolda bladet är ändrat",
    ),
    "a translation of a text that is not there": (
        at("Översättning", 2, "var", "nammn"),
        "Bladet Översättning, rad 2, kolumn B: på ”nammn” finns ingen svensk text, för ”nammn”",
    ),
    "a translation of a question that is not there": (
        at("Översättning", 9, "var", "screening / nix / fråga"),
        "Bladet Översättning, rad 9, kolumn B: på ”screening / nix / fråga” finns ingen svensk text, för",
    ),
    "a path that ends before the text": (
        at("Översättning", 9, "var", "screening / beror-barn"),
        "Bladet Översättning, rad 9, kolumn B: på ”screening / beror-barn” finns ingen svensk text; skriv",
    ),
    "a path that goes past the text": (
        at("Översättning", 2, "var", "namn / text"),
        "Bladet Översättning, rad 2, kolumn B: på ”namn / text” finns ingen svensk text, för ”text”",
    ),
    "a translation without a path": (
        at("Översättning", 4, "var", None),
        "Bladet Översättning, rad 4, kolumn B: var saknas; skriv var texten står, som på de andra raderna.",
    ),
    "a translation into no language": (
        at("Översättning", 4, "språk", "engelska"),
        "Bladet Översättning, rad 4, kolumn A: ”engelska” är ingen språkkod; skriv en för engelska, fi för",
    ),
    "a translation without a language": (
        at("Översättning", 4, "språk", None),
        "Bladet Översättning, rad 4, kolumn A: språk saknas; skriv språkets kod, till exempel en.",
    ),
    "two translations of one text": (
        lambda book: book["Översättning"].append(["en", "namn", None, "The child"]),
        "Bladet Översättning, rad ",
    ),
    "a Swedish text that is changed beside its translation": (
        at("Översättning", 2, "svenska", "Barnens rätt"),
        "Bladet Översättning, rad 2, kolumn C: kolumnen svenska är bara till för att läsa; ändra texten",
    ),
    "a translation that is a number with decimals": (
        at("Översättning", 2, "översättning", 1.5),
        "Bladet Översättning, rad 2, kolumn D: översättning går inte att läsa: här ska det stå text",
    ),
    "a cell far away": (cell("Rader", "A30000", "x"), "Bladet Rader, rad 20001, kolumn "),
}
PLACE = re.compile(r"Bladet [\w ]+, rad \d+, kolumn [A-Z]+: .+\.", re.DOTALL)
BROKEN_ENGLISH = re.compile(r"\b(error|value|None|input|valid|expected|type|str|int|dict|list)\b")


WRITTEN: dict[str, tuple[str, str, Any, str]] = {
    "points that are a number": (
        *("Svarsalternativ", "poäng", 3),
        "J: ”3” går inte att läsa i ”poäng”; skriv skalans id och talet med punkt: {risk: 0.5}.",
    ),
    "points with a comma": (
        *("Svarsalternativ", "poäng", "{risk: 0,5}"),
        "J: ”{risk: 0,5}” går inte att läsa i ”poäng”; skriv skalans id och talet med punkt: {risk: 0.5}.",
    ),
    "points without the scale": (
        *("Svarsalternativ", "poäng", "0,5"),
        "J: ”0,5” går inte att läsa i ”poäng”; skriv skalans id och talet med punkt: {risk: 0.5}.",
    ),
    "points by a scale's name": (
        *("Svarsalternativ", "poäng", "{Min risk: 1}"),
        "J: ”{Min risk: 1}” går inte att läsa i ”poäng”; skriv skalans id och talet med punkt: {risk: 0.5}.",
    ),
    "points without braces": (
        *("Svarsalternativ", "poäng", "risk: 1, skydd: 2"),
        "J: poäng går inte att läsa: sätt klamrar runt: {risk: 1, skydd: 2}.",
    ),
    "a condition without braces": (
        *("Frågor", "när", "fråga: beror-barn, är: ja"),
        "L: när går inte att läsa: sätt klamrar runt: {fråga: beror-barn, är: ja}.",
    ),
    "groups that are a word": (
        *("Frågor", "grupper", "barn"),
        "G: ”barn” går inte att läsa i ”grupper”; skriv till exempel: {tagg: barn}.",
    ),
}


@pytest.mark.parametrize(("sheet", "key", "content", "sentence"), WRITTEN.values(), ids=WRITTEN)
def test_how_keys_are_written_is_shown_as_in_a_cell(
    sheet: str, key: str, content: object, sentence: str
) -> None:
    with pytest.raises(NotReadable) as raised:
        open_workbook(edited(as_workbook(TEXT), at(sheet, 3, key, content)), Notation())

    assert raised.value.sentences == (f"Bladet {sheet}, rad 3, kolumn {sentence}",)


@pytest.mark.parametrize(("edit", "sentence"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_workbook_is_refused_with_sheet_row_and_column(
    edit: Callable[[Any], object], sentence: str
) -> None:
    with pytest.raises(NotReadable) as raised:
        open_workbook(edited(as_workbook(TEXT), edit), Notation())

    assert len(raised.value.sentences) == 1
    assert raised.value.sentences[0].startswith(sentence)
    assert PLACE.fullmatch(raised.value.sentences[0])
    assert not BROKEN_ENGLISH.search(raised.value.sentences[0])


def test_several_faults_are_told_at_once() -> None:
    def edit(book: Any) -> None:
        at("Frågor", 3, "svarstyp", "flerrval")(book)
        at("Frågor", 9, "vikt", 7)(book)

    with pytest.raises(NotReadable) as raised:
        open_workbook(edited(as_workbook(TEXT), edit), Notation())

    assert [s.partition(":")[0] for s in raised.value.sentences] == [
        "Bladet Frågor, rad 3, kolumn E",
        "Bladet Frågor, rad 9, kolumn H",
    ]
