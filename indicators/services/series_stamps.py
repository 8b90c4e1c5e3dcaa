"""What moves the figures of a series: whoever keeps some drops them when the stamp of their series is another one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock

from indicators.catalogue import Catalogue
from indicators.services.part_areas import PartAreas
from indicators.store import FactKind, Store

PARTNERS = "PARTNERS_"
Stamp = tuple[int, ...]


class SeriesStamps:
    """Stamps series by their heads, which every commit, undo and decision about them advances, and by all else.

    All else: the heads of the areas that a sum is made of, the state changes that counts are made of, and the edition
    of the catalogue, which gives ranks, units and mergers. A commit so leaves every series alone that it did not touch.
    """

    def __init__(self, store: Store, catalogue: Callable[[], Catalogue]) -> None:
        self._store = store
        self._catalogue = catalogue
        self._version = -1
        self._edition = 0
        self._seen: Catalogue | None = None
        self._known: dict[str, Stamp] = {}
        self._lock = Lock()

    def of(self, series_keys: Iterable[str]) -> dict[str, Stamp]:
        """Return the stamp of each series as the store stands now."""
        keys, version, catalogue = tuple(series_keys), self._store.version(), self._catalogue()
        with self._lock:
            if catalogue is not self._seen:
                self._seen, self._edition, self._version = catalogue, self._edition + 1, -1
            if version != self._version:
                self._version, self._known = version, {}
            edition, known = self._edition, self._known
        absent = [key for key in keys if key not in known]
        if absent:
            known.update(self._read(absent, edition, PartAreas(catalogue)))
        return {key: known[key] for key in keys}

    def _read(self, keys: list[str], edition: int, areas: PartAreas) -> dict[str, Stamp]:
        made_of = {key: (key, *areas.part_keys([key])) for key in keys}
        heads = self._store.heads(dict.fromkeys(one for parts in made_of.values() for one in parts))
        counted = any(key.startswith(PARTNERS) for key in keys)
        changes = self._store.facts_version(FactKind.STATE_CHANGE) if counted else 0
        return {
            key: (edition, changes if key.startswith(PARTNERS) else 0, *(heads[one] for one in parts))
            for key, parts in made_of.items()
        }
