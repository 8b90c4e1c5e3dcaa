"""Rows inside the body of a table from which another unit holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.model.unit_codes import NUMBERS
from indicators.model.unit_words import UnitReading, read_units
from indicators.model.word_units import unit_of_section
from indicators.workbook.cells.cell_kind import is_words
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.shapes.unit_line import UnitLine


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


def says_units(cells: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but units, some of them scales in digits: "Anzahl | 1000 | Prozent"."""
    said = units_said(cells)
    counted = (_SCALE.fullmatch(cell.raw) or aligned_fold(clean(cell.raw)) in NUMBERS for cell in cells)
    return any(said) and all(units or number for units, number in zip(said, counted, strict=True))


_SCALE = re.compile(r"10[ .,]?00(?:[ .,]?000)?")


def units_said(cells: Sequence[Cell]) -> list[tuple[UnitReading, ...]]:
    """Return the units of each cell of a row; words that stand alone in it may head a section and say its unit."""
    said = [read_units(cell.raw) if is_words(cell) else () for cell in cells]
    if len(cells) == 1 and not said[0] and is_words(cells[0]) and (section := unit_of_section(cells[0].raw)):
        return [(section,)]
    return said
