"""A part of a year that runs into the next one, in one text: "Q1 2010-11", "2010-11:Q2", "April FY 2010/11".

Such a year is none of the calendar; its quarters are found once the month is known with which it ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from indicators.model.period import Period
from indicators.model.text import clean
from indicators.workbook.periods.financial_year import is_financial_year, year_ending_in
from indicators.workbook.periods.part_of_year import names_months
from indicators.workbook.periods.record_period import financial_period, sub_period


@dataclass(frozen=True, slots=True)
class FinancialPart:
    """``months`` (the first, how many) of a printed ``year``; ``named``: by the names that the calendar has."""

    year: str
    months: tuple[int, int]
    named: bool

    def ending(self, month: int) -> Period | None:
        """Return the part of a year whose last month is ``month``."""
        return financial_period(self.year, self.months, month % 12 + 1, named=self.named)


@lru_cache(maxsize=4_096)
def financial_part(text: str) -> FinancialPart | None:
    """Return what a text names that is a financial year and a part of it; None for anything else, a year alone too."""
    match = _YEAR_AND_PART.fullmatch(clean(text))
    if match is None:
        return None
    year, part = match["year"] or match["after"], match["part"] or match["before"]
    counted = _COUNTED.fullmatch(part.lower())
    months = sub_period(counted["n"], counted["kind"]) if counted else sub_period(part, "")
    if months is None or not is_financial_year(year):
        return None
    return FinancialPart(year, months, names_months(part))


def ending_in(text: str, month: int) -> Period | None:
    """Return what a printed financial year, or a part of one, means where such years end with ``month``; None if none.

    A year by itself is named after its end (``year_ending_in``).
    """
    part = financial_part(text)
    return part.ending(month) if part is not None else year_ending_in(text, month)


_SPAN = r"(?:(?:FY|(?:financial|fiscal) year) ?)?(?:19|20)\d{2} ?[-/–] ?(?:\d{4}|\d{2})"
_YEAR_AND_PART = re.compile(
    rf"(?P<year>{_SPAN})(?: ?[:,;.] ?| ?[-/–] ?(?=[a-z])| )\(?(?P<part>[^\d\s:,;][^:;]{{0,30}}?)\)?"
    rf"|(?P<before>[^\d\s:,;][^:;]{{0,30}}?)(?: of|,|:|;| ?[-/–])? ?\(?(?P<after>{_SPAN})\)?",
    re.I,
)
_COUNTED = re.compile(r"(?P<kind>month|quarter|half) (?P<n>\d{1,2})")
