"""Numbers of days, in the column behind the months: under a word for days, or behind months and years that run on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import is_figure, is_year
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.part_of_year import Heading, names_months, read_part

_DAY = re.compile(r"days?|day of month|dia|jour|tag|giorno|dag|ngay|hari|gun|день|[日일]")
_NUMBER = re.compile(r"(\d{1,2})(?:\.0)?")
MOST = 31
MOST_OF_YEAR = 400
"""Rows that the days of a year take at most, with what stands between its months."""


def heads_days(text: str) -> bool:
    """Whether a heading is a word for days and nothing else."""
    return bool(_DAY.fullmatch(aligned_fold(clean(text)).strip(" .:")))


def day_number(cell: Cell | None) -> int | None:
    """Return the day of a month that a cell counts."""
    if cell is None or isinstance(cell.value, bool) or not is_figure(cell):
        return None
    said = _NUMBER.fullmatch(cell.raw.strip())
    return int(said[1]) if said is not None and 1 <= int(said[1]) <= MOST else None


def counts_days(grid: Grid, body: Sequence[int], column: int, heading: str) -> bool:
    """Whether a column numbers days: its heading says so and months stand beside all of them, or they follow those."""
    rows = [row for row in body if grid.text(row, column)]
    if not heads_days(heading):
        return bool(rows) and all(numbers_day(grid, row, column) for row in rows)
    if column < 2:
        return False
    beside = [grid.cell(row, column - 1) for row in rows]
    return bool(rows) and all(
        day_number(grid.cell(row, column)) is not None
        and before is not None
        and read_part(before, Heading.MONTH) is not None
        for row, before in zip(rows, beside, strict=True)
    )


def numbers_day(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell is the day of the month beside it or above, of the year beside that: "2031 | Jan | 3"."""
    if column < BEHIND_MONTHS or day_number(grid.cell(row, column)) is None:
        return False
    month = _above(grid, row, column - 1, MOST)
    if month is None or not isinstance(month.value, str) or not names_months(month.raw):
        return False
    year = _above(grid, row, column - 2, MOST_OF_YEAR)
    return read_part(month) is not None and year is not None and is_year(year)


BEHIND_MONTHS = 3


def _above(grid: Grid, row: int, column: int, farthest: int) -> Cell | None:
    """Return what stands beside a row or nearest above it in a column."""
    cells = (grid.cell(at, column) for at in range(row, max(0, row - farthest), -1))
    return next((cell for cell in cells if cell is not None and cell.raw.strip()), None)
