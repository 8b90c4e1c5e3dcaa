"""A long table: one row an observation, with a period column, a value column and what is measured in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.workbook.cells.grid import Grid, Visibility, address
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.periods.title_period import TitlePeriod, period_around, period_of_title
from indicators.workbook.record_tables.record_heading import SAMPLE, RecordHeading
from indicators.workbook.record_tables.record_table import read_records
from indicators.workbook.record_tables.record_words import Part
from indicators.workbook.row_labels.group_names import names_of_runs
from indicators.workbook.sheet import Sheet
from indicators.workbook.tables.table_reading import TableReading
from indicators.workbook.time_axes.table_axes import Axis

_NAMED, _BARE, _JOINED, _HALF_NAMED = 0.8, 0.5, 0.9, 0.6
"""With a series, without one, with a period in several columns, with half of its heading named."""


@dataclass(frozen=True, slots=True)
class Long:
    name: str = "long"

    def recognise(self, sheet: Sheet) -> Recognition:
        heading = sheet.records
        if heading is None or _periods_in_two_columns(sheet, heading) or _names_stand_once(sheet, heading):
            return UNKNOWN
        if sheet.side_by_side and not _parts_adjoin(heading):
            return UNKNOWN
        evidence = tuple(
            Evidence(f"{part.value}_heading", address(heading.row, column)) for part, column in heading.columns.items()
        )
        if heading.is_joined or Part.END in heading.columns:
            return Recognition(_JOINED, evidence)
        if not heading.is_named:
            coded = Part.PERIOD in heading.columns and bool({Part.AREA, Part.CODE} & set(heading.columns))
            return Recognition(_NAMED if coded or heading.is_keyed else _HALF_NAMED, evidence)
        names_series = bool({Part.SERIES, Part.CODE} & set(heading.columns)) or bool(heading.dimensions)
        extra = 0.02 * len(heading.columns)
        return Recognition((_NAMED if names_series else _BARE) + min(extra, 0.15), evidence)

    def read(self, sheet: Sheet) -> TableReading:
        heading = sheet.records
        if heading is None:
            return TableReading()
        around = None if Part.PERIOD in heading.columns else _around(sheet, heading)
        return read_records(sheet.record_grid, heading, self.name, around, tuple(_notes(sheet, heading)))


def _around(sheet: Sheet, heading: RecordHeading) -> TitlePeriod | None:
    """Return the period that stands over the heading, or around the sheet."""
    above = [row for row in sheet.grid.rows if row < heading.row]
    titled = period_of_title(sheet.grid, above) if above else None
    return titled or period_around(sheet.grid, sheet.others, sheet.file_name)


def _notes(sheet: Sheet, heading: RecordHeading) -> Iterator[str]:
    """Yield the texts that may say when a year begins: the heading, what stands over it, short sheets beside."""
    yield from _texts(sheet.grid, tuple(row for row in sheet.grid.rows if row <= heading.row))
    for other in sheet.others:
        if other.visibility is Visibility.VISIBLE and len(other.rows) <= MOST_ROWS_OF_NOTES:
            yield from _texts(other, other.rows)


def _texts(grid: Grid, rows: tuple[int, ...]) -> Iterator[str]:
    return (cell.value for row in rows for _, cell in grid.visible(row) if isinstance(cell.value, str))


MOST_ROWS_OF_NOTES = 200


def _periods_in_two_columns(sheet: Sheet, heading: RecordHeading) -> bool:
    """Whether a year and its months stand in columns of their own and each row does not repeat its year."""
    if heading.is_joined:
        return _leaves_years_out(sheet.record_grid, heading)
    if sheet.is_long or Part.END in heading.columns:
        return False
    return any(axes.axis is Axis.ROWS and len(axes.period_columns) > 1 for axes in sheet.axes[:1])


def _names_stand_once(sheet: Sheet, heading: RecordHeading) -> bool:
    """Whether what is measured stands at the first of its months alone, so that the others are no records yet."""
    grid = sheet.grid
    first = [row for row in grid.rows if row > heading.row][:SAMPLE]
    named = [
        column for part, column in heading.columns.items() if part in {Part.AREA, Part.SERIES}
    ] + [*heading.dimensions]  # fmt: skip
    blank = [column for column in named if _stands_first(grid, first, column)]
    if not blank or heading.is_joined or len(sheet.axes) != 1 or sheet.axes[0].axis is not Axis.ROWS:
        return False
    periods = {row: read.period for row, read in sheet.axes[0].rows.items() if read.period is not None}
    return any(names_of_runs(sheet.axes[0].region, column, periods) for column in blank)


def _stands_first(grid: Grid, rows: list[int], column: int) -> bool:
    """Whether a column says something at the first of ``rows`` and nothing at most of the others."""
    said = [bool(grid.text(row, column)) for row in rows]
    return said[:1] == [True] and 2 * sum(said) < len(said)


def _parts_adjoin(heading: RecordHeading) -> bool:
    """Whether year, month and day stand in columns side by side, so that none of them begins another table."""
    parts = sorted(
        {heading.columns[part] for part in (Part.YEAR, Part.SUB_PERIOD, Part.DAY) if part in heading.columns}
    )
    return len(parts) > 1 and parts[-1] - parts[0] == len(parts) - 1


def _leaves_years_out(grid: Grid, heading: RecordHeading) -> bool:
    """Whether one of the first records has no year, which the row above it says."""
    year = heading.columns.get(Part.YEAR, heading.columns.get(Part.PERIOD))
    if year is None:
        return False
    value = heading.columns.get(Part.VALUE, next(iter(heading.values), None))
    rows = [row for row in grid.rows if row > heading.row][:SAMPLE]
    with_value = [row for row in rows if value is None or grid.text(row, value)]
    return any(not grid.text(row, year) for row in with_value)
