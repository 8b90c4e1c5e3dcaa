"""The period of one record: of one cell, or of a year and its month, quarter, half or day in columns of their own.

A year that runs from one calendar year into the next ("2007/08") is an interval only where the file says in which
month it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.text import clean
from indicators.workbook.periods.financial_year import last_month_of_year, span_of
from indicators.workbook.periods.part_of_year import Heading, Kind, read_part_words


def first_month_of_year(texts: Iterable[str]) -> int | None:
    """Return the month in which the years of a file begin; None where it does not say when they end."""
    last = last_month_of_year(texts)
    return None if last is None else last % 12 + 1


def financial_period(year: str, sub: tuple[int, int], first_month: int, *, named: bool = False) -> Period | None:
    """Return the months ``sub`` of a financial year that begins with ``first_month``.

    ``sub`` is (first month, count) as of a calendar year: quarter 2 is (4, 3), the fourth to sixth of its months.
    ``named`` months are those of the calendar: July is (7, 1), the first of a year that begins with it.
    """
    span = span_of(year)
    if span is None:
        return None
    begins, count = sub
    if named:
        begins = (begins - first_month) % 12 + 1
    month = first_month + begins - 1
    return _months(int(span["first"]) + (month - 1) // 12, (month - 1) % 12 + 1, count)


def _months(year: int, month: int, count: int) -> Period:
    last = month + count - 1
    end_year, end_month = year + last // 12, last % 12 + 1
    return Period(date(year, month, 1), date(end_year, end_month, 1))


def sub_period(text: str, kind: str) -> tuple[int, int] | None:
    """Return (first month, number of months) that ``text`` means under a heading of ``kind``; None if nothing.

    The whole year is (1, 12): "Annual", "Cả năm", the thirteenth month of a list of twelve.
    """
    folded = aligned_fold(clean(text)).strip(" .")
    if folded in _WHOLE_YEAR or folded == "m13" or (kind == "month" and folded == "52"):
        return 1, 12
    if kind == "week":
        return None
    if match := _TAGGED.fullmatch(folded):
        tagged = "quarter" if kind == "quarter" and match["tag"] == "t" else _KINDS[match["tag"]]
        return _numbered(int(match["n"]), tagged)
    if kind == "half" and folded in {"1", "2"}:
        return _numbered(int(folded), kind)
    part = read_part_words(text, _HEADINGS.get(kind, Heading.NONE))
    return (part.first, part.months) if part is not None and part.kind in _SURE else None


def _numbered(number: int, kind: str) -> tuple[int, int] | None:
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[kind]
    return ((number - 1) * months + 1, months) if 1 <= number <= 12 // months else None


def joined_period(year: str, sub: tuple[int, int], day: str = "") -> Period | None:
    """Return the period of a calendar year's ``sub`` (first month, count), or the day ``day`` of its month."""
    read = read_period(year)
    if read is None or read.period != Period.year(read.period.start.year):
        return None
    try:
        if day:
            return Period.instant(date(read.period.start.year, sub[0], int(day))) if sub[1] == 1 else None
        return Period.months(read.period.start.year, *sub)
    except (ValueError, Invalid):
        return None


_WHOLE_YEAR = frozenset(
    {"annual", "total", "year", "full year", "all", "ca nam", "nam", "a", "a1", "a01", "fy", "tong so"}
)
_KINDS = {"m": "month", "q": "quarter", "s": "half", "h": "half", "t": "month"}
_TAGGED = re.compile(r"(?P<tag>[mqsht]) ?0?(?P<n>\d{1,2})")
_HEADINGS = {"month": Heading.MONTH, "quarter": Heading.QUARTER}
_SURE = frozenset({Kind.PART, Kind.TO_DATE, Kind.WHOLE})
"""Sums and means of a year ("Total", "J-D") are left: in a record they stand beside parts that may be missing."""
