"""Words that several parts of the page use: coverage, units, the day a figure is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.dates import format_date
from indicators.i18n.periods import axis_phrase, period_phrase
from indicators.model.period import Period
from indicators.web.pages.catalogue.ids import CatalogueId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.model.indicator import Indicator
    from indicators.services.holdings import IndicatorHolding, IndicatorSummary, SeriesHolding
    from indicators.services.rhythm import Rhythm


def coverage(first: Period | None, last: Period | None, session: Session) -> str:
    """Return ``2010 – 7/2025``; a dash where there is nothing."""
    if first is None or last is None:
        return session.t("catalogue.none")
    ends = dict.fromkeys(axis_phrase(period, session.lang) for period in (first, last))
    return " – ".join(ends)


def windows(series: SeriesHolding, session: Session) -> str:
    """Return the kinds of period of a series in words."""
    return ", ".join(session.t(f"term.window.{one}") for one in series.windows)


def unit(entry: Indicator, session: Session, catalogue: Catalogue) -> str:
    """Return the unit in which an indicator is shown: ``tỷ USD``."""
    return catalogue.unit_symbol(entry.unit_measure, entry.display_mult, session.lang) or entry.unit_measure


def day(holding: IndicatorHolding | IndicatorSummary, session: Session) -> str:
    """Return the latest publication that is held."""
    return format_date(holding.published) if holding.published else session.t("catalogue.none")


def due(rhythm: Rhythm | None, session: Session) -> Any:
    """Return which figure comes next and when; marked where that day has passed."""
    if rhythm is None:
        return session.t("catalogue.none")
    said = [html.Span(format_date(rhythm.due)), html.Small(period_phrase(rhythm.following, session.lang))]
    if rhythm.overdue(session.day):
        said.append(html.Span(session.t("catalogue.overdue"), className="tag warn"))
    return said


def action(said: str, words: Any, label: str = "", look: str = "btn sm") -> html.Button:
    """Return the button that opens the dialog for what ``said`` names; ``label`` where its words are a sign only."""
    named = {"aria-label": label} if label else {}
    identity = {"type": CatalogueId.EDIT, "point": said}
    return html.Button(words, id=identity, type="button", className=look, **{"aria-haspopup": "dialog", **named})
