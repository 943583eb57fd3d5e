"""konsekvens rescore: a register scored anew with other checklists, in one process and in several."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assessment import bootstrap
from assessment.settings import Settings
from tests.cli.conftest import ROOT, Run

EXAMPLES = sorted((ROOT / "examples").glob("*.json"))[:4]
FOLDER = ROOT / "checklists"


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A register of every example; ``run`` clears the environment, so it comes first."""
    del run
    database = tmp_path / "register.db"
    service = bootstrap.build(Settings(database=str(database)))
    for example in EXAMPLES:
        service.import_file(example.read_bytes(), example.name)
    service.delete(service.import_file(EXAMPLES[0].read_bytes(), "kopia.json").assessment.id)
    monkeypatch.setenv("KONSEKVENS_DB", str(database))
    return database


@pytest.fixture
def older(register: Path) -> Path:
    """The register as it was saved with other checklists, which saw no risk as severe."""
    with closing(sqlite3.connect(register)) as raw:
        raw.execute("UPDATE statuses SET status = 'Försvagar' WHERE status = 'Allvarlig risk'")
        raw.commit()
    return register


def kept(register: Path) -> list[str]:
    """All that a register holds, whatever SQLite does with its files meanwhile."""
    with closing(sqlite3.connect(register)) as raw:
        return list(raw.iterdump())


def test_with_the_same_checklists_nothing_is_otherwise(run: Run, register: Path) -> None:
    before = kept(register)
    said = run("rescore", FOLDER, "--processer", "1")

    assert said.exit_code == 0
    assert said.stdout.splitlines()[-1] == (
        f"{len(EXAMPLES)} sparade bedömningar. 0 får något annat statusord. Inget är sparat."
    )
    assert kept(register) == before


def test_what_changes_is_told_for_each_perspective_and_alternative(run: Run, older: Path) -> None:
    assert older.exists()
    said = run("rescore", FOLDER, "--processer", "1")

    assert "Anpassad grundskola samlas till två enheter · UBN 2026/0118 · utkast · " in said.stdout
    assert ": Försvagar → Allvarlig risk" in said.stdout
    assert f"{len(EXAMPLES)} sparade bedömningar. 0 får" not in said.stdout


def test_several_processes_find_what_one_does_in_the_same_order(
    run: Run, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert older.exists()
    alone = json.loads(run("rescore", FOLDER, "--processer", "1", "--json").stdout)
    monkeypatch.setattr("assessment.cli.rescoring._CHUNK", 2)
    shared = json.loads(run("rescore", FOLDER, "--processer", "2", "--json").stdout)

    assert shared == alone
    assert {c["efter"] for one in alone for c in one["ändringar"]} == {"Allvarlig risk"}
    assert all(one["titel"] and not one["fel"] for one in alone)


def test_one_that_cannot_be_read_is_named_and_the_others_are_scored(run: Run, register: Path) -> None:
    with closing(sqlite3.connect(register)) as raw:
        raw.execute(
            "UPDATE documents SET document = '{\"format\":1}' WHERE assessment_id IN "
            "(SELECT id FROM assessments WHERE title LIKE 'Tre bibliotek%')"
        )
        raw.commit()
    said = run("rescore", FOLDER, "--processer", "1")

    assert said.exit_code == 0
    assert " går inte att räkna om: " in said.stdout
    assert f"{len(EXAMPLES)} sparade bedömningar. 0 får" in said.stdout


def test_a_perspective_that_is_no_longer_asked_is_told(run: Run, register: Path) -> None:
    with closing(sqlite3.connect(register)) as raw:
        raw.execute("UPDATE statuses SET perspective = 'djurs-valfard' WHERE perspective = 'jamlikhet'")
        raw.commit()
    said = run("rescore", FOLDER, "--processer", "1").stdout

    assert "  djurs-valfard – Två enheter: " in said
    assert " → inget" in said
    assert "  Jämlikhet – Två enheter: inget → " in said


def test_checklists_with_errors_are_not_used(run: Run, register: Path, tmp_path: Path) -> None:
    assert register.exists()
    said = run("rescore", tmp_path)

    assert said.exit_code == 1
    assert "går inte att använda" in said.stderr


def test_an_empty_register_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONSEKVENS_DB", str(tmp_path / "tom.db"))
    said = run("rescore", FOLDER)

    assert said.stdout == "0 sparade bedömningar. 0 får något annat statusord. Inget är sparat.\n"


def test_one_stored_assessment_is_one(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONSEKVENS_DB", str(tmp_path / "en.db"))
    bootstrap.build(Settings(database=str(tmp_path / "en.db"))).start_new()

    assert run("rescore", FOLDER).stdout.startswith("1 sparad bedömning. ")


def test_checklists_that_ask_less_change_what_was_found(run: Run, register: Path, tmp_path: Path) -> None:
    assert register.exists()
    changed = tmp_path / "checklistor"
    shutil.copytree(FOLDER, changed)
    # Scenarios and the list of what is published speak of the checklists as they were.
    shutil.rmtree(changed / "scenarier")
    (changed / "utgavor.yaml").unlink()
    health = changed / "halsans-bestamningsfaktorer.yaml"
    head, question, rest = health.read_text(encoding="utf-8").partition("      - id: gemenskap\n")
    health.write_text(f"{head}{question}        utgår: ja\n{rest}", encoding="utf-8")
    said = run("rescore", changed, "--processer", "1")

    assert said.exit_code == 0, said.stderr
    assert "Hälsans bestämningsfaktorer – Stegvis: Blandat → Stärker" in said.stdout
    assert "Barnets rättigheter – Stegvis" not in said.stdout
