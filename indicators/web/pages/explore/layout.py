"""The explorer's components for one URL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from dash import html

from indicators.web.pages.explore.explored import explored
from indicators.web.pages.explore.state import read_state
from indicators.web.pages.explore.view import page

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.session import Session


RECENT = 12
"""How many of the charts that were frozen or exported last are listed."""


def layout(services: Services, session: Session, **query: Any) -> html.Div:
    """Return the page for a query; repeated keys (``s``) come as lists."""
    state = read_state(urlencode(query, doseq=True))
    shown = explored(services.explore, state, session.as_of, services.snapshots)
    kept = services.snapshots.latest(RECENT)
    return page(shown, session, services.catalogue, services.saved_views.all(), kept)
