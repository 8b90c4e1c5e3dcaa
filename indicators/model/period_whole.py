"""Expressions for a text that is a period and nothing else, in the languages of other statistics offices.

Names of months are words of other things in other languages, so here the whole text must be the period. Folded text,
as in ``period_rules``; every expression is linear.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from indicators.model.errors import Invalid
from indicators.model.month_names import MONTHS_OF_ALL
from indicators.model.period import Period
from indicators.model.period_rules import STATUS, Build, may_be_dated, middle_of, year_of

LONGEST_WHOLE = 60
_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2, "상": 1, "하": 2}


def _nth(said: dict[str, Any]) -> int:
    return int(said["n"]) if said["n"].isdigit() else _ORDINALS[said["n"]]


def _of(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS_OF_ALL[text]


def _month(said: dict[str, Any], year: int) -> Period:
    return Period.month(year, _of(said["m"]))


def _day(said: dict[str, Any], year: int) -> Period:
    return Period.instant(date(year, _of(said["m"]), int(said["d"])))


def _months(said: dict[str, Any], year: int) -> Period:
    first, last = _of(said["m1"]), _of(said["m2"])
    return Period.months(year, first, last - first + 1)


def _over_years(said: dict[str, Any], year: int) -> Period:
    first, last = Period.month(int(said["y1"]), _of(said["m1"])), Period.month(year, _of(said["m2"]))
    return Period(first.start, last.end)


def _quarter(said: dict[str, Any], year: int) -> Period:
    return Period.quarter(year, _nth(said))


def _half(said: dict[str, Any], year: int) -> Period:
    return Period.half(year, _nth(said))


def _week(said: dict[str, Any], year: int) -> Period:
    monday = date.fromisocalendar(year, int(said["n"]), 1)
    return Period.through(monday, date.fromisocalendar(year, int(said["n"]), 7))


def _year(_said: dict[str, Any], year: int) -> Period:
    if not year:
        raise Invalid("period_unreadable", text="0")
    return Period.year(year)


def _middle(_said: dict[str, Any], year: int) -> Period:
    return middle_of(year)


def _both_calendars(said: dict[str, Any], year: int) -> Period:
    """Read a year that stands in two calendars, where they agree: "67年 1978" of Taiwan, "2559 (2016)" of Thailand."""
    if year - int(said["other"]) not in {REPUBLIC_FROM, -BUDDHIST_BEFORE}:
        raise Invalid("period_unreadable", text=said["other"])
    if not said.get("m"):
        return Period.year(year)
    if said["number"] and int(said["number"]) != _of(said["m"]):
        raise Invalid("period_unreadable", text=said["m"])
    return Period.month(year, _of(said["m"]))


def _last_day(said: dict[str, Any], year: int) -> Period:
    return Period.instant(_both_calendars(said, year).last_day)


def _year_end(_said: dict[str, Any], year: int) -> Period:
    return Period.instant(date(year, 12, 31))


def _republic(said: dict[str, Any], _year: int) -> Period:
    year = int(said["y"]) + REPUBLIC_FROM
    return Period.month(year, int(said["m"])) if said["m"] else Period.year(year)


def _buddhist(_said: dict[str, Any], year: int) -> Period:
    return Period.year(year - BUDDHIST_BEFORE)


REPUBLIC_FROM, BUDDHIST_BEFORE = 1911, 543


def _lasting(said: dict[str, Any], year: int) -> Period:
    """Read ISO 8601: a first day and how long from there."""
    first, count = date(year, int(said["m"]), int(said["d"])), int(said["n"])
    if said["unit"] == "d":
        return Period.through(first, first + timedelta(days=count - 1))
    if first.day != 1:
        raise Invalid("period_unreadable", text=f"{first}/P{count}{said['unit']}")
    return Period.months(year, first.month, count * (12 if said["unit"] == "y" else 1))


def _until(said: dict[str, Any], year: int) -> Period:
    """Read a first day and a last one; a day after the last is told by both being firsts of months."""
    first = date(year, int(said["m"]), int(said["d"]))
    last = date(int(said["y2"]), int(said["m2"]), int(said["d2"]))
    if first.day == last.day == 1 and first != last:
        raise Invalid("period_unreadable", text=f"{first}/{last}")
    return Period.through(first, last)


_ANY = "|".join(sorted(MONTHS_OF_ALL, key=len, reverse=True))
_DE = r"(?:de |del |van |of )?"
_NTH = r"(?P<n>[1-4]|iv|i{1,3})"
_SUFFIX = r"(?:\.|st|nd|rd|th|er|ere|eme|e|o|a|º|ª)?\.?"
_QUARTERS = (
    r"(?:trimestre|trimestrul|trimester|trim|quartal|quarter|qtr|vierteljahr|vj|kwartaal|kwartal|triwulan|ceyrek"
    r"|suku tahun|квартал|kvartal(?:et)?|ctvrtleti|negyedev)"
)
_HALVES = r"(?:semestre|semester|sem|halbjahr|hj|half[- ]year|half|yarıyıl|полугодие|polrocze|pololeti|felev|halvar)"
_FLAG = (
    r"(?:(?: ?[(\[][a-z0-9*]{1,8}\.?[)\]]){1,3}"
    r"| ?\[note \d{1,2}\]| ?[*†‡¹²³⁰⁴-⁹ᵖʳᵉ]{1,3}| ?[0-9]\)|(?: ?(?:[0-9]{1,2}|[a-z])/){1,3}| [a-z]\)"
    r"| ?(?:pr|[prefbu])(?: ?\([0-9]{1,2}\))?| ?(?:est|prel|proj|prov)\.?"
    r"| (?:estimated?|forecast|projected|projection|provisional|preliminary)"
    r"|(?: ?\.){2,40}| ?(?:г\.?|год|года)|y\.|[ -]?(?:yil|жыл|жил|йил))?"
)
_TO = r" ?(?:-|~|a|bis|to|through|sampai|s/d|hingga|tot|ate|au) ?"

_ISO_DAY = r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:t00:00(?::00(?:\.0{1,6})?)?z?)?"
_FRAME = r"(?:[a-z]{3,12}(?:-[a-z]{3,12})?/)?"
"""What some offices put before a period: "quarter/2018-q2"."""

_FAMILIES: tuple[tuple[Build, tuple[str, ...]], ...] = (
    (_lasting, (rf"{_FRAME}{_ISO_DAY}/p(?P<n>\d{{1,3}})(?P<unit>[ymd])",)),
    (_until, (rf"{_ISO_DAY}/(?P<y2>\d{{4}})-(?P<m2>\d{{2}})-(?P<d2>\d{{2}})(?:t00:00(?::00)?z?)?",)),
    (
        _month,
        (
            rf"{STATUS}(?:luna )?(?P<m>{_ANY})\.?[ \-/.,]{{1,2}}{_DE}'?(?P<y>\d{{4}}){_FLAG}",
            rf"(?P<m>{_ANY})\.?[\-/']{{1,2}}(?P<y>\d{{2}}){_FLAG}",
            rf"(?P<m>{_ANY})(?:\.? ')?(?P<y>\d{{2}}){_FLAG}",
            rf"(?P<y>\d{{4}})[ \-/.,:]{{0,2}}(?P<m>{_ANY})\.?{_FLAG}",
            r"(?P<y>\d{4}) ?[年년] ?(?P<m>\d{1,2}) ?[月월]份?",
            r"month/(?P<y>\d{4})-(?P<m>\d{2})",
            r"(?P<y>\d{4})mm(?P<m>\d{2})",
        ),
    ),
    (
        _day,
        (
            r"(?P<y>1[5-8]\d{2})-(?P<m>\d{2})-(?P<d>\d{2})",
            r"(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>1[5-8]\d{2})",
            rf"(?P<d>\d{{1,2}})(?:\.|er|º|°)?[ -]{_DE}(?P<m>{_ANY})\.?[ -]{_DE}(?P<y>\d{{4}}|\d{{2}})",
            rf"(?P<y>\d{{4}})\.? (?P<m>{_ANY})\.? (?P<d>\d{{1,2}})\.?",
            r"(?P<y>\d{4}) ?[年년] ?(?P<m>\d{1,2}) ?[月월] ?(?P<d>\d{1,2}) ?[日일]",
        ),
    ),
    (
        _months,
        (
            rf"(?P<m1>{_ANY})\.?{_TO}(?P<m2>{_ANY})\.? {_DE}(?P<y>\d{{4}}){_FLAG}",
            rf"(?P<y>\d{{4}})[ :,]{{1,2}}(?P<m1>{_ANY})\.?{_TO}(?P<m2>{_ANY})\.?{_FLAG}",
            r"(?P<y>\d{4}) ?[年년] ?(?P<m1>\d{1,2}) ?[月월]? ?[-~〜～至] ?(?P<m2>\d{1,2}) ?[月월][份期]?",
        ),
    ),
    (_over_years, (rf"(?P<m1>{_ANY})\.? (?P<y1>\d{{4}}){_TO}(?P<m2>{_ANY})\.? (?P<y>\d{{4}})",)),
    (
        _quarter,
        (
            rf"{STATUS}{_NTH} ?{_SUFFIX} ?{_QUARTERS}\.?[ ,/-]{{1,2}}{_DE}(?P<y>\d{{4}}){_FLAG}",
            rf"{STATUS}{_QUARTERS}\.? ?{_NTH}\.?[ ,/-]{{1,2}}{_DE}(?P<y>\d{{4}}){_FLAG}",
            rf"(?P<y>\d{{4}})[ ,:/-]{{1,2}}{_NTH} ?{_SUFFIX} ?{_QUARTERS}\.?{_FLAG}",
            rf"(?P<y>\d{{4}})[ ,:/-]{{1,2}}{_QUARTERS}\.? ?{_NTH}{_FLAG}",
            rf"(?P<y>\d{{4}}) ?[-:/]? ?t(?P<n>[1-4]){_FLAG}",
            r"(?P<y>\d{4}) ?k(?P<n>[1-4])",
            rf"(?P<n>[1-4])q ?[/'-]? ?(?P<y>\d{{4}}|\d{{2}}){_FLAG}",
            rf"q(?P<n>[1-4]) '?(?P<y>\d{{2}}){_FLAG}",
            r"(?P<y>\d{4})q0(?P<n>[1-4])",
            r"(?P<y>\d{4})[:.-]0?(?P<n>[1-4])q",
            r"(?P<y>\d{4}) ?[年년] ?第?(?P<n>[1-4一二三四]) ?(?:季度|季|四半期|분기|/4 ?분기|/4)",
            r"(?P<y>\d{4})[ ./](?P<n>[1-4])/4(?: ?분기)?",
        ),
    ),
    (
        _half,
        (
            rf"{STATUS}(?P<n>[12]|i{{1,2}}) ?{_SUFFIX} ?{_HALVES}\.?[ ,/-]{{1,2}}{_DE}(?P<y>\d{{4}}){_FLAG}",
            rf"{STATUS}(?:{_HALVES}\.? ?|s)(?P<n>[12]|i{{1,2}})[ ,/-]{{1,2}}{_DE}(?P<y>\d{{4}}){_FLAG}",
            r"(?P<y>\d{4}) ?[年년]? ?(?P<n>[上下상하])(?:半年|반기)",
        ),
    ),
    (_week, (r"(?P<y>\d{4}) ?-? ?w(?P<n>\d{1,2})",)),
    (
        _both_calendars,
        (
            rf"(?P<other>\d{{2,3}}) ?年(?:度|平均)? ?(?:avg\.? |average )?(?P<y>\d{{4}}){_FLAG}",
            rf"(?P<other>\d{{2,3}}) ?年 ?(?P<number>\d{{1,2}}) ?月 ?(?P<m>{_ANY})\.?,? (?P<y>\d{{4}}){_FLAG}",
            rf"(?P<other>2[45]\d{{2}}) ?[(/] ?(?P<y>(?:19|20)\d{{2}})\)?{_FLAG}",
            rf"(?P<y>(?:19|20)\d{{2}}) ?[(/] ?(?P<other>2[45]\d{{2}})\)?{_FLAG}",
        ),
    ),
    (_last_day, (r"(?:(?:中華)?民 ?國 ?)?(?P<other>\d{2,3}) ?年 ?底 ?(?:at |the )?end of (?P<y>\d{4})",)),
    (_year_end, (r"(?:at |as of )?(?:the )?end of (?P<y>\d{4})",)),
    (_republic, (r"民 ?國 ?(?P<y>\d{2,3}) ?年(?: ?(?P<m>\d{1,2}) ?月)?",)),
    (_buddhist, (r"(?:พ\. ?ศ\.?|b\.e\.) ?(?P<y>2[45]\d{2})",)),
    (_middle, (rf"mid[- ]?(?P<y>\d{{4}}){_FLAG}",)),
    (
        _year,
        (
            r"(?P<y>\d{4}) ?[年년]",
            r"year/(?P<y>\d{4})",
            r"(?P<y>\d{4})jj00",
            r"(?P<y>\d{4})\.0",
            r"yr?_?(?P<y>\d{4})",
            rf"(?:cy|calendar year) ?(?P<y>\d{{4}}){_FLAG}",
            rf"(?:tahun|ano|annee|jahr|yil|yıl|anno|jaar|rok|vuosi|ar|anul) (?P<y>\d{{4}}){_FLAG}",
            r"(?P<y>\d{4})[ ,:-]{1,2}(?:annual|full year|whole year)",
            rf"{STATUS}(?P<y>\d{{4}}){_FLAG}",
        ),
    ),
)
_RULES = tuple((re.compile(pattern), build) for build, patterns in _FAMILIES for pattern in patterns)


def read_whole(folded: str) -> Period | None:
    """Return the period that a whole folded text is, or None."""
    if len(folded) > LONGEST_WHOLE or not may_be_dated(folded):
        return None
    for pattern, build in _RULES:
        if match := pattern.fullmatch(folded):
            try:
                return build(match.groupdict(), year_of(match["y"]))
            except (Invalid, ValueError, KeyError):
                return None
    return None
