"""Days that stand in a column of their own beside the months: "2004 | Ene | 2"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from indicators.model.period import Period
from indicators.model.period_phrase import read_period
from indicators.workbook.cells.cell_kind import is_year
from indicators.workbook.periods.part_of_year import read_part
from indicators.workbook.shapes.numbered_days import BEHIND_MONTHS, day_number, heads_days, numbers_day
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.table_axes import Axis, Column, ReadPeriod, TableAxes
from indicators.workbook.time_axes.year_carried import CarriedYears, has_figure


def with_days(region: Region, carried: CarriedYears) -> CarriedYears:
    """Return the rows with their days where a label column counts those; a day that its month has not is none."""
    column = next((number for number in region.label_columns if _counts_days(region, number)), None)
    if column is None or carried.doubt is not None:
        return carried
    rows: dict[int, ReadPeriod] = {}
    for row, read in carried.rows.items():
        day = day_number(region.grid.cell(row, column))
        if day is None or read.period is None or read.period.whole_months != 1:
            rows[row] = read
            continue
        month = read.period
        period = Period.instant(month.start.replace(day=day)) if day <= month.last_day.day else None
        rows[row] = ReadPeriod(period, f"{read.text} {day}", (*read.cells, (row, column)))
    return replace(carried, rows=rows, columns=(*carried.columns, column))


def _counts_days(region: Region, column: int) -> bool:
    return any(heads_days(region.grid.spread_text(row, column)) for row in region.header_rows)


def day_axes(region: Region, columns: tuple[Column, ...]) -> TableAxes | None:
    """Return the axis of rows that number the days of months and years which stand where they begin; None of others.

    Days in words beside them ("published on") are not those that the figures are of.
    """
    filled = [row for row in region.body_rows if has_figure(region, row)]
    for column in range(BEHIND_MONTHS, region.value_columns[0]):
        if filled and all(numbers_day(region.grid, row, column) for row in filled):
            rows = _dated(region, filled, column)
            others = (at for at in region.label_columns if at > column and _holds_days(region, filled, at))
            periods = (column - 2, column - 1, column, *others)
            return TableAxes(region, columns, Axis.ROWS, rows=rows, period_columns=periods) if rows else None
    return None


def _dated(region: Region, filled: list[int], column: int) -> dict[int, ReadPeriod]:
    """Return the day of each row; none at all where one of them does not exist."""
    grid, rows = region.grid, {}
    year = month = 0
    at: tuple[tuple[int, int], ...] = ()
    for row in filled:
        if (cell := grid.cell(row, column - 2)) is not None and is_year(cell):
            year, month = int(float(cell.raw)), 0
        if (said := grid.cell(row, column - 1)) is not None and (part := read_part(said)) is not None:
            month, at = part.first, ((row, column - 1),)
        day = day_number(grid.cell(row, column))
        try:
            period = Period.instant(date(year, month, day or 0))
        except ValueError:
            return {}
        rows[row] = ReadPeriod(period, period.render(), (*at, (row, column)))
    return rows


def _holds_days(region: Region, filled: list[int], column: int) -> bool:
    reads = (read_period(region.grid.text(row, column)) for row in filled)
    return all(read is not None and read.period.is_instant for read in reads)
