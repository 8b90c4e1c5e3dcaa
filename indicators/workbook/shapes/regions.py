"""Where the tables of a sheet are: title, unit line, header rows, body, label columns, value columns.

Found by visual relation alone, never by names: a table's body begins at the first row with a label at the left and a
number that is no year to the right of it; what stands over the body is its header, what stands over the header its
title. A row of words in value columns ends a table and begins the next one's header.
"""

from __future__ import annotations

import re
from datetime import date

from indicators.model.number_text import is_missing_code
from indicators.workbook.cells.cell_kind import is_figure, is_number, is_words, is_year
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.part_of_year import heading_of, read_part
from indicators.workbook.periods.said_period import heads_times, heads_years, is_flagged_year, is_part_of_year
from indicators.workbook.shapes.absent_rows import tells_absence
from indicators.workbook.shapes.ages import counts_ages
from indicators.workbook.shapes.carried_header import carry_header
from indicators.workbook.shapes.code_columns import holds_codes, stands_among_names
from indicators.workbook.shapes.continued import goes_on, join
from indicators.workbook.shapes.dated_rows import is_dated_row
from indicators.workbook.shapes.empty_table import MOST_HEADER_ROWS, rows_over
from indicators.workbook.shapes.headline import split_above, titles_years
from indicators.workbook.shapes.label_zone import label_zone
from indicators.workbook.shapes.lone_row import is_numbered_title, stands_alone
from indicators.workbook.shapes.metadata_lines import LABEL_ZONE
from indicators.workbook.shapes.number_headers import (
    codes_columns,
    counts_periods,
    heads_classes,
    numbers_columns,
    numbers_rows,
    repeats_header,
    run_up_to_years,
)
from indicators.workbook.shapes.numbered_days import counts_days, numbers_day
from indicators.workbook.shapes.opening_headings import split_headings
from indicators.workbook.shapes.parted_heads import parted_heads
from indicators.workbook.shapes.region import HeaderPath, Region
from indicators.workbook.shapes.said_aside import is_said_aside
from indicators.workbook.shapes.said_head import SaidHead, split_said
from indicators.workbook.shapes.stray_figure import figures_before, is_stray
from indicators.workbook.shapes.title_text import title_of
from indicators.workbook.shapes.unit_line import UnitLine
from indicators.workbook.shapes.unit_switches import says_units, unit_switches, units_said
from indicators.workbook.shapes.unnamed_parts import counts_parts, dates_parts

__all__ = ["LABEL_ZONE", "HeaderPath", "Region", "UnitLine", "find_regions", "is_figure", "is_number", "is_words",
           "is_year"]  # fmt: skip
SAMPLE = 2_000
"""Rows of a body that are looked at to decide what its columns are."""


def names_period(cell: Cell) -> bool:
    """Whether a number at the left is a period: a year, flagged or not, or a year and the number of its part."""
    return is_year(cell) or is_flagged_year(cell.raw) or is_part_of_year(cell.raw)


def find_regions(grid: Grid, head: SaidHead | None = None) -> tuple[Region, ...]:
    """Return the tables of a sheet from above; ``head`` is said of the first of them."""
    regions: list[Region] = []
    rows, zone = grid.rows, label_zone(grid)
    start = 0
    while start < len(rows):
        said = head if start == 0 else None
        least = said.last + 1 if said is not None and said.last else 0
        counted = (at for at in range(start, len(rows)) if rows[at] >= least and _opens(grid, rows, at, zone, said))
        first = next(counted, None)
        if first is None:
            break
        stop = len(rows) if said is not None and said.closed else _end_of_body(grid, rows, first)
        above = rows[start:first] if said is not None else rows_over(grid, rows[start:first])
        region = _build(grid, above, rows[first:stop], zone, said)
        if region is not None and regions and goes_on(region, regions[-1]):
            regions[-1] = join(regions[-1], region)
        elif region is not None:
            regions.append(carry_header(region, regions[-1] if regions else None))
        start = stop
    return tuple(regions)


def _opens(grid: Grid, rows: tuple[int, ...], at: int, zone: tuple[int, ...], said: SaidHead | None) -> bool:
    """Whether a body begins with a row: under a heading whose end is said, with the first one."""
    if said is not None and said.last:
        return True
    return (
        (said is None or rows[at] > said.first) and _is_body_row(grid, rows[at], zone) and not is_stray(grid, rows, at)
    )


