"""``konsekvens backup`` and ``restore`` as they are run, with what they say."""

from datetime import UTC, datetime
from pathlib import Path

from assessment.store import DatabaseStore
from tests.cli.conftest import Run
from tests.store.conftest import document


def test_what_is_stored_is_copied_and_read_back(run: Run, tmp_path: Path) -> None:
    store = DatabaseStore.open(str(tmp_path / "k.db"))
    store.add(document("ett"), datetime(2026, 11, 22, tzinfo=UTC))
    store.close()

    made = run("backup", tmp_path / "kopia.zip", "--db", tmp_path / "k.db")
    back = run("restore", tmp_path / "kopia.zip", "--db", tmp_path / "ny.db")

    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout.startswith(f"{tmp_path / 'kopia.zip'}: 1 bedömning, ")
    assert (back.exit_code, back.stderr) == (0, "")
    assert back.stdout.startswith(f"{tmp_path / 'ny.db'}: 1 bedömning, som det var 20")
    store = DatabaseStore.open(str(tmp_path / "ny.db"))
    assert store.get("ett") is not None
    store.close()


def test_what_cannot_be_done_is_one_sentence_and_exit_code_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("hej")

    for said, sentence in (
        (run("restore", tmp_path / "brev.txt", "--db", tmp_path / "ny.db"), "är skadad eller ingen"),
        (run("backup", tmp_path / "kopia.zip", "--db", tmp_path / "ny.db"), "ny.db finns inte"),
        (run("backup", tmp_path / "kopia.zip", "--db", "mysql://x/y"), "mysql://"),
    ):
        assert said.exit_code == 1
        assert said.stderr.startswith("Fel: ")
        assert said.stderr.count("\n") == 1
        assert sentence in said.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["brev.txt"]


def test_the_backups_that_were_made_are_listed(run: Run, tmp_path: Path) -> None:
    DatabaseStore.open(str(tmp_path / "k.db")).close()
    for name in ("ett.zip", "två.zip"):
        assert run("backup", tmp_path / name, "--db", tmp_path / "k.db").exit_code == 0

    said = run("backup", "--lista", "--db", tmp_path / "k.db")

    places = [line.split("  ", 1)[1] for line in said.stdout.splitlines()]
    assert places == [str(tmp_path / "två.zip"), str(tmp_path / "ett.zip")]


def test_a_backup_without_a_file_says_what_to_write(run: Run) -> None:
    said = run("backup")

    assert said.exit_code == 2
    assert "Skriv också var kopian ska sparas, till exempel konsekvens backup kopia.zip." in said.stderr
