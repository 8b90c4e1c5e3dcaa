"""What stands over a table about its office: where to ask, when it comes out, whose it is. It heads no column."""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold


def is_said_aside(text: str) -> bool:
    """Whether words over a table speak of its office or its publication."""
    return bool(_SAID_ASIDE.search(aligned_fold(text[:LONGEST])))


LONGEST = 100
_SAID_ASIDE = re.compile(
    r"^(?:source|quelle|fuente|fonte|inquiries|enquiries|contact|tel|e-?mail) ?[:.]|@[a-z]|\bdate of (?:this|next) "
    r"|^(?:telephone|phone)\b"
)
