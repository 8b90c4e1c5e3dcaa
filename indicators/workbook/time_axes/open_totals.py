"""Totals beside the months of a year that is not over: "Total" under 2024 beside two quarters is not the year's.

Unless a column compares that year as a whole with another ("Năm 2024 so với năm 2023").
"""

from __future__ import annotations

from dataclasses import replace

from indicators.model.period import Period
from indicators.workbook.periods.part_of_year import Kind, read_part_words
from indicators.workbook.time_axes.table_axes import Column

MONTHS = 12


def without_open_totals(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, a total or a mean without its period where the months beside it do not fill its year."""
    whole = {column.period.period for column in columns if column.header.comparison is not None and column.period}
    return tuple(
        replace(column, period=None)
        if column.period is not None and column.period.period not in whole and _is_open(column, columns)
        else column
        for column in columns
    )


def _is_open(column: Column, columns: tuple[Column, ...]) -> bool:
    period = column.period.period if column.period is not None else None
    if period is None or period != Period.year(period.start.year):
        return False
    part = read_part_words(column.header.item)  # all that is left of the header: "Tổng" over "mức" is no total
    if part is None or part.kind is not Kind.TOTAL:
        return False
    year = period.start.year
    within = [
        other.period.period
        for other in columns
        if other.period is not None and other.period.period is not None and other.period.period != period
    ]
    months = {
        month
        for one in within
        if one.start.year == year == one.last_day.year and one.whole_months
        for month in range(one.start.month, one.start.month + one.whole_months)
    }
    return 0 < len(months) < MONTHS
