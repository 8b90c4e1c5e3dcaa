"""Create the table of reports: every saved state is a row of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_WHOLE: TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXT: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the table and the index by which a state is found."""
    op.create_table(
        "report",
        sa.Column("report_nr", _WHOLE, primary_key=True, autoincrement=False),
        _text("report_id"),
        sa.Column("revision", _WHOLE, nullable=False),
        *(_text(name) for name in ("created_at", "actor", "payload", "hash")),
        sqlite_strict=True,
    )
    op.create_index("ix_report_report_id_revision", "report", ["report_id", "revision"], unique=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, _TEXT, nullable=False)
