"""An axis of days that stand for periods: first days of months one month apart are months, and so on.

Spreadsheets have no cell for a month, so tables of months carry its first or last day. Which period a day stands for
is a property of the whole axis, never of one day; an axis of days at other distances stays an axis of days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold


class Step(StrEnum):
    """How far apart the days of an axis lie; DAY leaves them days."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half_year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DateAxis:
    """The step of an axis and whether a heading ("Tháng") or the distances proved it.

    ``doubtful``: its days stay days though they lie weeks or months apart, as days that stand for these do.
    """

    step: Step
    by_heading: bool = False
    doubtful: bool = False
    ends: bool = False
    """Whether the day of a week is its last one."""
    slips: tuple[date, ...] = ()
    """Days that are no first ones among first days of months that follow each other, one day a month."""
    until: bool | None = None
    """Whether its days open intervals whose last days stand beside them, and these are weeks, months or years."""

    def period(self, day: date) -> Period:
        """Return the period that ``day`` stands for."""
        if self.step is Step.WEEK:
            opens = day - _WEEK + timedelta(days=1) if self.ends else day
            return Period(opens, opens + _WEEK)
        months = _MONTHS.get(self.step)
        if months is None:
            return Period.instant(day)
        first = (day.month - 1) // months * months + 1
        return Period.months(day.year, first, months)


def read_date_axis(days: Sequence[date], heading: str = "", *, day_hidden: bool = False) -> DateAxis:
    """Decide what the days of an axis stand for, from the heading over them or from their distances.

    ``day_hidden``: the format of every cell leaves the day out; one and the same day of months is then of typing.
    Under words for the first or the last day of weeks a day stands for its week.
    Only days at the start (or all at the end) of months can stand for longer periods. Last days do so only under a
    heading that says it, for they may as well be the days of a stock. Quarters must begin with calendar quarters.
    """
    distinct = sorted(set(days))
    if (weeks := _read_weeks(distinct, heading)) is not None:
        return weeks
    axis = DateAxis(Step.MONTH) if day_hidden and _same_day_within(distinct) else _read_axis(distinct, heading)
    if day_hidden and axis.step is Step.DAY and distinct and all(day.day == 1 for day in distinct):
        axis = DateAxis(Step.MONTH)
    gaps = {later - earlier for earlier, later in pairwise(distinct)}
    weekly = len(distinct) >= FEWEST_WEEKS and not any(gap % _WEEK for gap in gaps)
    far_apart = bool(gaps) and min(gaps) >= _FAR_APART and not _AT_END.search(aligned_fold(heading))
    return replace(axis, doubtful=axis.step is Step.DAY and (far_apart or weekly))


def are_spelled_out(texts: Sequence[str]) -> bool:
    """Whether all days are written as in a sentence ("January 1st, 2031", "1 de enero de 2031"): none is a month."""
    return bool(texts) and all(_SPELLED.search(aligned_fold(text)) for text in texts)


_SPELLED = re.compile(r"\b\d{1,2}(?:st|nd|rd|th|er)\b|\d[º°]|\b\d{1,2} (?:de|of) [^\W\d_]{3}")


def _read_weeks(distinct: list[date], heading: str) -> DateAxis | None:
    """Read days under "Week ending" or "Week beginning" that lie whole weeks apart."""
    said = aligned_fold(heading).replace("_", " ")
    ends, begins = _WEEK_ENDS.search(said), _WEEK_BEGINS.search(said)
    if bool(ends) == bool(begins) or any((later - earlier) % _WEEK for earlier, later in pairwise(distinct)):
        return None
    return DateAxis(Step.WEEK, by_heading=True, ends=bool(ends))


