"""Names, numbers and buttons that several parts of the page share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.numbers import format_number
from indicators.i18n.periods import period_phrase
from indicators.model.period import Period
from indicators.web.components.citation_text import series_name
from indicators.web.pages.revisions.ids import RevisionsId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.figures import Figure

SEPARATOR = "~"


def named(series_key: str, period: Period, session: Session, catalogue: Catalogue) -> str:
    """Return series and period in words."""
    return f"{series_name(series_key, catalogue, session)}, {period_phrase(period, session.lang)}"


def change_text(change: Decimal, figure: Figure, decimals: int, session: Session) -> str:
    """Return a change, given in single units, in the display unit of ``figure`` with its sign."""
    return format_number(change.scaleb(-figure.shown_mult), decimals, session.lang, signed=True)


def cite_button(figure: Figure, place: str, words: Any) -> html.Button:
    """Return words that open the citation of a figure's series and period."""
    point = SEPARATOR.join((figure.series_key, figure.period.render()))
    identity = {"type": RevisionsId.FIGURE, "place": f"{place}-{figure.obs_id}", "point": point}
    return html.Button(words, id=identity, type="button", className="revisions-open", **{"aria-haspopup": "dialog"})


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
