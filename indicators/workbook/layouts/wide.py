"""A plain table: labels down and periods across, or periods down and a series a column."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model.text import clean
from indicators.workbook.cells.grid import address
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.periods.title_period import period_of_title
from indicators.workbook.sheet import Sheet
from indicators.workbook.skip_reason import SkipReason
from indicators.workbook.tables.table import read_table
from indicators.workbook.tables.table_reading import TableReading
from indicators.workbook.tables.unread_table import unread_table
from indicators.workbook.time_axes.table_axes import Axis, TableAxes

_READ = frozenset({Axis.COLUMNS, Axis.ROWS, Axis.CELLS})
_ONE_PERIOD, _SEVERAL, _MANY = 0.5, 0.65, 0.75


@dataclass(frozen=True, slots=True)
class Wide:
    name: str = "wide"

    def recognise(self, sheet: Sheet) -> Recognition:
        readable = [axes for axes in sheet.axes if axes.axis in _READ]
        if not readable:
            return next((_refused(axes) for axes in sheet.axes if axes.reason), UNKNOWN)
        evidence = tuple(cue for axes in readable for cue in _cues(axes))
        periods = max(_count(axes) for axes in readable)
        if periods < 2 and not any(_is_plain(axes) for axes in readable):
            return Recognition(0.0, evidence, SkipReason.PERIOD_IN_WORDS)
        score = _MANY if periods > 3 else _SEVERAL if periods > 1 else _ONE_PERIOD
        return Recognition(score, evidence)

    def read(self, sheet: Sheet) -> TableReading:
        whole = TableReading()
        for axes in sheet.axes:
            if axes.axis in _READ or axes.names_own_period:
                whole.merge(read_table(axes, self.name, large=True))
            else:
                whole.findings.append(unread_table(axes))
        return whole


def _refused(axes: TableAxes) -> Recognition:
    return Recognition(0.0, reason=axes.reason, reason_cell=address(*axes.reason_cell) if axes.reason_cell else "")


def _count(axes: TableAxes) -> int:
    """Return how many periods the axis names."""
    return len(axes.periods)


def _is_plain(axes: TableAxes) -> bool:
    """Whether the one period of a table stands alone in its cell, or in its title as well, and not in one sentence.

    Of what is compared the sentence is the header: "thời điểm 1/5/2031 so với cùng thời điểm tháng trước".
    """
    if any(column.period and column.header.measure for column in axes.columns):
        return True
    said = [(column.period.text, column.path.text) for column in axes.columns if column.period]
    said += [(clean(read.text), clean(read.text)) for read in axes.rows.values() if read.period]
    said += [
        (column.period.text, cell)
        for column in axes.columns
        if column.period
        for cell in column.path.fragments
        if column.period.text in cell
    ]
    titled = period_of_title(axes.region.grid, axes.region.title_rows, axes.region.title)
    if titled is not None and titled.period is not None and axes.periods == {titled.period}:
        return True
    return any(len(whole) <= len(text) + ROOM_BESIDE for text, whole in said)


ROOM_BESIDE = 25
"""Letters beside a period that a header of its own may have: a status, a unit, the name of the figure."""


def _cues(axes: TableAxes) -> list[Evidence]:
    if axes.axis is Axis.CELLS:
        year, part = next(iter(axes.cells.values())).cells[:2]
        down, across = max(year, part), min(year, part)
        return [Evidence("periods_down", address(*down)), Evidence("periods_across", address(*across))]
    if axes.axis is Axis.ROWS:
        first = next(read for read in axes.rows.values() if read.period or read.asked)
        return [Evidence("periods_down", address(*first.cells[0]))]
    column = next(column for column in axes.columns if column.period)
    return [Evidence("periods_across", address(*(column.position or (1, column.number))))]
