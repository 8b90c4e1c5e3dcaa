"""A sheet under recognition: its grid, its tables and where their periods are, each found once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from indicators.workbook.borders import BY_COLUMN, HeldBorder, Side
from indicators.workbook.cells.grid import Grid, address
from indicators.workbook.periods.title_period import period_around
from indicators.workbook.record_tables.heading_reader import MOST_ROWS_ABOVE, find_heading
from indicators.workbook.record_tables.record_heading import RecordHeading
from indicators.workbook.shapes.banner import without_banner
from indicators.workbook.shapes.blocks import relate_blocks
from indicators.workbook.shapes.code_legend import with_legend
from indicators.workbook.shapes.described_table import with_description
from indicators.workbook.shapes.headline import MOST_TITLE_ROWS
from indicators.workbook.shapes.panels import are_rankings, split_panels
from indicators.workbook.shapes.periodless import tells_time
from indicators.workbook.shapes.periods_at_end import tables_of
from indicators.workbook.shapes.regions import Region
from indicators.workbook.shapes.said_tables import Band, bands_of, with_borders
from indicators.workbook.shapes.year_sections import split_sections
from indicators.workbook.skip_reason import SkipReason
from indicators.workbook.time_axes.asked_axes import as_asked, names_year_of
from indicators.workbook.time_axes.axes import find_axes, with_title_period
from indicators.workbook.time_axes.financial_end import (
    FinancialEnd,
    find_financial_end,
    open_years,
    with_financial_years,
)
from indicators.workbook.time_axes.stock_day import on_stock_day
from indicators.workbook.time_axes.table_axes import Axis, TableAxes


def _parts(whole: Region) -> tuple[Region, ...]:
    """The tables of a region: beside each other, and one under the other for one period after another.

    Tables stand beside each other only where each of them has its periods, or one in its title or its header, or where
    they are rankings of the same names.
    """
    beside = tuple(section for panel in split_panels(whole) for section in split_sections(panel))
    apart = beside and (all(map(_has_period, beside)) or are_rankings(whole))
    return beside if apart else split_sections(whole)


def _has_period(part: Region) -> bool:
    axes = find_axes(part)
    return axes.axis in _CARRIED or axes.names_own_period


_CARRIED = frozenset({Axis.ROWS, Axis.COLUMNS, Axis.CELLS})


@dataclass(frozen=True)
class Sheet:
    """What every layout asks of a sheet. ``others`` are the other sheets of the file, which may describe this one.

    ``borders`` are those of its tables that a person or a recipe says.
    """

    grid: Grid
    others: tuple[Grid, ...] = ()
    file_name: str = ""
    borders: tuple[HeldBorder, ...] = ()

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The tables from above; one without title or unit line goes on with those of the table above it."""
        regions: list[Region] = []
        wholes = with_borders(self.grid, self.bands, tables_of) if self.borders else tables_of(self.grid)
        for region in (part for whole in wholes for part in _parts(whole)):
            if regions and not region.title_rows:
                above = regions[-1]
                region = replace(region, title=above.title, unit_line=region.unit_line or above.unit_line)
            regions.append(with_legend(region))
        return relate_blocks(with_description(regions, self.others))

    @cached_property
    def bands(self) -> list[Band]:
        """The rows of the tables as borders that were said change them."""
        return bands_of(self.grid, tables_of(self.grid), self.borders)

    @cached_property
    def axes(self) -> tuple[TableAxes, ...]:
        return tuple(self._settled(self._axes(region)) for region in self.regions)

    def _settled(self, axes: TableAxes) -> TableAxes:
        """Read financial years that the table leaves open where the rest of the file shows when they end."""
        if not open_years(axes) or self.financial_end is None:
            return axes
        return with_financial_years(axes, self.financial_end)

    @cached_property
    def financial_end(self) -> FinancialEnd | None:
        """What shows with which month the financial years of this sheet end."""
        return find_financial_end(self.grid, self.others)

    def _axes(self, region: Region) -> TableAxes:
        """Find the periods of a table: its own, those under a banner, or the one that stands around it."""
        axes = find_axes(region)
        if axes.axis is not Axis.ROWS and (axes.axis is None or axes.without_period):
            below = without_banner(region)
            second = find_axes(below) if below is not region else axes
            if second.reason == SkipReason.PERIOD_ABSENT or (second.axis and not second.without_period):
                axes = second
        if axes.axis is Axis.TITLE and axes.names_bare_year and tells_time(axes.region):
            return replace(axes, axis=None, reason=SkipReason.PERIOD_ELSEWHERE, title_period=None)
        asked = as_asked(axes) if axes.reason != SkipReason.PERIOD_AMBIGUOUS else None
        if asked is None and axes.reason != SkipReason.PERIOD_ELSEWHERE:
            return axes
        found = period_around(self.grid, self.others, self.file_name)
        if found is None or (asked is None and not names_year_of(axes, found.period)):
            return axes
        return on_stock_day(with_title_period(replace(asked or axes, axis=None), found))

    @cached_property
    def records(self) -> RecordHeading | None:
        """The heading of the table of records that the sheet is, if it is one."""
        found = find_heading(self.record_grid)
        last = self._said(Side.HEAD_TO)
        return found if found is None or not last or found.row == last[-1] else None

    @cached_property
    def record_grid(self) -> Grid:
        """The sheet within the borders that are said of it, if it is one table of records."""
        if not self.borders:
            return self.grid
        first = (self._said(Side.HEAD_FROM) or self._said(Side.HEAD_TO) or [1])[-1]
        last = (self._said(Side.TABLE_TO) or [self.grid.last_row])[-1]
        left = (self._said(Side.COLUMN_FROM) or [1])[-1]
        right = (self._said(Side.COLUMN_TO) or [self.grid.last_column])[-1]
        return self.grid.cut([row for row in self.grid.rows if first <= row <= last], left, right + 1)

    def _said(self, side: Side) -> list[int]:
        """Return the rows, or columns, that are said to be one end of a table."""
        said = [one.border for one in self.borders if one.border.side is side and one.border.row]
        return [one.column if side in BY_COLUMN else one.row for one in said]

    @property
    def is_long(self) -> bool:
        """Whether the sheet has so many records under a heading that names them that no other table is looked for."""
        records = self.records if len(self.grid.rows) > MANY_ROWS else None
        if records is None:
            return False
        return records.is_named or records.is_joined or records.is_keyed

    @property
    def side_by_side(self) -> bool:
        """Whether tables stand beside each other, so that a row holds figures of several; asked of the first rows."""
        looked_at = Sheet(beginning(self.grid)) if self.is_long else self
        return any(region.grid is not looked_at.grid for region in looked_at.regions)

    @property
    def title(self) -> str:
        if self.is_long:
            return " ".join(self.grid.text(row, column) for row, column in self._over_records)
        return next((region.title for region in self.regions if region.title), "")

    @property
    def title_cell(self) -> str:
        """The reference of the first cell of the title, empty without one."""
        if self.is_long:
            return address(*self._over_records[0]) if self._over_records else ""
        row = next((region.title_rows[0] for region in self.regions if region.title_rows), None)
        if row is None:
            return ""
        return address(row, next(column for column, _ in self.grid.visible(row)))

    @property
    def _over_records(self) -> list[tuple[int, int]]:
        """Return the first cells of the rows over the heading of the records."""
        heading = self.records.row if self.records else 0
        above = [row for row in self.grid.rows[:MOST_ROWS_ABOVE] if row < heading]
        return [(row, column) for row in above[-MOST_TITLE_ROWS:] for column, _ in self.grid.visible(row)[:1]]


MANY_ROWS, MANY_CELLS = 2_000, 50_000


def beginning(grid: Grid, rows: int = 0) -> Grid:
    """Return the first rows of a sheet (0: as many as are looked at) as a sheet of their own."""
    return replace(grid, cells={row: grid.cells[row] for row in grid.rows[: rows or MANY_ROWS]})
