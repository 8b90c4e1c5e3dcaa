"""What is held of each indicator: its series with their coverage, statuses, publications and the next figure due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from indicators.catalogue import Catalogue
from indicators.model.chart import PeriodChoice
from indicators.model.indicator import Indicator, IndicatorKind, Origin
from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.explore_answers import SeriesEntry
from indicators.services.figures import Figure, Figures
from indicators.services.overview import headline
from indicators.services.rhythm import Calendar, Rhythm, rhythm_of
from indicators.services.selection import windows_of
from indicators.store import Tally

LADDER = (ObsStatus.ESTIMATE, ObsStatus.PRELIMINARY, ObsStatus.OFFICIAL)
EXPECTED: dict[IndicatorKind, tuple[ObsStatus, ...]] = {
    IndicatorKind.TARGET: (ObsStatus.TARGET,),
    IndicatorKind.STOCK: (ObsStatus.OFFICIAL,),
}
"""The statuses through which the figures of a kind go; of all other kinds the whole ladder."""
IRREGULAR = "partnerships"
"""A topic whose figures come with events and not with the calendar."""


@dataclass(frozen=True, slots=True)
class SeriesHolding:
    """One series: ``count`` figures in use, ``readings`` stored figures in all, between ``first`` and ``last``.

    ``published`` is the latest publication held (None: undated or derived), ``rhythm`` None where there is none.
    """

    series_key: str
    measure: str
    unit_measure: str
    count: int
    readings: int
    first: Period
    last: Period
    windows: tuple[PeriodChoice, ...]
    statuses: frozenset[str]
    published: date | None
    rhythm: Rhythm | None


@dataclass(frozen=True, slots=True)
class IndicatorHolding:
    """One indicator with its series, the main one (the bare code's) first; none where no figure is held."""

    indicator: Indicator
    series: tuple[SeriesHolding, ...]
    origins: tuple[Origin, ...]

    @property
    def main(self) -> SeriesHolding | None:
        return self.series[0] if self.series else None

    @property
    def count(self) -> int:
        return sum(one.count for one in self.series)

    @property
    def readings(self) -> int:
        return sum(one.readings for one in self.series)

    @property
    def published(self) -> date | None:
        return max((one.published for one in self.series if one.published), default=None)

    @property
    def first(self) -> Period | None:
        return min((one.first for one in self.series), key=lambda period: period.start, default=None)

    @property
    def last(self) -> Period | None:
        return max((one.last for one in self.series), key=lambda period: period.end, default=None)

    @property
    def ladder(self) -> tuple[tuple[str, bool], ...]:
        """The statuses that are expected, in order, then others that are held: each with whether it is held."""
        held = {status for one in self.series for status in one.statuses}
        expected = [status.value for status in EXPECTED.get(self.indicator.kind, LADDER)]
        others = [status.value for status in ObsStatus if status.value in held and status.value not in expected]
        return tuple((status, status in held) for status in (*expected, *others))


@dataclass(frozen=True, slots=True)
class IndicatorSummary:
    """One line of the list of indicators: its main series, and of all of its series together what they hold.

    ``first`` and ``last`` are published windows; None where no figure is held, as ``main`` is without one of its own.
    """

    indicator: Indicator
    main: SeriesHolding | None
    readings: int
    published: date | None
    first: Period | None
    last: Period | None


Entries = Callable[[date | None], tuple[SeriesEntry, ...]]


class Holdings:
    """The reading half of the page of the catalogue; ``entries`` lists the series that have a figure in use."""

    def __init__(self, catalogue: Callable[[], Catalogue], figures: Figures, entries: Entries) -> None:
        self._catalogue = catalogue
        self._figures = figures
        self._entries = entries

    def listed(self, as_of: date | None = None) -> tuple[IndicatorSummary, ...]:
        """Return every indicator in catalogue order with what is held of it as of a day (None: today).

        Only of main series figures are read: there may be thousands of others.
        """
        by_code: dict[str, list[SeriesEntry]] = {}
        for one in self._entries(as_of):
            by_code.setdefault(one.indicator, []).append(one)
        tallies = self._figures.moved.tallies(self._figures.day(as_of))
        return tuple(
            self._summary(entry, by_code.get(entry.code, []), tallies, as_of) for entry in self._catalogue().indicators
        )

    def _summary(
        self, entry: Indicator, held: list[SeriesEntry], tallies: Mapping[str, Tally], as_of: date | None
    ) -> IndicatorSummary:
        usual = self._catalogue().series_key(entry.code).render()
        keys = [one.key for one in held]
        main = usual if usual in keys else min(keys, default="")
        told = [tallies[key] for key in keys if key in tallies]
        return IndicatorSummary(
            indicator=entry,
            main=next(iter(self._holding(entry, [main], as_of).series), None) if main else None,
            readings=sum(tally.readings for tally in told),
            published=max((tally.published for tally in told if tally.published), default=None),
            first=min((one.first for one in held), key=lambda period: period.start, default=None),
            last=max((one.last for one in held), key=lambda period: period.end, default=None),
        )

    def one(self, code: str, as_of: date | None = None) -> IndicatorHolding:
        """Return one indicator with what is held of it; raise NotFound ("indicator_unknown")."""
        entry = self._catalogue().indicator(code)
        keys = [key for key in self._figures.series_keys() if SeriesKey.parse(key).indicator == entry.code]
        return self._holding(entry, [key for key in keys if self._figures.shown(key, as_of)], as_of)

    def _holding(self, entry: Indicator, keys: Iterable[str], as_of: date | None) -> IndicatorHolding:
        main = self._catalogue().series_key(entry.code).render()
        calendar = partial(self._catalogue().release_rule, entry.code)
        ordered = sorted(keys, key=lambda key: (key != main, key))
        series = tuple(
            _series(key, entry, self._figures.readings(key, as_of), self._figures.shown(key, as_of), calendar)
            for key in ordered
        )
        return IndicatorHolding(entry, series, ranked(self._catalogue(), entry.family))


def _series(
    key: str, entry: Indicator, readings: tuple[Figure, ...], shown: tuple[Figure, ...], calendar: Calendar
) -> SeriesHolding:
    latest = headline(shown)
    regular = entry.kind not in EXPECTED and entry.topic != IRREGULAR
    return SeriesHolding(
        series_key=key,
        measure=shown[0].measure,
        unit_measure=shown[0].unit_measure,
        count=len(shown),
        readings=sum(figure.obs_id is not None for figure in readings),
        first=shown[0].period,
        last=shown[-1].period,
        windows=windows_of(figure.period for figure in shown),
        statuses=frozenset(figure.obs_status for figure in readings),
        published=max((figure.published for figure in readings if figure.published), default=None),
        rhythm=rhythm_of(readings, latest.period, calendar) if latest is not None and regular else None,
    )


def ranked(catalogue: Catalogue, family: str) -> tuple[Origin, ...]:
    """Return the organisations that have a rank in a family of indicators, the first one first."""
    known = [origin for origin in catalogue.origins if family in origin.rank]
    return tuple(sorted(known, key=lambda origin: origin.rank[family]))
