"""The measure of one figure of a table: what its header, its label, the table's title and its unit make of it."""

from __future__ import annotations

import re
from functools import lru_cache

from indicators.model.period import Period, PeriodKind
from indicators.model.period_phrase import aligned_fold
from indicators.model.series import Measure
from indicators.model.word_units import GROWTH
from indicators.workbook.measures import words_of_comparison as words
from indicators.workbook.measures.headers import HeaderReading
from indicators.workbook.measures.units import FoundUnit, index_of_title, is_change_of_index, measure_in


def figure_measure(header: HeaderReading, label: str, title: str, period: Period | None, unit: FoundUnit) -> str:
    """Return the measure of a figure over ``period``; empty where nothing says it."""
    if header.comparison is None and header.part is None:
        said = measure_in(unit.unit)
        if not said or unit.unit is None or not unit.unit.is_index:
            named = _over_year_before(f"{label} {header.text}", unit)
            rate = _rate_of_development(header, unit, period)
            return said or named or rate or _change_around(header, title, unit, period)
        found: Measure | None = Measure(said)
    else:
        found = header.measure_over(period)
    if found is None:
        return ""
    if found in _AVERAGE_OF and _is_average_of_prices(title, period):
        found = _AVERAGE_OF[found]
    if found in _CHANGE_OF and _RATE_LABEL.search(aligned_fold(f"{label} {header.item}")):
        return _CHANGE_OF[found].value
    return found.value


def _over_year_before(words: str, unit: FoundUnit) -> str:
    """Return what figures in per cent are whose name has their base: "Growth rate of GDP (Previous year = 100) (%)"."""
    folded = aligned_fold(words)
    if unit.unit is None or not unit.unit.is_percent or not _YEAR_BEFORE_IS_100.search(folded):
        return ""
    return (Measure.YOY if _GROWS.search(folded) else Measure.YOY_INDEX).value


_YEAR_BEFORE_IS_100 = re.compile(r"\b(?:(?:previous|preceding|last) year|nam truoc) ?= ?100\b")
_GROWS = re.compile(r"\bgrowth\b|\btoc do tang\b")


def _rate_of_development(header: HeaderReading, unit: FoundUnit, period: Period | None) -> str:
    """Return the index on the year before that "Tốc độ phát triển (%)" alone is, of months since January."""
    if unit.unit is None or not unit.unit.is_percent or period is None or period.whole_months in {None, 1}:
        return ""
    named = _DEVELOPMENT.match(aligned_fold(header.item)) and period.is_year_to_date
    return Measure.YOY_INDEX.value if named else ""


_DEVELOPMENT = re.compile(r"toc do phat trien\b")


def _change_around(header: HeaderReading, title: str, unit: FoundUnit, period: Period | None) -> str:
    """Return what header, title or unit line of figures in per cent compare them with ("Change on last quarter")."""
    if unit.unit is None or not unit.unit.is_percent:
        return ""
    folded = aligned_fold(f"{title} {unit.text}")
    growing = _GROWTH.match(folded) or GROWTH.match(aligned_fold(unit.text))
    if period is not None and period.kind is PeriodKind.YEAR and growing:
        return Measure.YOY.value
    if _STRUCTURE.match(folded):
        return Measure.SHARE.value
    index = None if is_change_of_index(unit.text) else index_of_title(title)
    said = change_in_words(f"{title} {unit.text}", period) or measure_in(index)
    return said or change_in_words(header.item, period)


def change_in_words(text: str, period: Period | None) -> str:
    """Return the change that words speak of ("Percentage change from previous period"), which is over ``period``."""
    folded = aligned_fold(text)
    if period is not None and _ON_PERIOD.search(folded):
        return _OF_KIND.get(period.kind, "")
    return _change_said(folded)


@lru_cache(maxsize=256)
def _change_said(folded: str) -> str:
    """Return the one change that a folded text speaks of; each figure under it asks."""
    said = {measure for pattern, measure in _CHANGES_IN_TITLES if pattern.search(folded)}
    if words.CHANGE.search(folded):
        said |= {measure for pattern, measure in _CHANGES_ABROAD if pattern.search(folded)}
    return said.pop().value if len(said) == 1 else ""


def _is_average_of_prices(title: str, period: Period | None) -> bool:
    """Whether a consumer price index compares several months: that is always their average, said or not.

    Unless the title names the month that stands for its year ("price index of December").
    """
    folded = aligned_fold(title)
    several = period is not None and (period.whole_months or 0) > 1
    return several and bool(_PRICES.search(folded)) and not _OF_DECEMBER.search(folded)


_GROWTH = re.compile(r"(?:\d{1,3} ?\. ?)?(?:growth rates? of|toc do tang)\b")
_STRUCTURE = re.compile(r"(?:\d{1,3} ?\. ?)?(?:structure of|co cau)\b")
_OF_DECEMBER = re.compile(r"\b(?:of december|(?:cua )?thang 12 (?:cac nam|hang nam|so voi))\b")
_PRICES = re.compile(r"\bchi so gia tieu dung\b|\bconsumer price ind(?:ex|ices)\b")
_AVERAGE_OF = {Measure.YOY_INDEX: Measure.AVG_YOY_INDEX, Measure.YOY: Measure.AVG_YOY}
_CHANGE_OF = {
    Measure.YOY_INDEX: Measure.YOY,
    Measure.MOM_INDEX: Measure.MOM,
    Measure.QOQ_INDEX: Measure.QOQ,
    Measure.AVG_YOY_INDEX: Measure.AVG_YOY,
    Measure.VS_DEC_INDEX: Measure.VS_DEC,
}
_RATE_LABEL = re.compile(r"\blam phat\b|\binflation\b")
"""Rows whose figures are changes even in a table of indices."""
_CHANGES_ABROAD = (
    (words.SAME_PERIOD, Measure.YOY), (words.PREVIOUS_QUARTER, Measure.QOQ), (words.PREVIOUS_MONTH, Measure.MOM),
)  # fmt: skip
_FROM = (
    r"(?:change|changes|growth|variation|increase)\b[^.;]{0,30} "
    r"(?:on|over|from|to|with respect to|compared (?:with|to)|against) (?:the )?"
)
_BEFORE = r"(?:previous|preceding|last|prior)"
_ON_PERIOD = re.compile(rf"{_FROM}{_BEFORE} period\b")
_OF_KIND = {
    PeriodKind.YEAR: Measure.YOY.value, PeriodKind.QUARTER: Measure.QOQ.value, PeriodKind.MONTH: Measure.MOM.value,
}  # fmt: skip
_CHANGES_IN_TITLES = (
    (
        re.compile(
            rf"{_FROM}(?:(?:corresponding|same) (?:period|month|quarter)(?: in| of)? (?:the )?)?{_BEFORE} year\b"
            rf"|{_FROM}(?:month|quarter|period) (?:one|a) year (?:ago|earlier)\b|\byear[- ]on[- ]year\b"
        ),
        Measure.YOY,
    ),
    (re.compile(rf"{_FROM}{_BEFORE} quarter\b|\bquarter[- ]on[- ]quarter\b"), Measure.QOQ),
    (re.compile(rf"{_FROM}{_BEFORE} month\b|\bmonth[- ]on[- ](?:previous )?month\b"), Measure.MOM),
)
