"""Charts as they were frozen: by a link, or by a file that left. Appended, never changed, and no batch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from indicators.model.errors import Conflict
from indicators.model.text import require_storable
from indicators.store.database import Database
from indicators.store.sealed_rows import append
from indicators.store.snapshot_marks import SnapshotMark, of_snapshots
from indicators.store.tables import SNAPSHOT

LINK = "link"
"""The format of a snapshot that is no file."""


@dataclass(frozen=True, slots=True)
class SnapshotDraft:
    """A chart about to be kept. ``spec`` is its URL query as it was asked for, live.

    ``as_of`` and ``version`` say when and from which store it was drawn, ``figures_sha256`` which figures they were.
    ``format`` is ``link`` or that of a file, whose bytes ``sha256`` tells (empty where the browser makes them) and
    ``options`` tell how it was made.
    """

    snapshot_id: str
    spec: str
    lang: str
    as_of: date
    version: int
    figures_sha256: str
    actor: str
    format: str = LINK
    options: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A kept chart: what its draft said, when it was kept, and the mark by which it stands withdrawn, if any."""

    said: SnapshotDraft
    created_at: datetime
    withdrawal: SnapshotMark | None = None


_SAID = ("snapshot_id", "actor", "format", "lang", "options", "spec", "version", "figures_sha256", "sha256")
_ONCE = ("actor",)
"""What may differ when the same chart is kept again: who was first stays."""


def keep(database: Database, now: Callable[[], str], draft: SnapshotDraft) -> Snapshot:
    """Append a snapshot, or return the one that is there; raise Conflict ("snapshot_taken") for another under its id.

    Looked for before the write lock is asked for: who opens the same export again waits for nobody.
    """
    with database.reading() as connection:
        known = find(connection, draft.snapshot_id)
    if known is None:
        with database.writing() as connection:
            known = find(connection, draft.snapshot_id) or _added(connection, now(), draft)
    if _content(known.said) != _content(draft):
        raise Conflict("snapshot_taken", snapshot=draft.snapshot_id)
    return known


def find(connection: Connection, snapshot_id: str) -> Snapshot | None:
    """Return a snapshot by its id, or None."""
    row = connection.execute(select(SNAPSHOT).where(SNAPSHOT.c.snapshot_id == snapshot_id)).first()
    return None if row is None else _snapshot(row, of_snapshots(connection, [snapshot_id]))


def latest(connection: Connection, limit: int) -> tuple[Snapshot, ...]:
    """Return the latest ``limit`` snapshots, the last one first."""
    rows = connection.execute(select(SNAPSHOT).order_by(SNAPSHOT.c.snapshot_nr.desc()).limit(limit)).all()
    marks = of_snapshots(connection, [row.snapshot_id for row in rows])
    return tuple(_snapshot(row, marks) for row in rows)


def _added(connection: Connection, at: str, draft: SnapshotDraft) -> Snapshot:
    said = {name: getattr(draft, name) for name in _SAID}
    require_storable(*(text for text in said.values() if isinstance(text, str)))
    append(connection, SNAPSHOT, {**said, "created_at": at, "as_of": draft.as_of.isoformat()})
    return Snapshot(draft, datetime.fromisoformat(at))


def _content(draft: SnapshotDraft) -> tuple[Any, ...]:
    return draft.as_of, *(getattr(draft, name) for name in _SAID if name not in _ONCE)


def _snapshot(row: Row[Any], marks: Mapping[str, SnapshotMark]) -> Snapshot:
    mark = marks.get(row.snapshot_id)
    said = {name: row._mapping[name] for name in _SAID}
    draft = SnapshotDraft(**said, as_of=date.fromisoformat(row.as_of))
    withdrawal = mark if mark is not None and mark.withdrawn else None
    return Snapshot(draft, datetime.fromisoformat(row.created_at), withdrawal)
