"""Several years printed as two: "1990-1995" or "1868/71" over an average, a survey or a life table.

They go from the first through the last of them. Two years that follow each other may be a financial year; beside
spans of more years on the same axis they are none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold

FEWEST_YEARS = 3
"""A span of so many years is no financial year."""
LONGEST = 100


def year_spans(cleaned: Mapping[str, str]) -> dict[str, Period]:
    """Return the years of each text that names two, from the cleaned texts of an axis; none where all may be financial.

    One span by itself may be the title of the whole table and is none; beside single years it is one of its own. The
    last year in two digits ("2014-24") is one where no month can be meant.
    """
    found = {text: match for text, said in cleaned.items() if (match := _SPAN.fullmatch(aligned_fold(said)))}
    found |= {text: match for text, said in cleaned.items() if (match := _SHORT_SPAN.fullmatch(aligned_fold(said)))}
    years = {text: _of(match) for text, match in found.items()}
    years = {text: (first, last) for text, (first, last) in years.items() if first < last <= first + LONGEST}
    long = [text for text, (first, last) in years.items() if last - first + 1 >= FEWEST_YEARS and _no_month(text)]
    if not long or (len(years) < FEWEST_SPANS and not any(map(_YEAR.fullmatch, cleaned.values()))):
        return {}
    return {text: Period(date(first, 1, 1), date(last + 1, 1, 1)) for text, (first, last) in years.items()}


def _of(match: re.Match[str]) -> tuple[int, int]:
    """Return first and last year; the last in two digits is of the century of the first."""
    first, last = int(match["first"]), int(match["last"])
    return first, last if last > LONGEST else first - first % 100 + last


def _no_month(text: str) -> bool:
    """Whether a text can be no month of its first year: "2004/09" can."""
    return int(re.split(r"\D+", text.strip())[-1]) > 12


FEWEST_SPANS = 2
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SPAN = re.compile(r"(?P<first>(?:19|20)\d{2}) ?(?:-|/|to|den) ?(?P<last>(?:19|20)\d{2}|2100)")
_SHORT_SPAN = re.compile(r"(?P<first>1[5-9]\d{2}|20\d{2}) ?[-/] ?(?P<last>\d{2}|1[5-9]\d{2}|20\d{2})")


def names_years(text: str) -> bool:
    """Whether a text in a column of years is one that no other place would show to be: 1820, or several years."""
    span = _SPAN.fullmatch(aligned_fold(text))
    return bool(OUTER_YEAR.fullmatch(text)) or (span is not None and len(span["last"]) == len("2024"))


OUTER_YEAR = re.compile(r"[1-9]\d{2}|1[0-8]\d{2}|2100")
"""Years of history, and the one that projections end with. Elsewhere they are numbers as any other."""


def is_of_years(period: Period | None) -> bool:
    """Whether a period is of several whole years."""
    return period is not None and (period.whole_months or 0) >= 12 * 2 and not (period.whole_months or 0) % 12