_WEEK = timedelta(days=7)
_WEEK_ENDS = re.compile(
    r"\bweeks? (?:end(?:ed|ing|s)?|to)\b|\bw/e\b|\btuan (?:ket thuc|den ngay)\b|\bsemaine se terminant\b"
)
_WEEK_BEGINS = re.compile(
    r"\bweeks? (?:begin(?:ning|s)?|start(?:ing|s)?|commencing|of|from)\b|\bw/c\b|\btuan (?:bat dau|tu ngay)\b"
)
FEWEST_MIDDLES, FEWEST_WEEKS = 6, 4
_MIDDLE = frozenset({14, 15, 16})
"""Days in the middle of a month, when all of an axis are, stand for their months: what a survey of a month prints."""
_FAR_APART = timedelta(days=25)


def may_be_months(days: Sequence[date]) -> bool:
    """Whether days are all first ones of months, or all in the middle of theirs."""
    return all(day.day == 1 for day in days) or all(day.day in _MIDDLE for day in days)


def _read_axis(distinct: list[date], heading: str) -> DateAxis:
    if len(distinct) >= FEWEST_MIDDLES and all(day.day in _MIDDLE for day in distinct):
        return DateAxis(Step.MONTH)
    if slips := _slips(distinct):
        return DateAxis(Step.MONTH, slips=slips)
    if not distinct or not _at_month_ends(distinct):
        return DateAxis(Step.DAY)
    said = aligned_fold(heading)
    if distinct[0].day != 1 and _AT_END.search(said):
        return DateAxis(Step.DAY)
    for step, pattern in _HEADINGS:
        axis = DateAxis(step, by_heading=True)
        if pattern.search(said) and len({axis.period(day) for day in distinct}) == len(distinct):
            return axis
    if len(distinct) < 2 or distinct[0].day != 1:
        return DateAxis(Step.DAY)
    gaps = {_months_between(first, second) for first, second in pairwise(distinct)}
    smallest = min(gaps)
    if any(gap % smallest for gap in gaps) or smallest not in _BY_GAP:
        return DateAxis(Step.DAY)
    step = _BY_GAP[smallest]
    return DateAxis(step) if _aligned(distinct, smallest) else DateAxis(Step.DAY)


def _slips(distinct: list[date]) -> tuple[date, ...]:
    """Return the few days beside the first of their month, where every month in a row has one day; else none."""
    slips = tuple(day for day in distinct if day.day != 1)
    in_a_row = all(_months_between(first, second) == 1 for first, second in pairwise(distinct))
    return slips if in_a_row and len(distinct) >= ONE_SLIP_IN * len(slips) else ()


ONE_SLIP_IN = 24


def _same_day_within(days: list[date]) -> bool:
    """Whether several months each have one day, always the same, no first of them and none that may be their last."""
    months = {(day.year, day.month) for day in days}
    return len(months) == len(days) > 1 and len({day.day for day in days}) == 1 and 1 < days[0].day < _LAST_POSSIBLE


_LAST_POSSIBLE = 28


def _at_month_ends(days: list[date]) -> bool:
    return all(day.day == 1 for day in days) or all((day + timedelta(days=1)).day == 1 for day in days)


def _months_between(first: date, second: date) -> int:
    return (second.year - first.year) * 12 + second.month - first.month


def _aligned(days: list[date], months: int) -> bool:
    """Whether every day lies in the first month of its period, or every day in the last."""
    places = {(day.month - 1) % months for day in days}
    return places in ({0}, {months - 1}) or months == 1


_MONTHS = {Step.MONTH: 1, Step.QUARTER: 3, Step.HALF: 6, Step.YEAR: 12}
_BY_GAP = {months: step for step, months in _MONTHS.items()}
_AT_END = re.compile(r"\bend of (?:the )?(?:month|quarter|year|period)\b")
"""Words by which the last day of a month is the day of a stock and no name of its month."""
_HEADINGS = (
    (Step.MONTH, re.compile(r"\bthang\b|\bmonths?\b")),
    (Step.QUARTER, re.compile(r"\bquy\b|\bquarters?\b")),
    (Step.YEAR, re.compile(r"\bnam\b|\byears?\b")),
)
