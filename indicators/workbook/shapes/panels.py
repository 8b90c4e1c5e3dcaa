"""Tables side by side in one sheet: a second column of labels or periods with figures of its own to the right of it.

Nothing but the look marks them: a blank column between two tables, the heading of the first column coming again, or its
names in another order, as in rankings.
Titles over all of them hold for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.text import clean
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.part_of_year import read_part
from indicators.workbook.shapes.regions import SAMPLE, Region, find_regions, is_words, is_year

LABELLED = 0.8
"""Share of the filled cells of a column that must be labels or periods."""
FEWEST, FEWEST_NAMES = 2, 4
SHORT = 2
"""Letters of a word that may be a flag beside a figure."""


def split_panels(region: Region) -> tuple[Region, ...]:
    """Return the tables that stand side by side in a region; empty where it is one table."""
    starts = _starts(region)
    if not starts:
        return ()
    grid = region.grid
    bounds = [1, *starts, grid.last_column + 1]
    rows = [row for row in grid.rows if region.top <= row <= region.body_rows[-1]]
    shared = _shared_rows(grid, rows, starts[0])
    title = " ".join(_words(grid, row) for row in shared)
    panels: list[Region] = []
    for left, right in pairwise(bounds):
        found = find_regions(grid.cut([row for row in rows if row not in shared], left, right), region.head)
        if not found:
            return ()
        panels += [_under(panel, region, title, shared) for panel in found]
    return tuple(panels)


def _starts(region: Region) -> list[int]:
    """Return the columns at which a further table begins."""
    grid, values = region.grid, region.value_columns
    used = sorted({column for row in region.body_rows[:SAMPLE] for column, _ in grid.visible(row)})
    starts: list[int] = []
    labels = cache(lambda column: _labels(region, column))

    def has_values(after: int, before: int) -> bool:
        return any(after < at < before and not labels(at) for at in values)

    for column in (at for at in used if values[0] < at < values[-1]):
        since = starts[-1] if starts else region.label_columns[0]
        named = labels(column) or _comes_again(region, column)
        if has_values(since, column) and named and _is_apart(region, column):
            starts.append(column)
    return [at for place, at in enumerate(starts) if has_values(at, [*starts[place + 1 :], values[-1] + 1][0])]


def _labels(region: Region, column: int) -> bool:
    """Whether a column holds names or periods: nothing that a figure or a flag beside it could be."""
    cells = [cell for row in region.body_rows[:SAMPLE] if (cell := region.grid.cell(row, column)) and clean(cell.raw)]
    if len(cells) < FEWEST or not _mostly_labels(cells) or _codes_names(region, cells):
        return False
    years = [int(float(cell.raw)) for cell in cells if is_year(cell)]
    return len(years) < FEWEST or _run_on(years)


def _codes_names(region: Region, cells: Sequence[Cell]) -> bool:
    """Whether cells are codes of series alone, and the rows have names at the left: "DLFG" beside "Overseas total"."""
    if not all(_CODE.fullmatch(cell.raw.strip()) for cell in cells):
        return False
    names = [
        text for row in region.body_rows[:SAMPLE] for at in region.label_columns if (text := region.grid.text(row, at))
    ]
    return any(len(text) > LONGEST_CODE and not text.isupper() for text in names)


LONGEST_CODE = 12
_CODE = re.compile(r"(?=[A-Z0-9]*[A-Z])[A-Z0-9]{4,12}")


def _comes_again(region: Region, column: int) -> bool:
    """Whether a column stands under the heading of the first once more and names rows, if by numbers for the most."""
    cells = [cell for row in region.body_rows[:SAMPLE] if (cell := region.grid.cell(row, column))]
    same = _heading(region, column) == _heading(region, _first(region)) != ""
    return same and sum(1 for cell in cells if is_words(cell)) >= FEWEST


def _mostly_labels(cells: Sequence[Cell]) -> bool:
    """Whether a share of ``LABELLED`` are labels; of a column of figures the first ones tell that it is not."""
    others = 0
    for cell in cells:
        if not _is_label(cell):
            others += 1
            if len(cells) - others < LABELLED * len(cells):
                return False
    return True


def _is_label(cell: Cell) -> bool:
    if isinstance(cell.value, date) or is_year(cell):
        return True
    if is_words(cell):
        return len(clean(cell.raw)) > SHORT or read_part(cell) is not None
    return isinstance(cell.value, str) and read_period(cell.raw) is not None


def _run_on(years: Sequence[int]) -> bool:
    """Whether numbers that could be years go on one by one, up or down, as years do and figures do not."""
    steps = {later - earlier for earlier, later in pairwise(years)}
    return len(steps) == 1 and steps <= {1, -1}


def _is_apart(region: Region, column: int) -> bool:
    """Whether a blank column stands before a column, its heading is that of periods or of the first column, or its
    names are those of the first columns again.
    """
    grid = region.grid
    before = next((at for at in range(column - 1, 0, -1) if at not in grid.hidden_columns), 0)
    blank = before > 0 and not any(grid.text(row, before) for row in region.body_rows[:SAMPLE])
    heading = _heading(region, column)
    if blank or _PERIODS.fullmatch(heading) or (heading != "" and heading == _heading(region, _first(region))):
        return True
    return _has_names_again(region, column)


def are_rankings(region: Region) -> bool:
    """Whether the tables of a region hold the same names, each in an order of its own: they need no periods to part."""
    starts = _starts(region)
    return bool(starts) and all(_has_names_again(region, column) for column in starts)


def _has_names_again(region: Region, column: int) -> bool:
    """Whether a column holds the names of a first one, each once."""
    again = _names_in(region, column)
    here = set(again)
    if len(here) < FEWEST_NAMES or len(here) < len(again):
        return False
    return any(len(here.intersection(_names_in(region, at))) >= LABELLED * len(here) for at in region.label_columns)


def _names_in(region: Region, column: int) -> list[str]:
    cells = (region.grid.cell(row, column) for row in region.body_rows[:SAMPLE])
    return [aligned_fold(clean(cell.raw)) for cell in cells if cell is not None and is_words(cell)]


def _first(region: Region) -> int:
    return region.label_columns[0]


def _heading(region: Region, column: int) -> str:
    said = [text for row in region.header_rows if (text := region.grid.text(row, column))]
    return aligned_fold(said[-1]) if said else ""


def _shared_rows(grid: Grid, rows: Sequence[int], second: int) -> list[int]:
    """Return the rows at the top with one text that stands over all: a date of issue may stand beside it."""
    shared: list[int] = []
    for row in rows:
        words = [
            (column, cell) for column, cell in grid.visible(row) if isinstance(cell.value, str) and clean(cell.raw)
        ]
        others = [cell for _, cell in grid.visible(row) if not isinstance(cell.value, (str, date))]
        if len(words) != 1 or others or words[0][0] >= second:
            break
        shared.append(row)
    return shared


def _words(grid: Grid, row: int) -> str:
    return next((clean(cell.raw) for _, cell in grid.visible(row) if isinstance(cell.value, str)), "")


def _under(panel: Region, whole: Region, title: str, shared: Sequence[int]) -> Region:
    """Give a table of several its part of what stands over all."""
    return replace(
        panel,
        title=clean(f"{title or whole.title} {panel.title}"),
        title_rows=(*shared, *panel.title_rows),
        unit_line=panel.unit_line or whole.unit_line,
    )


_PERIODS = re.compile(
    r"(?:nam|quy|thang|ky|thoi gian|ngay|year|quarter|month|period|date|time|years|quarters|months|periods)"
)
