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
from indicators.model.period import Period, add_months
from indicators.model.period_phrase import aligned_fold
from indicators.model.period_rules import ENGLISH_MONTH
from indicators.model.series import Measure
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import has_figure
from indicators.workbook.periods.title_period import TitlePeriod, period_over
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.compared_columns import with_compared
from indicators.workbook.time_axes.table_axes import Axis, Column, ReadPeriod, TableAxes


def report_axes(region: Region, columns: tuple[Column, ...]) -> TableAxes | None:
    """Return the axis of such columns; None where none speaks so, or the title names no one window."""
    speaking = any(_speaks_of_report(column) for column in columns)
    if not speaking and not any(_compares_report(column) for column in columns):
        return None
    found = period_over(region.grid, region.title_rows, region.title, region.header_rows)
    reported = _reported(found, aligned_fold(region.title))
    if found is None or reported is None:
        return None
    dated = with_compared(tuple(_dated(column, found, reported, all_of_it=not speaking) for column in columns))
    title = ReadPeriod(reported, found.text, found.cells)
    return TableAxes(region, dated, Axis.COLUMNS, title_period=title, place=found.place, where=found.where)


def with_since_new_year(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, "Cộng dồn từ đầu năm" up to the end of the one period that the others name."""
    read = {column.period.period: column.period for column in columns if column.period is not None}
    reported = next(iter(read), None) if len(read) == 1 else None
    if reported is None or reported.is_instant or reported.whole_months == YEAR_OF_MONTHS:
        return columns
    return tuple(
        replace(column, period=replace(read[reported], period=_since_new_year(reported)))
        if column.period is None and column.header.comparison is None and _OF_THE_YEAR.search(_folded(column))
        else column
        for column in columns
    )


def _folded(column: Column) -> str:
    return aligned_fold(column.path.text)


YEAR_OF_MONTHS = 12
_OF_THE_YEAR = re.compile(r"\btu dau nam\b|\byear[- ]to[- ]date\b")


def _reported(found: TitlePeriod | None, title: str) -> Period | None:
    """Return what a report is about: a window, or the one day up to which something was done."""
    if found is None or found.period is None:
        return None
    text = aligned_fold(found.text)
    if _STOCK.search(text):
        return None
    before = title.partition(text)[0]
    if found.period.is_instant or not (_UP_TO.match(text) or _ENDS_UP_TO.search(before)):
        return found.period
    return Period.instant(found.period.last_day) if _DAY.search(text) else None


def _speaks_of_report(column: Column) -> bool:
    text = aligned_fold(column.path.text)
    return column.header.comparison is None and bool(_THIS.search(text) or _SINCE_NEW_YEAR.search(text))


def _compares_report(column: Column) -> bool:
    """Whether a column compares what it calls this period: where no other names one, the figures beside are of it."""
    said = without_base(aligned_fold(column.path.text))
    return column.header.comparison is not None and column.header.refers_elsewhere and bool(_THIS.search(said))


def rows_of_report(axes: TableAxes) -> TableAxes:
    """Give rows that speak of another period than the title's theirs: "上月金額", "Cùng kỳ năm trước".

    Where most rows speak so, one that says nothing ("增減率") may go with any of them and has no period.
    """
    region, title = axes.region, axes.title_period
    if axes.axis is not Axis.TITLE or title is None or title.period is None:
        return axes
    labels = {row: _label(region, row) for row in region.body_rows if has_figure(region.grid, row, region.headers)}
    said = {row: window for row, text in labels.items() if (window := _window(_said(text), title.period)) is not None}
    if not any(window != title.period for window in said.values()):
        return axes
    mostly = 2 * len(said) >= len(labels)
    rows = {
        row: ReadPeriod(period, labels[row], ((row, region.label_columns[0]), *title.cells))
        for row in labels
        if (period := said.get(row, None if mostly else title.period)) is not None
    }
    return replace(axes, axis=Axis.ROWS, rows=rows)


def _label(region: Region, row: int) -> str:
    return " ".join(text for column in region.label_columns if (text := region.grid.text(row, column)))


def _dated(column: Column, found: TitlePeriod, reported: Period, *, all_of_it: bool) -> Column:
    period = _window(_said(column.path.text, compared=column.header.comparison is not None), reported)
    if period is None and all_of_it and not column.header.refers_elsewhere:
        period = reported
    if period is None and column.period is None and column.header.part is Measure.SHARE:
        period = reported  # a share with no word of when is one of what is reported
    if period is None:
        return column
    return replace(column, period=ReadPeriod(period, column.path.text, (*column.path.cells, *found.cells)))


def _said(text: str, *, compared: bool = False) -> str:
    """Return what a head says of its own figures, folded: without what they are compared with."""
    folded = aligned_fold(clean(text))
    return without_base(_COMPARED.sub("", folded)) if compared or _COMPARED.search(folded) else folded


def _window(text: str, reported: Period) -> Period | None:
    """Return the window that folded words name beside the reporting period; None where they name none."""
    since = bool(_SINCE_NEW_YEAR.search(text))
    back = 2 if _TWO_YEARS_BEFORE.search(text) else 1 if _YEAR_BEFORE.search(text) else 0
    month_before = not back and not since and bool(_MONTH_BEFORE.search(text))
    if not since and not back and not month_before and not _THIS.search(text):
        return None
    period = _since_new_year(reported) if since else reported
    if month_before:
        return _month_before(reported)
    try:
        return period.shift(years=-back) if back else period
    except Invalid:  # 29 February
        return None


def _month_before(reported: Period) -> Period | None:
    """Return the month before a month, or its last day before the last day of one."""
    month = Period.month(reported.start.year, reported.start.month)
    before = Period(add_months(month.start, -1), month.start)
    if reported == month:
        return before
    return Period.instant(before.last_day) if reported == Period.instant(month.last_day) else None


def without_base(folded: str) -> str:
    """Return a folded text up to what its figures are compared with."""
    return _BASE.split(folded, maxsplit=1)[0]


def _since_new_year(reported: Period) -> Period:
    first = date(reported.start.year, 1, 1)
    return Period.through(first, reported.start) if reported.is_instant else Period(first, reported.end)


_STOCK = re.compile(r"年 ?底|\bend of \d{4}")
"""What was accumulated by then may have begun in any year."""
_ENDS_UP_TO = re.compile(r"\b(?:den(?: het| cuoi)?|up to|until)\s*$")
_DAY = re.compile(
    rf"\bngay \d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|\b\d{{1,2}} (?:{ENGLISH_MONTH})\b|\b(?:{ENGLISH_MONTH}) \d{{1,2}}\b"
)
_BASE = re.compile(r"\bso (?:voi|cung)\b|\bcompared? (?:with|to)\b|\bversus\b|\bvs\b|\bover\b")
"""What follows is what a figure is compared with."""
_UP_TO = re.compile(r"(?:tinh )?den\b|up to\b|until\b|through\b|as of\b")
"""A title that only says up to when something was done leaves open since when: a harvest, a season."""
_THIS = re.compile(
    r"\bky (?:nay|bao cao)\b|\btrong (?:ky|thang|quy)\b(?! ?[\di])"
    r"|\b(?:this|reporting|reported|current) (?:period|month|quarter)\b"
    r"|\bthang bao cao\b|本 ?年|本 ?期|[本當当] ?月|本季"
)
_SINCE_NEW_YEAR = re.compile(
    r"\bluy ke\b|\bcong don\b|\btu dau nam\b|\byear[- ]to[- ]date\b|\bcumulative\b|\baccumulated\b|\bsince 1 jan"
    r"|累 ?[計计]"
)
_YEAR_BEFORE = re.compile(
    r"\bcung ky(?: nam truoc| truoc)?\b|\b(?:same|corresponding) period (?:of )?(?:the )?(?:last|previous)"
    r"|上 ?年 ?度|上 ?年 ?同 ?[期月]|去年同[期月]"
)
_MONTH_BEFORE = re.compile(r"上 ?月|\b(?:last|previous|preceding) month\b|\bthang truoc\b")
_TWO_YEARS_BEFORE = re.compile(r"前\s?年\s?度")
_COMPARED = re.compile(r"[與与][^比]{1,12}[比较較]{1,2}|\bcompared? (?:with|to) (?:the )?(?:last|previous) \w{4,7}\b")
"""The base of a comparison where the word for it follows."""
