"""Numbers as a reader of either language writes them: decimals as printed, U+2212 for minus, no-break units."""

from __future__ import annotations

import math
from decimal import Decimal

from babel.numbers import format_decimal

from indicators.i18n.messages import translate

NO_FIGURE = "…"
MINUS = "\u2212"
NO_BREAK = "\u00a0"


def format_number(
    value: Decimal | float | None, decimals: int, lang: str, *, signed: bool = False, grouped: bool = True
) -> str:
    """Return ``value`` with exactly ``decimals`` decimals in the number style of ``lang``; None or NaN is ``…``.

    Half is rounded to even by the decimal context of Babel only where ``decimals`` is fewer than the value has.
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return NO_FIGURE
    pattern = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals > 0 else "")
    text = format_decimal(value, format=pattern, locale=lang, decimal_quantization=True)
    text = text.replace("-", MINUS)
    if signed and value > 0 and any(ch in "123456789" for ch in text):
        text = "+" + text
    return text


CURRENCY_LETTERS = 3


def format_with_unit(number: str, symbol: str, lang: str) -> str:
    """Join a formatted number and its unit symbol: ``8,02%``, ``475,06 tỷ USD``, ``USD 475.06 billion``.

    In English the code of a currency comes before the number, its power after it.
    """
    if not symbol:
        return number
    if symbol == "%":
        return number + symbol
    currency, blank, power = symbol.partition(" ")
    if lang == "en" and blank and len(currency) == CURRENCY_LETTERS and currency.isupper():
        return f"{currency}{NO_BREAK}{number}{NO_BREAK}{power}"
    return f"{number}{NO_BREAK}{symbol}"


def with_qualifier(number: str, qualifier: str, lang: str) -> str:
    """Put the printed hedge as a word before the number: ``trên 514``, ``nearly 24.1``; nothing before an exact one."""
    if qualifier in {"", "exact", "range"}:
        return number
    return f"{translate(lang, f'term.qualifier.{qualifier}')}{NO_BREAK}{number}"
