"""How numbers and years are typed: as texts in one of the two styles, years as numbers or as texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from indicators.workbook.cells.grid import PLAIN, Cell, Grid
from tests.workbook.bends.book import Bent, Book, changed_cells
from tests.workbook.bends.spaces import Marks


def _figures(book: Book, marks: Marks, typed: Callable[[int | float], str]) -> Bent | None:
    """Type the figures of workbooks as texts."""

    def bent(grid: Grid) -> Grid:
        figures = marks[grid.name].figures if grid.name in marks else {}
        if any(one.value_text and isinstance(grid.cells[row][at].value, str) for (row, at), one in figures.items()):
            return grid

        def of_cell(row: int, column: int, cell: Cell) -> Cell:
            number = isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)
            if (row, column) not in figures or not number or cell.style.percent:
                return cell
            said = typed(cell.value)
            return Cell(said, said)

        return changed_cells(grid, of_cell)

    grids = tuple(bent(grid) for grid in book.grids)
    return Bent(replace(book, grids=grids)) if grids != book.grids else None


def _printed(value: int | float) -> str:
    return format(Decimal(repr(value)), ",f")


def texts_with_a_point(book: Book, marks: Marks) -> Bent | None:
    return _figures(book, marks, _printed)


def texts_with_a_comma(book: Book, marks: Marks) -> Bent | None:
    return _figures(book, marks, lambda value: _printed(value).translate({ord(","): ".", ord("."): ","}))


def texts_without_groups(book: Book, marks: Marks) -> Bent | None:
    return _figures(book, marks, lambda value: format(Decimal(repr(value)), "f"))


def years_as_texts(book: Book, marks: Marks) -> Bent | None:
    return _years(book, marks, lambda cell: isinstance(cell.value, int), lambda cell: Cell(cell.raw, cell.raw))


def years_as_numbers(book: Book, marks: Marks) -> Bent | None:
    return _years(
        book, marks, lambda cell: isinstance(cell.value, str), lambda cell: Cell(int(cell.raw), cell.raw.strip(), PLAIN)
    )


def _years(book: Book, marks: Marks, applies: Callable[[Cell], bool], change: Callable[[Cell], Cell]) -> Bent | None:
    """Change how the years of the periods are typed, in the header and beside the figures."""
    if book.is_text:
        return None

    def bent(grid: Grid) -> Grid:
        mark = marks.get(grid.name)

        def of_cell(row: int, column: int, cell: Cell) -> Cell:
            if mark is None or (row, column) in mark.figures or not _YEAR.fullmatch(cell.raw.strip()):
                return cell
            return change(cell) if applies(cell) else cell

        return changed_cells(grid, of_cell)

    grids = tuple(bent(grid) for grid in book.grids)
    return Bent(replace(book, grids=grids)) if grids != book.grids else None


_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
