"""Columns that compare and that their figures show to be changes: no index is negative, and levels may stand beside.

"So với tháng trước (%)" is an index with the month before = 100 in most tables; over 5.9 and -18.3 it is a change, and
so is "9M2031 vs 9M2030 (%)" with 15.4 beside 259.7 and 299.6.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators.workbook.cells.grid import Cell
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.table_axes import Column


def with_changes(region: Region, columns: Sequence[Column]) -> list[Column]:
    """Return the columns, those of a comparison that falls below zero or that levels bear out as changes."""
    return [
        _as_change(column)
        if _may_be_change(column) and (_falls_below_zero(region, column) or _is_borne_out(region, column, columns))
        else column
        for column in columns
    ]


def _may_be_change(column: Column) -> bool:
    header = column.header
    return header.comparison is not None and not header.change and (header.unit is None or header.unit.is_percent)


def _as_change(column: Column) -> Column:
    return replace(column, header=replace(column.header, change=True))


def _falls_below_zero(region: Region, column: Column) -> bool:
    cells = (region.grid.cell(row, column.number) for row in region.body_rows)
    return any(cell is not None and _is_negative(cell) for cell in cells)


def _is_borne_out(region: Region, column: Column, columns: Sequence[Column]) -> bool:
    """Whether the level of its period and that of the year before give most figures as changes, none as an index."""
    own = column.period.period if column.period is not None else None
    if own is None or own.is_instant:
        return False
    levels = [one for one in columns if one.header.comparison is None and one.period is not None]
    now = [one.number for one in levels if one.period and one.period.period == own]
    before = [one.number for one in levels if one.period and one.period.period == own.shift(years=-1)]
    if len(now) != 1 or len(before) != 1:
        return False
    rows = [[_number(region, row, at) for at in (column.number, now[0], before[0])] for row in region.body_rows]
    told = [(said, 100 * new / old) for said, new, old in rows if said is not None and new is not None and old]
    near = sum(abs(said - (index - 100)) < ROUNDED for said, index in told)
    return near >= FEWEST_BORNE_OUT and 2 * near > len(told) and not any(abs(said - i) < ROUNDED for said, i in told)


FEWEST_BORNE_OUT = 2
ROUNDED = 0.5
"""In per cent: levels are rounded, and an index would be a hundred away."""


def _number(region: Region, row: int, column: int) -> float | None:
    cell = region.grid.cell(row, column)
    return float(cell.value) if cell is not None and isinstance(cell.value, (int, float)) else None


def _is_negative(cell: Cell) -> bool:
    if isinstance(cell.value, (int, float)):
        return cell.value < 0
    return isinstance(cell.value, str) and bool(_NEGATIVE.fullmatch(cell.raw.strip()))


_NEGATIVE = re.compile(r"[-−]\s?\d[\d.,]*\s?%?|\(\d[\d.,]*\s?%?\)")
