"""What tells the rows of records apart: their periods and names, and whole numbers where those do not do.

A table of periods down has each period once. Where periods repeat and the names beside them tell the rows apart, the
rows are records; "Age 0, 1, 2" or the number of a district may have to be a name for that.
"""

from __future__ import annotations

from collections.abc import Sequence

from indicators.workbook.cells.grid import Grid

FEWEST = 8
"""Rows that have to be there to tell."""


def numbers_that_name(
    grid: Grid, rows: Sequence[int], times: Sequence[int], names: Sequence[int], numbers: Sequence[int]
) -> tuple[int, ...] | None:
    """Return the columns of ``numbers``, from the left, that with periods and names tell ``rows`` apart; often none.

    ``times`` are the columns of the period. None where each period stands once, or where nothing tells the rows apart.
    """
    if len(rows) < FEWEST or len(_said(grid, rows, times)) == len(rows):
        return None
    taken: list[int] = []
    known = [*times, *names]
    for column in (*sorted(numbers), None):
        if len(_said(grid, rows, [*known, *taken])) == len(rows):
            return tuple(taken)
        if column is None or not _counts(grid, rows, column):
            return None
        taken.append(column)
    return None


def _said(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> set[tuple[str, ...]]:
    return {tuple(grid.text(row, column) for column in columns) for row in rows}


def _counts(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """Whether a column holds whole numbers in every row, some of them again and again."""
    texts = [grid.text(row, column) for row in rows]
    return all(text.removesuffix(".0").isdigit() for text in texts) and len(set(texts)) * 2 <= len(texts)
