"""Columns without a period beside one that names that of the title: "Quyết toán năm 2031 | Chi đầu tư | Chi khác".

They are of the title as well, which is to be confirmed. Not so what compares, what speaks of another period, and what
adds up over more than the title's: "Lũy kế vốn đã giao", "Tổng mức đầu tư".
"""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.model.period_phrase import aligned_fold
from indicators.workbook.periods.title_period import Place, period_of_title
from indicators.workbook.time_axes.table_axes import Axis, Column, ReadPeriod, TableAxes


def with_rest_of_title(axes: TableAxes) -> TableAxes:
    """Return a table whose columns name one period, those that name none with it where its title names it too."""
    named = {column.period.period for column in axes.columns if column.period is not None}
    rest = [column for column in axes.columns if _may_be_of_title(column)]
    if axes.axis is not Axis.COLUMNS or axes.title_period is not None or len(named) != 1 or not rest:
        return axes
    found = period_of_title(axes.region.grid, axes.region.title_rows, axes.region.title)
    if found is None or found.period is None or found.period not in named:
        return axes
    title = ReadPeriod(found.period, found.text, found.cells)
    columns = tuple(replace(column, period=title) if column in rest else column for column in axes.columns)
    return replace(axes, columns=columns, title_period=title, place=Place.TITLE_BESIDE_YEARS)


def _may_be_of_title(column: Column) -> bool:
    header = column.header
    if column.period is not None or header.comparison is not None or header.refers_elsewhere:
        return False
    return not _OVER_MORE.search(aligned_fold(column.path.text))


_OVER_MORE = re.compile(r"\b(?:luy ke|cong don|tong muc dau tu|tong du toan|khoi cong|cumulative|to date)\b")
