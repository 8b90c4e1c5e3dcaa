"""Finds the borders that are said of a sheet: at their cells, or by the words of the rows and columns they stand at.

A sheet is known in another edition by the words of its name and of its first rows, a row by its own, without numbers
and periods. A table ends before the words that follow it, below or beside, for it may have more rows and columns next
time; of a heading the nearest row above stands for one that has no words left (a row of years).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from hashlib import sha256

from indicators.model.edition_words import table_words
from indicators.model.text import clean
from indicators.workbook.borders import BY_COLUMN, Anchor, Border, HeldBorder, Remembered, SaidBorders, Side
from indicators.workbook.cells.cell_kind import is_figure
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.cells.label_text import shown

KEY_ROWS, KEY_DEPTH = 3, 12
"""Rows with words that tell a sheet, looked for among its first ones."""
FARTHEST = 3
"""Filled rows from one with words to the border that it stands for."""
HEADING_DEPTH, LONGEST_TEXT = 40, 80


def borders_of(grid: Grid, said: SaidBorders) -> tuple[HeldBorder, ...]:
    """Return the borders said of a sheet, those of recipes first, so that a person has the last word.

    A rule made for this sheet whose words are not there is returned without a place. No table is looked for yet.
    """
    by_hand = [_by_hand(grid, one) for one in said.by_hand if one.sheet == grid.name]
    if not said.remembered:
        return tuple(by_hand)
    key = sheet_key(grid)
    return (*(_placed(grid, one) for one in said.remembered if one.anchor.key == key), *by_hand)


def _by_hand(grid: Grid, border: Border) -> HeldBorder:
    anchor, text = anchor_of(grid, border), _row_text(grid, border.row)
    if anchor is None:
        return HeldBorder(border, text=text)
    if border.side in BY_COLUMN:
        return HeldBorder(border, anchor, _column_text(grid, border.column + anchor.beside, border.row), text)
    return HeldBorder(border, anchor, _row_text(grid, _worded_row(grid, border) or border.row), text)


def sheet_key(grid: Grid) -> str:
    """Identify a sheet by its words alone."""
    words = [said for row in grid.rows[:KEY_DEPTH] if (said := _row_words(grid, row))]
    return sha256("\n".join([table_words(grid.name), *words[:KEY_ROWS]]).encode()).hexdigest()[:16]


def anchor_of(grid: Grid, border: Border) -> Anchor | None:
    """Return the words of a border; None where there are none near it."""
    row = _worded_row(grid, border)
    over, beside = _over(grid, border)
    if row is None or (border.side in BY_COLUMN and not over):
        return None
    words = _row_words(grid, row)
    same = list(_rows_of(grid, words))
    below = bisect_right(grid.rows, border.row) - bisect_right(grid.rows, row)
    return Anchor(sheet_key(grid), words, below, same.index(row) + 1, len(same), over, beside)


def _placed(grid: Grid, one: Remembered) -> HeldBorder:
    """Return a remembered border at its place; without a place where its words are not there, or not as often."""
    anchor = one.anchor
    same = list(_rows_of(grid, anchor.words))
    nowhere = HeldBorder(Border(grid.name, one.side, 0, 0), anchor, rule=one.rule)
    if len(same) != anchor.of:
        return nowhere
    place = grid.rows.index(same[anchor.nth - 1]) + anchor.below
    if not 0 <= place < len(grid.rows):
        return nowhere
    row, column = grid.rows[place], 1
    if one.side in BY_COLUMN:
        words = cache(lambda at: _column_words(grid, at, row))
        columns = [at for at in range(1, grid.last_column + 1) if words(at) == anchor.column_words]
        if len(columns) != 1:
            return nowhere
        column = columns[0] - anchor.beside
    return HeldBorder(Border(grid.name, one.side, row, column), anchor, text=_row_text(grid, row), rule=one.rule)


def _worded_row(grid: Grid, border: Border) -> int | None:
    """Return the row with words that a border is known by."""
    place = bisect_right(grid.rows, border.row)
    if border.side is Side.TABLE_TO:
        near = (*grid.rows[place : place + 1], *grid.rows[place - 1 : place])
    else:
        near = tuple(reversed(grid.rows[max(0, place - FARTHEST) : place]))
    return next((row for row in near if _row_words(grid, row)), None)


def _over(grid: Grid, border: Border) -> tuple[str, int]:
    """Return the words over the column of a border, and how many columns beside it they stand."""
    if border.side not in BY_COLUMN:
        return "", 0
    following = border.column + 1
    if border.side is Side.COLUMN_TO and (words := _column_words(grid, following, border.row)):
        return words, 1
    return _column_words(grid, border.column, border.row), 0


def _rows_of(grid: Grid, words: str) -> Iterator[int]:
    return (row for row in grid.rows if _row_words(grid, row) == words)


def _row_words(grid: Grid, row: int) -> str:
    texts = (cell.raw for _, cell in grid.visible(row) if not is_figure(cell))
    return " | ".join(said for text in texts if (said := table_words(text)))


def _row_text(grid: Grid, row: int) -> str:
    words = [cell for _, cell in grid.visible(row) if not is_figure(cell)] or [cell for _, cell in grid.visible(row)]
    return shown(" · ".join(text for cell in words if (text := clean(cell.raw))))[:LONGEST_TEXT]


def _column_words(grid: Grid, column: int, row: int) -> str:
    """Return the words over a column, down to ``row``."""
    return " | ".join(said for cell in _over_column(grid, column, row) if (said := table_words(cell.raw)))


def _column_text(grid: Grid, column: int, row: int) -> str:
    return shown(" · ".join(clean(cell.raw) for cell in _over_column(grid, column, row)))[:LONGEST_TEXT]


def _over_column(grid: Grid, column: int, row: int) -> Iterator[Cell]:
    rows = (at for at in grid.rows if row - HEADING_DEPTH <= at <= row)
    return (cell for at in rows if (cell := grid.cell(at, column)) is not None and not is_figure(cell))
