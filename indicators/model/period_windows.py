"""Expressions for windows that a shorter rule would read a part of: the halves of a month, days and months that run on.

"Kỳ 1 tháng 12/2025" is no December, "01.01-30.09.2024" no day, "9 months to September 2024" no September. They are
therefore asked before ``period_rules``; folded text and linear expressions as there.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Any

from indicators.model.errors import Invalid
from indicators.model.month_names import ENGLISH
from indicators.model.period import Period, add_months
from indicators.model.period_rules import COUNTS, ENGLISH_MONTH, ENGLISH_YEAR, YEAR_BESIDE, Build

_ORDINALS = {"1": 1, "2": 2, "i": 1, "ii": 2, "dau": 1, "cuoi": 2, "first": 1, "second": 2, "1st": 1, "2nd": 2}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return next(number for number, name in enumerate(ENGLISH, 1) if name[:3] == text[:3])


def _half_of_month(said: dict[str, Any], year: int) -> Period:
    """Return the days 1 to 15 or those from the 16th on, the windows of half-monthly customs releases."""
    month = Period.month(year, _month(said["m"]))
    middle = date(year, month.start.month, 16)
    return Period(month.start, middle) if _ORDINALS[said["n"]] == 1 else Period(middle, month.end)


def _days_of_month(said: dict[str, Any], year: int) -> Period:
    month = _month(said["m"])
    return _through(date(year, month, int(said.get("d1") or 1)), date(year, month, int(said["d2"])))


def _days(said: dict[str, Any], year: int) -> Period:
    first_year = int(said["y1"]) if said.get("y1") else year
    first, last = _month(said["m1"]), _month(said["m2"])
    return _through(date(first_year, first, int(said["d1"])), date(year, last, int(said["d2"])))


def _through(first: date, last: date) -> Period:
    if last < first:
        raise Invalid("period_reversed", start=first.isoformat(), end=last.isoformat())
    return Period.through(first, last)


def _months_to(said: dict[str, Any], year: int) -> Period:
    """Return so many months that end with a month; a day that is not its last leaves them open."""
    month, count = _month(said["m"]), int(said["n"]) if said["n"].isdigit() else COUNTS[said["n"]]
    if said.get("d") and int(said["d"]) != monthrange(year, month)[1]:
        raise Invalid("period_unreadable", text=said["d"])
    end = Period.month(year, month).end
    return Period(add_months(end, -count), end)


def _to_date(said: dict[str, Any], year: int) -> Period:
    return Period.year_to_date(year, _month(said["m"]))


def _school_year(said: dict[str, Any], year: int) -> Period:
    """Return the twelve months of a school year, which opens in August or in September as its word says."""
    if int(said["y1"]) % 100 != (year + 1) % 100:
        raise Invalid("period_unreadable", text=said["y1"])
    opens = SEPTEMBER if said.get("september") else AUGUST
    return Period(date(year, opens, 1), date(year + 1, opens, 1))


AUGUST, SEPTEMBER = 8, 9


def _quarters(said: dict[str, Any], year: int) -> Period:
    first, last = _QUARTERS[said["q1"]], _QUARTERS[said["q2"]]
    if last <= first:
        raise Invalid("period_unreadable", text=f"{first}-{last}")
    return Period.months(year, 3 * first - 2, 3 * (last - first + 1))


def _first_quarters(said: dict[str, Any], year: int) -> Period:
    count = int(said["n"]) if said["n"].isdigit() else COUNTS[said["n"]]
    if not 1 <= count <= 4:
        raise Invalid("period_unreadable", text=str(count))
    return Period.year_to_date(year, 3 * count)


def _quarter(said: dict[str, Any], year: int) -> Period:
    return Period.quarter(year, _QUARTERS[said["n"]])


def _half(said: dict[str, Any], year: int) -> Period:
    return Period.half(year, int(said["n"]))


FROM_SEPTEMBER = r"nam hoc|nien khoa|annees? scolaires?|cursos? (?:escolar|academico)(?:es|s)?|ann[oi] scolastic[oi]"
FROM_AUGUST = r"lasar(?:et|en)?|skolear(?:et|ene)?|schuljahr(?:es?|en)?|lukuvuo(?:si|den|det)|schooljaar"
"""Words for school years, by the month with which these open in the countries of the language."""
SCHOOL_YEAR = (
    rf"(?:(?P<september>{FROM_SEPTEMBER})|{FROM_AUGUST}):? "
    r"(?P<y>(?:19|20)\d{2}) ?[-/] ?(?P<y1>(?:19|20)\d{2}|\d{2})(?!\d| ?(?:-|to|till|bis|au|a) ?\d)"
)
_M, _TO = rf"(?P<m>{ENGLISH_MONTH})\b\.?", r" ?(?:-|to|through|until) ?"
_M1, _M2 = rf"(?P<m1>{ENGLISH_MONTH})\.?", rf"(?P<m2>{ENGLISH_MONTH})\.?"
_Y1, _Y = r"(?P<y1>\d{4})", r"(?P<y>\d{4})(?!\d)"
_D1, _D2 = r"(?P<d1>\d{1,2})", r"(?P<d2>\d{1,2})"
_TH = r"(?:st|nd|rd|th)?"
_VI_MONTH = r"thang ?(?P<m>\d{1,2})(?!\d)"
_N = rf"(?P<n>\d{{1,2}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
_FEW = r"(?P<n>[2-4]|hai|ba|bon|two|three|four)"
_Q = r"(?P<{}>iv|i{{1,3}}|[1-4])"
_Q1, _Q2 = _Q.format("q1"), _Q.format("q2")

_FAMILIES: tuple[tuple[Build, tuple[str, ...]], ...] = (
    (_school_year, (rf"\b{SCHOOL_YEAR}",)),
    (
        _half_of_month,
        (
            rf"\b(?:ky|nua) (?P<n>[12]|i{{1,2}}|dau|cuoi)(?: cua)? {_VI_MONTH}(?:{YEAR_BESIDE})?",
            rf"\b(?P<n>first|second|1st|2nd) half of {_M}{ENGLISH_YEAR}",
        ),
    ),
    (
        _days_of_month,
        (
            rf"\b{_D2} ngay dau(?: cua)? {_VI_MONTH}(?:{YEAR_BESIDE})?",
            rf"\bfirst {_D2} days (?:of|in) {_M}{ENGLISH_YEAR}",
            rf"(?<![\d/.\-]){_D1} ?- ?{_D2}/(?P<m>\d{{1,2}})/(?P<y>\d{{4}})(?!\d)",
            rf"(?<![\d/.\-]){_D1}{_TO}{_D2} {_M}{ENGLISH_YEAR}",
            rf"\b{_M} {_D1}{_TO}{_D2},? (?P<y>\d{{4}})(?!\d)",
        ),
    ),
    (
        _days,
        (
            rf"(?<![\d.]){_D1}\.(?P<m1>\d{{1,2}})\.?{_Y1}?{_TO}{_D2}\.(?P<m2>\d{{1,2}})\.{_Y}(?!\.)",
            rf"(?<![\d/]){_D1}/(?P<m1>\d{{1,2}}) ?(?:-|den|toi) ?{_D2}/(?P<m2>\d{{1,2}}) nam {_Y}",
            rf"\b{_M1} {_D1}{_TH}(?:,? {_Y1})?{_TO}{_M2} {_D2}{_TH},? {_Y}",
            rf"(?<!\d){_D1} {_M1}(?: {_Y1})?{_TO}{_D2} {_M2} {_Y}",
        ),
    ),
    (
        _months_to,
        (rf"\b{_N}[ -]months? (?:ended|ending|to|through|until)(?: (?P<d>\d{{1,2}}))? {_M}{ENGLISH_YEAR}",),
    ),
    (
        _to_date,
        (
            rf"\b(?:ytd|year[- ]to[- ]date)[ :,]{{1,2}}(?:to |through |until )?{_M}{ENGLISH_YEAR}",
            rf"\b{_M}{ENGLISH_YEAR} ?\(?(?:ytd|year[- ]to[- ]date)\b",
        ),
    ),
    (
        _quarters,
        (
            rf"\bquy ?{_Q1} ?(?:-|den|toi) ?(?:quy ?)?{_Q2}(?!\w){YEAR_BESIDE}",
            r"\bq(?P<q1>[1-4]) ?(?:-|to) ?q?(?P<q2>[1-4])[ /.\-]{1,2}(?P<y>\d{4})(?!\d)",
        ),
    ),
    (
        _first_quarters,
        (
            rf"(?<![\d/.,]){_FEW} quy(?: dau)?{YEAR_BESIDE}",
            rf"\b(?:the )?first {_FEW} quarters?{ENGLISH_YEAR}",
        ),
    ),
    (
        _quarter,
        (
            r"(?<![\d/.,])(?P<y>(?:19|20)\d{2})[ \-/.]{1,2}(?P<n>[1-4])q(?!\w)",
            r"\bq\. ?(?P<n>iv|i{1,3}|[1-4])[ /\-]{1,2}(?P<y>\d{4})(?!\d)",
        ),
    ),
    (_half, (r"(?<![\d/.,])(?P<y>(?:19|20)\d{2})[ \-/.]{1,2}(?P<n>[12])h(?!\w)",)),
)
WINDOWS = tuple((re.compile(pattern), build) for build, patterns in _FAMILIES for pattern in patterns)
