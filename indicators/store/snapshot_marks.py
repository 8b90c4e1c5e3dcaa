"""What persons say of frozen charts: withdrawn, or restored. Each is appended; the last one of a snapshot holds."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, select

from indicators.model.errors import Conflict
from indicators.model.text import require_storable
from indicators.store.database import Database
from indicators.store.sealed_rows import append as append_row
from indicators.store.tables import SNAPSHOT_MARK


@dataclass(frozen=True, slots=True)
class SnapshotMark:
    """A snapshot was ``withdrawn``, or with it off restored, by whom, when (None: not stored yet) and why."""

    snapshot_id: str
    withdrawn: bool
    reason: str
    actor: str
    created_at: datetime | None = None


def append(database: Database, now: Callable[[], str], mark: SnapshotMark) -> SnapshotMark:
    """Append a mark; return it with its time. Raises Conflict ("snapshot_marked") where it stands so already."""
    require_storable(mark.snapshot_id, mark.reason, mark.actor)
    with database.writing() as connection:
        last = of_snapshots(connection, [mark.snapshot_id]).get(mark.snapshot_id)
        if (last is not None and last.withdrawn) == mark.withdrawn:
            raise Conflict("snapshot_marked", snapshot=mark.snapshot_id)
        at = now()
        said = {name: getattr(mark, name) for name in ("snapshot_id", "reason", "actor")}
        append_row(connection, SNAPSHOT_MARK, {**said, "created_at": at, "withdrawn": int(mark.withdrawn)})
    return replace(mark, created_at=datetime.fromisoformat(at))


def of_snapshots(connection: Connection, ids: Collection[str]) -> dict[str, SnapshotMark]:
    """Return the last mark of each of these snapshots that has any."""
    rows = connection.execute(
        select(SNAPSHOT_MARK).where(SNAPSHOT_MARK.c.snapshot_id.in_(ids)).order_by(SNAPSHOT_MARK.c.mark_nr)
    )
    return {
        row.snapshot_id: SnapshotMark(
            row.snapshot_id, bool(row.withdrawn), row.reason, row.actor, datetime.fromisoformat(row.created_at)
        )
        for row in rows
    }
