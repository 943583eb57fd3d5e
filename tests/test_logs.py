"""The server's log tells when, what kind and where in the code, and never a word that anybody has written."""

import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
import streamlit.logger
from sqlalchemy import text

from assessment import bootstrap
from assessment.server.logs import Told, event, logging_to
from assessment.service import StoreUnavailable
from assessment.settings import Settings
from assessment.store import DatabaseStore
from bench.visitor import Visitor, visit
from tests.store.conftest import NOON, document

ROOT = Path(__file__).parents[1]
MARKS = {
    "Ärendemening": "HEMLIG-titel om familjen Ek",
    "Vad föreslås? Skriv två eller tre rader.": "HEMLIG-text 19850709-9805 anna.ek@lillmark.example",
    "Handläggande funktion": "HEMLIG-funktion 070-174 06 05",
    "Nämnd": "HEMLIG-nämnd",
}
FORBIDDEN = re.compile(r"HEMLIG|19850709|anna\.ek|070-174|xyzzy", re.IGNORECASE)

LAUNCH = """
import logging
import sys

import streamlit.logger

from assessment.server import launch
from assessment.settings import Settings
from assessment.ui import case_form
from assessment.store import journal

def everything(logger, what, **fields):
    # Every logger says all that it can, as when somebody looks for a fault.
    for name in [None, *logging.root.manager.loggerDict]:
        logging.getLogger(name).setLevel(logging.DEBUG)
    streamlit.logger.set_log_level("DEBUG")
    given(logger, what, **fields)

given, launch.event = launch.event, everything
warnings, note = case_form._warnings, journal.note

def crashing(view):
    if "krascha" in view.assessment.case.officer:
        raise ValueError(f"{view.assessment.case.title} {view.assessment}")
    warnings(view)

def failing(connection, stored, kind, now, who, entries=()):
    if any("databasen" in str(entry.after) for entry in entries):
        connection.exec_driver_sql("INSERT INTO finns_inte VALUES (?, ?)", (str(entries), str(entries)))
    note(connection, stored, kind, now, who, entries)

case_form._warnings, journal.note = crashing, failing
given_settings = {"KONSEKVENS_PORT": "0", "KONSEKVENS_DB": sys.argv[1], "KONSEKVENS_LOG": sys.argv[2]}
launch.serve(Settings.read(given_settings))
"""


@contextmanager
def served(database: str, log: str, errors: Path) -> Iterator[int]:
    """A server whose every logger says all it can; its errors go to a file."""
    with errors.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-c", LAUNCH, database, log],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
        )
        assert process.stdout is not None
        try:
            said = next((line for line in process.stdout if "http://" in line), "")
            found = re.search(r"localhost:(\d+)", said)
            assert found, errors.read_text()
            for line in process.stdout:
                assert FORBIDDEN.search(line) is None
                if "Ctrl+C" in line:
                    break
            yield int(found[1])
            process.terminate()
            assert FORBIDDEN.findall(process.stdout.read()) == []
            assert process.wait(30) == 0
        finally:
            process.kill()
            process.stdout.close()
            process.wait()


def write(visitor: Visitor, label: str, words: str) -> None:
    visitor.choose(next(e for e in visitor.elements if getattr(e.message, "label", "") == label), words)
    visitor.rerun()


