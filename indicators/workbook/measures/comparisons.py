"""Comparison words in a header: they make a measure, never a level.

"so với cùng kỳ năm trước (%)" is an index with the same period = 100 unless the header speaks of growth or change
("Tốc độ tăng"); a base named by its own period ("so với: Tháng 12 năm 2023") is told apart by how far it lies back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.series import Measure
from indicators.workbook.measures import words_of_comparison as words
from indicators.workbook.periods.season import read_season


class Base(StrEnum):
    """What a comparison is made with."""

    SAME_PERIOD = "same_period"
    PREVIOUS_MONTH = "previous_month"
    PREVIOUS_QUARTER = "previous_quarter"
    DECEMBER = "december"
    BASE_PERIOD = "base_period"
    PLAN = "plan"
    NAMED_PERIOD = "named_period"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison found in a header: its span in the text, its base, and the base's own period if one is named."""

    base: Base
    span: tuple[int, int]
    period: Period | None = None


def find_comparison(text: str, *, year: int | None = None) -> Comparison | None:
    """Find the comparison in a cleaned header text, or None. A base that cannot be read is ``UNREAD``."""
    folded = aligned_fold(text)
    for pattern, base in (*_WHOLE, *_OF_RATIO):
        if match := pattern.search(folded):
            return Comparison(base, match.span())
    for pattern, base in _OF_CHANGES if words.CHANGE.search(folded) else ():
        if match := pattern.search(folded):
            return Comparison(base, match.span())
    opening = _OPENING.search(folded) or _AGAINST.search(text)
    if opening is None:
        return _over_year_before(text)
    if (said := _said_base(text, folded, opening)) is not None:
        return said
    rest = text[opening.end() :]
    reading = read_season(rest) or read_period(rest, year=year)
    if reading is None and (year_first := _YEAR_FIRST.match(rest)):
        reading = read_period(year_first[0])
    if reading is None or aligned_fold(rest[: reading.span[0]]).strip(" :(") not in _BEFORE_BASE:
        return Comparison(Base.UNREAD, opening.span())
    return Comparison(Base.NAMED_PERIOD, (opening.start(), opening.end() + reading.span[1]), reading.period)


def _said_base(text: str, folded: str, opening: re.Match[str]) -> Comparison | None:
    """Return the comparison with a base of known words; a period behind "cùng kỳ" is the base itself."""
    for pattern, base in _BASES:
        if match := pattern.match(folded, opening.end()):
            behind = read_period(text[match.end() :]) if match[0] == "cung ky" else None
            if behind is not None and not folded[match.end() : match.end() + behind.span[0]].strip(" :("):
                stop = match.end() + behind.span[1]
                return Comparison(Base.NAMED_PERIOD, (opening.start(), stop), behind.period)
            return Comparison(base, (opening.start(), match.end()))
    return None


def _over_year_before(text: str) -> Comparison | None:
    """Find a ratio to the year before: "% 9T 2031/2030", "2031年为2030年%"; "2030/31" is a year of another kind."""
    if (ratio := _OF_YEAR_BEFORE.search(text)) and int(ratio["year"]) == int(ratio["before"]) + 1:
        return Comparison(Base.SAME_PERIOD, (ratio.start("of"), ratio.end()))
    for match in _STROKE.finditer(text):
        said, under = read_period(text[: match.start()]), read_period(match["under"])
        over = said.period if said and said.span[1] == match.start() else Period.year(int(match["year"]))
        if under is None or under.text != match["under"] or over.is_instant:
            continue
        if under.period == Period.year(over.start.year - 1) or _place(under.period, over) is Base.SAME_PERIOD:
            return Comparison(Base.SAME_PERIOD, (match.start(), match.end()))
    return None


_YEAR = r"(?<!\d)(?:19|20)\d{2}"
_STROKE = re.compile(rf"(?<=(?P<year>{_YEAR}))\s?/\s?(?P<under>[\w ./]{{0,16}}?{_YEAR})(?!\d)")
_OF_YEAR_BEFORE = re.compile(rf"(?P<year>{_YEAR}) ?年? ?(?P<of>[为為是] ?(?P<before>{_YEAR}) ?年? ?的? ?[%％])")
_BEFORE_BASE = frozenset({"", "thoi diem", "binh quan", "khai giang"})


