"""Days down a column that another column makes intervals: the days they end with, or the numbers of their weeks.

Belongs here: what a second column of a table proves of the days in the first. What days prove by their distances is in
``date_axis``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold, read_period
from indicators.workbook.cells.grid import Grid
from indicators.workbook.periods.date_axis import DateAxis, Step
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.table_axes import ReadPeriod, TableAxes

LONGEST_SPAN = 366
MONDAY, SUNDAY = 1, 7


def with_spans(axes: TableAxes) -> TableAxes:
    """Return a table whose rows are days with the intervals that another column before its figures makes of them."""
    if axes.days is None or axes.days.step is not Step.DAY or len(axes.period_columns) != 1:
        return axes
    region, (own,) = axes.region, axes.period_columns
    days = {row: read.period.start for row, read in axes.rows.items() if read.period is not None}
    for other in range(1, region.value_columns[0]):  # the numbers of weeks are no labels
        if other == own:
            continue
        if (ends := _ends(region, own, other, days)) is not None:
            rows = {row: _until(read, ends[row], (row, other)) if row in ends else read
                    for row, read in axes.rows.items()}  # fmt: skip
            spans = [(start, ends[row]) for row, start in days.items() if row in ends]
            settled = replace(axes.days, doubtful=False, until=all(is_common(*span) for span in spans))
            return replace(axes, rows=rows, period_columns=(own, other), days=settled)
        if (week := _week_axis(region, other, days)) is not None:
            rows = {row: replace(read, period=week.period(days[row])) if row in days else read
                    for row, read in axes.rows.items()}  # fmt: skip
            return replace(axes, rows=rows, period_columns=(own, other), days=week)
    return axes


def _ends(region: Region, own: int, other: int, days: Mapping[int, date]) -> dict[int, date] | None:
    """Return the last days of intervals: of a column headed as that of ends beside one headed as that of starts."""
    if not STARTS.search(_heading(region, own)) or not ENDS.search(_heading(region, other)):
        return None
    ends: dict[int, date] = {}
    for row, start in days.items():
        end = _day(region.grid, row, other)
        if end is None or not 0 <= (end - start).days < LONGEST_SPAN:
            return None
        ends[row] = end
    return ends


def is_common(first: date, last: date) -> bool:
    """Whether two days open and close whole weeks, months or years, or are one day."""
    after = last + timedelta(days=1)
    days = (after - first).days
    return days == 1 or days % 7 == 0 or (first.day == 1 and after.day == 1) or _a_year_later(first) == after


def _a_year_later(day: date) -> date | None:
    return None if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def _until(read: ReadPeriod, end: date, at: tuple[int, int]) -> ReadPeriod:
    if read.period is None:
        return read
    return replace(read, period=Period.through(read.period.start, end), cells=(*read.cells, at))


def _week_axis(region: Region, other: int, days: Mapping[int, date]) -> DateAxis | None:
    """Return the weeks that days open or end where each is the first, or the last, of the ISO week numbered beside."""
    if not _WEEK.search(_heading(region, other)):
        return None
    places = {day.isoweekday() for day in days.values()}
    if places not in ({MONDAY}, {SUNDAY}):
        return None
    if any(region.grid.text(row, other).removesuffix(".0") != str(day.isocalendar().week) for row, day in days.items()):
        return None
    return DateAxis(Step.WEEK, by_heading=True, ends=places == {SUNDAY})


def tell_intervals(grid: Grid, rows: Iterable[int], own: int, days: tuple[int, int]) -> bool:
    """Whether the periods of one column are in every row the intervals of the two days in others, ended either way."""
    for row in rows:
        told, first, last = read_period(grid.text(row, own)), *(_day(grid, row, column) for column in days)
        if told is None or first != told.period.start or last not in {told.period.end, told.period.last_day}:
            return False
    return True


def _day(grid: Grid, row: int, column: int) -> date | None:
    cell = grid.cell(row, column)
    if cell is None:
        return None
    if isinstance(cell.value, date):
        return cell.value.date() if isinstance(cell.value, datetime) else cell.value
    read = read_period(cell.raw)
    return read.period.start if read is not None and read.period.is_instant else None


def _heading(region: Region, column: int) -> str:
    return aligned_fold(" ".join(region.grid.spread_text(row, column) for row in region.header_rows)).replace("_", " ")


STARTS = re.compile(r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|from|tu ngay|bat dau|inicio|debut|beginn|von)\b")
ENDS = re.compile(r"\b(?:end(?:s|ed|ing)?|to|until|through|den ngay|ket thuc|fin|ende|bis)\b")
_WEEK = re.compile(r"\bweeks?\b|\b(?:kalender)?woche\b|\bvecka\b|\bveckonummer\b|\bsemaine\b|\bsemana\b|\btuan\b")
