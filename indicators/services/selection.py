"""Which periods of a series a chart asks for, and which windows a series offers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import pandas as pd

from indicators.model.chart import ChartSpec, PeriodChoice
from indicators.model.period import Period, PeriodKind
from indicators.model.period_columns import days, is_year_to_date, month_of, whole_months, year_of

KIND_OF = {
    PeriodChoice.YEAR: PeriodKind.YEAR,
    PeriodChoice.HALF: PeriodKind.HALF,
    PeriodChoice.QUARTER: PeriodKind.QUARTER,
    PeriodChoice.MONTH: PeriodKind.MONTH,
    PeriodChoice.INSTANT: PeriodKind.INSTANT,
}


NINE = 9


def windows_of(periods: Iterable[Period]) -> tuple[PeriodChoice, ...]:
    """Return the windows that occur, in the order they are offered; year to date only where it adds something."""
    found = frozenset[PeriodChoice]().union(*map(_windows, periods))
    order = (
        PeriodChoice.YEAR,
        PeriodChoice.YEAR_TO_DATE,
        PeriodChoice.NINE_MONTHS,
        PeriodChoice.HALF,
        PeriodChoice.QUARTER,
        PeriodChoice.MONTH,
        PeriodChoice.INSTANT,
    )
    return tuple(choice for choice in order if choice in found)


@lru_cache(maxsize=4_096)
def _windows(period: Period) -> frozenset[PeriodChoice]:
    """Return the windows in which a period stands: thousands of series have the same periods."""
    kind = period.kind
    found = {choice for choice, one in KIND_OF.items() if kind is one}
    if period.is_year_to_date and kind is not PeriodKind.YEAR:
        found.add(PeriodChoice.YEAR_TO_DATE)
    if is_nine_months(period):
        found.add(PeriodChoice.NINE_MONTHS)
    return frozenset(found)


def is_nine_months(period: Period) -> bool:
    """Tell whether a period is the first nine whole months of a year."""
    return period.is_year_to_date and period.whole_months == NINE


def own_window(period: Period) -> PeriodChoice:
    """Return the window that a period is named by; ``all`` for a span of days without a name."""
    named = {kind: choice for choice, kind in KIND_OF.items()}
    return named.get(period.kind, PeriodChoice.YEAR_TO_DATE if period.is_year_to_date else PeriodChoice.ALL)


def cumulative_window(period: Period) -> PeriodChoice:
    """Return the window under which a period stands among those from 1 January; others by their name."""
    to_date = period.is_year_to_date and period.kind is not PeriodKind.YEAR
    return PeriodChoice.YEAR_TO_DATE if to_date else own_window(period)


def is_chosen(period: Period, spec: ChartSpec) -> bool:
    """Tell whether a period is of the window and the years that a spec asks for, or the one whose readings it asks."""
    if spec.at is not None:
        return period == spec.at
    year = period.last_day.year
    if (spec.first and year < spec.first) or (spec.last and year > spec.last):
        return False
    if spec.period is PeriodChoice.ALL:
        return True
    if spec.period is PeriodChoice.NINE_MONTHS:
        return is_nine_months(period)
    if spec.period is PeriodChoice.YEAR_TO_DATE:
        return period.is_year_to_date and spec.months in {None, period.last_day.month}
    return period.kind is KIND_OF[spec.period]


def chosen_rows(frame: pd.DataFrame, spec: ChartSpec) -> np.ndarray:
    """Return which rows a spec chooses, as ``is_chosen`` tells of the period of each."""
    return chosen_windows(days(frame, "start"), days(frame, "end"), spec)


def chosen_windows(start: np.ndarray, end: np.ndarray, spec: ChartSpec) -> np.ndarray:
    """Return the same of periods by their first days and the first days after."""
    last = np.where(start == end, end, end - 1)
    chosen: np.ndarray = np.ones(len(start), dtype=bool)
    if spec.at is not None:
        chosen &= (start == np.datetime64(spec.at.start)) & (end == np.datetime64(spec.at.end))
        return chosen
    if spec.first:
        chosen &= year_of(last) >= spec.first
    if spec.last:
        chosen &= year_of(last) <= spec.last
    if spec.period is PeriodChoice.INSTANT:
        chosen &= start == end
    elif spec.period in _MONTHS_OF:
        length = _MONTHS_OF[spec.period]
        chosen &= (whole_months(start, end) == length) & ((month_of(start) - 1) % length == 0)
    elif spec.period is not PeriodChoice.ALL:
        chosen &= is_year_to_date(start, end)
        if spec.period is PeriodChoice.NINE_MONTHS:
            chosen &= whole_months(start, end) == NINE
        elif spec.months is not None:
            chosen &= month_of(last) == spec.months
    return chosen


_MONTHS_OF = {PeriodChoice.YEAR: 12, PeriodChoice.HALF: 6, PeriodChoice.QUARTER: 3, PeriodChoice.MONTH: 1}
