"""A number alone over a table, in a column that holds no figure below it: the choice of a language, of a form.

Taken for the first row of the table it would part the table from its heads.
"""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model.number_text import is_missing_code
from indicators.workbook.cells.cell_kind import is_figure
from indicators.workbook.cells.grid import Cell, Grid

ROWS_BELOW, FEWEST_ROWS, FEWEST_FIGURES = 40, 10, 2
"""Rows that are looked at, and how many of them must hold how many figures."""


def is_stray(grid: Grid, rows: tuple[int, ...], at: int) -> bool:
    """Whether the one figure of a row stands over rows of figures, none of them in its column."""
    figures = _figures(grid, rows[at])
    if len(figures) != 1:
        return False
    below = [_figures(grid, row, absent=True) for row in rows[at + 1 : at + 1 + ROWS_BELOW]]
    if any(figures <= columns for columns in below):
        return False
    return sum(len(columns) >= FEWEST_FIGURES for columns in below) >= FEWEST_ROWS


def figures_before(cells: Sequence[tuple[int, Cell]], label_at: int, value_from: int) -> bool:
    """Whether a labelled row has all its figures before the column in which those of the first row begin.

    The first year of a table may begin late and the last one end early.
    """
    if not cells or cells[0][0] > label_at or cells[-1][0] >= value_from:
        return False
    return sum(1 for column, cell in cells if column > label_at and is_figure(cell)) >= FEWEST_FIGURES


def _figures(grid: Grid, row: int, *, absent: bool = False) -> set[int]:
    """Return the columns that hold figures in a row, with ``absent`` those as well that say of one why it is not."""
    return {column for column, cell in grid.visible(row) if is_figure(cell) or (absent and is_missing_code(cell.raw))}
