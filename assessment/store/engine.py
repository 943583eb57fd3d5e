"""The way to a database: what a path or a URL means, and how its connections are set up.

Knows SQLite and PostgreSQL as programs. Knows no table.
"""

import logging
import os
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from assessment.core.language import tr
from assessment.service.errors import StoreUnavailable
from assessment.store.trouble import busy

_LOG = logging.getLogger(__name__)
WRITING = "konsekvens_writing"
"""Execution option of a connection whose transactions will write."""

_BUSY_SECONDS = 5
"""How long to wait for a lock or for a server that does not answer, before a person is told."""


class Turn:
    """Lets one thread of this process write at a time, in SQLite, where no two can anyway.

    SQLite itself lets those who wait try again now and then, and whoever comes by at the right moment goes
    first: with many writers some would wait until they give up.
    """

    def __init__(self, where: str) -> None:
        self._where = where
        self._lock = Lock()

    def __enter__(self) -> None:
        if not self._lock.acquire(timeout=_BUSY_SECONDS):
            raise busy(self._where)

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def shown(database: str) -> str:
    """Return a path or URL as it may be shown: the whole path of a file, and never a password."""
    url = url_of(database)
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    # What stands after the question mark may be a password as well, and SQLAlchemy hides only the first.
    return url.set(query={}).render_as_string()


def url_of(database: str) -> URL:
    """Return the URL of a path or a URL as people write it."""
    if "://" not in database:
        return URL.create("sqlite", database=str(Path(database).expanduser().absolute()))
    url = make_url(database)
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgresql", "postgres"} else url


def engine_of(url: URL, where: str) -> Engine:
    """Return the engine of a database, whose every change is on disk before it is acknowledged.

    Args:
        url: where the database is.
        where: the same as it may be shown.

    Raises:
        StoreUnavailable: when the driver or the folder of the database is missing.
    """
    if url.get_backend_name() == "sqlite":
        return _file(url, where)
    try:
        return create_engine(
            url, pool_pre_ping=True, hide_parameters=True, connect_args=_server_arguments(url)
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreUnavailable(
            tr(
                "Den här installationen kan inte tala med {where}: drivrutinen saknas. Ange sökvägen till "
                "en SQLite-fil eller en adress som börjar med postgresql:// i KONSEKVENS_DB.",
                where=where,
            )
        ) from error


def scrub(engine: Engine) -> None:
    """Take what has been deleted or overwritten out of the database's own files, as far as it can.

    SQLite has already written zeros over it, but the log still holds the old pages. A PostgreSQL server is
    told that its place may be used again; only VACUUM FULL, which stops everyone meanwhile, writes the files
    anew. Somebody who still reads delays both.
    """
    try:
        if engine.dialect.name == "sqlite":
            # Past SQLAlchemy, which would begin a transaction first.
            with closing(engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        elif engine.dialect.name == "postgresql":
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")
    except DBAPIError:
        # It is deleted, and that is committed; the database itself cleans up sooner or later.
        _LOG.warning("What was erased may lie in the files of the database until it cleans up", exc_info=True)


def _server_arguments(url: URL) -> dict[str, Any]:
    if url.get_backend_name() != "postgresql":
        return {}
    arguments = {"connect_timeout": _BUSY_SECONDS, "options": f"-c lock_timeout={_BUSY_SECONDS}s"}
    # What stands in the URL was meant: a proxy may refuse options, a distant server be slow.
    return {name: value for name, value in arguments.items() if name not in url.query}


def _file(url: URL, where: str) -> Engine:
    try:
        # What people have written is nobody else's on this computer: neither the folder nor the file.
        Path(where).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(
            tr(
                "Mappen {folder} går inte att skapa ({reason}). "
                "Kontrollera att du får skriva där, eller välj en annan plats med KONSEKVENS_DB.",
                folder=Path(where).parent,
                reason=error.strerror,
            )
        ) from error
    # isolation_level None: the driver begins no transaction of its own, the event below does.
    arguments = {"timeout": _BUSY_SECONDS, "isolation_level": None}
    engine = create_engine(url, hide_parameters=True, connect_args=arguments)
    event.listen(engine, "do_connect", lambda *_: _make_private(where))
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _make_private(file: str) -> None:
    """Make a file that only its owner can open, if there is none; SQLite makes its other files alike."""
    with suppress(OSError):
        # Where it is there already, or cannot be made, SQLite goes on and says what is wrong.
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _on_connect(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={_BUSY_SECONDS * 1000}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    # A transaction that will write takes the write lock at once: turning a read lock into one can fail.
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
