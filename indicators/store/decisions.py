"""A person's choice between the figures of one series and period, and its revocation; both are appended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from indicators.model.errors import Conflict, NotFound
from indicators.model.period import Period
from indicators.store import audit, batches, heads
from indicators.store.activity import NO_LIMIT, reverted_batches
from indicators.store.batch import BatchDraft, BatchKind
from indicators.store.content import decision_hash
from indicators.store.database import Database
from indicators.store.tables import DECISION, OBSERVATION, SERIES

_FIELDS = ("series_key", "period_start", "period_end", "obs_id", "reason", "actor", "revokes")


@dataclass(frozen=True, slots=True)
class Decision:
    """``obs_id`` is the figure that wins its series and period; a revocation repeats it and names what it revokes."""

    decision_id: int
    batch_id: int
    series_key: str
    period: Period
    obs_id: int
    reason: str
    actor: str
    revokes: int | None = None


def decide(
    database: Database,
    now: Callable[[], str],
    obs_id: int,
    actor: str,
    reason: str,
    seen: heads.Seen | None = None,
) -> Decision:
    """Append the choice of one observation for its series and period.

    ``seen`` are the heads on which the choice rests (None: not compared). Raises NotFound ("observation_unknown"), and
    Conflict: "observation_reverted" for a figure of a batch that was taken back, "heads_changed".
    """
    with database.writing() as connection:
        found = connection.execute(
            select(SERIES.c.series_key, OBSERVATION.c.period_start, OBSERVATION.c.period_end, OBSERVATION.c.batch_id)
            .join_from(OBSERVATION, SERIES, OBSERVATION.c.series_id == SERIES.c.series_id)
            .where(OBSERVATION.c.obs_id == obs_id)
        ).first()
        if found is None:
            raise NotFound("observation_unknown", obs_id=obs_id)
        if found.batch_id in reverted_batches(connection):
            raise Conflict("observation_reverted", obs_id=obs_id, batch=found.batch_id)
        if seen is not None:
            heads.require_unmoved(connection, seen, (found.series_key,))
        content = (found.series_key, found.period_start, found.period_end, obs_id, reason, actor, None)
        return _append(connection, database, now(), content)


def revoke(
    database: Database,
    now: Callable[[], str],
    decision_id: int,
    actor: str,
    reason: str,
    seen: heads.Seen | None = None,
) -> Decision:
    """Append the revocation of a decision; ``seen`` as in ``decide``.

    Raises NotFound ("decision_unknown"), and Conflict: "already_revoked" where it is not in force, "heads_changed".
    """
    with database.writing() as connection:
        row = connection.execute(select(DECISION).where(DECISION.c.decision_id == decision_id)).first()
        if row is None or row.revokes is not None:
            raise NotFound("decision_unknown", decision=decision_id)
        if all(standing.decision_id != decision_id for standing in _unrevoked(connection, None)):
            raise Conflict("already_revoked", decision=decision_id)
        if seen is not None:
            heads.require_unmoved(connection, seen, (row.series_key,))
        content = (row.series_key, row.period_start, row.period_end, row.obs_id, reason, actor, decision_id)
        return _append(connection, database, now(), content)


def _append(connection: Connection, database: Database, at: str, content: tuple[Any, ...]) -> Decision:
    said = dict(zip(_FIELDS, content, strict=True))
    ids = batches.next_ids(connection)
    hashes = batches.RowHashes(decisions=(decision_hash(content),))
    draft = BatchDraft(BatchKind.DECISION, said["actor"], said["reason"])
    batches.append(connection, draft, ids, at, (hashes, hashes.digest()))
    database.dialect.insert_rows(connection, DECISION, [(ids.decision, ids.batch_id, *content)])
    series = select(SERIES.c.series_id).where(SERIES.c.series_key == said["series_key"])
    heads.advance(connection, database.dialect, list(connection.execute(series).scalars()))
    detail = {"decision": ids.decision, "obs_id": said["obs_id"], "revokes": said["revokes"]}
    audit.record(connection, at, said["actor"], "revoke" if said["revokes"] else "decide", detail)
    return _decision(ids.decision, ids.batch_id, said)


def _decision(decision_id: int, batch_id: int, said: dict[str, Any]) -> Decision:
    period = Period(date.fromisoformat(said["period_start"]), date.fromisoformat(said["period_end"]))
    rest = {name: said[name] for name in ("series_key", "obs_id", "reason", "actor", "revokes")}
    return Decision(decision_id=decision_id, batch_id=batch_id, period=period, **rest)


def _unrevoked(connection: Connection, at_version: int | None) -> list[Decision]:
    reverted = reverted_batches(connection, at_version)
    limit = NO_LIMIT if at_version is None else at_version
    found = connection.execute(
        select(DECISION).where(DECISION.c.batch_id <= limit).order_by(DECISION.c.decision_id)
    ).all()
    rows = [row for row in found if row.batch_id not in reverted]
    revoked = {row.revokes for row in rows}
    return [
        _decision(row.decision_id, row.batch_id, dict(row._mapping))
        for row in rows
        if row.revokes is None and row.decision_id not in revoked
    ]


def decisions_in_force(connection: Connection, at_version: int | None = None) -> tuple[Decision, ...]:
    """Return the decisions that held at ``at_version`` (None: now): per series and period the last unrevoked one."""
    last = {(decision.series_key, decision.period): decision for decision in _unrevoked(connection, at_version)}
    return tuple(sorted(last.values(), key=lambda decision: decision.decision_id))


def all_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Return every decision and every revocation in the order they came, those no longer in force included."""
    rows = connection.execute(select(DECISION).order_by(DECISION.c.decision_id)).all()
    return tuple(_decision(row.decision_id, row.batch_id, dict(row._mapping)) for row in rows)
