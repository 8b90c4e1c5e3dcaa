"""A total or a mean beside the months of a year: "Total" behind Jan to Dec is that year's, "2031 Ave" the one it names.

It is so where all the months (or quarters) of the year stand beside it and most rows fill each of them; beside fewer it
may be of the part that is over, and is left without a period.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.model.period import Period
from indicators.model.text import clean
from indicators.workbook.periods.part_of_year import Kind, read_part_words
from indicators.workbook.shapes.regions import SAMPLE, Region, is_figure
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod

_WHOLE = {1: 12, 3: 4}


def with_year_totals(region: Region, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, those headed as total or mean with the year of the others as their period."""
    steps = [column for column in columns if column.period is not None and column.period.period is not None]
    years = {year for column in steps for year in _years_of(column)}
    only = next(iter(years)) if len(years) == 1 else None
    return tuple(
        replace(column, period=ReadPeriod(Period.year(year), column.path.text, column.path.cells))
        if (year := _year_of_total(column, only)) in years and _is_whole(region, column, steps, year)
        else column
        for column in columns
    )


def _years_of(column: Column) -> set[int]:
    read = column.period.period if column.period is not None else None
    return {read.start.year, read.last_day.year} if read is not None else set()


def _year_of_total(column: Column, only: int | None) -> int | None:
    """Return the year that a column is the total or the mean of: the one it names, else the ``only`` one beside it."""
    if column.period is not None or column.header.comparison is not None:
        return None
    named = _NAMED.match(text := clean(column.path.text)) or _NAMING.match(text)
    if named is not None and _is_total(named["rest"]):
        return int(named["year"])
    return only if any(map(_is_total, column.path.fragments)) else None


def _is_total(text: str) -> bool:
    part = read_part_words(text)
    return part is not None and part.kind in {Kind.TOTAL, Kind.WHOLE}


_NAMED = re.compile(r"(?P<year>(?:19|20)\d{2})[ ,:-]{1,3}(?P<rest>\D+)$")
_NAMING = re.compile(r"(?P<rest>\D+?)[ ,:-]{1,3}(?P<year>(?:19|20)\d{2})$")


def _is_whole(region: Region, total: Column, steps: list[Column], year: int) -> bool:
    """Whether each month, or each quarter, of a year stands once beside its total, and most rows fill them."""
    parts = [column for column in steps if year in _years_of(column)]
    periods = [column.period.period for column in parts if column.period is not None and column.period.period]
    lengths = {period.whole_months for period in periods}
    length = lengths.pop() if len(lengths) == 1 else None
    whole = len(set(periods)) == len(periods) == _WHOLE.get(length or 0)
    return whole and _are_filled(region, total, parts)


def _are_filled(region: Region, total: Column, steps: list[Column]) -> bool:
    """Whether at least half of the rows with a total have a figure in each of the columns beside it."""
    grid = region.grid
    rows = [row for row in region.body_rows[:SAMPLE] if (cell := grid.cell(row, total.number)) and is_figure(cell)]
    return bool(rows) and all(
        sum(1 for row in rows if (cell := grid.cell(row, step.number)) is not None and is_figure(cell)) * 2 >= len(rows)
        for step in steps
    )
