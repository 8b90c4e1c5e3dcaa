"""Crop seasons: "vụ đông xuân năm 2031" is sown in the year before and counted in the year that it is named after.

Its months are those of no calendar, so that a table of seasons is told to be taken for the year.
"""

from __future__ import annotations

import re

from indicators.model.period import Period
from indicators.model.period_phrase import PeriodReading, aligned_fold


def read_season(text: str) -> PeriodReading | None:
    """Return the year of the season that a cleaned ``text`` names, or None; one over two years is left open."""
    match = _SEASON.search(aligned_fold(text))
    if match is None:
        return None
    return PeriodReading(Period.year(int(match["year"])), text[slice(*match.span())], False, match.span())


_SEASON = re.compile(
    r"\b(?:vu (?:lua )?(?:dong xuan|he thu|thu dong|mua)|dong xuan|he thu|thu dong)(?: nam)? ?"
    r"(?P<year>(?:19|20)\d{2})(?! ?[-/]? ?\d)"
)
