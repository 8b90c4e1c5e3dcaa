"""The horizontal axis: months of a year, days of the calendar, or slots of columns, with ticks that fit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from indicators.charts.ruler import Ruler
from indicators.i18n.dates import format_date
from indicators.model.period import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class Fit:
    """What decides how many ticks an axis has: its length in pixels, the ruler, the language, and a narrow screen."""

    room: float
    ruler: Ruler
    lang: str
    narrow: bool


TICK_GAP = 14.0
ROUND = (1, 2, 5, 10, 20, 50)
"""Years between two ticks."""

LONG_SPAN = 800
"""Days above which a calendar axis tells years and no longer single periods."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Ends in numbers, ticks as (position, text), and a title.

    Days are ordinals, for Plotly as well: its own axis of dates reads each from a text, and we write the ticks anyway.
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    title: str = ""

    def fraction(self, at: float) -> float:
        """Return where ``at`` stands between the ends, 0 to 1."""
        return (at - self.low) / (self.high - self.low)

    def layout(self) -> dict[str, Any]:
        """Return a new layout object for Plotly."""
        said: dict[str, Any] = {
            "type": "linear",
            "range": [self.low, self.high],
            "tickmode": "array",
            "tickvals": [at for at, _ in self.ticks],
            "ticktext": [text for _, text in self.ticks],
            "tickangle": 0,
        }
        if self.title:
            said["title"] = {"text": self.title}
        return said


def fitting(ticks: Sequence[tuple[float, str]], low: float, high: float, fit: Fit) -> tuple[tuple[float, str], ...]:
    """Return every n-th tick, counted from the last, with the smallest n at which no two texts touch."""
    if not ticks:
        return ()
    widths = [max(fit.ruler.width(line) for line in text.split("<br>")) for _, text in ticks]
    for every in (1, 2, 3, 4, 5, 6, 8, 10, 12, 24, 60):
        kept = list(range(len(ticks) - 1, -1, -every))[::-1]
        pairs = pairwise(kept)
        if all(
            (ticks[b][0] - ticks[a][0]) / (high - low) * fit.room >= (widths[a] + widths[b]) / 2 + TICK_GAP
            for a, b in pairs
        ):
            return tuple(ticks[i] for i in kept)
    return (ticks[-1],)


def calendar_axis(periods: Sequence[Period], end: date | None, fit: Fit) -> Axis:
    """Return an axis of days for periods that stand on their last days; ``end`` makes it reach at least there."""
    low, high = calendar_ends(periods, end)
    if all(period.kind is PeriodKind.YEAR for period in periods):
        return Axis(low, high, _year_ends(sorted({period.start.year for period in periods}), low, high, fit))
    if high - low > LONG_SPAN:
        ticks = list(round_years(_new_years(round(low), round(high)), low, high, fit))
    else:
        ticks = _months(low, high, fit) or _days(periods)
    return Axis(low, high, fitting(ticks, low, high, fit))


def round_years(ticks: Sequence[tuple[float, str]], low: float, high: float, fit: Fit) -> tuple[tuple[float, str], ...]:
    """Return the ticks of every year, or of every second, fifth, tenth … round year, as many as do not touch."""
    for every in ROUND:
        kept = [(at, text) for at, text in ticks if int(text) % every == 0]
        if len(kept) > 1 and len(fitting(kept, low, high, fit)) == len(kept):
            return tuple(kept)
    return fitting(ticks, low, high, fit)


def _year_ends(years: Sequence[int], low: float, high: float, fit: Fit) -> tuple[tuple[float, str], ...]:
    """Return a tick under each year, or the first and the last year with round ones between them that do not touch."""
    every = [(float(Period.year(year).last_day.toordinal()), str(year)) for year in years]
    if len(fitting(every, low, high, fit)) == len(every):
        return tuple(every)
    first, last = every[0], every[-1]
    between = [(float(Period.year(y).last_day.toordinal()), str(y)) for y in range(years[0] + 1, years[-1])]
    for step in ROUND:
        inner = [one for one in between if int(one[1]) % step == 0]
        clear = [one for one in inner if all(_apart(one, end, low, high, fit) for end in (first, last))]
        kept = [first, *clear, last]
        if len(fitting(kept, low, high, fit)) == len(kept):
            return tuple(kept)
    return fitting([first, last], low, high, fit)


def _apart(one: tuple[float, str], other: tuple[float, str], low: float, high: float, fit: Fit) -> bool:
    needed = (fit.ruler.width(one[1]) + fit.ruler.width(other[1])) / 2 + TICK_GAP
    return abs(one[0] - other[0]) / (high - low) * fit.room >= needed


def calendar_ends(periods: Sequence[Period], end: date | None) -> tuple[float, float]:
    """Return the ends of ``calendar_axis`` as ordinals: a little beyond the first and the last period."""
    days = [period.last_day.toordinal() for period in periods] + ([end.toordinal()] if end else [])
    first, last = min(days), max(days)
    margin = max((last - first) * 0.025, 12.0)
    return first - margin, last + (0.0 if end else margin)


def _months(low: float, high: float, fit: Fit) -> list[tuple[float, str]]:
    """Return ticks at month ends, every 1, 2, 3, 6 or 12 months of the year, as many as fit."""
    first, last = date.fromordinal(math.ceil(low)), date.fromordinal(math.floor(high))
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    ends = [
        Period.months(first.year + (first.month - 1 + i) // 12, (first.month - 1 + i) % 12 + 1, 1) for i in range(count)
    ]
    ticks: list[tuple[float, str]] = []
    for every in (1, 2, 3, 6, 12):
        kept = [m.last_day for m in ends if m.start.month % every == 0 and low <= m.last_day.toordinal() <= high]
        ticks = [(float(day.toordinal()), f"{day.month}/{day.year}") for day in kept]
        if not ticks or len(fitting(ticks, low, high, fit)) == len(ticks):
            break
    return ticks


def _days(periods: Sequence[Period]) -> list[tuple[float, str]]:
    """Return a tick under each point, for charts shorter than a month."""
    days = sorted({period.last_day for period in periods})
    return [(float(day.toordinal()), format_date(day)) for day in days]


def _new_years(first: int, last: int) -> list[tuple[float, str]]:
    years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    marks = [(date(year, 1, 1).toordinal(), str(year)) for year in years]
    return [(float(at), text) for at, text in marks if first <= at <= last]
