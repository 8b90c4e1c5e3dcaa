"""Figures as words of a sentence: the number as printed with its hedge and unit, tied to its observation."""

from __future__ import annotations

import re

from indicators.catalogue import Catalogue
from indicators.i18n import translate
from indicators.i18n.numbers import format_number, format_with_unit, with_qualifier
from indicators.i18n.periods import period_phrase
from indicators.model.indicator import IndicatorKind
from indicators.model.observation import Qualifier
from indicators.model.period import Period
from indicators.model.sentence import Tie
from indicators.model.series import SeriesKey
from indicators.services.figures import Figure
from indicators.services.sentences.tied_text import TiedText, number

_REMARK = re.compile(r"\s*\([^)]*\)")
NAMED_SHORT = frozenset({"GDP_GROWTH_YOY"})
"""Indicators whose full name is a definition: sentences call them by their short name."""
NAMED_THE = frozenset({"TRADE_BAL_GOODS"})
"""Indicators, beside indices, whose English name takes an article."""


def tie_of(figure: Figure, text: str, measure: str = "") -> Tie:
    """Return the tie of a number to the figure that it is."""
    return Tie(
        at=0,
        text=text,
        series_key=figure.series_key,
        period=figure.period,
        measure=measure or figure.measure,
        obs_id=figure.obs_id,
        status=figure.obs_status,
        size=size_of(figure),
        parents=figure.citation.parents,
    )


def size_of(figure: Figure) -> str:
    """Return the printed number in single units, both ends of a range: what a revision changes."""
    ends = [one for one in (figure.shown, figure.shown_high) if one is not None]
    return " ".join(format(one.scaleb(figure.shown_mult).normalize(), "f") for one in ends)


def value_words(figure: Figure, catalogue: Catalogue, lang: str, *, size: bool = False) -> TiedText:
    """Return a figure as printed: ``7,52%``, ``gần 391 tỷ USD``, ``6.0–6.5%``; ``size`` leaves a minus out.

    The hedge is a word before the number and part of the tie, so that it is lost and revised with it.
    """
    return number(tie_of(figure, value_text(figure, catalogue, lang, size=size)))


def value_text(figure: Figure, catalogue: Catalogue, lang: str, *, size: bool = False) -> str:
    """Return the same words without a tie."""
    assert figure.shown is not None
    shown = abs(figure.shown) if size else figure.shown
    unit = (
        ""
        if figure.unit_measure == "countries"
        else catalogue.unit_symbol(figure.unit_measure, figure.shown_mult, lang)
    )
    digits = format_number(shown, figure.shown_decimals, lang)
    if figure.shown_high is not None:
        high = format_number(figure.shown_high, figure.shown_decimals, lang)
        if unit == "%":
            return translate(lang, "sentences.range", low=digits, high=high)
        digits = f"{digits}–{high}"
    said = format_with_unit(digits, unit, lang)
    if figure.qualifier == Qualifier.AT_LEAST:
        return translate(lang, "sentences.at_least", value=said)
    return with_qualifier(said, figure.qualifier, lang)


def series_name(key: SeriesKey, catalogue: Catalogue, lang: str) -> str:
    """Return what a sentence calls a series: its name without remarks in brackets."""
    named = catalogue.shorts(key) if key.indicator in NAMED_SHORT else catalogue.names(key)
    name = _REMARK.sub("", named[lang]).strip()
    one = lang == "en" and (
        key.indicator in NAMED_THE or catalogue.indicator(key.indicator).kind is IndicatorKind.INDEX
    )
    return f"The {lowered(name)}" if one else name


def lowered(name: str) -> str:
    """Return a name for the middle of a sentence; an abbreviation keeps its capitals."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def when_words(period: Period, lang: str) -> str:
    """Return a period as the adverb of a sentence: ``6 tháng đầu năm 2025``, ``in Q2 2025``, ``on 14/01/2026``."""
    return translate(lang, f"sentences.when.{period.kind}", period=period_phrase(period, lang))


def base_words(period: Period, lang: str) -> str:
    """Return a period as what a change is on: ``năm 2024``, ``the first 6 months of 2024``."""
    return translate(lang, f"sentences.base.{period.kind}", period=period_phrase(period, lang))


def status_words(figure: Figure, lang: str) -> str:
    """Return the status in brackets after a number; a final figure needs none, a derived one says what it is."""
    if figure.obs_status not in {"E", "P", "D"}:
        return ""
    return translate(lang, "sentences.status", status=translate(lang, f"term.status.{figure.obs_status}"))
