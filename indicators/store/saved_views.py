"""Views that readers saved under a name. Each change appends the whole view again; the last row of a view holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, select

from indicators.model.text import require_storable
from indicators.store.database import Database
from indicators.store.sealed_rows import append as append_row
from indicators.store.tables import SAVED_VIEW


@dataclass(frozen=True, slots=True)
class SavedView:
    """One view: a live chart (``spec`` is its URL query) under a name; ``created_at`` of this state, None: unsaved."""

    view_id: str
    name: str
    note: str
    spec: str
    actor: str
    removed: bool = False
    created_at: datetime | None = None


def append(database: Database, now: Callable[[], str], view: SavedView) -> SavedView:
    """Append a state of a view; return it with its time."""
    require_storable(view.view_id, view.name, view.note, view.spec, view.actor)
    with database.writing() as connection:
        at = now()
        said = {name: getattr(view, name) for name in ("view_id", "actor", "name", "note", "spec")}
        append_row(connection, SAVED_VIEW, {**said, "created_at": at, "removed": int(view.removed)})
    return replace(view, created_at=datetime.fromisoformat(at))


def latest(connection: Connection) -> tuple[SavedView, ...]:
    """Return the last state of every view, by when it was saved first."""
    found: dict[str, SavedView] = {}
    for row in connection.execute(select(SAVED_VIEW).order_by(SAVED_VIEW.c.view_nr)):
        found[row.view_id] = SavedView(
            view_id=row.view_id,
            name=row.name,
            note=row.note,
            spec=row.spec,
            actor=row.actor,
            removed=bool(row.removed),
            created_at=datetime.fromisoformat(row.created_at),
        )
    return tuple(found.values())
