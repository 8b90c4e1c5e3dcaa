"""How words are typed: blanks, capitals, composed letters, broken lines, kinds of dashes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from indicators.workbook.cells.grid import Cell, Grid
from tests.workbook.bends.book import Bent, Book, changed_cells
from tests.workbook.bends.spaces import Marks


def _words(book: Book, marks: Marks, change: Callable[[str], str], *, header: bool = False) -> Bent | None:
    """Change the texts that are no numbers; of the header only, where ``header``."""

    def bent(grid: Grid) -> Grid:
        mark = marks.get(grid.name)

        def of_cell(row: int, column: int, cell: Cell) -> Cell:
            if not isinstance(cell.value, str) or (mark and (row, column) in mark.figures):
                return cell
            if header and not (mark and (row, column) in mark.header):
                return cell
            said = change(cell.value)
            return cell._replace(value=said, raw=said)

        return changed_cells(grid, of_cell)

    grids = tuple(bent(grid) for grid in book.grids)
    return Bent(replace(book, grids=grids)) if grids != book.grids else None


def hard_blanks(book: Book, marks: Marks) -> Bent | None:
    return _words(book, marks, lambda said: re.sub(r"(?<=\S) (?=\S)", "\u00a0", said))


def double_blanks(book: Book, marks: Marks) -> Bent | None:
    return _words(book, marks, lambda said: re.sub(r"(?<=\S) (?=\S)", "  ", said))


def trailing_blanks(book: Book, marks: Marks) -> Bent | None:
    return _words(book, marks, lambda said: said + " ")


def letters_apart(book: Book, marks: Marks) -> Bent | None:
    """Letters and their marks as signs of their own (NFD)."""
    return _words(book, marks, lambda said: unicodedata.normalize("NFD", said))


def capital_headers(book: Book, marks: Marks) -> Bent | None:
    return _words(book, marks, str.upper, header=True)


def broken_headers(book: Book, marks: Marks) -> Bent | None:
    """Lines broken in the cells of the header."""
    return _words(book, marks, lambda said: re.sub(r"(?<=\S) (?=\S)", "\n", said), header=True)


def long_dashes(book: Book, marks: Marks) -> Bent | None:
    return _words(book, marks, lambda said: re.sub(r"(?<=[0-9])-(?=[0-9])|(?<= )-(?= )", "\u2013", said))
