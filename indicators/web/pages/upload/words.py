"""The words that several parts of the upload page say alike: a figure's name, a change, an organisation. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from indicators.i18n.numbers import NO_FIGURE, format_number
from indicators.i18n.periods import period_phrase
from indicators.services.figures import Figure
from indicators.web.components.citation_text import series_name
from indicators.web.components.value import bare_number, unit_words, value_text
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.intake import DiffRow

PERCENT_DECIMALS = 2


def figure_name(figure: Figure, session: Session, catalogue: Catalogue) -> str:
    """Return indicator and period: ``Xuất khẩu hàng hóa, 7 tháng đầu năm 2024``."""
    return f"{series_name(figure.series_key, catalogue, session)}, {period_phrase(figure.period, session.lang)}"


def origin_words(origin: str, day: date | None, session: Session, catalogue: Catalogue) -> str:
    """Return the name an organisation had on a day; ``…`` where none is named."""
    return catalogue.origin(origin).name_on(day, session.lang) if origin else NO_FIGURE


def number_in(figure: Figure | None, unit: str, session: Session, catalogue: Catalogue) -> str:
    """Return a number, with its unit where that is not ``unit``, the one named above the table."""
    if figure is None or figure.shown is None:
        return NO_FIGURE
    own = unit_words(figure, catalogue, session.lang)
    return bare_number(figure, session.lang) if own == unit else value_text(figure, catalogue, session.lang)


def change_words(row: DiffRow, session: Session) -> str:
    """Return the change in the unit of the figure: ``+0,36``."""
    if row.change is None or row.stored is None:
        return ""
    decimals = max(row.figure.shown_decimals, row.stored.shown_decimals)
    return format_number(row.change, decimals, session.lang, signed=True)


def percent_words(percent: Decimal | None, session: Session) -> str:
    """Return a change in per cent: ``+0,19%``."""
    return "" if percent is None else f"{format_number(percent, PERCENT_DECIMALS, session.lang, signed=True)}%"


def formula_words(formula: str, session: Session) -> str:
    """Return an arithmetic with the decimal mark of the reader's language: ``226,5 − 190,7``."""
    return formula.replace(".", ",") if session.lang == "vi" else formula


def common_unit(rows: tuple[DiffRow, ...], session: Session, catalogue: Catalogue) -> str:
    """Return the unit that most figures have, to be named once above the table."""
    units = [unit_words(row.figure, catalogue, session.lang) for row in rows if row.figure.measure == "level"]
    return max(dict.fromkeys(units), key=units.count, default="")
