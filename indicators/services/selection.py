"""Which periods of a series a chart asks for, and which windows a series offers."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from indicators.model.chart import ChartSpec, PeriodChoice
from indicators.model.period import Period, PeriodKind

_KIND_OF = {
    PeriodChoice.YEAR: PeriodKind.YEAR,
    PeriodChoice.HALF: PeriodKind.HALF,
    PeriodChoice.QUARTER: PeriodKind.QUARTER,
    PeriodChoice.MONTH: PeriodKind.MONTH,
    PeriodChoice.INSTANT: PeriodKind.INSTANT,
}


def windows_of(periods: Iterable[Period]) -> tuple[PeriodChoice, ...]:
    """Return the windows that occur, in the order they are offered; year to date only where it adds something."""
    found = set()
    for period in periods:
        found |= {choice for choice, kind in _KIND_OF.items() if period.kind is kind}
        if period.is_year_to_date and period.kind is not PeriodKind.YEAR:
            found.add(PeriodChoice.YEAR_TO_DATE)
    order = (
        PeriodChoice.YEAR,
        PeriodChoice.YEAR_TO_DATE,
        PeriodChoice.HALF,
        PeriodChoice.QUARTER,
        PeriodChoice.MONTH,
        PeriodChoice.INSTANT,
    )
    return tuple(choice for choice in order if choice in found)


def period_choice(period: Period) -> PeriodChoice:
    """Return the choice under which a period is drawn: a window from 1 January as such, other windows by their kind."""
    if period.is_year_to_date and period.kind is not PeriodKind.YEAR:
        return PeriodChoice.YEAR_TO_DATE
    return next((choice for choice, kind in _KIND_OF.items() if kind is period.kind), PeriodChoice.ALL)


def is_chosen(period: Period, spec: ChartSpec) -> bool:
    """Tell whether a period is of the window and the years that a spec asks for."""
    year = period.last_day.year
    if (spec.first and year < spec.first) or (spec.last and year > spec.last):
        return False
    if spec.period is PeriodChoice.ALL:
        return True
    if spec.period is PeriodChoice.YEAR_TO_DATE:
        return period.is_year_to_date and spec.months in {None, period.last_day.month}
    return period.kind is _KIND_OF[spec.period]


def chosen_rows(frame: pd.DataFrame, spec: ChartSpec) -> pd.Series:
    """Return which rows a spec chooses; a boolean series, since an empty list would choose columns."""
    chosen = [is_chosen(Period(s.date(), e.date()), spec) for s, e in zip(frame["start"], frame["end"], strict=True)]
    return pd.Series(chosen, index=frame.index, dtype="bool")
