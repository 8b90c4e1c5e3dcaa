"""What stands around a sheet: its name, the file's name, the other sheets and their order."""

from __future__ import annotations

from dataclasses import replace

from indicators.workbook.cells.grid import Grid
from tests.workbook.bends.book import Bent, Book, Place, renamed, text
from tests.workbook.bends.spaces import Marks


def file_renamed(book: Book, marks: Marks) -> Bent:
    return Bent(renamed(book, "book1"))


def sheets_renamed(book: Book, marks: Marks) -> Bent | None:
    if book.is_text:
        return None
    names = {grid.name: f"Sheet{number}" for number, grid in enumerate(book.grids, 1)}
    before = {new: old for old, new in names.items()}

    def home(place: Place) -> Place:
        return before[place[0]], place[1], place[2]

    return Bent(replace(book, grids=tuple(replace(grid, name=names[grid.name]) for grid in book.grids)), home)


def notes_first(book: Book, marks: Marks) -> Bent | None:
    """A sheet of remarks before all others."""
    said = ("Notes", "Figures are rounded", "Last saved by the registry")
    notes = Grid("Read me", {row: {1: text(words)} for row, words in enumerate(said, 1)})
    return None if book.is_text else Bent(replace(book, grids=(notes, *book.grids)))


def blank_sheet_first(book: Book, marks: Marks) -> Bent | None:
    return None if book.is_text else Bent(replace(book, grids=(Grid("Chart", {}), *book.grids)))


def sheets_in_reverse(book: Book, marks: Marks) -> Bent | None:
    return Bent(replace(book, grids=book.grids[::-1])) if len(book.grids) > 1 else None


def one_sheet(book: Book, marks: Marks) -> Bent | None:
    """The sheet of most figures alone."""
    if len(book.grids) < 2 or not marks:
        return None
    kept = max(marks, key=lambda name: len(marks[name].figures))
    gone = frozenset((name, row, column) for name in marks if name != kept for row, column in marks[name].figures)
    return Bent(replace(book, grids=tuple(grid for grid in book.grids if grid.name == kept)), gone=gone)
