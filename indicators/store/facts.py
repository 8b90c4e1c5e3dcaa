"""Facts that are no figures of a series: events, claims, state changes, stated counts, articles and their rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, select

from indicators.model.errors import Conflict
from indicators.store.activity import NO_LIMIT, all_undos, reverted_batches
from indicators.store.tables import FACT


class FactKind(StrEnum):
    EVENT = "event"
    CLAIM = "claim"
    STATE_CHANGE = "state_change"
    STATED_COUNT = "stated_count"
    ARTICLE = "article"
    ARTICLE_ROW = "article_row"
    CATALOGUE_EDIT = "catalogue_edit"
    RECIPE = "recipe"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact; ``source_id`` names its row in the seed tables, ``payload`` is what JSON can say.

    The ids are the store's and None before the commit.
    """

    kind: FactKind
    source_id: str
    payload: dict[str, Any]
    fact_id: int | None = None
    batch_id: int | None = None


_BY_KIND = (
    select(FACT.c.kind, FACT.c.source_id, FACT.c.payload, FACT.c.fact_id, FACT.c.batch_id)
    .where(FACT.c.kind == bindparam("kind"), FACT.c.batch_id <= bindparam("version"))
    .order_by(FACT.c.fact_id)
)


def facts_of(connection: Connection, kind: FactKind, at_version: int | None = None) -> tuple[Fact, ...]:
    """Return the facts of one kind in batches that counted at ``at_version`` (None: now), in the order they came."""
    reverted = reverted_batches(connection, at_version)
    limit = NO_LIMIT if at_version is None else at_version
    rows: Iterable[Any] = connection.execute(_BY_KIND, {"kind": str(kind), "version": limit})
    return tuple(
        Fact(FactKind(row.kind), row.source_id, json.loads(row.payload), row.fact_id, row.batch_id)
        for row in rows
        if row.batch_id not in reverted
    )


def all_facts_of(connection: Connection, kind: FactKind) -> tuple[Fact, ...]:
    """Return every fact of one kind in the order they came, those of batches that were taken back included."""
    rows: Iterable[Any] = connection.execute(_BY_KIND, {"kind": str(kind), "version": NO_LIMIT})
    return tuple(
        Fact(FactKind(row.kind), row.source_id, json.loads(row.payload), row.fact_id, row.batch_id) for row in rows
    )


def version_of(connection: Connection, kind: FactKind) -> int:
    """Return the last batch that changed the facts of one kind: brought some, or took such a batch back; 0 for none."""
    brought = set(connection.execute(select(FACT.c.batch_id).where(FACT.c.kind == str(kind)).distinct()).scalars())
    for undo, target in sorted(all_undos(connection)):
        if target in brought:
            brought.add(undo)
    return max(brought, default=0)


def require_unmoved(connection: Connection, seen: Mapping[FactKind, int]) -> None:
    """Raise Conflict ("facts_changed") when the facts of a kind changed since the version that was seen."""
    if moved := sorted(str(kind) for kind, version in seen.items() if version_of(connection, kind) != version):
        raise Conflict("facts_changed", kinds=moved)


def fact_source_hashes(connection: Connection) -> set[str]:
    """Return the source hashes of the facts that count."""
    reverted = reverted_batches(connection)
    rows = connection.execute(select(FACT.c.batch_id, FACT.c.source_hash))
    return {source_hash for batch, source_hash in rows if batch not in reverted}
