"""A block of rows as statements of SQLite: what all rows say is bound once a statement, and once what two columns say.

A row of figures has some twenty columns, of which eight differ from one row to the next: to bind the others again and
again took a third of the time of the insert.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Table

from indicators.store.dialect.row_block import Framed, Repeated, RowBlock


def statements(table: Table, block: RowBlock, most: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield statements with their parameters, each of at most ``most`` rows."""
    head = f"INSERT INTO {table.name} ({','.join(table.columns.keys())}) VALUES "  # noqa: S608 - our own names
    marks = _Marks(block)
    full = ""
    for begin in range(0, block.length, most):
        count = min(most, block.length - begin)
        if not full or count < most:
            full = head + ",".join(marks.of_row(row, count) for row in range(count))
        varying = (column[begin : begin + count] for column in marks.varying)
        yield full, (*marks.shared, *chain.from_iterable(varying))


class _Marks:
    """Which parameter stands where: first those of all rows, then column by column those of each."""

    def __init__(self, block: RowBlock) -> None:
        self.shared: list[Any] = []
        self.varying: list[Sequence[Any]] = []
        self._places: dict[int, int] = {}
        self._of_column = [self._place(column) for column in block.columns]

    def _place(self, column: Any) -> tuple[str, int, str]:
        """Return what stands before the parameter of a row, its column among the varying (-1: none), what after."""
        if isinstance(column, Repeated):
            return self._share(column.value), -1, ""
        if isinstance(column, Framed):
            return f"{self._share(column.before)}||", self._vary(column.texts), f"||{self._share(column.after)}"
        return "", self._vary(column), ""

    def _share(self, value: Any) -> str:
        self.shared.append(value)
        return f"?{len(self.shared)}"

    def _vary(self, column: Sequence[Any]) -> int:
        place = self._places.setdefault(id(column), len(self.varying))
        if place == len(self.varying):
            self.varying.append(column)
        return place

    def of_row(self, row: int, count: int) -> str:
        first = len(self.shared) + 1 + row
        said = (
            before if place < 0 else f"{before}?{first + place * count}{after}"
            for before, place, after in self._of_column
        )
        return f"({','.join(said)})"
