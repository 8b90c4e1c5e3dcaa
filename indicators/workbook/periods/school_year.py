"""School years, by the word that says so: "năm học 2030-2031" opens in September, "läsåret 2030/31" in August.

Of pupils, teachers and classes in Vietnamese "2030 - 2031" is one without its word: no other years run so there.
"""

from __future__ import annotations

import re

from indicators.model.period import Period
from indicators.model.period_windows import FROM_AUGUST, FROM_SEPTEMBER
from indicators.workbook.periods.financial_year import year_ending

JULY, AUGUST = 7, 8


def last_month_of_school_year(folded: str) -> int | None:
    """Return the month before which the next school year opens; None for words that speak of none, or of both kinds."""
    found = {month for month, pattern in _SCHOOL.items() if pattern.search(folded)}
    if not found and _SCHOOLING.search(folded):
        return AUGUST
    return found.pop() if len(found) == 1 else None


def is_school_year(period: Period) -> bool:
    """Whether a period is the twelve months from an August or a September on."""
    return period in {year_ending(period.start.year + 1, month) for month in _SCHOOL}


_SCHOOL = {AUGUST: re.compile(rf"\b(?:{FROM_SEPTEMBER})\b"), JULY: re.compile(rf"\b(?:{FROM_AUGUST})\b")}
_SCHOOLING = re.compile(r"\b(?:hoc sinh|sinh vien|giao vien|mau giao|truong hoc|lop hoc)\b")
