"""The axis of periods of a table: what carries them, and which period each column, row or cell has."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from indicators.model.period import Period
from indicators.model.period_phrase import YEAR
from indicators.workbook.measures.headers import HeaderReading
from indicators.workbook.periods.date_axis import DateAxis
from indicators.workbook.periods.title_period import Place
from indicators.workbook.shapes.regions import HeaderPath, Region

if TYPE_CHECKING:
    from indicators.workbook.time_axes.financial_end import FinancialEnd


class Axis(StrEnum):
    """What names the periods; CELLS: row and column together, a year and a part of it.

    OPEN: the table names no period, and is read for a person to say it.
    """

    COLUMNS = "columns"
    ROWS = "rows"
    CELLS = "cells"
    TITLE = "title"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ReadPeriod:
    """A period (None: words that name none), its words, and the cells they stand in.

    ``asked``: the finding that asks what the words mean, where they can mean two things.
    """

    period: Period | None
    text: str
    cells: tuple[tuple[int, int], ...]
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A value column: its header as printed and as read, and its period where the columns carry them."""

    number: int
    path: HeaderPath
    header: HeaderReading
    period: ReadPeriod | None = None

    @property
    def position(self) -> tuple[int, int] | None:
        return self.path.cells[-1] if self.path.cells else None


@dataclass(frozen=True, slots=True)
class TableAxes:
    """The axis of periods of a region, or the reason why there is none with the cell that shows it.

    ``rows`` holds the periods by row where rows carry them, in ``period_columns``; ``cells`` those by row and column
    where both do. ``days`` says what its days stand for, ``financial`` what its financial years do. ``year`` was taken
    from the title for headers that name none. ``title_period`` was found at ``place``: its title, unless ``where``
    names a sheet, a cell of one, or a file.
    """

    region: Region
    columns: tuple[Column, ...]
    axis: Axis | None = None
    reason: str = ""
    reason_cell: tuple[int, int] | None = None
    rows: dict[int, ReadPeriod] = field(default_factory=dict)
    cells: dict[tuple[int, int], ReadPeriod] = field(default_factory=dict)
    period_columns: tuple[int, ...] = ()
    days: DateAxis | None = None
    day_order_open: bool = False
    title_period: ReadPeriod | None = None
    place: Place = Place.TITLE
    where: str = ""
    year: int | None = None
    financial: FinancialEnd | None = None
    grouped: bool = False
    """Whether several rows share a period that is printed once for them, so that other names may be as well."""
    stock_day: tuple[int, int] | None = None
    """The month and day that its title says its years stand for."""
    passing: frozenset[int] = frozenset()
    """The columns whose headings speak of a time in passing, of a table that is asked about."""
    numbered_weeks: bool = False
    """Whether its periods are weeks by their number, which are not surely those of ISO 8601."""

    @property
    def names_bare_year(self) -> bool:
        """Whether the period of the title is a year by itself, which may be said of the table or in passing."""
        return self.title_period is not None and bool(YEAR.fullmatch(self.title_period.text))

    @property
    def names_own_period(self) -> bool:
        """Whether its one period stands in its own title or header ("1 January to 31 August 2020")."""
        own = {*self.region.title_rows, *self.region.header_rows}
        said = self.title_period.cells if self.title_period is not None and not self.where else ()
        return self.axis is Axis.TITLE and any(row in own for row, _ in said)

    @property
    def without_period(self) -> tuple[Column, ...]:
        """The columns for which no period was read though columns carry them."""
        return tuple(column for column in self.columns if column.period is None) if self.axis is Axis.COLUMNS else ()

    @property
    def mostly_read(self) -> bool:
        """Whether at least half of the columns or rows that should have a period have one."""
        reads = list(self.rows.values()) if self.axis is Axis.ROWS else [column.period for column in self.columns]
        return sum(1 for read in reads if read is not None and (read.period or read.asked)) * 2 >= len(reads)

    @property
    def period_cells(self) -> frozenset[tuple[int, int]]:
        """The cells that name the periods of rows."""
        reads = (*self.rows.values(), *self.cells.values())
        return frozenset(cell for read in reads for cell in read.cells)

    @property
    def periods(self) -> set[Period | str]:
        """The different periods that the axis names, and the words of those that must be asked."""
        reads: list[ReadPeriod | None] = [column.period for column in self.columns]
        if self.axis is Axis.ROWS:
            reads = [*self.rows.values()]
        elif self.axis is Axis.CELLS:
            reads = [*self.cells.values()]
        return {read.period or read.text for read in reads if read is not None and (read.period or read.asked)}

    def period_at(self, column: Column, row: int | None) -> ReadPeriod | None:
        """Return the period of a cell; without ``row`` that of a whole column, where it has one."""
        if self.axis in {Axis.TITLE, Axis.OPEN}:
            return self.title_period
        if self.axis is Axis.ROWS:
            return self.rows.get(row) if row is not None else None
        if self.axis is Axis.CELLS:
            return self.cells.get((row, column.number)) if row is not None else None
        return column.period
