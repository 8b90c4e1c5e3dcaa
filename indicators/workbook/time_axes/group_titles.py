"""Group titles over several columns that no merge marks: which columns each of them covers.

A title covers the blank cells to its right; over columns that name the same years again and again it covers the whole
of its run, wherever over the run it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.model.period import PeriodKind
from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.text import clean
from indicators.model.unit_words import read_units
from indicators.workbook.cells.cell_kind import is_year
from indicators.workbook.measures.headers import read_header
from indicators.workbook.periods.part_of_year import read_part
from indicators.workbook.shapes.regions import SAMPLE, HeaderPath, Region
from indicators.workbook.shapes.said_aside import is_said_aside


def with_group_titles(region: Region, column: int) -> HeaderPath:
    """Return the header of a column with the unmerged group titles over it filled in from the left.

    A group title covers a blank cell to its right when both columns have a text of their own in the next row that heads
    one of them. A year that is all that its row says covers every column to its right, whatever stands in the next
    row. The lines over such a title, in its own column, go with it: "Thực hiện" over "11 tháng" over "năm 2031".
    """
    own = region.headers[column]
    filled: list[tuple[int, tuple[int, int], str]] = []
    given: int | None = None
    for row in reversed(region.header_rows[:-1]):
        left = None if region.grid.spread_text(row, column) else _nearest_text(region, row, column)
        if left is None:
            given = None
            continue
        below = _next_row(region, row, (left, column))
        is_year = _is_lone_year(region, row, left)
        goes_on = bool(region.grid.text(below, column)) or left == given or is_year
        headed = any(region.grid.text(at, left) for at in region.header_rows if at > row)
        covers = goes_on and (region.grid.text(below, left) or (headed and is_year))
        if covers and region.grid.merge_over(row, left) is None:
            filled.append((row, (row, left), region.grid.text(row, left)))
            given = left
        else:
            given = None
    parts = [(cell[0], cell, text) for cell, text in zip(own.cells, own.fragments, strict=True)] + filled
    parts.sort(key=lambda part: part[0])
    return HeaderPath(tuple(part[2] for part in parts), tuple(part[1] for part in parts))


def names_periods(region: Region, column: int, wider: HeaderPath) -> bool:
    """Whether the titles that ``wider`` adds to a header are the names of periods, or what these are compared with.

    Under the lowest of them, in its own column, stands a period and nothing else, as in ``column``. Words that say no
    more than a status may be of their own column alone.
    """
    own = region.headers[column]
    added = [(cell, text) for cell, text in zip(wider.cells, wider.fragments, strict=True) if cell not in own.cells]
    if not added or not _is_period(own.fragments):
        return False
    if any(_OPENS_COMPARISON.search(aligned_fold(text)) for _, text in added):
        return True
    row, left = max(cell for cell, _ in added)
    said = [read_header((text,)) for _, text in added]
    named = any(one.item and one.period is None for one in said) and all(one.comparison is None for one in said)
    return named and _is_period(_under(region, row, left))


_OPENS_COMPARISON = re.compile(r"\b(?:so voi|compared (?:with|to)|as against)(?: ?\(%\))?:?$")


def _is_period(fragments: Sequence[str]) -> bool:
    text = clean(" ".join(fragments))
    reading = read_period(text)
    return reading is not None and len(reading.text) == len(text)


def _next_row(region: Region, row: int, columns: tuple[int, int]) -> int:
    """Return the next header row, past those that head other columns than these two alone."""
    for below in region.header_rows[region.header_rows.index(row) + 1 : -1]:
        headed = [column for column in region.headers if region.grid.text(below, column)]
        if not headed or not set(headed).isdisjoint(columns):
            return below
    return region.header_rows[-1]


def _is_lone_year(region: Region, row: int, column: int) -> bool:
    """Whether the cell over the first value column is a year, and all that its row says over the value columns."""
    said = [at for at in region.headers if region.grid.text(row, at)]
    cell = region.grid.cell(row, column)
    return said == [column] == [min(region.headers)] and cell is not None and is_year(cell)


def _nearest_text(region: Region, row: int, column: int) -> int | None:
    """Return the nearest headed column to the left with a text in ``row``; a column without header stops the search.

    Columns of flags do not, nor blank ones that stand between most columns: they are there for marks and for the eye.
    """
    spaced = _is_spaced(region)
    for left in range(column - 1, 0, -1):
        if left in region.grid.hidden_columns or (spaced and _is_blank(region, left)) or _holds_flags(region, left):
            continue
        if left not in region.headers:
            return None
        if region.grid.text(row, left):
            return left
    return None


def _is_spaced(region: Region) -> bool:
    """Whether a blank column stands between most of the value columns and the next."""
    pairs = list(pairwise(region.headers))
    return len(pairs) > 1 and sum(1 for first, second in pairs if second - first > 1) * 2 > len(pairs)


def _is_blank(region: Region, column: int) -> bool:
    """Whether a column says nothing in the header of a table, nor in its first rows."""
    rows = (*region.header_rows, *region.body_rows[:FIRST_ROWS])
    return column not in region.headers and not any(region.grid.text(row, column) for row in rows)


def _holds_flags(region: Region, column: int) -> bool:
    """Whether a column that nothing heads has marks of the figures before it: "a", "(p)"."""
    if column - 1 not in region.headers or any(region.grid.text(row, column) for row in region.header_rows):
        return False
    said = [text for row in region.body_rows[:SAMPLE] if (text := region.grid.text(row, column))]
    return bool(said) and max(map(len, said)) <= LONGEST_FLAG and not any(text.isdecimal() for text in said)


FIRST_ROWS, LONGEST_FLAG = 5, 3


def over_runs(region: Region) -> Region:
    """Return the region with each group title over every column of its run, where the runs prove what it covers.

    Runs are told by what stands under the titles: the same years or words coming again. Each of several runs must have
    one title of its own, or nothing is filled in; where most are one column, nothing comes again by groups.
    """
    units = _units_under_periods(region)
    if units:
        headers = {column: _without(path, region.header_rows[-1]) for column, path in region.headers.items()}
        region = replace(region, headers=headers)
    for row in reversed(region.header_rows[:-1]):
        filled: dict[int, HeaderPath] = {}
        for run, title in _years_over_gaps(region, row) or _titled_runs(region, row):
            for column in run:
                path = region.headers[column]
                if _ends_before(region, title, run[0], column):
                    continue
                if title not in path.cells and not (_is_year_text(region, title) and _has_year(path)):
                    filled[column] = _with(path, title, region.grid.text(*title))
        region = replace(region, headers={**region.headers, **filled}) if filled else region
    headed = {column: _with(path, *units[column]) for column, path in region.headers.items() if column in units}
    return replace(region, headers={**region.headers, **headed}) if units else region


def _units_under_periods(region: Region) -> dict[int, tuple[tuple[int, int], str]]:
    """Return by column the units that stand under the periods, each for its column and those up to the next of them.

    They stand apart from the titles of groups, which are told by what comes again under them.
    """
    if len(region.header_rows) < FEWEST:
        return {}
    above, last = region.header_rows[-2:]
    said = {column: region.grid.text(last, column) for column in region.headers}
    stands = [column for column, text in said.items() if text]
    if not FEWEST <= len(stands) < len(said) or stands[0] != next(iter(said)):
        return {}
    if not all(read_units(said[column]) for column in stands):
        return {}
    if not all(read_period(region.grid.text(above, column)) for column in said):
        return {}
    found: dict[int, tuple[tuple[int, int], str]] = {}
    at = stands[0]
    for column, text in said.items():
        at = column if text else at
        found[column] = (last, at), said[at]
    return found


def _without(path: HeaderPath, row: int) -> HeaderPath:
    parts = [(cell, text) for cell, text in zip(path.cells, path.fragments, strict=True) if cell[0] != row]
    return HeaderPath(tuple(text for _, text in parts), tuple(cell for cell, _ in parts))


def _ends_before(region: Region, title: tuple[int, int], first: int, column: int) -> bool:
    """Whether a title is merged over several columns from the first of a run, and a column lies to the right of them.

    One that is merged over some in its midst stands there for the eye.
    """
    merge = region.grid.merge_over(*title)
    return merge is not None and merge.left <= first and merge.left < merge.right < column


def _titled_runs(region: Region, row: int) -> list[tuple[list[int], tuple[int, int]]]:
    """Return the runs of columns under a header row, each with the cell of its one title; none where one has not.

    Runs are told by all that stands under the row, else by the lowest words alone: one of several pairs "volume, value"
    may stand under another year. What opens a comparison covers what follows it, whatever runs there are.
    """
    if any(_opens_over(region, row, column) for column in region.headers):
        return []
    return (
        _with_titles(region, row, _runs(region, row))
        or _with_titles(region, row, _runs(region, row, lowest=True))
        or _runs_from_titles(region, row)
    )


def _is_year_text(region: Region, cell: tuple[int, int]) -> bool:
    over = read_period(region.grid.text(*cell))
    return over is not None and over.period.kind is PeriodKind.YEAR


def _has_year(path: HeaderPath) -> bool:
    """Whether a column says its own year, so that one over its neighbours is none of its."""
    return any(len(text) <= LONGEST_YEAR and _YEAR.search(text) for text in path.fragments)


LONGEST_YEAR = 8
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def _years_over_gaps(region: Region, row: int) -> list[tuple[list[int], tuple[int, int]]]:
    """Return the groups of columns between blank columns that have one year over their months or quarters in ``row``.

    A group without a year in the row has whole years of its own under it.
    """
    groups: list[list[int]] = []
    for column in region.headers:
        if groups and column == groups[-1][-1] + 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    titled: list[tuple[list[int], tuple[int, int]]] = []
    waiting: list[int] = []
    for group in groups:
        cells = {cell for column in group for cell in _cells_at(region, row, column)}
        lowest = [region.grid.cell(*path.cells[-1]) for column in group if (path := region.headers[column]).cells]
        if not cells and all(cell is not None and is_year(cell) for cell in lowest):
            continue
        if not all(cell is not None and read_part(cell) is not None for cell in lowest):
            return []
        waiting += group
        if not cells:
            continue
        if len(cells) > 1 or not _is_year_text(region, next(iter(cells))) or not _goes_up(region, waiting):
            return []
        titled.append((waiting, cells.pop()))
        waiting = []
    return titled if len(groups) > 1 and not waiting else []


def _goes_up(region: Region, columns: list[int]) -> bool:
    """Whether columns name parts of one year, each later than the one before."""
    cells = [region.grid.cell(*region.headers[column].cells[-1]) for column in columns]
    firsts = [part.first for cell in cells if cell is not None and (part := read_part(cell)) is not None]
    return all(earlier < later for earlier, later in pairwise(firsts))


def _opens_over(region: Region, row: int, column: int) -> bool:
    """Whether a cell opens a comparison that the next row goes on with over the column to its right as well."""
    if not _OPENS_COMPARISON.search(aligned_fold(region.grid.text(row, column))):
        return False
    right = next((at for at in region.headers if at > column), None)
    below = region.header_rows[region.header_rows.index(row) + 1]
    return right is not None and not region.grid.text(row, right) and bool(region.grid.text(below, right))


def _with_titles(region: Region, row: int, runs: list[list[int]]) -> list[tuple[list[int], tuple[int, int]]]:
    if len(runs) < FEWEST or 2 * sum(1 for run in runs if len(run) == 1) > len(runs):
        return []
    titled: list[tuple[list[int], tuple[int, int]]] = []
    for run in runs:
        cells = {cell for column in run for cell in _cells_at(region, row, column)} or _between(region, row, run)
        if len(cells) != 1:
            return []
        titled.append((run, cells.pop()))
    distinct = {cell for _, cell in titled}
    return titled if len(distinct) == len(titled) else []


def _between(region: Region, row: int, run: list[int]) -> set[tuple[int, int]]:
    """Return the texts of a row that stand over the blank columns among those of a run and of their heads."""
    heads = [column for at in run for below, column in region.headers[at].cells if below > row]
    span = range(min(run[0], *heads), run[-1] + 1)
    return {(row, at) for at in span if (text := region.grid.text(row, at)) and not is_said_aside(text)}


def _runs(region: Region, row: int, *, lowest: bool = False) -> list[list[int]]:
    """Divide the columns where what stands under ``row`` comes again; a column with nothing under it stands apart.

    Columns further off than the blank ones between the others are no part of the table: somebody reckoned beside it.
    """
    runs: list[list[int]] = []
    seen: set[tuple[str, ...]] = set()
    last = next(iter(region.headers), 0)
    for column in region.headers:
        if column - last > FARTHEST:
            break
        last = column
        under = _under(region, row, column)
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


def _runs_from_titles(region: Region, row: int) -> list[tuple[list[int], tuple[int, int]]]:
    """Return the runs that begin at their titles, where two of them have the same under them: the titles stand left.

    The rest may have something else: seven years of stocks, the same of shares, then six spans of growth.
    """
    runs: list[list[int]] = []
    for column in region.headers:
        if region.grid.text(row, column):
            runs.append([])
        elif not runs:
            return []
        runs[-1].append(column)
    under = Counter(tuple(_under(region, row, column) for column in run) for run in runs)
    again = any(count > 1 and len(said) >= FEWEST for said, count in under.items())
    return [(run, (row, run[0])) for run in runs] if again else []


def _under(region: Region, row: int, column: int) -> tuple[str, ...]:
    path = region.headers[column]
    return tuple(text for cell, text in zip(path.cells, path.fragments, strict=True) if cell[0] > row)


def _cells_at(region: Region, row: int, column: int) -> list[tuple[int, int]]:
    """Return the cell that gives a column its text in ``row``: its own or that of a merged range."""
    merge = region.grid.merge_over(row, column)
    cell = (merge.top, merge.left) if merge is not None else (row, column)
    text = region.grid.text(*cell)
    return [cell] if text and not is_said_aside(text) else []


def _with(path: HeaderPath, cell: tuple[int, int], text: str) -> HeaderPath:
    parts = sorted([*zip(path.cells, path.fragments, strict=True), (cell, text)], key=lambda part: part[0][0])
    return HeaderPath(tuple(text for _, text in parts), tuple(cell for cell, _ in parts))


FARTHEST = 3
FEWEST = 2
