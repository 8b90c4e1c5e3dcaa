"""Rows whose figures look like years: "2023-01 | 1900" under "Time | Series A" is a row of figures, not of heads."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from indicators.model.number_text import is_missing_code
from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import is_words, is_year
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.said_period import is_dated


def is_dated_row(grid: Grid, row: int, label_at: int, columns: Collection[int]) -> bool:
    """Whether a row begins with its period and words stand over each of its figures, so that these are no heads.

    It begins in the first column of the sheet, which lines of a header ("năm 2031 | 2031") leave to the labels. Only
    rows that are led by a period may stand between. A bare year leads a row only under a word for time, and beside
    other words; over a column it may be one head of several.
    """
    label = grid.cell(row, label_at)
    if label is None or label_at != grid.first_column or not columns or not _is_period(label):
        return False
    top = row - 1
    while (cell := grid.cell(top, label_at)) is not None and _is_period(cell):
        top -= 1
    over = [_over(grid, row, top, column) for column in columns]
    if not all(cell is not None and is_words(cell) for cell in over):
        return False
    if not is_year(label):
        return True
    return _is_time(grid.text(top, label_at)) and not any(_is_time(cell.raw) for cell in over if cell is not None)


def _over(grid: Grid, row: int, top: int, column: int) -> Cell | None:
    """Return the cell over a figure, in the row of heads or nearer; what says that there is no figure is none."""
    cells = (grid.cell(above, column) for above in range(row - 1, top - 1, -1))
    return next((cell for cell in cells if cell is not None and not is_missing_code(cell.raw)), None)


def _is_period(cell: Cell) -> bool:
    if is_year(cell) or isinstance(cell.value, date):
        return True
    if not isinstance(cell.value, str):
        return False
    said = clean(cell.raw)
    return is_dated(said) or ((read := read_period(said)) is not None and read.text == said)


def _is_time(text: str) -> bool:
    return bool(_TIME.fullmatch(aligned_fold(text)))


_TIME = re.compile(r"nam|ky|thoi gian|years?|time|period|date")
