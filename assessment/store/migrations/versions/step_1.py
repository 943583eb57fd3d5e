"""The first released schema: assessments with their columns, and editions. Never changes."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table("schema_version", sa.Column("version", sa.Integer, primary_key=True, autoincrement=False))
    op.create_table(
        "assessments",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("diary_number", sa.String(500), nullable=False),
        sa.Column("organisation", sa.String(500), nullable=False),
        sa.Column("board", sa.String(500), nullable=False),
        sa.Column("stage", sa.String(20), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("answered", sa.Integer, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("updated_at", sa.DateTime, nullable=False),
        sa.Column("trashed_at", sa.DateTime),
    )
    op.create_index("assessments_newest", "assessments", ["updated_at", "id"])
    op.create_index("assessments_board", "assessments", ["board", "updated_at"])
    op.create_table(
        "statuses",
        sa.Column(
            "assessment_id",
            sa.String(80),
            sa.ForeignKey("assessments.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("perspective", sa.String(80), primary_key=True),
        sa.Column("alternative", sa.String(80), primary_key=True),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("possible", sa.Integer, nullable=False),
    )
    op.create_index("statuses_by_word", "statuses", ["perspective", "status"])
    op.create_table(
        "flags",
        sa.Column(
            "assessment_id",
            sa.String(80),
            sa.ForeignKey("assessments.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("checklist", sa.String(80), primary_key=True),
        sa.Column("flag", sa.String(80), primary_key=True),
        sa.Column("alternative", sa.String(80), primary_key=True),
        sa.Column("state", sa.String(20), nullable=False),
    )
    op.create_index("flags_by_state", "flags", ["flag", "state"])
    op.create_table(
        "editions",
        sa.Column("fingerprint", sa.String(128), primary_key=True),
        sa.Column("checklist", sa.String(80), nullable=False),
        sa.Column("edition", sa.String(80), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("kept_at", sa.DateTime, nullable=False),
    )
