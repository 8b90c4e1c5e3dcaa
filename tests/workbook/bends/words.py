"""Words around a table: a note under its title, a source line below it, a title in two rows."""

from __future__ import annotations

from dataclasses import replace

from indicators.workbook.cells.grid import Grid
from tests.workbook.bends.book import Bent, Book, text, with_cells
from tests.workbook.bends.spaces import Marks, apart


def source_below(book: Book, marks: Marks) -> Bent:
    grids = tuple(
        with_cells(grid, {(grid.last_row + 2, _left(grid)): text(_in_language(grid, *_SOURCE))})
        if grid.name in marks
        else grid
        for grid in book.grids
    )
    return Bent(replace(book, grids=grids))


_SOURCE = ("Nguồn: Phòng Thống kê tổng hợp", "Source: statistics division")
_NOTE = ("Ghi chú: Số liệu đã được làm tròn", "Note: figures have been rounded")


def note_under_the_title(book: Book, marks: Marks) -> Bent | None:
    """A remark in a row of its own right under the title."""
    at = {name: max(mark.title) for name, mark in marks.items() if mark.title}
    at = {name: place for name, place in at.items() if place[0] + 1 <= marks[name].header_top}
    grids = {grid.name: grid for grid in book.grids}
    at = {
        name: (row, column)
        for name, (row, column) in at.items()
        if not any(one.top <= row < one.bottom for one in grids[name].merges)
    }
    if not at:
        return None
    bent = apart(book, lambda name: (at[name][0] + 1, 1) if name in at else (1, 0))
    added = tuple(
        with_cells(grid, {(at[grid.name][0] + 1, at[grid.name][1]): text(_in_language(grids[grid.name], *_NOTE))})
        if grid.name in at
        else grid
        for grid in bent.book.grids
    )
    return replace(bent, book=replace(bent.book, grids=added))


def title_in_two_rows(book: Book, marks: Marks) -> Bent | None:
    """The last words of a title of one cell in a row of their own."""
    cut: dict[str, tuple[int, int, str, str]] = {}
    for grid in book.grids:
        mark = marks.get(grid.name)
        if mark is None or len(mark.title) != 1:
            continue
        row, column = next(iter(mark.title))
        words = grid.text(row, column).split()
        if len(words) >= FEWEST_WORDS and len(grid.cells[row]) == 1 and not grid.merge_over(row, column):
            half = (len(words) + 1) // 2
            cut[grid.name] = (row, column, " ".join(words[:half]), " ".join(words[half:]))
    if not cut:
        return None
    bent = apart(book, lambda name: (cut[name][0] + 1, 1) if name in cut else (1, 0))
    grids = tuple(_retitled(grid, *cut[grid.name]) if grid.name in cut else grid for grid in bent.book.grids)
    return replace(bent, book=replace(bent.book, grids=grids))


FEWEST_WORDS = 5


def _retitled(grid: Grid, row: int, column: int, first: str, second: str) -> Grid:
    style = grid.cells[row][column].style
    return with_cells(
        grid, {(row, column): text(first)._replace(style=style), (row + 1, column): text(second)._replace(style=style)}
    )


def _left(grid: Grid) -> int:
    return min(min(cells) for cells in grid.cells.values() if cells)


def _in_language(grid: Grid, vietnamese: str, english: str) -> str:
    said = "".join(cell.raw.lower() for cells in grid.cells.values() for cell in cells.values())
    return vietnamese if any("\u1ea0" <= letter <= "\u1ef9" for letter in said[:20_000]) else english
