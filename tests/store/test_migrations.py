"""Databases of earlier releases: they open with nothing lost, once, and end as a new one begins."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine, insert, inspect, text

from assessment.core.assessment_file import read_stored
from assessment.core.people import board_key
from assessment.core.vocabulary import Status
from assessment.service import StoreUnavailable
from assessment.service.ports import EditionContent
from assessment.service.register_store import Selection
from assessment.store import DatabaseStore
from assessment.store.engine import url_of
from assessment.store.schema import VERSION, metadata
from tests.postgres import Cluster
from tests.store.conftest import NOON, document, later

DATABASES = Path(__file__).parent / "databases"
RELEASED = {version: DATABASES / f"schema-{version}.sqlite" for version in range(1, VERSION)}
"""Each written by the last program of its schema: an example, an empty assessment and one in the trash."""


@pytest.fixture(params=sorted(RELEASED))
def schema(request: pytest.FixtureRequest) -> int:
    """Every schema that has been released, in turn."""
    return int(request.param)


@pytest.fixture
def old(database: str, schema: int) -> str:
    """A database of an earlier schema, of each kind, with what the file of that release holds."""
    if "://" not in database:
        shutil.copy(RELEASED[schema], database)
        return database
    config = Config()
    config.set_main_option("script_location", "assessment.store:migrations")
    config.set_main_option("path_separator", "os")
    source, target = create_engine(f"sqlite:///{RELEASED[schema]}"), create_engine(url_of(database))
    with target.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, str(schema))
        if schema == 1:
            # The first release had no Alembic.
            connection.execute(text("DROP TABLE alembic_version"))
        kept = MetaData()
        kept.reflect(source)
        with source.connect() as written:
            for table in kept.sorted_tables:
                rows = written.execute(table.select()).mappings().all()
                if rows and table.name != "alembic_version":
                    connection.execute(insert(table), [dict(row) for row in rows])
        if schema > 1:
            # Rows that came with their numbers have not moved the server's own count.
            connection.execute(
                text("SELECT setval(pg_get_serial_sequence('journal', 'number'), max(number)) FROM journal")
            )
    source.dispose()
    target.dispose()
    return database


def test_a_database_of_an_earlier_schema_opens_with_nothing_lost(old: str, schema: int) -> None:
    store = DatabaseStore.open(old)

    with closing(sqlite3.connect(RELEASED[schema])) as connection:
        written = dict(connection.execute("SELECT id, document FROM assessments WHERE trashed_at IS NULL"))
        words = connection.execute("SELECT count(*) FROM statuses").fetchone()[0]
        prints = [row[0] for row in connection.execute("SELECT fingerprint FROM editions")]
        events = 0
        if schema > 1:
            events = connection.execute("SELECT count(*) FROM journal").fetchone()[0]
    for name, text_of in written.items():
        found = store.get(name)
        assert found is not None
        assert found.text == text_of
        assert not isinstance(read_stored(found.text), tuple)
    lines = {line.id: line for line in store.lines(10).lines}
    trashed = store.lines(10, trashed=True).lines
    assert {"ny-2", "exempel-1"} <= set(lines) == set(written)
    assert [line.id for line in trashed] == ["kastad-3"]
    assert sum(len(line.columns.statuses) for line in (*lines.values(), *trashed)) == words
    assert lines["exempel-1"].columns.title == "Badtid för kvinnor som inte kan simma"
    assert lines["exempel-1"].columns.flags
    assert all(store.edition(fingerprint) is not None for fingerprint in prints)
    assert sum(len(store.events(name)) for name in (*lines, "kastad-3")) == events
    store.close()


def test_the_first_schema_keeps_its_times_and_words(tmp_path: Path) -> None:
    shutil.copy(RELEASED[1], tmp_path / "konsekvens.db")
    store = DatabaseStore.open(str(tmp_path / "konsekvens.db"))

    lines = {line.id: line for line in store.lines(10).lines}
    assert list(lines) == ["ny-2", "exempel-1"]
    example = lines["exempel-1"]
    assert example.revision == 2
    assert example.saved_at == datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)
    assert example.created_at == datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)
    assert {s.status for s in example.columns.statuses} > {Status.STRENGTHENS}
    assert store.edition("f00d") == EditionContent("f00d", "barn", "2026-1", '{"checklista":"barn"}')
    store.close()


def test_an_old_assessment_is_at_home_where_it_says_it_is(old: str) -> None:
    store = DatabaseStore.open(old)

    boards = {line.id: line.columns.board for line in store.lines(10).lines}
    assert any(boards.values())
    for name, board in boards.items():
        standing = store.standing(name)
        assert standing is not None
        assert (standing.owner, standing.home) == ("", board_key(board))
    store.close()


def test_an_old_database_is_written_as_a_new_one(old: str) -> None:
    store = DatabaseStore.open(old)

    assert store.replace(document("ny-2", text="nytt"), 1, later(1)) is not None
    assert store.add(document("ny-4"), NOON) is not None
    assert store.restore("kastad-3", later(4))
    store.close()


def test_many_who_open_an_old_database_at_once_take_the_steps_once(old: str) -> None:
    with ThreadPoolExecutor(6) as servers:
        stores = list(servers.map(DatabaseStore.open, [old] * 6))

    assert all(store.get("ny-2") is not None for store in stores)
    for store in stores:
        store.close()


def test_steps_that_fail_leave_the_database_as_it_was(
    old: str, schema: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Exception):  # noqa: N818 - it is the test's own
        pass

    def fail(*_: object) -> None:
        raise Broken

    with monkeypatch.context() as patched:
        patched.setattr("assessment.store.migrating.delete", fail)
        with pytest.raises(Broken):
            DatabaseStore.open(old)

    engine = create_engine(url_of(old))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version FROM schema_version")).scalar() == schema
        with pytest.raises(Exception, match="documents"):
            connection.execute(text("SELECT * FROM documents"))
    engine.dispose()
    DatabaseStore.open(old).close()


def test_the_steps_end_in_the_tables_that_the_store_uses(database: str) -> None:
    DatabaseStore.open(database).close()

    engine = create_engine(url_of(database))
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
        # The index of text search is PostgreSQL's own, and only there when it has pg_trgm.
        assert [d for d in found if d[0] != "remove_index" or d[1].name != "searched_words"] == []
    engine.dispose()


def _indexes(url: str) -> set[str | None]:
    engine = create_engine(url_of(url))
    try:
        return {index["name"] for index in inspect(engine).get_indexes("searched")}
    finally:
        engine.dispose()


@pytest.mark.real
@pytest.mark.xdist_group("postgresql")
def test_text_search_is_indexed_where_the_database_lets_us(cluster: Cluster) -> None:
    url = cluster.url()
    DatabaseStore.open(url).close()

    assert "searched_words" in _indexes(url)


@pytest.mark.real
@pytest.mark.xdist_group("postgresql")
def test_a_database_that_refuses_the_index_is_used_without_it(cluster: Cluster) -> None:
    url = cluster.url()
    engine = create_engine(url_of(url))
    with engine.begin() as connection:
        connection.execute(text("CREATE ROLE modest LOGIN"))
        connection.execute(text("GRANT ALL ON SCHEMA public TO modest"))
    engine.dispose()
    theirs = url.replace("://postgres@", "://modest@")
    assert theirs != url

    store = DatabaseStore.open(theirs)
    store.add(document(words="skolan flyttas"), NOON, "eva")
    found = store.count(Selection(text="skola"))
    store.close()

    assert "searched_words" not in _indexes(url)
    assert found == 1


def test_every_schema_has_its_step_and_its_kept_database() -> None:
    config = Config()
    config.set_main_option("script_location", "assessment.store:migrations")
    config.set_main_option("path_separator", "os")

    assert ScriptDirectory.from_config(config).get_current_head() == str(VERSION)
    assert all(file.is_file() for file in RELEASED.values())


def test_a_server_database_of_a_newer_version_is_refused_and_left_alone(database: str) -> None:
    DatabaseStore.open(database).close()
    engine = create_engine(url_of(database))
    with engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 99"))

    with pytest.raises(StoreUnavailable, match=r"nyare Konsekvens.*99.*Uppdatera"):
        DatabaseStore.open(database)
    engine.dispose()
