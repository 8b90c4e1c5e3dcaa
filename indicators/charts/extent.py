"""How far the value axis of some series must reach: figures, ends of ranges, targets, and disagreeing figures near."""

from __future__ import annotations

from indicators.charts.points import Drawn
from indicators.charts.scale import HEADROOM, MOST_LINES, Scale, log_scale, scale
from indicators.charts.stack import reach as stack_reach
from indicators.charts.tiers import stacked
from indicators.model.chart import ChartData, ChartDiscrepancy, ChartKind, ChartSpec
from indicators.model.period import Period

NEAR_AXIS = 1.3
"""The axis is stretched to a disagreeing figure up to this multiple of the drawn ones; others are named at the top."""


def extent(shown: Drawn, series: tuple[int, ...]) -> list[float]:
    """Return every value that the axis of ``series`` must show."""
    values = _figures(shown, series)
    return values + _near(shown.data, series, values)


def value_scale(
    values: list[float], spec: ChartSpec, *, from_zero: bool, most_lines: int = MOST_LINES, room_below: float = HEADROOM
) -> Scale:
    """Return the axis of these values: logarithmic where the chart asks for it and every value has a logarithm."""
    if spec.log and values and min(values) > 0:
        return log_scale(values)
    return scale(values, from_zero=from_zero, most_lines=most_lines, room_below=room_below)


def distinct(data: ChartData) -> tuple[ChartDiscrepancy, ...]:
    """Return one discrepancy for each series, period and value, however many outlets print it."""
    found: dict[tuple[int, Period, float], ChartDiscrepancy] = {}
    for one in data.discrepancies:
        found.setdefault((one.series, Period(one.start, one.end), one.value), one)
    return tuple(found.values())


def _near(data: ChartData, series: tuple[int, ...], values: list[float]) -> list[float]:
    """Return the disagreeing values to which the axis of these series is stretched."""
    if data.spec.kind is ChartKind.TABLE or not values:
        return []
    top = max(values) * NEAR_AXIS
    return [one.value for one in distinct(data) if one.series in series and min(values) <= one.value <= top]


def _figures(shown: Drawn, series: tuple[int, ...]) -> list[float]:
    data = shown.data
    mine = [p for p in shown.points if p.series in series]
    then = [p for p in shown.ghost if p.series in series]
    values = [v for p in (*mine, *then) for v in (p.value, p.value_high) if v is not None]
    if 0 in series:
        values += [v for t in data.targets for v in (t.value, t.value_high) if v is not None]
    if stacked(data) and mine:
        last = max(p.period.last_day for p in mine)
        values.append(sum(p.value or 0 for p in mine if p.period.last_day == last))
    return values + stack_reach(data, tuple(mine))
