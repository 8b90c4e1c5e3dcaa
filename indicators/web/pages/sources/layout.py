"""The components of the page of sources for one session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.web.pages.sources.batches import batches_block
from indicators.web.pages.sources.view import body, page

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.session import Session


def layout(services: Services, session: Session, **_query: Any) -> html.Div:
    """Return the page; the query says nothing to it beyond the session."""
    return page(content(services, session), session)


def content(services: Services, session: Session) -> list[Any]:
    """Return the articles as of the session's day, and the batches of now, whatever the day."""
    batches = batches_block(services.sources.batches(), services.version(), session, services.catalogue)
    return body(services.sources.articles(session.as_of), batches, session, services.catalogue)
