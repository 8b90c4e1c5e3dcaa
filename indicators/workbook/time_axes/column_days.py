"""Days over the columns of a table, and what all of them together stand for: months, quarters, weeks, or days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from indicators.model.period_phrase import aligned_fold, read_period
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.cells.number_formats import shows_no_day
from indicators.workbook.periods.date_axis import read_date_axis
from indicators.workbook.shapes.regions import Region
from indicators.workbook.shapes.title_text import row_text
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod, TableAxes


def on_column_days(axes: TableAxes) -> TableAxes:
    """Let bare days over the columns stand for the months, quarters or weeks they are the ends of.

    Months typed as words among first days ("Mar-15" after cells of dates) show that all are months. A column without
    a period ("% change") beside them says nothing of the others.
    """
    region = axes.region
    axes = replace(axes, columns=tuple(_said_once(_in_its_year(column)) for column in axes.columns))
    bare = [column.period for column in axes.columns if column.period and column.period.text in column.path.fragments]
    days_alone = [read for read in bare if read.period is not None and read.period.is_instant]
    firsts = all(read.period is not None and read.period.start.day == 1 for read in days_alone)
    typed = [read for read in bare if firsts and read.period is not None and read.period.whole_months == 1]
    hidden = bool(typed) or days_hidden(region.grid, days_alone)
    dated = [column.period for column in axes.columns if column.period is not None]
    if not days_alone or len(days_alone) + len(typed) < len(dated) or says_reference_day(region):
        return axes
    heading = " ".join(region.grid.spread_text(row, at) for row in region.header_rows for at in region.label_columns)
    starts = [read.period.start for read in (*days_alone, *typed) if read.period is not None]
    days = read_date_axis(starts, heading if _STEPS.search(aligned_fold(heading)) else "", day_hidden=hidden)
    columns = tuple(
        replace(column, period=replace(column.period, period=days.period(column.period.period.start)))
        if column.period and column.period.period
        else column
        for column in axes.columns
    )
    return replace(axes, columns=columns, days=days)


def says_reference_day(region: Region) -> bool:
    """Whether words over a table say that figures are of what stood on a day itself, however far apart the days lie."""
    over = (row for row in region.grid.rows if row < region.body_rows[0])
    return any(_REFERENCE_DAY.search(aligned_fold(row_text(region.grid, row))) for row in over)


def _in_its_year(column: Column) -> Column:
    """Return a column with the day in the year over it where another day stands beside that one: "2031 | 1900-01-01".

    A small number that is shown as a date is a day of 1900.
    """
    read = column.period
    if read is None or read.period is None or not read.period.is_instant:
        return column
    years = {int(text) for text in column.path.fragments if _YEAR.fullmatch(text)}
    if len(years) != 1 or read.period.start.year in years:
        return column
    said = zip(column.path.fragments, column.path.cells, strict=True)
    days = ((text, cell, found.period) for text, cell in said if (found := read_period(text)) is not None)
    within = ((text, cell, day) for text, cell, day in days if day.is_instant and day.start.year in years)
    text, cell, day = next(within, ("", (0, 0), None))
    return replace(column, period=ReadPeriod(day, text, (cell,))) if day is not None else column


def _said_once(column: Column) -> Column:
    """Return a column of a day without what else its header says of it: its year, and the day in another row."""
    read, words = column.period, column.header.item.split()
    if not words or read is None or read.period is None or not read.period.is_instant:
        return column
    again = all(word in column.path.fragments and (_YEAR.fullmatch(word) or read_period(word)) for word in words)
    return replace(column, header=replace(column.header, item="")) if again else column


def days_hidden(grid: Grid, reads: Iterable[ReadPeriod]) -> bool:
    """Whether every cell that holds a day shows its month and year alone."""
    cells = (next((cell for at in read.cells if _is_day(cell := grid.cell(*at))), None) for read in reads)
    return all(cell is not None and shows_no_day(cell.style.number_format) for cell in cells)


def _is_day(cell: Cell | None) -> bool:
    return cell is not None and isinstance(cell.value, date)


_REFERENCE_DAY = re.compile(
    r"\b(?:reference (?:date|day)s?|stichtag\w{0,2}|date de reference|fecha de referencia|data di riferimento)\b"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_STEPS = re.compile(r"\bweeks?\b|\btuan\b|\bmonths?\b|\bthang\b|\bquarters?\b|\bquy\b")
