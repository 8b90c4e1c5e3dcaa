"""What the explorer's controls do: each makes a new address, and is answered by it and by what the page changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, no_update

from indicators.web.ids import ShellId
from indicators.web.kept_answers import mark_whole
from indicators.web.pages.explore.against import register_against
from indicators.web.pages.explore.explored import explored, settled_state
from indicators.web.pages.explore.ids import ExploreId
from indicators.web.pages.explore.keeping import register_keeping
from indicators.web.pages.explore.redrawing import Redrawing
from indicators.web.pages.explore.state import changed, read_state
from indicators.web.pages.explore.view import chart_figure, chart_style
from indicators.web.session import SEARCH, current_session
from indicators.web.standing import STANDING

if TYPE_CHECKING:
    from indicators.services import Services

CONTROLS: tuple[tuple[ExploreId, str], ...] = (
    (ExploreId.ADD, "data"),
    (ExploreId.PERIOD, "value"),
    (ExploreId.TRANSFORM, "value"),
    (ExploreId.BASE, "value"),
    (ExploreId.FORMULA, "value"),
    (ExploreId.FORMULA_TEXT, "value"),
    (ExploreId.FIRST, "value"),
    (ExploreId.LAST, "value"),
    (ExploreId.EVENTS, "checked"),
    (ExploreId.LOG, "checked"),
    (ExploreId.FREE, "checked"),
    (ExploreId.KIND, "value"),
    (ExploreId.KIND_SMALL, "value"),
    (ExploreId.TABS, "value"),
    (ExploreId.PICK, "data"),
)
MOMENTARY = frozenset({ExploreId.ADD, ExploreId.PICK})
"""Controls that say when they were used: no two of their choices are alike."""

REMOVERS = {"type": ExploreId.REMOVE, "index": ALL}


def register(app: Dash, services: Services) -> None:
    """Wire the controls to the page, a new theme to the figure, and the selected point to its drawer."""
    redrawing = Redrawing(services)

    @app.callback(
        Output(ShellId.CHANGE, "data"),
        [Input(control, prop) for control, prop in CONTROLS],
        Input(REMOVERS, "n_clicks"),
        Input(ExploreId.MOVED, "data"),
        SEARCH,
        STANDING,
        prevent_initial_call=True,
    )
    def choose(*said: Any) -> Any:
        moved, search, stands = said[-3:]
        set_by_hand = zip(CONTROLS, said[: len(CONTROLS)], strict=True)
        used: dict[tuple[str, str], Any] = {pair: value for pair, value in set_by_hand if pair[1] != "data"}
        if ctx.triggered_id == ExploreId.MOVED:
            mark_whole(whole=True)
            return redrawing.at(str(moved), stands, used)
        session = current_session(search, services)
        state, _ = settled_state(services.explore, read_state(search), session.as_of)
        control, value = said_by(ctx.triggered_id, ctx.triggered)
        after = changed(state, control, value)
        mark_whole(whole=control not in MOMENTARY)
        if after == state:
            return no_update
        return redrawing.to(after, session, stands, used)

    @app.callback(
        Output(ExploreId.CHART, "figure"),
        Output(ExploreId.CHART, "style"),
        Input(ShellId.THEME, "data"),
        SEARCH,
        prevent_initial_call=True,
    )
    def redraw(_theme: Any, search: Any) -> tuple[dict[str, Any], dict[str, str]]:
        session = current_session(search, services)
        shown = explored(services.explore, read_state(search), session.as_of)
        return chart_figure(shown, session), chart_style(shown.data, session)

    _register_notes(app, services, redrawing)
    register_keeping(app, services)
    register_against(app, services, redrawing)
    _register_in_browser(app)


def _register_notes(app: Dash, services: Services, redrawing: Redrawing) -> None:
    """Wire the notes that a reader writes on the chart."""

    @app.callback(
        Output(ShellId.CHANGE, "data", allow_duplicate=True),
        Output(ExploreId.NOTE_TEXT, "error"),
        Input(ExploreId.NOTE_ADD, "n_clicks"),
        Input({"type": ExploreId.NOTE_DROP, "index": ALL}, "n_clicks"),
        State(ExploreId.NOTE_DAY, "value"),
        State(ExploreId.NOTE_VALUE, "value"),
        State(ExploreId.NOTE_TEXT, "value"),
        SEARCH,
        STANDING,
        prevent_initial_call=True,
    )
    def write_notes(_add: Any, _drop: Any, *said: Any) -> tuple[Any, Any]:
        *fields, search, stands = said
        session = current_session(search, services)
        state, _ = settled_state(services.explore, read_state(search), session.as_of)
        dropped = ctx.triggered_id.get("index") if isinstance(ctx.triggered_id, dict) else None
        if not ctx.triggered or not ctx.triggered[0]["value"]:
            return no_update, no_update
        control = ExploreId.NOTE_ADD if dropped is None else ExploreId.NOTE_DROP
        after = changed(state, control, fields if dropped is None else dropped)
        if after == state:
            return no_update, session.t("error.annotation_unreadable")
        return redrawing.to(after, session, stands), None


def _register_in_browser(app: Dash) -> None:
    """Wire what needs no figure: a click on the chart, and the drawer of a screen without room beside it."""
    app.clientside_callback(
        ClientsideFunction("explore", "clicked"),
        Output(ExploreId.PICK, "data", allow_duplicate=True),
        Input(ExploreId.CHART, "clickData"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("explore", "closed"),
        Output(ExploreId.PICK, "data", allow_duplicate=True),
        Input(ExploreId.DRAWER, "opened"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("explore", "selected"),
        Output(ExploreId.DRAWER, "opened"),
        Output(ExploreId.DRAWER, "position"),
        Input(ExploreId.SELECTED, "data"),
    )


def said_by(triggered_id: Any, triggered: list[dict[str, Any]]) -> tuple[str, Any]:
    """Return which control was used and what it says; a remove button and the finder say the key of a series."""
    value = triggered[0]["value"] if triggered else None
    if isinstance(triggered_id, dict):
        return ExploreId.REMOVE, triggered_id.get("index") if value else None
    if triggered_id == ExploreId.ADD:
        return ExploreId.ADD, value.get("key") if isinstance(value, dict) else None
    if triggered_id == ExploreId.PICK:
        return ExploreId.PICK, value.get("point") if isinstance(value, dict) else None
    return str(triggered_id), value
