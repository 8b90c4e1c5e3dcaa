"""The components of the page for one session and one address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import dcc, html

from indicators.web.components.cited import citation_drawer
from indicators.web.pages.fdi.ids import FdiId
from indicators.web.pages.fdi.state import Asked, read_asked
from indicators.web.pages.fdi.view import body

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.session import Session


def layout(services: Services, session: Session, year: Any = "", months: Any = "", **_query: Any) -> html.Div:
    """Return the page of a year and a window as of the session's day."""
    asked = read_asked(year, months)
    return html.Div(
        [
            html.Div(content(services, session, asked), id=FdiId.BODY),
            citation_drawer(FdiId.DRAWER, session),
            dcc.Store(id=FdiId.PICK),
        ],
        className="fdi",
    )


def content(services: Services, session: Session, asked: Asked) -> list[Any]:
    """Return everything that follows day, language, theme and window."""
    page = services.fdi.page(asked.year, asked.months, session.as_of)
    return body(page, asked, session, services.catalogue)
