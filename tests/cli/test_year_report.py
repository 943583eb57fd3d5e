"""``konsekvens arsrapport``, on a database with what a person has made."""

from pathlib import Path

import openpyxl

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
