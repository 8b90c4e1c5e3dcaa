"""A figure in words: number, unit, printed hedge, as a reader of either language writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indicators.i18n.numbers import NO_FIGURE, format_number, format_with_unit, with_qualifier

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.figures import Figure

_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")


def bare_number(figure: Figure | None, lang: str) -> str:
    """Return the number alone, decimals as printed, both ends of a range; ``…`` for none."""
    if figure is None or figure.shown is None:
        return NO_FIGURE
    number = format_number(figure.shown, figure.shown_decimals, lang)
    if figure.shown_high is None:
        return number
    return f"{number}–{format_number(figure.shown_high, figure.shown_decimals, lang)}"


def number_words(figure: Figure | None, lang: str) -> str:
    """Return the number with its printed hedge before it: ``trên 514``."""
    number = bare_number(figure, lang)
    return number if figure is None or figure.shown is None else with_qualifier(number, figure.qualifier, lang)


def unit_words(figure: Figure, catalogue: Catalogue, lang: str) -> str:
    """Return the unit in which the figure is shown: ``tỷ USD``."""
    return catalogue.unit_symbol(figure.unit_measure, figure.shown_mult, lang)


def value_text(figure: Figure | None, catalogue: Catalogue, lang: str) -> str:
    """Return number and unit in one text: ``8,02%``, ``475,06 tỷ USD``, ``over USD 514 billion``."""
    if figure is None or figure.shown is None:
        return NO_FIGURE
    text = format_with_unit(bare_number(figure, lang), unit_words(figure, catalogue, lang), lang)
    return with_qualifier(text, figure.qualifier, lang)


def formula_words(formula: str, lang: str) -> str:
    """Return the arithmetic of a derived figure with the decimal sign of ``lang``: ``262,46 − 219,83``."""
    return _DECIMAL_POINT.sub(",", formula) if lang == "vi" else formula
