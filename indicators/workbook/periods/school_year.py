"""School years of Viet Nam: "năm học 2030-2031" opens in September, by law on the fifth, and is counted to August."""

from __future__ import annotations

import re

from indicators.model.period import Period
from indicators.workbook.periods.financial_year import year_ending

AUGUST = 8
"""The month before which the next school year opens."""


def speaks_of_school(folded: str) -> bool:
    """Whether folded words are of school years."""
    return bool(_SCHOOL.search(folded))


def is_school_year(period: Period) -> bool:
    """Whether a period is the twelve months from a September on."""
    return period == year_ending(period.start.year + 1, AUGUST)


_SCHOOL = re.compile(r"\b(?:nam hoc|nien khoa)\b")
