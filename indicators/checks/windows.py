"""Windows that look alike and are not, and windows that have not ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from indicators.checks.case import Case, Row
from indicators.model.finding import Finding, Severity
from indicators.model.indicator import IndicatorKind
from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.model.series import Measure


def unlike_windows(case: Case) -> Iterator[Finding]:
    """Find year-to-date flows cut off on another day than the neighbouring year's (K5): soft, once a window a sheet."""
    windows: dict[tuple[str, Period], list[Period]] = {}
    for series_key, known in case.known:
        windows.setdefault((series_key, Period.year(known.start.year)), []).append(known)
    seen: set[tuple[str, Period, Period]] = set()
    for row in case.where(case.levels & case.of_known_series):
        period: Period = row["period"]
        flow = case.indicators[row["indicator"]].kind is IndicatorKind.FLOW and row["measure"] == Measure.LEVEL
        if not flow or not period.is_year_to_date:
            continue
        for year in (period.start.year - 1, period.start.year + 1):
            other = _unlike(period, windows.get((row["series_key"], Period.year(year)), []))
            if other is not None and (row["sheet"], period, other) not in seen:
                seen.add((row["sheet"], period, other))
                params = {"indicator": row["indicator"], "days": period.render(), "other_days": other.render()}
                yield Finding("unlike_windows", Severity.SOFT, row["sheet"], row["cell"], params)


def _unlike(period: Period, others: list[Period]) -> Period | None:
    """Return the window that ends in the same month of another year on another day, where none ends on the same."""
    near = [o for o in others if o.is_year_to_date and o.last_day.month == period.last_day.month]
    if not near or any(other.same_window(period) for other in near):
        return None
    return max(near)


def period_in_future(case: Case) -> Iterator[Finding]:
    """Find outcomes of periods that have not begun, or end more than a month after today; soft, once a period a sheet.

    An estimate printed a few days before the month ends is usual.
    """
    yield from _once(case, "period_in_future", _in_future)


def published_before_period(case: Case) -> Iterator[Finding]:
    """Find outcomes of periods that had not begun on the publication day; soft, once a period a sheet."""
    yield from _once(case, "published_before_period", _published_before)


def _in_future(case: Case, row: Row) -> bool:
    period: Period = row["period"]
    return period.start > case.today or (period.last_day - case.today).days > 31


def _published_before(_case: Case, row: Row) -> bool:
    return isinstance(row["published"], pd.Timestamp) and row["published"] < row["start"]


def _once(case: Case, code: str, holds: Callable[[Case, Row], bool]) -> Iterator[Finding]:
    seen: set[tuple[str, Period]] = set()
    for row in case.first_of_each("sheet", "start", "end", "published", "obs_status"):
        outcome = row["obs_status"] not in {ObsStatus.FORECAST, ObsStatus.TARGET}
        place = (row["sheet"], row["period"])
        if outcome and place not in seen and holds(case, row):
            seen.add(place)
            params = {"indicator": row["indicator"], "period": row["period"].render()}
            yield Finding(code, Severity.SOFT, row["sheet"], row["cell"], params)
