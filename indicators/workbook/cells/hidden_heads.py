"""Words of a merged range whose first rows or columns are hidden: they are shown in the part that is not."""

from __future__ import annotations

from dataclasses import replace

from indicators.workbook.cells.cell_kind import is_number
from indicators.workbook.cells.grid import Cell, Grid, LargeCells, Merge


def out_of_hidden(grid: Grid) -> Grid:
    """Return the grid with what a merged range says in its first visible cell, as a screen shows it."""
    if isinstance(grid.cells, LargeCells) or not (grid.hidden_columns or grid.hidden_rows):
        return grid
    shown = {merge: cut for merge in grid.merges if (cut := _visible_part(grid, merge)) != merge}
    if not shown:
        return grid
    rows = {row: dict(cells) for row, cells in grid.cells.items()}
    for merge, cut in shown.items():
        cell = rows.get(merge.top, {}).pop(merge.left, None)
        if cell is not None:
            rows.setdefault(cut.top, {})[cut.left] = cell
    cells = {row: dict(sorted(said.items())) for row, said in rows.items() if said}
    return replace(grid, cells=cells, merges=tuple(shown.get(merge, merge) for merge in grid.merges))


def without_covered(grid: Grid) -> Grid:
    """Return the grid without words that a merged range covers among heads: a screen shows its first cell alone.

    Beside figures they stay, so that a covered name still labels its row.
    """
    if isinstance(grid.cells, LargeCells):
        return grid
    covered = {
        (row, column)
        for merge in grid.merges
        for row in range(merge.top, min(merge.bottom, grid.last_row) + 1)
        for column, cell in grid.cells.get(row, {}).items()
        if merge.left <= column <= merge.right and (row, column) != (merge.top, merge.left) and _says(cell)
    }
    rows = {row for row, _ in covered if not any(is_number(cell) for cell in grid.cells[row].values())}
    changed = {row: {at: cell for at, cell in grid.cells[row].items() if (row, at) not in covered} for row in rows}
    cells = {row: said for row, said in {**grid.cells, **changed}.items() if said}
    return replace(grid, cells=cells) if changed else grid


def _says(cell: Cell) -> bool:
    return isinstance(cell.value, str) and bool(cell.raw.strip())


def _visible_part(grid: Grid, merge: Merge) -> Merge:
    """Return a range without its first hidden rows and columns; one that is hidden whole stays."""
    rows, columns = range(merge.top, merge.bottom + 1), range(merge.left, merge.right + 1)
    top = next((row for row in rows if row not in grid.hidden_rows), None)
    left = next((column for column in columns if column not in grid.hidden_columns), None)
    return merge if top is None or left is None else merge._replace(top=top, left=left)
