"""What is typed and clicked on the page of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import Dash, Input, Output

from indicators.web.pages.catalogue.ids import CatalogueId
from indicators.web.pages.catalogue.layout import content
from indicators.web.pages.catalogue.listing import LONGEST
from indicators.web.session import SEARCH, current_session

if TYPE_CHECKING:
    from indicators.services import Services


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the page of the catalogue on ``app``."""

    @app.callback(
        Output(CatalogueId.LIST, "children"), Input(CatalogueId.FILTER, "value"), SEARCH, prevent_initial_call=True
    )
    def search(asked: Any, search: Any) -> Any:
        words = asked[:LONGEST] if isinstance(asked, str) else ""
        return content(services, current_session(search, services), words)
