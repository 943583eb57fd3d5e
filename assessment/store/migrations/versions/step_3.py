"""Documents apart from their columns, and the columns of the register, of rights and of what is promised.

What the new columns say of an assessment that is stored is counted when it is saved the next time, or by
``konsekvens rescore``; whose it is and which nämnd it belongs to is known at once.
"""

import logging

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import DBAPIError

revision = "3"
down_revision = "2"

_LOG = logging.getLogger(__name__)


def _of_assessment() -> sa.Column[str]:
    return sa.Column(
        "assessment_id",
        sa.String(80),
        sa.ForeignKey("assessments.id", ondelete="CASCADE"),
        primary_key=True,
    )


def upgrade() -> None:
    """Move the documents, add the columns, make the tables."""
    op.create_table("documents", _of_assessment(), sa.Column("document", sa.Text, nullable=False))
    op.execute("INSERT INTO documents (assessment_id, document) SELECT id, document FROM assessments")
    op.drop_column("assessments", "document")
    for name, length in (
        ("owner", 200),
        ("home", 500),
        ("board_key", 500),
        ("preparation", 80),
        ("follows", 80),
        ("leading", 80),
    ):
        op.add_column("assessments", sa.Column(name, sa.String(length), nullable=False, server_default=""))
    op.add_column("assessments", sa.Column("decision_on", sa.Date))
    op.add_column("assessments", sa.Column("sealed_on", sa.Date))
    op.add_column("assessments", sa.Column("alternatives", sa.Integer, nullable=False, server_default="0"))
    op.add_column("assessments", sa.Column("rows_hash", sa.String(64), nullable=False, server_default=""))
    _homes()
    for name, table in (
        ("assessments_board", "assessments"),
        ("statuses_by_word", "statuses"),
        ("flags_by_state", "flags"),
    ):
        op.drop_index(name, table)
    op.create_index("assessments_board_newest", "assessments", ["board_key", "updated_at", "id"])
    op.create_index("assessments_stage", "assessments", ["stage", "updated_at", "id"])
    op.create_index("assessments_decided", "assessments", ["decision_on", "board_key"])
    op.create_index("assessments_owner", "assessments", ["owner", "updated_at"])
    op.create_index("assessments_follows", "assessments", ["follows", "stage"])
    op.create_index("statuses_word", "statuses", ["perspective", "status", "assessment_id"])
    op.create_index("flags_state", "flags", ["flag", "state", "assessment_id"])
    _tables()


def _homes() -> None:
    """Whoever could open the database could read all of it, so each is at home where it says it is."""
    table = sa.table("assessments", sa.column("board"), sa.column("home"), sa.column("board_key"))
    connection = op.get_bind()
    for (board,) in connection.execute(sa.select(table.c.board).distinct()).all():
        key = " ".join(board.split()).casefold()
        connection.execute(sa.update(table).where(table.c.board == board).values(home=key, board_key=key))


def _searched_by_letters() -> None:
    """Index the words by three letters at a time, where the database lets us; else it reads them all."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            connection.exec_driver_sql(
                "CREATE INDEX searched_words ON searched USING gin (words gin_trgm_ops)"
            )
    except DBAPIError:
        _LOG.info("Text search is not indexed: pg_trgm could not be added to the database")


def _tables() -> None:
    op.create_table("searched", _of_assessment(), sa.Column("words", sa.Text, nullable=False))
    _searched_by_letters()
    op.create_table(
        "guests",
        _of_assessment(),
        sa.Column("person", sa.String(200), primary_key=True),
        sa.Column("role", sa.String(20), nullable=False),
    )
    op.create_index("guests_person", "guests", ["person", "assessment_id"])
    op.create_table(
        "burdens",
        _of_assessment(),
        sa.Column("group_id", sa.String(80), primary_key=True),
        sa.Column("assessed", sa.Boolean, nullable=False),
        *[
            sa.Column(name, sa.String(20))
            for name in ("severity", "severity_after", "improvement", "improvement_after")
        ],
    )
    op.create_index("burdens_group", "burdens", ["group_id", "assessment_id"])
    op.create_table(
        "promises",
        _of_assessment(),
        sa.Column("kind", sa.String(20), primary_key=True),
        sa.Column("item", sa.String(80), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("decided", sa.Boolean, nullable=False),
    )
    op.create_index("promises_due", "promises", ["due", "assessment_id"])
    op.create_table(
        "outcomes",
        _of_assessment(),
        sa.Column("kind", sa.String(20), primary_key=True),
        sa.Column("item", sa.String(80), primary_key=True),
        sa.Column("done_on", sa.Date),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "sufficiency",
        _of_assessment(),
        sa.Column("item", sa.String(160), primary_key=True),
        sa.Column("word", sa.String(20), nullable=False),
    )
    op.create_table(
        "used_editions",
        _of_assessment(),
        sa.Column("checklist", sa.String(80), primary_key=True),
        sa.Column("edition", sa.String(80), nullable=False),
        sa.Column("fingerprint", sa.String(128), nullable=False),
    )
    op.create_index("used_editions_edition", "used_editions", ["checklist", "edition", "assessment_id"])
    op.create_table(
        "visits",
        _of_assessment(),
        sa.Column("window", sa.String(80), primary_key=True),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("step", sa.String(80), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("seen_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "disposals",
        sa.Column("assessment_id", sa.String(80), primary_key=True),
        sa.Column("diary_number", sa.String(500), nullable=False),
        sa.Column("board", sa.String(500), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    _workshop()
    op.create_table(
        "backups",
        sa.Column("made_at", sa.DateTime, primary_key=True),
        sa.Column("place", sa.Text, nullable=False),
    )


def _workshop() -> None:
    op.create_table(
        "checklist_drafts",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("name", sa.String(500), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("files", sa.Text, nullable=False),
        sa.Column("begun_from", sa.Text, nullable=False),
    )
    op.create_table(
        "published_checklists",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("decided_by", sa.Text, nullable=False),
        sa.Column("decided_on", sa.Date, nullable=False),
        sa.Column("diary_number", sa.String(500), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("again", sa.Integer, nullable=False),
        sa.Column("editions", sa.Text, nullable=False),
        sa.Column("files", sa.Text, nullable=False),
    )
