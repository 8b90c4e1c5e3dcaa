"""Ages in whole years that label rows: 0, 1, 2 … down the first column of a life table or of a population by age.

A bare number names nothing; here words for age over the column do, or the x of a life table, and the numbers that go
on by one above or below.
"""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold
from indicators.workbook.cells.grid import Grid

OLDEST = 130
FARTHEST_WORDS = OLDEST + 20


def counts_ages(grid: Grid, row: int, column: int) -> bool:
    """Whether the number in a cell is an age among others."""
    age = _age(grid, row, column)
    if age is None or not {age - 1, age + 1} & {_age(grid, row - 1, column), _age(grid, row + 1, column)}:
        return False
    above = (grid.text(at, column) for at in range(row - 1, max(0, row - FARTHEST_WORDS), -1))
    said = [aligned_fold(text) for text in above if text and not text.isdecimal()]
    return any(_AGE.search(text) for text in said) or (bool(said) and said[0] == "x")


def _age(grid: Grid, row: int, column: int) -> int | None:
    cell = grid.cell(row, column)
    said = _WHOLE.fullmatch(cell.raw.strip()) if cell is not None else None
    return int(said[1]) if said is not None and int(said[1]) <= OLDEST else None


_WHOLE = re.compile(r"(\d{1,3})(?:\.0)?")
_AGE = re.compile(r"\b(?:ages?|alter|edad|idade|eta|tuoi|leeftijd|alder|ika|wiek|vek|возраст)\b")
