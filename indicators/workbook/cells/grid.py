"""A sheet as typed cells: value, raw text, number format, indent, bold, merged spans, hidden rows and columns.

Every engine ends here and every layout begins here. Rows and columns count from 1, as on the screen. The grid is
sparse: a stray cell in the last row costs one cell.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from indicators.model.text import clean

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

CellValue = int | float | str | bool | date | datetime | None


class Visibility(StrEnum):
    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "very_hidden"


@dataclass(frozen=True, slots=True)
class Style:
    """What the look of a cell says; ``decimals`` None: not fixed by the format."""

    number_format: str = "General"
    decimals: int | None = None
    percent: bool = False
    is_date: bool = False
    cut_thousands: int = 0
    indent: int = 0
    bold: bool = False


PLAIN = Style()


class Cell(NamedTuple):
    """One filled cell. A named tuple and not a dataclass: a sheet has hundreds of thousands, and these cost a third.

    ``raw`` is the text of the stored value. ``error`` holds an error value such as ``#N/A``; ``value`` is then None.
    A formula with ``value`` None and no error has no stored result.
    """

    value: CellValue
    raw: str
    style: Style = PLAIN
    formula: bool = False
    error: str = ""


class Merge(NamedTuple):
    """A merged range, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


def column_letters(column: int) -> str:
    """Return ``A`` for 1, ``AA`` for 27."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return 1 for ``A``, the inverse of ``column_letters``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def cell_place(reference: str) -> tuple[int, int] | None:
    """Return row and column of an A1 reference, the inverse of ``address``; None for anything else."""
    match = _REFERENCE.fullmatch(reference)
    return (int(match[2]), column_number(match[1])) if match else None


_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)


def address(row: int, column: int) -> str:
    """Return the A1 reference."""
    return f"{column_letters(column)}{row}"


class LargeCells(Mapping[int, Mapping[int, Cell]], ABC):
    """The cells of a sheet too large for an object a cell: made when they are asked for, and looked at by column.

    None of its rows is hidden, none of its cells holds a formula.
    """

    @property
    @abstractmethod
    def filled(self) -> int:
        """How many cells hold something."""

    @property
    @abstractmethod
    def columns(self) -> tuple[int, ...]:
        """The numbers of the columns that hold something."""

    @abstractmethod
    def different(self, column: int) -> list[int]:
        """Return the first row of each different thing that stands in a column, in their order."""

    def cell(self, row: int, column: int) -> Cell | None:
        """Return one cell, or None where it is blank."""
        cells = self.get(row)
        return cells.get(column) if cells else None

    def down(self, column: int) -> Callable[[int], Cell | None]:
        """Return what gives the cell of a column by its row."""
        return lambda row: self.cell(row, column)

    @abstractmethod
    def rows_with_number(self, columns: Collection[int]) -> Container[int]:
        """Return the rows in which a number surely stands in one of some columns."""

    def unfolded(self) -> dict[int, Mapping[int, Cell]]:
        """Return all cells as objects."""
        return dict(self.items())


@dataclass(frozen=True)
class Grid:
    """One sheet. The cells of a row come in the order of their columns.

    ``is_text`` marks a text file, where every cell is text and a typed number proves nothing.
    """

    name: str
    cells: Mapping[int, Mapping[int, Cell]]
    visibility: Visibility = Visibility.VISIBLE
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    is_text: bool = False

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Numbers of the visible rows that hold something, in order."""
        if isinstance(self.cells, LargeCells):
            return tuple(self.cells)
        return tuple(sorted(row for row, cells in self.cells.items() if cells and row not in self.hidden_rows))

    @cached_property
    def last_row(self) -> int:
        return max(self.cells, default=0)

    @cached_property
    def last_column(self) -> int:
        if isinstance(self.cells, LargeCells):
            return max(self.cells.columns, default=0)
        return max((max(cells) for cells in self.cells.values() if cells), default=0)

    @cached_property
    def first_column(self) -> int:
        """The first visible column that holds something: a table may stand anywhere on its sheet."""
        if isinstance(self.cells, LargeCells):
            return min(self.used_columns - self.hidden_columns, default=1)
        firsts = (next((at for at in self.cells[row] if at not in self.hidden_columns), 0) for row in self.rows)
        return min(filter(None, firsts), default=1)

    @cached_property
    def used_columns(self) -> frozenset[int]:
        """The columns that hold something."""
        if isinstance(self.cells, LargeCells):
            return frozenset(self.cells.columns)
        return frozenset(column for cells in self.cells.values() for column in cells)

    @cached_property
    def filled(self) -> int:
        if isinstance(self.cells, LargeCells):
            return self.cells.filled
        return sum(len(cells) for cells in self.cells.values())

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell, or None where it is blank."""
        if type(self.cells) is not dict and isinstance(self.cells, LargeCells):
            return self.cells.cell(row, column)
        cells = self.cells.get(row)
        return cells.get(column) if cells else None

    def visible(self, row: int) -> list[tuple[int, Cell]]:
        """Return the filled cells of ``row`` in visible columns, from left to right."""
        cells = self.cells.get(row, {})
        if not self.hidden_columns:
            return list(cells.items())
        return [(column, cell) for column, cell in cells.items() if column not in self.hidden_columns]

    def text(self, row: int, column: int) -> str:
        """Return the cleaned text of a cell, empty where it is blank."""
        cell = self.cell(row, column)
        return clean(cell.raw) if cell else ""

    def down(self, column: int) -> Callable[[int], Cell | None]:
        """Return what gives the cell of a column by its row; for many rows quicker than ``cell``."""
        return self.cells.down(column) if isinstance(self.cells, LargeCells) else lambda row: self.cell(row, column)

    def spread_text(self, row: int, column: int) -> str:
        """Return the text of a cell, or of the merged range that covers it."""
        text = self.text(row, column)
        if not text and (merge := self.merge_over(row, column)):
            return self.text(merge.top, merge.left)
        return text

    def cut(self, rows: Iterable[int], left: int, right: int) -> Grid:
        """Return the columns from ``left`` to before ``right`` as a grid of their own; rows keep their numbers."""
        outside = frozenset(column for column in range(1, self.last_column + 1) if not left <= column < right)
        cells = {row: {at: cell for at, cell in self.cells[row].items() if left <= at < right} for row in rows}
        filled = {row: said for row, said in cells.items() if said}
        return replace(self, cells=filled, hidden_columns=self.hidden_columns | outside)

    def merge_over(self, row: int, column: int) -> Merge | None:
        merges = self._merges_by_row.get(row)
        at = bisect_right(merges, column, key=_left) if merges else 0
        return merges[at - 1] if merges and at and merges[at - 1].right >= column else None

    @cached_property
    def _merges_by_row(self) -> dict[int, list[Merge]]:
        """Index merges by row, from the left; they do not overlap. Of a tall one its first rows only are there.

        None that matters to a header is taller.
        """
        by_row: dict[int, list[Merge]] = {}
        for merge in self.merges:
            for row in range(merge.top, min(merge.bottom, merge.top + TALLEST_MERGE) + 1):
                by_row.setdefault(row, []).append(merge)
        return {row: sorted(merges, key=_left) for row, merges in by_row.items()}


def _left(merge: Merge) -> int:
    return merge.left


TALLEST_MERGE = 40
