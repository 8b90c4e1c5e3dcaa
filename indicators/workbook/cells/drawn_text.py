"""Texts set for the eye: blanks, lines of signs and references to notes alone, breaks and blanks within words.

What stands in no cell is neither a word nor a number, a line under a title is no word of a header, and "2 0 2 0" or
"_2020" is the year 2020; "[note 7]" beside a heading says nothing of the table. Blanks before a word are left: they
say how far in it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from indicators.workbook.cells.grid import Cell, Grid, LargeCells


def without_drawing(grid: Grid) -> Grid:
    """Return the grid without cells of nothing but what is set for the eye, its other texts as if plainly typed."""
    if isinstance(grid.cells, LargeCells):
        return grid
    changed: dict[int, Mapping[int, Cell]] = {}
    for row, cells in grid.cells.items():
        if any(isinstance(cell.value, str) and _SET.search(cell.raw) for cell in cells.values()):
            kept = {column: plain for column, cell in cells.items() if (plain := _plain(cell)) is not None}
            changed[row] = kept
    return replace(grid, cells={**grid.cells, **changed}) if changed else grid


def _plain(cell: Cell) -> Cell | None:
    """Return a cell with its text plainly typed; None where nothing is left of it."""
    if not isinstance(cell.value, str):
        return cell
    said = cell.raw.strip()
    if _LINE.fullmatch(said) or _NOTES.fullmatch(said):
        return None
    text = re.sub(r"[ _]", "", said) if _YEAR.fullmatch(said) else _SEVERAL.sub(" ", cell.raw)
    return cell if text == cell.raw else cell._replace(value=text, raw=text)


_LINE = re.compile("[\u2500-\u257f|]{0,60}|_{3,60}|={3,60}")
_YEAR = re.compile("(?:19|20|1 9|2 0) [0-9] [0-9]|_(?:19|20)[0-9]{2}")
_SEVERAL = re.compile(r"(?<=\S)(?:\s{2,}|[^\S ])(?=\S)")
_NOTES = re.compile(r"(?:\[[Nn]otes? ?\d[\d, and]{0,20}\] ?){1,6}")
_SET = re.compile("^[ \u2500-\u257f|_=]*$|[^\\S ]|  |[0-9] [0-9]|_[0-9]|^\\[[Nn]ote")
"""What a text may hold that is not plainly typed."""
