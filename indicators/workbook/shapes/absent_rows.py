"""Rows of words that tell why figures are absent, or of what kind they are, and end no table."""

from __future__ import annotations

import re
from datetime import date

from indicators.model.number_text import is_missing_code
from indicators.workbook.cells.cell_kind import is_words
from indicators.workbook.cells.grid import Grid
from indicators.workbook.periods.said_period import is_dated


def tells_absence(grid: Grid, row: int) -> bool:
    """Whether a row tells why its figures are absent: "2024-03-29 | . | holiday", or flags figures.

    Its own, beside some codes for missing ones, "Malta | : | u", or those of the row over it, "Codes | A | A | P".
    """
    cells = [cell for _, cell in grid.visible(row)]
    if not cells:
        return False
    first, *others = cells
    said = [cell for cell in others if not is_missing_code(cell.raw)]
    if len(said) < len(others) and all(re.fullmatch("[a-z]{1,2}", cell.raw.strip()) for cell in said):
        return True
    if _flags_row_over(grid, row):
        return True
    return (isinstance(first.value, date) or is_dated(first.raw)) and all(map(is_words, said))


def _flags_row_over(grid: Grid, row: int) -> bool:
    """Whether all but the first cell of a row are letters, few of them different, and none is under words."""
    said = [(column, cell.raw.strip()) for column, cell in grid.visible(row)[1:]]
    few = len({text for _, text in said}) <= (len(said) + 1) // 2
    over = [grid.cell(row - 1, column) for column, text in said if re.fullmatch("[A-Z]{1,2}", text)]
    return few and 0 < len(over) == len(said) and not any(cell is not None and is_words(cell) for cell in over)
