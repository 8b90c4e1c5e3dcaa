"""A flow or stock per head of the population of the same year."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from indicators.model.period import Period
from indicators.transforms.computed import (
    Computed,
    Row,
    Unit,
    bounded,
    by_period,
    computed_row,
    each_period,
    plain,
    single,
)

LARGE = 1000
"""From which on a figure per head is told without decimals."""


def per_capita(
    shown: pd.DataFrame, population: pd.DataFrame, chosen: Callable[[Period], bool], series: int = 0
) -> Computed:
    """Return each chosen period divided by the population of its own period, else of its calendar year.

    A mean population of the year is also that of its months: the figure per head of a month is what it was, not a rate
    a year.
    """
    heads = by_period(population)

    def compute(period: Period, row: Row) -> Row | str:
        people = heads.get(period) or heads.get(Period.year(period.last_day.year))
        if people is None:
            return "no_population"
        reason = bounded((row, people)) or ("zero_base" if single(people) <= 0 else "")
        if reason:
            return reason
        each = single(row) / single(people)
        unit = Unit("per_capita", f"{row['unit_measure']}/persons")
        formula = f"{plain(single(row))} / {plain(single(people))}"
        return computed_row(row, each, (row, people), formula, unit, 0 if abs(each) >= LARGE else 2)

    return each_period(shown, series, compute, chosen)
