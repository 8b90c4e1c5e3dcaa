"""Letters of two bytes that the engine took for two letters each: old binary workbooks that say their text is UTF-16.

Told by the noughts that stand between Latin letters and digits then. It is put right only where all texts of a sheet
become assigned letters, for in any other file the same signs are something else.
"""

from __future__ import annotations

import unicodedata
from typing import Any


def rejoined(rows: list[list[Any]]) -> list[list[Any]]:
    """Return the rows with their texts as the publisher wrote them; the same rows where nothing shows such letters."""
    texts = {value for values in rows for value in values if type(value) is str and value}
    if not any("\x00" in text for text in texts):
        return rows
    whole: dict[str, str] = {}
    for text in texts:
        if (read := _rejoined(text)) is None:
            return rows
        whole[text] = read
    return [[whole.get(value, value) if type(value) is str else value for value in values] for values in rows]


def _rejoined(text: str) -> str | None:
    try:
        read = b"".join(_byte(letter) for letter in text).decode("utf-16-le")
    except (UnicodeError, ValueError):
        return None
    return read if all(_is_assigned(letter) for letter in read) else None


def _byte(letter: str) -> bytes:
    return bytes([ord(letter)]) if ord(letter) < 0x100 else letter.encode("cp1252")


def _is_assigned(letter: str) -> bool:
    return letter in "\t\n\r" or unicodedata.category(letter) not in {"Cc", "Cn", "Co", "Cs"}
