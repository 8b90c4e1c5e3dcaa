"""Days typed in numbers that begin with their month, "11/15/2031", or end with a short year, "15/11/31".

The whole axis shows it, never one of its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from indicators.model.period_rules import year_of

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


def days_of_short_years(texts: Sequence[str]) -> dict[str, date]:
    """Return the days of "15/01/24" by text where one order alone makes days of all that run on, one way throughout."""
    said = {text: match for text in texts if (match := _SHORT_DAY.fullmatch(text)) is not None}
    if len(said) < FEWEST_SHORT or len(said) < MOST_SHORT * len(texts):
        return {}
    found = [days for order in _ORDERS if (days := _in_order(said, order)) and _runs_on(list(days.values()))]
    return found[0] if len(found) == 1 else {}


def _in_order(said: Mapping[str, re.Match[str]], order: str) -> dict[str, date]:
    """Return the days of a stated order of day, month and year; none where one of them is no day."""
    try:
        parts = ((text, dict(zip(order, map(int, match.groups()), strict=True))) for text, match in said.items())
        return {text: date(year_of(f"{of['y']:02}"), of["m"], of["d"]) for text, of in parts}
    except ValueError:
        return {}


def _runs_on(days: Sequence[date]) -> bool:
    steps = {later > earlier for earlier, later in pairwise(days)}
    return len(steps) == 1 and len(set(days)) == len(days)


_SHORT_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})")
_ORDERS, FEWEST_SHORT, MOST_SHORT = ("dmy", "mdy", "ymd"), 10, 0.9


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
