"""Which batch made a drawn figure differ: one that brought a figure, took one back, or decided between two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from indicators.model.frames import records
from indicators.model.observation import Citation
from indicators.store import Batch, Decision, FactKind, ObservationQuery, Store
from indicators.transforms.comparison import Difference, DrawnFigure, FigureChange

COUNTED = "PARTNERS_"
"""Indicators that are counted from state changes and have no observations of their own."""

Key = tuple[str, str, str]
"""Series key, first day, first day after."""


@dataclass(frozen=True, slots=True)
class TracedChange:
    """A difference with the batch that made it: who, when, why. None: no batch since, only a day that has passed."""

    change: FigureChange
    batch: Batch | None


@dataclass(frozen=True, slots=True)
class _Row:
    batch_id: int
    key: Key


class Tracing:
    """Knows what happened to the store after one version."""

    def __init__(self, store: Store, version: int) -> None:
        self._store = store
        self._version = version
        self._batches = {one.batch_id: one for one in store.batches()}
        self._then, self._now = _chosen(store.decisions(version)), _chosen(store.decisions())
        self._undone = self._undos()

    def traced(self, changes: Iterable[FigureChange]) -> tuple[TracedChange, ...]:
        """Return each change with the batch that made it; one that a choice made is told as decided."""
        listed = tuple(changes)
        ids = {one for change in listed for figure in (change.before, change.after) for one in _ids(figure)}
        then, now = self._rows(ids, self._version), self._rows(ids, None)
        return tuple(self._traced(change, then, now) for change in listed)

    def _traced(self, change: FigureChange, then: dict[int, _Row], now: dict[int, _Row]) -> TracedChange:
        old, new = _ids(change.before), _ids(change.after)
        decided = self._decided(old, new, then | now)
        if decided:
            both = change.before is not None and change.after is not None
            kind = Difference.DECIDED if both else change.kind
            return TracedChange(replace(change, kind=kind), self._batches.get(max(decided)))
        found = {now[one].batch_id for one in new - old if one in now and now[one].batch_id > self._version}
        moved = [then[one] for one in old - now.keys() if one in then]
        moved += [now[one] for one in new - then.keys() if one in now]
        found |= {self._undone[row.batch_id] for row in moved if row.batch_id in self._undone}
        return TracedChange(change, self._batches.get(max(found or self._other(change), default=0)))

    def _decided(self, old: set[int], new: set[int], rows: dict[int, _Row]) -> set[int]:
        """Return the batches by which a person chose otherwise between the figures at the places of these rows."""
        found = set()
        for key in {rows[one].key for one in old | new if one in rows}:
            before, after = self._then.get(key), self._now.get(key)
            if after is not None and after.obs_id in new - old and after.batch_id > self._version:
                found.add(after.batch_id)
            elif before is not None and after is None and before.obs_id in old - new:
                found.add(self._let_go(before))
        return found - {0}

    def _let_go(self, decision: Decision) -> int:
        """Return the batch that revoked a decision, or took its batch back; 0 for none since the version."""
        revoked = [one.batch_id for one in self._store.decision_history() if one.revokes == decision.decision_id]
        return max([*revoked, self._undone.get(decision.batch_id, 0)], default=0)

    def _other(self, change: FigureChange) -> set[int]:
        """Return the batch behind a figure that no observation explains: state changes, or ranks of the catalogue."""
        figure = change.after or change.before
        counted = figure is not None and figure.series_key.startswith(COUNTED)
        last = self._store.facts_version(FactKind.STATE_CHANGE if counted else FactKind.CATALOGUE_EDIT)
        return {last} if last > self._version else set()

    def _undos(self) -> dict[int, int]:
        """Return for each batch that undos since the version are about, directly or in the end, the last of these."""
        found = {}
        for batch_id in sorted(self._batches):
            target = self._batches[batch_id].reverts
            while batch_id > self._version and target is not None:
                found[target] = batch_id
                target = self._batches[target].reverts
        return found

    def _rows(self, ids: Iterable[int], version: int | None) -> dict[int, _Row]:
        asked = tuple(ids)
        if not asked:  # to the store, no ids would mean all of them
            return {}
        frame = self._store.observations(ObservationQuery(obs_ids=asked), at_version=version)
        return {int(row["obs_id"]): _Row(int(row["batch_id"]), _key(row)) for row in records(frame)}


def _chosen(decisions: Iterable[Decision]) -> dict[Key, Decision]:
    return {(one.series_key, one.period.start.isoformat(), one.period.end.isoformat()): one for one in decisions}


def _key(row: dict[str, Any]) -> Key:
    return row["series_key"], row["start"].date().isoformat(), row["end"].date().isoformat()


def _ids(figure: DrawnFigure | None) -> set[int]:
    """Return the observations that a figure is, or is computed from."""
    if figure is None:
        return set()
    return {figure.obs_id} if figure.obs_id is not None else set(Citation.from_json(figure.citation).parents)
