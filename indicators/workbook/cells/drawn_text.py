"""Texts set for the eye: lines drawn with signs, a year with blanks between its digits, a year behind an underscore.

A line of signs under a title is no word of a header, and "2 0 2 0" or "_2020" is the year 2020.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from indicators.workbook.cells.grid import Cell, Grid, LargeCells


def without_drawing(grid: Grid) -> Grid:
    """Return the grid without cells that hold a drawn line alone, and with such years written as years are."""
    if isinstance(grid.cells, LargeCells):
        return grid
    changed: dict[int, Mapping[int, Cell]] = {}
    for row, cells in grid.cells.items():
        if any(_is_drawn(cell) for cell in cells.values()):
            kept = {column: _plain(cell) for column, cell in cells.items() if not _LINE.fullmatch(cell.raw.strip())}
            changed[row] = kept
    return replace(grid, cells={**grid.cells, **changed}) if changed else grid


def _is_drawn(cell: Cell) -> bool:
    raw = cell.raw
    return isinstance(cell.value, str) and bool(_LINE.fullmatch(raw.strip()) or _YEAR.fullmatch(raw.strip()))


def _plain(cell: Cell) -> Cell:
    if not isinstance(cell.value, str) or not _YEAR.fullmatch(cell.raw.strip()):
        return cell
    text = re.sub(r"[ _]", "", cell.raw.strip())
    return cell._replace(value=text, raw=text)


_LINE = re.compile("[\u2500-\u257f|]{1,60}|_{3,60}|={3,60}")
_YEAR = re.compile("(?:19|20|1 9|2 0) [0-9] [0-9]|_(?:19|20)[0-9]{2}")
