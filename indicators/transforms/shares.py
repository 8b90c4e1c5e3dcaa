"""A part beside its whole: its share, its contribution to growth in points, and its share of growth, kept apart (K8).

With p the part and w the whole, now and on the like window a year before (0):

    share = 100 p / w      contribution = 100 (p − p0) / w0      share of growth = 100 (p − p0) / (w − w0)

The contributions of all parts add up to the growth of the whole, in percentage points; their shares of growth to 100 %.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from indicators.model.period import Period
from indicators.transforms.computed import (
    PERCENT,
    POINTS,
    Computed,
    Row,
    Unit,
    bounded,
    by_period,
    computed_row,
    each_period,
    in_unit_of,
    single,
)
from indicators.transforms.growth import year_before

Chosen = Callable[[Period], bool]


def share_of_whole(shown: pd.DataFrame, whole: pd.DataFrame, chosen: Chosen, series: int = 0) -> Computed:
    """Return each chosen period in per cent of the whole in the same period, one decimal to print."""
    wholes = by_period(whole)

    def compute(period: Period, row: Row) -> Row | str:
        total = wholes.get(period)
        if total is None:
            return "no_whole"
        reason = bounded((row, total)) or ("zero_base" if single(total) == 0 else "")
        if reason:
            return reason
        formula = f"100 × {row['value_text']} / {in_unit_of(total, row)}"
        return computed_row(row, 100 * single(row) / single(total), (row, total), formula, Unit("share", PERCENT), 1)

    return each_period(shown, series, compute, chosen)


def contribution(shown: pd.DataFrame, whole: pd.DataFrame, chosen: Chosen, series: int = 0) -> Computed:
    """Return by how many percentage points each chosen period moved the whole on the year before, two decimals."""
    return _contributed(shown, whole, chosen, series, Unit("contribution", POINTS))


def contribution_share(shown: pd.DataFrame, whole: pd.DataFrame, chosen: Chosen, series: int = 0) -> Computed:
    """Return the per cent of the whole's change on the year before that each chosen period is, one decimal."""
    return _contributed(shown, whole, chosen, series, Unit("contribution_share", PERCENT))


def _contributed(shown: pd.DataFrame, whole: pd.DataFrame, chosen: Chosen, series: int, unit: Unit) -> Computed:
    parts, wholes = by_period(shown), by_period(whole)

    def compute(period: Period, row: Row) -> Row | str | None:
        before = year_before(period)
        base = parts.get(before) if before else None
        if before is None or base is None:
            return None
        total, total_base = wholes.get(period), wholes.get(before)
        if total is None or total_base is None:
            return "no_whole"
        return bounded((row, base, total, total_base)) or _moved(row, base, total, total_base, unit)

    return each_period(shown, series, compute, chosen)


def _moved(row: Row, base: Row, total: Row, total_base: Row, unit: Unit) -> Row | str:
    change = single(row) - single(base)
    points = unit.unit_measure == POINTS
    divisor = single(total_base) if points else single(total) - single(total_base)
    if divisor == 0 or (points and divisor < 0):
        return "zero_base" if divisor == 0 and points else "negative_base" if points else "no_growth"
    now, then = row["value_text"], in_unit_of(base, row)
    below = in_unit_of(total_base, row)
    formula = f"100 × ({now} − {then}) / " + (below if points else f"({in_unit_of(total, row)} − {below})")
    return computed_row(row, 100 * change / divisor, (row, base, total, total_base), formula, unit, 2 if points else 1)
