"""Periods read from Vietnamese and English words: "7 tháng đầu năm 2025", "quý II/2025", "Jan-Jul 2025".

The inverse of what ``i18n.periods`` writes, and wider: what statistics offices type, with their missing blanks and
doubled words. Belongs here: words to a Period. Does not: comparison words ("so với cùng kỳ"), after which nothing is
read because it names the base and not the period; status words and units.

Every expression is linear: no repetition stands inside another, and at most LONGEST characters are looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.model.text import clean

LONGEST = 600
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A period, the words it was read from (``span`` in the cleaned text), and whether it is an average over it."""

    period: Period
    text: str
    average: bool = False
    span: tuple[int, int] = (0, 0)


def aligned_fold(text: str) -> str:
    """Return ``text`` in lower case without marks, character for character, so that spans hold for the original.

    ``text`` is cleaned beforehand. Dashes of every kind become ``-`` and typographic apostrophes ``'``.
    """
    return text.translate(_FOLDED)


def read_period(text: str, *, year: int | None = None) -> PeriodReading | None:
    """Return the most specific period named in ``text``, or None.

    A month, quarter or "n tháng" without a year takes ``year``, else the only year that the text names elsewhere;
    without either it is no period. "n tháng" always starts on 1 January. Words after a comparison ("so với …",
    "compared with …") name a base and are not read.
    """
    return next(_readings(text, year), None)


def read_periods(text: str, *, year: int | None = None) -> tuple[PeriodReading, ...]:
    """Return every period named in ``text`` before a comparison, in the order of the words."""
    return tuple(sorted(_readings(text, year), key=lambda reading: reading.span))


def _readings(text: str, year: int | None) -> Iterator[PeriodReading]:
    """Yield readings that do not overlap, the most specific rule first.

    Words that look like a period and name none (a 13th month) still take their place, so that no lesser rule reads a
    part of them as something else.
    """
    cleaned = clean(text[:LONGEST])
    folded = aligned_fold(_MAY.sub("5  ", cleaned))
    if comparison := _COMPARISON.search(folded):
        folded = folded[: comparison.start()]
    folded = _NO_PERIOD.sub(lambda match: " " * len(match[0]), folded)
    if year is None:
        if not any(ch.isdigit() for ch in folded):
            return
        years = set(_YEAR.findall(folded))
        year = int(years.pop()) if len(years) == 1 else None
    average = bool(_AVERAGE.search(folded))
    taken: list[tuple[int, int]] = []
    for pattern, build in _RULES:
        for match in pattern.finditer(folded):
            start, stop = match.span()
            written = match.groupdict().get("y") or match.groupdict().get("y2")
            if (written is None and year is None) or any(start < end and begin < stop for begin, end in taken):
                continue
            taken.append((start, stop))
            period = _build(build, match, _year(written) if written else int(year or 0))
            if period is not None:
                yield PeriodReading(period, cleaned[start:stop].strip(" ,;:("), average, (start, stop))


_Build = Callable[[dict[str, Any], int], Period]


def _build(build: _Build, match: re.Match[str], year: int) -> Period | None:
    try:
        period = build(match.groupdict(), year)
    except (Invalid, ValueError, KeyError):
        return None
    return period if period.start.year >= FIRST_YEAR and period.last_day.year <= LAST_YEAR else None


def _year(text: str) -> int:
    """Read four digits, or two as 1970 to 2069."""
    number = int(text)
    return number if len(text) == 4 else 2000 + number if number < 70 else 1900 + number


def _fold_character(ch: str) -> str:
    decomposed = unicodedata.normalize("NFD", ch.lower())
    return next((part for part in decomposed if not unicodedata.combining(part)), " ")


class _Folding(dict[int, str]):
    """A translation table that works out the letters it does not hold."""

    def __missing__(self, code: int) -> str:
        return _fold_character(chr(code))


_FOLDED = _Folding({code: _fold_character(chr(code)) for code in (*range(0x20, 0x180), *range(0x1EA0, 0x1F00))})
_FOLDED.update({ord(ch): "d" for ch in "đĐ"} | {ord(ch): "-" for ch in "–—‑‒−"} | {ord(ch): "'" for ch in "’‘´"})

# -- words ------------------------------------------------------------------------------------------------------------
_VI_COUNTS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
              "muoi mot": 11, "muoi hai": 12}  # fmt: skip
_EN_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
              "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip
