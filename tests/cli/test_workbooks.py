"""``konsekvens arbetsbok`` and ``checklista``: a checklist as a workbook and back, on files."""

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from assessment.checklist_files import laid_out
from assessment.core.checklist import Checklist
from assessment.core.translation import texts_of
from bench import questionnaire
from tests.cli.conftest import ROOT, Run

NAME = "barnets-rattigheter.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checklist with its sources, and its workbook."""
    for name in (NAME, "kallor.yaml"):
        shutil.copy(ROOT / "checklists" / name, tmp_path / name)
    return tmp_path


def test_a_checklist_goes_to_excel_and_back_byte_for_byte(run: Run, folder: Path) -> None:
    book, back = folder / "a.xlsx", folder / "tillbaka.yaml"

    out = run("arbetsbok", folder / NAME, "-o", book)
    assert out.exit_code == 0, out.output
    assert out.output == f"Skrev {book}.\n"
    home = run("checklista", book, "-o", back)

    assert home.exit_code == 0, home.output
    assert home.output.startswith(f"Skrev {back}.\n")
    assert back.read_bytes() == (folder / NAME).read_bytes()


def test_three_hundred_questions_in_two_languages_are_translated_in_excel(run: Run, tmp_path: Path) -> None:
    data = questionnaire.content(questions=300, conditions=120)
    english: dict[str, Any] = {}
    for *keys, last in (places := texts_of(Checklist.model_validate(data))):
        inner = english
        for key in keys:
            inner = inner.setdefault(key, {})
        inner[last] = f"In English: {places[*keys, last]}"
    text, path = laid_out(data | {"översättning": {"en": english}}), tmp_path / "a.xlsx"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")

    out = run("arbetsbok", tmp_path / "a.yaml", "-o", path)
    assert out.exit_code == 0, out.output
    same = run("checklista", path, "-o", tmp_path / "b.yaml")
    book = openpyxl.load_workbook(path)
    sheet = book["Översättning"]
    row = next(r for r in sheet.iter_rows() if r[1].value == "avsnitt / del-10 / frågor / fraga-299 / fråga")
    row[3].value = "How is it with the last one?"
    book.save(path)
    changed = run("checklista", path, "-o", tmp_path / "c.yaml")

    assert (same.exit_code, changed.exit_code) == (0, 0), same.output + changed.output
    assert sheet.max_row == len(places) + 1 > 1_500
    assert (tmp_path / "b.yaml").read_text(encoding="utf-8") == text
    assert (tmp_path / "c.yaml").read_text(encoding="utf-8") == text.replace(
        '"In English: Hur är det med sak nummer 299?"', "How is it with the last one?"
    )


def test_the_earlier_file_is_kept_where_no_check_reads_it(run: Run, folder: Path) -> None:
    run("arbetsbok", folder / NAME, "-o", folder / "a.xlsx")

    home = run("checklista", folder / "a.xlsx", "-o", folder / NAME)

    assert "Filen som fanns där heter nu" in home.output
    assert (folder / "barnets-rattigheter (tidigare 1).yaml.txt").is_file()
    assert sorted(p.name for p in folder.glob("*.yaml")) == [NAME, "kallor.yaml"]


def test_the_sources_that_are_named_are_shown_and_can_be_changed(run: Run, folder: Path) -> None:
    path = folder / "a.xlsx"
    run("arbetsbok", folder / NAME, "-o", path)
    book = openpyxl.load_workbook(path)
    sheet = book["Källor"]
    assert {"barnkonventionen-12", "barnkonventionslagen"} <= {cell.value for cell in sheet["A"]}
    name, title = sheet["A2"].value, sheet["B2"].value
    sheet["B2"] = "En ny titel"
    book.save(path)

    refused = run("checklista", path, "-o", folder / "b.yaml")

    assert refused.exit_code == 1
    assert f"Bladet Källor är ändrat (”{name}”). Ange också --källor kallor.yaml" in refused.output
    assert not (folder / "b.yaml").exists()

    before = (folder / "kallor.yaml").read_text(encoding="utf-8").splitlines()
    done = run("checklista", path, "-o", folder / "b.yaml", "--källor", folder / "kallor.yaml")

    assert done.exit_code == 0, done.output
    after = (folder / "kallor.yaml").read_text(encoding="utf-8").splitlines()
    differing = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert differing == [(f"    titel: {title}", "    titel: En ny titel")]


def test_a_source_that_is_gone_is_not_forgotten_in_silence(run: Run, folder: Path) -> None:
    path = folder / "a.xlsx"
    run("arbetsbok", folder / NAME, "-o", path)
    book = openpyxl.load_workbook(path)
    book["Källor"].delete_rows(2)
    book.save(path)

    refused = run("checklista", path, "-o", folder / "b.yaml")

    assert refused.exit_code == 1
    assert "är borttagen på bladet Källor" in refused.output


def test_without_the_hidden_sheet_the_file_is_written_anew(run: Run, folder: Path) -> None:
    path = folder / "a.xlsx"
    (folder / "kallor.yaml").unlink()
    run("arbetsbok", folder / NAME, "-o", path)
    book = openpyxl.load_workbook(path)
    del book["Original"]
    book.save(path)

    done = run("checklista", path, "-o", folder / "b.yaml")

    assert done.exit_code == 0, done.output
    assert "skriven på nytt utan kommentarer" in done.output


def test_a_damaged_workbook_is_told_and_nothing_is_written(run: Run, folder: Path) -> None:
    path = folder / "a.xlsx"
    run("arbetsbok", folder / NAME, "-o", path)
    book = openpyxl.load_workbook(path)
    book["Frågor"]["E3"] = "flerrval"
    book.save(path)

    refused = run("checklista", path, "-o", folder / "b.yaml")

    assert refused.exit_code == 1
    told = "”flerrval” går inte att välja i ”svarstyp”; menade du ”flerval”."
    assert refused.output == f"Fel: Bladet Frågor, rad 3, kolumn E: {told}\n"
    assert not (folder / "b.yaml").exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.yaml", b"format: 1\n", "Kör konsekvens check på mappen"),
        ("a.yaml", b"\xff\xfe", "är inte sparad som UTF-8"),
        ("kallor.yaml", None, "är ingen checklista, och bara checklistor kan bli arbetsböcker"),
    ],
)
def test_what_is_no_checklist_is_told(
    run: Run, folder: Path, name: str, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)

    said = run("arbetsbok", folder / name, "-o", folder / "a.xlsx")

    assert said.exit_code == 1
    assert sentence in said.output


def test_the_ending_of_the_file_is_looked_at(run: Run, folder: Path) -> None:
    said = run("arbetsbok", folder / NAME, "-o", folder / "a.xls")

    assert said.exit_code == 2
    assert "slutar inte på .xlsx" in said.output
    assert "slutar inte på .yaml" in run("checklista", folder / "a.xlsx", "-o", folder / "a.txt").output
    assert "Filen är" in run("checklista", folder / NAME, "-o", folder / "b.yaml").output


def test_sources_that_cannot_be_read_are_told(run: Run, folder: Path) -> None:
    said = run("arbetsbok", folder / NAME, "-o", folder / "a.xlsx", "--källor", folder / NAME)

    assert said.exit_code == 1
    assert "har inga källor som går att läsa" in said.output
