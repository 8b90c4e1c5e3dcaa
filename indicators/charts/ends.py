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
    if len(full) < 2:
        full = list(counts)
    paired = [p for p in full if any(other != p and other.same_window(p) for other in full)]
    last = max(paired or full, key=lambda period: (period.end, period.days))
    like = sorted(period for period in full if period == last or period.same_window(last))
    return (last,) if like[0] == last else (like[0], last)


def at_ends(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the points of the two periods."""
    two = ends(points)
    return tuple(point for point in points if point.period in two)
