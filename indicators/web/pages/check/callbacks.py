"""What is done on the page: a file becomes the text, and the text is checked as of the session's day."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

from dash import Dash, Input, Output, State, no_update

from indicators.model.errors import Invalid
from indicators.services.quoting import published_day, text_of_bytes
from indicators.web.pages.check.ids import CheckId
from indicators.web.pages.check.view import checked_body
from indicators.web.session import SEARCH, current_session

if TYPE_CHECKING:
    from indicators.services import Services


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the page on ``app``."""

    @app.callback(
        Output(CheckId.TEXT, "value"),
        Input(CheckId.FILE, "contents"),
        State(CheckId.FILE, "filename"),
        prevent_initial_call=True,
    )
    def take(contents: Any, name: Any) -> Any:
        if not isinstance(contents, str) or not isinstance(name, str):
            return no_update
        return text_of_bytes(name, _content(contents))

    @app.callback(
        Output(CheckId.RESULT, "children"),
        Input(CheckId.RUN, "n_clicks"),
        State(CheckId.TEXT, "value"),
        State(CheckId.PUBLISHED, "value"),
        SEARCH,
        prevent_initial_call=True,
    )
    def check(_clicks: Any, text: Any, published: Any, search: Any) -> Any:
        session = current_session(search, services)
        said = text if isinstance(text, str) else ""
        day = published_day(published if isinstance(published, str) else None)
        checked = services.quoting.check(said, day, session.as_of)
        return checked_body(said, checked, session, services.catalogue)


def _content(contents: str) -> bytes:
    try:
        return base64.b64decode(contents.partition(",")[2], validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid("text_unreadable_encoding") from error
