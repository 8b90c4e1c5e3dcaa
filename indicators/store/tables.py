"""The tables as they stand after the last migration; queries are written against these.

``migrations/`` creates them, a test holds both against each other. Every type has one spelling per database: whole
numbers and doubles are those SQLite's STRICT tables know. Text is compared by its code points, whatever the language of
the database. Days and instants are ISO 8601 text, which sorts as time does and means the same in every database.
"""

from __future__ import annotations

from sqlalchemy import (
    REAL,
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
)
from sqlalchemy import Text as PlainText
from sqlalchemy.types import TypeEngine

WHOLE: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
Text: TypeEngine[str] = PlainText().with_variant(PlainText(collation="C"), "postgresql")
NUMBER: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")

METADATA = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s"})

BATCH = Table(
    "batch",
    METADATA,
    Column("batch_id", WHOLE, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("original_sha256", Text, ForeignKey("original.sha256")),
    Column("file_name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("published", Text),
    Column("published_precision", Text, nullable=False),
    Column("reverts", WHOLE, ForeignKey("batch.batch_id")),
    Column("idempotency_key", Text, unique=True),
    Column("row_count", WHOLE, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_strict=True,
)

ORIGINAL = Table(
    "original",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("file_name", Text, nullable=False),
    Column("size", WHOLE, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("stored_at", Text, nullable=False),
    sqlite_strict=True,
)

SERIES = Table(
    "series",
    METADATA,
    Column("series_id", WHOLE, primary_key=True, autoincrement=False),
    Column("series_key", Text, nullable=False, unique=True),
    Column("indicator", Text, nullable=False, index=True),
    Column("ref_area", Text, nullable=False),
    Column("dimensions", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("unit_measure", Text, nullable=False),
    sqlite_strict=True,
)

OBSERVATION = Table(
    "observation",
    METADATA,
    Column("obs_id", WHOLE, primary_key=True, autoincrement=False),
    Column("batch_id", WHOLE, ForeignKey("batch.batch_id"), nullable=False, index=True),
    Column("series_id", WHOLE, ForeignKey("series.series_id"), nullable=False),
    Column("value", NUMBER),
    Column("value_high", NUMBER),
    Column("period_start", Text, nullable=False),
    Column("period_end", Text, nullable=False),
    Column("value_text", Text),
    Column("value_high_text", Text),
    Column("decimals", WHOLE, nullable=False),
    Column("unit_mult", WHOLE, nullable=False),
    Column("qualifier", Text, nullable=False),
    Column("obs_status", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("published", Text),
    Column("published_precision", Text, nullable=False),
    Column("withheld", Text, nullable=False),
    Column("citation", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("attributes", Text, nullable=False),
    Column("source_hash", Text, nullable=False),
    CheckConstraint("(value IS NULL) = (value_text IS NULL)", name="observation_value_kept_twice"),
    CheckConstraint("(value_high IS NULL) = (value_high_text IS NULL)", name="observation_high_kept_twice"),
    CheckConstraint("period_start <= period_end", name="observation_period_forward"),
    Index(None, "series_id", "period_start", "period_end", "obs_id"),
    sqlite_strict=True,
)

FACT = Table(
    "fact",
    METADATA,
    Column("fact_id", WHOLE, primary_key=True, autoincrement=False),
    Column("batch_id", WHOLE, ForeignKey("batch.batch_id"), nullable=False, index=True),
    Column("kind", Text, nullable=False, index=True),
    Column("source_id", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("source_hash", Text, nullable=False),
    sqlite_strict=True,
)

DECISION = Table(
    "decision",
    METADATA,
    Column("decision_id", WHOLE, primary_key=True, autoincrement=False),
    Column("batch_id", WHOLE, ForeignKey("batch.batch_id"), nullable=False, index=True),
    Column("series_key", Text, nullable=False),
    Column("period_start", Text, nullable=False),
    Column("period_end", Text, nullable=False),
    Column("obs_id", WHOLE, ForeignKey("observation.obs_id"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("revokes", WHOLE, ForeignKey("decision.decision_id")),
    sqlite_strict=True,
)

HEAD = Table(
    "head",
    METADATA,
    Column("series_id", WHOLE, ForeignKey("series.series_id"), primary_key=True, autoincrement=False),
    Column("version", WHOLE, nullable=False),
    sqlite_strict=True,
)

STAGE = Table(
    "stage",
    METADATA,
    Column("stage_id", Text, primary_key=True),
    Column("created_at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    sqlite_strict=True,
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("audit_id", WHOLE, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("detail", Text, nullable=False),
    sqlite_strict=True,
)

SNAPSHOT = Table(
    "snapshot",
    METADATA,
    Column("snapshot_nr", WHOLE, primary_key=True, autoincrement=False),
    Column("snapshot_id", Text, nullable=False, unique=True),
    Column("created_at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("spec", Text, nullable=False),
    Column("as_of", Text, nullable=False),
    Column("version", WHOLE, nullable=False),
    Column("figures_sha256", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_strict=True,
)

SAVED_VIEW = Table(
    "saved_view",
    METADATA,
    Column("view_nr", WHOLE, primary_key=True, autoincrement=False),
    Column("view_id", Text, nullable=False, index=True),
    Column("created_at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("spec", Text, nullable=False),
    Column("removed", WHOLE, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_strict=True,
)

REPORT = Table(
    "report",
    METADATA,
    Column("report_nr", WHOLE, primary_key=True, autoincrement=False),
    Column("report_id", Text, nullable=False),
    Column("revision", WHOLE, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index(None, "report_id", "revision", unique=True),
    sqlite_strict=True,
)

SNAPSHOT_MARK = Table(
    "snapshot_mark",
    METADATA,
    Column("mark_nr", WHOLE, primary_key=True, autoincrement=False),
    Column("snapshot_id", Text, nullable=False, index=True),
    Column("created_at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("withdrawn", WHOLE, nullable=False),
    Column("reason", Text, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_strict=True,
)

APPEND_ONLY: tuple[Table, ...] = (
    *(BATCH, ORIGINAL, SERIES, OBSERVATION, FACT, DECISION, AUDIT),
    *(SNAPSHOT, SAVED_VIEW, REPORT, SNAPSHOT_MARK),
)
"""Tables in which a row, once written, is neither changed nor removed; ``head`` and ``stage`` are the others."""
