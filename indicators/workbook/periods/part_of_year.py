"""A part of a year that does not say which year: "Jan", "Tháng 1", "Q2", "6 tháng", "J-D".

Tables of years by months and tables that print a year once over its months name periods in two places; this is the
half without the year. Belongs here: words and small numbers to a part. Does not: periods that name their year
themselves, which ``model.period_phrase`` reads.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from indicators.model.month_names import ALSO_WORDS, MONTHS_OF_ALL
from indicators.model.period import Period, add_months
from indicators.model.period_phrase import YEAR, aligned_fold, read_period
from indicators.model.text import clean
from indicators.workbook.cells.grid import Cell


class Kind(StrEnum):
    """What a part is: TOTAL is a sum or a mean of the year and WHOLE its figure, which hold when no part of it is
    missing; OPEN may begin in the year before.
    """

    PART = "part"
    TO_DATE = "to_date"
    WHOLE = "whole"
    TOTAL = "total"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """``months`` months from month ``first`` of a year that stands elsewhere, and the words it was read from."""

    first: int
    months: int
    text: str
    kind: Kind = Kind.PART

    def in_year(self, year: int) -> Period:
        return Period.months(year, self.first, self.months)

    @property
    def is_year(self) -> bool:
        return self.kind in {Kind.WHOLE, Kind.TOTAL}

    @property
    def is_step(self) -> bool:
        """Whether it is a month, a quarter or a half: what the rows of a table go through one after the other."""
        return self.kind is Kind.PART and self.months in {1, 3, 6} and (self.first - 1) % self.months == 0


class Heading(StrEnum):
    """What the words over a column of bare numbers say they count."""

    MONTH = "month"
    QUARTER = "quarter"
    NONE = ""


def heading_of(text: str) -> Heading:
    """Return what a heading such as "Tháng", "Quarter" or "Кварталы / Quarters" makes of the numbers under it."""
    said = _BROKEN.sub("", _MARKS.sub("", aligned_fold(clean(text)))).strip(" .:")
    found = {_heading(part.strip(" .:")) for part in said.split("/")}
    return found.pop() if len(found) == 1 else _heading(said)


def _heading(said: str) -> Heading:
    return next((heading for heading, pattern in _HEADINGS if pattern.fullmatch(said)), Heading.NONE)


def read_part(cell: Cell, heading: Heading = Heading.NONE) -> PartOfYear | None:
    """Read a cell that names a part of a year and nothing else; a bare number needs a ``heading`` that counts."""
    if isinstance(cell.value, bool):
        return None
    if isinstance(cell.value, (int, float)):
        return _numbered(str(int(cell.value)), heading) if float(cell.value).is_integer() else None
    return read_part_words(cell.raw, heading) if isinstance(cell.value, str) else None


def names_months(text: str) -> bool:
    """Whether a part of a year is said by the names of months, and not by its number in the year."""
    words = re.findall(r"[^\W\d_]+", aligned_fold(clean(text)))
    return "thang" in words or any(word in MONTHS_OF_ALL for word in words)


def part_in(year: Period, part: PartOfYear) -> Period | None:
    """Return a part of twelve months that need not begin in January; None for a month without a name.

    "Jul" is that month of them, wherever they begin; "Q1" is their first three.
    """
    named = names_months(part.text)
    if not part.is_step or (part.months == 1 and not named):
        return None
    begins = (part.first - year.start.month) % 12 if named else part.first - 1
    start = add_months(year.start, begins)
    return Period(start, add_months(start, part.months))


def read_part_words(text: str, heading: Heading = Heading.NONE) -> PartOfYear | None:
    """Read words that name a part of a year and nothing else, footnote marks and flags aside."""
    cleaned = clean(text)
    if not 0 < len(cleaned) <= LONGEST:
        return None
    printed = _CODE.sub("", _FLAG.sub("", cleaned.translate(_RAISED)))
    said = _MARKS.sub("", aligned_fold(printed)).strip(_LEADERS)
    if not said or YEAR.search(said):
        return None
    if initials := _initials(printed.strip(_LEADERS)):
        return initials
    if (number := _MONTHS.get(_unnumbered(said))) is not None:
        return PartOfYear(number, 1, cleaned)
    for pattern, months in _NUMBERED:
        if match := pattern.fullmatch(said):
            return _nth(_NUMBERS.get(match["n"]) or int(match["n"]), months, cleaned)
    for kind, pattern in _YEARS:
        if pattern.fullmatch(said):
            return PartOfYear(1, 12, cleaned, kind)
    if found := _numbered(said, heading):
        return PartOfYear(found.first, found.months, cleaned)
    return _in_words(said, cleaned)


def _unnumbered(said: str) -> str:
    """Return the name of a month that stands behind its own number, "9-sep", "9月 sep"; any other text as it is."""
    twice = _TWICE.fullmatch(said)
    return twice["name"] if twice is not None and _MONTHS.get(twice["name"]) == int(twice["n"]) else said


def _nth(number: int, months: int, text: str) -> PartOfYear | None:
    first = (number - 1) * months + 1
    return PartOfYear(first, months, text) if first >= 1 and first + months <= 13 else None


def _numbered(said: str, heading: Heading) -> PartOfYear | None:
    """Read "3", "III" or "I-III" under a heading that says what is counted."""
    if heading is Heading.NONE:
        return None
    months = 1 if heading is Heading.MONTH else 3
    if (span := _ROMANS.fullmatch(said)) and span["last"]:
        first, last = ROMAN.get(span["first"], 0), ROMAN.get(span["last"], 0)
        if not 0 < first < last or last * months > 12:
            return None
        kind = Kind.PART if first > 1 else Kind.WHOLE if last * months == 12 else Kind.TO_DATE
        return PartOfYear((first - 1) * months + 1, (last - first + 1) * months, said, kind)
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 3 else ROMAN.get(said, 0)
    return _nth(number, months, said) if number else None


def are_roman_months(texts: Collection[str]) -> bool:
    """Whether the numbers under years can only count months: all are Roman, or spans, and one goes past four."""
    ends = [last_roman(text) for text in texts]
    return len(ends) > 1 and all(ends) and max(ends) > MOST_QUARTERS


def last_roman(text: str) -> int:
    """Return the number, at most 12, that "VI" or the span "I-VI" ends with; 0 for any other text."""
    match = _ROMANS.fullmatch(aligned_fold(clean(text)).strip(" .*"))
    return 0 if match is None else ROMAN.get(match["last"] or match["first"], 0)


MOST_QUARTERS = 4


def _initials(printed: str) -> PartOfYear | None:
    """Read months by their initials, as tables of the weather print them: "J-D", "MAM", "DJF"."""
    if match := _SPAN.fullmatch(printed):
        return PartOfYear(1, 12, printed, Kind.TOTAL if match["first"] == "J" else Kind.OPEN)
    if len(printed) != 3 or not printed.isupper():
        return None
    if printed in {"DJF", "NDJ"}:
        return PartOfYear(1, 3, printed, Kind.OPEN)
    at = _INITIALS.find(printed)
    return PartOfYear(at + 1, 3, printed) if at >= 0 else None


def _in_words(said: str, text: str) -> PartOfYear | None:
    """Read longer phrases: "6 tháng đầu năm", "Jan - Jun", and what the phrases of periods know."""
    if match := _TO_DATE.fullmatch(said):
        count = int(match["n"])
        kind = Kind.WHOLE if count == 12 else Kind.TO_DATE
        return PartOfYear(1, count, text, kind) if 2 <= count <= 12 else None
    if match := _FIRST_QUARTERS.fullmatch(said):
        count = 3 * _QUARTERS[match["n"] or match["m"]]
        return PartOfYear(1, count, text, Kind.WHOLE if count == 12 else Kind.TO_DATE)
    if match := _MONTH_TO_MONTH.fullmatch(said):
        first, last = _MONTHS.get(match["a"]), _MONTHS.get(match["b"])
        if first is None or last is None or last <= first:
            return None
        whole = (first, last) == (1, 12)
        return PartOfYear(first, last - first + 1, text, Kind.WHOLE if whole else Kind.PART)
    if match := _UP_TO_MONTH.fullmatch(said):
        last = _MONTHS.get(match["last"])
        return None if last is None else PartOfYear(1, last, text, Kind.WHOLE if last == 12 else Kind.TO_DATE)
    reading = read_period(said, year=_ANY_YEAR)
    if reading is None or len(reading.text) < len(said) or reading.period.start.year != _ANY_YEAR:
        return None
    months = reading.period.whole_months
    if not months or reading.period.start.day != 1:
        return None
    return PartOfYear(reading.period.start.month, months, text, Kind.WHOLE if months == 12 else Kind.PART)


LONGEST = 40
_LEADERS = " .:,;*…·_"
"""What leads from a name to its figures, or stands between them."""
_ANY_YEAR = 2001
_RAISED = str.maketrans(dict.fromkeys("¹²³⁰⁴⁵⁶⁷⁸⁹†‡"))
_FLAG = re.compile(r"(?<=[a-z]{2})[PREF]$")
"""A flag in capitals right behind a name: "AprilR" is a revised April."""
_CODE = re.compile(r"^\[\d{1,2}\] ?(?=[^\W\d_]{3})")
"""The code of a part before its name: "[02] Februari"."""
_MARKS = re.compile(r"\s*(?:\([a-z0-9*]{1,2}\)|\[[a-z0-9*]{1,8}\]|\*{1,3})$")
_BROKEN = re.compile(r"(?<=[^\W\d_]{3})- ?(?=[^\W\d_]{3})| \d{1,2}/$")
"""The hyphen of a word broken over two lines ("Quar-ter"), and a mark behind it."""
_INITIALS = "JFMAMJJASOND"
_SPAN = re.compile(r"(?P<first>[JD])\s?[-–]\s?[DN]")
_MONTHS = {name: number for name, number in MONTHS_OF_ALL.items() if name not in ALSO_WORDS}
_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "i": 1, "ii": 2, "iii": 3, "iv": 4,
            "first": 1, "second": 2, "third": 3, "fourth": 4, "primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4,
            "premier": 1, "deuxieme": 2, "troisieme": 3, "quatrieme": 4,
            "一": 1, "二": 2, "三": 3, "四": 4}  # fmt: skip
_TWICE = re.compile(r"0?(?P<n>\d{1,2})(?:[. ]? ?- ?| ?[月월] ?)(?P<name>[^\W\d_]{3,12})")
ROMAN = {
    said: number
    for number, said in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1)
}
_ROMANS = re.compile(r"(?P<first>[ivx]{1,4})(?: ?[-–] ?(?P<last>[ivx]{1,4}))?")
_TRIMESTER = r"(?:trim(?:estre|ester)?|triwulan|kwarta[al]l?|quartal|kvartal|ceyrek)"
_NUMBERED = (
    (re.compile(r"(?:th(?:ang)?\.?\s?|t\.?\s?|m)(?P<n>\d{1,2})"), 1),
    (re.compile(r"(?P<n>\d{1,2})\s?[月월]"), 1),
    (re.compile(r"(?:quy|quarter|qtr|q)[.\s]{0,2}(?P<n>[1-4]|iv|i{1,3})"), 3),
    (re.compile(r"thang (?P<n>nam)"), 1),
    (re.compile(r"quy\s(?P<n>mot|hai|ba|bon|tu)"), 3),
    (re.compile(r"(?P<n>first|second|third|fourth) (?:quarter|qtr)"), 3),
    (re.compile(rf"{_TRIMESTER}[.\s]{{0,2}}(?P<n>[1-4]|iv|i{{1,3}})"), 3),
    (re.compile(rf"(?P<n>[1-4]|iv|i{{1,3}})\.?(?:er|eme|e|o|º)?\s?{_TRIMESTER}\.?"), 3),
    (re.compile(r"(?P<n>primer|segundo|tercer|cuarto|premier|deuxieme|troisieme|quatrieme) trim(?:estre)?\.?"), 3),
    (re.compile(r"(?P<n>[1-4])\s?q(?:tr|uarter)?"), 3),
    (re.compile(r"第?(?P<n>[1-4一二三四]) ?(?:季度?|四半期|분기)"), 3),
    (re.compile(r"(?P<n>[1-4])(?:st|nd|rd|th) (?:quarter|qtr)"), 3),
    (re.compile(r"(?P<n>[1-4]|iv|i{1,3})(?:-?и)? кв(?:арт(?:ал)?)?\.?"), 3),
    (re.compile(r"(?P<n>[12]|i{1,2})(?:-?е)? полугод(?:ие)?"), 6),
    (re.compile(r"(?P<n>[12]|first|second)(?:st|nd)? (?:half(?:[- ]year)?|semester)"), 6),
    (re.compile(r"(?P<n>[12]|i{1,2}|primer|segundo)\.?(?:er|o|º)? semestre"), 6),
    (re.compile(r"h(?:alf)?(?P<n>[12])"), 6),
    (re.compile(r"(?P<n>[12])\s?h"), 6),
)
_TO_DATE = re.compile(
    r"(?:cong don |luy ke |first )?0?(?P<n>\d{1,2})\s?(?:thang(?: dau(?: nam)?)?|months?|месяц\w{0,2}|m|t)"
)
_FIRST_QUARTERS = re.compile(
    r"(?:1|一)(?:季度?)? ?[-~至] ?(?P<n>[2-4二三四]) ?季度?|(?:1st|first) ?(?:-|to) ?(?P<m>2nd|3rd|4th) quarters?"
)
_QUARTERS = {"2": 2, "3": 3, "4": 4, "二": 2, "三": 3, "四": 4, "2nd": 2, "3rd": 3, "4th": 4}
"""Quarters since January, as China adds them up: "1-3季度", "1st-3rd quarter"."""
_YEARS = (
    (Kind.WHOLE, re.compile(r"ca nam|annual|yearly|full year|whole year|calendar year|year|annee|ano|год")),
    (
        Kind.TOTAL,
        re.compile(
            r"tong (?:so )?(?:ca )?nam|(?:binh quan|bq|trung binh) (?:ca )?(?:nam|thang)"
            r"|(?:annual|yearly|full year|year|monthly) (?:total|average|avg|mean|sum)|total (?:for )?(?:the )?year"
            r"|(?:average|mean) (?:for |of )?(?:the )?year|tong(?: so| cong)?|binh quan|trung binh"
            r"|total|averages?|avg|ave|mean|sum|promedio|prom|moyenne|ortalama|rata-rata|durchschnitt|gemiddelde?"
            r"|media anual|年?平均|평균"
        ),
    ),
)
_MONTH_TO_MONTH = re.compile(r"(?P<a>[a-zа-я]{3,9})\.?\s?(?:-|to|den)\s?(?P<b>[a-zа-я]{3,9})")
_UP_TO_MONTH = re.compile(
    r"(?:total|sum|cumulative|accumulated|tong(?: so| cong)?|luy ke|cong don)"
    r" (?:up )?(?:to|until|through|den(?: het| cuoi)?) (?:the )?(?:end )?(?:of )?(?P<last>[a-z]{3,9})"
)
_HEADINGS = (
    (Heading.MONTH, re.compile(r"thang|months?|month no|mes|mois|bulan|monat|месяцы?|month \(number\)")),
    (Heading.QUARTER, re.compile(r"quy|quarters?|qtr|trimestre|triwulan|quartal|кварталы?")),
)
