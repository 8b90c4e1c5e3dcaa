"""Take a batch back by appending one; taking that one back brings the first in force again."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select

from indicators.model.errors import Conflict
from indicators.store import audit, batches, heads
from indicators.store.batch import Batch, BatchDraft, BatchKind
from indicators.store.database import Database
from indicators.store.tables import DECISION, OBSERVATION, SERIES


def revert(database: Database, now: Callable[[], str], batch_id: int, actor: str, reason: str) -> Batch:
    """Append an undo of ``batch_id``; raise NotFound for an unknown batch, Conflict for one already taken back."""
    with database.writing() as connection:
        target = batches.batch_by_id(connection, batch_id)
        if target.reverted_by is not None:
            raise Conflict("already_reverted", batch=batch_id, by=target.reverted_by)
        nothing = batches.RowHashes()
        at = now()
        batch = batches.append(
            connection,
            BatchDraft(BatchKind.UNDO, actor, reason),
            batches.next_ids(connection),
            at,
            (nothing, nothing.digest()),
            reverts=batch_id,
        )
        heads.advance(connection, database.dialect, _touched(connection, target))
        audit.record(connection, at, actor, "revert", {"batch": batch.batch_id, "reverts": batch_id})
    return batch


def _touched(connection: Connection, target: Batch) -> list[int]:
    """Return the ids of the series whose picture changes: those of the figures or decision at the end of the undos."""
    while target.reverts is not None:
        target = batches.batch_by_id(connection, target.reverts)
    figures = select(OBSERVATION.c.series_id).where(OBSERVATION.c.batch_id == target.batch_id)
    decided = (
        select(SERIES.c.series_id)
        .join_from(SERIES, DECISION, SERIES.c.series_key == DECISION.c.series_key)
        .where(DECISION.c.batch_id == target.batch_id)
    )
    return list(connection.execute(figures.union(decided)).scalars())
