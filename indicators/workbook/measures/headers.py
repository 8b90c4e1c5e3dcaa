"""The words over a column: its period, its comparison, its status, its unit, and what is left: the item.

Header texts of official tables are fragments, one below the other ("Ước tính" / "7 tháng" / "năm 2024" / "Trị giá");
they are joined before they come here. What cannot be told apart is reported by the reading, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.model.period import Period, PeriodKind
from indicators.model.period_phrase import PeriodReading, aligned_fold, read_period
from indicators.model.series import Measure
from indicators.model.text import blank_out, clean
from indicators.model.unit_words import UnitReading, bracketed_unit, read_unit, unit_said
from indicators.model.word_units import unit_at_end
from indicators.workbook.measures.comparisons import Comparison, find_comparison, measure_of
from indicators.workbook.measures.status_words import (
    first_status,
    read_status,
    short_spans,
    short_status,
    status_spans,
    without_status,
)
from indicators.workbook.measures.words_of_comparison import CHANGE
from indicators.workbook.periods.season import read_season


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """What a header says.

    ``item`` is the rest of the words. ``refers_elsewhere``: it speaks of a period without naming it ("kỳ này").
    ``part``: the figures are shares or contributions. A comparison with a unit other than per cent that speaks of no
    change makes no measure.
    """

    text: str
    period: PeriodReading | None = None
    obs_status: str = ""
    unit: UnitReading | None = None
    item: str = ""
    refers_elsewhere: bool = False
    comparison: Comparison | None = None
    change: bool = False
    average: bool = False
    part: Measure | None = None

    def measure_over(self, own: Period | None) -> Measure | None:
        """Return the measure of the column when its figures are of ``own``; None where no word makes one."""
        if self.comparison is None:
            return self.part
        difference = self.is_difference
        if self.unit is not None and not self.unit.is_percent and not difference:
            return None
        return measure_of(self.comparison, own, change=self.change, average=self.average, difference=difference)

    @property
    def is_difference(self) -> bool:
        """Whether the figures are changes in absolute terms: said so, or in a unit of what changed."""
        if self.comparison is None:
            return False
        counted = self.unit is not None and not self.unit.is_percent and self.unit.unit_measure != "times"
        return (self.change and counted) or bool(_ABSOLUTE.search(aligned_fold(self.item)))

    @property
    def measure(self) -> str:
        """The measure over the header's own period, empty where there is none."""
        found = self.measure_over(self.period.period if self.period else None)
        return found.value if found else ""

    @property
    def unread_comparison(self) -> bool:
        """Whether it compares with something that makes no measure."""
        return self.comparison is not None and not self.measure


def read_header(fragments: Sequence[str], *, year: int | None = None) -> HeaderReading:
    """Read the joined fragments of one column; a period without a year takes ``year``."""
    fragments = [_said_once(_unscaled(clean(fragment))) for fragment in fragments if clean(fragment)]
    unit, kept = _take_unit(fragments)
    whole = clean(" ".join(fragments))
    rest = clean(" ".join(kept))
    comparison = find_comparison(rest, year=year)
    told = find_comparison(unit.text) if comparison is None and unit is not None and unit.is_percent else None
    comparison = comparison or (replace(told, span=(0, 0)) if told else None)  # "Growth (% y/y)": it went with the unit
    if comparison is not None and unit is not None and unit.is_index:
        unit = None  # "2019=100" beside a comparison is its base
    before = clean(blank_out(rest, [comparison.span])) if comparison else rest
    before = clean(blank_out(before, [match.span() for match in _CARRIED_OVER.finditer(aligned_fold(before))]))
    period = read_period(before, year=year)
    alone = _period_of_fragment(fragments, before)
    if period is None or (alone is not None and period.text != alone.text and period.text in alone.text):
        period = alone  # "01-May-20" under a title is a day, and no month beside a number
    beside = _beside_status(before) if period is None else None
    period = period or beside or read_season(before) or _plan_of_year(before, year)
    folded = aligned_fold(before)
    if period is not None and (
        _is_rather_quarter(period, before) or is_term(before) or _SINCE.search(folded[: period.span[0]])
    ):
        period = None
    if period is not None and _UP_TO_END.search(folded[: period.span[0]].rstrip()):
        period = replace(period, period=_since_new_year(period.period))
    status, status_span = first_status(folded)
    status = status or short_status([aligned_fold(fragment) for fragment in fragments])
    part = next((found for pattern, found in _PARTS if pattern.search(folded)), None)
    spans = [match.span() for pattern in (_FILLERS, _CHANGE) for match in pattern.finditer(folded)]
    spans += [period.span, *_year_beside(folded, period), *short_spans(folded)] if period else []
    spans += status_spans(folded) if beside else [status_span] if status_span else []
    return HeaderReading(
        text=whole,
        period=period,
        obs_status=status,
        unit=unit,
        item=_rest(before, spans),
        refers_elsewhere=period is None and bool(_ELSEWHERE.search(folded) or any(map(_is_relative, fragments))),
        comparison=comparison,
        change=any(
            pattern.search(said)
            for pattern, said in (
                (_CHANGE, folded),
                (CHANGE, aligned_fold(whole if told else rest)),
                (_SHORT_CHANGE, aligned_fold(whole)),
            )
        ),
        average=bool(_AVERAGE.search(folded)),
        part=None if unit is not None and unit.is_money else part,
    )


