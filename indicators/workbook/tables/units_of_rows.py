"""A unit over every column of a table whose rows say their own units, in a column or in brackets: the rows are right.

"Thực hiện (Tỷ đồng)" over all that was made and is to be made leaves no column of which "Nghìn tấn" could be said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from indicators.model.unit_words import UnitReading
from indicators.workbook.row_labels.row_label import RowLabel
from indicators.workbook.time_axes.table_axes import Column, TableAxes


def with_units_of_rows(axes: TableAxes, labels: Mapping[int, RowLabel], unit_column: int | None) -> TableAxes:
    """Return the table without such a unit in its headers; any other as it is."""
    levels = frozenset(column.number for column in axes.columns if _is_level(column))
    over = {column.header.unit for column in axes.columns if column.number in levels}
    shared = over.pop() if len(over) == 1 else None
    if shared is None or not (_in_column(labels, shared, unit_column) or _in_brackets(labels)):
        return axes
    return replace(axes, columns=tuple(_bare(column) if column.number in levels else column for column in axes.columns))


def _in_column(labels: Mapping[int, RowLabel], shared: UnitReading, column: int | None) -> bool:
    """Whether rows say units in a column, and none of them is money as the one over all columns is."""
    said = [label.unit for label in labels.values() if label.unit_position and label.unit_position[1] == column]
    return shared.is_money and bool(said) and not any(unit and (unit.is_money or unit.is_percent) for unit in said)


def _in_brackets(labels: Mapping[int, RowLabel]) -> bool:
    """Whether each row of figures says a unit in its own brackets, and they are of several kinds."""
    rows = [label for label in labels.values() if label.has_numbers]
    said = [label.unit if label.unit_position == label.position else None for label in rows]
    return None not in said and len({unit.unit_measure for unit in said if unit}) > 1


def _is_level(column: Column) -> bool:
    return column.header.comparison is None and column.header.part is None


def _bare(column: Column) -> Column:
    return replace(column, header=replace(column.header, unit=None))
