"""The expressions by which words name a period, the most specific first, and what each makes of its parts.

They look at text folded by ``period_phrase.aligned_fold``. Every expression is linear: no repetition stands inside
another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from indicators.model.errors import Invalid
from indicators.model.month_names import ENGLISH, MONTHS_OF_ALL
from indicators.model.period import Period, add_months

Build = Callable[[dict[str, Any], int], Period]


def year_of(text: str) -> int:
    """Read four digits, or two as 1970 to 2069."""
    number = int(text)
    return number if len(text) == 4 else 2000 + number if number < 70 else 1900 + number


def may_be_dated(folded: str) -> bool:
    """Whether digits stand in a text that can be a year from 1900 on, of four or of two: asked before the expressions.

    A sheet has up to 16,384 heads, and most name no period: each would be tried by some ninety expressions.
    """
    return bool(_DATED.search(folded)) if folded.isascii() else any(ch.isdigit() for ch in folded)


_DATED = re.compile(r"(?:19|20|21|2[45])[0-9]{2}|(?<![0-9])[0-9]{2}(?:(?![0-9])|[0-9][)/])")
"""2559 is 2016 of the Buddhist calendar; a two-digit year may carry a footnote: "jan-991)"."""


# -- words ------------------------------------------------------------------------------------------------------------
_VI_COUNTS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
              "muoi mot": 11, "muoi hai": 12}  # fmt: skip
_EN_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
              "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip
_COUNTS = {**_VI_COUNTS, **_EN_COUNTS}
_MONTH_NAMES = ENGLISH
_MONTHS = {
    **{name: number for number, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)},
    "sept": 9, **_VI_COUNTS, "gieng": 1, "tu": 4, "nam": 5, "chap": 12,
}  # fmt: skip
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
_ANY = _alternatives(MONTHS_OF_ALL)
_Y = r"\s*[/\-.,(]?\s*(?:cua\s)?(?:nam\s*)?(?:nam\s*)?(?P<y>\d{4})(?!\d)"
_OY = rf"(?:{_Y})?"
_EN_Y = r",?\s*(?:of\s|in\s)?(?:the\s)?(?:year\s)?(?P<y>\d{4})(?!\d)"
COUNTS, ENGLISH_MONTH, ENGLISH_YEAR, YEAR_BESIDE = _COUNTS, _MON, _EN_Y, _Y
"""What ``period_windows`` builds its expressions of as well."""
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


def _instant_in_words(said: dict[str, Any], year: int) -> Period:
    return Period.instant(date(year, MONTHS_OF_ALL[said["m"]], int(said["d"])))


def _first_months(said: dict[str, Any], year: int) -> Period:
    return Period.year_to_date(year, 5 if said["n"] == "nam" else _number(said["n"], _COUNTS))


def _last_months(said: dict[str, Any], year: int) -> Period:
    count = _number(said["n"], _COUNTS)
    return Period.months(year, 13 - count, count)


def _half(said: dict[str, Any], year: int) -> Period:
    return Period.half(year, _number(said["n"], _ORDINALS))


def _first_quarters(said: dict[str, Any], year: int) -> Period:
    return Period.year_to_date(year, 3 * _number(said["n"], _ORDINALS))


def _quarter(said: dict[str, Any], year: int) -> Period:
    return Period.quarter(year, _number(said["n"], _ORDINALS))


def _month(said: dict[str, Any], year: int) -> Period:
    return Period.month(year, _number(said["m"], _MONTHS))


def _month_in_words(said: dict[str, Any], year: int) -> Period:
    return Period.month(year, int(said["m"]) if said["m"].isdigit() else MONTHS_OF_ALL[said["m"]])


def _whole_year(_said: dict[str, Any], year: int) -> Period:
    return Period.year(year)


def middle_of(year: int) -> Period:
    """Return the day that "mid-2031" is taken for: what is counted then is a stock, of 30 June as most offices mean."""
    return Period.instant(date(year, 6, 30))


def _middle(_said: dict[str, Any], year: int) -> Period:
    return middle_of(year)


def _unclear(_said: dict[str, Any], year: int) -> Period:
    raise Invalid("period_unreadable", text=str(year))


def _year_ending(said: dict[str, Any], year: int) -> Period:
    """Return the twelve months that end with a month; a day that is not its last leaves them open."""
    month = Period.month(year, _number(said["m"], _MONTHS))
    day = said.get("d") or said.get("d2")
    if day and int(day) != month.last_day.day:
        raise Invalid("period_unreadable", text=str(day))
    return Period(add_months(month.end, -12), month.end)


def _years(said: dict[str, Any], year: int) -> Period:
    return Period(date(int(said["y1"]), 1, 1), date(year + 1, 1, 1))


def _stage(said: dict[str, Any], year: int) -> Period:
    if year - int(said["y1"]) < 2:
        raise Invalid("period_unreadable", text=f"{said['y1']}-{year}")  # it may be one year of school
    return _years(said, year)


def _last_day(said: dict[str, Any], year: int) -> Period:
    month = 12 if said.get("m") in {None, "nam"} else _number(said["m"], _MONTHS)
    return Period.instant(Period.month(year, month).last_day)


def _sdmx(said: dict[str, Any], _year: int) -> Period:
    return Period.parse(said["all"].upper())


# -- rules: builders with their expressions, the most specific first --------------------------------------------------
STATUS = (
    r"(?:so bo ?-? ?prel(?:im(?:inary)?)?[. ]{1,3}"
    r"|(?:so bo|uoc tinh|uoc|thuc hien|chinh thuc|quyet toan|ke hoach|du toan|du bao|dieu chinh"
    r"|prel(?:iminary)?\.?|est(?:imated?)?\.?"
    r"|actual|revised|forecast|plan(?:ned)?|target)\s)?"
)
_FLAG = r"(?:\s?[(\[][a-z0-9*]{1,8}\.?[)\]]|\s?\*{1,3})?"
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
_TO_YEAR_END = r"\b(?:years?|12 months|twelve months) (?:ended|ending|to|end)(?: (?P<d>\d{1,2}))?"
_YEAR_TO_YEAR = r"(?P<y1>\d{4})\s?(?:-|den|to)\s?(?P<y>\d{4})(?!\d)"
_UP_TO_DAY = (
    r"\bden\s(?:het\s)?(?:ngay\s*)?(?P<d>\d{1,2})\s*(?:/|thang)\s*(?P<m>\d{1,2})\s*(?:/|nam)\s*(?P<y>\d{4})(?!\d)"
)

_ROMAN_OR_DIGIT, _OF_YEAR = r"(?<![\w.,])(?P<n>iv|i{1,3}|[1-4])\.?(?:er|o|a)?[ -]", r" (?:de |del |van |of |roku )?"
_QUARTER_WORDS = r"(?:kwartal\w{0,2}|quartal\w{0,2}|kvartal\w{0,3}|kwartaal|trimestre|ctvrtlet\w{1,2}|negyedev\w{0,3})"
_HALF_WORDS = r"(?:polrocz\w{1,2}|pololet\w{1,2}|halbjahr\w{0,2}|halvar\w{0,2}|semestre|felev\w{0,3})"

_FAMILIES: tuple[tuple[Build, tuple[str, ...]], ...] = (
    (
        _sdmx,
        (
            r"^(?P<all>(?P<y>\d{4})-\d{2}-\d{2}(?:/p\d{1,5}[dmy])?)$",
            r"^(?P<all>(?P<y>\d{4})-(?:[sh][12]|q[1-4]|m?\d{2}|a1))$",
        ),
    ),
    (
        _year_ending,
        (
            rf"{_TO_YEAR_END} (?P<m>{_MON})\b\.? ?(?:(?P<d2>\d{{1,2}}), ?)?(?P<y>\d{{4}})(?!\d)",
            rf"\by/?e (?P<m>{_MON})\b\.? ?'?(?P<y>\d{{4}}|\d{{2}})(?!\d|, ?\d{{4}})",
        ),
    ),
    (
        _years,
        (
            rf"\b(?:binh quan (?:moi|hang) nam|annual average|average annual)[^\d]{{0,30}}{_YEAR_TO_YEAR}",
            rf"^(?:thoi ky|giai doan|nhung nam|the period) {_YEAR_TO_YEAR}$",
            rf"\b(?:[3-9]|10) nam(?: thoi ky| giai doan)? {_YEAR_TO_YEAR}",
        ),
    ),
    (_stage, (rf"^(?:muc tieu|ke hoach|binh quan|bq|kh) {_YEAR_TO_YEAR}$",)),
    (
        _last_day,
        (
            rf"\bend[- ](?:of[- ])?(?P<m>{_MON})\b\.?{_EN_Y}",
            r"(?:\bthoi diem |^)cuoi (?P<m>nam)\s?(?P<y>\d{4})(?!\d)",
            r"(?:\b(?:at|as of|as at) (?:the )?end[- ](?:of )?|\bend-|\byear[- ]end )(?P<y>(?:19|20)\d{2})(?!\d)",
        ),
    ),
    (_unclear, (r"\bcuoi thang\s*\d{1,2}\s?[/-]?\s?(?:nam\s)?(?P<y>\d{4})(?!\d)",)),
    (_window, (_DAY_TO_DAY, _DAY_TO_DAY_IN_WORDS, _DAY_TO_DAY_EN)),
    (
        _month_range,
        (
            rf"\bthang\s*(?P<m1>\d{{1,2}})\s*(?:-|\+|den|toi)\s*(?:het\s)?(?:thang\s*)?(?P<m2>\d{{1,2}})(?!\d){_Y}",
            r"\bthang\s?(?P<m1>\d{1,2})\s?\+\s?(?P<m2>\d{1,2})(?![\d+])",
            rf"\b(?P<m1>{_MON})\.?\s?(?:-|to|through)\s?(?P<m2>{_MON})\b\.?{_EN_Y}",
            r"\bt(?P<m1>\d{1,2})\s?(?:-|den)\s?t(?P<m2>\d{1,2})\s?[/.\- ]\s?(?P<y>\d{4})(?!\d)",
        ),
    ),
    (
        _to_day,
        (
            _UP_TO_DAY,
            r"\b(?:accumulated|cumulative) to (?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?!\d)",
            rf"\b(?:accumulated|cumulative) to (?P<d>\d{{1,2}}) (?P<m>{_MON})\b{_EN_Y}",
            rf"\b(?:up to|until|through) (?P<d>\d{{1,2}}) (?P<m>{_MON})\b{_EN_Y}",
            rf"\b(?:up to|until|through) (?P<m>{_MON}) (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})(?!\d)",
            r"\b(?:up to|until|through) (?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?!\d)",
        ),
    ),
    (_first_months, (rf"\b(?:tu dau nam den(?: het)?|den het) thang\s*(?P<n>\d{{1,2}})(?!\d){_OY}",)),
    (
        _instant,
        (
            r"(?:\bthoi diem\s*)?(?:\bngay\s*)?(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?!\d)",
            r"(?:\bthoi diem\s*)?(?:\bngay\s*)?(?<!\d)(?P<d>\d{1,2}) thang (?P<m>\d{1,2}) nam (?P<y>\d{4})(?!\d)",
            rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m>{_MON})\b{_EN_Y}",
            rf"\b(?P<m>{_MON})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? |,)(?P<y>\d{{4}})(?!\d)",
            r"(?<![\d-])(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})(?![\d-])",
            r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?![\d.])",
            r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])(?:[ t]00:00:00(?:\.0{1,6})?z?)?",
            r"^(?P<y>(?:19|20)\d{2})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})\.?$",
        ),
    ),
    (
        _instant_in_words,
        (rf"(?<!\d)(?P<d>\d{{1,2}})(?:\.|er|o|º|°)? (?:de |d')?(?P<m>{_ANY})\.? (?:de |del )?(?P<y>\d{{4}})(?!\d)",),
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
            r"\bh(?P<n>[12])\s?(?:[/\-' ]?\s?(?P<y>\d{4})|[/\-' ]\s?(?P<y2>\d{2}))(?!\d)",
            r"(?<!\d)(?P<n>[12])h\s?[/\-' ]?\s?(?P<y>\d{4}|\d{2})(?!\d)",
            r"(?<!\d)(?P<y>\d{4})\s?-?\s?[hs](?P<n>[12])(?!\w)",
            rf"{_ROMAN_OR_DIGIT}{_HALF_WORDS}{_OF_YEAR}(?P<y>\d{{4}})(?!\d)",
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
    (_first_quarters, (rf"\b(?:1st|first) ?(?:-|to) ?(?P<n>2nd|3rd|4th|second|third|fourth) quarters?{_EN_Y}",)),
    (
        _quarter,
        (
            r"\bquy\s*(?P<n>iv|i{1,3}|[1-4])\s?/\s?'?(?P<y>[1-9]\d)(?!\d)",
            rf"\bquy\s*(?P<n>iv|i{{1,3}}|[1-4]|mot|hai|ba|tu|bon)\b{_OY}",
            r"\bq(?P<n>[1-4])\s?[/\-.' ]?\s?(?P<y>\d{4})(?!\d)",
            r"\bq(?P<n>[1-4])\s?[/'-]\s?(?P<y>\d{2})(?!\d)",
            r"\bq\.?\s?(?P<n>iv|i{1,3})\s?[/\-.' ]\s?(?P<y>\d{4})(?!\d)",
            r"(?<!\d)(?P<y>\d{4})\s?[-/:]?\s?q(?P<n>[1-4])(?!\w)",
            rf"\bquarter (?P<n>iv|i{{1,3}}|[1-4]){_EN_Y}",
            rf"\b(?P<n>first|second|third|fourth|1st|2nd|2sd|3rd|4th) quarter{_EN_Y}",
            rf"^{STATUS}(?P<n>iv|i{{1,3}})\s?/\s?(?P<y>\d{{4}})$",
            rf"{_ROMAN_OR_DIGIT}{_QUARTER_WORDS}{_OF_YEAR}(?P<y>\d{{4}})(?!\d)",
        ),
    ),
    (
        _month,
        (
            rf"\bthang\s*(?P<m>\d{{1,2}}(?!\d)|(?:{_VI_MONTHS})\b){_OY}",
            r"\bthang\s*(?P<m>nam) nam\s?(?P<y>\d{4})(?!\d)",
            r"\bt(?P<m>\d{1,2})\s?[/.\- ]\s?(?P<y>\d{4})(?!\d)",
            rf"\b(?P<m>{_MON})\.?\s?[-/]?{_EN_Y}",
            rf"(?<!\d)(?P<y>\d{{4}})\s?[-/]?\s?(?P<m>{_MON})\b(?!\.? ?- ?[^\W\d_]{{3}})",
            rf"\b(?P<m>{_MON})\.?\s?[-']\s?(?P<y>\d{{2}})(?!\d)",
            r"(?<!\d)(?P<y>\d{4})\s?-?m(?P<m>\d{1,2})(?!\d)",
            rf"^{STATUS}(?P<m>\d{{1,2}})[/-](?P<y>\d{{4}}){_FLAG}$",
            rf"^(?P<m>{_MON})\b\.?$",
            r"^(?P<y>(?:19|20)\d{2})\.\s?(?P<m>0[1-9]|1[0-2])(?:\s?월)?$",
            r"^(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])\s?월$",
            r"\bthang\s*(?P<m>\d{1,2})/'?(?P<y>[1-9]\d)(?!\d)",
            r"\bt(?P<m>\d{1,2})/'?(?P<y>[1-9]\d)(?!\d)",
        ),
    ),
    (_month_in_words, (rf"\b(?:berichts|stich)?monat:? (?P<m>{_ANY}|\d{{1,2}})\.?[ /](?P<y>\d{{4}})(?!\d)",)),
    (_middle, (r"\bmid[- ](?P<y>\d{4})(?!\d)",)),
    (
        # the end or the start of a year or month is a day, or what was gathered up to it: not said which
        _unclear,
        (r"\b(?:dau|giua|cuoi) nam\s?(?P<y>\d{4})(?!\d)",),
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
            rf"^{STATUS}(?P<y>\d{{4}}){_FLAG}$",
        ),
    ),
)


def _forgiving(pattern: str) -> str:
    """Return the expression that also takes a doubled last letter or a doubled word: "thángg", "tháng tháng"."""
    return pattern.replace(r"\bthang", r"\b(?:thang )?thangg?").replace(r"\bquy", r"\b(?:quy )?quyy?")


PART_OF_YEAR = re.compile("thang|quy|nua|nam|/|" + "|".join(name[:3] for name in _MONTH_NAMES))
"""Of words without a year no rule, here or in ``period_windows``, reads those that hold none of these."""
RULES = tuple((re.compile(_forgiving(pattern)), build) for build, patterns in _FAMILIES for pattern in patterns)
