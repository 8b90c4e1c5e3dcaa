"""Rows inside the body of a table from which another unit holds."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model.unit_words import UnitReading, read_units
from indicators.model.word_units import unit_of_section
from indicators.workbook.cells.cell_kind import is_words
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.shapes.headline import UnitLine


def unit_switches(grid: Grid, body: tuple[int, ...], first_value: int) -> tuple[UnitLine, ...]:
    """Return the rows that hold units over the value columns and nothing else there."""
    switches: list[UnitLine] = []
    for row in body:
        values = [(column, cell) for column, cell in grid.visible(row) if column >= first_value and cell.raw.strip()]
        said = units_said([cell for _, cell in values])
        if values and all(said):
            switches += [
                UnitLine(units, cell.raw.strip(), row, column, alone=len(values) > 1)
                for (column, cell), units in zip(values, said, strict=True)
            ]
    return tuple(switches)


def units_said(cells: Sequence[Cell]) -> list[tuple[UnitReading, ...]]:
    """Return the units of each cell of a row; words that stand alone in it may head a section and say its unit."""
    said = [read_units(cell.raw) if is_words(cell) else () for cell in cells]
    if len(cells) == 1 and not said[0] and is_words(cells[0]) and (section := unit_of_section(cells[0].raw)):
        return [(section,)]
    return said
