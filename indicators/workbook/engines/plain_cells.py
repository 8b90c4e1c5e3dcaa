"""The cells of a large plain sheet without an object a cell: found by row as any others, and by column at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from indicators.workbook.cells.column_codes import compact, firsts, together
from indicators.workbook.cells.grid import PLAIN, Cell, LargeCells, Style
from indicators.workbook.engines.plain_part import NUMBER, SHARED, TEXT, PlainRows, said_plainly

Whole = np.ndarray[Any, Any]
Written = tuple[int, str, int, str]
"""A cell as it is written: column, type, style, text."""


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """The filled cells of a column: ``row`` is the place of each among the rows, ``cell`` among all cells."""

    row: Whole
    cell: Whole


class PlainCells(LargeCells):
    """Rows of cells made when they are asked for, by ``make``; ``strings`` are the shared texts."""

    def __init__(
        self,
        said: PlainRows,
        strings: Sequence[str],
        styles: Sequence[Style],
        make: Callable[[int, list[Written]], Mapping[int, Cell]],
    ) -> None:
        self.said, self.strings, self.styles, self._make = said, strings, styles, make
        opens = np.flatnonzero(np.concatenate(([True], said.row[1:] != said.row[:-1])))
        self.numbers: Whole = said.row[opens].astype(np.int64)
        """The numbers of the rows that hold something."""
        self._bounds = np.append(opens, len(said.row))
        self._recent: dict[int, Mapping[int, Cell]] = {}
        self._texts: dict[int, dict[int, Cell]] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers.tolist())

    def __contains__(self, row: object) -> bool:
        return isinstance(row, int) and self._place(row) is not None

    def __getitem__(self, row: int) -> Mapping[int, Cell]:
        found = self._recent.get(row)
        if found is None:
            place = self._place(row)
            if place is None:
                raise KeyError(row)
            if len(self._recent) >= _MOST_RECENT:
                self._recent.clear()
            found = self._recent[row] = self._make(row, self._written(place))
        return found

    def cell(self, row: int, column: int) -> Cell | None:
        known = self._texts.get(column)
        if known is not None:
            return known.get(row)
        return super().cell(row, column) if column in self.columns else None

    def down(self, column: int) -> Callable[[int], Cell | None]:
        known = self.texts(column) if column in self.columns else {}
        return super().down(column) if known is None else known.get

    def texts(self, column: int) -> Mapping[int, Cell] | None:
        """Return the cells of a column by row where most of them are texts, made once; None for any other column."""
        if column not in self._texts:
            kinds = self.said.kind[self.column(column).cell]
            if 2 * np.isin(kinds, TEXTS).sum() <= len(kinds):
                return None
            self._texts[column] = self._cells_of(column)
        return self._texts[column]

    def _cells_of(self, column: int) -> dict[int, Cell]:
        cells = self.column(column).cell
        shared = cells[self.said.kind[cells] == SHARED]
        same: dict[tuple[int, int], Cell] = {}
        said = zip(self.shared(shared).tolist(), self.said.style[shared].tolist(), strict=True)
        made = [same.get(one) or same.setdefault(one, self._of_text(*one)) for one in said]
        found = dict(zip(shared.tolist(), made, strict=True))
        rows = self.numbers[self._row_of_cell[cells]].tolist()
        return {row: found.get(at) or self.cell_at(at) for row, at in zip(rows, cells.tolist(), strict=True)}

    def _of_text(self, number: int, style: int) -> Cell:
        return Cell(self.strings[number], self.strings[number], self.style(style))

    def cell_at(self, at: int) -> Cell:
        """Return one cell by its place among all."""
        row, column = int(self.numbers[self._row_of_cell[at]]), int(self.said.column[at])
        said = (column, TYPES[int(self.said.kind[at])], int(self.said.style[at]), self.text(at))
        return self._make(row, [said])[column]

    def rows_with_number(self, columns: Collection[int]) -> Container[int]:
        here = np.flatnonzero(np.isin(self.said.column, list(columns)))
        rows = self._row_of_cell[here[self.is_plain_number(here)]]
        return frozenset(self.numbers[np.flatnonzero(np.bincount(rows))].tolist())

    def first_cell(self, place: int) -> int:
        """Return the place among all cells of the first one of a row, by its place among the rows."""
        return int(self._bounds[place])

    def _place(self, row: int) -> int | None:
        place = int(np.searchsorted(self.numbers, row))
        return place if place < len(self.numbers) and self.numbers[place] == row else None

    def _written(self, place: int) -> list[Written]:
        said = self.said
        cells = range(int(self._bounds[place]), int(self._bounds[place + 1]))
        return [(int(said.column[at]), TYPES[int(said.kind[at])], int(said.style[at]), self.text(at)) for at in cells]

    def text(self, cell: int) -> str:
        """Return the text of a cell as it is written."""
        start = int(self.said.start[cell])
        return said_plainly(self.said.data[start : start + int(self.said.length[cell])].decode("utf-8"))

    @property
    def filled(self) -> int:
        return len(self.said.row)

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The numbers of the columns that hold something."""
        return tuple(np.flatnonzero(np.bincount(self.said.column)).tolist())

    @cached_property
    def _row_of_cell(self) -> Whole:
        return np.repeat(np.arange(len(self.numbers)), np.diff(self._bounds))

    def row_of(self, cells: Whole) -> Whole:
        """Return the place of the row of each cell among the rows."""
        return self._row_of_cell[cells]

    def column(self, number: int) -> PlainColumn:
        cells = np.flatnonzero(self.said.column == number)
        return PlainColumn(self._row_of_cell[cells], cells)

    def codes(self, number: int) -> Whole:
        """Return for each row a whole number that tells what stands in a column apart; 0 where it is blank."""
        column = self.column(number)
        found: Whole = np.zeros(len(self.numbers), dtype=np.int64)
        if len(column.cell):
            kind, style = self.said.kind[column.cell], self.said.style[column.cell]
            content = np.zeros(len(column.cell), dtype=np.int64)
            shared = kind == SHARED
            if shared.any():
                content[shared] = self.shared(column.cell[shared])
            if not shared.all():
                content[~shared] = self._different(column.cell[~shared])
            found[column.row] = (
                1 + together((content, kind.astype(np.int64), style.astype(np.int64) + 1), len(content))[0]
            )
        return found

    def different(self, column: int) -> list[int]:
        codes, count = compact(self.codes(column))
        at = np.sort(firsts(codes, count))
        return [int(row) for row in self.numbers[at]]

    def shared(self, cells: Whole) -> Whole:
        """Return the numbers of the shared texts of cells, all of that kind."""
        number: Whole = np.zeros(len(cells), dtype=np.int64)
        start, length = self.said.start[cells], self.said.length[cells]
        for at in range(int(length.max(initial=0))):
            here = at < length
            digit = self._bytes[start[here] + at].astype(np.int64) - 48
            number[here] = number[here] * 10 + digit
        return number

    def has_numbers_of_texts(self, shared: Whole) -> bool:
        """Whether all values of the cells that are to have a shared text are numbers of one."""
        cells = np.flatnonzero(shared)
        if not len(cells):
            return True
        if int(self.said.length[cells].max()) > _MOST_DIGITS or not self._are_digits(cells):
            return False
        return int(self.shared(cells).max()) < len(self.strings)

    def _are_digits(self, cells: Whole) -> bool:
        start, length = self.said.start[cells], self.said.length[cells]
        return all(
            bool((self._bytes[start[here] + at] - np.uint8(48) <= 9).all())
            for at in range(int(length.max()))
            for here in (at < length,)
        )

    @cached_property
    def _bytes(self) -> Whole:
        return np.frombuffer(self.said.data, dtype=np.uint8)

    def matrix(self, cells: Whole, width: int) -> Whole:
        """Return the bytes of cells, one a row, filled up with noughts; none may be longer than ``width``."""
        length = self.said.length[cells]
        found: Whole = np.zeros((len(cells), width), dtype=np.uint8)
        for at in range(width):
            here = at < length
            found[here, at] = self._bytes[self.said.start[cells[here]] + at]
        return found

    def _different(self, cells: Whole) -> Whole:
        """Tell the texts of cells apart by their bytes."""
        width = int(self.said.length[cells].max())
        if width > _WIDEST:
            places: dict[str, int] = {}
            return np.array([places.setdefault(self.text(at), len(places)) for at in cells.tolist()], dtype=np.int64)
        words = np.ascontiguousarray(self.matrix(cells, -(-width // 8) * 8)).view(np.int64)
        said = [compact(words[:, at])[0] for at in range(words.shape[1])]
        return together([*said, self.said.length[cells]], len(cells))[0]

    def is_plain_number(self, cells: Whole) -> Whole:
        """Tell of each cell whether it is a number whose look neither scales it nor makes a day of it."""
        plain = np.array([not (one.percent or one.is_date or one.cut_thousands) for one in self.styles] or [True])
        style = self.said.style[cells]
        known = (style >= 0) & (style < len(plain))
        found: Whole = (self.said.kind[cells] == NUMBER) & (~known | plain[np.where(known, style, 0)])
        return found

    def unfolded(self) -> dict[int, Mapping[int, Cell]]:
        """Return all cells as objects; only those that are neither shared texts nor plain numbers take events."""
        from indicators.workbook.engines.plain_numbers import own_numbers

        said = self.said
        known: list[Cell | None] = [None] * self.filled
        styles = [self.style(number) for number in said.style.tolist()]
        own = own_numbers(self, np.flatnonzero(said.kind == NUMBER))
        for at, text in zip(own.cells.tolist(), own.texts, strict=True):
            known[at] = Cell(float(text) if "." in text else int(text), text, styles[at])
        shared = np.flatnonzero(said.kind == SHARED)
        same: dict[tuple[int, int], Cell] = {}
        for at, number, style in zip(
            shared.tolist(), self.shared(shared).tolist(), said.style[shared].tolist(), strict=True
        ):
            known[at] = same.get((number, style)) or same.setdefault((number, style), self._of_text(number, style))
        found: dict[int, Mapping[int, Cell]] = {}
        columns, bounds = said.column.tolist(), self._bounds.tolist()
        for place, row in enumerate(self.numbers.tolist()):
            cells = range(bounds[place], bounds[place + 1])
            plain = {columns[at]: cell for at in cells if (cell := known[at]) is not None}
            found[row] = plain if len(plain) == len(cells) else self[row]
        return found

    def style(self, number: int) -> Style:
        """Return a style by its number, the plain one for a cell that names none."""
        return self.styles[number] if 0 <= number < len(self.styles) else PLAIN


TEXTS = (SHARED, TEXT)
"""The kinds of cells that hold a text."""
_MOST_RECENT, _WIDEST, _MOST_DIGITS = 5_000, 64, 9
TYPES = ("n", "s", "str", "b", "e", "d")
"""Types by the numbers of ``plain_part``."""
