"""Backups: all that a database holds at one moment as one file, and back again into any kind of database.

Knows tables only as they stand in the database, so that every schema version, old or new, comes along whole.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Date,
    DateTime,
    Engine,
    MetaData,
    Table,
    func,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from assessment.service.errors import StoreUnavailable
from assessment.service.ports import Backup as Known
from assessment.store.backup_file import BROKEN, BackupError, Made, Manifest, Reader, Writer, reading
from assessment.store.engine import WRITING, engine_of, shown, url_of
from assessment.store.migrating import alone, migrate, ready, take_steps
from assessment.store.schema import VERSION, backups, schema_version
from assessment.store.trouble import told

_ROWS = 200
"""Rows at a time; a document may be some hundred kilobytes."""
_STEPS: Final = frozenset({"alembic_version", "schema_version"})
"""Written by the steps themselves, and so by whoever restores."""
_KEPT: Final = ("assessments", "disposals")
"""A database with nothing in these has nothing that anyone would miss."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made. ``noted`` is False when the database could not be told of it."""

    manifest: Manifest
    noted: bool


def back_up(database: str, path: Path, program: str, clock: Callable[[], datetime]) -> Backup:
    """Write everything that a database holds into a file, as it is at one moment while others go on writing.

    Args:
        database: its path or URL.
        path: the file, which must not be there; only its owner may read it.
        program: the version of the program.
        clock: tells the moment.

    Raises:
        BackupError: when the file cannot be written, or the database is not there.
        StoreUnavailable: when the database cannot be read.
    """
    where = shown(database)
    with _opened(database) as engine, _whole(path) as file, told(where), _snapshot(engine) as connection:
        writer = Writer(file, Made(_version(connection, where), program, clock()))
        for table in _tables(connection):
            if table.name not in _STEPS:
                _write(connection, table, writer)
        manifest = writer.finish()
    return Backup(manifest, noted=_noted(database, manifest, path))


def noted(database: str) -> tuple[Known, ...]:
    """Return the backups that a database was told of, the last first; it is only read, whatever its schema.

    Raises:
        BackupError: when the database is not there.
        StoreUnavailable: when it cannot be read.
    """
    with _opened(database) as engine, told(shown(database)), engine.connect() as connection:
        _version(connection, shown(database))
        if not inspect(connection).has_table(backups.name):
            return ()
        found = connection.execute(select(backups).order_by(backups.c.made_at.desc()))
        return tuple(Known(row.made_at, row.place) for row in found)


def restore(database: str, path: Path) -> Manifest:
    """Read a file back into an empty database: all of it or nothing, then brought to this program's schema.

    Args:
        database: its path or URL; made when it is a file that is not there.
        path: a file that `back_up` has written.

    Raises:
        BackupError: when the file is damaged or foreign, or when the database holds assessments.
        StoreUnavailable: when the database cannot be written.
    """
    where = shown(database)
    with reading(path) as reader:
        manifest = reader.manifest
        if manifest.schema_version > VERSION:
            raise BackupError(
                f"{path} är gjord av en nyare Konsekvens ({manifest.program}). "
                "Uppdatera Konsekvens och försök igen."
            )
        with _opened(database, new=True) as engine, told(where, opening=True):
            try:
                with _writing(engine) as connection:
                    _put_back(connection, reader, where)
                    _note(connection, manifest.made_at, path)
            except (*BROKEN, TypeError, SQLAlchemyError) as error:
                if isinstance(error, DBAPIError) and not isinstance(error, DataError | IntegrityError):
                    raise
                raise BackupError(
                    f"{path} har rader som inte går att läsa in, så inget är inläst. "
                    "Välj en annan säkerhetskopia."
                ) from error
    return manifest


def _put_back(connection: Connection, reader: Reader, where: str) -> None:
    alone(connection)
    _require_empty(connection, where)
    for table in reversed(_tables(connection)):
        table.drop(connection)
    take_steps(connection, reader.manifest.schema_version)
    tables = {table.name: table for table in _tables(connection)}
    if set(tables) - _STEPS != set(reader.manifest.tables):
        raise ValueError("other tables than those of its schema")
    for name, table in tables.items():
        if name not in _STEPS:
            _read(connection, table, reader)
    migrate(connection, where)


def _require_empty(connection: Connection, where: str) -> None:
    found = inspect(connection).get_table_names()
    if found:
        # Another program's database, or a newer one of ours, is refused here.
        ready(connection, where)
    for name in _KEPT:
        if name in found and connection.execute(text(f"SELECT 1 FROM {name} LIMIT 1")).first():  # noqa: S608 - names of ours
            raise BackupError(
                f"{where} har redan bedömningar, så inget är inläst. "
                "Läs tillbaka till en tom databas: ange en annan med --db."
            )


