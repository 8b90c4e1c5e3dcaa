"""Where the hedge before a figure begins, so that a fragment can take the place of both ("trên 514 tỷ USD")."""

from __future__ import annotations

import re

from indicators.articles.lexicon import lexicon_entries
from indicators.articles.token import Kind
from indicators.model.period_phrase import aligned_fold

_FARTHEST = 40
_WORDS = sorted({words for words, kind, _, _ in lexicon_entries() if kind is Kind.QUALIFIER}, key=len, reverse=True)
_HEDGE = re.compile(rf"\b(?:{'|'.join(re.escape(words) for words in _WORDS)})\s+$")


def hedge_start(text: str, offset: int) -> int:
    """Return where the hedge right before ``offset`` begins, ``offset`` itself where there is none."""
    first = max(0, offset - _FARTHEST)
    found = _HEDGE.search(aligned_fold(text[first:offset]))
    return offset if found is None else first + found.start()
