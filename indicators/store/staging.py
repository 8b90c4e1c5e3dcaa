"""Drafts of uploads, kept so that a page reload loses nothing; with the heads, the only rows that change."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from indicators.model.errors import NotFound
from indicators.model.text import require_storable
from indicators.store.content import canonical_payload
from indicators.store.tables import STAGE

KEPT_FOR = timedelta(days=14)


def add(connection: Connection, at: str, payload: Mapping[str, Any], actor: str, sha256: str) -> str:
    """Store a draft; return the id by which it is found again, which cannot be guessed."""
    require_storable(actor)
    stage_id = secrets.token_urlsafe(18)
    row = {"stage_id": stage_id, "created_at": at, "actor": actor, "payload": canonical_payload(payload)}
    connection.execute(insert(STAGE), {**row, "sha256": sha256})
    return stage_id


def find(connection: Connection, stage_id: str) -> dict[str, Any] | None:
    """Return a draft's payload, or None."""
    text = connection.execute(select(STAGE.c.payload).where(STAGE.c.stage_id == stage_id)).scalar()
    if text is None:
        return None
    payload: dict[str, Any] = json.loads(text)
    return payload


def replace(connection: Connection, stage_id: str, payload: Mapping[str, Any]) -> None:
    """Replace a draft's payload; raise NotFound ("stage_unknown")."""
    text = canonical_payload(payload)
    changed = connection.execute(update(STAGE).where(STAGE.c.stage_id == stage_id).values(payload=text))
    if changed.rowcount != 1:
        raise NotFound("stage_unknown", stage=stage_id)


def remove(connection: Connection, stage_id: str) -> None:
    """Forget a draft; one that is not there is forgotten already."""
    connection.execute(delete(STAGE).where(STAGE.c.stage_id == stage_id))


def stale(connection: Connection, now: datetime) -> list[str]:
    """Return the ids of drafts older than ``KEPT_FOR``."""
    rows = connection.execute(select(STAGE.c.stage_id, STAGE.c.created_at))
    return [stage_id for stage_id, at in rows if datetime.fromisoformat(at) < now - KEPT_FOR]
