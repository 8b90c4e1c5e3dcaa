"""The year that projections end with: 2100 over the last of several columns of years, where it can be no number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from indicators.model.period import Period
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod

END = 2100
LONGEST_STEP = 25
"""Years between the columns of a projection."""


def with_last_year(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with the year 2100 read over one that follows years in even steps."""
    periods = (column.period.period for column in columns if column.period)
    years = [period.start.year for period in periods if period is not None and period.whole_months == 12]
    if len(years) < 2 or years[-1] - years[-2] != END - years[-1] or not 0 < END - years[-1] <= LONGEST_STEP:
        return columns
    return tuple(_dated(column) if _names_end(column) else column for column in columns)


def _names_end(column: Column) -> bool:
    return column.period is None and str(END) in {text.removesuffix(".0") for text in column.path.fragments}


def _dated(column: Column) -> Column:
    at = next(at for text, at in zip(column.path.fragments, column.path.cells, strict=True) if str(END) in text)
    return replace(column, period=ReadPeriod(Period(date(END, 1, 1), date(END + 1, 1, 1)), str(END), (at,)))
