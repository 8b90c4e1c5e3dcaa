"""Group titles over several columns that no merge marks: which columns each of them covers.

A title covers the blank cells to its right; over columns that name the same years again and again it covers the whole
of its run, wherever over the run it stands.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from indicators.workbook.cell_kind import is_year
from indicators.workbook.regions import HeaderPath, Region


def with_group_titles(region: Region, column: int) -> HeaderPath:
    """Return the header of a column with the unmerged group titles over it filled in from the left.

    A group title covers a blank cell to its right when both columns have a text of their own in the next row. A year
    that is all that its row says covers every column to its right, whatever stands in the next row. The lines over such
    a title, in its own column, go with it: "Thực hiện" over "11 tháng" over "năm 2031".
    """
    own = region.headers[column]
    filled: list[tuple[int, tuple[int, int], str]] = []
    given: int | None = None
    for row, below in reversed(list(pairwise(region.header_rows))):
        if region.grid.spread_text(row, column):
            given = None
            continue
        left = _nearest_text(region, row, column)
        goes_on = left is not None and left == given
        if not (region.grid.text(below, column) or goes_on) and (left is None or not _is_lone_year(region, row, left)):
            given = None
            continue
        given = None
        if left is not None and region.grid.merge_over(row, left) is None and region.grid.text(below, left):
            filled.append((row, (row, left), region.grid.text(row, left)))
            given = left
    parts = [(cell[0], cell, text) for cell, text in zip(own.cells, own.fragments, strict=True)] + filled
    parts.sort(key=lambda part: part[0])
    return HeaderPath(tuple(part[2] for part in parts), tuple(part[1] for part in parts))


def _is_lone_year(region: Region, row: int, column: int) -> bool:
    """Whether the cell over the first value column is a year, and all that its row says over the value columns."""
    said = [at for at in region.headers if region.grid.text(row, at)]
    cell = region.grid.cell(row, column)
    return said == [column] == [min(region.headers)] and cell is not None and is_year(cell)


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


def over_runs(region: Region) -> Region:
    """Return the region with each group title over every column of its run, where the runs prove what it covers.

    Runs are told by what stands under the titles: the same years or words coming again. Each of several runs must have
    one title of its own, or nothing is filled in.
    """
    for row in reversed(region.header_rows[:-1]):
        filled: dict[int, HeaderPath] = {}
        for run, title in _titled_runs(region, row):
            for column in run:
                path = region.headers[column]
                if title not in path.cells:
                    filled[column] = _with(path, title, region.grid.text(*title))
        region = replace(region, headers={**region.headers, **filled}) if filled else region
    return region


def _titled_runs(region: Region, row: int) -> list[tuple[list[int], tuple[int, int]]]:
    """Return the runs of columns under a header row, each with the cell of its one title; none where one has not.

    Runs are told by all that stands under the row, else by the lowest words alone: one of several pairs "volume, value"
    may stand under another year.
    """
    return _with_titles(region, row, _runs(region, row)) or _with_titles(region, row, _runs(region, row, lowest=True))


def _with_titles(region: Region, row: int, runs: list[list[int]]) -> list[tuple[list[int], tuple[int, int]]]:
    if len(runs) < FEWEST:
        return []
    titled: list[tuple[list[int], tuple[int, int]]] = []
    for run in runs:
        cells = {cell for column in run for cell in _cells_at(region, row, column)}
        if len(cells) != 1:
            return []
        titled.append((run, cells.pop()))
    distinct = {cell for _, cell in titled}
    return titled if len(distinct) == len(titled) else []


def _runs(region: Region, row: int, *, lowest: bool = False) -> list[list[int]]:
    """Divide the columns where what stands under ``row`` comes again; a column with nothing under it stands apart."""
    runs: list[list[int]] = []
    seen: set[tuple[str, ...]] = set()
    for column, path in region.headers.items():
        under = tuple(text for cell, text in zip(path.cells, path.fragments, strict=True) if cell[0] > row)
        under = under[-1:] if lowest else under
        if not under:
            seen = set()
            continue
        if not runs or not seen or under in seen:
            runs.append([])
            seen = set()
        seen.add(under)
        runs[-1].append(column)
    return runs


def _cells_at(region: Region, row: int, column: int) -> list[tuple[int, int]]:
    """Return the cell that gives a column its text in ``row``: its own or that of a merged range."""
    merge = region.grid.merge_over(row, column)
    cell = (merge.top, merge.left) if merge is not None else (row, column)
    return [cell] if region.grid.text(*cell) else []


def _with(path: HeaderPath, cell: tuple[int, int], text: str) -> HeaderPath:
    parts = sorted([*zip(path.cells, path.fragments, strict=True), (cell, text)], key=lambda part: part[0][0])
    return HeaderPath(tuple(text for _, text in parts), tuple(cell for cell, _ in parts))


FEWEST = 2
