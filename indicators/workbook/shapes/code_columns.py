"""Columns of whole numbers that are no figures: the codes of what a row names, as their heading or their place says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import is_figure, is_words, is_year
from indicators.workbook.cells.grid import Cell, Grid


def holds_codes(grid: Grid, above: tuple[int, ...], body: tuple[int, ...], column: int) -> bool:
    """Whether a column of whole numbers is headed as codes: "IMF Country Code" beside the name of the country.

    ``above`` are the rows over the first row of the ``body``; one of them may letter the columns ("A | B | 1 | 2").
    """
    said = (grid.text(row, column) for row in reversed(above))
    heading = next((text for text in said if text and not _LETTER.fullmatch(text)), "")
    if not heads_codes(heading):
        return False
    cells = (grid.cell(row, column) for row in body)
    return all(_WHOLE.fullmatch(cell.raw.strip()) for cell in cells if cell is not None and is_figure(cell))


def stands_among_names(grid: Grid, above: tuple[int, ...], body: tuple[int, ...], values: Sequence[int]) -> bool:
    """Whether the first of some columns of numbers stands between those that name the rows, and so is none of figures.

    "Area | Region | Line | Industry | 2030 | 2031": periods head what stands behind the names, and words before them
    tell rows apart which say the same left of the numbers. Weights may stand there as well: "Level | Weight | Item".
    """
    column = values[0]
    row = above[-1] if above else 0
    years = [at for at in values if (cell := grid.cell(row, at)) is not None and _is_period(cell)]
    if len(years) < FEWEST_YEARS or years != list(values[-len(years) :]) or column in years:
        return False
    rows = [at for at in body[:SAMPLE] if (cell := grid.cell(at, years[0])) is not None and is_figure(cell)]
    cells = (grid.cell(at, column) for at in rows)
    whole = all(_WHOLE.fullmatch(cell.raw.strip()) for cell in cells if cell is not None and is_figure(cell))
    named = [at for at in range(1, years[0]) if any(_says_words(grid, row, at) for row in rows)]
    left = [at for at in named if at < column]
    apart = _different(grid, rows, left)
    return bool(left) and apart < _different(grid, rows, named) and (whole or FEW_NAMES * apart <= len(rows))


def _is_period(cell: Cell) -> bool:
    if is_year(cell) or isinstance(cell.value, date):
        return True
    reading = read_period(cell.raw) if isinstance(cell.value, str) else None
    return reading is not None and len(reading.text) == len(cell.raw.strip())


def _says_words(grid: Grid, row: int, column: int) -> bool:
    cell = grid.cell(row, column)
    return cell is not None and is_words(cell)


def _different(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> int:
    return len({tuple(grid.text(row, column) for column in columns) for row in rows})


FEWEST_YEARS = 3
FEW_NAMES = 4
"""So many rows have the same names where words behind figures are those that name them."""
SAMPLE = 200
"""Rows that are looked at."""


def heads_codes(heading: str) -> bool:
    """Whether the words over a column say that it holds codes or numbers of order."""
    return bool(_CODES.fullmatch(aligned_fold(_CAPITAL.sub(" ", clean(heading))).strip(" .*")))


_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where the words of "CountryID" part."""
_LETTER = re.compile(r"[A-Z]")
_WHOLE = re.compile(r"-?\d+(?:\.0+)?")
_CODES = re.compile(
    r"(?:.*[ _.(])?(?:codes?|id|m49|iso(?:[ -]?\d)?|ma so|fips|isic|naics)(?: code)?\)?|stt|no|s/n|ma|#|rank|index"
    r"|(?:cod\.?|codigos?|kode|kod)(?: .{2,40})?"
    r"|(?:foot)?notes?|ghi chu"
)
