"""One figure less: its cell blank, or a sign in it that there is none."""

from __future__ import annotations

from dataclasses import replace

from indicators.workbook.cells.grid import Cell
from tests.workbook.bends.book import Bent, Book, Place, changed_cells, text
from tests.workbook.bends.landmarks import Landmarks
from tests.workbook.bends.spaces import Marks


def _one_figure(book: Book, marks: Marks, instead: Cell | None) -> Bent | None:
    """Put something else in the place of the middle one of each sheet's figures."""
    taken: set[Place] = set()
    grids = []
    for grid in book.grids:
        place = _middle(marks.get(grid.name))
        if place is None:
            grids.append(grid)
            continue
        taken.add((grid.name, *place))
        grids.append(changed_cells(grid, lambda row, column, cell, at=place: instead if (row, column) == at else cell))
    return Bent(replace(book, grids=tuple(grids)), gone=frozenset(taken)) if taken else None


def _middle(mark: Landmarks | None) -> tuple[int, int] | None:
    """Return the place of a figure in the midst of others: with figures over, under, left and right of it, if any."""
    if mark is None or len(mark.figures) < FEWEST_FIGURES:
        return None
    places = [place for place, one in mark.figures.items() if one.value_text]
    inner = [(row, column) for row, column in places if {(row - 1, column), (row + 1, column)} <= mark.figures.keys()]
    return inner[len(inner) // 2] if inner else None


FEWEST_FIGURES = 6


def figure_blanked(book: Book, marks: Marks) -> Bent | None:
    return _one_figure(book, marks, None)


def figure_dotted(book: Book, marks: Marks) -> Bent | None:
    return _one_figure(book, marks, text(".."))


def figure_dashed(book: Book, marks: Marks) -> Bent | None:
    return _one_figure(book, marks, text("-"))
