"""Whether a region surely is a table of one period: names at its rows, words over its columns, no time in between.

Asked before a period is taken from around a table, or from a person: a table that has periods of its own, which were
not understood, must not be given another.
"""

from __future__ import annotations

from datetime import date

from indicators.model.period_phrase import read_period
from indicators.workbook.cells.grid import Cell
from indicators.workbook.periods.said_period import YEAR_MONTH
from indicators.workbook.shapes.regions import SAMPLE, Region, is_figure, is_words, is_year

FEWEST_ROWS, FEWEST_FIGURES, FEWEST_YEARS = 3, 4, 2
FEW = 0.1
LONGEST_LABEL = 80
"""Letters that the middle one of the labels has at most: longer ones are sentences."""
_ANY_YEAR = 2000


def is_periodless(region: Region) -> bool:
    """Whether the region is a table with enough rows and figures in which nothing looks like a period.

    Where a person says which rows are its heading it is a table however small.
    """
    if region.head is not None and region.head.names_rows:
        return not tells_time(region)
    rows = [row for row in region.body_rows[:SAMPLE] if any(is_figure(cell) for cell in _values(region, row))]
    figures = sum(is_figure(cell) for row in rows for cell in _values(region, row))
    labels = [text for row in rows if (text := _label(region, row))]
    if len(labels) < FEWEST_ROWS or figures < FEWEST_FIGURES:
        return False
    middle = sorted(map(len, labels))[len(labels) // 2]
    return middle <= LONGEST_LABEL and not tells_time(region)


def tells_time(region: Region) -> bool:
    """Whether a label of the region reads as a period, or a column holds years or days."""
    columns = {at: _cells(region, at) for at in (*region.label_columns, *region.headers)}
    if any(_are_years(cells) or any(isinstance(cell.value, date) for cell in cells) for cells in columns.values()):
        return True
    return any(_are_periods(columns[at]) for at in region.label_columns)


def _are_periods(cells: list[Cell]) -> bool:
    """Whether more of the words of a column read as periods than chance has it: "MAR" is a country as well."""
    texts = {cell.raw for cell in cells if isinstance(cell.value, str) and len(cell.raw) <= LONGEST_LABEL}
    told = sum(read_period(text, year=_ANY_YEAR) is not None for text in texts)
    return told >= FEWEST_YEARS and told >= FEW * len(texts)


def _cells(region: Region, column: int) -> list[Cell]:
    return [cell for row in region.body_rows[:SAMPLE] if (cell := region.grid.cell(row, column)) and cell.raw.strip()]


def _are_years(cells: list[Cell]) -> bool:
    """Whether the numbers of a column are years, or years with their months (202301), and nothing else."""
    figures = [cell for cell in cells if is_figure(cell)]
    years = len(figures) >= FEWEST_YEARS and all(is_year(cell) for cell in figures)
    return years or (len(figures) >= FEWEST_YEARS and all(YEAR_MONTH.fullmatch(cell.raw.strip()) for cell in figures))


def _values(region: Region, row: int) -> list[Cell]:
    return [cell for column, cell in region.grid.visible(row) if column in region.headers]


def _label(region: Region, row: int) -> str:
    cells = (region.grid.cell(row, column) for column in region.label_columns)
    return next((cell.raw.strip() for cell in cells if cell is not None and is_words(cell)), "")
