"""The trail of who did what; it is only ever appended to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from indicators.model.text import require_storable
from indicators.store.content import canonical_payload
from indicators.store.tables import AUDIT


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One deed; ``action`` is a code, ``detail`` its parameters."""

    audit_id: int
    at: datetime
    actor: str
    action: str
    detail: dict[str, Any]


def record(connection: Connection, at: str, actor: str, action: str, detail: Mapping[str, Any]) -> None:
    """Append a deed in the running write transaction."""
    require_storable(actor, action)
    last = connection.execute(select(func.max(AUDIT.c.audit_id))).scalar() or 0
    row = {"audit_id": last + 1, "at": at, "actor": actor, "action": action, "detail": canonical_payload(detail)}
    connection.execute(insert(AUDIT), row)


def trail(connection: Connection, limit: int) -> tuple[AuditEntry, ...]:
    """Return the latest ``limit`` deeds, the last one first."""
    rows = connection.execute(select(AUDIT).order_by(AUDIT.c.audit_id.desc()).limit(limit))
    return tuple(
        AuditEntry(row.audit_id, datetime.fromisoformat(row.at), row.actor, row.action, json.loads(row.detail))
        for row in rows
    )
