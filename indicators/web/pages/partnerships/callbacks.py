"""What moves on the page of partners: the day of the tiles, the filters of the list, the drawer, the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, Dash, Input, Output, ctx, no_update

from indicators.model.errors import Invalid
from indicators.web.components.citation import citation_panel
from indicators.web.ids import ShellId
from indicators.web.pages.partnerships.board import heading_words, live_words, tiles
from indicators.web.pages.partnerships.changes import changes_table
from indicators.web.pages.partnerships.ids import PartnershipsId
from indicators.web.pages.partnerships.layout import tiers_block
from indicators.web.pages.partnerships.partner import partner_panel
from indicators.web.pages.partnerships.state import read_state
from indicators.web.pages.partnerships.stated import SEPARATOR
from indicators.web.plots import redraw_plots
from indicators.web.session import SEARCH, current_session

if TYPE_CHECKING:
    from indicators.services import Services


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the page of partners on ``app``."""

    @app.callback(
        Output(PartnershipsId.BOARD, "children"),
        Output(PartnershipsId.HEADING, "children"),
        Output(PartnershipsId.LIVE, "children"),
        Input(PartnershipsId.DAY, "data"),
        Input(PartnershipsId.SINCE, "value"),
        SEARCH,
        prevent_initial_call=True,
    )
    def move_day(day: Any, since: Any, search: Any) -> Any:
        session, state = current_session(search, services), read_state({"on": day, "since": since})
        board = services.partnerships.board(state.on, state.since, session.as_of)
        said = state.since.isoformat() if state.since else ""
        return tiles(board, session, said), heading_words(board, session), live_words(board, session)

    @app.callback(
        Output(PartnershipsId.CHANGES, "children"),
        Input(PartnershipsId.TIER, "value"),
        Input(PartnershipsId.REGION, "value"),
        Input(PartnershipsId.COUNTRY, "value"),
        SEARCH,
        prevent_initial_call=True,
    )
    def filter_changes(tier: Any, region: Any, country: Any, search: Any) -> Any:
        session = current_session(search, services)
        state = read_state({"tier": tier, "region": region, "country": country})
        partners = services.partnerships
        return changes_table(partners.history(session.as_of), partners.moves(session.as_of), state, session)

    @app.callback(
        Output(PartnershipsId.TIERS, "children"), Input(ShellId.THEME, "data"), SEARCH, prevent_initial_call=True
    )
    def redraw(_theme: Any, search: Any) -> Any:
        redraw_plots(tiers_block(services, current_session(search, services)))
        return no_update

    _register_drawer(app, services)


def _register_drawer(app: Dash, services: Services) -> None:
    """Wire tiles and stated numbers to the drawer."""

    @app.callback(
        Output(PartnershipsId.DRAWER, "opened"),
        Output(PartnershipsId.DRAWER, "children"),
        Input({"type": PartnershipsId.PARTNER, "partner": ALL}, "n_clicks"),
        Input({"type": PartnershipsId.FIGURE, "point": ALL}, "n_clicks"),
        SEARCH,
        prevent_initial_call=True,
    )
    def open_drawer(*said: Any) -> Any:
        if not (ctx.triggered and ctx.triggered[0]["value"]):
            return no_update, no_update
        return True, _panel(services, said[-1])


def _panel(services: Services, search: Any) -> Any:
    session = current_session(search, services)
    if not isinstance(ctx.triggered_id, dict):
        raise Invalid("point_unreadable")
    if ctx.triggered_id.get("type") == PartnershipsId.PARTNER:
        code = ctx.triggered_id.get("partner")
        own = [change for change in services.partnerships.history(session.as_of) if change.partner == code]
        return partner_panel(own, services.partnerships.moves(session.as_of), session)
    key, _, period = str(ctx.triggered_id.get("point")).partition(SEPARATOR)
    return citation_panel(services.explore.point(key, period, session.as_of), session, services.catalogue)
