"""Rolling windows of months under one year: from "Oct-Dec 1973" to "Jan-Mar 1974", "Nov-Jan 1974" lies between.

Alone such words leave open in which of the two years they begin; the windows before and after settle it. Some offices
print the initials of the months alone: "OND 2010", "NDE 2010", "DEF 2010", "EFM 2011".
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
_INITIALS = re.compile(r"(?P<initials>[a-z]{3}) (?P<year>(?:19|20)\d{2})")
_YEARS_OF_INITIALS = ("jfmamjjasond" * 2, "efmamjjasond" * 2)
"""The months by their initials in English, and in Spanish."""


def rolling_windows(cleaned: Mapping[str, str]) -> dict[str, Period]:
    """Return windows of as many months by text, where one alone would leave open in which year it begins.

    ``cleaned`` holds the texts of an axis in order. Windows over a New Year that their neighbours do not settle are
    left out.
    """
    ends: dict[str, int | None] = {}
    months: dict[str, tuple[int, int]] = {}
    for text, said in cleaned.items():
        if (window := _months_of(said)) is not None:
            months[text] = window[:2]
            ends[text] = window[2] * 12 + window[1] if window[0] <= window[1] else None
    open_ones = [text for text, end in ends.items() if end is None]
    lengths = {(last - first) % 12 + 1 for first, last in months.values()}
    if not open_ones or len(lengths) != 1:
        return {}
    known = [(place, end) for place, end in enumerate(ends.values()) if end is not None]
    steps = Counter(
        (later - end) // (after - place)
        for (place, end), (after, later) in pairwise(known)
        if (later - end) % (after - place) == 0
    )
    if not steps:
        return {}
    step, length = steps.most_common(1)[0][0], lengths.pop()
    for text in (*open_ones, *reversed(open_ones)):
        if ends[text] is None:
            ends[text] = _settled(text, cleaned[text], ends, step)
    return {text: _window(end, length) for text, end in ends.items() if end is not None}


def _months_of(said: str) -> tuple[int, int, int] | None:
    """Return the first and the last month of a window and the year beside them."""
    folded = aligned_fold(said)
    if match := _WINDOW.fullmatch(folded):
        first, last = (MONTHS_OF_ALL.get(match[name]) for name in "ab")
        return (first, last, int(match["year"])) if first and last else None
    match = _INITIALS.fullmatch(folded)
    at = max(year.find(match["initials"]) for year in _YEARS_OF_INITIALS) if match else -1
    return (at + 1, (at + 2) % 12 + 1, int(match["year"])) if match and at >= 0 else None


def _settled(text: str, said: str, ends: Mapping[str, int | None], step: int) -> int | None:
    """Return the month, counted through the years, with which a window ends that continues its neighbours."""
    window = _months_of(said)
    if window is None:
        return None
    texts = list(ends)
    at = texts.index(text)
    before = ends[texts[at - 1]] if at else None
    after = ends[texts[at + 1]] if at + 1 < len(texts) else None
    as_last = window[2] * 12 + window[1]
    fits = [end for end in (as_last, as_last + 12) if end - step == before or end + step == after]
    return fits[0] if len(fits) == 1 else None


def _window(end: int, months: int) -> Period:
    stop = Period.month((end - 1) // 12, (end - 1) % 12 + 1).end
    return Period(add_months(stop, -months), stop)
