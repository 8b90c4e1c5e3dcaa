"""The two periods that a slope or a waterfall compares: like windows, the earliest and the latest drawn."""

from __future__ import annotations

from collections import Counter

from indicators.charts.points import Point
from indicators.model.period import Period


def ends(points: tuple[Point, ...]) -> tuple[Period, ...]:
    """Return the first and the last period that most series have and whose windows are alike; one where there is one.

    Windows of other days are never compared (a cut-off on the 20th with one on the last day).
    """
    counts = Counter(point.period for point in points if point.value is not None)
    if not counts:
        return ()
    most = max(counts.values())
    full = [period for period, count in counts.items() if count == most]
    paired = _paired(full)
    if not paired:
        full = list(counts)
        paired = _paired(full)
    last = max(paired or full, key=lambda period: (period.end, period.days))
    like = sorted(period for period in full if period == last or period.same_window(last))
    return (last,) if like[0] == last else (like[0], last)


def _paired(periods: list[Period]) -> list[Period]:
    """Return the periods beside which another of the same window stands."""
    return [one for one in periods if any(other != one and other.same_window(one) for other in periods)]


def at_ends(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the points of the two periods."""
    two = ends(points)
    return tuple(point for point in points if point.period in two)