def measure_of(
    comparison: Comparison, own: Period | None, *, change: bool, average: bool, difference: bool = False
) -> Measure | None:
    """Return the measure of a column compared so; None where its base tells no measure of the code list.

    ``difference``: the change is in absolute terms.
    """
    base = comparison.base
    if base is Base.NAMED_PERIOD and own is not None and comparison.period is not None:
        base = _place(comparison.period, own)
    if difference:
        return _DIFFERENCES.get(base)
    if base is Base.SAME_PERIOD and average:
        return Measure.AVG_YOY if change else Measure.AVG_YOY_INDEX
    return (_CHANGES if change else _INDICES).get(base)


def _place(base: Period, own: Period) -> Base:
    """Return how a named base lies to the column's own period."""
    try:
        if base == own.shift(years=-1) or (own.is_instant and base == Period.year(own.start.year - 1)):
            return Base.SAME_PERIOD  # what is counted on a day is compared with the like day of "năm 2030"
        if own.whole_months == 1 and base == own.shift(months=-1):
            return Base.PREVIOUS_MONTH
        if own.whole_months == 3 and base == own.shift(months=-3):
            return Base.PREVIOUS_QUARTER
        if base == Period.month(own.start.year - 1, 12):
            return Base.DECEMBER
    except Invalid:
        return Base.UNREAD
    return Base.UNREAD


_CHANGES = {
    Base.SAME_PERIOD: Measure.YOY,
    Base.PREVIOUS_MONTH: Measure.MOM,
    Base.PREVIOUS_QUARTER: Measure.QOQ,
    Base.DECEMBER: Measure.VS_DEC,
    Base.PLAN: Measure.PLAN_SHARE,
}
_DIFFERENCES = {
    Base.SAME_PERIOD: Measure.DIFF_YOY,
    Base.PREVIOUS_MONTH: Measure.DIFF_MOM,
    Base.PREVIOUS_QUARTER: Measure.DIFF_QOQ,
    Base.DECEMBER: Measure.DIFF_VS_DEC,
}
_INDICES = {
    Base.SAME_PERIOD: Measure.YOY_INDEX,
    Base.PREVIOUS_MONTH: Measure.MOM_INDEX,
    Base.PREVIOUS_QUARTER: Measure.QOQ_INDEX,
    Base.DECEMBER: Measure.VS_DEC_INDEX,
    Base.BASE_PERIOD: Measure.BASE_INDEX,
    Base.PLAN: Measure.PLAN_SHARE,
}

