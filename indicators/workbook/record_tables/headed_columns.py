"""What stands in the columns under a heading of records, told by its first rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from indicators.model.number_text import is_missing_code
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.record_tables.heading_cells import is_day
from indicators.workbook.record_tables.record_heading import SAMPLE
from indicators.workbook.shapes.regions import is_number, is_words, is_year


@dataclass
class HeadedColumns:
    """The columns under the heading in ``row``."""

    grid: Grid
    row: int

    @cached_property
    def below(self) -> list[int]:
        at = self.grid.rows.index(self.row)
        return list(self.grid.rows[at + 1 : at + 1 + SAMPLE])

    @cached_property
    def far_below(self) -> list[int]:
        """As many rows of all others, evenly spread."""
        below = self.grid.rows[self.grid.rows.index(self.row) + 1 :]
        return list(below[SAMPLE :: max(1, (len(below) - SAMPLE) // SAMPLE)])

    def cells_under(self, column: int) -> list[Cell]:
        """Return what stands in the first rows of a column, or further below where it begins late, as a change does."""
        return self._filled(self.below, column) or self._filled(self.far_below, column)

    def said_under(self, column: int) -> list[Cell]:
        """Return the same without the cells that say that there is no figure, of a late column those further below."""
        near, far = self.cells_under(column), self._filled(self.far_below, column)
        said = ([cell for cell in cells if not is_missing_code(cell.raw)] for cells in (near, far))
        return next(filter(None, said), [])

    def _filled(self, rows: list[int], column: int) -> list[Cell]:
        cells = (self.grid.cell(row, column) for row in rows)
        return [cell for cell in cells if cell is not None and cell.raw.strip()]

    def holds_numbers(self, column: int) -> bool:
        return any(is_number(cell) for cell in self.cells_under(column))

    def holds_words_alone(self, column: int) -> bool:
        cells = self.said_under(column)
        return bool(cells) and all(map(is_words, cells))

    def lacks_words(self, column: int) -> bool:
        return not any(ch.islower() for cell in self.cells_under(column) for ch in cell.raw)

    def are_numbers(self, column: int) -> bool:
        """Whether a column holds numbers and no words; a bound ("<0.1") is none, but beside ages ("<1", "1", "2")."""
        said = self.said_under(column)
        cells = [cell for cell in said if not _BOUND.fullmatch(cell.raw.strip())]
        if len(cells) < len(said) and all(_AGE.fullmatch(cell.raw.strip()) for cell in cells):
            return False
        return any(map(is_number, cells)) and not any(map(is_words, cells))

    def are_years(self, column: int) -> bool:
        cells = self.cells_under(column)
        return bool(cells) and all(is_year(cell) for cell in cells)

    def are_days(self, column: int) -> bool:
        """Whether a column holds days: beside a year and its parts it says them once more and names nothing."""
        cells = self.cells_under(column)
        return bool(cells) and all(isinstance(cell.value, date) or is_day(cell.raw) for cell in cells)


_BOUND = re.compile(r"[<>≤≥] ?\d[\d.,]*%?")
_AGE = re.compile(r"\d{1,3}")
