"""A backup is whole, checked, the same for every database, and comes back row by row."""

import json
import shutil
import stat
import threading
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, create_engine, insert, select, text

from assessment.core.vocabulary import FlagState, Status
from assessment.service import StoreUnavailable
from assessment.service.ports import Backup, EditionContent, Entry, FlagColumn, StatusColumn
from assessment.store import DatabaseStore
from assessment.store.backing_up import back_up, restore
from assessment.store.backup_file import BackupError
from assessment.store.engine import url_of
from assessment.store.schema import VERSION
from tests.postgres import Cluster
from tests.store.conftest import BACKENDS, NOON, document, later

OLD = Path(__file__).parent / "databases" / "schema-1.sqlite"
TEXT = json.dumps({"a": "Å, ä och ö & <allt> 😀 \u2028 \\u0000"}, ensure_ascii=False)


def filled(database: str) -> None:
    """Put something in every table there is, whatever its columns."""
    store = DatabaseStore.open(database)
    for n in range(450):
        assert store.add(document(f"nr-{n}", TEXT * (1 + n % 3)), later(n), "anna")
    assert store.replace(document("nr-0"), 1, later(500), "bo", [Entry(("svar", "q"), None, '"ja"')])
    assert store.trash("nr-1", later(501))
    store.keep_edition(EditionContent("f00d", "barn", "2026-1", "{}"), NOON)
    store.close()
    engine = create_engine(url_of(database))
    metadata = MetaData()
    with engine.begin() as connection:
        metadata.reflect(connection)
        for table in metadata.sorted_tables:
            if table.name != "backups" and connection.execute(select(table)).first() is None:
                connection.execute(insert(table), {c.name: some(c) for c in table.columns})
    engine.dispose()


def some(column: Any) -> Any:
    if column.name == "assessment_id":
        return "nr-3"
    kind = column.type.python_type
    return (
        {int: 7, bool: True, date: date(2027, 2, 1)}.get(kind, NOON.replace(tzinfo=None))
        if kind is not str
        else "å"
    )


def clock_at(minutes: int) -> Callable[[], datetime]:
    return lambda: later(minutes)


