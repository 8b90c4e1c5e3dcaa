"""Text as statistics offices type it: NFC, one blank, and a folded form for comparing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from indicators.model.errors import Invalid

_BLANKS = re.compile(r"[\s\u00a0\u2007\u202f\u200b\ufeff]+")

_UNCLEAN = re.compile(r"[^\S ]|^ | $|  ").search


def clean(text: str) -> str:
    """Return ``text`` in NFC with runs of blanks and line breaks collapsed to one blank and the ends trimmed."""
    if text.isascii() and not _UNCLEAN(text):  # most texts of a sheet, in a quarter of the time
        return text
    return _cleaned_before(text) if len(text) <= LONGEST_KEPT else _cleaned(text)


def _cleaned(text: str) -> str:
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


LONGEST_KEPT = 400
"""Characters of a text that is kept beside what was made of it: labels and titles come again and again."""
_cleaned_before = lru_cache(maxsize=8_192)(_cleaned)


def fold(text: str) -> str:
    """Return ``text`` cleaned, in lower case and without Vietnamese marks, for comparing and searching.

    Folded in Python and not by a database, so that every database finds the same.
    """
    folded = clean(text).lower()
    if not folded.isascii():
        folded = folded.translate(_PLAIN)
    return folded if folded.isascii() else _unmarked(folded)


def _unmarked(text: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch))


_LATIN = (*range(0xC0, 0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00))
_PLAIN = {code: _unmarked(chr(code)) for code in _LATIN} | {ord("đ"): "d"}
"""Letters of Latin scripts and marks of their own, without marks: one pass instead of one step a letter."""


def require_storable(*texts: object) -> None:
    """Raise Invalid ("text_with_nul_at") where a text holds NUL: not every database can keep it."""
    for text in texts:
        if isinstance(text, str) and (at := text.find("\x00")) >= 0:
            raise Invalid(
                "text_with_nul_at", position=at + 1, text=text[max(0, at - 20) : at + 20].replace("\x00", "␀")
            )
