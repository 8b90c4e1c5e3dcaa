"""What is clicked, dragged, typed and uploaded in the builder, and the button that puts a chart into a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, MATCH, Dash, Input, Output, State, ctx, no_update

from indicators.web.components.add_to_report import ADD_TO_REPORT
from indicators.web.components.icons import icon
from indicators.web.ids import ShellId
from indicators.web.pages.report.actions import begun, done, house_file, selected_after, worded
from indicators.web.pages.report.current import current_or_new, remember
from indicators.web.pages.report.ids import ReportId
from indicators.web.pages.report.layout import content, state_of
from indicators.web.session import SEARCH, current_session

if TYPE_CHECKING:
    from indicators.model.report import Report
    from indicators.services import Services

BODY = Output(ReportId.BODY, "children", allow_duplicate=True)
CURRENT = Output(ReportId.CURRENT, "data", allow_duplicate=True)
SELECTED = Output(ReportId.SELECTED, "data", allow_duplicate=True)
STATE = State(ReportId.CURRENT, "data"), State(ReportId.SELECTED, "data"), SEARCH
BUTTONS = Input({"type": ReportId.ACT, "do": ALL, "block": ALL}, "n_clicks")
WORDS = Input({"type": ReportId.WORDS, "block": ALL, "place": ALL}, "value")
HOUSE = {"type": ReportId.HOUSE, "kind": ALL}
ADDED = {"type": ADD_TO_REPORT, "at": MATCH, "query": MATCH}
UNCHANGED = (no_update, no_update, no_update)


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the builder on ``app``."""
    _register_beginning(app, services)
    _register_basket(app, services)
    _register_choices(app, services)
    _register_words(app, services)
    _register_adding(app, services)


def _id(state: Any) -> str:
    """Return which report the page shows; "" where it shows none, which no report is named."""
    return str(state.get("id", "")) if isinstance(state, dict) else ""


def _shown(state: Any) -> tuple[str, int]:
    revision = state.get("revision") if isinstance(state, dict) else None
    return _id(state), revision if isinstance(revision, int) else 0


def _answer(services: Services, report: Report, state: Any, selected: Any, search: Any) -> Any:
    """Return the builder of a report; nothing where the reader sees this very state already."""
    remember(report)
    if state == state_of(report):
        return UNCHANGED
    session = current_session(search, services)
    return content(services, session, report, str(selected or "")), state_of(report), selected or ""


def _register_basket(app: Dash, services: Services) -> None:
    @app.callback(BODY, CURRENT, SELECTED, BUTTONS, *STATE, prevent_initial_call=True)
    def act(_clicks: list[Any], state: Any, selected: Any, search: Any) -> Any:
        said = ctx.triggered_id
        if not isinstance(said, dict) or not ctx.triggered[0]["value"]:
            return UNCHANGED
        before = services.reports.open(_id(state))
        report = done(services, _id(state), said["do"], said["block"])
        opened = selected_after(said["do"], said["block"], str(selected or ""), before, report)
        return _answer(services, report, None, opened, search)

    @app.callback(BODY, CURRENT, SELECTED, Input(ReportId.ORDER, "data"), *STATE, prevent_initial_call=True)
    def move(order: Any, state: Any, selected: Any, search: Any) -> Any:
        if not isinstance(order, dict) or not isinstance(order.get("place"), int):
            return UNCHANGED
        report = services.reports.move(_id(state), str(order.get("block", "")), order["place"])
        return _answer(services, report, state, selected, search)


def _register_beginning(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ShellId.URL, "search", allow_duplicate=True),
        Input({"type": ReportId.BEGIN, "at": ALL}, "n_clicks"),
        SEARCH,
        prevent_initial_call=True,
    )
    def begin(clicks: list[Any], search: Any) -> Any:
        return begun(services, current_session(search, services), search) if any(clicks) else no_update


def _register_choices(app: Dash, services: Services) -> None:
    @app.callback(
        BODY,
        CURRENT,
        SELECTED,
        Input(ReportId.TEMPLATE, "value"),
        Input(ReportId.LANGUAGE, "value"),
        Input(ReportId.ANNEX, "checked"),
        Input(ReportId.TITLE, "value"),
        *STATE,
        prevent_initial_call=True,
    )
    def choose(template: Any, language: Any, annex: Any, title: Any, state: Any, selected: Any, search: Any) -> Any:
        services.reports.title(_id(state), current_session(search, services).lang, str(title or ""))
        report = services.reports.settle(_id(state), template=str(template), language=str(language), annex=bool(annex))
        return _answer(services, report, state, selected, search)

    @app.callback(
        BODY, CURRENT, SELECTED, Input(HOUSE, "contents"), State(HOUSE, "filename"), *STATE, prevent_initial_call=True
    )
    def take(_contents: Any, _names: Any, state: Any, selected: Any, search: Any) -> Any:
        said, sent = ctx.triggered_id, ctx.triggered[0]["value"]
        if not isinstance(said, dict) or not isinstance(sent, str):
            return UNCHANGED
        name = next((one["value"] for one in ctx.states_list[0] if one["id"] == said), "")
        report = services.report_files.keep_house_file(_id(state), said["kind"], str(name), house_file(sent))
        return _answer(services, report, state, selected, search)


def _register_words(app: Dash, services: Services) -> None:
    @app.callback(BODY, CURRENT, SELECTED, WORDS, *STATE, prevent_initial_call=True)
    def write(_values: list[Any], state: Any, selected: Any, search: Any) -> Any:
        said = ctx.triggered_id
        if not isinstance(said, dict):
            return UNCHANGED
        report = worded(
            services, _shown(state), str(said["block"]), str(said["place"]), str(ctx.triggered[0]["value"] or "")
        )
        return _answer(services, report, state, selected, search)


def _register_adding(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ADDED, "children"), Output(ADDED, "title"), Input(ADDED, "n_clicks"), SEARCH, prevent_initial_call=True
    )
    def add(_clicks: Any, search: Any) -> Any:
        said = ctx.triggered_id
        if not isinstance(said, dict) or not ctx.triggered[0]["value"]:
            return no_update, no_update
        session = current_session(search, services)
        report = services.reports.add_chart(current_or_new(services, session).report_id, said["query"])
        remember(report)
        return icon("check"), session.t("report.added", title=report.title.said(session.lang))
