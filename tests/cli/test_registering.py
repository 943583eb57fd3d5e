"""``konsekvens register`` and ``recount``, on a database with what a person has made."""

import csv
import io
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from assessment import bootstrap
from assessment.core import editing
from assessment.settings import Settings
from tests.cli.conftest import Run


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "konsekvens.db"
    service = bootstrap.build(Settings(database=str(path)))
    for title, board, day in (
        ("=Skolan", "Utbildningsnämnden", date(2026, 3, 1)),
        ("Badet", "Fritidsnämnden", date(2025, 3, 1)),
    ):
        saved = service.start_new()
        service.save(editing.set_case(saved.assessment, title=title, board=board, decision_date=day), saved)
    return path


def titles(path: Path) -> list[str]:
    rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";")
    return sorted(row[0] for row in list(rows)[1:])


def test_the_register_is_counted_and_written_for_excel(run: Run, database: Path, tmp_path: Path) -> None:
    result = run("register", "--db", database, "--csv", tmp_path / "r.csv", "--excel", tmp_path / "r.xlsx")

    assert result.exit_code == 0, result.output
    assert "Bedömningar: 2 (2 utkast)." in result.output
    assert titles(tmp_path / "r.csv") == ["'=Skolan", "Badet"]
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert {cell.value for cell in book["Register"]["A"]} == {"Ärende", "=Skolan", "Badet"}
    assert all(cell.data_type == "s" for cell in book["Register"]["A"])


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        (("--nämnd", "utbildningsnämnden"), ["'=Skolan"]),
        (("--från", "2026-01-01"), ["'=Skolan"]),
        (("--till", "2025-12-31"), ["Badet"]),
        (("--sök", "badet fritidsnämnden"), ["Badet"]),
        (("--läge", "klar"), []),
        (("--nämnd", "Fritidsnämnden", "--nämnd", "Utbildningsnämnden"), ["'=Skolan", "Badet"]),
    ],
)
def test_only_what_is_chosen_is_written(
    run: Run, database: Path, tmp_path: Path, choices: tuple[str, ...], found: list[str]
) -> None:
    result = run("register", *choices, "--db", database, "--csv", tmp_path / "r.csv")

    assert result.exit_code == 0, result.output
    assert titles(tmp_path / "r.csv") == found


def test_a_file_that_was_there_is_kept(run: Run, database: Path, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("min egen", encoding="utf-8")

    result = run("register", "--db", database, "--csv", tmp_path / "r.csv")

    assert result.exit_code == 0, result.output
    assert "min egen" in {path.read_text(encoding="utf-8-sig") for path in tmp_path.glob("*.csv")}


def test_what_was_stored_uncounted_is_counted_anew(run: Run, database: Path) -> None:
    def rows() -> list[tuple[str, ...]]:
        with closing(sqlite3.connect(database)) as raw:
            return raw.execute("SELECT * FROM statuses ORDER BY 1, 2, 3").fetchall()

    counted = rows()
    with closing(sqlite3.connect(database)) as raw:
        raw.execute("DELETE FROM statuses")
        raw.execute("UPDATE assessments SET rows_hash = ''")
        before = raw.execute("SELECT id, revision, updated_at, home, title FROM assessments").fetchall()
        events = raw.execute("SELECT * FROM journal").fetchall()
        raw.commit()

    assert "2 bedömningar är räknade." in run("recount", "--db", database).output

    assert rows() == counted
    with closing(sqlite3.connect(database)) as raw:
        assert (
            raw.execute("SELECT id, revision, updated_at, home, title FROM assessments").fetchall() == before
        )
        assert raw.execute("SELECT * FROM journal").fetchall() == events
    assert "Inget behövde räknas." in run("recount", "--db", database).output
    assert "2 bedömningar är räknade." in run("recount", "--alla", "--db", database).output


def test_one_that_cannot_be_read_is_left_and_told(run: Run, database: Path) -> None:
    with closing(sqlite3.connect(database)) as raw:
        raw.execute("UPDATE assessments SET rows_hash = ''")
        raw.execute(
            "UPDATE documents SET document = '{' WHERE assessment_id = (SELECT min(id) FROM assessments)"
        )
        raw.commit()

    result = run("recount", "--db", database)

    assert result.exit_code == 0, result.output
    assert "1 gick inte att läsa" in result.output
    assert "1 bedömning är räknad." in result.output
