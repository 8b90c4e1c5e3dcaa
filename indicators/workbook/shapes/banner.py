"""Lines over a table that only look like rows of its header: a title with the year beside it, a form, a remark.

A banner stands over the first row that names every column: it has few cells over the columns and is set off by a blank
row, or holds a year by itself over the labels. What it says belongs to the title.
"""

from __future__ import annotations

from dataclasses import replace

from indicators.model.text import clean
from indicators.workbook.cells.grid import Cell
from indicators.workbook.periods.named_period import is_about_publication
from indicators.workbook.shapes.regions import HeaderPath, Region, is_words, is_year

FEWEST_COLUMNS = 2
NEARLY_ALL = 0.9
MOST_FILLED = 3
"""A row over a banner's table fills at most one in so many of its columns."""


def without_banner(region: Region) -> Region:
    """Return the region with the banner rows of its header given to its title; itself where there is none."""
    named = next((row for row in region.header_rows if _names_all(region, row)), None)
    if named is None or len(region.value_columns) < FEWEST_COLUMNS:
        return region
    above = [row for row in region.header_rows if row < named]
    last = next((at for at in reversed(range(len(above))) if _is_banner(region, above, at, named)), None)
    if last is None or any(_is_full(region, row) for row in above[: last + 1]):
        return region
    banner = tuple(above[: last + 1])
    texts = [text for row in banner if (text := _text(region, row))]
    own = [region.title] if region.title_rows and region.title else []
    headers = {column: _without(path, banner) for column, path in region.headers.items()}
    return replace(
        region,
        title=" ".join([*own, *texts]),
        title_rows=(*region.title_rows, *banner),
        header_rows=tuple(row for row in region.header_rows if row not in banner),
        headers=headers,
    )


def _filled(region: Region, row: int) -> list[tuple[int, Cell]]:
    return [(column, cell) for column, cell in region.grid.visible(row) if cell.raw.strip()]


def _names_all(region: Region, row: int) -> bool:
    """Whether a row has words over all value columns but a few, of their own or merged over them."""
    said = {column for column, cell in _filled(region, row) if is_words(cell)}
    said |= {
        column
        for column in region.value_columns
        if (merge := region.grid.merge_over(row, column)) is not None and merge.left in said and merge.left < column
    }
    return sum(column in said for column in region.value_columns) >= NEARLY_ALL * len(region.value_columns)


def _is_full(region: Region, row: int) -> bool:
    """Whether a row fills more columns than a banner may, a year in it aside."""
    merged = any(region.grid.merge_over(row, column) for column in region.value_columns)
    over = [column for column, cell in _filled(region, row) if column >= region.value_columns[0] and not is_year(cell)]
    return merged or len(over) > max(1, len(region.value_columns) // MOST_FILLED)


def _is_banner(region: Region, above: list[int], at: int, named: int) -> bool:
    row = above[at]
    if _is_full(region, row):
        return False
    below = above[at + 1] if at + 1 < len(above) else named
    if below > row + 1:
        return True
    return any(is_year(cell) for column, cell in _filled(region, row) if column < region.value_columns[0])


def _without(path: HeaderPath, banner: tuple[int, ...]) -> HeaderPath:
    kept = [(text, cell) for text, cell in zip(path.fragments, path.cells, strict=True) if cell[0] not in banner]
    return HeaderPath(tuple(text for text, _ in kept), tuple(cell for _, cell in kept))


def _text(region: Region, row: int) -> str:
    """Return the words of a banner row; lines about publication say nothing of the table."""
    text = " ".join(clean(cell.raw) for _, cell in _filled(region, row))
    return "" if is_about_publication(text) else text
