"""What is clicked on the page: a number or a point opens its citation, the theme redraws the charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, ctx, no_update

from indicators.web.components.citation import citation_panel
from indicators.web.ids import ShellId
from indicators.web.pages.fdi.ids import CHARTS, FdiId, graph_of
from indicators.web.pages.fdi.layout import content
from indicators.web.pages.fdi.points import clicked_address
from indicators.web.pages.fdi.state import read_asked
from indicators.web.plots import redraw_plots
from indicators.web.session import SEARCH, current_session, parse_query

if TYPE_CHECKING:
    from indicators.services import Services


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the page on ``app``."""

    @app.callback(
        Output(FdiId.DRAWER, "opened"),
        Output(FdiId.DRAWER, "children"),
        Input({"type": FdiId.FIGURE, "place": ALL, "point": ALL}, "n_clicks"),
        Input(FdiId.PICK, "data"),
        SEARCH,
        prevent_initial_call=True,
    )
    def open_citation(clicks: list[Any], picked: Any, search: Any) -> Any:
        if not any(clicks) and ctx.triggered_id != FdiId.PICK:
            return no_update, no_update
        session = current_session(search, services)
        key, period = clicked_address(ctx.triggered_id, picked)
        return True, citation_panel(services.explore.point(key, period, session.as_of), session, services.catalogue)

    @app.callback(Output(FdiId.BODY, "children"), Input(ShellId.THEME, "data"), SEARCH, prevent_initial_call=True)
    def redraw(_theme: Any, search: Any) -> Any:
        said = parse_query(search if isinstance(search, str) else "")
        asked = read_asked(said.get("year", ""), said.get("months", ""))
        redraw_plots(content(services, current_session(search, services), asked))
        return no_update

    for block in CHARTS:
        app.clientside_callback(
            ClientsideFunction("fdi", "clicked"),
            Output(FdiId.PICK, "data", allow_duplicate=True),
            Input(graph_of(block), "clickData"),
            prevent_initial_call=True,
        )
