"""Group titles over several columns that no merge marks: which columns each of them covers.

A title covers the blank cells to its right; over columns that name the same years again and again it covers the whole
of its run, wherever over the run it stands.
"""

from __future__ import annotations

from indicators.workbook.regions import HeaderPath, Region


def with_group_titles(region: Region, column: int) -> HeaderPath:
    """Return the header of a column with the unmerged group titles over it filled in from the left.

    A group title covers a blank cell to its right when both columns have a text of their own in the next row.
    """
    own = region.headers[column]
    filled: list[tuple[int, tuple[int, int], str]] = []
    for row, below in zip(region.header_rows, region.header_rows[1:], strict=False):
        if region.grid.spread_text(row, column) or not region.grid.text(below, column):
            continue
        left = _nearest_text(region, row, column)
        if left is not None and region.grid.merge_over(row, left) is None and region.grid.text(below, left):
            filled.append((row, (row, left), region.grid.text(row, left)))
    parts = [(cell[0], cell, text) for cell, text in zip(own.cells, own.fragments, strict=True)] + filled
    parts.sort(key=lambda part: part[0])
    return HeaderPath(tuple(part[2] for part in parts), tuple(part[1] for part in parts))


def _nearest_text(region: Region, row: int, column: int) -> int | None:
    """Return the nearest headed column to the left with a text in ``row``; a column without header stops the search."""
    for left in range(column - 1, 0, -1):
        if left in region.grid.hidden_columns:
            continue
        if left not in region.headers:
            return None
        if region.grid.text(row, left):
            return left
    return None
