"""A cross-section: rows by columns of one period, which stands in the title or around the table, if anywhere.

A table whose period stands nowhere is read all the same, its figures without a period, and asked about.
"""

from __future__ import annotations

from dataclasses import dataclass

from indicators.workbook.cells.grid import address
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.sheet import Sheet
from indicators.workbook.tables.table import read_table
from indicators.workbook.tables.table_reading import TableReading
from indicators.workbook.tables.unread_table import unread_table
from indicators.workbook.time_axes.asked_axes import as_asked
from indicators.workbook.time_axes.table_axes import Axis, TableAxes

_NAMED, _OPEN = 0.55, 0.5


@dataclass(frozen=True, slots=True)
class CrossSection:
    name: str = "cross_section"

    def recognise(self, sheet: Sheet) -> Recognition:
        readable = [axes for axes in map(_readable, sheet.axes) if axes is not None]
        if not readable:
            return UNKNOWN
        named = [axes for axes in readable if axes.axis is Axis.TITLE]
        return Recognition(_NAMED if named else _OPEN, tuple(_cue(axes) for axes in readable))

    def read(self, sheet: Sheet) -> TableReading:
        whole = TableReading()
        for axes in sheet.axes:
            if (readable := _readable(axes)) is not None:
                whole.merge(read_table(readable, self.name))
            else:
                whole.findings.append(unread_table(axes))
        return whole


def _readable(axes: TableAxes) -> TableAxes | None:
    return axes if axes.axis is Axis.TITLE else as_asked(axes)


def _cue(axes: TableAxes) -> Evidence:
    region = axes.region
    if axes.axis is Axis.TITLE:
        cells = axes.title_period.cells if axes.title_period else ()
        return Evidence(f"period_in_{axes.place.value}", address(*cells[0]) if cells else "")
    first = next(iter(region.headers.values()))
    return Evidence("period_nowhere", address(*first.cells[0]) if first.cells else "")
