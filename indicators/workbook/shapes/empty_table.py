"""The rows over a body; a table none of whose figures are known is no header of one that has some."""

from __future__ import annotations

from indicators.model.number_text import is_missing_code
from indicators.workbook.cells.grid import Grid

MOST_HEADER_ROWS = 60


def rows_over(grid: Grid, between: tuple[int, ...]) -> tuple[int, ...]:
    """Return the last rows before a body, without those of such a table, whose header comes again below it.

    Where the first words of the sheet come again, the description of another table begins; before it are the notes of
    the one above.
    """
    opening = _texts(grid, grid.rows[0])
    begins = max((at for at, row in enumerate(between) if _texts(grid, row) == opening), default=0)
    above = between[begins:][-MOST_HEADER_ROWS:]
    missing = [at for at, row in enumerate(above) if _is_missing(grid, row)]
    if not missing:
        return above
    before = [_texts(grid, row) for row in above[: missing[0]]]
    below = above[missing[-1] + 1 :]
    again = any(_are_alike(_texts(grid, row), other) for row in below for other in before)
    return below if again else above


def _texts(grid: Grid, row: int) -> set[str]:
    return {cell.raw.strip() for _, cell in grid.visible(row)} - {""}


def _are_alike(one: set[str], other: set[str]) -> bool:
    """Whether two rows say mostly the same in several cells; marks of notes may differ."""
    return min(len(one), len(other)) > FEWEST_MISSING and len(one & other) * 2 > max(len(one), len(other))


def _is_missing(grid: Grid, row: int) -> bool:
    """Whether a row has a label and says of all else that it is not known."""
    label, *others = [cell.raw.strip() for _, cell in grid.visible(row) if cell.raw.strip()] or [""]
    said = len(others) >= FEWEST_MISSING and not is_missing_code(label)
    return said and all(map(is_missing_code, others))


FEWEST_MISSING = 2
