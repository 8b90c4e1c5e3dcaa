"""The first rows and columns of a sheet as texts, with what each cell was taken as: enough to paint a preview."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.workbook.cells.grid import Grid
from indicators.workbook.cells.label_text import shown
from indicators.workbook.cells.painting import COLUMNS, ROWS, Painting

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Excerpt:
    texts: tuple[tuple[str, ...], ...]
    painted: tuple[tuple[int, int, str], ...]
    merges: tuple[tuple[int, int, int, int], ...]


def excerpt_of(grid: Grid, painting: Painting) -> Excerpt:
    """Return the top left of a sheet; trailing blank rows and columns are left out, hidden ones are not."""
    rows = [row for row in grid.cells if row <= ROWS]
    last_row = max(rows, default=0)
    last_column = max((column for row in rows for column in grid.cells[row] if column <= COLUMNS), default=0)
    texts = tuple(
        tuple(_text(grid, row, column) for column in range(1, last_column + 1)) for row in range(1, last_row + 1)
    )
    painted = tuple(
        (row, column, role.value)
        for (row, column), role in sorted(painting.roles.items())
        if row <= last_row and column <= last_column
    )
    merges = tuple(
        (merge.top, merge.left, min(merge.bottom, last_row), min(merge.right, last_column))
        for merge in grid.merges
        if merge.top <= last_row and merge.left <= last_column
    )
    return Excerpt(texts, painted, merges[:MOST_MERGES])


MOST_MERGES = 500


def _text(grid: Grid, row: int, column: int) -> str:
    cell = grid.cell(row, column)
    return shown(cell.raw[:LONGEST]) if cell is not None else ""
