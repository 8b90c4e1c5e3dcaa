"""What of a series decides which charts are legal: windows, periods, years, signs; kept until it moves."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Any

import numpy as np

from indicators.model.chart import ChartSpec, PeriodChoice
from indicators.model.period import Period
from indicators.model.period_columns import one_of_each_kind, year_of
from indicators.services.figures import Figures
from indicators.services.series_stamps import Stamp
from indicators.services.transforming import Transforming

KEPT = 512
REFUSED = (PeriodChoice.MONTH, PeriodChoice.QUARTER, PeriodChoice.HALF)
"""Windows that are offered where they have no figure but a reason: the reason is worth seeing."""


@dataclass(frozen=True, eq=False)
class SeriesFacts:
    """``windows``: a period of each kind that has a figure or a reason for none."""

    windows: tuple[Period, ...]
    days: tuple[np.ndarray, np.ndarray]
    """First days and first days after of the periods, by their ends."""
    years: tuple[int, int] | None
    all_positive: bool | None
    """Whether every figure is above zero; None where there is none."""

    @cached_property
    def periods(self) -> frozenset[Period]:
        """The periods that have a figure; only few kinds of chart depend on which they are."""
        return frozenset(_periods(*self.days))


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
        self._figures.fetch(keys, as_of)
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
        start, end = self._figures.days(key, as_of)
        order = np.lexsort((start, end))
        start, end = start[order], end[order]
        one_each = one_of_each_kind(start, end)
        samples = {_kind(one): one for one in _periods(start[one_each], end[one_each])}
        spec = ChartSpec(series=(key,), period=PeriodChoice.YEAR, as_of=as_of)
        samples |= {_kind(one): one for one in self._transforming.refused_kinds(key, spec, REFUSED)}
        years = year_of(np.where(start == end, end, end - 1)).tolist()
        return SeriesFacts(
            windows=tuple(samples.values()),
            days=(start, end),
            years=(min(years), max(years)) if years else None,
            all_positive=self._figures.all_positive(key, as_of),
        )


def _periods(start: np.ndarray, end: np.ndarray) -> list[Period]:
    return [Period(*span) for span in zip(start.tolist(), end.tolist(), strict=True)]


def _kind(period: Period) -> tuple[Any, ...]:
    return period.kind, period.is_year_to_date, period.whole_months
