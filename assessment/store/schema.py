"""The tables. Everything that is searched or listed is a column beside the document; the document never is.

Plain SQL types only, so that SQLite and PostgreSQL keep the same.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

VERSION = 2
"""Raised with every change of the tables, which is a step in ``migrations``; a higher one is left alone."""


class Moment(TypeDecorator[datetime]):
    """A moment with its zone, kept as UTC: SQLite drops zones, so none is stored and UTC is meant."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the moment in UTC, without zone."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - as above
        """Return the moment with its zone, UTC."""
        return value.replace(tzinfo=UTC) if value else None


metadata = MetaData()

schema_version = Table(
    "schema_version", metadata, Column("version", Integer, primary_key=True, autoincrement=False)
)

assessments = Table(
    "assessments",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("document", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("title", String(500), nullable=False),
    Column("diary_number", String(500), nullable=False),
    Column("organisation", String(500), nullable=False),
    Column("board", String(500), nullable=False),
    Column("stage", String(20), nullable=False),
    Column("version", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("trashed_at", Moment),
    Index("assessments_newest", "updated_at", "id"),
    Index("assessments_board", "board", "updated_at"),
)

statuses = Table(
    "statuses",
    metadata,
    Column("assessment_id", ForeignKey(assessments.c.id, ondelete="CASCADE"), primary_key=True),
    Column("perspective", String(80), primary_key=True),
    Column("alternative", String(80), primary_key=True),
    Column("status", String(40), nullable=False),
    Column("possible", Integer, nullable=False),
    Index("statuses_by_word", "perspective", "status"),
)

flags = Table(
    "flags",
    metadata,
    Column("assessment_id", ForeignKey(assessments.c.id, ondelete="CASCADE"), primary_key=True),
    Column("checklist", String(80), primary_key=True),
    Column("flag", String(80), primary_key=True),
    Column("alternative", String(80), primary_key=True),
    Column("state", String(20), nullable=False),
    Index("flags_by_state", "flag", "state"),
)

editions = Table(
    "editions",
    metadata,
    Column("fingerprint", String(128), primary_key=True),
    Column("checklist", String(80), nullable=False),
    Column("edition", String(80), nullable=False),
    Column("content", Text, nullable=False),
    Column("kept_at", Moment, nullable=False),
)

# Rows are added and never changed, but for one thing: rensa empties before and after, and the event stays.
journal = Table(
    "journal",
    metadata,
    # Within one assessment the numbers follow the order of its revisions.
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("assessment_id", ForeignKey(assessments.c.id, ondelete="CASCADE"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("who", String(200), nullable=False),
    Column("event", String(20), nullable=False),
    Column("path", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("erased_at", Moment),
    Index("journal_by_assessment", "assessment_id", "number"),
)
