"""Rows inside the body of a table from which another unit holds."""

from __future__ import annotations

from indicators.model.unit_words import read_units
from indicators.workbook.cells.cell_kind import is_words
from indicators.workbook.cells.grid import Grid
from indicators.workbook.shapes.headline import UnitLine


def unit_switches(grid: Grid, body: tuple[int, ...], first_value: int) -> tuple[UnitLine, ...]:
    """Return the rows that hold units over the value columns and nothing else there."""
    switches: list[UnitLine] = []
    for row in body:
        values = [(column, cell) for column, cell in grid.visible(row) if column >= first_value and cell.raw.strip()]
        said = [read_units(cell.raw) if is_words(cell) else () for _, cell in values]
        if values and all(said):
            switches += [
                UnitLine(units, cell.raw.strip(), row, column, alone=len(values) > 1)
                for (column, cell), units in zip(values, said, strict=True)
            ]
    return tuple(switches)
