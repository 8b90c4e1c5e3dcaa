"""A total or a mean beside the months of the one year of a table: "Total" behind Jan to Dec is that year's.

It is so where all the months (or quarters) of the year stand beside it and most rows fill each of them; beside fewer it
may be of the part that is over, and is left without a period.
"""

from __future__ import annotations

from dataclasses import replace

from indicators.model.period import Period
from indicators.workbook.periods.part_of_year import Kind, read_part_words
from indicators.workbook.shapes.regions import SAMPLE, Region, is_figure
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod

_WHOLE = {1: 12, 3: 4}


def with_year_totals(region: Region, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, those headed as total or mean with the year of the others as their period."""
    steps = [column for column in columns if column.period is not None and column.period.period is not None]
    periods = [column.period.period for column in steps if column.period is not None and column.period.period]
    years = {year for period in periods for year in (period.start.year, period.last_day.year)}
    lengths = {period.whole_months for period in periods}
    length = lengths.pop() if len(lengths) == 1 else None
    if len(years) != 1 or len(set(periods)) != len(periods) or len(periods) != _WHOLE.get(length or 0):
        return columns
    year = years.pop()
    return tuple(
        replace(column, period=ReadPeriod(Period.year(year), column.path.text, column.path.cells))
        if _is_total(column) and _are_filled(region, column, steps)
        else column
        for column in columns
    )


def _is_total(column: Column) -> bool:
    if column.period is not None or column.header.comparison is not None:
        return False
    parts = [read_part_words(text) for text in column.path.fragments]
    return any(part is not None and part.kind in {Kind.TOTAL, Kind.WHOLE} for part in parts)


def _are_filled(region: Region, total: Column, steps: list[Column]) -> bool:
    """Whether at least half of the rows with a total have a figure in each of the columns beside it."""
    grid = region.grid
    rows = [row for row in region.body_rows[:SAMPLE] if (cell := grid.cell(row, total.number)) and is_figure(cell)]
    return bool(rows) and all(
        sum(1 for row in rows if (cell := grid.cell(row, step.number)) is not None and is_figure(cell)) * 2 >= len(rows)
        for step in steps
    )
