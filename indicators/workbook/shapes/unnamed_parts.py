"""Quarters or months beside their years under no word at all: 1980 | 1, 1980 | 2 … down two columns.

Only a run proves them, if they are no Roman months beyond IV: beside each year the numbers go up from 1 one by one, to
4 or to 12 and never further, and whole years of them are there. Anything else beside years stays a figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from indicators.workbook.cells.cell_kind import is_year
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.part_of_year import Heading, read_part

FEWEST_WHOLE_YEARS = 2
FEWEST_DATED = 3
_KINDS = {4: Heading.QUARTER, 12: Heading.MONTH}


def counts_parts(grid: Grid, body: Sequence[int], column: int) -> Heading:
    """Return what the numbers of a column count of the years in the column before it; NONE where they prove nothing."""
    years: dict[int, list[int]] = {}
    year: int | None = None
    for row in body:
        beside, cell = grid.cell(row, column - 1), grid.cell(row, column)
        if beside is not None and is_year(beside):
            year = int(float(beside.raw))
        elif beside is not None and beside.raw.strip():
            return Heading.NONE
        if (number := _whole(cell)) is None or year is None:
            return Heading.NONE
        years.setdefault(year, []).append(number)
    runs = list(years.values())
    most = max((run[-1] for run in runs), default=0)
    whole = sum(1 for run in runs if run == list(range(1, most + 1)))
    if whole < FEWEST_WHOLE_YEARS or any(run != list(range(run[0], run[-1] + 1)) for run in runs):
        return Heading.NONE
    return _KINDS.get(most, Heading.NONE)


def dates_parts(grid: Grid, body: Sequence[int], column: int) -> bool:
    """Whether the numbers of a column are the years of the months or quarters before them: "Janeiro | 2002"."""
    rows = [row for row in body if grid.text(row, column)]
    pairs = [(grid.cell(row, column - 1), grid.cell(row, column)) for row in rows]
    return len(rows) >= FEWEST_DATED and all(
        part is not None and year is not None and is_year(year) and read_part(part) is not None for part, year in pairs
    )


def _whole(cell: Cell | None) -> int | None:
    if cell is None or isinstance(cell.value, bool) or not isinstance(cell.value, (int, float)):
        return None
    return int(cell.value) if float(cell.value).is_integer() and 1 <= cell.value <= max(_KINDS) else None
