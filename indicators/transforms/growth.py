"""Change on an earlier period, computed only between like windows (K5): in per cent of levels, in points of rates."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pandas as pd

from indicators.model.chart import NotDerivable
from indicators.model.errors import Invalid
from indicators.model.period import Period, PeriodKind
from indicators.transforms.computed import (
    PERCENT,
    POINTS,
    TWO_SOURCES,
    Computed,
    Row,
    Unit,
    bounded,
    by_period,
    computed_frame,
    computed_row,
    in_unit_of,
    plain,
    single,
)

__all__ = ["TWO_SOURCES", "period_on_period", "points_on_period", "points_on_year", "year_on_year"]

BEFORE = {PeriodKind.YEAR: 12, PeriodKind.HALF: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}
"""Months from a calendar period back to its neighbour; windows from 1 January overlap and have none."""

MEASURE_BEFORE = {
    PeriodKind.YEAR: "yoy",
    PeriodKind.HALF: "hoh",
    PeriodKind.QUARTER: "qoq",
    PeriodKind.MONTH: "mom",
}
Change = Callable[[Row, Row, str], Row]
Base = Callable[[Period], Period | None]


def year_on_year(shown: pd.DataFrame, series: int = 0) -> Computed:
    """Return growth in per cent for each period of ``shown`` that has a like window a year before, and the refusals.

    ``shown`` holds one row a period (winners and derived figures of one series, OBSERVATIONS columns). The result has
    the same columns; ``value`` is 100 × (this / base − 1), one decimal to print, status derived, ``note``
    ``two_sources`` where the two origins differ. A base of another length or cut-off day, a one-sided figure, and a
    base that is zero or negative are refused with their reason.
    """
    return _changes(shown, series, year_before, _growth, "yoy")


def points_on_year(shown: pd.DataFrame, series: int = 0) -> Computed:
    """Return by how many percentage points a rate differs from that of the like window a year before."""
    return _changes(shown, series, year_before, _points, "points_on_year")


def period_on_period(shown: pd.DataFrame, series: int = 0) -> Computed:
    """Return growth in per cent on the calendar period just before: month on month, quarter on quarter."""
    return _changes(shown, series, period_before, _growth, "")


def points_on_period(shown: pd.DataFrame, series: int = 0) -> Computed:
    """Return by how many percentage points a rate differs from that of the calendar period just before."""
    return _changes(shown, series, period_before, _points, "points_on_period")


def _changes(shown: pd.DataFrame, series: int, before: Base, change: Change, measure: str) -> Computed:
    known = by_period(shown)
    rows, refused = [], []
    for period, row in known.items():
        base_period = before(period)
        base = known.get(base_period) if base_period else None
        if base is None:
            unlike = _unlike(period, known) if before is year_before else None
            if unlike is not None:
                base_days = {"base_start": unlike.start.isoformat(), "base_end": unlike.end.isoformat()}
                refused.append(NotDerivable(series, period.start, period.end, "unlike_windows", base_days))
            continue
        reason = bounded((row, base)) or (_no_base(base) if change is _growth else "")
        if reason:
            refused.append(NotDerivable(series, period.start, period.end, reason))
        else:
            rows.append(change(row, base, measure or MEASURE_BEFORE[period.kind]))
    return computed_frame(rows, shown), tuple(refused)


def year_before(period: Period) -> Period | None:
    """Return the same days a year before; None where a day does not exist."""
    try:
        return period.shift(years=-1)
    except Invalid:
        return None


def period_before(period: Period) -> Period | None:
    """Return the calendar period just before; None for windows that have no neighbour."""
    months = BEFORE.get(period.kind)
    return period.shift(months=-months) if months else None


def _unlike(period: Period, known: dict[Period, Row]) -> Period | None:
    """Find the year-to-date window of the year before that an incautious reader would compare with."""
    if not period.is_year_to_date:
        return None
    for other in sorted(known):
        if (
            other.is_year_to_date
            and other.start.year == period.start.year - 1
            and other.last_day.month == period.last_day.month
        ):
            return other
    return None


def _no_base(base: Row) -> str:
    """Return why nothing grows from ``base``; empty where it may."""
    value = Decimal(base["value_text"])
    return "zero_base" if value == 0 else "negative_base" if value < 0 else ""


def _growth(row: Row, base: Row, measure: str) -> Row:
    growth = (single(row) / single(base) - 1) * 100
    formula = f"100 × ({row['value_text']} / {in_unit_of(base, row)} − 1)"
    return computed_row(row, growth, (row, base), formula, Unit(measure, PERCENT), 1)


def _points(row: Row, base: Row, measure: str) -> Row:
    points = single(row) - single(base)
    formula = f"{row['value_text']} − {plain(single(base))}"
    decimals = min(int(row["decimals"]), int(base["decimals"]))
    return computed_row(row, points, (row, base), formula, Unit(measure, POINTS), decimals)
