"""Blank rows and columns, and cells that hold blanks alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.workbook.bends.book import Bent, Book, Place, moved, text, with_cells
from tests.workbook.bends.landmarks import Landmarks

Marks = dict[str, Landmarks]


def apart(book: Book, rows: Callable[[str], tuple[int, int]], columns: int = 0) -> Bent:
    """Put ``columns`` blank columns at the left and (from which row on, how many) blank rows into each sheet."""
    put = {grid.name: rows(grid.name) for grid in book.grids}
    grids = tuple(
        moved(
            grid,
            lambda row, at=put[grid.name]: row + (at[1] if row >= at[0] else 0),
            lambda column: column + columns,
        )
        for grid in book.grids
    )

    def home(place: Place) -> Place | None:
        sheet, row, column = place
        first, count = put[sheet]
        return sheet, row - (count if row >= first + count else 0), column - columns

    return Bent(replace(book, grids=grids), home)


def column_at_the_left(book: Book, marks: Marks) -> Bent:
    return apart(book, lambda _: (1, 0), columns=1)


def row_on_top(book: Book, marks: Marks) -> Bent:
    return apart(book, lambda _: (1, 1))


def table_further_in(book: Book, marks: Marks) -> Bent:
    """Three rows down and two columns to the right."""
    return apart(book, lambda _: (1, 3), columns=2)


def rows_over_the_header(book: Book, marks: Marks) -> Bent | None:
    return _two_rows(book, marks, lambda mark: (mark.header_top, 2))


def row_under_the_header(book: Book, marks: Marks) -> Bent | None:
    return _two_rows(book, marks, lambda mark: (mark.first_row, 1))


def _two_rows(book: Book, marks: Marks, where: Callable[[Landmarks], tuple[int, int]]) -> Bent | None:
    """Part the rows of sheets whose first table has a header of its own, unless a merged range goes across."""
    put = {grid.name: (1, 0) for grid in book.grids}
    for grid in book.grids:
        mark = marks.get(grid.name)
        if mark is None or not mark.header:
            continue
        at = where(mark)
        over = any(one.top < at[0] <= one.bottom for one in grid.merges)
        labelled = min(row for row in grid.cells if row > max(row for row, _ in mark.header))
        if not over and (at[1] == 2 or labelled == mark.first_row):
            put[grid.name] = at
    return apart(book, put.__getitem__) if any(count for _, count in put.values()) else None


def blanks_in_cells(book: Book, marks: Marks) -> Bent | None:
    """A single blank in cells under and beside the table, as forms leave them."""
    grids = tuple(
        with_cells(
            grid,
            {(row, grid.last_column + 2): text(" ") for row in grid.cells} | {(grid.last_row + 2, 1): text("\u00a0")},
        )
        if grid.cells
        else grid
        for grid in book.grids
    )
    return None if book.is_text else Bent(replace(book, grids=grids))
