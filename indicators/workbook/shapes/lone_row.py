"""Rows that stand for themselves: figures without a label under a header of periods, and the title of a next table.

Such figures are the one series that the title of their table names. Only a header proves it: every figure stands under
a month, a quarter, a half or a period with its year, and the row holds nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from indicators.model.period_phrase import read_period
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import is_figure, is_year
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.part_of_year import read_part

FEWEST = 4


def stands_alone(grid: Grid, row: int) -> bool:
    """Whether a row holds several figures and nothing else, each right under words for a period."""
    cells = [(column, cell) for column, cell in grid.visible(row) if cell.raw.strip()]
    if len(cells) < FEWEST or not all(is_figure(cell) for _, cell in cells) or all(is_year(cell) for _, cell in cells):
        return False
    above = grid.rows[bisect_left(grid.rows, row) - 1]
    heads = [grid.cell(above, column) for column, _ in cells]
    return all(head is not None and _names_period(head) for head in heads)


def _names_period(cell: Cell) -> bool:
    if not isinstance(cell.value, str):
        return False
    reading = read_period(cell.raw)
    return read_part(cell) is not None or (reading is not None and len(reading.text) == len(clean(cell.raw)))


def is_numbered_title(grid: Grid, row: int) -> bool:
    """Whether a row is one text at the left with the number of a table: before a unit and a header it is theirs."""
    cells = [(column, cell) for column, cell in grid.visible(row) if cell.raw.strip()]
    if len(cells) != 1 or cells[0][0] >= grid.first_column + FARTHEST:
        return False
    return bool(_NUMBERED.match(cells[0][1].raw.strip()))


FARTHEST = 3
_NUMBERED = re.compile(r"\d{1,3}\s?[.]\s?[^\W\d_]")
