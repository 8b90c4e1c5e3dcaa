"""Tables that are read from right to left: the periods stand behind the figures, at the right end of each row.

Such a sheet is turned round, its tables are found as any others, and their columns are named as they stand. A row of
words in two scripts over the figures ("JEWS … יהודים") names the block below it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from indicators.model.text import clean
from indicators.workbook.cells.grid import Cell, Grid, LargeCells, Merge
from indicators.workbook.shapes.regions import HeaderPath, Region, find_regions, is_figure, is_words, is_year
from indicators.workbook.shapes.unit_line import UnitLine

FEWEST_ROWS, FEWEST_FIGURES = 5, 2
MOST = 0.8


def tables_of(grid: Grid) -> tuple[Region, ...]:
    """Return the tables of a sheet from above, whichever end of the rows their periods stand at."""
    end = _end(grid)
    if end is None:
        return find_regions(grid)
    plain = _with_plain_periods(grid, end)
    found = find_regions(_turned(plain, end))
    return tuple(part for region in found for part in _sections(_back(region, plain, end), plain))


def _end(grid: Grid) -> int | None:
    """Return the column of periods at the right end of the rows of figures; None where names or periods lead them."""
    if isinstance(grid.cells, LargeCells) or len(grid.used_columns) <= FEWEST_FIGURES:
        return None
    end = max(grid.used_columns - grid.hidden_columns, default=0)
    if sum(1 for row in grid.rows if _PERIOD.fullmatch(clean(grid.text(row, end)))) < FEWEST_ROWS:
        return None
    dated: list[str] = []
    led = rows = 0
    for row in grid.rows:
        cells = grid.visible(row)
        if sum(1 for column, cell in cells if column < end and is_figure(cell)) < FEWEST_FIGURES:
            continue
        rows += 1
        if cells[-1][0] == end and (said := _PERIOD.fullmatch(clean(cells[-1][1].raw))):
            dated.append(said["period"])
            led += is_words(cells[0][1]) or is_year(cells[0][1])
    years = [int(text[:4]) for text in dated]
    runs = sum(1 for earlier, later in pairwise(years) if later - earlier in {1, 5, 10})
    shown = len(dated) >= max(FEWEST_ROWS, MOST * rows) and led * 2 < len(dated) and runs >= MOST * (len(years) - 1)
    return end if shown else None


_PERIOD = re.compile(
    r"(?P<before>(?:\(\d{1,2}\) ?)*)(?P<period>(?:19|20)\d{2}(?: ?[-\u2013] ?(?:19|20)\d{2})?)(?:\.0)?"
    r"(?P<after>(?: ?\(\d{1,2}\)| ?\*)*)"
)


def _with_plain_periods(grid: Grid, end: int) -> Grid:
    """Return the grid with the notes of a period behind it: "(5)1970" is 1970 with a note."""
    cells = dict(grid.cells)
    for row in grid.rows:
        cell = grid.cell(row, end)
        said = _PERIOD.fullmatch(clean(cell.raw)) if cell is not None and isinstance(cell.value, str) else None
        if cell is not None and said and (said["before"] or said["after"]):
            cells[row] = {**cells[row], end: cell._replace(value=said["period"], raw=said["period"])}
    return replace(grid, cells=cells)


def _turned(grid: Grid, end: int) -> Grid:
    """Return the grid turned round; a row of one name stands at its left, as a title or a heading does."""
    cells: dict[int, Mapping[int, Cell]] = {}
    for row, said in grid.cells.items():
        lone = _lone(said)
        turned = {1: lone} if lone is not None else {end + 1 - at: cell for at, cell in said.items() if at <= end}
        cells[row] = dict(sorted(turned.items()))
    merges = tuple(
        Merge(one.top, end + 1 - one.right, one.bottom, end + 1 - one.left)
        for one in grid.merges
        if one.right <= end and _lone(grid.cells.get(one.top, {})) is None
    )
    hidden = frozenset(end + 1 - column for column in grid.hidden_columns if column <= end)
    return replace(grid, cells=cells, merges=merges, hidden_columns=hidden)


def _lone(said: Mapping[int, Cell]) -> Cell | None:
    """Return the one name that a row says, once or in two scripts: that in Latin letters of the two."""
    cells = [cell for cell in said.values() if clean(cell.raw)]
    if not cells or len(cells) > IN_TWO_SCRIPTS or not all(is_words(cell) for cell in cells):
        return None
    latin = [cell for cell in cells if _LATIN.search(cell.raw)]
    return (latin or cells)[0] if len(cells) == 1 or len(latin) == 1 else None


IN_TWO_SCRIPTS = 2
_LATIN = re.compile(r"[A-Za-z]{2}")


def _back(region: Region, grid: Grid, end: int) -> Region:
    """Return a table that was found in the turned sheet with its columns as they stand."""

    def at(column: int) -> int:
        return end + 1 - column

    headers = {
        at(column): HeaderPath(path.fragments, tuple((row, at(number)) for row, number in path.cells))
        for column, path in reversed(region.headers.items())
    }
    line = region.unit_line
    return replace(
        region,
        grid=grid,
        label_columns=tuple(sorted(at(column) for column in region.label_columns)),
        value_columns=tuple(sorted(at(column) for column in region.value_columns)),
        unheaded=tuple(at(column) for column in region.unheaded),
        unit_line=replace(line, column=at(line.column)) if line is not None else None,
        unit_switches=tuple(_switch(one, at(one.column)) for one in region.unit_switches),
        headers=headers,
    )


def _switch(line: UnitLine, column: int) -> UnitLine:
    return replace(line, column=column)


def _sections(region: Region, grid: Grid) -> tuple[Region, ...]:
    """Divide a table at the rows that name a block, each with that name."""
    sections: list[Region] = []
    names: tuple[str, ...] = ()
    rows: list[int] = []
    for row in (*region.body_rows, 0):
        lone = _lone(grid.cells.get(row, {})) if row else None
        if (lone is not None or not row) and rows:
            sections.append(replace(region, body_rows=tuple(rows), block=names))
            rows, names = [], ()
        if lone is not None:
            names = (*names, clean(lone.raw))
        elif row:
            rows.append(row)
    return tuple(sections)
