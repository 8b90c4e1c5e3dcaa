"""Of which cells a table made something else than figures: what is left over beside them, nobody has read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Protocol

from indicators.workbook.cells.grid import Grid
from indicators.workbook.row_labels.label_columns import LabelColumns
from indicators.workbook.shapes.code_columns import heads_codes
from indicators.workbook.shapes.number_headers import numbers_columns
from indicators.workbook.shapes.regions import Region
from indicators.workbook.tables.table_reading import Explained
from indicators.workbook.time_axes.table_axes import TableAxes


class _Reader(Protocol):
    """What is asked of the reader of a table; ``left_out`` and ``told_rows`` are columns and rows it told of."""

    @property
    def axes(self) -> TableAxes: ...
    @property
    def label_columns(self) -> LabelColumns: ...
    @property
    def flags(self) -> dict[int, int]: ...
    @property
    def left_out(self) -> set[int]: ...
    @property
    def told_rows(self) -> set[int]: ...


def explained_of(reader: _Reader) -> list[Explained]:
    """Return the title and heading of a table, the rows that were told, and the columns that name its rows."""
    region, divided = reader.axes.region, reader.label_columns
    rows = {*region.title_rows, *region.header_rows, *reader.told_rows, *_numbering_columns(region)}
    if region.unit_line is not None:
        rows.add(region.unit_line.row)
    over = range(region.body_rows[0] - 1, max(region.header_rows, default=region.body_rows[0]), -1)
    rows |= {row for row in over if numbers_columns(region.grid.visible(row))}
    known = {*region.label_columns, *reader.axes.period_columns, *divided.names, *divided.codes}
    known |= {*reader.flags.values(), *reader.left_out}
    known |= {column for column in (divided.unit, divided.area, divided.scale) if column is not None}
    known |= {column for column in range(1, region.value_columns[0]) if _orders(region, column)}
    body = Explained(region.body_rows[0], region.body_rows[-1], frozenset(known))
    return [*(Explained(row, row) for row in sorted(rows)), body]


def _numbering_columns(region: Region) -> Iterator[int]:
    """Yield the rows of a heading that number its columns."""
    grid, top = region.grid, min(region.header_rows, default=region.body_rows[0])
    return (row for row in grid.rows if top < row < region.body_rows[0] and numbers_columns(grid.visible(row)))


def _orders(region: Region, column: int) -> bool:
    """Whether a column at the left of the figures numbers its rows, or holds codes or the numbers of notes."""
    grid: Grid = region.grid
    cells = [cell for row in region.body_rows if (cell := grid.cell(row, column)) is not None]
    numbers = [float(cell.value) for cell in cells if isinstance(cell.value, (int, float))]
    if not all(number.is_integer() for number in numbers):
        return False
    over = [text for row in region.header_rows if (text := grid.text(row, column))]
    rising = all(before < after for before, after in pairwise(numbers))
    return rising or not over or heads_codes(over[-1]) or max(numbers, default=0) < FEW_NOTES


FEW_NOTES = 100
"""The numbers of notes are lower."""
