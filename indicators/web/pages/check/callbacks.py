"""What is done on the page: a file becomes the text, the text is checked, mended, explained and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, Dash, Input, Output, State, dcc, no_update

from indicators.web.pages.check.draft import Draft
from indicators.web.pages.check.ids import CheckId
from indicators.web.pages.check.view import checked_body
from indicators.web.pages.check.why import why_body
from indicators.web.sent import clicked, register_text_file
from indicators.web.session import SEARCH, current_session

if TYPE_CHECKING:
    from indicators.services import Services

DRAFT = (
    State(CheckId.TEXT, "value"),
    State(CheckId.PUBLISHED, "value"),
    State(CheckId.AS_OF, "value"),
    State(CheckId.FILE, "contents"),
    State(CheckId.FILE, "filename"),
)


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the page on ``app``."""
    _register_checking(app, services)
    _register_results(app, services)


def _register_checking(app: Dash, services: Services) -> None:
    register_text_file(app, CheckId.FILE, CheckId.TEXT)

    @app.callback(
        Output(CheckId.RESULT, "children"),
        Input(CheckId.RUN, "n_clicks"),
        *DRAFT,
        SEARCH,
        prevent_initial_call=True,
    )
    def check(_clicks: Any, *values: Any) -> Any:
        session = current_session(values[-1], services)
        draft = Draft.read(values[:-1], session)
        return checked_body(draft, draft.checked(services.quoting), session, services.catalogue)

    @app.callback(
        Output(CheckId.TEXT, "value", allow_duplicate=True),
        Output(CheckId.RESULT, "children", allow_duplicate=True),
        Input({"type": CheckId.APPLY, "index": ALL}, "n_clicks"),
        *DRAFT,
        SEARCH,
        prevent_initial_call=True,
    )
    def mend(_clicks: Any, *values: Any) -> Any:
        control, place = clicked()
        if not control:
            return no_update, no_update
        session = current_session(values[-1], services)
        draft = Draft.read(values[:-1], session).mended(services.quoting, place)
        return draft.text, checked_body(draft, draft.checked(services.quoting), session, services.catalogue)


def _register_results(app: Dash, services: Services) -> None:
    @app.callback(
        Output(CheckId.PANEL, "children"),
        Input({"type": CheckId.WHY, "index": ALL}, "n_clicks"),
        *DRAFT,
        SEARCH,
        prevent_initial_call=True,
    )
    def explain(_clicks: Any, *values: Any) -> Any:
        control, number = clicked()
        if not control or not number.isdigit():
            return no_update
        session = current_session(values[-1], services)
        draft = Draft.read(values[:-1], session)
        return why_body(draft, int(number), services.quoting, session, services.catalogue)

    @app.callback(
        Output(CheckId.DOWNLOAD, "data"),
        Input({"type": CheckId.COPY, "index": ALL}, "n_clicks"),
        *DRAFT,
        SEARCH,
        prevent_initial_call=True,
    )
    def take_away(_clicks: Any, *values: Any) -> Any:
        control, fmt = clicked()
        if not control:
            return no_update
        session = current_session(values[-1], services)
        file = Draft.read(values[:-1], session).copy(services.quoting, fmt, session.lang)
        return dcc.send_bytes(file.content, file.file_name, type=file.media_type)