_OVER = r"(?<!\band )(?<!\bog )(?<!\boch )over"
"""The word of a comparison, and not of those aged 16 "and over"."""
_WITH = rf"\b(?:compared? (?:with|to)|versus|vs\.?|{_OVER}|against)(?: ?\(%\))? ?:? ?(?:the )?"
_WHOLE = tuple(
    (re.compile(pattern), base)
    for pattern, base in (
        (r"\b(?:yoy|y/y|y-o-y|year[- ]on[- ]year)\b", Base.SAME_PERIOD),
        (r"\bpoint ?- ?to ?- ?point\b", Base.SAME_PERIOD),
        (r"\b(?:mom|m/m|m-o-m|month[- ]on[- ]month)\b", Base.PREVIOUS_MONTH),
        (r"\b(?:qoq|q/q|q-o-q|quarter[- ]on[- ]quarter)\b", Base.PREVIOUS_QUARTER),
        (rf"{_WITH}same period (?:of |in )?(?:the )?(?:last|previous) month\b", Base.PREVIOUS_MONTH),
        (rf"{_WITH}same period(?: (?:of|in))?(?: (?:last|the previous) year| \d{{4}})?", Base.SAME_PERIOD),
        (rf"{_WITH}(?:previous|last) month\b", Base.PREVIOUS_MONTH),
        (rf"{_WITH}(?:previous|last) quarter\b", Base.PREVIOUS_QUARTER),
        (rf"{_WITH}(?:annual )?plan\b", Base.PLAN),
    )
)  # fmt: skip
_OF_RATIO = tuple(
    (re.compile(pattern), base)
    for pattern, base in (
        (r"/ ?cung k[yi](?: nam truoc)?\b", Base.SAME_PERIOD),
        (r"(?:% ?(?:so (?:voi )?)?|\bso (?:voi )?|/ ?)ck\b(?: nam truoc)?", Base.SAME_PERIOD),
        (r"/ ?(?:ke hoach|kh|du toan|dt)\b(?: nam)?", Base.PLAN),
        (r"(?:% ?so (?:voi )?(?:ke hoach|kh|du toan|dt)|\bso kh|^% ?(?:du toan|dt))\b(?: nam)?", Base.PLAN),
    )
)
"""What stands under the stroke of a ratio: "7 tháng/cùng kỳ"."""
_OF_CHANGES = (
    (words.SAME_PERIOD, Base.SAME_PERIOD),
    (words.PREVIOUS_MONTH, Base.PREVIOUS_MONTH),
    (words.PREVIOUS_QUARTER, Base.PREVIOUS_QUARTER),
)
"""Beside words for a change alone: else they may say what money is spent on."""
_OPENING = re.compile(
    r"(?:\btang giam |\b|(?<=\d))so\s?voi(?:\s?\(%\))?\s?:?\s?|\bso\s(?=cung k[yi]|cung thoi diem)"
    r"|\bcompared? (?:with|to)\s"
    r"|\bchanges? from\s(?=(?:[a-z]{3,9}\.? )?\d{4}\b(?! ?(?:to\b|-|until\b)))"
    rf"|\bversus:?\s|\bvs\.?\s|\b{_OVER}(?:\s?\(%\)\s?|\s)(?=\d|[a-z]{{3,9}}\.? (?:of )?\d{{4}})"
    r"|\bso sanh(?: (?!so\b)\w+){0,4} voi(?:\s?\(%\))?\s?:?\s?"
    r"|\bв (?:%|процентах)\s{1,2}к\s"
)
_AGAINST = re.compile(r"\bso (?=(?:tháng|quý) ?\d)", re.IGNORECASE)
"""In its own letters: folded it would be a number as well, "Số tháng 2"."""
_YEAR_FIRST = re.compile(r"(?:19|20)\d{2} [гГ]\.(?=\s)")
"""A year that the names of columns go on behind: "В % к 2030 г. | федеральный бюджет"."""
_YEAR_AGO = r"(?:nam\s?)?(?:truoc|ngoai|\d{4})"
_BASES = tuple(
    (re.compile(pattern), base)
    for pattern, base in (
        (r"(?:cung thoi diem\s|cung k[yi]\s)?thang truoc\b", Base.PREVIOUS_MONTH),
        (
            rf"(?:(?:thang|quy|cong don|luy ke) )?cung (?:k[yi]|thoi diem|thang|quy)(?:\s?(?:cua\s)?{_YEAR_AGO})?",
            Base.SAME_PERIOD,
        ),
        (r"nam (?:hoc )?(?:truoc|ngoai)\b", Base.SAME_PERIOD),
        (r"quy truoc\b", Base.PREVIOUS_QUARTER),
        (r"base (?:year|period)(?:\s?\(?\d{4}\)?)?", Base.BASE_PERIOD),
        (r"(?:thoi )?(?:ky|nam) goc(?:\s?nam)?(?:\s?\(?\d{4}\)?)?", Base.BASE_PERIOD),
        (r"(?:thang 12|cuoi) nam truoc\b", Base.DECEMBER),
        (r"соответст-?вующ\w{1,5} (?:периоду|месяцу|кварталу) (?:предыду-?щего|прошлого) года\b", Base.SAME_PERIOD),
        (r"предыду-?щему (?:году|периоду прошлого года)\b", Base.SAME_PERIOD),
        (r"предыду-?щему месяцу\b", Base.PREVIOUS_MONTH),
        (r"предыду-?щему кварталу\b", Base.PREVIOUS_QUARTER),
        (r"декабрю (?:предыду-?щего|прошлого) года\b", Base.DECEMBER),
        (r"(?:ke hoach|kh|du toan)\b(?:\s?(?:ca\s)?nam)?(?:\s?\d{4})?", Base.PLAN),
    )
)
