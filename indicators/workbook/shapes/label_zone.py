"""The columns at the left of a sheet in which the labels of its rows stand."""

from __future__ import annotations

from indicators.workbook.cells.cell_kind import is_figure, is_words
from indicators.workbook.cells.grid import Grid
from indicators.workbook.shapes.metadata_lines import LABEL_ZONE


def label_zone(grid: Grid) -> tuple[int, ...]:
    """Return the first columns, and those behind them that go on with a staircase of labels."""
    visible = [at for at in range(grid.first_column, grid.last_column + 1) if at not in grid.hidden_columns]
    zone = visible[:LABEL_ZONE]
    for column in visible[LABEL_ZONE:DEEPEST]:
        cells = {row: cell for row in grid.rows[:FIRST_ROWS] if (cell := grid.cell(row, column)) is not None}
        alone = sum(1 for row, cell in cells.items() if is_words(cell) and grid.visible(row)[0][0] == column)
        if alone < FEWEST_STEPS or any(is_figure(cell) for cell in cells.values()):
            break
        zone.append(column)
    return tuple(zone)


DEEPEST, FEWEST_STEPS = 6, 3
"""Columns a staircase of labels may take, and rows that must begin at one of its steps."""
FIRST_ROWS = 2_000
"""Rows of a sheet that are looked at."""
