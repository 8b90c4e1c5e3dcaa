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


def is_financial_year(text: str) -> bool:
    """Whether ``text`` is a year that ends in the next one: "2007/08", "2007-08", "FY2007/2008"."""
    match = _FINANCIAL.fullmatch(aligned_fold(clean(text)))
    return match is not None and int(match["next"]) % 100 == (int(match["year"]) + 1) % 100


def first_month_of_year(texts: Iterable[str]) -> int | None:
    """Return the month in which the years of a file begin, from words such as "year ending March"; None if unsaid.

    Texts that say two different months say none.
    """
    found = {month for text in texts for month in _first_months(aligned_fold(clean(text[:_LONGEST])))}
    return found.pop() if len(found) == 1 else None


def _first_months(folded: str) -> Iterable[int]:
    for match in _YEAR_ENDING.finditer(folded):
        yield (_MONTHS.index(match["month"][:3]) + 1) % 12 + 1
    for match in _MONTH_TO_MONTH.finditer(folded):
        first, last = _MONTHS.index(match["first"][:3]), _MONTHS.index(match["last"][:3])
        if (last - first) % 12 == 11:
            yield first + 1


def financial_period(year: str, sub: tuple[int, int], first_month: int) -> Period | None:
    """Return the months ``sub`` of a financial year that begins with ``first_month``.

    ``sub`` is (first month, count) as of a calendar year: quarter 2 is (4, 3), the fourth to sixth of its months.
    """
    match = _FINANCIAL.fullmatch(aligned_fold(clean(year)))
    if match is None:
        return None
    begins, count = sub
    month = first_month + begins - 1
    return _months(int(match["year"]) + (month - 1) // 12, (month - 1) % 12 + 1, count)


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
    if match := _TAGGED.fullmatch(folded):
        tagged = "quarter" if kind == "quarter" and match["tag"] == "t" else _KINDS[match["tag"]]
        return _numbered(int(match["n"]), tagged)
    if kind == "quarter" and (match := _QUARTER.fullmatch(folded)):
        return _numbered(_ROMAN.get(match["n"]) or int(match["n"]), "quarter")
    if kind in {"month", "half"} and (match := _NUMBER.fullmatch(folded)):
        return _numbered(int(match["n"]), kind)
    if kind == "week":
        return None
    read = read_period(clean(text), year=_ANY_YEAR)
    if read is None or read.period.start.year != _ANY_YEAR or read.period.whole_months is None:
        return None
    return read.period.start.month, read.period.whole_months


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


_LONGEST = 2_000
_ANY_YEAR = 2000
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_FINANCIAL = re.compile(r"(?:fy ?)?(?P<year>(?:19|20)\d{2}) ?[/-] ?(?P<next>(?:19|20)?\d{2})")
_YEAR_ENDING = re.compile(
    rf"\byears? end(?:ed|ing|s)?(?: on| in)?(?: the)?(?: \d{{1,2}}(?:st|th)?)? (?P<month>{_MONTH})\b"
)
_MONTH_TO_MONTH = re.compile(
    rf"\b(?P<first>{_MONTH}) ?(?:-|to|through|until) ?(?:the )?(?:end of )?(?:\d{{1,2}} )?(?P<last>{_MONTH})\b"
)
_WHOLE_YEAR = frozenset(
    {"annual", "total", "year", "full year", "all", "ca nam", "nam", "a", "a1", "a01", "fy", "tong so"}
)
_KINDS = {"m": "month", "q": "quarter", "s": "half", "h": "half", "t": "month"}
_TAGGED = re.compile(r"(?P<tag>[mqsht]) ?0?(?P<n>\d{1,2})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = re.compile(r"(?:(?:quy|quarter|qtr|kw) ?)?0?(?P<n>iv|i{1,3}|[1-4])(?:st|nd|rd|th)?(?: (?:quarter|qtr))?")
_NUMBER = re.compile(r"0?(?P<n>\d{1,2})")
