"""Where the periods of a table are: over its columns, at its rows, or in its title alone.

Found from what reads as a period, never from positions. A table whose rows are years and whose columns are months has
its periods in two places, and one whose headers name months of no year has half of them; both are left to a layout of
their own and refused here with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold, read_period, read_periods
from indicators.workbook.date_axis import DateAxis, Step, read_date_axis
from indicators.workbook.grid import Cell
from indicators.workbook.headers import HeaderReading, read_header
from indicators.workbook.notation import Notation, read_notation
from indicators.workbook.regions import SAMPLE, HeaderPath, Region, is_figure, with_group_titles
from indicators.workbook.skip_reason import SkipReason


class Axis(StrEnum):
    COLUMNS = "columns"
    ROWS = "rows"
    TITLE = "title"


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
    """The axis of periods of a region, or the reason why there is none.

    ``rows`` holds the periods by row where rows carry them, in ``period_column``. ``days`` says what its days stand
    for. ``year`` was taken from the title for headers that name none.
    """

    region: Region
    columns: tuple[Column, ...]
    axis: Axis | None = None
    reason: str = ""
    rows: dict[int, ReadPeriod] = field(default_factory=dict)
    period_column: int | None = None
    days: DateAxis | None = None
    day_order_open: bool = False
    title_period: ReadPeriod | None = None
    year: int | None = None

    @property
    def without_period(self) -> tuple[Column, ...]:
        """The columns for which no period was read though columns carry them."""
        return tuple(column for column in self.columns if column.period is None) if self.axis is Axis.COLUMNS else ()


ENOUGH = 0.6
"""Share of the rows with numbers whose label must be a period for rows to carry the periods."""
_ANY_YEAR = 2000


def find_axes(region: Region) -> TableAxes:
    """Find out where the periods of ``region`` are."""
    columns = _completed(region, tuple(_column(region, number) for number in region.value_columns))
    columns = _with_notation(region, columns)
    row_axes = _row_axes(region, columns)
    if row_axes is None and _rows_need_year(region):
        return TableAxes(region, columns, reason=SkipReason.PERIOD_WITHOUT_YEAR)
    if any(column.period for column in columns):
        return _columns_or_rows(TableAxes(region, columns, Axis.COLUMNS), row_axes)
    needs_year = [read_header(column.path.fragments, year=_ANY_YEAR).period is not None for column in columns]
    if any(needs_year):
        if row_axes is not None:
            return TableAxes(region, columns, reason=SkipReason.YEAR_BY_MONTH)
        return _with_year_of_title(region, columns)
    if row_axes is not None:
        return row_axes
    return _title_axes(region, columns)


def _column(region: Region, number: int, year: int | None = None) -> Column:
    """Read a header; where it names no period, once more with the group titles that may cover it."""
    path = region.headers[number]
    header = read_header(path.fragments, year=year)
    if header.period is None:
        wider = with_group_titles(region, number)
        if wider != path:
            second = read_header(wider.fragments, year=year)
            if second.period is not None:
                path, header = wider, second
    found = header.period
    read = ReadPeriod(found.period, found.text, path.cells) if found else None
    return Column(number, path, header, read)


def _with_notation(region: Region, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Settle what headers such as "2010-11" or "T1/2024" mean from all of them and the words around."""
    notation = read_notation([text for column in columns for text in column.path.fragments], _words_around(region))
    settled: list[Column] = []
    for column in columns:
        said = zip(column.path.fragments, column.path.cells, strict=True)
        found = next(((text, cell) for text, cell in said if text in notation), None)
        if found is None:
            settled.append(column)
            continue
        text, cell = found
        read = ReadPeriod(notation.periods.get(text), text, (cell,), notation.open.get(text, ""))
        settled.append(replace(column, period=read))
    return tuple(settled)


def _words_around(region: Region) -> str:
    """Return the title and every word over the columns: what tells a language and what kind of years are meant."""
    heads = dict.fromkeys(text for path in region.headers.values() for text in path.fragments)
    labels = (region.grid.spread_text(row, column) for row in region.header_rows for column in region.label_columns)
    return " ".join((region.title, *heads, *labels))


