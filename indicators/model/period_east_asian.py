"""Expressions for periods that Chinese, Japanese and Korean words name inside a text: "（2014年）", "2024年前三季度".

Asked only of texts with a word for years; a text that is such a period and nothing else is read by ``period_whole``.
"2014年度" is left: it is the calendar's year in China and begins in April in Japan.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from indicators.model.period import Period
from indicators.model.period_rules import Build

YEAR_WORDS = re.compile("[年년]")
_NUMBERS = {"一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "上": 1, "下": 2, "상": 1, "하": 2}


def _nth(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text]


def _day(said: dict[str, Any], year: int) -> Period:
    return Period.instant(date(year, int(said["m"]), int(said["d"])))


def _months(said: dict[str, Any], year: int) -> Period:
    first, last = int(said["m1"]), int(said["m2"])
    return Period.months(year, first, last - first + 1)


def _last_day(said: dict[str, Any], year: int) -> Period:
    return Period.instant(Period.month(year, int(said.get("m") or 12)).last_day)


def _month(said: dict[str, Any], year: int) -> Period:
    return Period.month(year, int(said["m"]))


def _first_quarters(said: dict[str, Any], year: int) -> Period:
    return Period.year_to_date(year, 3 * _nth(said["n"]))


def _quarter(said: dict[str, Any], year: int) -> Period:
    return Period.quarter(year, _nth(said["n"]))


def _half(said: dict[str, Any], year: int) -> Period:
    return Period.half(year, _nth(said["n"]))


def _year(_said: dict[str, Any], year: int) -> Period:
    return Period.year(year)


_Y = r"(?<!\d)(?P<y>(?:19|20)\d{2}) ?[年년] ?"
_FAMILIES: tuple[tuple[Build, str], ...] = (
    (_day, rf"{_Y}(?P<m>\d{{1,2}}) ?[月월] ?(?P<d>\d{{1,2}}) ?[日일]"),
    (_months, rf"{_Y}(?P<m1>\d{{1,2}}) ?[月월]? ?[-~〜～至] ?(?P<m2>\d{{1,2}}) ?[月월]"),
    (_last_day, rf"{_Y}(?P<m>\d{{1,2}}) ?[月월] ?[底末말]"),
    (_month, rf"{_Y}(?P<m>\d{{1,2}}) ?[月월]"),
    (_first_quarters, rf"{_Y}前 ?(?P<n>[二三两兩23]) ?个?季"),
    (_first_quarters, rf"{_Y}(?:1|一) ?[-~至] ?(?P<n>[2-4二三四]) ?季"),
    (_quarter, rf"{_Y}第? ?(?P<n>[1-4一二三四]) ?(?:季|四半期|분기|/4)"),
    (_half, rf"{_Y}(?P<n>[上下상하]) ?(?:半年|반기)"),
    (_last_day, rf"{_Y}[底末말]"),
    (_year, r"(?<!\d)(?P<y>(?:19|20)\d{2}) ?[年년](?! ?[\d度도초初前第以起])"),
)
EAST_ASIAN = tuple((re.compile(pattern), build) for build, pattern in _FAMILIES)
NO_PERIOD = re.compile(
    r"(?:以|按|基期|基准年?) ?\d{4} ?[年년]|\d{4} ?[年년] ?(?:不变价|不變價|可比价|价格|價格|=|[为為] ?100|기준)"
    r"|(?:比|较|較|[为為是]) ?\d{4} ?[年년].*"
)
"""Years of prices and of what figures are compared with: "按2010年价格", "2016年为2015年%"."""