def _is_body_row(grid: Grid, row: int, zone: tuple[int, ...]) -> bool:
    """Whether a row has a label at the left and a number that is no year to the right of it."""
    cells = grid.visible(row)
    if says_units([cell for _, cell in cells]):
        return False
    leads = _leading(cells, zone)
    label_at = next((column for column, cell in cells if column in zone and _can_label(cell, column == leads)), None)
    if label_at is None:
        label_at = _counted_label(grid, row, zone)
    if label_at is None:
        return stands_alone(grid, row)
    figures = [cell for column, cell in cells if column > label_at and is_figure(cell)]
    if counts_periods(grid, row, cells) or numbers_columns(cells) or heads_classes(grid, row, cells, label_at):
        return False
    if codes_columns(grid, row, cells, label_at):
        return False
    if _are_months([cell for column, cell in cells if column >= label_at and is_figure(cell)]):
        return False
    if all(_heads_year(cell) for cell in figures) or run_up_to_years(figures):
        return is_dated_row(grid, row, label_at, [at for at, cell in cells if at > label_at and is_figure(cell)])
    return not _are_months(figures)


def _heads_year(cell: Cell) -> bool:
    """Whether what has the form of a number is rather a year in a header, with its footnotes if it has some."""
    return is_year(cell) or is_flagged_year(cell.raw)


def _are_months(cells: list[Cell]) -> bool:
    """Whether all of several cells are texts such as ``2010.10``, which has the form of a number and is a month."""
    return len(cells) > 1 and all(isinstance(cell.value, str) and _MONTH.fullmatch(cell.raw.strip()) for cell in cells)


_MONTH = re.compile(r"(?:19|20)[0-9]{2}\.(?:0[1-9]|1[0-2])(?: ?월)?")


def _leading(cells: list[tuple[int, Cell]], zone: tuple[int, ...]) -> int:
    """Return the column in which a year labels its row: the first filled one, or the second where the first counts."""
    if len(cells) > 1 and cells[1][0] in zone and _COUNTED.fullmatch(cells[0][1].raw) and names_period(cells[1][1]):
        return cells[1][0]
    return cells[0][0] if cells and cells[0][0] in zone else zone[0]


def _can_label(cell: Cell, first_column: bool) -> bool:
    if is_words(cell) or isinstance(cell.value, date):
        return True
    return first_column and (names_period(cell) or bool(_EARLY_YEAR.fullmatch(cell.raw.strip())))


def _counted_label(grid: Grid, row: int, zone: tuple[int, ...]) -> int | None:
    """Return the column whose number labels a row: 1 to 12 under "Tháng", 730 under "Year", an age under "Age"."""
    for column in zone:
        cell = grid.cell(row, column)
        if cell is None or is_year(cell):
            continue
        if counts_ages(grid, row, column) or numbers_day(grid, row, column):
            return column
        above = (grid.text(at, column) for at in range(row - 1, max(0, row - FARTHEST_HEADING), -1))
        said = next((text for text in above if text and not text.isdecimal()), "")
        if _EARLIEST.fullmatch(cell.raw.strip()) and heads_years(said):
            return column
        heading = heading_of(said)
        return column if heading and read_part(cell, heading) is not None else None
    return None


_COUNTED = re.compile(r"[1-9]\d{0,2}")
FARTHEST_HEADING = 40
_EARLIEST = re.compile(r"[1-9]\d{0,2}|1[0-5]\d\d")
_EARLY_YEAR = re.compile(
    r"1[678]\d\d|(?:19|20)\d\d\s?(?:[\u00b9\u00b2\u00b3\u2074-\u2079*\u2020\u2021]|\([a-zA-Z0-9*]{1,2}\)|[a-z])"
)


def _end_of_body(grid: Grid, rows: tuple[int, ...], first: int) -> int:
    """Return the position after the last body row: before a row of words over value columns, or at the end.

    A label that stands once more at the right end of its row is no such word, nor is one in the column of those that
    stand there in another language.
    """
    opening = grid.visible(rows[first])
    label_at = min((column for column, cell in opening if is_words(cell) or isinstance(cell.value, date)), default=1)
    figures = [(column, cell) for column, cell in opening if column > label_at and is_figure(cell)]
    told = [column for column, cell in figures if not _heads_year(cell)] or [column for column, _ in figures]
    value_from = min(told, default=label_at + 1)
    behind = {column for column, cell in opening if column > max(told, default=column) and is_words(cell)}
    last = first + 1
    over = rows[max(0, first - MOST_HEADER_ROWS) : first]
    corners = {grid.text(row, column) for row in over for column in range(1, value_from)} | {""}
    for at in range(first + 1, len(rows)):
        if repeats_header(grid, rows[at], value_from, over):
            return last
        cells = grid.visible(rows[at])
        values = [cell for column, cell in cells if column >= value_from and column not in behind]
        labels = {cell.raw.strip() for column, cell in cells if column < value_from}
        words = [cell for cell in values if is_words(cell) and cell.raw.strip() not in labels]
        numbers = [cell for cell in values if is_figure(cell)]
        if (
            words
            and all(_heads_year(cell) for cell in numbers)
            and not _are_units(words)
            and not tells_absence(grid, rows[at])
        ):
            return last
        again = labels <= corners and not words and all(_heads_year(cell) for cell in numbers)
        if (numbers and not again) or figures_before(cells, label_at, value_from):
            last = at + 1
        elif words:
            last = max(last, next((place for place in range(last, at) if is_numbered_title(grid, rows[place])), at))
    return len(rows)


