"""Labels as a person sees them: without characters that hide, reorder or take no room."""

from __future__ import annotations

import unicodedata

from indicators.model.text import clean

_HIDING = frozenset({"Cf", "Cc", "Cs", "Co"})


def shown(text: str) -> str:
    """Return the cleaned text without control and format characters, so that it is shown as what it is."""
    if text.isprintable():
        return clean(text)
    kept = (" " if ch in "\t\n\r" else ch for ch in text if ch in "\t\n\r" or unicodedata.category(ch) not in _HIDING)
    return clean("".join(kept))


def look_alike_key(text: str) -> str:
    """Return what labels that look the same have in common: width, case, blanks and hidden signs do not count."""
    return unicodedata.normalize("NFKC", shown(text)).casefold().replace(" ", "")
