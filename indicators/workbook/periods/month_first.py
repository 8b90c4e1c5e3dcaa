"""Days typed month first: "11/18/2031". One such day names no order, the days of a column together may.

A second number above 12 is a day, and so is one that never changes while the first goes on from month to month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from indicators.model.period import Period


def month_first_days(texts: Iterable[str]) -> dict[str, Period]:
    """Return the day of each text where all are days typed month first; none where they may be typed day first."""
    typed = {text: _TYPED.fullmatch(text.strip()) for text in dict.fromkeys(texts)}
    numbers = {text: tuple(map(int, match.groups())) for text, match in typed.items() if match is not None}
    if not numbers or len(numbers) < len(typed):
        return {}
    firsts, seconds = {said[0] for said in numbers.values()}, {said[1] for said in numbers.values()}
    if max(firsts) > MONTHS or not (max(seconds) > MONTHS or (len(seconds) == 1 and _go_on(numbers.values()))):
        return {}
    try:
        days = {text: date(year, month, day) for text, (month, day, year) in numbers.items()}
    except ValueError:
        return {}
    return {text: Period.instant(day) for text, day in days.items()}


def day_order_open(texts: Iterable[str]) -> bool:
    """Whether typed days such as 01/02/2031 could be read month first as well: no day of the axis is above 12."""
    typed = [match for text in texts if (match := _TYPED_DAY.fullmatch(text.strip()))]
    return any(match[1] != match[2] for match in typed) and all(int(match[1]) <= MONTHS for match in typed)


_TYPED_DAY = re.compile(r"0?([0-9]{1,2})[/-]0?([0-9]{1,2})[/-][0-9]{4}")


def _go_on(days: Iterable[tuple[int, ...]]) -> bool:
    """Whether the months of days, year by year, follow each other over more months than a year has."""
    months = sorted(year * MONTHS + month for month, _, year in days)
    return len(months) > MONTHS and all(later - earlier == 1 for earlier, later in pairwise(months))


MONTHS = 12
_TYPED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
