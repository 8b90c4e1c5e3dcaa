"""Footnote digits at periods: "20241" or "2024 1" in a row of years is 2024 with a note 1, "November 20242" likewise,
and so is "December3" among months.

A superscript loses its height on the way through an export and becomes a fifth digit. It is taken off only in a run of
years at equal steps (or of words with a year) that it continues, never in a row that has such a run over it, for that
one may hold figures; and it is always told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby, pairwise

from indicators.model.finding import Finding, Severity
from indicators.model.month_names import MONTHS_OF_ALL
from indicators.model.period_phrase import aligned_fold
from indicators.workbook.cells.grid import Cell, Grid, LargeCells
from indicators.workbook.cells.tally import Tally

MOST_ROWS, MOST_COLUMNS = 60, 3
FEWEST_YEARS = 2


def take_off_marks(grid: Grid) -> tuple[Grid, list[Finding]]:
    """Return the grid with such digits taken off, and what is to be told of them."""
    changed: dict[tuple[int, int], Cell] = {}
    tally = Tally(grid.name)
    for line in _lines(grid):
        for position, cell in (*_marked(line), *_marked_months(line)):
            if position not in changed:
                said = cell.raw.strip().removesuffix(".0")
                period = _SEVERAL.sub("", said).rstrip(")")[:-1].strip()
                changed[position] = cell._replace(value=_shorter(cell, period), raw=period)
                code, severity = _told(said)
                tally.add(code, severity, position, text=said, period=period)
    if not changed:
        return grid, []
    cells: dict[int, Mapping[int, Cell]] = dict(grid.cells)
    for (row, column), cell in changed.items():
        cells[row] = {**cells[row], column: cell}
    return replace(grid, cells=cells), tally.findings()


def _told(said: str) -> tuple[str, Severity]:
    """Return what is told of a mark: "2022 1)", "2022 год 1" and "May1" can be nothing else, "20221" is compared."""
    if said.endswith(")") or (match := _PERIOD.fullmatch(said)) is None or match["after"]:
        return "footnote_mark_at_period", Severity.INFO
    return "footnote_digit_at_period", Severity.SOFT


def _shorter(cell: Cell, text: str) -> int | str:
    return text if isinstance(cell.value, str) else int(text)


_Line = list[tuple[tuple[int, int], Cell]]


def _lines(grid: Grid) -> Iterator[_Line]:
    """Yield the first rows that have no years right over them, and the first columns."""
    above: set[int] = set()
    for row in grid.rows[:MOST_ROWS]:
        line = [((row, column), cell) for column, cell in grid.visible(row)]
        dated = {position[1] for position, cell in line if _PERIOD.fullmatch(cell.raw.strip())}
        if len(dated & above) < FEWEST_YEARS:
            yield line
        above = dated if dated else above
    visible = [column for column in range(1, grid.last_column + 1) if column not in grid.hidden_columns]
    filled = (column for column in visible[:MOST_COLUMNS] if any(grid.cell(row, column) for row in grid.rows))
    for column in filled:
        if isinstance(grid.cells, LargeCells) and not _may_be_marked(grid, column):
            break
        down = [((row, column), cell) for row in grid.rows if (cell := grid.cell(row, column)) is not None]
        yield from _runs(down)
        break


def _runs(down: _Line) -> Iterator[_Line]:
    """Yield a column, and where blocks of the same years stand under each other each of them by itself."""
    yield down
    for dated, run in groupby(down, key=lambda said: _PERIOD.fullmatch(said[1].raw.strip()) is not None):
        if dated:
            yield list(run)


def _may_be_marked(grid: Grid, column: int) -> bool:
    """Whether one of the different things that stand in a column of a large sheet has a digit too many."""
    rows = grid.cells.different(column) if isinstance(grid.cells, LargeCells) else grid.rows
    said = (cell.raw.strip() for row in rows if (cell := grid.cell(row, column)) is not None)
    return any((match := _PERIOD.fullmatch(text)) and match["mark"] for text in said)


def _marked(line: _Line) -> Iterator[tuple[tuple[int, int], Cell]]:
    """Yield the cells of a line whose period has one digit too many and continues the periods beside it."""
    read = [(position, cell, match) for position, cell in line if (match := _PERIOD.fullmatch(cell.raw.strip()))]
    marked = [(position, cell) for position, cell, match in read if match["mark"]]
    if marked and all(match["mark"].endswith(")") or match["after"] for _, _, match in read if match["mark"]):
        yield from marked if len(read) > len(marked) else ()
        return
    if not marked or len(read) - len(marked) < max(FEWEST_YEARS, len(marked)):
        return
    if any(not isinstance(cell.value, str) and not _PERIOD.fullmatch(cell.raw.strip()) for _, cell in line):
        return
    years = [int(match["year"]) for _, _, match in read]
    if any(match["words"] for _, _, match in read):
        continues = all(match["words"] for _, _, match in read) and max(years) - min(years) <= len(years)
    else:
        continues = len({later - earlier for earlier, later in pairwise(years)}) == 1 and years[0] != years[1]
    if continues:
        yield from marked


def _marked_months(line: _Line) -> Iterator[tuple[tuple[int, int], Cell]]:
    """Yield the months of a line that have a digit at their end ("декабрь3"), beside more that have none."""
    read = [(position, cell, match) for position, cell in line if (match := _MONTH.fullmatch(cell.raw.strip()))]
    marked = [(position, cell) for position, cell, match in read if match["mark"] and _are_months(match["words"])]
    if marked and sum(not match["mark"] and _are_months(match["words"]) for _, _, match in read) > len(marked):
        yield from marked


def _are_months(words: str) -> bool:
    return all(part.strip() in MONTHS_OF_ALL for part in aligned_fold(words).split("-"))


_MONTH = re.compile(r"(?P<words>[^\W\d_]{3,12}(?: ?- ?[^\W\d_]{3,12})?)(?P<mark>(?: ?[1-9]\)?)?)")
_SEVERAL = re.compile(r"(?<=[1-9])\)(?:,? ?[1-9]\))+$")
"""The marks behind the first of several: "2), 3)"."""
_PERIOD = re.compile(
    r"(?P<words>(?:[^\W\d_]{3,12}\.? )?)(?P<year>(?:19|20)\d{2})(?P<after>(?: ?(?:год|г\.))?)"
    r"(?P<mark>(?: ?[1-9]\)?|(?:,? ?[1-9]\)){2,3})?)(?:\.0)?"
)