_COUNTS = {**_VI_COUNTS, **_EN_COUNTS}
_MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                "november", "december")  # fmt: skip
_MONTHS = {
    **{name: number for number, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)},
    "sept": 9, **_VI_COUNTS, "gieng": 1, "tu": 4, "nam": 5, "chap": 12,
}  # fmt: skip
_ID_MONTH_NAMES = {"januari": 1, "februari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "agustus": 8,
                   "september": 9, "oktober": 10, "november": 11, "desember": 12}  # fmt: skip
_MONTHS.update(_ID_MONTH_NAMES)
_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "tu": 4, "first": 1, "second": 2, "third": 3, "fourth": 4,
             "1st": 1, "2nd": 2, "2sd": 2, "3rd": 3, "4th": 4, "dau": 1, "cuoi": 2, **_COUNTS}  # fmt: skip


def _number(text: str, words: dict[str, int]) -> int:
    return int(text) if text.isdigit() else words[text]


def _alternatives(words: Any) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_N = rf"(?P<n>\d{{1,2}}|{_alternatives(_COUNTS)})"
_MON = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTH_NAMES).replace(
    "sep(?:tember)?", "sept?(?:ember)?"
)
_VI_MONTHS = _alternatives(("gieng", "tu", "chap", *_VI_COUNTS))
_ID_MONTHS = _alternatives(_ID_MONTH_NAMES)
_Y = r"\s*[/\-.,(]?\s*(?:cua\s)?(?:nam\s*)?(?:nam\s*)?(?P<y>\d{4})(?!\d)"
_OY = rf"(?:{_Y})?"
_EN_Y = r",?\s*(?:of\s|in\s)?(?:the\s)?(?:year\s)?(?P<y>\d{4})(?!\d)"
_DAY1, _DAY2 = r"(?P<d1>\d{1,2})/(?P<m1>\d{1,2})(?:/(?P<y1>\d{4}))?", r"(?P<d2>\d{1,2})/(?P<m2>\d{1,2})"


# -- builders ---------------------------------------------------------------------------------------------------------
def _window(said: dict[str, Any], year: int) -> Period:
    last = date(year, _number(said["m2"], _MONTHS), int(said["d2"]))
    first_month, first_day = _number(said["m1"], _MONTHS), int(said["d1"])
    first = date(int(said["y1"]) if said.get("y1") else year, first_month, first_day)
    return Period.through(first, last)


def _month_range(said: dict[str, Any], year: int) -> Period:
    first, last = _number(said["m1"], _MONTHS), _number(said["m2"], _MONTHS)
    return Period.months(year, first, last - first + 1)


def _day(said: dict[str, Any], year: int) -> date:
    return date(year, _number(said["m"], _MONTHS), int(said["d"]))


def _to_day(said: dict[str, Any], year: int) -> Period:
    return Period.through(date(year, 1, 1), _day(said, year))


def _instant(said: dict[str, Any], year: int) -> Period:
    return Period.instant(_day(said, year))


def _first_months(said: dict[str, Any], year: int) -> Period:
    return Period.year_to_date(year, 5 if said["n"] == "nam" else _number(said["n"], _COUNTS))


def _last_months(said: dict[str, Any], year: int) -> Period:
    count = _number(said["n"], _COUNTS)
    return Period.months(year, 13 - count, count)


def _half(said: dict[str, Any], year: int) -> Period:
    return Period.half(year, _number(said["n"], _ORDINALS))


def _quarter(said: dict[str, Any], year: int) -> Period:
    return Period.quarter(year, _number(said["n"], _ORDINALS))


def _month(said: dict[str, Any], year: int) -> Period:
    return Period.month(year, _number(said["m"], _MONTHS))


def _whole_year(_said: dict[str, Any], year: int) -> Period:
    return Period.year(year)


def _unclear(_said: dict[str, Any], year: int) -> Period:
    raise Invalid("period_unreadable", text=str(year))


def _sdmx(said: dict[str, Any], _year: int) -> Period:
    return Period.parse(said["all"].upper())


