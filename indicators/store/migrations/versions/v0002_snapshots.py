"""Create the tables of what readers keep: snapshots of charts that were frozen or exported, and saved views."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_WHOLE: TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXT: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create both tables and the index on the id of a view."""
    op.create_table(
        "snapshot",
        _key("snapshot_nr"),
        sa.Column("snapshot_id", _TEXT, nullable=False, unique=True),
        *(_text(name) for name in ("created_at", "actor", "format", "lang", "options", "spec", "as_of")),
        sa.Column("version", _WHOLE, nullable=False),
        *(_text(name) for name in ("figures_sha256", "sha256", "hash")),
        sqlite_strict=True,
    )
    op.create_table(
        "saved_view",
        _key("view_nr"),
        *(_text(name) for name in ("view_id", "created_at", "actor", "name", "note", "spec")),
        sa.Column("removed", _WHOLE, nullable=False),
        _text("hash"),
        sqlite_strict=True,
    )
    op.create_index("ix_saved_view_view_id", "saved_view", ["view_id"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, _TEXT, nullable=False)


def _key(name: str) -> sa.Column[int]:
    return sa.Column(name, _WHOLE, primary_key=True, autoincrement=False)