def content(database: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table; when a backup was noted is the backup's own."""
    engine = create_engine(url_of(database))
    metadata = MetaData()
    with engine.connect() as connection:
        metadata.reflect(connection)
        found = {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name != "backups"
        }
    engine.dispose()
    return found


@pytest.fixture(params=BACKENDS)
def other(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a backup is read back: each kind in turn, empty."""
    if request.param == "sqlite":
        return str(tmp_path / "annan.db")
    made: Cluster = request.getfixturevalue("cluster")
    return made.url()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of an SQLite database."""
    filled(str(tmp_path / "k.db"))
    back_up(str(tmp_path / "k.db"), tmp_path / "kopia.zip", "1.2.3", lambda: NOON)
    return tmp_path / "kopia.zip"


def test_a_backup_comes_back_row_by_row_in_either_kind_of_database(
    database: str, other: str, tmp_path: Path
) -> None:
    filled(database)
    before = content(database)

    made = back_up(database, tmp_path / "kopia.zip", "1.2.3", lambda: NOON)
    restored = restore(other, tmp_path / "kopia.zip")

    assert made.noted
    assert restored == made.manifest
    assert (restored.schema_version, restored.program, restored.made_at) == (VERSION, "1.2.3", NOON)
    assert min(len(rows) for rows in before.values()) > 0
    assert content(other) == before
    # And it is used as any other: new rows do not run into the old ones.
    store = DatabaseStore.open(other)
    assert store.replace(document("nr-5"), 1, later(600), "cia", [Entry(("svar", "q"), None, '"nej"')])
    assert [e.who for e in store.events("nr-5")] == ["cia", "anna"]
    store.close()


def test_a_backup_is_of_one_moment_while_others_write(database: str, tmp_path: Path) -> None:
    """The writer counts one assessment up and journals each step: in no moment do the two differ."""
    store = DatabaseStore.open(database)
    for n in range(300):
        assert store.add(document(f"nr-{n}"), NOON)
    stop, begun = threading.Event(), threading.Event()

    def write() -> None:
        turn = 0
        while not stop.is_set():
            for name in ("nr-0", "nr-299"):
                entries = [Entry(("svar", "q"), str(turn), str(turn + 1))]
                assert store.replace(document(name, str(turn + 1)), 1 + turn, later(turn), "anna", entries)
            turn += 1
            begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(30)
    for n in range(5):
        back_up(database, tmp_path / f"{n}.zip", "1", clock_at(n))
    stop.set()
    writer.join()
    store.close()

    for n in range(5):
        target = str(tmp_path / f"{n}.db")
        restore(target, tmp_path / f"{n}.zip")
        again = DatabaseStore.open(target)
        first, last = again.get("nr-0"), again.get("nr-299")
        assert first is not None
        assert last is not None
        assert first.revision - last.revision in {0, 1}
        for one in (first, last):
            changed = [e for e in again.events(one.id) if e.after is not None]
            assert len(changed) == one.revision - 1 == int(one.text)
        again.close()


def test_only_its_owner_may_read_a_backup_and_nothing_else_is_left(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [p.name for p in backup.parent.iterdir() if p.name.endswith(".tmp")] == []


def test_a_backup_is_noted_where_it_is_made_and_where_it_is_read_back(backup: Path, tmp_path: Path) -> None:
    restore(str(tmp_path / "annan.db"), backup)

    for name in ("k.db", "annan.db"):
        engine = create_engine(f"sqlite:///{tmp_path / name}")
        with engine.connect() as connection:
            places = connection.execute(text("SELECT place FROM backups")).scalars().all()
        engine.dispose()
        assert str(backup) in places


def test_the_store_tells_of_its_backups_the_last_first(database: str, tmp_path: Path) -> None:
    DatabaseStore.open(database).close()
    for n in range(3):
        back_up(database, tmp_path / f"{n}.zip", "1", clock_at(n))

    store = DatabaseStore.open(database)
    assert store.backups() == tuple(Backup(later(n), str(tmp_path / f"{n}.zip")) for n in (2, 1, 0))
    store.close()


def test_a_database_of_the_first_schema_is_copied_untouched_and_moved_when_it_is_read_back(
    tmp_path: Path, other: str
) -> None:
    old = tmp_path / "gammal.db"
    shutil.copy(OLD, old)

    made = back_up(str(old), tmp_path / "kopia.zip", "1", lambda: NOON)
    restore(other, tmp_path / "kopia.zip")

    assert made.manifest.schema_version == 1
    assert content(str(old)) == content(str(OLD))
    store = DatabaseStore.open(other)
    assert [line.id for line in store.lines(10).lines] == ["ny-2", "exempel-1"]
    found = store.get("ny-2")
    assert found is not None
    assert found.text == next(row[1] for row in content(str(OLD))["assessments"] if row[0] == "ny-2")
    assert store.edition("f00d") is not None
    store.close()


def test_a_database_with_assessments_is_left_alone(backup: Path, other: str) -> None:
    store = DatabaseStore.open(other)
    assert store.add(document("min"), NOON)
    store.close()

    with pytest.raises(BackupError, match=r"har redan bedömningar.*tom databas"):
        restore(other, backup)

    store = DatabaseStore.open(other)
    assert store.get("min") is not None
    assert store.get("nr-0") is None
    store.close()


def test_a_database_that_the_app_has_only_been_started_on_counts_as_empty(backup: Path, other: str) -> None:
    DatabaseStore.open(other).close()

    restore(other, backup)

    store = DatabaseStore.open(other)
    assert store.get("nr-0") is not None
    store.close()


def test_another_programs_database_is_left_alone(backup: Path, other: str) -> None:
    engine = create_engine(url_of(other))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE andras (x INTEGER)"))

    with pytest.raises(StoreUnavailable, match="ett annat program"):
        restore(other, backup)

    with engine.connect() as connection:
        assert connection.execute(text("SELECT x FROM andras")).all() == []
    engine.dispose()


# Files that are not as they should be


Spoil = Callable[[Path], None]


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def turned_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0xFF
    path.write_bytes(data)


def rewritten(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)


def changed_row(path: Path) -> None:
    rewritten(
        path, lambda parts: parts.update({"journal.jsonl": parts["journal.jsonl"].replace(b"anna", b"elsa")})
    )


def lost_table(path: Path) -> None:
    rewritten(path, lambda parts: parts.pop("journal.jsonl"))


def extra_file(path: Path) -> None:
    rewritten(path, lambda parts: parts.update({"../ute.txt": b"x"}))


def odd_manifest(path: Path) -> None:
    rewritten(
        path,
        lambda parts: parts.update(
            {"manifest.json": parts["manifest.json"].replace(b'"rows": 1,', b'"rows": "x",')}
        ),
    )


def other_zip(path: Path) -> None:
    rewritten(path, lambda parts: parts.pop("manifest.json"))


def a_word_file(path: Path) -> None:
    shutil.copy(Path(__file__).parents[2] / "templates" / "konsekvensbedomning.docx", path)


def newer(path: Path) -> None:
    rewritten(
        path,
        lambda parts: parts.update(
            {
                "manifest.json": parts["manifest.json"].replace(
                    f'"schema_version": {VERSION}'.encode(), b'"schema_version": 99'
                )
            }
        ),
    )


def newer_form(path: Path) -> None:
    rewritten(
        path,
        lambda parts: parts.update(
            {"manifest.json": parts["manifest.json"].replace(b'"edition": 1', b'"edition": 9')}
        ),
    )


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path) as old:
        manifest = old.read("manifest.json")
        names = [name for name in old.namelist() if name != "manifest.json"]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        new.writestr("manifest.json", manifest)
        for name in names[1:]:
            new.writestr(name, b"")
        with new.open(names[0], "w") as file:
            for _ in range(80):
                file.write(b"\0" * 1024 * 1024)


def crafted(path: Path) -> None:
    """Whole and with right sums, but with rows that no table takes."""

    def change(parts: dict[str, bytes]) -> None:
        import hashlib  # noqa: PLC0415 - only here

        rows = parts["documents.jsonl"].splitlines(keepends=True)
        parts["documents.jsonl"] = part = b"".join([rows[0], *rows])
        manifest = json.loads(parts["manifest.json"])
        note = manifest["tables"]["documents"]
        note |= {"rows": len(rows) + 1, "size": len(part), "sha256": hashlib.sha256(part).hexdigest()}
        parts["manifest.json"] = json.dumps(manifest).encode()

    rewritten(path, change)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (truncated, "är skadad"),
        (empty, "är skadad"),
        (turned_byte, "är skadad"),
        (changed_row, "är skadad"),
        (lost_table, "är skadad"),
        (extra_file, "är skadad"),
        (odd_manifest, "är skadad"),
        (other_zip, "ingen säkerhetskopia från Konsekvens"),
        (a_word_file, "ingen säkerhetskopia från Konsekvens"),
        (newer, "nyare Konsekvens"),
        (newer_form, "nyare Konsekvens"),
        (bomb, "orimligt mycket"),
        (crafted, "inget är inläst"),
        (Path.unlink, "finns inte"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_a_sentence_and_changes_nothing(
    spoil: Spoil, sentence: str, backup: Path, tmp_path: Path
) -> None:
    spoil(backup)

    with pytest.raises(BackupError, match=sentence) as told:
        restore(str(tmp_path / "annan.db"), backup)

    assert "\n" not in str(told.value)
    assert list(tmp_path.glob("annan*")) == []
    assert not (tmp_path.parent / "ute.txt").exists()


def test_a_file_that_cannot_be_used_leaves_an_empty_server_empty(backup: Path, other: str) -> None:
    crafted(backup)
    DatabaseStore.open(other).close()

    with pytest.raises(BackupError, match="inget är inläst"):
        restore(other, backup)

    store = DatabaseStore.open(other)
    assert store.lines(10).lines == ()
    store.close()


# Where a backup cannot be made


def test_a_file_that_is_there_is_never_written_over(backup: Path) -> None:
    before = backup.read_bytes()

    with pytest.raises(BackupError, match="finns redan"):
        back_up(str(backup.with_name("k.db")), backup, "1", lambda: NOON)

    assert backup.read_bytes() == before


def test_a_folder_or_a_database_that_is_missing_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"borta\.db finns inte"):
        back_up(str(tmp_path / "borta.db"), tmp_path / "kopia.zip", "1", lambda: NOON)
    with pytest.raises(BackupError, match=r"Mappen .* finns inte"):
        back_up(str(OLD), tmp_path / "ingen" / "kopia.zip", "1", lambda: NOON)

    assert list(tmp_path.iterdir()) == []


def test_a_backup_that_fails_half_way_leaves_no_file(backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Iterator[None]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(BackupError, match="plats på disken"):
        back_up(str(backup.with_name("k.db")), backup.with_name("två.zip"), "1", lambda: NOON)

    assert sorted(p.name for p in backup.parent.glob("*två*")) == []


def test_statuses_and_flags_come_along_with_their_words(backup: Path, tmp_path: Path) -> None:
    restore(str(tmp_path / "annan.db"), backup)

    store = DatabaseStore.open(str(tmp_path / "annan.db"))
    line = store.lines(1).lines[0]
    assert line.columns.statuses == (StatusColumn("barn", "forslaget", Status.MIXED, 2),)
    assert line.columns.flags == (FlagColumn("barn", "F3", "forslaget", FlagState.OPEN),)
    store.close()
