"""What the browser sends with a callback: which control was used, and the bytes of a chosen file."""

from __future__ import annotations

import base64
import binascii

from dash import ctx

from indicators.model.errors import Invalid


def clicked() -> tuple[str, str]:
    """Return type and index of the pattern that was clicked; newly drawn ones report themselves without a click."""
    said = ctx.triggered_id
    if not isinstance(said, dict) or not (ctx.triggered and ctx.triggered[0].get("value")):
        return "", ""
    return str(said.get("type", "")), str(said.get("index", ""))


def file_bytes(contents: str) -> bytes:
    """Return the bytes of a file; raise Invalid ("text_unreadable_encoding") where what was sent is none."""
    try:
        return base64.b64decode(contents.partition(",")[2], validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid("text_unreadable_encoding") from error