def _are_units(cells: list[Cell]) -> bool:
    return all(units_said(cells))


def _build(
    grid: Grid, above: tuple[int, ...], body: tuple[int, ...], zone: tuple[int, ...], said: SaidHead | None = None
) -> Region | None:
    numeric = sorted({column for row in body for column, cell in grid.visible(row) if is_figure(cell)})
    counted = {row for row in body if any(is_figure(cell) for _, cell in grid.visible(row))}
    main_label = 0 if all(stands_alone(grid, row) for row in counted) else _main_label_column(grid, body, zone)
    values = [column for column in numeric if column > main_label]
    while len(values) > 1 and (
        _holds_periods(grid, body, values[0])
        or holds_codes(grid, above, body, values[0])
        or stands_among_names(grid, above, body, values)
        or numbers_rows(grid, body[:SAMPLE], values[0])
    ):
        values = values[1:]
    values = [column for column in values if column == values[0] or not _repeats_labels(grid, body, column)]
    if not values:
        return None
    head = said if said is not None and said.names_rows else None
    if head is None:
        above, headings = split_headings(grid, above, values[0], body)
        body = headings + body
        title_rows, unit_line, header_rows = split_above(grid, above, values[0])
    else:
        title_rows, unit_line, header_rows = split_said(grid, above, values[0], head)
    while head is None and main_label == 0 and len(header_rows) > 1 and len(grid.visible(header_rows[0])) == 1:
        title_rows, header_rows = (*title_rows, header_rows[0]), header_rows[1:]
    if head is None and titles_years(grid, header_rows, values):
        title_rows, header_rows = (*title_rows, header_rows[0]), header_rows[1:]
    headers = {column: _header_path(grid, header_rows, column) for column in values}
    if title_rows and not header_rows and len(values) == 1 and len(counted) >= FEWEST_UNHEADED:
        naming = [row for row in title_rows if not heads_times(grid.visible(row)[0][1].raw)] or title_rows
        headers = {values[0]: _header_path(grid, (naming[-1],), grid.visible(naming[-1])[0][0])}
    headers |= _headers_beside(grid, header_rows, body, frozenset(numeric), headers)
    for column, parts in parted_heads({column: path.fragments for column, path in headers.items()}).items():
        headers[column] = HeaderPath(parts, headers[column].cells * len(parts))
    headed = _headed(grid, body, headers)
    if not headed:
        return None
    named = {column: headers[column] for column in headed}
    told = body[: 1 + max(at for at, row in enumerate(body) if row in counted)]  # a source below them labels nothing
    labels = tuple(
        column
        for column in range(1, headed[0])
        if column not in grid.hidden_columns
        and (_holds_words(grid, told, column) or (column > main_label and _holds_periods(grid, body, column)))
    )
    return Region(
        grid=grid,
        title=title_of(grid, title_rows, header_rows, labels),
        title_rows=title_rows,
        header_rows=header_rows,
        body_rows=body,
        label_columns=labels or (main_label,),
        value_columns=headed,
        unit_line=unit_line,
        unit_switches=unit_switches(grid, body, headed[0]),
        headers=named,
        unheaded=tuple(column for column in values if column not in named),
        head=said,
    )


def _headers_beside(
    grid: Grid,
    header_rows: tuple[int, ...],
    body: tuple[int, ...],
    numeric: frozenset[int],
    headers: dict[int, HeaderPath],
) -> dict[int, HeaderPath]:
    """Return headers that stand one column before their figures, in a column that says nothing below them."""
    found: dict[int, HeaderPath] = {}
    for column, path in headers.items():
        before = column - 1
        if path.fragments or before in numeric or any(grid.text(row, before) for row in body[:SAMPLE]):
            continue
        beside = _header_path(grid, header_rows, before) if before > 0 else path
        if beside.fragments:
            found[column] = beside
    return found


