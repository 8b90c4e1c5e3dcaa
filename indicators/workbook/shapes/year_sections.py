"""A table whose rows come again under one period after the other: "2021" over all regions, then "2020" over the same.

The period stands alone in its row, at the left or over all columns. Each section is a table of its own under the
header of the first, with its period as the lowest line of it; read as one table, every figure would be of the first.
A period at the left alone proves nothing unless the same rows come again under each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.model.period import Period
from indicators.model.period_phrase import read_period
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import has_figure, rows_with_figure
from indicators.workbook.cells.grid import Cell
from indicators.workbook.periods.part_of_year import read_part
from indicators.workbook.shapes.regions import HeaderPath, Region

FEWEST = 2


def split_sections(region: Region) -> tuple[Region, ...]:
    """Return the sections of a region from above; the region alone where it is no such table."""
    if totals := _under_totals(region):
        return totals
    over = [row for row in region.header_rows[-1:] if _lone_period(region, row) is not None]
    figures = rows_with_figure(region.grid, region.value_columns)
    inside = [row for row in region.body_rows if row not in figures and _lone_period(region, row) is not None]
    heads = [*over, *inside]
    if len(heads) < FEWEST or (not over and region.body_rows[0] != heads[0]):
        return (region,)
    if any(read_period(text) for path in region.headers.values() for text in _above(path, over)[0]):
        return (region,)
    periods = [_lone_period(region, row) for row in heads]
    bounds = [*heads, region.body_rows[-1] + 1]
    bodies = [tuple(row for row in region.body_rows if first < row < last) for first, last in pairwise(bounds)]
    named = [_names(region, body) for body in bodies]
    if len(set(periods)) < len(periods) or any(read_period(name) is not None for name in named[0]):
        return (region,)
    if not all(named) or not (over or _recur(named)):
        return (region,)
    return tuple(_section(region, over, head, body) for head, body in zip(heads, bodies, strict=True))


def _under_totals(region: Region) -> tuple[Region, ...]:
    """Return the sections under rows that name a year and give its totals: "1988 | 500", then its classes.

    Empty where one of several years does not open the body, or another row or a header names a period.
    """
    if any(read_period(text) for path in region.headers.values() for text in path.fragments):
        return ()
    figures = [row for row in region.body_rows if has_figure(region.grid, row, region.value_columns)]
    said = {row: [text for at in region.label_columns if (text := region.grid.text(row, at))] for row in figures}
    heads = [row for row in figures if len(said[row]) == 1 and _year_in(said[row][0]) is not None]
    years = [_year_in(said[row][0]) for row in heads]
    others = [row for row in figures if row not in heads]
    if any(_year_in(clean(cell.raw)) for row in heads for _, cell in region.grid.visible(row)[1:]):
        return ()  # tables beside each other, or years and no totals
    if len(set(years)) < max(FEWEST, len(heads)) or not figures or figures[0] != heads[0]:
        return ()
    bounds = [*heads, region.body_rows[-1] + 1]
    bodies = [tuple(row for row in region.body_rows if first <= row < last) for first, last in pairwise(bounds)]
    if any(_tells_time(region.grid.cell(row, at)) for row in others for at in region.label_columns):
        return ()
    if any(len([row for row in body if row in others]) < FEWEST for body in bodies[:-1]):
        return ()
    return tuple(_of_total(region, head, body) for head, body in zip(heads, bodies, strict=True))


def _tells_time(cell: Cell | None) -> bool:
    return cell is not None and (read_period(cell.raw) is not None or read_part(cell) is not None)


def _year_in(text: str) -> Period | None:
    """Return the year that is all a text says, a letter or two behind it for a note aside: "1991 a", "2000 p"."""
    match = _YEAR.fullmatch(text)
    return Period.year(int(match[1])) if match else None


_YEAR = re.compile(r"((?:19|20)\d{2})(?: ?(?:[a-z]|\([a-z0-9]\))/?){0,2}")


def _of_total(region: Region, head: int, body: tuple[int, ...]) -> Region:
    """Return one section; its totals are called by the corner of the table, for their own name is the year."""
    grid = region.grid
    column = next(at for at in region.label_columns if grid.text(head, at))
    corner = next((text for row in reversed(region.header_rows) if (text := grid.text(row, column))), "")
    corner = corner or next((text for row in region.header_rows for at in region.label_columns
                             if (text := grid.text(row, at))), "")  # fmt: skip
    cell = grid.cells[head][column]
    name = corner or region.title or clean(cell.raw)
    cells = {**grid.cells, head: {**grid.cells[head], column: cell._replace(value=name, raw=name)}}
    year = str(_year_in(clean(cell.raw)) or "")
    headers = {
        at: HeaderPath((*path.fragments, year), (*path.cells, (head, column))) for at, path in region.headers.items()
    }
    return replace(region, grid=replace(grid, cells=cells), headers=headers, body_rows=body)


def _lone_period(region: Region, row: int) -> Period | None:
    """Return the period that is all a row says, though it may say it over several columns."""
    cells = [(column, clean(cell.raw)) for column, cell in region.grid.visible(row) if cell.raw.strip()]
    said = {text for _, text in cells}
    if len(said) != 1 or cells[0][0] >= region.value_columns[0]:
        return None
    text = said.pop()
    reading = read_period(text)
    return reading.period if reading is not None and len(reading.text) == len(text) else None


def _recur(named: Sequence[set[str]]) -> bool:
    """Whether the names at the rows of the first section come again in each other one."""
    first, *others = named
    return all(len(first & names) * 2 >= min(len(first), len(names)) for names in others)


def _names(region: Region, body: tuple[int, ...]) -> set[str]:
    grid = region.grid
    rows = (row for row in body if has_figure(grid, row, region.value_columns))
    return {text for row in rows if (text := " ".join(grid.text(row, at) for at in region.label_columns).strip())}


def _section(region: Region, over: Sequence[int], head: int, body: tuple[int, ...]) -> Region:
    """Return the table of one section: the period of the first, which is ``over`` it, gives way to its own."""
    column, cell = next(said for said in region.grid.visible(head) if said[1].raw.strip())
    headers: dict[int, HeaderPath] = {}
    for at, path in region.headers.items():
        fragments, cells = _above(path, over)
        headers[at] = HeaderPath((*fragments, clean(cell.raw)), (*cells, (head, column)))
    return replace(
        region,
        header_rows=(*(row for row in region.header_rows if row not in over), head),
        headers=headers,
        body_rows=body,
        unit_switches=tuple(line for line in region.unit_switches if line.row in body),
    )


def _above(path: HeaderPath, over: Sequence[int]) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """Return the words over a column and their cells without the line that names the period of the first section."""
    kept = [(text, cell) for text, cell in zip(path.fragments, path.cells, strict=True) if cell[0] not in over]
    return tuple(text for text, _ in kept), tuple(cell for _, cell in kept)
