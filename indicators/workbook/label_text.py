"""Labels as a person sees them: without characters that hide, reorder or take no room."""

from __future__ import annotations

import re
import unicodedata

from indicators.model.text import clean

_HIDING = frozenset({"Cf", "Cc", "Cs", "Co"})


def shown(text: str) -> str:
    """Return the cleaned text without control and format characters, so that it is shown as what it is."""
    if text.isascii() and text.isprintable():
        return clean(text)
    kept = (" " if ch in "\t\n\r" else ch for ch in text if ch in "\t\n\r" or unicodedata.category(ch) not in _HIDING)
    return clean("".join(kept))


def look_alike_key(text: str) -> str:
    """Return what labels that look the same have in common: width, case, blanks and hidden signs do not count."""
    return unicodedata.normalize("NFKC", shown(text)).casefold().replace(" ", "")


def is_legacy_font(text: str) -> bool:
    """Whether a text was typed in the Vietnamese font encoding before Unicode (TCVN3): signs inside words.

    A text with a Vietnamese letter of Unicode is none; one such sign alone, after a word, proves nothing.
    """
    if text.isascii() or _UNICODE_VIETNAMESE.search(text):
        return False
    return bool(_INSIDE_WORDS.search(text)) or len(set(_AFTER_LETTERS.findall(text))) > 1


_UNICODE_VIETNAMESE = re.compile("[\u1ea0-\u1ef9\u0103\u0111\u01a1\u01b0\u0102\u0110\u01a0\u01af]")
_INSIDE_WORDS = re.compile(r"[A-Za-z][µ¸¶¹¨¾¼½©®ª«¬§][A-Za-zµ¸¶·¹»¾¼½]|[a-z][µ¸¶¹¾¼½¨](?:\s|$)")
_AFTER_LETTERS = re.compile(r"(?<=[A-Za-z])[µ¸¶·¹¨»¾¼½©®ª«¬]")