# -- rules: builders with their expressions, the most specific first --------------------------------------------------
_STATUS = (
    r"(?:(?:so bo|uoc tinh|uoc|thuc hien|chinh thuc|ke hoach|du bao|dieu chinh|prel(?:iminary)?\.?|est(?:imated?)?\.?"
    r"|actual|revised|forecast|plan(?:ned)?|target)\s)?"
)
_FLAG = r"(?:\s?[(\[][a-z0-9*]{1,8}[)\]]|\s?\*{1,3})?"
_DAY_TO_DAY = (
    rf"(?:\b(?:tu|from)\s*)?(?:ngay\s*)?(?<!\d){_DAY1}\s*(?:-|den|toi|to|until)\s*"
    rf"(?:het\s)?(?:ngay\s*)?{_DAY2}(?:/(?P<y2>\d{{4}}))?(?![\d/])"
)
_DAY_TO_DAY_IN_WORDS = (
    r"\btu (?:ngay )?(?P<d1>\d{1,2}) thang (?P<m1>\d{1,2})(?: nam (?P<y1>\d{4}))? (?:- |den |toi )(?:het )?"
    r"(?:ngay )?(?P<d2>\d{1,2}) thang (?P<m2>\d{1,2})(?: nam (?P<y2>\d{4}))?"
)
_DAY_TO_DAY_EN = (
    rf"\bfrom (?P<d1>\d{{1,2}}) (?P<m1>{_MON})(?: (?P<y1>\d{{4}}))? (?:to|until|through) "
    rf"(?P<d2>\d{{1,2}}) (?P<m2>{_MON}) (?P<y2>\d{{4}})"
)
_UP_TO_DAY = (
    r"\bden\s(?:het\s)?(?:ngay\s*)?(?P<d>\d{1,2})\s*(?:/|thang)\s*(?P<m>\d{1,2})\s*(?:/|nam)\s*(?P<y>\d{4})(?!\d)"
)

