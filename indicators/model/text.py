"""Text as statistics offices type it: NFC, one blank, and a folded form for comparing."""

from __future__ import annotations

import re
import unicodedata

from indicators.model.errors import Invalid

_BLANKS = re.compile(r"[\s\u00a0\u2007\u202f\u200b\ufeff]+")

_UNCLEAN = re.compile(r"[^\S ]|^ | $|  ").search


def clean(text: str) -> str:
    """Return ``text`` in NFC with runs of blanks and line breaks collapsed to one blank and the ends trimmed."""
    if text.isascii() and not _UNCLEAN(text):  # most texts of a sheet, in a quarter of the time
        return text
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Return ``text`` cleaned, in lower case and without Vietnamese marks, for comparing and searching.

    Folded in Python and not by a database, so that every database finds the same.
    """
    lowered = clean(text).lower().replace("đ", "d")
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


def require_storable(*texts: object) -> None:
    """Raise Invalid ("text_with_nul_at") where a text holds NUL: not every database can keep it."""
    for text in texts:
        if isinstance(text, str) and (at := text.find("\x00")) >= 0:
            raise Invalid(
                "text_with_nul_at", position=at + 1, text=text[max(0, at - 20) : at + 20].replace("\x00", "␀")
            )
