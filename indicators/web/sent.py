"""What the browser sends with a callback: which control was used, and the bytes of a chosen file."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from dash import Dash, Input, Output, State, ctx, no_update

from indicators.model.errors import Invalid
from indicators.services.quoting import text_of_bytes


def clicked() -> tuple[str, str]:
    """Return type and index of the pattern that was clicked; newly drawn ones report themselves without a click."""
    said = ctx.triggered_id
    if not isinstance(said, dict) or not (ctx.triggered and ctx.triggered[0].get("value")):
        return "", ""
    return str(said.get("type", "")), str(said.get("index", ""))


def register_text_file(app: Dash, file: str, text: str) -> None:
    """Put the words of a chosen file into the field ``text``."""

    @app.callback(Output(text, "value"), Input(file, "contents"), State(file, "filename"), prevent_initial_call=True)
    def take(contents: Any, name: Any) -> Any:
        if not isinstance(contents, str) or not isinstance(name, str):
            return no_update
        return text_of_bytes(name, file_bytes(contents))


def file_bytes(contents: str) -> bytes:
    """Return the bytes of a file; raise Invalid ("text_unreadable_encoding") where what was sent is none."""
    try:
        return base64.b64decode(contents.partition(",")[2], validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid("text_unreadable_encoding") from error
