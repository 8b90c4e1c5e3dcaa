"""The overview's components for one session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.web.pages.overview.ids import OverviewId
from indicators.web.pages.overview.lead import lead_block, small_blocks
from indicators.web.pages.overview.view import body, drawer

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.session import Session


def layout(services: Services, session: Session, **_query: Any) -> html.Div:
    """Return the page as of the session's day; the query says nothing more to it."""
    return html.Div([html.Div(content(services, session), id=OverviewId.BODY), drawer(session)], className="overview")


def content(services: Services, session: Session) -> list[Any]:
    """Return everything that follows day, language and theme."""
    overview = services.overview.overview(session.as_of)
    return body(overview, lead_block(services, session), small_blocks(services, session), session, services.catalogue)
