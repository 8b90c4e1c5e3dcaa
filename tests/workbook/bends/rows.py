"""Rows of a table: of records from the last to the first, of others a thousand more."""

from __future__ import annotations

from dataclasses import replace

from indicators.workbook.cells.cell_kind import is_words
from indicators.workbook.cells.grid import Grid, address
from tests.workbook.bends.book import Bent, Book, Place, moved, text, with_cells
from tests.workbook.bends.landmarks import Landmarks
from tests.workbook.bends.spaces import Marks


def rows_in_reverse(book: Book, marks: Marks) -> Bent | None:
    """The rows of a table of records from the last to the first: their order says nothing."""
    rows = {
        grid.name: range(mark.first_row, mark.last_row + 1)
        for grid in book.grids
        if (mark := marks.get(grid.name)) and mark.layout == "long" and not grid.merges
    }

    def turned(sheet: str, row: int) -> int:
        of = rows.get(sheet, ())
        return of[0] + of[-1] - row if row in of else row

    grids = tuple(moved(grid, lambda row, name=grid.name: turned(name, row), int) for grid in book.grids)
    return Bent(replace(book, grids=grids), lambda at: (at[0], turned(at[0], at[1]), at[2])) if rows else None


def thousand_rows_more(book: Book, marks: Marks) -> Bent | None:
    """The last row of a table again and again under other names, with the same figures."""
    ends = {grid.name: label for grid in book.grids if grid.name in marks and (label := _label(grid, marks[grid.name]))}
    grids = tuple(_lengthened(grid, ends[grid.name]) if grid.name in ends else grid for grid in book.grids)

    def home(place: Place) -> Place | None:
        return place if place[0] not in ends or place[1] <= ends[place[0]][0] else None

    return Bent(replace(book, grids=grids), home) if ends else None


def _label(grid: Grid, mark: Landmarks) -> tuple[int, int] | None:
    """Return the label of the last row of a sheet that holds one table of one label a row; periods are none."""
    last = mark.last_row
    parted = len({row for row, _ in mark.figures}) < last - mark.first_row + 1
    if mark.layout not in {"wide", "world_bank_api"} or parted or last != grid.last_row:
        return None
    dated = {place for one in mark.figures.values() for place in one.evidence.get("period", ())}
    words = [at for at, cell in grid.cells[last].items() if is_words(cell) and not any(map(str.isdigit, cell.raw))]
    free = len(words) in {1, 2} and not any(address(last, at) in dated for at in words)
    return (last, words[0]) if free else None


def _lengthened(grid: Grid, label: tuple[int, int]) -> Grid:
    last, column = label
    added = {
        (last + number, at): text(f"{cell.raw} {number}")._replace(style=cell.style) if at == column else cell
        for number in range(1, MORE + 1)
        for at, cell in grid.cells[last].items()
    }
    return with_cells(grid, added)


MORE = 1_000
