"""Numbers of days under a word for days, in the column behind the months."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import is_figure
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.part_of_year import Heading, read_part

_DAY = re.compile(r"days?|day of month|dia|jour|tag|giorno|dag|ngay|hari|gun|день|[日일]")
MOST = 31


def heads_days(text: str) -> bool:
    """Whether a heading is a word for days and nothing else."""
    return bool(_DAY.fullmatch(aligned_fold(clean(text)).strip(" .:")))


def day_number(cell: Cell | None) -> int | None:
    """Return the day of a month that a cell counts."""
    if cell is None or isinstance(cell.value, bool) or not is_figure(cell):
        return None
    number = float(cell.raw)
    return int(number) if number.is_integer() and 1 <= number <= MOST else None


def counts_days(grid: Grid, body: Sequence[int], column: int, heading: str) -> bool:
    """Whether a column numbers days: its heading says so, and months stand beside all of them."""
    if column < 2 or not heads_days(heading):
        return False
    rows = [row for row in body if grid.text(row, column)]
    beside = [grid.cell(row, column - 1) for row in rows]
    return bool(rows) and all(
        day_number(grid.cell(row, column)) is not None
        and before is not None
        and read_part(before, Heading.MONTH) is not None
        for row, before in zip(rows, beside, strict=True)
    )
