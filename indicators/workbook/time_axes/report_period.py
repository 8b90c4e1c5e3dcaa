"""Columns that speak of the reporting period and of all since New Year, under a title that says which period it is.

"Số trong kỳ báo cáo | Lũy kế từ đầu năm" under "Kỳ 1 tháng 12 năm 2025" are the first fifteen days of December and
1 January to 15 December; "Cùng kỳ năm trước" is the same window a year before. Under "đến ngày 15 tháng 2", where the
season's beginning is not said, they are what stood on that day. A comparison has the period of what it compares.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold
from indicators.model.period_rules import ENGLISH_MONTH
from indicators.workbook.periods.title_period import TitlePeriod, period_over
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.compared_columns import with_compared
from indicators.workbook.time_axes.table_axes import Axis, Column, ReadPeriod, TableAxes


def report_axes(region: Region, columns: tuple[Column, ...]) -> TableAxes | None:
    """Return the axis of such columns; None where none speaks so, or the title names no one window."""
    if not any(_speaks_of_report(column) for column in columns):
        return None
    found = period_over(region.grid, region.title_rows, region.title, region.header_rows)
    reported = _reported(found, aligned_fold(region.title))
    if found is None or reported is None:
        return None
    dated = with_compared(tuple(_dated(column, found, reported) for column in columns))
    title = ReadPeriod(reported, found.text, found.cells)
    return TableAxes(region, dated, Axis.COLUMNS, title_period=title, place=found.place, where=found.where)


def _reported(found: TitlePeriod | None, title: str) -> Period | None:
    """Return what a report is about: a window, or the one day up to which something was done."""
    if found is None or found.period is None:
        return None
    text = aligned_fold(found.text)
    before = title.partition(text)[0]
    if found.period.is_instant or not (_UP_TO.match(text) or _ENDS_UP_TO.search(before)):
        return found.period
    return Period.instant(found.period.last_day) if _DAY.search(text) else None


def _speaks_of_report(column: Column) -> bool:
    text = aligned_fold(column.path.text)
    return column.header.comparison is None and bool(_THIS.search(text) or _SINCE_NEW_YEAR.search(text))


def _dated(column: Column, found: TitlePeriod, reported: Period) -> Column:
    text = aligned_fold(column.path.text)
    if column.header.comparison is not None or _COMPARED.search(text):
        text = without_base(_COMPARED.sub("", text))
    since = bool(_SINCE_NEW_YEAR.search(text))
    back = 2 if _TWO_YEARS_BEFORE.search(text) else 1 if _YEAR_BEFORE.search(text) else 0
    if not since and not _THIS.search(text) and not back:
        return column
    period = _since_new_year(reported) if since else reported
    if back:
        try:
            period = period.shift(years=-back)
        except Invalid:  # 29 February
            return column
    return replace(column, period=ReadPeriod(period, column.path.text, (*column.path.cells, *found.cells)))


def without_base(folded: str) -> str:
    """Return a folded text up to what its figures are compared with."""
    return _BASE.split(folded, maxsplit=1)[0]


def _since_new_year(reported: Period) -> Period:
    first = date(reported.start.year, 1, 1)
    return Period.through(first, reported.start) if reported.is_instant else Period(first, reported.end)


_ENDS_UP_TO = re.compile(r"\b(?:den(?: het| cuoi)?|up to|until)\s*$")
_DAY = re.compile(
    rf"\bngay \d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|\b\d{{1,2}} (?:{ENGLISH_MONTH})\b|\b(?:{ENGLISH_MONTH}) \d{{1,2}}\b"
)
_BASE = re.compile(r"\bso (?:voi|cung)\b|\bcompared (?:with|to)\b|\bversus\b|\bvs\b|\bover\b")
"""What follows is what a figure is compared with."""
_UP_TO = re.compile(r"(?:tinh )?den\b|up to\b|until\b|through\b|as of\b")
"""A title that only says up to when something was done leaves open since when: a harvest, a season."""
_THIS = re.compile(
    r"\bky (?:nay|bao cao)\b|\btrong (?:ky|thang|quy)\b(?! ?[\di])|\b(?:this|reporting|reported|current) period\b"
    r"|\bthang bao cao\b|本\s?年\s?度?|本期"
)
_SINCE_NEW_YEAR = re.compile(
    r"\bluy ke\b|\bcong don\b|\btu dau nam\b|\byear[- ]to[- ]date\b|\bcumulative\b|\baccumulated\b|\bsince 1 jan"
)
_YEAR_BEFORE = re.compile(
    r"\bcung ky(?: nam truoc| truoc)?\b|\b(?:same|corresponding) period (?:of )?(?:the )?(?:last|previous)"
    r"|上\s?年\s?度|上年同期"
)
_TWO_YEARS_BEFORE = re.compile(r"前\s?年\s?度")
_COMPARED = re.compile(r"[與与][^比]{1,12}[比较較]{1,2}")
"""The base of a comparison where the word for it follows."""
