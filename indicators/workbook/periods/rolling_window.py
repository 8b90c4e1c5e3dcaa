"""Rolling windows of months under one year: from "Oct-Dec 1973" to "Jan-Mar 1974", "Nov-Jan 1974" lies between.

Alone such words leave open in which of the two years they begin; the windows before and after settle it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from indicators.model.month_names import MONTHS_OF_ALL
from indicators.model.period import Period, add_months
from indicators.model.period_phrase import aligned_fold

_WINDOW = re.compile(r"(?P<a>[^\W\d_]{3,12})\.? ?(?:-|to) ?(?P<b>[^\W\d_]{3,12})\.? ?(?P<year>(?:19|20)\d{2})")


def windows_over_new_year(cleaned: Mapping[str, str]) -> dict[str, Period]:
    """Return the windows that begin in the year before, by text; ``cleaned`` holds the texts of an axis in order."""
    ends: dict[str, int | None] = {}
    lengths: dict[str, int] = {}
    for text, said in cleaned.items():
        match = _WINDOW.fullmatch(aligned_fold(said))
        first, last = (MONTHS_OF_ALL.get(match[name]) for name in "ab") if match else (None, None)
        if match and first and last:
            lengths[text] = (last - first) % 12 + 1
            ends[text] = int(match["year"]) * 12 + last if first <= last else None
    open_ones = [text for text, end in ends.items() if end is None]
    if not open_ones or len(set(lengths.values())) != 1:
        return {}
    known = [(place, end) for place, end in enumerate(ends.values()) if end is not None]
    steps = Counter(
        (later - end) // (after - place)
        for (place, end), (after, later) in pairwise(known)
        if (later - end) % (after - place) == 0
    )
    if not steps:
        return {}
    step = steps.most_common(1)[0][0]
    for text in open_ones:
        ends[text] = _settled(text, cleaned[text], ends, step)
    return {text: _window(end, lengths[text]) for text in open_ones if (end := ends[text]) is not None}


def _settled(text: str, said: str, ends: Mapping[str, int | None], step: int) -> int | None:
    """Return the month, counted through the years, with which a window ends that continues its neighbours."""
    match = _WINDOW.fullmatch(aligned_fold(said))
    if match is None:
        return None
    texts = list(ends)
    at = texts.index(text)
    before = ends[texts[at - 1]] if at else None
    after = ends[texts[at + 1]] if at + 1 < len(texts) else None
    as_last = int(match["year"]) * 12 + MONTHS_OF_ALL[match["b"]]
    fits = [end for end in (as_last, as_last + 12) if end - step == before or end + step == after]
    return fits[0] if len(fits) == 1 else None


def _window(end: int, months: int) -> Period:
    stop = Period.month((end - 1) // 12, (end - 1) % 12 + 1).end
    return Period(add_months(stop, -months), stop)
