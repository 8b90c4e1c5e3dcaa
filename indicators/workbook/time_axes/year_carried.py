"""Rows that are months or quarters of a year printed once: at the first of them, over them, or in a merged cell.

The year holds for the rows below it as long as they go one way through it. A row that goes back without a year of its
own ("Dec", then "Jan") shows that the year stands elsewhere or is a fiscal one; then nothing of the axis is certain.
Under "2016-17" the rows may go from July to June: where one such year is whole, it shows when all of them begin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from indicators.model.period import Period
from indicators.model.period_phrase import read_period
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import has_figure as holds_figure
from indicators.workbook.cells.grid import Cell
from indicators.workbook.measures.status_words import without_status
from indicators.workbook.periods.financial_run import last_month_shown
from indicators.workbook.periods.financial_year import is_financial_year, last_month_of_year, span_of, year_ending
from indicators.workbook.periods.part_of_year import (
    Heading,
    Kind,
    PartOfYear,
    are_roman_months,
    heading_of,
    read_part,
)
from indicators.workbook.periods.part_set import are_certain, are_enough, as_quarters, with_gaps_filled
from indicators.workbook.shapes.regions import Region, is_year
from indicators.workbook.shapes.unnamed_parts import counts_parts
from indicators.workbook.time_axes.table_axes import ReadPeriod

FIRST_ROWS = 300
"""Filled cells of a column of names that are looked at; where none of them is a period, none further down is asked."""
ENOUGH = 0.6
"""Share of the rows with numbers that must get a period."""


@dataclass(frozen=True, slots=True)
class CarriedYears:
    """Periods by row and the columns they stand in; ``doubt`` is the first cell that makes the years uncertain."""

    rows: dict[int, ReadPeriod]
    columns: tuple[int, ...]
    doubt: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """The column of a region whose rows are parts of years, and those parts by row."""

    column: int
    by_row: dict[int, PartOfYear]


def find_parts(region: Region) -> Parts | None:
    """Return the label column that names parts of years; of several the finest, the one of the shortest parts."""
    found: list[Parts] = []
    for column in region.label_columns:
        heading = heading_in(region, column)
        cells = {row: cell for row in region.body_rows if (cell := region.grid.cell(row, column)) is not None}
        first = islice(cells.values(), FIRST_ROWS)
        if not any(read_part(cell, heading) is not None or _is_dated(cell) for cell in first):
            continue
        read = {row: part for row, cell in cells.items() if (part := read_part(cell, heading)) is not None}
        read = with_gaps_filled(read, {row: cell.raw for row, cell in cells.items()})
        if not _fill(region, column, read):
            continue
        words = " ".join(region.grid.spread_text(row, column) for row in region.header_rows)
        if quarters := as_quarters(read, f"{region.title} {words}"):
            found.append(Parts(column, quarters))
        elif are_enough(read.values(), fewest=1) and are_certain(list(read.values()), f"{region.title} {words}"):
            found.append(Parts(column, read))
    return min(found, key=lambda parts: min(part.months for part in parts.by_row.values()), default=None)


def _fill(region: Region, column: int, read: Mapping[int, PartOfYear]) -> bool:
    """Whether most rows with figures are parts of a year, or have a period of their own among them."""
    if not read:
        return False
    numbered = [row for row in region.body_rows if has_figure(region, row)]
    dated = [row for row in numbered if row in read or _is_dated(region.grid.cell(row, column))]
    return len(dated) >= ENOUGH * len(numbered)


def _is_dated(cell: Cell | None) -> bool:
    """Whether a cell names a year, or a period with its year, and nothing else."""
    if cell is None or not isinstance(cell.value, str) or _names_year(cell):
        return _names_year(cell)
    said = without_status(clean(cell.raw))
    reading = read_period(said)
    return reading is not None and len(reading.text) + ROOM >= len(said)


def heading_in(region: Region, column: int) -> Heading:
    """Return what the words over a label column say its numbers count."""
    for row in reversed(region.header_rows):
        if found := heading_of(region.grid.spread_text(row, column)):
            return found
    numbered = [row for row in region.body_rows if region.grid.cell(row, column) is not None]
    if column > 1 and are_roman_months([region.grid.text(row, column) for row in numbered]):
        return Heading.MONTH
    return counts_parts(region.grid, numbered, column) if column > 1 else Heading.NONE


def carry_years(region: Region, parts: Parts) -> CarriedYears | None:
    """Give each row its period; None where no year is printed at any of them."""
    year_column = _year_column(region, parts)
    carrier = _Carrier(region, parts, year_column, _end_of_financial_years(region, parts, year_column))
    for row in region.body_rows:
        carrier.take(row)
    numbered = [row for row in region.body_rows if has_figure(region, row)]
    if not carrier.years:
        return None
    columns = tuple(dict.fromkeys(column for column in (carrier.year_column, parts.column) if column))
    placed = sum(1 for row in numbered if row in carrier.rows)
    if carrier.doubt is None and placed < ENOUGH * len(numbered):
        return None
    return CarriedYears(carrier.rows, columns, carrier.doubt)


def has_figure(region: Region, row: int) -> bool:
    return holds_figure(region.grid, row, region.headers)


def has_value(region: Region, row: int) -> bool:
    """Whether a row says something in a value column: a figure, or that there is none."""
    return any(column in region.headers and clean(cell.raw) for column, cell in region.grid.visible(row))


def _year_column(region: Region, parts: Parts) -> int | None:
    """Return the label column beside the parts that holds years, if there is one."""
    counts = {
        column: sum(1 for row in region.body_rows if _names_year(region.grid.cell(row, column)))
        for column in region.label_columns
        if column != parts.column
    }
    best = max(counts, key=lambda column: counts[column], default=None)
    return best if best is not None and counts[best] else None


def _end_of_financial_years(region: Region, parts: Parts, year_column: int | None) -> int | None:
    """Return the last month of the financial years that stand over the parts or beside them; None where none do."""
    grid, rows = region.grid, region.body_rows
    if not any(_is_financial(grid.cell(row, column)) for column in (parts.column, year_column or 0) for row in rows):
        return None
    order = [column for column in (year_column, parts.column) if column is not None]
    shown = last_month_shown(cell for row in rows for column in order if (cell := grid.cell(row, column)) is not None)
    return shown or last_month_of_year((region.title,))


@dataclass
class _Carrier:
    region: Region
    parts: Parts
    year_column: int | None
    ends: int | None = None
    """The last month of financial years, where the table has some and shows it."""
    rows: dict[int, ReadPeriod] = field(default_factory=dict)
    doubt: tuple[int, int] | None = None
    years: set[int] = field(default_factory=set)
    year: int | None = None
    begins: int = 1
    """The month with which the year begins."""
    year_cell: tuple[int, int] | None = None
    last: dict[int, int] = field(default_factory=dict)
    way: int = 0
    under_way: bool = False

    def take(self, row: int) -> None:
        """Read one row: it names a year, a part of the year above, both, or neither."""
        grid, column = self.region.grid, self.parts.column
        figures = has_figure(self.region, row)
        if self.year_column is not None:
            self._year_beside(row, figures)
        own = grid.cell(row, column)
        part = self.parts.by_row.get(row)
        if part is not None:
            if has_value(self.region, row):
                self._place(row, part)
            return
        if own is None or not clean(own.raw):
            if figures:
                self._whole_year(row)
            return
        self._full_period(row, own, figures)

    def _year_beside(self, row: int, figures: bool) -> None:
        """Take the year of the year column, of this row or of a merged cell; other words there end the year."""
        column = self.year_column or 0
        merge = self.region.grid.merge_over(row, column)
        at = (merge.top, merge.left) if merge is not None else (row, column)
        cell = self.region.grid.cell(*at)
        if _is_financial(cell):
            if at != self.year_cell:
                self._begin_financial(cell, at)
        elif (year := _year_of(cell)) is not None:
            if at != self.year_cell:
                self._begin(year, at)
        elif (cell is not None and clean(cell.raw)) or self._is_heading(row, figures):
            self._forget()

    def _is_heading(self, row: int, figures: bool) -> bool:
        return not figures and row not in self.parts.by_row and bool(self.region.grid.visible(row))

    def _full_period(self, row: int, cell: Cell, figures: bool) -> None:
        """Read words in the column of the parts that are no part: a period with its year, or an end of the year."""
        at = (row, self.parts.column)
        year = _year_of(cell)
        if _is_financial(cell):
            self._begin_financial(cell, at)
        elif year is not None:
            self._begin(year, at)
        if _names_year(cell):
            if figures and self.year is not None:
                self.rows[row] = ReadPeriod(self._this_year(), clean(cell.raw), (at,))
            return
        said = without_status(clean(cell.raw))
        reading = read_period(said) if isinstance(cell.value, str) else None
        if reading is None or len(reading.text) + ROOM < len(said) or reading.period.is_instant:
            self._forget()
            return
        period = reading.period
        if period.start.year != period.last_day.year:
            self._forget()
            return
        if period.start.year != self.year:
            self._begin(period.start.year, at)
        if figures:
            self.rows[row] = ReadPeriod(period, clean(cell.raw), (at,))
            self._go(at, period.whole_months or 0, period.start.month - 1)

    def _begin_financial(self, cell: Cell | None, at: tuple[int, int]) -> None:
        """Begin a year that runs into the next one; where nothing shows with which month, nothing is certain."""
        span = span_of(cell.raw) if cell is not None else None
        if span is None:
            return
        self.years.add(int(span["first"]))
        if self.ends is None:
            self._forget()
            return
        self._begin(int(span["first"]), at, self.ends % 12 + 1)

    def _this_year(self) -> Period:
        year = self.year or 0
        return Period.year(year) if self.begins == 1 else year_ending(year + 1, self.begins - 1)

    def _begin(self, year: int, at: tuple[int, int], begins: int = 1) -> None:
        self.under_way = self.under_way and year == self.year
        self.year, self.year_cell, self.begins = year, at, begins
        self.years.add(year)
        self.last, self.way = {}, 0

    def _forget(self) -> None:
        self.year, self.year_cell, self.last, self.way = None, None, {}, 0
        self.under_way = False

    def _place(self, row: int, part: PartOfYear) -> None:
        at = (row, self.parts.column)
        if self.year is None or self.year_cell is None:
            self.doubt = self.doubt or at
            return
        if part.kind in {Kind.OPEN, Kind.TOTAL} or (part.kind is Kind.WHOLE and not self.under_way):
            return
        if self.begins > 1 and not (part.is_step or part.kind is Kind.WHOLE):
            return
        if self.begins > 1 and _is_numbered(part):
            self.doubt = self.doubt or at
            return
        self.under_way = True
        if part.is_step:
            self._go(at, part.months, (part.first - self.begins) % 12)
        cells = tuple(dict.fromkeys((self.year_cell, at)))
        year = self.region.grid.text(*self.year_cell) if self.begins > 1 else str(self.year)
        self.rows[row] = ReadPeriod(self._placed(part, self.year), f"{year} {part.text}", cells)

    def _placed(self, part: PartOfYear, year: int) -> Period:
        """Return a part of the year that is under way; of a financial one its first months are of the first year."""
        if part.kind is Kind.WHOLE:
            return self._this_year()
        return part.in_year(year if part.first >= self.begins else year + 1)

    def _go(self, at: tuple[int, int], months: int, first: int) -> None:
        """Note a step through the year; one that turns back makes the year of all rows doubtful."""
        before = self.last.get(months)
        self.last[months] = first
        if before is None:
            return
        step = (first > before) - (first < before)
        if step == 0 or (self.way and step != self.way):
            self.doubt = self.doubt or at
        self.way = self.way or step

    def _whole_year(self, row: int) -> None:
        """A row with a year and no part beside it is that year's; one with neither stays without a period."""
        if self.year_column is None or self.year is None or self.year_cell is None or self.year_cell[0] != row:
            return
        merge = self.region.grid.merge_over(row, self.year_column)
        if merge is None or merge.top == merge.bottom:
            text = self.region.grid.text(*self.year_cell) if self.begins > 1 else str(self.year)
            self.rows[row] = ReadPeriod(self._this_year(), text, (self.year_cell,))


def _is_numbered(part: PartOfYear) -> bool:
    """Whether a quarter or half is named by its number alone: of a financial year that may be one of its own."""
    return part.is_step and part.months > 1 and not re.search(r"[^\W\d_]{3}.*[-–]|[^\W\d_]{3} to ", part.text)


def _is_financial(cell: Cell | None) -> bool:
    return cell is not None and isinstance(cell.value, str) and is_financial_year(cell.raw)


def _names_year(cell: Cell | None) -> bool:
    return _is_financial(cell) or _year_of(cell) is not None


def _year_of(cell: Cell | None) -> int | None:
    """Return the year that a cell names and nothing else: 2012, "Năm 2012", "2012 (p)"."""
    if cell is None:
        return None
    if is_year(cell):
        return int(float(cell.raw)) if isinstance(cell.value, str) else int(cell.value)  # type: ignore[arg-type]
    said = without_status(clean(cell.raw))
    reading = read_period(said) if isinstance(cell.value, str) else None
    if reading is None or len(reading.text) + ROOM < len(said):
        return None
    year = reading.period.start.year
    return year if reading.period == Period.year(year) else None


ROOM = 2
"""Letters beside a period that may stand for a flag or a colon."""