_SINCE = re.compile(r"\b(?:tu|since|after|before|truoc|sau)(?: nam)?\s*$")
"""Words before a year from which on, or until which, something holds that has no period by that."""


def _unscaled(text: str) -> str:
    """Return a unit without the scale of one in brackets behind it: "Index, 2010 = 100 (Units)"."""
    unit = _ONES.sub("", text)
    return unit if unit != text and (unit_said(unit) is not None or _PER_CENT.search(unit)) else text


_PER_CENT = re.compile(r"\bper ?cent\b|%", re.IGNORECASE)
_ONES = re.compile(r" \((?:units?|ones?|-)\)$", re.IGNORECASE)


def _said_once(text: str) -> str:
    """Return a period without its translation in brackets: "Quyết toán 2031 (Final accounts 2031)"."""
    first, bracket, rest = text.partition(" (")
    before = read_period(first) if bracket and rest.endswith(")") else None
    if before is None or len(before.text) < len(first):
        return text
    said = without_status(rest[:-1]).strip(" .")
    again = read_period(said)
    twice = again is not None and again.period == before.period and len(again.text) == len(said)
    return first if twice and read_status(first) == read_status(rest) else text


def _is_relative(fragment: str) -> bool:
    """Whether a fragment says of when by what is now alone: "Previous" over one column, "Current" over the next."""
    return bool(_RELATIVE.fullmatch(aligned_fold(clean(fragment))))


_RELATIVE = re.compile(r"(?:previous|current|prior|latest|last|this)(?: (?:month|quarter|year|period|week))?")