@pytest.mark.parametrize("log", ["json", "text"])
def test_a_session_full_of_secrets_leaves_none_of_them_in_the_log(log: str, tmp_path: Path) -> None:
    database = str(tmp_path / "k.db")
    service = bootstrap.build(Settings.read({"KONSEKVENS_DB": database}))
    assessment = service.start_new().assessment.id
    errors = tmp_path / "fel.txt"

    with (
        served(database, log, errors) as port,
        visit(port, "arendet", f"bedomning={assessment}") as visitor,
    ):
        for label, words in MARKS.items():
            write(visitor, label, words)
        write(visitor, "Handläggande funktion", "HEMLIG databasen")
        assert any(e.kind == "alert" and "inte sparat" in e.message.body for e in visitor.elements)
        write(visitor, "Handläggande funktion", "HEMLIG krascha")
        assert any(e.kind == "alert" and "Något gick fel" in e.message.body for e in visitor.elements)

    said = errors.read_text()
    assert service.open(assessment).assessment.case.title == MARKS["Ärendemening"]
    assert FORBIDDEN.findall(said) == []
    assert str(tmp_path) not in said
    assert "ValueError" in said
    assert "OperationalError" in said
    assert re.search(r"assessment/ui/case_form\.py:\d+ show", said)
    if log == "json":
        lines = [json.loads(line) for line in said.splitlines()]
        assert {"time", "level", "event", "place"} <= set.intersection(*map(set, lines))
        happened = [line["event"] for line in lines if line["place"].startswith("assessment/")]
        assert happened[0] == "start"
        assert happened[-1] == "stop"
        assert "A page could not be shown" in happened
        database_fault = next(line for line in lines if "could not do what" in line["event"])
        assert {fault.get("code") for fault in database_fault["error"]} >= {"SQLITE_ERROR"}
    service._ports.store.close()  # type: ignore[attr-defined] # a DatabaseStore


def test_the_password_of_a_database_is_told_nowhere(tmp_path: Path) -> None:
    errors = tmp_path / "fel.txt"
    database = "postgresql://anna:xyzzy-1@127.0.0.1:1/k?password=xyzzy-2&connect_timeout=1"

    with served(database, "json", errors) as port, visit(port) as visitor:
        shown = " ".join(str(e.message) for e in visitor.elements)

    assert any(e.kind == "alert" and "går inte att nå" in e.message.body for e in visitor.elements)
    assert FORBIDDEN.findall(shown + errors.read_text()) == []
    assert "could not do what was asked" in errors.read_text()


def test_what_was_given_to_a_statement_is_not_in_the_fault_itself(database_of_one: DatabaseStore) -> None:
    with database_of_one._engine.begin() as connection:
        connection.execute(text("DROP TABLE journal"))

    with pytest.raises(StoreUnavailable) as told:
        database_of_one.add(document("HEMLIG", "HEMLIG", title="HEMLIG"), NOON, "HEMLIG")

    found: BaseException | None = told.value
    while found is not None:
        assert "HEMLIG" not in str(found)
        found = found.__cause__ or found.__context__


@pytest.fixture
def database_of_one(tmp_path: Path) -> Iterator[DatabaseStore]:
    store = DatabaseStore.open(str(tmp_path / "k.db"))
    assert store.add(document("ett"), NOON)
    yield store
    store.close()


def test_other_libraries_are_told_of_by_name_and_place_only() -> None:
    out = StringIO()
    ours, theirs = logging.getLogger("assessment.prov"), logging.getLogger("uvicorn.error")

    with logging_to(out, as_json=True):
        event(ours, "start", port=8501)
        theirs.error("HEMLIG %s", "HEMLIG")
        logging.getLogger("nytt").warning("HEMLIG")
        streamlit.logger.get_logger("streamlit.prov").warning("HEMLIG")

    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["event"] for line in lines] == ["start", "uvicorn.error", "nytt", "streamlit.prov"]
    assert lines[0]["port"] == 8501
    assert "HEMLIG" not in out.getvalue()


def test_streamlit_gets_its_own_way_back_when_the_server_has_stopped() -> None:
    logger = streamlit.logger.get_logger("streamlit.prov")

    with logging_to(StringIO(), as_json=False):
        assert (logger.handlers, logger.propagate) == ([], True)

    assert len(logger.handlers) == 1
    assert not logger.propagate


def test_every_cause_of_a_fault_is_told_by_its_kind_and_places() -> None:
    error = OSError(28, "HEMLIG")
    error.__cause__ = KeyError("HEMLIG")
    record = logging.LogRecord("assessment.x", 40, __file__, 7, "It failed", (), (OSError, error, None))

    told = json.loads(Told(as_json=True).format(record))

    assert [fault["kind"] for fault in told["error"]] == ["OSError", "KeyError"]
    assert told["error"][0]["code"] == "28"
    assert told["place"] == "tests/test_logs.py:7"
    assert "HEMLIG" not in Told(as_json=False).format(record)
