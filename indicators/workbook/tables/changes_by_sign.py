"""Columns that compare and hold figures below zero: no index is negative, so that they are changes.

"So với tháng trước (%)" is an index with the month before = 100 in most tables; over 5.9 and -18.3 it is a change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators.workbook.cells.grid import Cell
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.table_axes import Column


def with_changes(region: Region, columns: Sequence[Column]) -> list[Column]:
    """Return the columns, those of a comparison that falls below zero as changes."""
    return [_as_change(column) if _falls_below_zero(region, column) else column for column in columns]


def _as_change(column: Column) -> Column:
    return replace(column, header=replace(column.header, change=True))


def _falls_below_zero(region: Region, column: Column) -> bool:
    header = column.header
    if header.comparison is None or header.change or (header.unit is not None and not header.unit.is_percent):
        return False
    cells = (region.grid.cell(row, column.number) for row in region.body_rows)
    return any(cell is not None and _is_negative(cell) for cell in cells)


def _is_negative(cell: Cell) -> bool:
    if isinstance(cell.value, (int, float)):
        return cell.value < 0
    return isinstance(cell.value, str) and bool(_NEGATIVE.fullmatch(cell.raw.strip()))


_NEGATIVE = re.compile(r"[-−]\s?\d[\d.,]*\s?%?|\(\d[\d.,]*\s?%?\)")
