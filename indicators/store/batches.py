"""Append one sealed batch; read batches back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select

from indicators.model.errors import NotFound
from indicators.model.observation import Precision
from indicators.model.text import require_storable
from indicators.store.activity import reverted_batches
from indicators.store.batch import Batch, BatchDraft, BatchKind
from indicators.store.content import batch_hash, day, rows_digest
from indicators.store.tables import BATCH, DECISION, FACT, OBSERVATION, ORIGINAL


@dataclass(frozen=True, slots=True)
class RowIds:
    """The first id of each kind of row in a batch that is being appended; those of one kind follow without a gap."""

    batch_id: int
    observation: int
    fact: int
    decision: int


def next_ids(connection: Connection) -> RowIds:
    """Return the ids that come next; only the one writer asks, so they stay the next until it ends."""
    tables = ((BATCH, "batch_id"), (OBSERVATION, "obs_id"), (FACT, "fact_id"), (DECISION, "decision_id"))
    return RowIds(*(_next(connection, table, name) for table, name in tables))


def _next(connection: Connection, table: Table, name: str) -> int:
    return 1 + (connection.execute(select(func.max(table.c[name]))).scalar() or 0)


@dataclass(frozen=True, slots=True)
class RowHashes:
    """The hashes of a batch's rows, in the order of their ids."""

    observations: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return len(self.observations) + len(self.facts) + len(self.decisions)

    def digest(self) -> str:
        return rows_digest((*self.observations, *self.facts, *self.decisions))

    def first_ids(self, ids: RowIds) -> tuple[int | None, int | None, int | None]:
        return (
            ids.observation if self.observations else None,
            ids.fact if self.facts else None,
            ids.decision if self.decisions else None,
        )


def append(
    connection: Connection,
    draft: BatchDraft,
    ids: RowIds,
    created_at: str,
    sealed: tuple[RowHashes, str],
    *,
    reverts: int | None = None,
    idempotency_key: str | None = None,
) -> Batch:
    """Append the row of a batch, sealed onto the one before; its own rows follow in the same transaction.

    ``sealed`` are the hashes of its rows and their digest, made before the transaction began.
    """
    hashes, digest = sealed
    require_storable(
        draft.actor, draft.reason, draft.file_name, draft.title, draft.origin, draft.outlet, idempotency_key
    )
    if draft.original_sha256 is not None:
        known = select(ORIGINAL.c.sha256).where(ORIGINAL.c.sha256 == draft.original_sha256)
        if connection.execute(known).first() is None:
            raise NotFound("original_unknown", sha256=draft.original_sha256)
    row = {
        "batch_id": ids.batch_id,
        "kind": str(draft.kind),
        "created_at": created_at,
        "actor": draft.actor,
        "reason": draft.reason,
        "original_sha256": draft.original_sha256,
        "file_name": draft.file_name,
        "title": draft.title,
        "origin": draft.origin,
        "outlet": draft.outlet,
        "published": day(draft.published),
        "published_precision": str(draft.published_precision),
        "reverts": reverts,
        "idempotency_key": idempotency_key,
        "row_count": hashes.count,
    }
    previous = connection.execute(select(BATCH.c.hash).order_by(BATCH.c.batch_id.desc()).limit(1)).scalar() or ""
    row["hash"] = batch_hash(previous, row, hashes.first_ids(ids), digest)
    connection.execute(insert(BATCH), row)
    return batch_of(row, {})


def batch_of(row: Mapping[str, Any], reverted: Mapping[int, int]) -> Batch:
    """Build a batch from its columns and the batches that are taken back."""
    said = dict(row)
    said["kind"] = BatchKind(said["kind"])
    said["created_at"] = datetime.fromisoformat(said["created_at"])
    said["published"] = None if said["published"] is None else date.fromisoformat(said["published"])
    said["published_precision"] = Precision(said["published_precision"])
    return Batch(**said, reverted_by=reverted.get(said["batch_id"]))


def _batches(connection: Connection, rows: Iterable[Row[Any]]) -> tuple[Batch, ...]:
    reverted = reverted_batches(connection)
    return tuple(batch_of(dict(row._mapping), reverted) for row in rows)


def all_batches(connection: Connection) -> tuple[Batch, ...]:
    """Return every batch in the order of the sequence."""
    return _batches(connection, connection.execute(select(BATCH).order_by(BATCH.c.batch_id)))


def batch_by_id(connection: Connection, batch_id: int) -> Batch:
    """Return one batch; raise NotFound ("batch_unknown")."""
    found = _batches(connection, connection.execute(select(BATCH).where(BATCH.c.batch_id == batch_id)))
    if not found:
        raise NotFound("batch_unknown", batch=batch_id)
    return found[0]


def batch_by_key(connection: Connection, idempotency_key: str) -> Batch | None:
    """Return the batch that was committed under an idempotency key, if any."""
    found = _batches(connection, connection.execute(select(BATCH).where(BATCH.c.idempotency_key == idempotency_key)))
    return found[0] if found else None


VERSION = "SELECT max(batch_id) FROM batch"
"""Asks for the highest batch id; none for an empty store."""
