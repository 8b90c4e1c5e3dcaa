"""Weeks by their number in a year, taken for those of ISO 8601: Monday to Sunday, week 1 with the first Thursday.

Other countries count other weeks, so that a table must be asked where no word of it says ISO. Weeks of epidemiologists
run from Sunday to Saturday and are left.
"""

from __future__ import annotations

import re
from datetime import date

from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold
from indicators.workbook.periods.date_axis import DateAxis, Step


def numbered_week(year: int, number: int) -> Period | None:
    """Return the ISO week ``number`` of ``year``; None where that year has no such week."""
    try:
        return DateAxis(Step.WEEK).period(date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def week_of_texts(year: str, number: str, heading: str) -> Period | None:
    """Return the week that two cells name under ``heading``; None for words that name none, and for other weeks."""
    match = _NUMBER.fullmatch(aligned_fold(number).strip())
    if match is None or not _YEAR.fullmatch(year.strip()) or counts_other_weeks(heading):
        return None
    return numbered_week(int(year), int(match["n"]))


def counts_other_weeks(heading: str) -> bool:
    """Whether words say that weeks are not those of ISO 8601."""
    return bool(_OTHER.search(aligned_fold(heading)))


def says_iso(heading: str) -> bool:
    """Whether words say that weeks are those of ISO 8601."""
    return bool(_ISO.search(aligned_fold(heading)))


_NUMBER = re.compile(r"(?:w|kw|week|tuan|vecka)?[ .]?0?(?P<n>\d{1,2})")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_OTHER = re.compile(r"\bepi(?:demiological)?\b|\bmmwr\b|\bdich te\b")
_ISO = re.compile(r"\biso\b")
