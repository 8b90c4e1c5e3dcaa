"""A heading of several rows over records: groups over the columns they part, the names of the rest in one of the rows.

"Country | Year | Any method | Modern methods" over "Any modern method | Sterilization | Pill" over "Female | Male": the
words over a column are those of all rows, a group's over each column that it covers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.record_tables.record_words import YEARS, Part, folded_heading, part_of, sub_period_kind
from indicators.workbook.shapes.regions import is_number, is_words

MOST_ROWS = 4
"""Rows of one heading."""
LOOKED_AT = 5_000
"""Rows under a heading that its columns are told by."""


@dataclass(frozen=True, slots=True)
class JoinedHeading:
    """The first and last row of a heading, its words by column, and the grid with these in the last row."""

    first: int
    last: int
    texts: Mapping[int, str]
    grid: Grid


def join_heading(grid: Grid, first: int) -> JoinedHeading | None:
    """Return the heading that begins in row ``first`` and goes on below; None where it is one row alone."""
    rows = _heading_rows(grid, first)
    if len(rows) < 2:
        return None
    columns = sorted({column for row in rows for column, _ in grid.visible(row)})
    paths = {column: _words_over(grid, rows, column) for column in columns}
    texts = {column: " ".join(dict.fromkeys(path)) for column, path in paths.items() if path}
    last = rows[-1]
    below = [row for row in grid.rows if row > last][:LOOKED_AT]
    names = {column: _name(paths[column]) or text for column, text in texts.items()}
    head = {column: Cell(name, name) for column, name in names.items()}
    return JoinedHeading(
        first, last, texts, replace(grid, cells={last: head, **{row: grid.cells[row] for row in below}})
    )


def _name(path: list[str]) -> str:
    """Return "Year" for that under "Period", which says no more; empty for what no such heading covers."""
    over, own = folded_heading(path[0]), folded_heading(path[-1])
    timed = len(path) > 1 and part_of(over) is Part.PERIOD and (own in YEARS or bool(sub_period_kind(own)))
    return path[-1] if timed else ""


def _heading_rows(grid: Grid, first: int) -> list[int]:
    """Return the rows of words from ``first`` on that leave the first of its columns blank."""
    rows = [first]
    leads = next((column for column, _ in grid.visible(first)), 0)
    for row in (row for row in grid.rows if row > first and grid.visible(row)):
        cells = grid.visible(row)
        if len(rows) == MOST_ROWS or cells[0][0] <= leads or not _are_words([cell for _, cell in cells]):
            break
        rows.append(row)
    under = next((row for row in grid.rows if row > rows[-1] and grid.visible(row)), None)
    return rows if under is not None and any(is_number(cell) for _, cell in grid.visible(under)) else [first]


def _are_words(cells: list[Cell]) -> bool:
    """Whether cells of a heading are words, but for few that number columns of one name ("Note 1, 2")."""
    others = [cell for cell in cells if not is_words(cell)]
    return len(others) * 2 <= len(cells) and all(cell.raw.strip().removesuffix(".0") in _ORDINALS for cell in others)


_ORDINALS = frozenset("123456789")


def _words_over(grid: Grid, rows: list[int], column: int) -> list[str]:
    """Return the words over a column from above: its own, and those of the groups that cover it."""
    own = [at for at, row in enumerate(rows) if grid.text(row, column)]
    if not own:
        return []
    found = []
    for at, row in enumerate(rows[: own[-1] + 1]):
        said = grid.spread_text(row, column) or (_group(grid, row, column) if at < own[-1] else "")
        found += [said] if said else []
    return found


def _group(grid: Grid, row: int, column: int) -> str:
    """Return the nearest words at the left in a row, where no merged range ends them before the column."""
    before = [at for at, _ in grid.visible(row) if at < column]
    merge = grid.merge_over(row, before[-1]) if before else None
    if not before or (merge is not None and merge.right < column):
        return ""
    return grid.text(row, before[-1])
