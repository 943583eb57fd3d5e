"""konsekvens diff: two folders of checklists, and what the step would do to scenarios and what is stored."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assessment import bootstrap
from assessment.settings import Settings
from tests.cli.conftest import ROOT, Run

EXAMPLES = sorted((ROOT / "examples").glob("*.json"))
FOLDER = ROOT / "checklists"
SAFETY = "Frågan ”Hur påverkas barnens trygghet och säkerhet?” väger 1 i stället för 3."


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A register of every example."""
    place = tmp_path / "register.db"
    service = bootstrap.build(Settings(database=str(place)))
    for example in EXAMPLES:
        service.import_file(example.read_bytes(), example.name)
    return place


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The shipped folder with one question re-weighted; its edition is not raised yet."""
    # Beside the examples, as scenarios build on them.
    place = tmp_path / "ny"
    shutil.copytree(FOLDER, place)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    file = place / "barnets-rattigheter.yaml"
    head, found, rest = file.read_text(encoding="utf-8").partition("      - id: trygghet\n")
    assert found
    file.write_text(f"{head}{found}{rest.replace('vikt: 3', 'vikt: 1', 1)}", encoding="utf-8")
    return place


def test_the_changes_the_scenarios_and_the_assessments_are_told_with_their_reason(
    run: Run, newer: Path, database: Path
) -> None:
    with closing(sqlite3.connect(database)) as raw:
        before = list(raw.iterdump())
    said = run("diff", FOLDER, newer, "--db", database, "--processer", "1")
    lines = said.stdout.splitlines()

    assert said.exit_code == 0, said.stderr
    assert lines[:2] == ["Barnets rättigheter", f"  {SAFETY}"]
    assert any(line.startswith("Scenariot ") for line in lines)
    place = lines.index("Stramare riktlinjer för försörjningsstöd · SN 2026/0153 · utkast · fall-8")
    assert lines[place + 1 : place + 3] == [
        "  Barnets rättigheter – Ta bort ersättningen, försämring: liten → måttlig",
        f"    Hänger på: {SAFETY}",
    ]
    stored = f"{len(EXAMPLES)} sparade bedömningar."
    assert lines[-1] == f"{stored} 2 skulle få ett annat resultat. Inget är sparat."
    with closing(sqlite3.connect(database)) as raw:
        assert list(raw.iterdump()) == before


def test_several_processes_find_what_one_does_in_the_same_order(
    run: Run, newer: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.cli.consequences._CHUNK", 2)
    said = [run("diff", FOLDER, newer, "--db", database, "--processer", n, "--json") for n in (1, 2)]
    found = [json.loads(one.stdout) for one in said]

    assert found[0] == found[1]
    assert [c["mening"] for c in found[0]["ändringar"]] == [SAFETY]
    assert found[0]["antal-bedömningar"] == len(EXAMPLES)
    assert found[0]["antal-scenarier"] > 0
    assert found[0]["scenarier"]
    assert [one["titel"] for one in found[0]["bedömningar"]] == [
        "Stramare riktlinjer för försörjningsstöd",
        "Badtid för kvinnor som inte kan simma",
    ]
    (shift,) = found[0]["bedömningar"][0]["ändringar"]
    assert shift == {
        "vad": "försämring",
        "checklista": "barnets-rattigheter",
        "alternativ": shift["alternativ"],
        "gäller": "",
        "med-åtgärder": False,
        "före": "liten",
        "efter": "måttlig",
        "hänger": "ensam",
        "på": [SAFETY],
    }


def test_the_same_folder_twice_and_an_empty_register(run: Run, tmp_path: Path) -> None:
    said = run("diff", FOLDER, FOLDER, "--db", tmp_path / "tom.db")

    assert said.exit_code == 0
    assert said.stdout.startswith("Checklistorna i de två mapparna säger samma sak.\n")
    assert said.stdout.endswith("0 sparade bedömningar. 0 skulle få ett annat resultat. Inget är sparat.\n")


def test_other_words_alone_change_no_result(run: Run, newer: Path, database: Path) -> None:
    file = newer / "barnets-rattigheter.yaml"
    text = (FOLDER / file.name).read_text(encoding="utf-8")
    file.write_text(text.replace("Hur påverkas barnens trygghet", "Hur påverkar det barnens trygghet"))
    said = run("diff", FOLDER, newer, "--db", database, "--processer", "1")

    assert "lyder nu ”Hur påverkar det barnens trygghet och säkerhet?”." in said.stdout
    assert "Bara ord skiljer. Ingen bedömning får ett annat resultat." in said.stdout
    assert said.stdout.endswith("0 skulle få ett annat resultat. Inget är sparat.\n")


def test_one_that_cannot_be_read_is_named_and_a_frozen_one_keeps_its_edition(
    run: Run, newer: Path, database: Path
) -> None:
    with closing(sqlite3.connect(database)) as raw:
        raw.execute("UPDATE documents SET document = '{\"format\":1}' WHERE assessment_id = 'fall-7'")
        ((text,),) = raw.execute("SELECT document FROM documents WHERE assessment_id = 'fall-8'")
        void = json.dumps({**json.loads(text), "läge": "makulerad"})
        raw.execute("UPDATE documents SET document = ? WHERE assessment_id = 'fall-8'", (void,))
        raw.commit()
    said = run("diff", FOLDER, newer, "--db", database, "--processer", "1")

    assert "fall-7 går inte att räkna: " in said.stdout
    assert said.stdout.splitlines()[-2:] == [
        f"{len(EXAMPLES)} sparade bedömningar. 1 skulle få ett annat resultat. Inget är sparat.",
        "En av dem är låst. Den behåller sin utgåva och sitt resultat.",
    ]


def test_checklists_with_errors_are_not_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "trasig").mkdir()
    said = run("diff", FOLDER, tmp_path / "trasig")

    assert said.exit_code == 1
    assert "går inte att använda" in said.stderr
