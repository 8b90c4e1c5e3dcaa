"""Figures of a sheet that no table read and nothing explains: told with how many and where, so that none is lost.

A table says of which rows and columns it made something else than figures: its title and heading, the names, codes,
periods and flags of its rows, the columns that it left out and told. What holds a number beside these and was not read
is told here. Years are left aside: they stand in notes and headings everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from indicators.model.finding import Finding, Severity
from indicators.model.number_text import looks_like_number
from indicators.workbook.cells.cell_kind import is_year
from indicators.workbook.cells.grid import LAST_COLUMN, Cell, Grid, LargeCells, address
from indicators.workbook.tables.table_reading import Explained, TableReading

MOST_RANGES = 8


def find_unread_figures(grid: Grid, table: TableReading) -> list[Finding]:
    """Return the one finding ``figures_not_read`` with ``count`` and ``cells`` (ranges), or none."""
    unread = list(_in_large(grid, table) if isinstance(grid.cells, LargeCells) else _in_rows(grid, table))
    if not unread:
        return []
    ranges = _ranges(unread)
    first = address(*min(unread))
    shown = ", ".join(ranges[:MOST_RANGES]) + (", …" if len(ranges) > MOST_RANGES else "")
    params = {"count": len(unread), "cells": shown}
    return [Finding("figures_not_read", Severity.SOFT, grid.name, first, params)]


def _in_rows(grid: Grid, table: TableReading) -> Iterator[tuple[int, int]]:
    if table.columns is None:
        read = {(one.row, one.column) for one in table.candidates}
    else:
        read = set(zip(map(int, table.columns.row), map(int, table.columns.column), strict=True))
    for row, whole, columns in _explained(grid.rows, table.explained):
        if whole:
            continue
        for column, cell in grid.visible(row):
            if column not in columns and (row, column) not in read and is_unexplained(cell, grid.is_text):
                yield row, column


def _explained(rows: Sequence[int], explained: Sequence[Explained]) -> Iterator[tuple[int, bool, frozenset[int]]]:
    """Yield each row with whether all of it is explained, and the columns of it that are."""
    known: dict[tuple[int, ...], tuple[bool, frozenset[int]]] = {}
    for row in rows:
        over = tuple(at for at, one in enumerate(explained) if one.first <= row <= one.last)
        if over not in known:
            some = [explained[at].columns for at in over]
            columns = frozenset(column for one in some if one is not None for column in one)
            known[over] = any(one is None for one in some), columns
        yield row, *known[over]


def is_unexplained(cell: Cell, is_text: bool) -> bool:
    """Whether a cell holds a number that is no year; ``is_text``: every cell of the file is text."""
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        return not is_year(cell)
    return is_text and isinstance(cell.value, str) and looks_like_number(cell.raw.strip()) and not is_year(cell)


def _in_large(grid: Grid, table: TableReading) -> Iterator[tuple[int, int]]:
    """Find them in a sheet whose cells are no objects: only those are made that nothing explains."""
    import numpy as np

    from indicators.workbook.engines.plain_cells import PlainCells
    from indicators.workbook.engines.plain_part import NUMBER

    cells = grid.cells
    if not isinstance(cells, PlainCells):
        yield from _in_rows(grid, table)
        return
    rows, columns = cells.said.row, cells.said.column
    open_ones = ~np.isin(columns, list(grid.hidden_columns))
    if not grid.is_text:
        open_ones &= cells.said.kind == NUMBER
    for one in table.explained:
        here = (rows >= one.first) & (rows <= one.last)
        if one.columns is not None:
            here &= np.isin(columns, list(one.columns))
        open_ones &= ~here
    figures = table.figures()
    read = np.asarray(figures.row).astype(np.int64) * (LAST_COLUMN + 1) + np.asarray(figures.column)
    places = np.flatnonzero(open_ones)
    keys = rows[places].astype(np.int64) * (LAST_COLUMN + 1) + columns[places]
    for at in places[~np.isin(keys, read)].tolist():
        if is_unexplained(cells.cell_at(at), grid.is_text):
            yield int(rows[at]), int(columns[at])


def _ranges(cells: Iterable[tuple[int, int]]) -> list[str]:
    """Return the smallest ranges over the cells of each column, those side by side with the same rows as one."""
    by_column: dict[int, list[int]] = {}
    for row, column in cells:
        by_column.setdefault(column, []).append(row)
    spans = [(column, min(rows), max(rows)) for column, rows in sorted(by_column.items())]
    found = []
    for _, some in groupby(enumerate(spans), key=lambda one: (one[1][0] - one[0], one[1][1:])):
        group = [span for _, span in some]
        first, last = address(group[0][1], group[0][0]), address(group[-1][2], group[-1][0])
        found.append(first if first == last else f"{first}:{last}")
    return found
