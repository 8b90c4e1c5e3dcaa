"""Which series a question about changes and disputes has to read: few of many thousand, and the same answer.

A figure that is alone in its period is in use and has no rival; a series that was only continued has the figures that
it had and one more. Who reads the others alone, figure by figure, misses nothing; a property test proves it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from indicators.catalogue import Catalogue
from indicators.services.part_areas import PartAreas
from indicators.services.recent import Recent
from indicators.store import Arrival, Arrivals, FactKind, Store, Tally
from indicators.transforms.counts import COUNTED

KEPT_DAYS = 4


@dataclass(frozen=True, slots=True)
class AllSeries:
    """Every series that has a figure, in catalogue order, and which of them follow from others."""

    keys: tuple[str, ...]
    derived: frozenset[str]

    def those(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Return of ``wanted`` those there are, in catalogue order."""
        meant = frozenset(wanted)
        return tuple(key for key in self.keys if key in meant)


class MovedSeries:
    """Asks the store which series moved; keeps what it was told until the store moves."""

    def __init__(self, store: Store, catalogue: Callable[[], Catalogue]) -> None:
        self._store = store
        self._catalogue = catalogue
        self._all: Recent[AllSeries] = Recent(1)
        self._contested: Recent[frozenset[str]] = Recent(1)
        self._tallies: Recent[dict[str, Tally]] = Recent(KEPT_DAYS)
        self._arrivals: Recent[Arrivals] = Recent(KEPT_DAYS)

    def every(self) -> AllSeries:
        """Return every series, derived counts and sums of areas included."""
        return self._all.get(self._store.version(), self._list)

    def tallies(self, day: date) -> dict[str, Tally]:
        """Return how much is stored of each series as of a day."""
        return self._tallies.get((self._store.version(), day), lambda: self._store.tallies(day))

    def contested(self) -> tuple[str, ...]:
        """Return every series that may have a figure in dispute, in catalogue order."""
        every = self.every()
        return every.those(self._stored_contested() | every.derived)

    def between(self, since: date, day: date) -> tuple[tuple[Arrival, ...], tuple[str, ...]]:
        """Return the figures that continued a series after ``since``, and every other series that may have moved."""
        stored = self._stored_contested()
        key = (self._store.version(), since, day)
        found = self._arrivals.get(key, lambda: self._store.arrivals(since, day, stored))
        every, parts = self.every(), PartAreas(self._catalogue())
        made = {one for one in every.derived if one in COUNTED or found.touched.intersection(parts.part_keys([one]))}
        alone = tuple(one for one in found.continued if one.series_key not in made)
        return alone, every.those(found.touched | made)

    def _stored_contested(self) -> frozenset[str]:
        return self._contested.get(self._store.version(), self._store.contested)

    def _list(self) -> AllSeries:
        stored = set(self._store.series_keys())
        derived = self.derived(stored)
        place = {entry.code: position for position, entry in enumerate(self._catalogue().indicators)}
        ordered = sorted(stored | derived, key=lambda key: (place.get(key.partition(":")[0], len(place)), key))
        return AllSeries(tuple(ordered), frozenset(derived))

    def derived(self, stored: Iterable[str]) -> set[str]:
        """Return the series that follow from the ``stored`` ones and from facts: counts of partners, sums of areas."""
        known = set(stored)
        found = set(COUNTED) if self._store.facts(FactKind.STATE_CHANGE) else set()
        return found | PartAreas(self._catalogue()).made_of(known | found)
