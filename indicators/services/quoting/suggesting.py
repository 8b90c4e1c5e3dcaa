"""A fragment to put in a figure's place: the store's number in the style of the text."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from indicators.articles import QuotedFigure
from indicators.i18n import translate
from indicators.i18n.numbers import MINUS, format_number
from indicators.i18n.periods import period_phrase
from indicators.services.quoting.verdict import Checked, Known, Verdict

_MENDED = frozenset(Verdict) - {Verdict.CONFIRMED, Verdict.ROUNDED, Verdict.UNKNOWN}


def suggested(checked: Checked, mark: str) -> Checked:
    """Return a verdict with the phrase as it would be right in a text of this decimal mark, where the store knows."""
    if checked.verdict not in _MENDED or checked.figure.value_high is not None:
        return checked
    lang = "vi" if mark == "," else "en"
    if checked.stored is not None:
        return replace(checked, suggestion=_phrase(checked, checked.stored, lang))
    return replace(checked, suggestion=_true_of(checked, lang))


def _true_of(checked: Checked, lang: str) -> str:
    """Return the base or the period of which the printed number is true, where the store has no other number for it."""
    matching = checked.matching
    if matching is None or checked.verdict is Verdict.OTHER_MEASURE:
        return ""
    if checked.verdict is Verdict.OTHER_BASE:
        return f"{checked.figure.phrase} {translate(lang, f'quoting.base.{matching.measure}')}"
    return f"{checked.figure.phrase}, {period_phrase(matching.period, lang)}"


def _phrase(checked: Checked, known: Known, lang: str) -> str:
    figure = checked.figure
    if figure.unit == "times":
        return _ratio(figure, known, lang)
    power = Decimal(10) ** figure.unit_mult
    value = known.size / power
    exact = max(0, known.decimals + figure.unit_mult - known.unit_mult)
    decimals = (
        min(exact, figure.decimals)
        if checked.verdict is Verdict.ROUNDED_WRONGLY
        else min(exact, max(figure.decimals, 2))
    )
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    printed = rounded if figure.phrase.startswith("-") else abs(rounded)
    number = format_number(printed, decimals, lang).replace(MINUS, "-")
    return _in_phrase(figure.phrase, number)


def _ratio(figure: QuotedFigure, known: Known, lang: str) -> str:
    """Return a ratio to the year before; one said in a word ("gấp đôi") is told in figures."""
    ratio = 1 + known.size / 100
    number = format_number(ratio.quantize(Decimal("0.01"), ROUND_HALF_UP), 2, lang)
    if any(letter.isdigit() for letter in figure.phrase):
        return _in_phrase(figure.phrase, number)
    return translate(lang, "quoting.times", number=number)


def _in_phrase(phrase: str, number: str) -> str:
    """Return the phrase with another number; a number said in a word is replaced whole."""
    digits = [at for at, letter in enumerate(phrase) if letter.isdigit()]
    if not digits:
        return number
    return phrase[: digits[0]].removesuffix("-") + number + phrase[_number_end(phrase, digits[0]) :]


def _number_end(phrase: str, at: int) -> int:
    end = at
    while end < len(phrase) and (
        phrase[end].isdigit() or (phrase[end] in ".," and phrase[end + 1 : end + 2].isdigit())
    ):
        end += 1
    return end
