"""What a cell holds as a table sees it: a year, a number, a figure, words."""

from __future__ import annotations

from collections.abc import Collection, Container

from indicators.model.number_text import is_missing_code, looks_like_number
from indicators.model.period_phrase import FIRST_YEAR, LAST_YEAR
from indicators.workbook.cells.grid import Cell, Grid, LargeCells


def is_year(cell: Cell) -> bool:
    """Whether a cell holds a whole number, or its text, that can be a year."""
    if isinstance(cell.value, bool):
        return False
    if isinstance(cell.value, (int, float)):
        return float(cell.value).is_integer() and FIRST_YEAR <= cell.value <= LAST_YEAR
    text = cell.raw.strip()
    return len(text) == 4 and text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number or a text that has the form of one."""
    if isinstance(cell.value, bool) or cell.value is None:
        return False
    if isinstance(cell.value, str):
        return looks_like_number(cell.value)
    return isinstance(cell.value, (int, float))


def is_figure(cell: Cell) -> bool:
    """Whether a cell stands where a number stands: a number, or the error of a formula that should give one."""
    return bool(cell.error) or is_number(cell)


def has_figure(grid: Grid, row: int, columns: Container[int]) -> bool:
    """Whether a figure stands in one of some columns of a row that are visible."""
    return any(column in columns and is_figure(cell) for column, cell in grid.visible(row))


def lacks_figure(grid: Grid, row: int, columns: Container[int]) -> bool:
    """Whether a sign that there is no figure stands in one of some columns of a row, so that it heads no others."""
    said = (cell.raw for column, cell in grid.visible(row) if column in columns and isinstance(cell.value, str))
    return any(text.strip() and is_missing_code(text) for text in said)


def rows_with_figure(grid: Grid, columns: Collection[int]) -> Container[int]:
    """Return rows in which a figure surely stands in one of some columns; others are for ``has_figure``."""
    large = isinstance(grid.cells, LargeCells) and not grid.hidden_columns
    return grid.cells.rows_with_number(columns) if large else ()  # type: ignore[attr-defined]


def is_words(cell: Cell) -> bool:
    """Whether a cell holds a text that is neither a number nor a missing code nor a stray accent."""
    if not isinstance(cell.value, str) or cell.value.strip() in _STRAY:
        return False
    return not looks_like_number(cell.value) and not is_missing_code(cell.value)


_STRAY = frozenset("`´^~'")
"""Marks of a key that was touched; a ditto mark is none."""
