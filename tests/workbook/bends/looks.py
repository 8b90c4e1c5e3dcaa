"""How cells look: bold, indents, number formats, merged ranges, formulas behind values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from indicators.workbook.cells.grid import Cell, Grid, Merge, Style
from tests.workbook.bends.book import Bent, Book, changed_cells
from tests.workbook.bends.spaces import Marks


def _each(book: Book, change: Callable[[Cell], Cell]) -> Bent | None:
    grids = tuple(changed_cells(grid, lambda _row, _column, cell: change(cell)) for grid in book.grids)
    return Bent(replace(book, grids=grids)) if grids != book.grids else None


def without_bold(book: Book, marks: Marks) -> Bent | None:
    return _each(book, lambda cell: cell._replace(style=replace(cell.style, bold=False)))


def all_bold(book: Book, marks: Marks) -> Bent | None:
    return None if book.is_text else _each(book, lambda cell: cell._replace(style=replace(cell.style, bold=True)))


def without_indents(book: Book, marks: Marks) -> Bent | None:
    return _each(book, lambda cell: cell._replace(style=replace(cell.style, indent=0)))


def without_formats(book: Book, marks: Marks) -> Bent | None:
    """Number formats that show fewer decimals; those of dates and per cent say something."""

    def change(cell: Cell) -> Cell:
        told = cell.style.is_date or cell.style.percent or cell.style.cut_thousands
        return cell if told else cell._replace(style=Style(indent=cell.style.indent, bold=cell.style.bold))

    return _each(book, change)


def formulas(book: Book, marks: Marks) -> Bent | None:
    """Figures that a formula gave, with their stored results."""

    def bent(grid: Grid) -> Grid:
        figures = marks[grid.name].figures if grid.name in marks else {}
        return changed_cells(
            grid,
            lambda row, column, cell: (
                cell._replace(formula=True)
                if (row, column) in figures and isinstance(cell.value, (int, float))
                else cell
            ),
        )

    grids = tuple(bent(grid) for grid in book.grids)
    return Bent(replace(book, grids=grids)) if grids != book.grids else None


def headers_unmerged(book: Book, marks: Marks) -> Bent | None:
    """The merged ranges over the figures taken apart: what they say stands in the first cell alone."""

    def bent(grid: Grid) -> Grid:
        mark = marks.get(grid.name)
        return replace(grid, merges=tuple(one for one in grid.merges if one.top >= mark.first_row)) if mark else grid

    grids = tuple(bent(grid) for grid in book.grids)
    return Bent(replace(book, grids=grids)) if grids != book.grids else None


def headers_merged(book: Book, marks: Marks) -> Bent | None:
    """What stands over several columns of figures merged over the blank cells beside it, where it is not yet."""
    grids = tuple(_with_merges(grid, marks) for grid in book.grids)
    return Bent(replace(book, grids=grids)) if grids != book.grids and not book.is_text else None


def _with_merges(grid: Grid, marks: Marks) -> Grid:
    mark = marks.get(grid.name)
    if mark is None:
        return grid
    columns = {column for _, column in mark.figures}
    found = []
    for row in {row for row, _ in mark.header}:
        cells = grid.cells.get(row, {})
        starts = sorted(column for column in cells if column in columns)
        under = {at for below in range(row + 1, mark.first_row) for at in grid.cells.get(below, {})}
        for start, following in pairwise([*starts, max(columns) + 1]):
            end = start
            while end + 1 < following and end + 1 in columns and end + 1 in under and end + 1 not in cells:
                end += 1
            if end > start and start in under and not grid.merge_over(row, start) and not grid.merge_over(row, end):
                found.append(Merge(row, start, row, end))
    return replace(grid, merges=(*grid.merges, *found))


def title_merged(book: Book, marks: Marks) -> Bent | None:
    """The title merged over the whole table."""

    def bent(grid: Grid) -> Grid:
        mark = marks.get(grid.name)
        alone = sorted(
            (row, column) for row, column in (mark.title if mark else ()) if len(grid.cells.get(row, {})) == 1
        )
        found = tuple(
            Merge(row, column, row, grid.last_column)
            for row, column in alone
            if column < grid.last_column and not any(one.top <= row <= one.bottom for one in grid.merges)
        )
        return replace(grid, merges=(*grid.merges, *found))

    grids = tuple(bent(grid) for grid in book.grids)
    return Bent(replace(book, grids=grids)) if grids != book.grids and not book.is_text else None
