"""Create the first tables: batches, originals, series, observations, facts, decisions, heads, stages, audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WHOLE: TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NUMBER: TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
_TEXT: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create every table and index."""
    _create_batches()
    _create_series()
    _create_observations()
    _create_facts_and_decisions()
    _create_stages_and_audit()


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, _TEXT, nullable=nullable)


def _key(name: str, *references: sa.ForeignKey) -> sa.Column[int]:
    return sa.Column(name, _WHOLE, *references, primary_key=True, autoincrement=False)


def _whole(name: str, references: str = "", *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, _WHOLE, *([sa.ForeignKey(references)] if references else []), nullable=nullable)


def _create_batches() -> None:
    op.create_table(
        "original",
        sa.Column("sha256", _TEXT, primary_key=True),
        _text("file_name"),
        _whole("size"),
        _text("media_type"),
        _text("stored_at"),
        sqlite_strict=True,
    )
    op.create_table(
        "batch",
        _key("batch_id"),
        _text("kind"),
        _text("created_at"),
        _text("actor"),
        _text("reason"),
        sa.Column("original_sha256", _TEXT, sa.ForeignKey("original.sha256")),
        _text("file_name"),
        _text("title"),
        _text("origin"),
        _text("outlet"),
        _text("published", nullable=True),
        _text("published_precision"),
        _whole("reverts", "batch.batch_id", nullable=True),
        sa.Column("idempotency_key", _TEXT, unique=True),
        _whole("row_count"),
        _text("hash"),
        sqlite_strict=True,
    )


def _create_series() -> None:
    op.create_table(
        "series",
        _key("series_id"),
        sa.Column("series_key", _TEXT, nullable=False, unique=True),
        _text("indicator"),
        _text("ref_area"),
        _text("dimensions"),
        _text("measure"),
        _text("unit_measure"),
        sqlite_strict=True,
    )
    op.create_index("ix_series_indicator", "series", ["indicator"])
    op.create_table("head", _key("series_id", sa.ForeignKey("series.series_id")), _whole("version"), sqlite_strict=True)


def _create_observations() -> None:
    op.create_table(
        "observation",
        _key("obs_id"),
        _whole("batch_id", "batch.batch_id"),
        _whole("series_id", "series.series_id"),
        sa.Column("value", _NUMBER),
        sa.Column("value_high", _NUMBER),
        _text("period_start"),
        _text("period_end"),
        _text("value_text", nullable=True),
        _text("value_high_text", nullable=True),
        _whole("decimals"),
        _whole("unit_mult"),
        _text("qualifier"),
        _text("obs_status"),
        _text("raw"),
        _text("origin"),
        _text("outlet"),
        _text("published", nullable=True),
        _text("published_precision"),
        _text("withheld"),
        _text("citation"),
        _text("note"),
        _text("attributes"),
        _text("source_hash"),
        sa.CheckConstraint("(value IS NULL) = (value_text IS NULL)", name="observation_value_kept_twice"),
        sa.CheckConstraint("(value_high IS NULL) = (value_high_text IS NULL)", name="observation_high_kept_twice"),
        sa.CheckConstraint("period_start <= period_end", name="observation_period_forward"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_observation_series_id_period_start_period_end_obs_id",
        "observation",
        ["series_id", "period_start", "period_end", "obs_id"],
    )
    op.create_index("ix_observation_batch_id", "observation", ["batch_id"])


def _create_facts_and_decisions() -> None:
    op.create_table(
        "fact",
        _key("fact_id"),
        _whole("batch_id", "batch.batch_id"),
        _text("kind"),
        _text("source_id"),
        _text("payload"),
        _text("source_hash"),
        sqlite_strict=True,
    )
    op.create_index("ix_fact_batch_id", "fact", ["batch_id"])
    op.create_index("ix_fact_kind", "fact", ["kind"])
    op.create_table(
        "decision",
        _key("decision_id"),
        _whole("batch_id", "batch.batch_id"),
        _text("series_key"),
        _text("period_start"),
        _text("period_end"),
        _whole("obs_id", "observation.obs_id"),
        _text("reason"),
        _text("actor"),
        _whole("revokes", "decision.decision_id", nullable=True),
        sqlite_strict=True,
    )
    op.create_index("ix_decision_batch_id", "decision", ["batch_id"])


def _create_stages_and_audit() -> None:
    op.create_table(
        "stage",
        sa.Column("stage_id", _TEXT, primary_key=True),
        _text("created_at"),
        _text("actor"),
        _text("payload"),
        _text("sha256"),
        sqlite_strict=True,
    )
    op.create_table(
        "audit",
        _key("audit_id"),
        _text("at"),
        _text("actor"),
        _text("action"),
        _text("detail"),
        sqlite_strict=True,
    )
