"""Brings a database to the schema of this program: makes the tables, or takes the steps that are missing.

Knows the order of things and the lock. The steps themselves are in ``migrations``.
"""

from threading import Lock

from sqlalchemy import Connection, delete, insert, inspect, select, text

from assessment.core.language import tr
from assessment.service.errors import StoreUnavailable
from assessment.store.schema import VERSION, schema_version

_FIRST = "1"
"""The released schema that had no Alembic yet."""
_PATIENCE_SECONDS = 120
"""How long one server waits for another to have taken the steps of a large database."""
_ADVISORY = 7_106_522_317_901_244_001
"""Any number will do, as long as every server asks for the same."""

# Alembic keeps what it does now in a variable of its module.
_ALEMBIC = Lock()


def ready(connection: Connection, where: str) -> bool:
    """Return whether the database has the schema of this program.

    Raises:
        StoreUnavailable: when it is another program's, or made by a newer one of ours; nothing is changed.
    """
    found = inspect(connection).get_table_names()
    if not found:
        return False
    if schema_version.name not in found:
        raise StoreUnavailable(
            tr(
                "{where} är en databas som hör till ett annat program. "
                "Välj en annan plats med KONSEKVENS_DB.",
                where=where,
            )
        )
    version = connection.execute(select(schema_version.c.version)).scalar()
    if version is None or version > VERSION:
        raise StoreUnavailable(
            tr(
                "{where} är sparad av en nyare Konsekvens. Den har databasversion {version}, "
                "och den här läser {own}. Uppdatera Konsekvens. Inget i databasen är ändrat.",
                where=where,
                version=version,
                own=VERSION,
            )
        )
    return bool(version == VERSION)


def migrate(connection: Connection, where: str) -> None:
    """Take every step that is missing, in the caller's transaction: all of them or none.

    Only one connection does it at a time. In SQLite the caller's write lock sees to that, in PostgreSQL
    a lock that is let go of with the transaction.

    Raises:
        StoreUnavailable: as `ready`.
    """
    alone(connection)
    # Someone else may have done it while we waited.
    if ready(connection, where):
        return
    take_steps(connection, VERSION)


def alone(connection: Connection) -> None:
    """Wait until no other connection changes the tables; none can before this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = '{_PATIENCE_SECONDS}s'"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY})"))


def take_steps(connection: Connection, version: int) -> None:
    """Bring the tables to a schema version from whatever is there, without asking who else does."""
    # Slow to load, and only met when something is to be done.
    from alembic import command  # noqa: PLC0415 - as the line above says
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", "assessment.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    found = inspect(connection).get_table_names()
    with _ALEMBIC:
        if found and "alembic_version" not in found:
            command.stamp(config, _FIRST)
        command.upgrade(config, str(version))
    # Read by programs older than this one, which so leave the database alone.
    connection.execute(delete(schema_version))
    connection.execute(insert(schema_version), {"version": version})
