"""What is clicked on the page of revisions: citations, choices of series and period, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from indicators.model.errors import IndicatorsError
from indicators.web.components.citation import citation_panel
from indicators.web.errors import describe
from indicators.web.ids import ShellId
from indicators.web.pages.revisions import actions
from indicators.web.pages.revisions.correcting import register_correction
from indicators.web.pages.revisions.ids import RevisionsId
from indicators.web.pages.revisions.layout import content
from indicators.web.pages.revisions.state import read_state
from indicators.web.plots import redraw_plots
from indicators.web.session import SEARCH, current_session, parse_query

if TYPE_CHECKING:
    from indicators.services import Services


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the page of revisions on ``app``."""

    @app.callback(
        Output(RevisionsId.DRAWER, "opened"),
        Output(RevisionsId.DRAWER, "children"),
        Input({"type": RevisionsId.FIGURE, "place": ALL, "point": ALL}, "n_clicks"),
        SEARCH,
        prevent_initial_call=True,
    )
    def open_citation(clicks: list[Any], search: Any) -> Any:
        if not any(clicks):
            return no_update, no_update
        session, (key, period) = current_session(search, services), actions.pointed(ctx.triggered_id, 2)
        return True, citation_panel(services.explore.point(key, period, session.as_of), session, services.catalogue)

    @app.callback(
        Output(ShellId.URL, "search", allow_duplicate=True),
        Input(RevisionsId.SERIES, "value"),
        Input(RevisionsId.WINDOW, "value"),
        SEARCH,
        prevent_initial_call=True,
    )
    def choose_series(series: Any, window: Any, search: Any) -> Any:
        return actions.chosen(services, search, str(ctx.triggered_id), series, window) or no_update

    @app.callback(
        Output(ShellId.URL, "search", allow_duplicate=True),
        Input(RevisionsId.SINCE, "value"),
        SEARCH,
        prevent_initial_call=True,
    )
    def choose_day(since: Any, search: Any) -> Any:
        return actions.since(search, since) or no_update

    @app.callback(Output(RevisionsId.BODY, "children"), Input(ShellId.THEME, "data"), SEARCH, prevent_initial_call=True)
    def redraw(_theme: Any, search: Any) -> Any:
        redraw_plots(content(services, current_session(search, services), read_state(parse_query(search or ""))))
        return no_update

    _register_decision(app, services)
    register_correction(app, services)


def _register_decision(app: Dash, services: Services) -> None:
    @app.callback(
        Output(RevisionsId.DIALOG, "opened"),
        Output(RevisionsId.DIALOG_BODY, "children"),
        Output(RevisionsId.CHOICE, "children"),
        Output(RevisionsId.CHOICE, "value"),
        Output(RevisionsId.CHOICE, "style"),
        Output(RevisionsId.TARGET, "data"),
        Output(RevisionsId.REASON, "value"),
        Input({"type": RevisionsId.DECIDE, "point": ALL}, "n_clicks"),
        Input({"type": RevisionsId.WITHDRAW, "point": ALL}, "n_clicks"),
        SEARCH,
        prevent_initial_call=True,
    )
    def ask(deciding: list[Any], withdrawing: list[Any], search: Any) -> Any:
        if not any((*deciding, *withdrawing)):
            return (no_update,) * 7
        return actions.asked(services, current_session(search, services), ctx.triggered_id)

    @app.callback(
        Output(RevisionsId.OUTCOME, "children"),
        Output(RevisionsId.DESPITE_BOX, "hidden"),
        Output(RevisionsId.DESPITE, "checked"),
        Input(RevisionsId.CHOICE, "value"),
        Input(RevisionsId.TARGET, "data"),
        SEARCH,
        prevent_initial_call=True,
    )
    def tell_outcome(choice: Any, target: Any, search: Any) -> Any:
        return actions.outcome(services, current_session(search, services), target, choice)

    @app.callback(
        Output(RevisionsId.BODY, "children", allow_duplicate=True),
        Output(RevisionsId.DIALOG, "opened", allow_duplicate=True),
        Output(RevisionsId.REFUSAL, "children"),
        Output(RevisionsId.SAID, "children"),
        Input(RevisionsId.CONFIRM, "n_clicks"),
        State(RevisionsId.TARGET, "data"),
        State(RevisionsId.CHOICE, "value"),
        State(RevisionsId.DESPITE, "checked"),
        State(RevisionsId.REASON, "value"),
        SEARCH,
        prevent_initial_call=True,
    )
    def commit(clicks: Any, target: Any, choice: Any, despite: Any, reason: Any, search: Any) -> Any:
        if not clicks:
            return (no_update,) * 4
        session = current_session(search, services)
        try:
            said = actions.commit(services, target, choice, bool(despite), reason)
        except IndicatorsError as error:
            words = actions.refused(services, session, target, error, describe(error).message(session.lang))
            return no_update, no_update, words, no_update
        return content(services, session, read_state(parse_query(search or ""))), False, "", session.t(said)
