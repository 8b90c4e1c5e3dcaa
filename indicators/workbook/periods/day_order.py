"""Days typed in numbers that begin with their month: "11/15/2031". The whole axis shows it, never one of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

_TYPED_DAY = re.compile(r"0?([0-9]{1,2})[/-]0?([0-9]{1,2})[/-]((?:19|20)[0-9]{2})(?: 0?0:00(?::00)?)?")


def days_month_first(texts: Iterable[str]) -> dict[str, date] | None:
    """Return the days of an axis that surely begin with their months, by their texts; None where they may not.

    They do where the second number of one is above 12 and the first of none, or where the second is the same in all and
    their months then go on at even steps over a New Year, for more than a year or from firsts of months: else all would
    be days of one month.
    """
    said = [(text, match) for text in texts if (match := _TYPED_DAY.fullmatch(text)) is not None]
    firsts, seconds = ({int(match[at]) for _, match in said} for at in (1, 2))
    if not said or max(firsts) > MONTHS or not (max(seconds) > MONTHS or len(seconds) == 1 < len(firsts)):
        return None
    try:
        days = {text: date(int(match[3]), int(match[1]), int(match[2])) for text, match in said}
    except ValueError:
        return None
    fewest = FEWEST_EVEN if seconds == {1} else MONTHS + 1
    return days if max(seconds) > MONTHS or _are_even(sorted(set(days.values())), fewest) else None


def order_is_open(texts: Iterable[str]) -> bool:
    """Whether days such as 01/02/2031 could begin with their month as well: no number of the axis is above 12."""
    said = dict.fromkeys(texts)
    typed = [match for text in said if (match := _TYPED_DAY.fullmatch(text)) is not None]
    told = any(int(number) > MONTHS for match in typed for number in match.group(1, 2))
    return not told and any(match[1] != match[2] for match in typed) and days_month_first(said) is None


def _are_even(days: list[date], fewest: int) -> bool:
    steps = {12 * (later.year - earlier.year) + later.month - earlier.month for earlier, later in pairwise(days)}
    return len(days) >= fewest and len(steps) == 1 and days[0].year < days[-1].year


MONTHS, FEWEST_EVEN = 12, 4
