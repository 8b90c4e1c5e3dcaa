"""The state changes that stand: of each id what was said last, in the order in which the ids first came."""

from __future__ import annotations

from indicators.model.partnership import StateChange
from indicators.store import FactKind, Store


def standing_changes(store: Store, at_version: int | None = None) -> tuple[StateChange, ...]:
    """Return the state changes in force (None: now); a later fact of the same id replaces an earlier one."""
    latest = {fact.source_id: fact.payload for fact in store.facts(FactKind.STATE_CHANGE, at_version)}
    return tuple(StateChange.from_payload(payload) for payload in latest.values())
