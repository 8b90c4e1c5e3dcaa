"""Which figures of a series are due: the windows that follow the latest of each kind and have ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from indicators.model.period import Period, PeriodKind

RECENT_YEARS = 2
"""A kind of window that has not been used for so long is not asked for."""
MOST = 12
"""How many windows of one kind are asked for at most, the latest ones."""

_MONTHS = {PeriodKind.YEAR: 12, PeriodKind.HALF: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}


def periods_due(known: Iterable[Period], today: date) -> tuple[Period, ...]:
    """Return the windows after the latest known one of each kind that have ended by ``today``, at least one a kind.

    Windows from 1 January go on by months, or by quarters where only those are known, and begin again in January; one
    cut off inside a month is followed by whole months. Instants have no next one: today is asked for.
    """
    periods = sorted(set(known), key=lambda period: period.end)
    recent = [p for p in periods if p.last_day.year > periods[-1].last_day.year - RECENT_YEARS]
    due: set[Period] = set()
    for kind, months in _MONTHS.items():
        same = [p for p in recent if p.kind is kind and not _is_first_half(p)]
        due.update(_following(same, months, today))
    running = [p for p in recent if p.is_year_to_date]
    if any(p.kind in {PeriodKind.YEAR_TO_DATE, PeriodKind.HALF} for p in running):
        due.update(_running(running, today))
    if any(p.is_instant for p in recent):
        due.add(Period.instant(today))
    return tuple(sorted(due, key=lambda period: (period.end, -period.days)))


def _is_first_half(period: Period) -> bool:
    """The first half is a window from 1 January like any other; only a second half makes a series half-yearly."""
    return period.kind is PeriodKind.HALF and period.ordinal == 1


def _following(same: Sequence[Period], months: int, today: date) -> list[Period]:
    if not same:
        return []
    found = [same[-1].shift(months=months)]
    while (coming := found[-1].shift(months=months)).last_day < today:
        found.append(coming)
    return found[-MOST:]


def _running(known: Sequence[Period], today: date) -> list[Period]:
    step = 3 if all((period.whole_months or 1) % 3 == 0 for period in known) else 1
    last = known[-1].last_day
    found = [_next_running(last.year, last.month, step)]
    while (coming := _next_running(found[-1].last_day.year, found[-1].last_day.month, step)).last_day < today:
        found.append(coming)
    return found[-MOST:]


def _next_running(year: int, month: int, step: int) -> Period:
    return Period.year_to_date(year, month + step) if month + step <= 12 else Period.year_to_date(year + 1, step)
