"""Columns of years: the other way round, or one more."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from indicators.workbook.cells.grid import Cell, Grid
from tests.workbook.bends.book import Bent, Book, Place, with_cells
from tests.workbook.bends.landmarks import Landmarks
from tests.workbook.bends.spaces import Marks


class _Years(NamedTuple):
    """A row of years and the columns under them."""

    row: int
    columns: range


def years_in_reverse(book: Book, marks: Marks) -> Bent | None:
    """The columns of years from the last to the first."""
    years = _years_of(book, marks)

    def home(place: Place) -> Place:
        sheet, row, column = place
        found = years.get(sheet)
        if found is None or row < found.row or column not in found.columns:
            return place
        return sheet, row, found.columns[0] + found.columns[-1] - column

    grids = tuple(_reversed(grid, years[grid.name]) if grid.name in years else grid for grid in book.grids)
    return Bent(replace(book, grids=grids), home) if years else None


def _reversed(grid: Grid, years: _Years) -> Grid:
    ends = years.columns[0] + years.columns[-1]
    rows = {
        row: {ends - at if row >= years.row and at in years.columns else at: cell for at, cell in cells.items()}
        for row, cells in grid.cells.items()
    }
    return replace(grid, cells={row: dict(sorted(cells.items())) for row, cells in rows.items()})


def one_year_more(book: Book, marks: Marks) -> Bent | None:
    """A column for the year after the last, with the figures of that one."""
    years = _years_of(book, marks)
    grown: set[Place] = set()
    grids = []
    for grid in book.grids:
        if grid.name not in years:
            grids.append(grid)
            continue
        last = years[grid.name].columns[-1]
        grids.append(_continued(grid, years[grid.name]))
        figures = marks[grid.name].figures
        grown |= {(grid.name, row, last + 1) for (row, at), one in figures.items() if at == last and one.value_text}

    def home(place: Place) -> Place | None:
        sheet, _, column = place
        return place if sheet not in years or column <= years[sheet].columns[-1] else None

    return Bent(replace(book, grids=tuple(grids)), home, grown=frozenset(grown)) if years else None


def _continued(grid: Grid, years: _Years) -> Grid:
    last = years.columns[-1]
    added: dict[tuple[int, int], Cell] = {}
    for row, cells in grid.cells.items():
        if last in cells and row > years.row:
            added[row, last + 1] = cells[last]
    head = grid.cells[years.row][last]
    year = int(head.raw) + 1
    added[years.row, last + 1] = head._replace(value=str(year) if isinstance(head.value, str) else year, raw=str(year))
    return with_cells(grid, added)


def _years_of(book: Book, marks: Marks) -> dict[str, _Years]:
    found = {grid.name: _years_across(grid, marks[grid.name]) for grid in book.grids if grid.name in marks}
    return {name: years for name, years in found.items() if years is not None}


def _years_across(grid: Grid, mark: Landmarks) -> _Years | None:
    """Return the last columns of a sheet where one row heads each of them with the year after the one before."""
    at = [column for _, column in mark.figures]
    columns = range(min(at), max(at) + 1)
    rows = {row for row, column in mark.header if column in columns}
    if len(rows) != 1 or len(columns) < FEWEST_YEARS or columns[-1] != grid.last_column:
        return None
    row = rows.pop()
    said = [grid.text(row, column) for column in columns]
    if not all(one.isdecimal() and len(one) == len("2031") for one in said):
        return None
    steps = {int(later) - int(earlier) for earlier, later in pairwise(said)}
    crossed = any(one.bottom >= row and one.right >= columns[0] and one.left != one.right for one in grid.merges)
    again = any(sum(grid.text(below, column) == said[0] for column in columns) for below in grid.cells if below > row)
    return _Years(row, columns) if steps == {1} and not crossed and not again else None


FEWEST_YEARS = 3
