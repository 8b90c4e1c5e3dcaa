"""Text as statistics offices type it: NFC, one blank, and a folded form for comparing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
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
    return _unmarked(folded) if _UNSETTLED(folded) else folded


def _unmarked(text: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch))


_SETTLED = (range(0x80, 0x250), range(0x300, 0x370), range(0x1E00, 0x1F00), range(0x2010, 0x2070))
_PLAIN = {code: _unmarked(chr(code)) for some in _SETTLED for code in some} | {ord("đ"): "d"}
"""Letters of Latin scripts, marks of their own, dots and dashes, without marks: one pass, not one step a letter."""
_UNSETTLED = re.compile("[^\x00-\x7f" + "".join(f"{chr(one[0])}-{chr(one[-1])}" for one in _SETTLED) + "]").search
"""What finds a character that ``_PLAIN`` does not know."""


def blank_out(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with blanks instead of the spans, so that positions hold."""
    letters = list(text)
    for start, stop in spans:
        letters[start:stop] = " " * (stop - start)
    return "".join(letters)


def require_storable(*texts: object) -> None:
    """Raise Invalid ("text_with_nul_at") where a text holds NUL: not every database can keep it."""
    for text in texts:
        if isinstance(text, str) and (at := text.find("\x00")) >= 0:
            raise Invalid(
                "text_with_nul_at", position=at + 1, text=text[max(0, at - 20) : at + 20].replace("\x00", "␀")
            )
