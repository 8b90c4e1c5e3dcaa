"""Ages in whole years that label rows: 0, 1, 2 … down the first column of a life table or of a population by age.

A bare number names nothing; here words for age over the column do, or the x of a life table, and the numbers that go
on by one above or below, if only to a span of years: "0", "1 - 4", "5 - 9".
"""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold
from indicators.workbook.cells.grid import Grid

OLDEST = 130
FARTHEST_WORDS = OLDEST + 20


def counts_ages(grid: Grid, row: int, column: int) -> bool:
    """Whether the number in a cell is an age among others."""
    age, over, under = (_age(grid, at, column) for at in (row, row - 1, row + 1))
    if age is None or len(set(age)) > 1:
        return False
    neighbours = {over[-1] + 1, over[0] - 1} if over else set()
    neighbours |= {under[0] - 1, under[-1] + 1} if under else set()
    if age[0] not in neighbours:
        return False
    above = (grid.text(at, column) for at in range(row - 1, max(0, row - FARTHEST_WORDS), -1))
    said = [aligned_fold(text) for text in above if text and not text.isdecimal()]
    return any(_AGE.search(text) for text in said) or (bool(said) and said[0] == "x")


def _age(grid: Grid, row: int, column: int) -> tuple[int, int] | None:
    """Return the first and the last year of an age or of a span of ages."""
    cell = grid.cell(row, column)
    said = _WHOLE.fullmatch(cell.raw.strip()) if cell is not None else None
    if said is None or int(said[1]) > OLDEST:
        return None
    return int(said[1]), int(said[2] or said[1])


_WHOLE = re.compile(r"(\d{1,3})(?:\.0)?(?: ?[-–] ?(\d{1,3}))?")
_AGE = re.compile(r"\b(?:ages?|alter|edad|idade|eta|tuoi|leeftijd|alder|ika|wiek|vek|возраст)\b")