_FAMILIES: tuple[tuple[_Build, tuple[str, ...]], ...] = (
    (
        _sdmx,
        (
            r"^(?P<all>(?P<y>\d{4})-\d{2}-\d{2}(?:/p\d{1,5}[dmy])?)$",
            r"^(?P<all>(?P<y>\d{4})-(?:[sh][12]|q[1-4]|m?\d{2}|a1))$",
        ),
    ),
    (_window, (_DAY_TO_DAY, _DAY_TO_DAY_IN_WORDS, _DAY_TO_DAY_EN)),
    (
        _month_range,
        (
            rf"\bthang\s*(?P<m1>\d{{1,2}})\s*(?:-|\+|den|toi)\s*(?:het\s)?(?:thang\s*)?(?P<m2>\d{{1,2}})(?!\d){_Y}",
            rf"\b(?P<m1>{_MON})\.?\s?(?:-|to|through)\s?(?P<m2>{_MON})\b\.?{_EN_Y}",
        ),
    ),
    (
        _to_day,
        (
            _UP_TO_DAY,
            rf"\b(?:up to|until|through) (?P<d>\d{{1,2}}) (?P<m>{_MON})\b{_EN_Y}",
            rf"\b(?:up to|until|through) (?P<m>{_MON}) (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})(?!\d)",
            r"\b(?:up to|until|through) (?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?!\d)",
        ),
    ),
    (_first_months, (rf"\bden het thang\s*(?P<n>\d{{1,2}})(?!\d){_OY}",)),
    (
        _instant,
        (
            r"(?:\bthoi diem\s*)?(?:\bngay\s*)?(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?!\d)",
            r"(?:\bthoi diem\s*)?(?:\bngay\s*)?(?<!\d)(?P<d>\d{1,2}) thang (?P<m>\d{1,2}) nam (?P<y>\d{4})(?!\d)",
            rf"(?<!\d)(?P<d>\d{{1,2}}) (?P<m>{_MON})\b{_EN_Y}",
            rf"\b(?P<m>{_MON}) (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})(?!\d)",
            rf"^(?P<d>\d{{1,2}}) (?P<m>{_ID_MONTHS}) (?P<y>\d{{4}})$",
            r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])(?: 00:00:00)?",
        ),
    ),
    (
        _last_months,
        (rf"\b{_N}\s*thang\s*cuoi(?:\s*cua)?(?:\s*nam)?{_OY}", rf"\blast {_N} months{_EN_Y}"),
    ),
    (
        _half,
        (
            rf"\bnua (?P<n>dau|cuoi)(?:\s*cua)?(?:\s*nam)?{_OY}",
            rf"\b(?P<n>first|second|1st|2nd) half{_EN_Y}",
            r"\bh(?P<n>[12])\s?[/\-' ]?\s?(?P<y>\d{4}|\d{2})(?!\d)",
            r"(?<!\d)(?P<n>[12])h\s?[/\-' ]?\s?(?P<y>\d{4}|\d{2})(?!\d)",
            r"(?<!\d)(?P<y>\d{4})\s?-?\s?[hs](?P<n>[12])(?!\w)",
        ),
    ),
    (
        _first_months,
        (
            # a month number right after "tháng" would make the first number a day of that month
            rf"(?<![\d/.,]){_N}\s*thang(?!\s*\d{{1,2}}(?!\d))(?:\s*dau)?{_OY}",
            rf"\b(?P<n>nam)\s*thang\s*dau{_Y}",
            r"(?<![\d/.,])(?P<n>\d{1,2})t\s?[/\-.]?\s?(?P<y>\d{4})(?!\d)",
            r"(?<![\d/.,])(?P<n>\d{1,2})m\s?[/\-']?\s?(?P<y>\d{4}|\d{2})(?!\d)",
            rf"\b(?:first )?{_N}[ -]months?(?: accumulation)?{_EN_Y}",
        ),
    ),
    (
        _quarter,
        (
            rf"\bquy\s*(?P<n>iv|i{{1,3}}|[1-4]|mot|hai|ba|tu|bon)\b{_OY}",
            r"\bq(?P<n>[1-4])\s?[/\-.' ]?\s?(?P<y>\d{4})(?!\d)",
            r"\bq(?P<n>[1-4])\s?[/'-]\s?(?P<y>\d{2})(?!\d)",
            r"(?<!\d)(?P<y>\d{4})\s?[-/]?\s?q(?P<n>[1-4])(?!\w)",
            rf"\bquarter (?P<n>iv|i{{1,3}}|[1-4]){_EN_Y}",
            rf"\b(?P<n>first|second|third|fourth|1st|2nd|2sd|3rd|4th) quarter{_EN_Y}",
            rf"^{_STATUS}(?P<n>iv|i{{1,3}})\s?/\s?(?P<y>\d{{4}})$",
        ),
    ),
    (
        _month,
        (
            rf"\bthang\s*(?P<m>\d{{1,2}}(?!\d)|(?:{_VI_MONTHS})\b){_OY}",
            r"\bthang\s*(?P<m>nam) nam\s?(?P<y>\d{4})(?!\d)",
            r"\bt(?P<m>\d{1,2})\s?[/.\- ]\s?(?P<y>\d{4})(?!\d)",
            rf"\b(?P<m>{_MON})\.?\s?[-/]?{_EN_Y}",
            rf"(?<!\d)(?P<y>\d{{4}})\s?[-/]?\s?(?P<m>{_MON})\b",
            rf"\b(?P<m>{_MON})\.?\s?[-']\s?(?P<y>\d{{2}})(?!\d)",
            r"(?<!\d)(?P<y>\d{4})\s?-?m(?P<m>\d{1,2})(?!\d)",
            rf"^{_STATUS}(?P<m>\d{{1,2}})[/-](?P<y>\d{{4}}){_FLAG}$",
            rf"^(?P<m>{_MON})\b\.?$",
            r"^(?P<y>(?:19|20)\d{2})\.(?P<m>0[1-9]|1[0-2])(?:\s?월)?$",
            r"^(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月$",
            rf"^(?P<m>{_ID_MONTHS}) (?P<y>\d{{4}})$",
        ),
    ),
    (
        # "các tháng năm 2006": months are spoken of, and none is named
        _unclear,
        (r"\bthang\s*nam\s?(?P<y>\d{4})(?!\d)",),
    ),
    (
        _whole_year,
        (
            r"\bca\s?nam(?:\s(?P<y>\d{4})(?!\d))?(?!\s?\d)",
            r"\bnam\s?(?P<y>\d{4})(?!\d)",
            r"\byear\s(?P<y>\d{4})(?!\d)",
            r"^(?P<y>\d{4}) \[yr(?P=y)\]$",
            r"^(?P<y>\d{4})\s?年$",
            rf"^{_STATUS}(?P<y>\d{{4}}){_FLAG}$",
        ),
    ),
)
_RULES = tuple((re.compile(pattern), build) for build, patterns in _FAMILIES for pattern in patterns)

_COMPARISON = re.compile(
    r"\bso\s?(?:voi|cung ky)\b|\bcung (?:ky|thoi diem)\b|\bcompared (?:with|to)\b|\bversus\b|\bvs\b"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_AVERAGE = re.compile(r"\bbinh quan\b|\baverages?\b|\bavg\b")
_MAY = re.compile(r"(?<=[Tt]háng )Năm(?= (?:năm )?\d{4})")
"""May, told from "các tháng năm 2006" by its capital alone."""
_NO_PERIOD = re.compile(
    r"\bgia so sanh(?: nam)?\s?\d{4}|\b(?:ky|nam) goc(?: nam)?[\s(:]{0,2}\d{4}\)?|\b\d{4}\s?=\s?100\b"
    r"|\b(?:dong xuan|he thu|thu dong|vu mua)(?: nam)?\s?\d{4}|\byear end(?:ed|ing) \w{3,9}(?: \d{4})?"
    r"|\bconstant \d{4} prices|\bchained \d{4} dollars"
)
