"""Create the table of what persons say of snapshots: withdrawn, or restored."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WHOLE: TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXT: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the table and the index by which the marks of a snapshot are found."""
    op.create_table(
        "snapshot_mark",
        sa.Column("mark_nr", _WHOLE, primary_key=True, autoincrement=False),
        *(_text(name) for name in ("snapshot_id", "created_at", "actor")),
        sa.Column("withdrawn", _WHOLE, nullable=False),
        *(_text(name) for name in ("reason", "hash")),
        sqlite_strict=True,
    )
    op.create_index("ix_snapshot_mark_snapshot_id", "snapshot_mark", ["snapshot_id"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, _TEXT, nullable=False)
