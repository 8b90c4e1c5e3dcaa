"""The overview as components."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.dates import format_date
from indicators.services.overview import Overview
from indicators.web.components.cited import citation_drawer
from indicators.web.components.icons import icon
from indicators.web.pages.overview.cards import band
from indicators.web.pages.overview.changes import changes_block
from indicators.web.pages.overview.ids import OverviewId
from indicators.web.pages.overview.sentence import sentence
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


def body(overview: Overview, lead: Any, small: Any, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return sentence, band, lead chart beside what changed, and the small charts."""
    return [
        _head(overview, session, catalogue),
        band(overview.cards, session, catalogue),
        html.Div([lead, changes_block(overview.changes, session, catalogue)], className="grid overview-two"),
        small,
    ]


def drawer(session: Session) -> Any:
    """Return the drawer that holds the citation of the figure that was clicked."""
    return citation_drawer(OverviewId.DRAWER, session)


def _head(overview: Overview, session: Session, catalogue: Catalogue) -> html.Div:
    figures = {card.indicator.code: card.figure for card in overview.cards}
    upload = html.A(
        [icon("up"), session.t("shell.nav.upload")], href=session.url("/upload"), className="btn", **{"data-nav": ""}
    )
    return html.Div(
        [
            html.Div(
                [
                    html.P(session.t("overview.eyebrow", day=format_date(overview.as_of)), className="eyebrow"),
                    html.H1(session.t("shell.nav.overview"), className="sr"),
                    html.P(sentence(figures, session, catalogue), className="overview-sentence"),
                ]
            ),
            html.Div(upload, className="overview-upload"),
        ],
        className="overview-head",
    )
