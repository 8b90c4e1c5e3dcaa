"""Columns headed by codes that the sheet explains in rows of their own, over the table or below it.

"FXUSDCAD | USD/CAD | US dollar to Canadian dollar" under "Series", or "TP.DK.USD.A | (USD) ABD Doları" under the last
figure, where the head may part the code by blanks ("TP DK USD A"). The rows over the table are no rows of its header.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import is_words
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.shapes.regions import HeaderPath, Region


def with_legend(region: Region) -> Region:
    """Return the region whose columns are named by what the sheet says of their codes; itself where it says nothing."""
    codes = {column: code for column in region.value_columns if (code := _code_over(region, column))}
    said = _legend(region, frozenset(codes.values())) if codes else {}
    named = {column: said[code] for column, code in codes.items() if code in said}
    if not named:
        return region
    told = {row for path in said.values() for row, _ in path.cells}
    first = region.header_rows[-1] if min(told) < region.header_rows[-1] else region.header_rows[0]
    return replace(
        region,
        headers={column: _from(path, first) for column, path in region.headers.items()} | named,
        header_rows=tuple(row for row in region.header_rows if row >= first),
        body_rows=tuple(row for row in region.body_rows if row not in told),
    )


def _code_over(region: Region, column: int) -> str:
    """Return the code that heads a column in the last row of the header, empty for other words."""
    said = region.grid.text(region.header_rows[-1], column) if region.header_rows else ""
    return _bare(said) if _CODE.fullmatch(said.strip()) else ""


def _legend(region: Region, codes: frozenset[str]) -> dict[str, HeaderPath]:
    """Return by code what the first row that it begins says of it: its longest words, and the others if need be."""
    grid, head = region.grid, region.header_rows[-1]
    rows = [row for row in grid.rows if row < head][-FARTHEST:] + list(grid.rows[-FARTHEST:])
    found: dict[str, list[tuple[int, int, Cell]]] = {}
    for row in rows:
        if row != head and (cells := _said_of_code(grid, row, codes)) and cells[0][0] < region.value_columns[0]:
            said = [(row, column, cell) for column, cell in cells[1:]]
            found.setdefault(_bare(cells[0][1].raw), sorted(said, key=lambda one: -len(one[2].raw)))
    longest = Counter(said[0][2].raw for said in found.values())
    return {code: _path(said if longest[said[0][2].raw] > 1 else said[:1]) for code, said in found.items()}


def _said_of_code(grid: Grid, row: int, codes: frozenset[str]) -> list[tuple[int, Cell]]:
    """Return the cells of a row that begins with a code and goes on in words; none of another."""
    cells = grid.visible(row)
    if len(cells) < FEWEST_CELLS or not all(is_words(cell) for _, cell in cells):
        return []
    return cells if _bare(cells[0][1].raw) in codes else []


def _path(said: list[tuple[int, int, Cell]]) -> HeaderPath:
    return HeaderPath(tuple(clean(cell.raw) for *_, cell in said), tuple((row, column) for row, column, _ in said))


def _from(path: HeaderPath, first: int) -> HeaderPath:
    kept = [(text, cell) for text, cell in zip(path.fragments, path.cells, strict=True) if cell[0] >= first]
    return HeaderPath(tuple(text for text, _ in kept), tuple(cell for _, cell in kept))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


FARTHEST = 60
"""Rows over a table, and at the end of its sheet, that are looked at."""
FEWEST_CELLS = 2
_CODE = re.compile(r"(?=.{3})(?=.*[A-Z])[A-Z0-9]+(?:[._ -][A-Z0-9]+)*")
