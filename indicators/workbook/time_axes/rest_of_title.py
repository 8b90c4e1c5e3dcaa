"""Columns without a period beside one that names that of the title: "Quyết toán năm 2031 | Chi đầu tư | Chi khác".

They are of the title as well, which is to be confirmed. Not so what compares, what speaks of another period, and what
adds up over more than the title's: "Lũy kế vốn đã giao", "Tổng mức đầu tư". What was done of the plan of a year is of
the part of it that the title names.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.model.observation import ObsStatus
from indicators.model.period import Period, PeriodKind
from indicators.model.period_phrase import aligned_fold
from indicators.workbook.periods.title_period import Place, period_of_title
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.table_axes import Axis, Column, ReadPeriod, TableAxes
from indicators.workbook.time_axes.year_at_end import year_at_end


def with_rest_of_title(axes: TableAxes) -> TableAxes:
    """Return a table whose columns name one period, those that name none with it where its title names it too."""
    named = {column.period.period for column in axes.columns if column.period is not None}
    rest = [column for column in axes.columns if _may_be_of_title(column)]
    if axes.axis is not Axis.COLUMNS or axes.title_period is not None or len(named) != 1 or not rest:
        return axes
    found = period_of_title(axes.region.grid, axes.region.title_rows, axes.region.title)
    if found is None and (said := period_in_header(axes.columns)) is not None:
        bare = tuple(replace(column, period=None) for column in axes.columns)
        return replace(axes, columns=bare, axis=Axis.TITLE, title_period=said, place=Place.HEADER)
    if found is None or found.period is None or found.period not in named:
        return axes
    title = ReadPeriod(found.period, found.text, found.cells)
    columns = tuple(replace(column, period=title) if column in rest else column for column in axes.columns)
    return replace(axes, columns=columns, title_period=title, place=Place.TITLE_BESIDE_YEARS)


def with_done_of_title(region: Region, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return columns of what was done, beside the plan of a year alone, with the part of that year in their title.

    "Dự toán 2031 | Thực hiện | % DT" under "Lũy kế từ đầu năm đến ngày 30/9/2031": no other months can be meant.
    """
    planned = {column.period.period for column in columns if column.period is not None}
    plans = [column for column in columns if column.period is not None]
    year = planned.pop() if len(planned) == 1 else None
    if year is None or year.kind is not PeriodKind.YEAR or any(one.header.obs_status != _PLAN for one in plans):
        return columns
    found = period_of_title(region.grid, region.title_rows, region.title)
    part = found.period if found is not None else None
    if found is None or part is None or part == year or part.is_instant or not year.contains(part):
        return columns
    read = ReadPeriod(part, found.text, found.cells)
    return tuple(replace(column, period=read) if _was_done(column) else column for column in columns)


def _was_done(column: Column) -> bool:
    return column.header.obs_status not in {"", _PLAN} and _may_be_of_title(column)


_PLAN = ObsStatus.TARGET.value


def period_in_header(columns: tuple[Column, ...]) -> ReadPeriod | None:
    """Return the one year that few columns of many name in passing: "The weighted score in 2031" beside ten scores."""
    naming = [(column, read) for column in columns if (read := column.period or _year_in_words(column)) is not None]
    years = {read.period for _, read in naming}
    period = years.pop() if len(years) == 1 else None
    if period is None or period != Period.year(period.start.year) or len(naming) * FEW > len(columns):
        return None
    in_words = all(
        len(column.path.text) > len(read.text) + ROOM and not _BOUND.search(aligned_fold(column.path.text))
        for column, read in naming
    )
    return naming[0][1] if in_words and all(column.header.comparison is None for column, _ in naming) else None


def _year_in_words(column: Column) -> ReadPeriod | None:
    year = year_at_end(column)
    return ReadPeriod(year, str(year.start.year), column.path.cells) if year is not None else None


_BOUND = re.compile(r"\b(?:tu|sau|truoc|den|since|from|after|before|until)(?: nam)? (?:19|20)\d{2}\b")
"""A year from which on or up to which something holds."""
FEW, ROOM = 4, 15
"""Columns for each that names a year, and letters beside it, from which on it may be that of the whole table."""


def _may_be_of_title(column: Column) -> bool:
    header = column.header
    if column.period is not None or header.comparison is not None or header.refers_elsewhere:
        return False
    return not _OVER_MORE.search(aligned_fold(column.path.text))


_OVER_MORE = re.compile(r"\b(?:luy ke|cong don|tong muc dau tu|tong du toan|khoi cong|cumulative|to date)\b")
