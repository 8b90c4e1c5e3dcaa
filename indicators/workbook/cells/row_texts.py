"""The cleaned texts of a row of records, read once and asked for by column many times."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.model.text import clean
from indicators.workbook.cells.grid import Grid

NOWHERE = 0
"""The column of what a table does not have: its text is empty in every row."""


class RowTexts:
    """The texts of the row asked for last: a table is read row by row, and the same few texts stand in most."""

    def __init__(self, grid: Grid) -> None:
        self._cells = grid.cells
        self._cleaned = _Cleaned()
        self._row = 0
        self._texts: Mapping[int, str] = {}

    def __call__(self, row: int, column: int) -> str:
        """Return the cleaned text of a cell, empty where it is blank."""
        return self.of(row).get(column, "")

    def of(self, row: int) -> Mapping[int, str]:
        """Return the cleaned texts of a row by column, blank cells left out."""
        if row != self._row:
            self._texts = {at: self._cleaned[cell.raw] for at, cell in self._cells.get(row, {}).items()}
            self._row = row
        return self._texts


class _Cleaned(dict[str, str]):
    """Cleaned texts by what stands in the cell."""

    def __missing__(self, raw: str) -> str:
        found = clean(raw)
        if len(self) < _MOST:
            self[raw] = found
        return found


_MOST = 100_000
