"""Commit figures and facts: all of one batch in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from indicators.model.errors import Invalid
from indicators.model.observation import Observation
from indicators.model.series import SeriesKey
from indicators.model.text import require_storable
from indicators.store import audit, batches, facts, heads
from indicators.store.batch import Batch, BatchDraft, BatchKind
from indicators.store.columns import ObservationColumns, row_columns
from indicators.store.content import canonical_payload, fact_hash, observation_content, observation_hash
from indicators.store.database import Database
from indicators.store.dialect.row_block import BlockColumn, Repeated, RowBlock
from indicators.store.facts import Fact, FactKind
from indicators.store.tables import FACT, OBSERVATION


@dataclass(frozen=True, slots=True)
class PreparedRows:
    """Everything that can be made of a commit's rows before its transaction begins.

    ``observations`` lack their ids: rendered series key, then the columns from ``value`` on. ``facts`` likewise, from
    ``kind`` on.
    """

    series: dict[str, SeriesKey]
    observations: list[tuple[str | int | float | None, ...]] | RowBlock
    facts: list[tuple[str, ...]]
    hashes: batches.RowHashes
    digest: str


def source_hash(said: Observation | Fact) -> str:
    """Return the hash of what an observation or a fact says, whichever batch brings it."""
    if isinstance(said, Fact):
        return fact_hash(str(said.kind), said.source_id, canonical_payload(said.payload))
    return observation_hash(said.series_key.render(), observation_content(said))


def prepare(observations: Sequence[Observation], said: Sequence[Fact]) -> PreparedRows:
    """Return the rows of a commit; raise Invalid for values that are not finite or text that cannot be kept."""
    rendered: dict[SeriesKey, str] = {}
    rows: list[tuple[str | int | float | None, ...]] = []
    for observation in observations:
        key = rendered.get(observation.series_key)
        if key is None:
            key = rendered[observation.series_key] = observation.series_key.render()
        content = observation_content(observation)
        require_storable(key, *content)
        value, high = observation.value, observation.value_high
        rows.append(
            (
                key,
                None if value is None else float(value),
                None if high is None else float(high),
                *content,
                observation_hash(key, content),
            )
        )
    fact_rows = [_fact_row(fact) for fact in said]
    hashes = batches.RowHashes(tuple(str(row[-1]) for row in rows), tuple(row[-1] for row in fact_rows))
    series = {key: series_key for series_key, key in rendered.items()}
    return PreparedRows(series, rows, fact_rows, hashes, hashes.digest())


def prepare_columns(said: ObservationColumns) -> PreparedRows:
    """Return what ``prepare`` returns of the same figures, here in columns; raise Invalid likewise."""
    series, rows, row_hashes = row_columns(said)
    hashes = batches.RowHashes(row_hashes)
    return PreparedRows(series, rows, [], hashes, hashes.digest())


def _fact_row(fact: Fact) -> tuple[str, ...]:
    payload = canonical_payload(fact.payload)
    require_storable(fact.source_id)
    return str(fact.kind), fact.source_id, payload, fact_hash(str(fact.kind), fact.source_id, payload)


def commit(
    database: Database,
    now: Callable[[], str],
    draft: BatchDraft,
    rows: PreparedRows,
    seen: heads.Seen | None,
    facts_seen: Mapping[FactKind, int] | None,
    idempotency_key: str | None,
) -> Batch:
    """Append a batch; return the earlier one when its idempotency key was already committed.

    ``seen`` are the heads at the preview and ``facts_seen`` the versions of kinds of facts (None: not compared).
    Raises Conflict ("heads_changed", "facts_changed"), and Invalid for a batch without rows or of a kind that is not
    committed.
    """
    if draft.kind not in {BatchKind.SEED, BatchKind.UPLOAD, BatchKind.EDIT}:
        raise Invalid("batch_kind", kind=str(draft.kind))
    if not rows.hashes.count:
        raise Invalid("batch_empty")
    with database.writing() as connection:
        if idempotency_key is not None and (done := batches.batch_by_key(connection, idempotency_key)):
            return done
        if seen is not None:
            heads.require_unmoved(connection, seen, rows.series)
        if facts_seen is not None:
            facts.require_unmoved(connection, facts_seen)
        ids = batches.next_ids(connection)
        at = now()
        sealed = (rows.hashes, rows.digest)
        batch = batches.append(connection, draft, ids, at, sealed, idempotency_key=idempotency_key)
        _append_rows(connection, database, ids, rows)
        detail = {"batch": batch.batch_id, "kind": str(draft.kind), "rows": batch.row_count, "hash": batch.hash}
        audit.record(connection, at, draft.actor, "commit", detail)
    return batch


def _append_rows(connection: Connection, database: Database, ids: batches.RowIds, rows: PreparedRows) -> None:
    dialect = database.dialect
    series = heads.series_ids(connection, dialect, rows.series)
    if isinstance(rows.observations, RowBlock):
        dialect.insert_block(connection, OBSERVATION, _numbered(rows.observations, ids, series))
    else:
        numbered = enumerate(rows.observations, ids.observation)
        told = ((obs_id, ids.batch_id, series[str(row[0])], *row[1:]) for obs_id, row in numbered)
        dialect.insert_rows(connection, OBSERVATION, told)
    heads.advance(connection, dialect, series.values())
    facts_told = enumerate(rows.facts, ids.fact)
    dialect.insert_rows(connection, FACT, ((fact_id, ids.batch_id, *row) for fact_id, row in facts_told))


def _numbered(block: RowBlock, ids: batches.RowIds, series: Mapping[str, int]) -> RowBlock:
    """Return rows with their ids instead of the rendered key with which they begin."""
    keys: Any
    keys, *rest = block.columns
    of_series: BlockColumn = (
        Repeated(series[keys.value]) if isinstance(keys, Repeated) else [series[key] for key in keys]
    )
    numbers = range(ids.observation, ids.observation + block.length)
    return RowBlock((numbers, Repeated(ids.batch_id), of_series, *rest), block.length)
