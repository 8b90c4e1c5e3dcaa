"""Which series there are as of a day, with names, coverage and origins; quick however many are stored.

Coverage is read without a single figure and kept by the head of each series, so that a commit costs only the series it
touched. Series that are nowhere stored (counts of partners, sums of old areas) are the few of which figures are asked.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from threading import Lock

from indicators.catalogue import Catalogue
from indicators.model.errors import NotFound
from indicators.model.series import SeriesKey
from indicators.services.explore_answers import SeriesEntry
from indicators.services.figures import Figure, Figures
from indicators.services.selection import windows_of
from indicators.store import Coverage, Store

KEPT_DAYS = 6


@dataclass(frozen=True, slots=True)
class _Listed:
    """The listing of one day: at which version, with which heads and catalogue, and what came of it."""

    version: int
    heads: dict[str, int]
    catalogue: Catalogue
    stored: dict[str, SeriesEntry]
    entries: tuple[SeriesEntry, ...]


class SeriesListing:
    """Lists the series that have a figure in use, in catalogue order."""

    def __init__(self, store: Store, catalogue: Callable[[], Catalogue], figures: Figures) -> None:
        self._store = store
        self._catalogue = catalogue
        self._figures = figures
        self._days: OrderedDict[date, _Listed] = OrderedDict()
        self._lock = Lock()

    def entries(self, as_of: date | None = None) -> tuple[SeriesEntry, ...]:
        """Return every series with at least one figure in use as of a day (None: today), in catalogue order."""
        day, version = self._figures.day(as_of), self._store.version()
        with self._lock:
            known = self._days.get(day)
        if known is not None and known.version == version:
            return known.entries
        listed = self._listed(day, version, known)
        with self._lock:
            self._days[day] = listed
            self._days.move_to_end(day)
            while len(self._days) > KEPT_DAYS:
                self._days.popitem(last=False)
        return listed.entries

    def _listed(self, day: date, version: int, known: _Listed | None) -> _Listed:
        catalogue, keys = self._catalogue(), self._store.series_keys()
        heads = self._store.heads(keys)
        same = known is not None and known.catalogue is catalogue
        old = known.stored if known is not None and same else {}
        moved = [key for key in keys if known is None or not same or known.heads.get(key) != heads[key]]
        chosen = [one.obs_id for one in self._store.decisions()]
        covered = self._store.coverage(day, chosen, moved if old else None)
        touched = set(moved)
        stored = {key: entry for key, entry in old.items() if key not in touched and key in heads}
        for key, one in covered.items():
            if (entry := _entry(one, catalogue)) is not None:
                stored[key] = entry
        derived = self._figures.shown_of(self._figures.derived_keys(keys), day)
        listed = stored | {key: _derived(key, shown, catalogue) for key, shown in derived.items() if shown}
        place = {entry.code: position for position, entry in enumerate(catalogue.indicators)}
        order = sorted(listed, key=lambda key: (place.get(listed[key].indicator, len(place)), key))
        return _Listed(version, heads, catalogue, stored, tuple(listed[key] for key in order))


def _entry(one: Coverage, catalogue: Catalogue) -> SeriesEntry | None:
    """Return a covered series with its names; None for one of an indicator that the catalogue does not know."""
    key = SeriesKey.parse(one.series_key)
    try:
        indicator = catalogue.indicator(key.indicator)
    except NotFound:
        return None
    return SeriesEntry(
        key=one.series_key,
        indicator=indicator.code,
        name=catalogue.names(key),
        short=catalogue.shorts(key),
        topic=indicator.topic,
        measure=key.measure,
        unit_measure=key.unit_measure,
        count=one.count,
        first=one.first,
        last=one.last,
        periods=windows_of(one.samples),
        ref_area=key.ref_area,
        origins=one.origins,
    )


def _derived(text: str, shown: tuple[Figure, ...], catalogue: Catalogue) -> SeriesEntry:
    key = SeriesKey.parse(text)
    indicator = catalogue.indicator(key.indicator)
    return SeriesEntry(
        key=text,
        indicator=indicator.code,
        name=catalogue.names(key),
        short=catalogue.shorts(key),
        topic=indicator.topic,
        measure=key.measure,
        unit_measure=key.unit_measure,
        count=len(shown),
        first=shown[0].period,
        last=shown[-1].period,
        periods=windows_of(figure.period for figure in shown),
        ref_area=key.ref_area,
        origins=tuple(sorted({figure.origin for figure in shown})),
    )
