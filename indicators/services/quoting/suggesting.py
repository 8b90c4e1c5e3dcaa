"""A fragment to put in a figure's place: the store's number in the style of the text."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from indicators.i18n.numbers import MINUS, format_number
from indicators.services.quoting.verdict import Checked, Known, Verdict

_MENDED = frozenset(Verdict) - {Verdict.CONFIRMED, Verdict.ROUNDED, Verdict.UNKNOWN}


def suggested(checked: Checked, mark: str) -> Checked:
    """Return a verdict with the phrase as it would be right in a text of this decimal mark, where the store knows."""
    known = checked.stored
    if checked.verdict not in _MENDED or known is None or checked.figure.value_high is not None:
        return checked
    return replace(checked, suggestion=_phrase(checked, known, mark))


def _phrase(checked: Checked, known: Known, mark: str) -> str:
    figure = checked.figure
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
    number = format_number(printed, decimals, "vi" if mark == "," else "en").replace(MINUS, "-")
    digits = [at for at, letter in enumerate(figure.phrase) if letter.isdigit()]
    return (
        figure.phrase[: digits[0]].removesuffix("-") + number + figure.phrase[_number_end(figure.phrase, digits[0]) :]
    )


def _number_end(phrase: str, at: int) -> int:
    end = at
    while end < len(phrase) and (
        phrase[end].isdigit() or (phrase[end] in ".," and phrase[end + 1 : end + 2].isdigit())
    ):
        end += 1
    return end