def _completed(region: Region, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Complete headers that leave out what the title says as well: its year, or, over shares, its one period."""
    named = {column.period.period for column in columns if column.period and column.period.period}
    years = {year for period in named for year in (period.start.year, period.last_day.year)}
    said = {int(year) for year in _YEAR.findall(aligned_fold(region.title))}
    if len(years) != 1 or said != years or all(column.period for column in columns):
        return columns
    year = years.pop()
    dated = tuple(column if column.period else _column(region, column.number, year) for column in columns)
    found = read_periods(region.title)
    if len(named) != 1 or {reading.period for reading in found} != named:
        return dated
    title = ReadPeriod(found[0].period, found[0].text, _title_cells(region))
    return tuple(replace(column, period=title) if _is_bare_share(column) else column for column in dated)


def _is_bare_share(column: Column) -> bool:
    header = column.header
    return column.period is None and header.part is not None and not header.refers_elsewhere and not header.item


def _title_cells(region: Region) -> tuple[tuple[int, int], ...]:
    return tuple(
        (row, column) for row in region.title_rows for column, cell in region.grid.visible(row)[:1] if cell.raw.strip()
    )


def _columns_or_rows(axes: TableAxes, row_axes: TableAxes | None) -> TableAxes:
    """Settle a table whose headers name periods and whose rows may do so as well.

    One and the same period over every column is a remark ("last updated") when each row has its own.
    """
    if row_axes is None:
        return _on_column_days(axes)
    named = {column.period.period for column in axes.columns if column.period}
    if len(named) == 1 and len(row_axes.rows) > 1:
        return row_axes
    return replace(axes, axis=None, reason=SkipReason.PERIODS_TWICE)


def _on_column_days(axes: TableAxes) -> TableAxes:
    """Let bare days over the columns stand for the months or quarters they are the ends of."""
    bare = [column.period for column in axes.columns if column.period and column.period.text == column.path.text]
    periods = [read.period for read in bare if read.period is not None]
    if len(periods) < len(axes.columns) or not all(period.is_instant for period in periods):
        return axes
    days = read_date_axis([period.start for period in periods])
    columns = tuple(
        replace(column, period=replace(column.period, period=days.period(column.period.period.start)))
        if column.period and column.period.period
        else column
        for column in axes.columns
    )
    return replace(axes, columns=columns, days=days)


def _with_year_of_title(region: Region, columns: tuple[Column, ...]) -> TableAxes:
    years = {int(year) for year in _YEAR.findall(aligned_fold(region.title))}
    if len(years) != 1:
        return TableAxes(region, columns, reason=SkipReason.PERIOD_WITHOUT_YEAR)
    year = years.pop()
    dated = tuple(_column(region, column.number, year) for column in columns)
    return TableAxes(region, dated, Axis.COLUMNS, year=year)


def _title_axes(region: Region, columns: tuple[Column, ...]) -> TableAxes:
    """Take the period from the title, if it names exactly one and no header speaks of a period of its own."""
    if any(column.header.refers_elsewhere or _names_year(column.header.item) for column in columns):
        return TableAxes(region, columns, reason=SkipReason.PERIOD_ELSEWHERE)
    found = read_periods(region.title)
    if len({reading.period for reading in found}) != 1:
        return TableAxes(region, columns, reason=SkipReason.PERIOD_ABSENT if not found else SkipReason.PERIOD_AMBIGUOUS)
    read = ReadPeriod(found[0].period, found[0].text, _title_cells(region))
    return TableAxes(region, columns, Axis.TITLE, title_period=read)


def _names_year(item: str) -> bool:
    """Whether the words of a header still hold a year that is not the base of prices: a season, a fiscal year."""
    return bool(_YEAR.search(_PRICE_BASE.sub("", aligned_fold(item))))


# -- rows -------------------------------------------------------------------------------------------------------------
def _row_axes(region: Region, columns: tuple[Column, ...]) -> TableAxes | None:
    """Return the axes when one label column is mostly periods."""
    numbered = [row for row in region.body_rows if _has_number(region, row)]
    known: dict[str, Period | None] = {}
    for number in region.label_columns:
        cells = {row: cell for row in numbered if (cell := region.grid.cell(row, number)) is not None}
        rows = {row: _row_period(cell, (row, number), known) for row, cell in cells.items()}
        notation = read_notation([read.text for read in rows.values()], _words_around(region))
        rows = {row: _noted(read, notation) for row, read in rows.items()}
        readable = sum(1 for read in rows.values() if read.period is not None or read.asked)
        if readable and readable >= ENOUGH * len(numbered):
            heading = " ".join(region.grid.spread_text(row, number) for row in region.header_rows)
            axis = _axis_of_days(rows, heading)
            return TableAxes(
                region, columns, Axis.ROWS, rows=_on_axis(rows, axis), period_column=number, days=axis,
                day_order_open=_day_order_open(cells),
            )  # fmt: skip
    return None


def _rows_need_year(region: Region) -> bool:
    """Whether the rows are months or quarters of a year that is named elsewhere, if at all."""
    texts = [
        text
        for row in region.body_rows[:SAMPLE]
        if _has_number(region, row) and (text := region.grid.text(row, region.label_columns[0]))
    ]
    short = sum(1 for text in texts if len(text) <= LONGEST_BARE and read_period(text, year=_ANY_YEAR) is not None)
    return short > 1 and short >= ENOUGH * len(texts)


LONGEST_BARE = 24
"""Letters that a month or a quarter without its year has at most."""


def _has_number(region: Region, row: int) -> bool:
    return any(column in region.headers and is_figure(cell) for column, cell in region.grid.visible(row))


def _row_period(cell: Cell, position: tuple[int, int], known: dict[str, Period | None]) -> ReadPeriod:
    if isinstance(cell.value, (date, datetime)):
        day = cell.value.date() if isinstance(cell.value, datetime) else cell.value
        return ReadPeriod(Period.instant(day), cell.raw, (position,))
    if cell.raw not in known:
        reading = read_period(cell.raw)
        known[cell.raw] = reading.period if reading else None
    return ReadPeriod(known[cell.raw], cell.raw.strip(), (position,))


def _noted(read: ReadPeriod, notation: Notation) -> ReadPeriod:
    if read.text not in notation:
        return read
    return replace(read, period=notation.periods.get(read.text), asked=notation.open.get(read.text, ""))


def _axis_of_days(rows: dict[int, ReadPeriod], heading: str) -> DateAxis | None:
    """Decide what the days of the axis stand for; None where not every period is a day."""
    periods = [read.period for read in rows.values() if read.period is not None]
    if not periods or not all(period.is_instant for period in periods):
        return None
    return read_date_axis([period.start for period in periods], heading)


def _on_axis(rows: dict[int, ReadPeriod], axis: DateAxis | None) -> dict[int, ReadPeriod]:
    if axis is None or axis.step is Step.DAY:
        return rows
    return {
        row: ReadPeriod(axis.period(read.period.start), read.text, read.cells) if read.period else read
        for row, read in rows.items()
    }


def _day_order_open(cells: dict[int, Cell]) -> bool:
    """Whether typed days such as 01/02/2024 could be read month first as well: no day of the axis is above 12."""
    typed = [match for cell in cells.values() if (match := _TYPED_DAY.fullmatch(cell.raw.strip()))]
    return any(match[1] != match[2] for match in typed) and all(int(match[1]) <= 12 for match in typed)


_TYPED_DAY = re.compile(r"0?([0-9]{1,2})[/-]0?([0-9]{1,2})[/-][0-9]{4}")
_PRICE_BASE = re.compile(r"\bgia so sanh(?: nam)? \d{4}|\bgoc(?: nam)? \(?\d{4}|\b\d{4} ?= ?100|\bconstant \d{4}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