def _rest(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text without what was read off it and the marks left over; what nothing was read off stays."""
    cut = clean(_EMPTY.sub(" ", blank_out(text, spans)))
    return cut.strip(" ,;:.-") if spans else cut.rstrip(" :")


_EMPTY = re.compile(r"\(\s*\)")


def _year_beside(folded: str, period: PeriodReading) -> list[tuple[int, int]]:
    """Return where the year of a month stands apart from it ("2024" over "Total" over "Jan"): it is no name."""
    if period.period.is_instant or _YEAR.search(aligned_fold(period.text)):
        return []
    return [match.span() for match in _YEAR.finditer(folded) if int(match["y"]) == period.period.start.year]


_YEAR = re.compile(r"(?:\b(?:nam|year)\s)?(?<!\d)(?P<y>(?:19|20)\d{2})(?!\d)")


def _period_of_fragment(fragments: Sequence[str], text: str) -> PeriodReading | None:
    """Read the one fragment that is a period and nothing else ("men" over "2022"); its span is that in ``text``."""
    found = [
        reading for fragment in fragments if (reading := read_period(fragment)) and len(fragment) == len(reading.text)
    ]
    at = text.rfind(found[0].text) if len(found) == 1 else -1
    if at >= 0 and _OTHER_PERIOD.search(aligned_fold(blank_out(text, [(at, at + len(found[0].text))]))):
        return None
    return replace(found[0], span=(at, at + len(found[0].text))) if at >= 0 else None


def _beside_status(text: str) -> PeriodReading | None:
    """Read a year or the like beside nothing but words of its status: "Prel.2016", "Sơ bộ Prel. 2022"."""
    folded = aligned_fold(text)
    spans = status_spans(folded) or short_spans(folded)
    bare = clean(blank_out(text, spans)).strip(" -–") if spans else ""
    reading = read_period(bare) if bare else None
    at = text.rfind(reading.text) if reading is not None and len(reading.text) == len(bare) else -1
    return replace(reading, span=(at, at + len(bare))) if reading is not None and at >= 0 else None


def _plan_of_year(text: str, year: int | None) -> PeriodReading | None:
    """Read "Dự toán năm" as the year that the table is of, where that is known."""
    match = _PLAN.fullmatch(aligned_fold(text)) if year is not None else None
    return PeriodReading(Period.year(year), text, False, match.span()) if match and year is not None else None


_PLAN = re.compile(r"(?:ke hoach|du toan)(?: ca)? nam")


def _since_new_year(period: Period) -> Period:
    """Return the window from 1 January to the end of a period ("lũy kế đến hết kỳ 2 tháng 6 năm 2031")."""
    if period.is_instant or period.start.year != period.last_day.year:
        return period
    return Period(period.start.replace(month=1, day=1), period.end)


_UP_TO_END = re.compile(r"\b(?:luy ke|cong don) (?:tinh )?den (?:het|cuoi)$")


_OTHER_PERIOD = re.compile(r"\d\s?(?:thang|months?)\b|\b(?:thang|quy|month|quarter)\s?\d")
"""Words beside a year that name a period of it which cannot be: "13 tháng" over "năm 2024" is no year."""


def is_term(text: str) -> bool:
    """Whether words tell how long something runs and not when: "Dưới 6 tháng", "Từ 6 đến 12 tháng"."""
    return bool(_TERM.fullmatch(aligned_fold(clean(text))))


_TERM = re.compile(
    r"(?:ky han )?(?:tu|tren|duoi|under|over|less than|more than|from)"
    r" \d{1,2}(?: (?:thang|months?))?(?: ?(?:den|to|-) ?(?:duoi )?\d{1,2})? (?:thang|months?)"
)


def _is_rather_quarter(period: PeriodReading, text: str) -> bool:
    """Whether a year stands beside a quarter that could not be read ("thirsd quarter năm 2020"): it is no year then."""
    if period.period.kind is not PeriodKind.YEAR:
        return False
    return bool(_QUARTER.search(blank_out(text, [period.span])))


_QUARTER = re.compile(r"\b(?:qu[ýí]|quarter|qtr|trim|trimestre|quartal|квартал)\b", re.IGNORECASE)
"""In its own letters: folded it would be a fund or a size as well."""


def attempts_period(text: str) -> bool:
    """Whether a header that names no period looks as if it wanted to: it holds a digit and period words or marks."""
    return (
        bool(re.search(r"\d", text))
        and not is_term(text)
        and bool(
            re.search(r"\b(?:thang|quy|nam|month|quarter|year|q\d|t\d)\b|\d[-/.]\d|\b(?:19|20)\d\d", aligned_fold(text))
        )
    )


def _take_unit(fragments: list[str]) -> tuple[UnitReading | None, list[str]]:
    """Take the unit off: the last one in brackets, else a fragment that is a unit and can be no word of the header.

    A "%" by itself under an amount in its unit is of the figures themselves.
    """
    if len(fragments) > 1 and fragments[-1] == "%":
        return read_unit("%"), fragments[:-1]
    joined = clean(" ".join(fragments))
    if len(fragments) > 1 and (reading := _of_changes(fragments)) is not None:
        return reading, fragments[:-1]
    if found := bracketed_unit(joined) or _beside_others(joined):
        return found[0], [found[1]]
    for position, fragment in enumerate(fragments):
        of_price = position > 0 and bool(_PRICE_OF.search(aligned_fold(fragments[position - 1])))
        if not of_price and (reading := _unmistakable(fragment)):
            return reading, fragments[:position] + fragments[position + 1 :]
    if found := _after_comma(joined):
        return found[0], [found[1]]
    for position, fragment in enumerate(fragments):
        if found := _after_comma(fragment):
            return found[0], [*fragments[:position], found[1], *fragments[position + 1 :]]
    bases = (reading for one in fragments if "=" in one and (reading := read_unit(one)) and reading.is_index)
    return unit_at_end(joined) or _base_at_end(joined) or next(bases, None), fragments


def _of_changes(fragments: list[str]) -> UnitReading | None:
    """Read the unit under words for a change, of which it tells that the change is one in absolute terms: "Persons"."""
    reading = unit_said(fragments[-1])
    folded = aligned_fold(" ".join(fragments[:-1]))
    changes = reading is not None and (_CHANGE.search(folded) or CHANGE.search(folded))
    return reading if changes and find_comparison(clean(" ".join(fragments))) is not None else None


def _beside_others(text: str) -> tuple[UnitReading, str] | None:
    """Return the unit that shares its brackets with other words, and the text without it."""
    for match in _SHARED_BRACKETS.finditer(text):
        for inside in match["inside"].split(","):
            if reading := read_unit(inside):
                kept = match["inside"].replace(inside, "").strip(" ,")
                return reading, text[: match.start()] + kept + text[match.end() :]
    return None


def _base_at_end(text: str) -> UnitReading | None:
    """Read the base of an index at the end of its name, which keeps it: "Índice Serie Original 2004=100"."""
    folded = aligned_fold(text)
    base = _BASE_AT_END.search(folded)
    return UnitReading("index", 0, text[slice(*base.span())]) if base and _INDEX.search(folded) else None


_BASE_AT_END = re.compile(
    r"\(?(?:base )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\.? )?\d{4} ?= ?100\)?$"
)
_INDEX = re.compile(r"\bind[ei](?:x|ces?|ks)\b|\bendeks|\bиндекс|\bchi so\b|指[数數]|지수")


def _after_comma(text: str) -> tuple[UnitReading, str] | None:
    """Return the unit after the last comma of a text, with what stands before it; words that name a period are none.

    "GDP in billions of current dollars" has it behind an "in".
    """
    head, comma, tail = text.rpartition(",")
    if not comma:
        head, comma, tail = text.rpartition(" in ")
        reading = read_unit(tail) if comma and head.strip() else None
        return (reading, head) if reading is not None and reading.unit_mult else None
    if read_period(tail) is not None:
        return None
    reading = _unmistakable(tail)
    if reading is None and (other := read_unit(tail)) is not None and other.is_index:
        reading = other
    return (reading, head) if reading else None


def _unmistakable(text: str) -> UnitReading | None:
    """Read a unit outside brackets; "nước" or "người" alone may be a word like any other."""
    reading = read_unit(text) or read_unit(_VALUE_BEHIND.sub("", text))
    if reading is not None and reading.is_index and len(text.split()) > 1 and "=" not in text:
        return reading  # "Números índice"; "Index" alone may be any name
    return reading if reading and (reading.unit_mult or reading.is_money or reading.is_percent) else None


_VALUE_BEHIND = re.compile(r"\s(?:values?|amounts?)$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\btoc do tang(?: truong)?(?:\s?[/,]?\s?\(?giam\)?)?|\btang truong\b"
    r"|\btang(?: ?\(\+\))?\s?[/,]\s?\(?giam\)?(?: ?\(-\))?"
    r"|\bgrowth(?: rate)?\b|(?:%\s)?\bchange\b|\btang \(giam\)"
)
_CARRIED_OVER = re.compile(r"\b(?:chuyen|nop|tra)(?: \w+){0,2} sang(?: nam)? (?:19|20)\d{2}\b")
"""The year that money is moved on to, and not the one its figures are of: "Tạm ứng chuyển sang năm 2032"."""
_SHORT_CHANGE = re.compile(r"^(?!.*\bind(?:ex|ices)\b).*\b(?:yoy|y/y|y-o-y|mom|m/m|m-o-m|qoq|q/q|q-o-q)\b")
"""The short words of English for a change on the year, the month or the quarter before, but of an index."""
_PRICE_OF = re.compile(r"\b(?:chi so(?: gia)?|price(?: index)?(?: of)?)$")
"""What ends a fragment over "đô la Mỹ", whose price is meant: the dollar is no unit there."""
_ABSOLUTE = re.compile(r"\btuyet doi\b|\babsolute\b")
_AVERAGE = re.compile(
    r"(?<!thu nhap )(?<!lao dong )(?<!tien luong )(?<!chi tieu )(?<!dan so )\b(?:binh quan|bq)\b"
    r"(?! (?:1|mot|dau) nguoi)"
    r"|\baverage\b"
)
"""A mean over the months of a period, and none that the figures themselves are ("thu nhập bình quân")."""
_PARTS = (
    (re.compile(r"\bty le dong gop\b|\bshare of growth\b"), Measure.CONTRIBUTION_SHARE),
    (re.compile(r"\bdong gop\b|\bcontribution\b"), Measure.CONTRIBUTION),
    (
        re.compile(
            r"\bco cau\b|\bty (?:trong|le (?:gt|gia tri))\b|\bshare\b|\bstructure\b"
            r"|[占佔]有率|[占佔]比|比重|構成比|구성비"
        ),
        Measure.SHARE,
    ),
)
_FILLERS = re.compile(r"\bcong don\b|\bluy ke\b|\bbinh quan\b|\baverage\b|\bcumulative\b|\baccumulated\b|\bco cau\b")
_SHARED_BRACKETS = re.compile(r"\((?P<inside>[^()]{1,60},[^()]{1,60})\)")
_ELSEWHERE = re.compile(r"\bky (?:nay|truoc|bao cao)\b|\bcung (?:ky|thoi diem)\b|\bnam truoc\b|\bthang truoc\b")