def _holds_periods(grid: Grid, body: tuple[int, ...], column: int) -> bool:
    """Whether a column of numbers is years, months or quarters, as the words over it and all its numbers say."""
    cells = [cell for row in body[:SAMPLE] if (cell := grid.cell(row, column)) is not None and is_figure(cell)]
    if cells and all(map(_heads_year, cells)) and _ends_head(grid, body[0], column):
        return True
    above = (grid.text(row, column) for row in range(body[0] - 1, max(0, body[0] - FARTHEST_HEADING), -1))
    heading = next((text for text in above if text and not text.isdecimal()), "")
    if heads_years(heading):
        return bool(cells) and all(_heads_year(cell) for cell in cells)
    if counts_days(grid, body[:SAMPLE], column, heading):
        return True
    counted = heading_of(heading)
    if not heading and column > 1:
        filled = [row for row in body[:SAMPLE] if grid.cell(row, column) is not None]
        return bool(counts_parts(grid, filled, column)) or dates_parts(grid, filled, column)
    return bool(counted) and all(read_part(cell, counted) is not None for cell in cells)


def _ends_head(grid: Grid, first: int, column: int) -> bool:
    """Whether the cell over a column is merged with the one over the column before it and goes no further."""
    over = (grid.merge_over(row, column) for row in range(first - 1, max(0, first - MOST_HEADER_ROWS), -1))
    merge = next((one for one in over if one is not None), None)
    return merge is not None and merge.left == column - 1 and merge.right == column


def _repeats_labels(grid: Grid, body: tuple[int, ...], column: int) -> bool:
    """Whether a column of figures holds the years or ages that stand at the left of its rows once more."""
    cells = {row: cell for row in body[:SAMPLE] if (cell := grid.cell(row, column)) is not None}
    if len(cells) < FEWEST_REPEATED:
        return False
    return all(grid.visible(row)[0][1].raw.strip() == cell.raw.strip() for row, cell in cells.items())


FEWEST_REPEATED = 3
FEWEST_UNHEADED = 3
"""Rows of one column of figures that need no header: they are what the title over them names."""


def _headed(grid: Grid, body: tuple[int, ...], headers: dict[int, HeaderPath]) -> tuple[int, ...]:
    """Return the columns with a header of their own.

    A few stray numbers in the second column of a merged header are none: the first has the figures.
    """
    headed: list[int] = []
    counts: dict[int, int] = {}
    for column, path in headers.items():
        if not path.fragments:
            continue
        left = headed[-1] if headed else None
        if left is not None and headers[left].cells == path.cells:
            for at in (left, column):
                counts.setdefault(at, sum(1 for row in body if (cell := grid.cell(row, at)) and is_figure(cell)))
            if counts[column] * STRAY < counts[left]:
                continue
        headed.append(column)
    return tuple(headed)


STRAY = 5
"""So many times more figures has the column that a merged header belongs to."""


def _main_label_column(grid: Grid, body: tuple[int, ...], zone: tuple[int, ...]) -> int:
    """Return the column of the label zone that most body rows are labelled in."""
    counts = dict.fromkeys(zone, 0)
    for row in body[:SAMPLE]:
        cells = grid.visible(row)
        leads = _leading(cells, zone)
        for column, cell in cells:
            if column in counts and _can_label(cell, column == leads):
                counts[column] += 1
                break
    return max(counts, key=lambda column: (counts[column], -column))


def _holds_words(grid: Grid, body: tuple[int, ...], column: int) -> bool:
    """Whether a column labels rows: words, days, or years at the very left."""
    for row in body:
        cell = grid.cell(row, column)
        if cell is not None and _can_label(cell, True):
            return True
    return False


def _header_path(grid: Grid, header_rows: tuple[int, ...], column: int) -> HeaderPath:
    """Return the fragments over a column; a merged range counts once."""
    fragments: list[str] = []
    cells: list[tuple[int, int]] = []
    for row in header_rows:
        merge = grid.merge_over(row, column)
        position = (merge.top, merge.left) if merge else (row, column)
        text = grid.text(*position)
        aside = row != header_rows[-1] and is_said_aside(text)
        if text and position not in cells and not is_missing_code(text) and not aside:
            fragments.append(text)
            cells.append(position)
    return HeaderPath(tuple(fragments), tuple(cells))
