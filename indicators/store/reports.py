"""Reports as they were saved: every state is appended, the last one holds. None of it moves the store's version."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from indicators.model.errors import Conflict
from indicators.model.text import require_storable
from indicators.store.content import canonical_payload
from indicators.store.database import Database
from indicators.store.sealed_rows import append as append_row
from indicators.store.tables import REPORT


@dataclass(frozen=True, slots=True)
class SavedReport:
    """One state of a report; ``revision`` counts the states from 1, ``payload`` is what JSON can say."""

    report_id: str
    revision: int
    payload: dict[str, Any]
    actor: str
    created_at: datetime


def new_id() -> str:
    """Return the id of a report that is yet to be saved; it cannot be guessed, nor be taken for an option."""
    while (name := secrets.token_urlsafe(9)).startswith("-"):
        pass
    return name


def append(
    database: Database, now: Callable[[], str], report_id: str, payload: Mapping[str, Any], actor: str, seen: int
) -> SavedReport:
    """Append a state after ``seen``, the revision it was made from (0: none).

    Raises Conflict ("report_changed") where somebody saved another one meanwhile.
    """
    text = canonical_payload(payload)
    require_storable(report_id, actor, text)
    with database.writing() as connection:
        of_report = select(func.max(REPORT.c.revision)).where(REPORT.c.report_id == report_id)
        last = connection.execute(of_report).scalar() or 0
        if last != seen:
            raise Conflict("report_changed", seen=seen, last=last)
        at = now()
        said = {"report_id": report_id, "revision": seen + 1, "created_at": at, "actor": actor, "payload": text}
        append_row(connection, REPORT, said)
    return SavedReport(report_id, seen + 1, json.loads(text), actor, datetime.fromisoformat(at))


def find(connection: Connection, report_id: str, revision: int | None = None) -> SavedReport | None:
    """Return a state of a report (None: the last one), or None where there is no such state."""
    states = select(REPORT).where(REPORT.c.report_id == report_id).order_by(REPORT.c.revision.desc()).limit(1)
    if revision is not None:
        states = states.where(REPORT.c.revision == revision)
    row = connection.execute(states).first()
    return None if row is None else _saved(row)


def latest(connection: Connection, limit: int) -> tuple[SavedReport, ...]:
    """Return the last state of the latest ``limit`` reports, the one saved last first."""
    last = select(func.max(REPORT.c.report_nr).label("nr")).group_by(REPORT.c.report_id).subquery()
    rows = connection.execute(
        select(REPORT).join(last, last.c.nr == REPORT.c.report_nr).order_by(REPORT.c.report_nr.desc()).limit(limit)
    )
    return tuple(_saved(row) for row in rows)


def _saved(row: Row[Any]) -> SavedReport:
    payload: dict[str, Any] = json.loads(row.payload)
    return SavedReport(row.report_id, row.revision, payload, row.actor, datetime.fromisoformat(row.created_at))
