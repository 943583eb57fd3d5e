"""``konsekvens gallra`` as it is run: a list first, then files, and then nothing left."""

from pathlib import Path

from assessment import bootstrap
from assessment.core.vocabulary import Stage
from assessment.settings import Settings
from tests.cli.conftest import Run

BEFORE = ("--före", "2099-01-01")


def test_what_can_be_taken_away_is_listed_handed_out_and_gone(run: Run, tmp_path: Path) -> None:
    database = tmp_path / "k.db"
    service = bootstrap.build(Settings.read({"KONSEKVENS_DB": str(database)}))
    saved = service.start_example(service.examples()[0].name)
    service.move(saved, Stage.VOID, "Fel ärende")
    draft = service.start_new()
    folder = tmp_path / "gallrat"
    folder.mkdir()

    listed = run("gallra", *BEFORE, "--db", database)
    assert listed.exit_code == 0
    assert "UBN 2026/0118 Anpassad grundskola samlas till två enheter (makulerad)" in listed.stdout
    assert "1 kan gallras. Inget är ändrat." in listed.stdout
    assert service.open(saved.assessment.id).assessment.stage is Stage.VOID

    done = run("gallra", *BEFORE, "--db", database, "--till", folder, "--skäl", "Plan 3.2", "--utför")
    assert (done.exit_code, done.stderr) == (0, "")
    (file,) = folder.iterdir()
    assert file.name == f"{saved.assessment.id}.zip"
    assert file.stat().st_mode & 0o777 == 0o600
    assert run("gallra", *BEFORE, "--db", database).stdout == "Inget att gallra.\n"
    assert service.open(draft.assessment.id) == draft
    assert [d.reason for d in service.disposals()] == ["Plan 3.2"]


def test_without_a_folder_or_a_reason_nothing_is_done(run: Run, tmp_path: Path) -> None:
    database = tmp_path / "k.db"
    service = bootstrap.build(Settings.read({"KONSEKVENS_DB": str(database)}))
    saved = service.start_new()
    service.delete(saved.assessment.id)

    for given in ((), ("--till", tmp_path), ("--skäl", "Plan 3.2")):
        said = run("gallra", *BEFORE, "--db", database, "--utför", *given)
        assert said.exit_code == 2
        assert "--till MAPP och --skäl" in said.stderr
    missing = run(
        "gallra", *BEFORE, "--db", database, "--utför", "--skäl", "P", "--till", tmp_path / "saknas"
    )
    assert missing.exit_code == 1
    assert "finns inte" in missing.stderr
    assert service.list_trash().lines
