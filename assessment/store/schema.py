"""The tables. Everything that is searched or listed is a column beside the document; the document never is.

Plain SQL types only, so that SQLite and PostgreSQL keep the same.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
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

VERSION = 3
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
    Column("owner", String(200), nullable=False, server_default=""),
    # The key of the nämnd that it belongs to, and that of the nämnd that it names: see core.people.
    Column("home", String(500), nullable=False, server_default=""),
    Column("board_key", String(500), nullable=False, server_default=""),
    Column("decision_on", Date),
    Column("sealed_on", Date),
    Column("alternatives", Integer, nullable=False, server_default="0"),
    Column("preparation", String(80), nullable=False, server_default=""),
    Column("follows", String(80), nullable=False, server_default=""),
    Column("leading", String(80), nullable=False, server_default=""),
    # SHA-256 over the rows of the tables below, so that a save that changes none need not read them.
    Column("rows_hash", String(64), nullable=False, server_default=""),
    Index("assessments_newest", "updated_at", "id"),
    Index("assessments_board_newest", "board_key", "updated_at", "id"),
    Index("assessments_stage", "stage", "updated_at", "id"),
    Index("assessments_decided", "decision_on", "board_key"),
    Index("assessments_owner", "owner", "updated_at"),
    Index("assessments_follows", "follows", "stage"),
)


def _of_assessment() -> Column[str]:
    """Return the column that names the assessment a row belongs to, and goes with it."""
    return Column(
        "assessment_id", String(80), ForeignKey(assessments.c.id, ondelete="CASCADE"), primary_key=True
    )


# In a table of its own, so that reading the columns of many assessments never passes their documents.
documents = Table("documents", metadata, _of_assessment(), Column("document", Text, nullable=False))

searched = Table("searched", metadata, _of_assessment(), Column("words", Text, nullable=False))

guests = Table(
    "guests",
    metadata,
    _of_assessment(),
    Column("person", String(200), primary_key=True),
    Column("role", String(20), nullable=False),
    Index("guests_person", "person", "assessment_id"),
)

statuses = Table(
    "statuses",
    metadata,
    _of_assessment(),
    Column("perspective", String(80), primary_key=True),
    Column("alternative", String(80), primary_key=True),
    Column("status", String(40), nullable=False),
    Column("possible", Integer, nullable=False),
    Index("statuses_word", "perspective", "status", "assessment_id"),
)

flags = Table(
    "flags",
    metadata,
    _of_assessment(),
    Column("checklist", String(80), primary_key=True),
    Column("flag", String(80), primary_key=True),
    Column("alternative", String(80), primary_key=True),
    Column("state", String(20), nullable=False),
    Index("flags_state", "flag", "state", "assessment_id"),
)

burdens = Table(
    "burdens",
    metadata,
    _of_assessment(),
    Column("group_id", String(80), primary_key=True),
    Column("assessed", Boolean, nullable=False),
    Column("severity", String(20)),
    Column("severity_after", String(20)),
    Column("improvement", String(20)),
    Column("improvement_after", String(20)),
    Index("burdens_group", "group_id", "assessment_id"),
)

promises = Table(
    "promises",
    metadata,
    _of_assessment(),
    Column("kind", String(20), primary_key=True),
    Column("item", String(80), primary_key=True),
    Column("text", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due", Date),
    Column("decided", Boolean, nullable=False),
    Index("promises_due", "due", "assessment_id"),
)

# What came of a promise, noted after the assessment was frozen; it outlives every save of the promise.
outcomes = Table(
    "outcomes",
    metadata,
    _of_assessment(),
    Column("kind", String(20), primary_key=True),
    Column("item", String(80), primary_key=True),
    Column("done_on", Date),
    Column("note", Text, nullable=False),
    Column("who", String(200), nullable=False),
    Column("at", Moment, nullable=False),
)

sufficiency = Table(
    "sufficiency",
    metadata,
    _of_assessment(),
    Column("item", String(160), primary_key=True),
    Column("word", String(20), nullable=False),
)

used_editions = Table(
    "used_editions",
    metadata,
    _of_assessment(),
    Column("checklist", String(80), primary_key=True),
    Column("edition", String(80), nullable=False),
    Column("fingerprint", String(128), nullable=False),
    Index("used_editions_edition", "checklist", "edition", "assessment_id"),
)

# Who has an assessment open, and what each had seen of it last.
visits = Table(
    "visits",
    metadata,
    _of_assessment(),
    Column("window", String(80), primary_key=True),
    Column("who", String(200), nullable=False),
    Column("step", String(80), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("seen_at", Moment, nullable=False),
)

# What remains of an assessment that has been gallrad: that it was, when, by whom and why. No reference.
disposals = Table(
    "disposals",
    metadata,
    Column("assessment_id", String(80), primary_key=True),
    Column("diary_number", String(500), nullable=False),
    Column("board", String(500), nullable=False),
    Column("at", Moment, nullable=False),
    Column("who", String(200), nullable=False),
    Column("reason", Text, nullable=False),
)

backups = Table(
    "backups",
    metadata,
    Column("made_at", Moment, primary_key=True),
    Column("place", Text, nullable=False),
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

# Drafts of the checklists, all files of one as JSON; the version is raised by every save.
checklist_drafts = Table(
    "checklist_drafts",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("name", String(500), nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("who", String(200), nullable=False),
    Column("files", Text, nullable=False),
    Column("begun_from", Text, nullable=False),
)

# The editions that were published here, added and never changed. The highest number is the one in use.
published_checklists = Table(
    "published_checklists",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("who", String(200), nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("diary_number", String(500), nullable=False),
    Column("note", Text, nullable=False),
    Column("again", Integer, nullable=False),
    Column("editions", Text, nullable=False),
    Column("files", Text, nullable=False),
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
