"""The cells that name a row: that of its label and, where columns are dimensions, those beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from indicators.model.text import clean
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.row_labels.label_columns import LabelColumns
from indicators.workbook.row_labels.row_label import RowLabel


class LabelCells:
    """Finds the cells of each label once."""

    def __init__(self, grid: Grid, columns: LabelColumns) -> None:
        self._grid, self._columns = grid, columns
        self._found: dict[int, tuple[tuple[int, int], ...]] = {}

    def of(self, label: RowLabel) -> tuple[tuple[int, int], ...]:
        """Return the cells, that of the label first."""
        if label.row not in self._found:
            self._found[label.row] = self._find(label)
        return self._found[label.row]

    def _find(self, label: RowLabel) -> tuple[tuple[int, int], ...]:
        if not (self._columns.named or self._columns.carried):
            return (label.position,)
        told = [(label.row, column) for column, cell_in in self._beside if _says(cell_in(label.row))]
        return (label.position, *(cell for cell in told if cell != label.position))

    @cached_property
    def _beside(self) -> list[tuple[int, Callable[[int], Cell | None]]]:
        """The columns that name rows, each with what gives its cells."""
        columns = self._columns
        beside = (*columns.names, *columns.codes, *(() if columns.area is None else (columns.area,)))
        return [(column, self._grid.down(column)) for column in beside]


def _says(cell: Cell | None) -> bool:
    """Whether a cell holds more than blanks."""
    return cell is not None and (cell.raw[:1].isalnum() or bool(clean(cell.raw)))
