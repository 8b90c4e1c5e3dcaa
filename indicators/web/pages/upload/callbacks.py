"""Wiring of the upload page: every control to its action, the selected cell to its explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from indicators.web.ids import ShellId
from indicators.web.pages.upload.actions import Said, perform
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.layout import body
from indicators.web.pages.upload.opened import register_opened
from indicators.web.pages.upload.reading import reading_panel
from indicators.web.pages.upload.start import template_address
from indicators.web.pages.upload.state import is_cell, read_state
from indicators.web.session import SEARCH, current_session, parse_query_lists

if TYPE_CHECKING:
    from indicators.services import Services

VALUES = (UploadId.MAP, UploadId.MEMBER, UploadId.MEASURE, UploadId.UNIT)
BUTTONS = (
    UploadId.RESET,
    UploadId.TAKE,
    UploadId.ACCEPT,
    UploadId.ACCEPT_ALIKE,
    UploadId.REOPEN,
    UploadId.CONFIRM,
    UploadId.COMMIT,
    UploadId.UNDO,
    UploadId.TABLE_SET,
    UploadId.TABLE_SKIP,
    UploadId.TABLE_UNDO,
    UploadId.BORDER_SET,
    UploadId.BORDER_UNDO,
    UploadId.RULE_DROP,
    UploadId.RULE_BACK,
    UploadId.NEW_CREATE,
)
FIELDS = (
    *(UploadId.REASON, UploadId.ORIGIN, UploadId.OUTLET, UploadId.TITLE, UploadId.PUBLISHED, UploadId.PRECISION),
    *(UploadId.STATUS, UploadId.COMMIT_REASON, UploadId.UNDO_REASON),
    *(UploadId.TABLE_PART, UploadId.TABLE_PERIOD, UploadId.TABLE_NEXT, UploadId.TABLE_UNIT),
    *(
        UploadId.TABLE_YEAR_END,
        UploadId.TABLE_STATUS,
        UploadId.TABLE_MEASURE,
        UploadId.NEW_FAMILY,
        UploadId.NEW_TOPIC,
        UploadId.NEW_REASON,
    ),
    *(UploadId.NEW_CODE, UploadId.NEW_VI, UploadId.NEW_EN, UploadId.NEW_KIND),
)


def every(name: UploadId) -> dict[str, Any]:
    """Return the pattern of a control that comes once a row, or is not on every step."""
    return {"type": name, "index": ALL}


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the upload page on ``app``."""
    _register_controls(app, services)
    _register_cell(app, services)
    register_opened(app, services)
    _register_start(app, services)


def _register_controls(app: Dash, services: Services) -> None:
    """Wire every control of an upload: it does its one thing, and the step is drawn anew."""

    @app.callback(
        Output(UploadId.BODY, "children"),
        [Input(every(name), "value") for name in VALUES],
        [Input(every(name), "n_clicks") for name in BUTTONS],
        [State(every(name), "value") for name in FIELDS],
        State(UploadId.CELL, "data"),
        State(UploadId.HANDLE, "data"),
        SEARCH,
        prevent_initial_call=True,
    )
    def act(*_values: Any) -> Any:
        session = current_session(_values[-1], services)
        said = said_now(_values[-2])
        happened, above = perform(services, session, said)
        if not happened:
            return no_update
        row = said.index if said.control in VALUES else ""
        state = read_state(parse_query_lists(_values[-1])).at(row=row)
        return body(services, session, state.pointing(_values[-3]), above)

    @app.callback(
        Output(ShellId.URL, "search", allow_duplicate=True),
        Input(every(UploadId.DISCARD), "n_clicks"),
        State(UploadId.HANDLE, "data"),
        prevent_initial_call=True,
    )
    def discard(clicks: Any, handle: Any) -> Any:
        upload = handle.get("upload") if isinstance(handle, dict) else None
        if not (isinstance(clicks, list) and any(clicks) and isinstance(upload, str)):
            return no_update
        services.intake.discard(upload)
        return ""


def _register_cell(app: Dash, services: Services) -> None:
    """Wire the chosen cell of the painted sheet to its explanation."""

    @app.callback(
        Output(UploadId.READING, "children"),
        Input(UploadId.CELL, "data"),
        State(UploadId.HANDLE, "data"),
        SEARCH,
        prevent_initial_call=True,
    )
    def explain(cell: Any, handle: Any, search: Any) -> Any:
        said = cell if isinstance(cell, dict) else {}
        upload = handle.get("upload") if isinstance(handle, dict) else None
        sheet, address = said.get("sheet"), said.get("cell")
        if not (isinstance(upload, str) and isinstance(sheet, str) and is_cell(address)):
            return no_update
        preview = services.intake.preview(upload)
        found = services.intake.cell(upload, sheet, address)
        return reading_panel(found, (sheet, address), preview, current_session(search, services), services.catalogue)


def _register_start(app: Dash, services: Services) -> None:
    """Wire the chosen series to the address of the template."""

    @app.callback(
        Output(UploadId.TEMPLATE_LINK, "href"),
        Input(UploadId.TEMPLATE_SERIES, "value"),
        SEARCH,
        prevent_initial_call=True,
    )
    def fill_template(series: Any, search: Any) -> str:
        return template_address(series, current_session(search, services).lang)


def said_now(handle: Any) -> Said:
    """Return the running use of a control, read off the callback's context."""
    used = ctx.triggered_id if isinstance(ctx.triggered_id, dict) else {}
    fields = {
        (one["id"]["type"], one["id"]["index"]): one.get("value")
        for group in ctx.states_list
        if isinstance(group, list)
        for one in group
        if isinstance(one.get("id"), dict)
    }
    value = ctx.triggered[0]["value"] if ctx.triggered else None
    return Said(
        control=str(used.get("type", "")),
        index=str(used.get("index", "")),
        value=value,
        fields=fields,
        handle=handle if isinstance(handle, dict) else {},
    )
