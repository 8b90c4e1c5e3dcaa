"""Rows that are days of a year named over the columns: "1 January" down, 2030 and 2031 across.

Belongs here: a day and a month in words that name no year, and the table of them by years. A day with its year is read
with all other periods.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from indicators.model.month_names import MONTHS_OF_ALL
from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.measures.headers import read_header
from indicators.workbook.shapes.regions import Region, is_figure
from indicators.workbook.time_axes.matrix import Matrix
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod

MOST = 0.8
"""Share of the rows with figures that must be days."""


def days_down(region: Region) -> tuple[int, dict[int, tuple[int, int]]] | None:
    """Return the label column of days and (month, day) by row; None where most rows are something else.

    "1-Jan", "2-Feb", "3-Mar" number the months.
    """
    numbered = [row for row in region.body_rows if any(is_figure(cell) for _, cell in region.grid.visible(row))]
    for column in region.label_columns:
        found = {row: day for row in numbered if (day := _day_of(region.grid.text(row, column))) is not None}
        numbers_months = all(month == day for month, day in found.values())
        if len(found) > 1 and len(found) >= MOST * len(numbered) and not numbers_months:
            return column, found
    return None


def days_by_years(region: Region, columns: tuple[Column, ...]) -> tuple[Matrix, int] | None:
    """Return the days at the rows in the years over the columns, and the column of the days; None without both."""
    found = days_down(region)
    years = {column.number: read for column in columns if (read := column.period) is not None and _is_year(read)}
    if found is None or not years:
        return None
    column, days = found
    cells: dict[tuple[int, int], ReadPeriod] = {}
    for row, (month, day) in days.items():
        for number, read in years.items():
            period = _in_year(read, month, day)
            if period is not None:
                text = f"{region.grid.text(row, column)} {read.text}"
                cells[row, number] = ReadPeriod(period, text, ((row, column), *read.cells))
    return Matrix(cells), column


def days_across(region: Region, columns: tuple[Column, ...], years: Mapping[int, ReadPeriod]) -> Matrix | None:
    """Return the days of a table whose rows are ``years`` and whose lowest heads are days ("01.01."); else None."""
    heads = {column.number: column.path.cells[-1] for column in columns if column.path.cells}
    days = {number: day for number, at in heads.items() if (day := _day_of(region.grid.text(*at))) is not None}
    if len(days) < FEWEST_DAYS or len(days) < MOST * len(columns):
        return None
    return Matrix({
        (row, number): ReadPeriod(period, f"{region.grid.text(*at)} {year.text}", (*year.cells, at))
        for row, year in years.items()
        for number, day in days.items()
        if (at := heads[number]) and _is_year(year) and (period := _in_year(year, *day)) is not None
    })  # fmt: skip


FEWEST_DAYS = 28
"""Days that follow each other over the columns make a month at least; fewer may be the dates of surveys."""


def without_days(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return columns whose headers are read without the day, which stands lowest."""
    return tuple(
        replace(column, header=replace(read_header(column.path.fragments[:-1]), text=column.path.text), period=None)
        for column in columns
    )


def _in_year(read: ReadPeriod, month: int, day: int) -> Period | None:
    """Return the day in a year; None for 29 February where there is none."""
    try:
        return Period.instant(date(read.period.start.year, month, day)) if read.period is not None else None
    except ValueError:
        return None


def _is_year(read: ReadPeriod) -> bool:
    return read.period is not None and read.period == Period.year(read.period.start.year)


def _day_of(text: str) -> tuple[int, int] | None:
    said = aligned_fold(clean(text))
    if numbered := _NUMBERED_DAY.fullmatch(said):
        return int(numbered["month"]), int(numbered["day"])
    match = _DAY.fullmatch(said)
    if match is None:
        return None
    month, day = MONTHS_OF_ALL.get(match["after"] or match["before"]), int(match["first"] or match["second"])
    return (month, day) if month is not None and 1 <= day <= 31 else None


_NUMBERED_DAY = re.compile(r"(?P<day>0[1-9]|[12]\d|3[01])\.(?P<month>0[1-9]|1[0-2])\.")
"""The point behind the month tells a day from a number with decimals."""
_DAY = re.compile(
    r"(?P<first>\d{1,2})(?:\.|st|nd|rd|th)?[ -](?P<after>[^\W\d_]{3,12})\.?"
    r"|(?P<before>[^\W\d_]{3,12})\.? (?P<second>\d{1,2})"
)
