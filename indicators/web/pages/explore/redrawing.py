"""From one state of the explorer to another: the new address, and what of the page that stands becomes another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dash.development.base_component import Component

from indicators.web.pages.explore.layout import layout
from indicators.web.pages.explore.state import PageState
from indicators.web.session import Session, current_session, page_query
from indicators.web.standing import Drawings, change, standing

if TYPE_CHECKING:
    from indicators.services import Services

PATH = "/explore"


class Redrawing:
    """Answers choices; keeps the last few drawings."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._drawings = Drawings()

    def to(
        self, state: PageState, session: Session, stands: object, used: Mapping[tuple[str, str], Any] | None = None
    ) -> dict[str, Any]:
        """Return how the browser gets from the drawing that ``stands`` to that of ``state``.

        ``used`` are the properties of controls as the reader has set them, by id and name.
        """
        return self._to(f"?{state.to_query()}", session, stands, used)

    def at(self, search: str, stands: object, used: Mapping[tuple[str, str], Any]) -> dict[str, Any]:
        """Return how the browser gets to the drawing of a query to which Back or Forward led."""
        return self._to(search, current_session(search, self._services), stands, used)

    def _to(
        self, search: str, session: Session, stands: object, used: Mapping[tuple[str, str], Any] | None
    ) -> dict[str, Any]:
        version, kept = self._services.version(), self._services.kept_count()

        def drawing(query: str) -> Component:
            return self._drawings.of(
                (query, session, version, kept), lambda: layout(self._services, session, **page_query(query))
            )

        told = standing(PATH, search, current_session(search, self._services), version)
        return change(stands, told, drawing, used)
