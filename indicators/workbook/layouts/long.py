"""A long table: one row an observation, with a period column, a value column and what is measured in between."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.workbook.grid import address
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.record_table import Part, find_heading, read_records
from indicators.workbook.sheet import Sheet
from indicators.workbook.table import TableReading
from indicators.workbook.table_axes import Axis


@dataclass(frozen=True, slots=True)
class Long:
    name: str = "long"

    def recognise(self, sheet: Sheet) -> Recognition:
        heading = find_heading(sheet.grid)
        if heading is None or _periods_in_two_columns(sheet) or sheet.side_by_side:
            return UNKNOWN
        names_series = bool({Part.SERIES, Part.CODE} & set(heading.columns)) or bool(heading.dimensions)
        evidence = tuple(
            Evidence(f"{part.value}_heading", address(heading.row, column)) for part, column in heading.columns.items()
        )
        extra = 0.02 * len(heading.columns)
        return Recognition((0.8 if names_series else 0.5) + min(extra, 0.15), evidence)

    def read(self, sheet: Sheet) -> TableReading:
        heading = find_heading(sheet.grid)
        return read_records(sheet.grid, heading, self.name) if heading else TableReading()


def _periods_in_two_columns(sheet: Sheet) -> bool:
    """Whether a year and its months stand in columns of their own: one half would be taken for a dimension."""
    return any(axes.axis is Axis.ROWS and len(axes.period_columns) > 1 for axes in sheet.axes[:1])
