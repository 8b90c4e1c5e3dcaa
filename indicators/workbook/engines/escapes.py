"""The ``_x000D_`` escapes by which SpreadsheetML writes characters that XML cannot hold."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Return ``text`` with its escapes resolved; NUL, lone surrogates and the like stay as they are written."""
    return _ESCAPE.sub(_resolve, text) if "_x" in text else text


def _resolve(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    printable = code in {0x9, 0xA, 0xD} or (
        code >= 0x20 and not 0xD800 <= code <= 0xDFFF and code not in {0xFFFE, 0xFFFF}
    )
    return chr(code) if printable else match[0]
