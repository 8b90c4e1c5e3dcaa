"""Wiring of the page: a text is taken, each figure is chosen about, a correction opens, the whole is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, Dash, Input, Output, State, no_update

from indicators.web.ids import ShellId
from indicators.web.pages.articles.actions import perform, receive
from indicators.web.pages.articles.correction import correction_form
from indicators.web.pages.articles.ids import ArticlesId
from indicators.web.pages.articles.layout import body
from indicators.web.sent import clicked, register_text_file
from indicators.web.session import SEARCH, current_session

if TYPE_CHECKING:
    from indicators.services import Services

START = (
    *(ArticlesId.TEXT, ArticlesId.PUBLISHER, ArticlesId.TITLE, ArticlesId.ORIGIN),
    *(ArticlesId.PUBLISHED, ArticlesId.ADDRESS),
)
BUTTONS = (ArticlesId.CONFIRM, ArticlesId.DROP, ArticlesId.REOPEN, ArticlesId.CERTAIN, ArticlesId.SAVE)
FIELDS = (ArticlesId.INDICATOR, ArticlesId.MEASURE, ArticlesId.NUMBER, ArticlesId.UNIT, ArticlesId.PERIOD)


def every(name: ArticlesId) -> dict[str, Any]:
    """Return the pattern of a control that comes once a figure, or not on every drawing."""
    return {"type": name, "index": ALL}


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the page on ``app``."""
    _register_start(app, services)
    _register_review(app, services)


def _register_start(app: Dash, services: Services) -> None:
    register_text_file(app, ArticlesId.FILE, ArticlesId.TEXT)

    @app.callback(
        Output(ShellId.URL, "search", allow_duplicate=True),
        Input(ArticlesId.RUN, "n_clicks"),
        [State(name, "value") for name in START],
        State(ArticlesId.FILE, "contents"),
        State(ArticlesId.FILE, "filename"),
        SEARCH,
        prevent_initial_call=True,
    )
    def run(clicks: Any, *values: Any) -> Any:
        if not clicks:
            return no_update
        *typed, contents, name, search = values
        said = dict(zip((one.value for one in START), typed, strict=True))
        upload = receive(services, said, contents, name)
        return current_session(search, services).url("", {"upload": upload})


def _register_review(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ArticlesId.BODY, "children"),
        [Input(every(name), "n_clicks") for name in BUTTONS],
        [State(every(name), "value") for name in FIELDS],
        State(ArticlesId.HANDLE, "data"),
        SEARCH,
        prevent_initial_call=True,
    )
    def act(*values: Any) -> Any:
        *typed, upload, search = values[len(BUTTONS) :]
        control, figure = clicked()
        fields = {name.value: found[0] for name, found in zip(FIELDS, typed, strict=True) if found}
        if not isinstance(upload, str) or not perform(services, control, upload, figure, fields):
            return no_update
        return body(services, current_session(search, services), upload)

    @app.callback(
        Output(ArticlesId.FORM, "children"),
        Input(every(ArticlesId.EDIT), "n_clicks"),
        State(ArticlesId.HANDLE, "data"),
        SEARCH,
        prevent_initial_call=True,
    )
    def edit(_clicks: Any, upload: Any, search: Any) -> Any:
        control, figure = clicked()
        if not control or not isinstance(upload, str):
            return no_update
        one = services.intake.texts.figure(upload, figure)
        return correction_form(one, current_session(search, services), services.catalogue)

    @app.callback(
        Output(ShellId.URL, "search", allow_duplicate=True),
        Input(every(ArticlesId.DISCARD), "n_clicks"),
        prevent_initial_call=True,
    )
    def discard(_clicks: Any) -> Any:
        control, upload = clicked()
        if not control:
            return no_update
        services.intake.discard(upload)
        return ""
