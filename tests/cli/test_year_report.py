"""``konsekvens arsrapport``, on a database with what a person has made."""

from pathlib import Path

import openpyxl
from docx import Document

from tests.cli.conftest import Run
from tests.cli.test_registering import database

__all__ = ["database"]


def test_the_year_of_a_namnd_is_written_for_excel(run: Run, database: Path, tmp_path: Path) -> None:
    path = tmp_path / "ar.xlsx"
    path.write_bytes(b"min egen")
    asked = ("arsrapport", "--nämnd", "utbildningsnämnden", "--år", "2026", "--db", database, "--excel", path)

    result = run(*asked)

    assert result.exit_code == 0, result.output
    assert f"Skrev {path}." in result.output
    assert "Filen som fanns där heter nu" in result.output
    book = openpyxl.load_workbook(path)
    assert book["Om rapporten"]["A1"].value == "Konsekvensbedömningar 2026, Utbildningsnämnden"
    listed = book["Besluten"]
    assert [cell.value for cell in listed["A"]] == ["Ärende", "=Skolan"]
    assert listed["A2"].data_type == "s"


def test_the_year_of_a_namnd_is_written_for_word(run: Run, database: Path, tmp_path: Path) -> None:
    path = tmp_path / "ar.docx"

    result = run("arsrapport", "--nämnd", "Fritidsnämnden", "--år", "2025", "--db", database, "--word", path)

    assert result.exit_code == 0, result.output
    document = Document(str(path))
    assert document.paragraphs[0].text == "Konsekvensbedömningar 2025, Fritidsnämnden"
    assert document.tables[-1].cell(1, 0).text == "Badet"


def test_a_report_that_is_to_be_written_nowhere_is_a_mistake(run: Run) -> None:
    result = run("arsrapport", "--nämnd", "Fritidsnämnden", "--år", "2025")

    assert result.exit_code == 2
    assert "Ange --word FIL" in result.stderr
