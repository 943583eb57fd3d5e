"""What only the database does: where it lies, what it refuses, what it says when it cannot, and SIGKILL."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from assessment.service import StoreUnavailable
from assessment.store import DatabaseStore, shown
from tests.store.conftest import NOON, document, later

ROOT = Path(__file__).parent.parent.parent

WRITER = """
import sys
from tests.store.conftest import document, later
from assessment.store import DatabaseStore

store = DatabaseStore.open(sys.argv[1])
store.add(document(text="0"), later(0))
for revision in range(1, 100_000):
    assert store.replace(document(text=str(revision)), revision, later(revision))
    print(revision, flush=True)
"""
"""Says the number of each save, after the store has acknowledged it."""


def test_the_folder_is_made_and_odd_names_are_names(tmp_path: Path) -> None:
    path = tmp_path / "ny mapp" / "å#1?=&.db"
    store = DatabaseStore.open(str(path))
    store.add(document(), NOON)
    store.close()

    assert path.is_file()
    again = DatabaseStore.open(str(path))
    assert again.get("ett") is not None
    again.close()


def test_a_save_is_on_disk_before_it_is_acknowledged(tmp_path: Path) -> None:
    store = DatabaseStore.open(str(tmp_path / "k.db"))
    asked: dict[str, object] = {}

    with store._engine.connect() as connection:
        for pragma in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
            asked[pragma] = connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
    store.close()

    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_a_list_reads_no_document(tmp_path: Path) -> None:
    store = DatabaseStore.open(str(tmp_path / "k.db"))
    store.add(document(), NOON)
    statements: list[str] = []
    event.listen(
        store._engine, "before_cursor_execute", lambda _c, _k, text, *_: statements.append(text.lower())
    )

    store.lines(10)
    store.close()

    assert any("from assessments" in s for s in statements)
    assert [s for s in statements if "document" in s] == []


def test_every_acknowledged_save_survives_sigkill(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    acknowledged = 0
    for line in writer.stdout:
        acknowledged = int(line)
        if acknowledged == 200:
            writer.send_signal(signal.SIGKILL)
            break
    # What it managed to say before it died counts as well.
    acknowledged = max([acknowledged, *(int(line) for line in writer.stdout if line.strip())])
    writer.stdout.close()
    writer.wait()

    store = DatabaseStore.open(str(path))
    found = store.get("ett")
    store.close()
    assert found is not None
    assert found.revision >= acknowledged + 1
    assert found.text == str(found.revision - 1), "half a save"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "brev.db"
    path.write_text("Hej! Det här är ett brev, ingen databas. " * 100)

    with pytest.raises(StoreUnavailable, match=r"är ingen SQLite-databas.*KONSEKVENS_DB"):
        DatabaseStore.open(str(path))
    assert path.read_text().startswith("Hej!")


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "annan.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recept (namn TEXT)")

    with pytest.raises(StoreUnavailable, match="hör till ett annat program"):
        DatabaseStore.open(str(path))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recept",)]


def test_a_database_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    DatabaseStore.open(str(path)).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE schema_version SET version = 99")

    with pytest.raises(StoreUnavailable, match=r"nyare Konsekvens.*99.*Uppdatera"):
        DatabaseStore.open(str(path))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()

    with pytest.raises(StoreUnavailable, match=r"går inte att skapa.*KONSEKVENS_DB"):
        DatabaseStore.open(str(tmp_path / "fil" / "under" / "k.db"))


def test_a_path_that_is_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="går inte att öppna"):
        DatabaseStore.open(str(tmp_path))


def test_a_full_disk_is_told_and_the_last_save_is_still_there(tmp_path: Path) -> None:
    store = DatabaseStore.open(str(tmp_path / "k.db"))
    store.add(document(text="kvar"), NOON)
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(StoreUnavailable, match=r"Disken är full.*inte sparat.*Frigör plats"):
        store.replace(document(text="x" * 10_000_000), 1, later(1))

    found = store.get("ett")
    store.close()
    assert found is not None
    assert (found.text, found.revision) == ("kvar", 1)


def test_a_database_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    store = DatabaseStore.open(str(tmp_path / "k.db"))
    store.add(document(), NOON)
    event.listen(store._engine, "begin", lambda c: c.exec_driver_sql("PRAGMA query_only = ON"))

    with pytest.raises(StoreUnavailable, match=r"går bara att läsa.*inte sparat.*skrivrätt"):
        store.replace(document(text="nytt"), 1, later(1))
    assert store.get("ett") is not None
    store.close()


def test_a_database_that_another_program_holds_is_told(tmp_path: Path) -> None:
    store = DatabaseStore.open(str(tmp_path / "k.db"))
    store.add(document(), NOON)
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")

    with closing(sqlite3.connect(tmp_path / "k.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match=r"upptagen av ett annat program.*inte sparat"):
            store.replace(document(text="nytt"), 1, later(1))
        other.execute("ROLLBACK")

    assert store.replace(document(text="nytt"), 1, later(2)) is not None
    store.close()


def test_a_writer_that_never_gets_its_turn_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessment.store.engine._BUSY_SECONDS", 0.01)
    store = DatabaseStore.open(str(tmp_path / "k.db"))

    with store._turn, pytest.raises(StoreUnavailable, match=r"upptagen.*inte sparat"):
        store.add(document(), NOON)

    assert store.add(document(), NOON) is not None
    store.close()


def test_a_server_without_its_driver_is_told_without_the_password() -> None:
    with pytest.raises(StoreUnavailable, match="drivrutinen saknas") as told:
        DatabaseStore.open("mysql://konsekvens:hemligt@db.lillmark.se/konsekvens")

    assert "hemligt" not in str(told.value)


def test_an_address_is_shown_without_its_password() -> None:
    assert "hemligt" not in shown("postgresql://konsekvens:hemligt@db.lillmark.se/k")
    assert "hemligt" not in shown("postgresql://konsekvens@db.lillmark.se/k?password=hemligt")
    assert shown("/mapp/k.db") == "/mapp/k.db"
