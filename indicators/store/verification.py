"""Prove that nothing stored was lost or altered: every row's hash, the chain of batches, every original's bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import DBAPIError

from indicators.model.errors import Unavailable
from indicators.model.finding import Finding, Severity
from indicators.store.content import (
    CONTENT,
    batch_hash,
    decision_hash,
    fact_hash,
    number,
    observation_hash,
    rows_digest,
)
from indicators.store.database import Database
from indicators.store.originals import NAME, all_originals, digest_of
from indicators.store.sealed_rows import broken_row
from indicators.store.tables import (
    APPEND_ONLY,
    BATCH,
    DECISION,
    FACT,
    OBSERVATION,
    REPORT,
    SAVED_VIEW,
    SERIES,
    SNAPSHOT,
    SNAPSHOT_MARK,
)

_DECISION_CONTENT = ("series_key", "period_start", "period_end", "obs_id", "reason", "actor", "revokes")

_OBSERVATIONS = (
    select(
        OBSERVATION.c.obs_id,
        OBSERVATION.c.source_hash,
        OBSERVATION.c.value,
        OBSERVATION.c.value_high,
        SERIES.c.series_key,
        *(OBSERVATION.c[name] for name in CONTENT),
    )
    .join_from(OBSERVATION, SERIES, OBSERVATION.c.series_id == SERIES.c.series_id)
    .where(OBSERVATION.c.batch_id == bindparam("batch"))
    .order_by(OBSERVATION.c.obs_id)
)
_FACTS = (
    select(FACT.c.fact_id, FACT.c.source_hash, FACT.c.kind, FACT.c.source_id, FACT.c.payload)
    .where(FACT.c.batch_id == bindparam("batch"))
    .order_by(FACT.c.fact_id)
)
_DECISIONS = (
    select(DECISION.c.decision_id, *(DECISION.c[name] for name in _DECISION_CONTENT))
    .where(DECISION.c.batch_id == bindparam("batch"))
    .order_by(DECISION.c.decision_id)
)
_VALUE_TEXT, _VALUE_HIGH_TEXT = CONTENT.index("value_text"), CONTENT.index("value_high_text")


def verify(database: Database, originals: Path) -> list[Finding]:
    """Return what is wrong with the database and its originals; an empty list when nothing is.

    Each check reads in transactions of its own, so that writers do not wait for the whole.
    """
    found: list[Finding] = []
    checks: Sequence[Callable[[], Iterator[Finding]]] = (
        lambda: _structure(database),
        lambda: _chain(database),
        lambda: _originals(database, originals),
        lambda: _kept_apart(database),
    )
    for check in checks:
        try:
            for finding in check():
                found.append(finding)
        except DBAPIError as error:
            found.append(_hard("store_unreadable", detail=str(error.orig)))
        except Unavailable as error:
            if error.code != "database_corrupt":
                raise
            cause = error.__cause__
            found.append(_hard("store_unreadable", detail=str(getattr(cause, "orig", cause))))
    return found


def _hard(code: str, **params: Any) -> Finding:
    return Finding(code, Severity.HARD, params=params)


def _structure(database: Database) -> Iterator[Finding]:
    dialect = database.dialect
    with database.scanning() as connection:
        for detail in dialect.damages(connection):
            yield _hard("store_integrity", detail=detail)
        for table, row in dialect.broken_references(connection):
            yield _hard("store_reference_broken", table=table, row=row)
        for trigger in dialect.missing_triggers(connection, APPEND_ONLY):
            yield _hard("store_trigger_missing", trigger=trigger)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one kind in one batch as they read now: ids, hashes of their content, and which were altered."""

    table: str
    ids: Sequence[int]
    hashes: Sequence[str]
    altered: Sequence[int]

    @property
    def first(self) -> int | None:
        """The first id, or None where there is no row or the ids have a gap."""
        dense = self.ids and self.ids[-1] - self.ids[0] == len(self.ids) - 1
        return self.ids[0] if dense else None