def _write(connection: Connection, table: Table, writer: Writer) -> None:
    found = connection.execution_options(yield_per=_ROWS).execute(select(table))
    with found:
        writer.table(table.name, [c.name for c in table.columns], found)


def _read(connection: Connection, table: Table, reader: Reader) -> None:
    columns = reader.manifest.tables[table.name].columns
    if set(columns) != {c.name for c in table.columns}:
        raise ValueError("other columns than those of its schema")
    readers = [_reader(table, name) for name in columns]
    with closing(reader.rows(table.name)) as plain:
        rows = (
            {name: read(value) for name, read, value in zip(columns, readers, row, strict=True)}
            for row in plain
        )
        while chunk := list(islice(rows, _ROWS)):
            connection.execute(insert(table), chunk)
    if connection.dialect.name == "postgresql":
        _count_on(connection, table)


def _count_on(connection: Connection, table: Table) -> None:
    """Let the next number follow the highest that was read."""
    for column in table.primary_key.columns:
        names = {"table": table.name, "column": column.name}
        query = text("SELECT pg_get_serial_sequence(:table, :column)")
        sequence = connection.execute(query, names).scalar()
        if sequence is not None and (highest := connection.execute(select(func.max(column))).scalar()):
            connection.execute(select(func.setval(sequence, highest)))


def _reader(table: Table, name: str) -> Callable[[Any], Any]:
    kind = table.columns[name].type
    if isinstance(kind, DateTime):
        return lambda value: None if value is None else datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return lambda value: None if value is None else date.fromisoformat(value)
    return lambda value: value


def _tables(connection: Connection) -> Sequence[Table]:
    """Return the tables as they are, each after those that it refers to."""
    metadata = MetaData()
    metadata.reflect(connection)
    return metadata.sorted_tables


def _version(connection: Connection, where: str) -> int:
    if not inspect(connection).get_table_names():
        raise BackupError(f"{where} är en tom databas, så det finns inget att kopiera. Kontrollera --db.")
    ready(connection, where)
    return int(connection.execute(select(schema_version.c.version)).scalar_one())


def _noted(database: str, manifest: Manifest, path: Path) -> bool:
    try:
        with _opened(database) as engine, told(shown(database)), _writing(engine) as connection:
            return _note(connection, manifest.made_at, path)
    except StoreUnavailable:
        # The file is whole all the same: a copy of the database that is only read has no place for a note.
        return False


def _note(connection: Connection, made_at: datetime, path: Path) -> bool:
    """Remember that a backup is there: what is rensat afterwards is still in it."""
    if not inspect(connection).has_table(backups.name):
        # Of an earlier schema; that one was never told of its backups.
        return False
    moment = backups.c.made_at
    if connection.execute(select(moment).where(moment == made_at)).first() is None:
        row = {"made_at": made_at, "place": str(path.absolute())}
        connection.execute(insert(backups), row)
    return True


@contextmanager
def _opened(database: str, *, new: bool = False) -> Iterator[Engine]:
    where, url = shown(database), url_of(database)
    fresh = url.get_backend_name() == "sqlite" and not Path(where).exists()
    if fresh and not new:
        raise BackupError(f"{where} finns inte. Ange databasen med --db eller i KONSEKVENS_DB.")
    engine = engine_of(url, where)
    try:
        yield engine
    except BaseException:
        engine.dispose()
        if fresh:
            for rest in ("", "-wal", "-shm"):
                Path(f"{where}{rest}").unlink(missing_ok=True)
        raise
    engine.dispose()


@contextmanager
def _snapshot(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one moment, whatever others write."""
    if engine.dialect.name != "sqlite":
        engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            # Nobody takes a step of the schema between two of the tables.
            names = ", ".join(f'"{name}"' for name in inspect(connection).get_table_names())
            if names:
                connection.exec_driver_sql(f"LOCK TABLE {names} IN ACCESS SHARE MODE")
        yield connection


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        yield connection


@contextmanager
def _whole(path: Path) -> Iterator[Any]:
    """Open a file that is there when the block has ended, on disk and whole, or not at all."""
    if path.exists():
        raise BackupError(f"{path} finns redan, och skrivs inte över. Välj ett annat namn.")
    if not path.parent.is_dir():
        raise BackupError(f"Mappen {path.parent} finns inte. Skapa den först, eller välj en annan.")
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise BackupError(
            f"{path} går inte att skriva ({error.strerror}). Kontrollera att du får skriva där "
            "och att det finns plats på disken."
        ) from error
    finally:
        draft.unlink(missing_ok=True)
