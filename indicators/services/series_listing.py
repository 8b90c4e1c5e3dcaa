"""Which series there are as of a day, with names, coverage and origins; quick however many are stored.

Coverage is read without a single figure and kept by the head of each series, so that a commit costs only the series it
touched. Series that are nowhere stored (counts of partners, sums of old areas) are the few of which figures are asked.
A page about some series asks for these and those near them alone: among 20,000 that takes a hundredth of the time.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

from indicators.catalogue import Catalogue
from indicators.model.errors import NotFound
from indicators.model.series import Measure, SeriesKey
from indicators.services.explore_answers import SeriesEntry
from indicators.services.figures import Figure, Figures
from indicators.services.selection import windows_of
from indicators.store import Coverage, Store

KEPT_DAYS = 6
KEPT_NEAR = 64
GROWTH = (Measure.YOY.value, "percent")


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
        self._near: OrderedDict[tuple[date, tuple[str, ...]], tuple[int, Catalogue, tuple[SeriesEntry, ...]]] = (
            OrderedDict()
        )
        self._stored: tuple[int, Catalogue, frozenset[str]] | None = None
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

    def near(self, series: tuple[str, ...], as_of: date | None = None) -> tuple[SeriesEntry, ...]:
        """Return of ``entries`` those that a page about some series tells of, in the same order.

        They are the series themselves, their published growth on the year, of a single one all of the same area,
        dimensions, measure and unit, and all of a measure of theirs that is stored in several units.
        """
        day, version, catalogue = self._figures.day(as_of), self._store.version(), self._catalogue()
        with self._lock:
            known = self._near.get((day, series))
        if known is not None and known[:2] == (version, catalogue):
            return known[2]
        stored = self._stored_keys(version, catalogue)
        entries = self._some(_wanted(series, stored, catalogue), stored, day, catalogue)
        with self._lock:
            self._near[day, series] = (version, catalogue, entries)
            while len(self._near) > KEPT_NEAR:
                self._near.popitem(last=False)
        return entries

    def _stored_keys(self, version: int, catalogue: Catalogue) -> frozenset[str]:
        known = self._stored
        if known is None or known[0] != version or known[1] is not catalogue:
            known = self._stored = version, catalogue, frozenset(self._store.series_keys())
        return known[2]

    def _some(
        self, wanted: set[str], stored: frozenset[str], day: date, catalogue: Catalogue
    ) -> tuple[SeriesEntry, ...]:
        chosen = [one.obs_id for one in self._store.decisions()]
        covered = self._store.coverage(day, chosen, wanted & stored)
        found = {key: entry for key, one in covered.items() if (entry := _entry(one, catalogue)) is not None}
        derived = self._figures.shown_of(self._figures.derived_among(wanted, stored), day)
        return _in_order(found | _derived_entries(derived, catalogue), catalogue)

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
        derived = self._figures.shown_of(self._figures.moved.every().derived, day)
        entries = _in_order(stored | _derived_entries(derived, catalogue), catalogue)
        return _Listed(version, heads, catalogue, stored, entries)


def _in_order(listed: dict[str, SeriesEntry], catalogue: Catalogue) -> tuple[SeriesEntry, ...]:
    """Return entries in the order of the catalogue's indicators, then of their keys."""
    place = {entry.code: position for position, entry in enumerate(catalogue.indicators)}
    order = sorted(listed, key=lambda key: (place.get(listed[key].indicator, len(place)), key))
    return tuple(listed[key] for key in order)


def _derived_entries(shown: dict[str, tuple[Figure, ...]], catalogue: Catalogue) -> dict[str, SeriesEntry]:
    return {key: _derived(key, figures, catalogue) for key, figures in shown.items() if figures}


def _wanted(series: Iterable[str], stored: Iterable[str], catalogue: Catalogue) -> set[str]:
    """Return the keys of which a page about ``series`` tells, whether or not they have figures."""
    keys = {text: SeriesKey.parse(text) for text in series}
    wanted = set(keys)
    for key in keys.values():
        wanted.add(replace(key, measure=GROWTH[0], unit_measure=GROWTH[1]).render())
    if len(keys) == 1:
        (members,) = {text.partition(":")[2] for text in keys}
        wanted |= {f"{indicator.code}:{members}" for indicator in catalogue.indicators}
    units: dict[tuple[str, str], dict[str, list[str]]] = {}
    codes = {key.indicator for key in keys.values()}
    for text in stored:
        if text.partition(":")[0] in codes:
            head, _, unit = text.rpartition(";unit=")
            said = text.partition(":")[0], head.rpartition(";measure=")[2]
            units.setdefault(said, {}).setdefault(unit, []).append(text)
    return wanted.union(*(same for by_unit in units.values() if len(by_unit) > 1 for same in by_unit.values()))


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
