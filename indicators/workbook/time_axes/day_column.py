"""Days that stand in a column of their own beside the months: "2004 | Ene | 2"."""

from __future__ import annotations

from dataclasses import replace

from indicators.model.period import Period
from indicators.workbook.shapes.numbered_days import day_number, heads_days
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.table_axes import ReadPeriod
from indicators.workbook.time_axes.year_carried import CarriedYears


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
