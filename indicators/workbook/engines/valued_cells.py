"""The cells of a large sheet whose engine gives values: put into columns without an object a cell.

Each different value of a column is written once, as ``plain_part`` would find it in a part of a workbook; what reads
large plain sheets then reads these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from indicators.workbook.cells.grid import Cell
from indicators.workbook.cells.legacy_font import may_be_legacy_font
from indicators.workbook.engines.plain_cells import PlainCells, Written
from indicators.workbook.engines.plain_part import DAY, ERROR, NO_STYLE, NUMBER, SHARED, TRUTH, PlainRows

Whole = np.ndarray[Any, Any]


class ValuedCells(PlainCells):
    """Cells of which each different one of a column is in ``pool``; ``place`` is where there each stands."""

    def __init__(self, said: PlainRows, strings: Sequence[str], pool: Sequence[Cell], place: Whole) -> None:
        self._pool, self._place_of = pool, place
        super().__init__(said, strings, (), self._of_row)

    def __getitem__(self, row: int) -> Mapping[int, Cell]:
        at = self._place(row)
        if at is None:
            raise KeyError(row)
        columns, places = self._lists
        here = slice(int(self._bounds[at]), int(self._bounds[at + 1]))
        return dict(zip(columns[here], map(self._pool.__getitem__, places[here]), strict=True))

    def cell_at(self, at: int) -> Cell:
        return self._pool[int(self._place_of[at])]

    def unfolded(self) -> dict[int, Mapping[int, Cell]]:
        return dict(self.items())

    def _of_row(self, row: int, cells: list[Written]) -> Mapping[int, Cell]:
        whole = self[row]
        return {column: whole[column] for column, *_ in cells}

    @cached_property
    def _lists(self) -> tuple[list[int], list[int]]:
        return self.said.column.tolist(), self._place_of.tolist()


def valued_cells(rows: Sequence[Sequence[Any]], cell: Callable[[Any], Cell]) -> ValuedCells | None:
    """Return the filled cells of ``rows``, all of one width; ``cell`` makes one of a value, an empty text is blank.

    None where a text may be of the old font, and has to be looked at beside its neighbours.
    """
    written = _Written(cell)
    columns = [written.column(values) for values in zip(*rows, strict=True)]
    filled = [np.flatnonzero(places >= 0) for places in columns]
    if not any(map(len, filled)) or any(may_be_legacy_font(text) for text in written.strings):
        return None
    row = np.concatenate(filled)
    column = np.repeat(np.arange(1, len(columns) + 1), [len(one) for one in filled])
    order = np.lexsort((column, row))
    place = np.concatenate([places[one] for places, one in zip(columns, filled, strict=True)])[order]
    kind, start, length = np.array(written.said, dtype=np.int64)[place].T
    said = PlainRows(
        bytes(written.data),
        (row[order] + 1).astype(np.int32),
        column[order].astype(np.int32),
        kind.astype(np.uint8),
        np.full(len(place), NO_STYLE, dtype=np.int32),
        start,
        length,
    )
    return ValuedCells(said, written.strings, written.pool, place)


class _Written:
    """Writes each different value of a column once: ``said`` has kind, start and length in ``data`` of each."""

    def __init__(self, cell: Callable[[Any], Cell]) -> None:
        self._cell = cell
        self.data = bytearray()
        self.pool: list[Cell] = []
        self.said: list[tuple[int, int, int]] = []
        self._numbers: dict[str, int] = {}

    @property
    def strings(self) -> list[str]:
        """The texts in the order of their numbers."""
        return list(self._numbers)

    def column(self, values: Sequence[Any]) -> Whole:
        """Return the place in ``pool`` of each value, -1 for a blank one."""
        if bool in set(map(type, values)):  # True is 1 to a dictionary
            values = [(value,) if type(value) is bool else value for value in values]
        places = dict.fromkeys(values, -1)
        for value in places:
            if value != "":
                places[value] = self._write(self._cell(value[0] if type(value) is tuple else value))
        return np.fromiter(map(places.__getitem__, values), dtype=np.int64, count=len(values))

    def _write(self, cell: Cell) -> int:
        kind = _kind(cell)
        text = str(self._numbers.setdefault(cell.raw, len(self._numbers))) if kind == SHARED else cell.raw
        written = text.encode("ascii")
        self.said.append((kind, len(self.data), len(written)))
        self.data += written
        self.pool.append(cell)
        return len(self.pool) - 1


def _kind(cell: Cell) -> int:
    if cell.error:
        return ERROR
    if isinstance(cell.value, bool):
        return TRUTH
    if isinstance(cell.value, str):
        return SHARED
    return NUMBER if isinstance(cell.value, int | float) else DAY