def _chain(database: Database) -> Iterator[Finding]:
    with database.scanning() as connection:
        batches = [dict(row._mapping) for row in connection.execute(select(BATCH).order_by(BATCH.c.batch_id))]
    previous = ""
    for batch in batches:
        with database.scanning() as connection:
            yield from _batch(connection, batch, previous)
        previous = batch["hash"]


def _batch(connection: Connection, batch: Mapping[str, Any], previous: str) -> Iterator[Finding]:
    """Yield what is wrong with one batch; the seal of the one before is taken as it stands there."""
    kinds = (_observations(connection, batch), _facts(connection, batch), _decisions(connection, batch))
    for rows in kinds:
        for row in rows.altered:
            yield _hard("store_row_altered", table=rows.table, row=row, batch=batch["batch_id"])
    count = sum(len(rows.ids) for rows in kinds)
    if count != batch["row_count"]:
        yield _hard("store_rows_missing", batch=batch["batch_id"], expected=batch["row_count"], found=count)
    digest = rows_digest(row_hash for rows in kinds for row_hash in rows.hashes)
    if batch_hash(previous, batch, [rows.first for rows in kinds], digest) != batch["hash"]:
        yield _hard("store_chain_broken", batch=batch["batch_id"])


def _observations(connection: Connection, batch: Mapping[str, Any]) -> _Rows:
    ids, hashes, altered = [], [], []
    rows = connection.execute(_OBSERVATIONS, {"batch": batch["batch_id"]})
    for obs_id, source_hash, value, high, series_key, *content in rows:
        found = observation_hash(series_key, content)
        same = value == _float(content[_VALUE_TEXT]) and high == _float(content[_VALUE_HIGH_TEXT])
        if found != source_hash or not same:
            altered.append(obs_id)
        ids.append(obs_id)
        hashes.append(found)
    return _Rows("observation", ids, hashes, altered)


def _float(text: str | None) -> float | None:
    try:
        return number(text)
    except ValueError:
        return None


def _facts(connection: Connection, batch: Mapping[str, Any]) -> _Rows:
    rows = connection.execute(_FACTS, {"batch": batch["batch_id"]}).all()
    hashes = [fact_hash(row.kind, row.source_id, row.payload) for row in rows]
    altered = [row.fact_id for row, found in zip(rows, hashes, strict=True) if found != row.source_hash]
    return _Rows("fact", [row.fact_id for row in rows], hashes, altered)


def _decisions(connection: Connection, batch: Mapping[str, Any]) -> _Rows:
    """Read decisions; they carry no hash of their own, the batch of a single decision tells."""
    rows = connection.execute(_DECISIONS, {"batch": batch["batch_id"]}).all()
    return _Rows("decision", [row.decision_id for row in rows], [decision_hash(row[1:]) for row in rows], ())


def _originals(database: Database, folder: Path) -> Iterator[Finding]:
    with database.scanning() as connection:
        known = {original.sha256: original.file_name for original in all_originals(connection)}
    for digest, file_name in known.items():
        path = folder / digest
        if not path.is_file():
            yield _hard("store_original_missing", sha256=digest, file_name=file_name)
        elif digest_of(path) != digest:
            yield _hard("store_original_altered", sha256=digest, file_name=file_name)
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        if NAME.fullmatch(path.name) and path.name not in known:
            # An upload that ended between the file and its row; the same file uploaded again completes it.
            yield Finding("store_original_unrecorded", Severity.INFO, params={"sha256": path.name})


def _kept_apart(database: Database) -> Iterator[Finding]:
    """Yield the first row that does not follow from the one before, in each table that is sealed beside the batches."""
    with database.scanning() as connection:
        for table in (SNAPSHOT, SAVED_VIEW, REPORT, SNAPSHOT_MARK):
            row = broken_row(connection, table)
            if row is not None:
                yield _hard("store_seal_broken", table=table.name, row=row)
