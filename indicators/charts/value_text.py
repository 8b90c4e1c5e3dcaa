"""A figure as words: qualifier, number with its printed decimals, and unit."""

from __future__ import annotations

import math

from indicators.i18n import translate
from indicators.i18n.numbers import NO_FIGURE, format_number, format_with_unit, with_qualifier
from indicators.model.chart import ChartSeries
from indicators.model.observation import Qualifier

MOST_DIGITS, LONGEST_LABEL = 5, 3
"""Digits that a figure has in the plot where more than this many decimals are stored; the table has them all."""


def number_text(value: float | None, value_high: float | None, decimals: int, qualifier: str, lang: str) -> str:
    """Return ``khoảng 283``, ``6,5–7,0`` for a range, ``…`` for no figure."""
    if value is None or math.isnan(value):
        return NO_FIGURE
    number = format_number(value, decimals, lang)
    if value_high is not None and not math.isnan(value_high):
        return f"{number}–{format_number(value_high, decimals, lang)}"
    return with_qualifier(number, "" if qualifier == Qualifier.RANGE else qualifier, lang)


def label_text(value: float | None, value_high: float | None, decimals: int, qualifier: str, lang: str) -> str:
    """Return a figure as it stands in the plot: of a cell without a format only the first five digits."""
    return number_text(value, value_high, label_decimals(value, decimals), qualifier, lang)


def label_decimals(value: float | None, decimals: int) -> int:
    """Return with how many decimals a figure stands in the plot: as printed, or fewer where they would fill it."""
    if value is None or decimals <= LONGEST_LABEL:
        return decimals
    whole = math.floor(math.log10(abs(value))) + 1 if value else 0
    return min(decimals, max(MOST_DIGITS - whole, 0))


def telling_decimals(first: float, second: float) -> int:
    """Return with how many decimals, three or more, two unlike figures are seen to differ."""
    apart = abs(first - second)
    return max(LONGEST_LABEL, -math.floor(math.log10(apart)) if apart else LONGEST_LABEL)


def unit_text(unit_measure: str, unit_mult: int, lang: str) -> str:
    """Return the unit as printed after a number: ``tỷ USD``, ``%``; an unknown unit is told by its code."""
    key = f"charts.unit.{unit_measure}.{unit_mult}"
    text = translate(lang, key)
    if text != key:
        return text
    if "/" in unit_measure:
        above, *below = unit_measure.split("/")
        return "/".join([unit_text(above, unit_mult, lang), *(_each(unit, lang) for unit in below)])
    return unit_measure if unit_mult == 0 else f"{unit_measure} × 10^{unit_mult}"


def _each(unit: str, lang: str) -> str:
    """Return what stands behind a stroke: ``người`` in ``USD/người``."""
    key = f"charts.unit.each.{unit}"
    text = translate(lang, key)
    return unit_text(unit, 0, lang) if text == key else text


def series_unit(series: ChartSeries, lang: str) -> str:
    """Return the unit of one drawn series as words."""
    return unit_text(series.unit_measure, series.unit_mult, lang)


def with_unit(number: str, unit: str, lang: str) -> str:
    """Join number and unit; a hedge stays before both: ``about USD 283 billion``, ``gần 24,1 tỷ USD``."""
    hedge, blank, bare = number.rpartition("\u00a0")
    return f"{hedge}{blank}{format_with_unit(bare, unit, lang)}" if number != NO_FIGURE else number
