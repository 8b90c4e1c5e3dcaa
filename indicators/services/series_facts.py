"""What of a series decides which charts are legal: windows, periods, years, lowest figure; kept until it moves."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from threading import Lock

from indicators.model.chart import ChartSpec, PeriodChoice
from indicators.model.period import Period
from indicators.services.figures import Figures
from indicators.services.series_stamps import Stamp
from indicators.services.transforming import Transforming

KEPT = 512
REFUSED = (PeriodChoice.MONTH, PeriodChoice.QUARTER, PeriodChoice.HALF)
"""Windows that are offered where they have no figure but a reason: the reason is worth seeing."""


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """``windows``: a period of each kind that has a figure or a reason for none; ``lowest`` is in display units."""

    windows: tuple[Period, ...]
    periods: frozenset[Period]
    years: tuple[int, int] | None
    lowest: Decimal | None


class KnownFacts:
    """Tells the facts of series, kept by series and day until something moves the figures."""

    def __init__(self, figures: Figures, transforming: Transforming) -> None:
        self._figures = figures
        self._transforming = transforming
        self._kept: OrderedDict[tuple[date, str], tuple[Stamp, SeriesFacts]] = OrderedDict()
        self._lock = Lock()

    def of(self, series_keys: Iterable[str], as_of: date | None) -> list[SeriesFacts]:
        """Return the facts of each series as of a day, in their order."""
        keys, day = tuple(series_keys), self._figures.day(as_of)
        stamps = self._figures.stamps(keys)
        return [self._one(key, day, as_of, stamps[key]) for key in keys]

    def _one(self, key: str, day: date, as_of: date | None, stamp: Stamp) -> SeriesFacts:
        with self._lock:
            known = self._kept.get((day, key))
        if known is not None and known[0] == stamp:
            return known[1]
        found = self._read(key, as_of)
        with self._lock:
            self._kept[day, key] = (stamp, found)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def _read(self, key: str, as_of: date | None) -> SeriesFacts:
        shown = self._figures.shown(key, as_of)
        periods = [figure.period for figure in shown]
        spec = ChartSpec(series=(key,), period=PeriodChoice.YEAR, as_of=as_of)
        every = [*periods, *self._transforming.refused_kinds(key, spec, REFUSED)]
        samples = {(one.kind, one.is_year_to_date, one.whole_months): one for one in every}
        years = [period.last_day.year for period in periods]
        values = [figure.shown for figure in shown if figure.shown is not None]
        return SeriesFacts(
            windows=tuple(samples.values()),
            periods=frozenset(periods),
            years=(min(years), max(years)) if years else None,
            lowest=min(values, default=None),
        )
