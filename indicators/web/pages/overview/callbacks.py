"""What is clicked on the overview: a number opens its citation, the theme redraws the charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, Dash, Input, Output, ctx, no_update

from indicators.web.components.citation import citation_panel
from indicators.web.components.cited import read_address
from indicators.web.ids import ShellId
from indicators.web.pages.overview.ids import OverviewId
from indicators.web.pages.overview.layout import content
from indicators.web.plots import redraw_plots
from indicators.web.session import SEARCH, current_session

if TYPE_CHECKING:
    from indicators.services import Services


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the overview on ``app``."""

    @app.callback(
        Output(OverviewId.DRAWER, "opened"),
        Output(OverviewId.DRAWER, "children"),
        Input({"type": OverviewId.FIGURE, "place": ALL, "point": ALL}, "n_clicks"),
        SEARCH,
        prevent_initial_call=True,
    )
    def open_citation(clicks: list[Any], search: Any) -> Any:
        if not any(clicks):
            return no_update, no_update
        session = current_session(search, services)
        key, period = read_address(ctx.triggered_id)
        return True, citation_panel(services.explore.point(key, period, session.as_of), session, services.catalogue)

    @app.callback(Output(OverviewId.BODY, "children"), Input(ShellId.THEME, "data"), SEARCH, prevent_initial_call=True)
    def redraw(_theme: Any, search: Any) -> Any:
        redraw_plots(content(services, current_session(search, services)))
        return no_update
