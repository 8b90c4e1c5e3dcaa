"""Money over every column of a table whose rows say their own units in a column: the rows are right.

"Thực hiện (Tỷ đồng)" over all that was made and is to be made leaves no column of which "Nghìn tấn" could be said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from indicators.workbook.row_labels.row_label import RowLabel
from indicators.workbook.time_axes.table_axes import Column, TableAxes


def with_units_of_rows(axes: TableAxes, labels: Mapping[int, RowLabel], unit_column: int | None) -> TableAxes:
    """Return the table without such money in its headers; any other as it is."""
    levels = frozenset(column.number for column in axes.columns if _is_level(column))
    over = {column.header.unit for column in axes.columns if column.number in levels}
    money = over.pop() if len(over) == 1 and unit_column is not None else None
    if money is None or not money.is_money:
        return axes
    said = [label.unit for label in labels.values() if label.unit_position and label.unit_position[1] == unit_column]
    if not said or any(unit is not None and (unit.is_money or unit.is_percent) for unit in said):
        return axes
    return replace(axes, columns=tuple(_bare(column) if column.number in levels else column for column in axes.columns))


def _is_level(column: Column) -> bool:
    return column.header.comparison is None and column.header.part is None


def _bare(column: Column) -> Column:
    return replace(column, header=replace(column.header, unit=None))
