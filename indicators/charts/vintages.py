"""Vintages: the readings of one period as steps over the days of their publication; each holds until the next."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from indicators.charts.axis import Axis, Fit, calendar_axis, calendar_ends
from indicators.charts.canvas import Canvas
from indicators.charts.placement import ABOVE
from indicators.charts.points import Drawn, Point
from indicators.charts.scene import Scene
from indicators.charts.trail import Pen, draw_marks, draw_ring
from indicators.charts.typed_array import typed_array
from indicators.model.period import Period

BELOW = (*ABOVE[4:7], *ABOVE)


def shown(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the readings that have a day of publication, oldest first."""
    return tuple(sorted((p for p in points if p.published), key=lambda p: (p.published or date.min, p.obs_id or 0)))


def place(drawn: Drawn, period: Period) -> float | None:  # noqa: ARG001 (every kind of chart places alike)
    """Return None: the axis tells publication, on which the period has no place."""
    return None


def day(drawn: Drawn, when: date) -> float | None:
    """Return where a day stands, or None where that is outside the axis."""
    low, high = calendar_ends(_days(drawn), drawn.data.as_of)
    at = float(when.toordinal())
    return at if low <= at <= high else None


def position(point: Point) -> float:
    return float((point.published or point.period.last_day).toordinal())


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return the axis of days of publication, up to the as-of day: the last reading holds until then."""
    return calendar_axis(_days(drawn), drawn.data.as_of, fit)


def _days(drawn: Drawn) -> list[Period]:
    return [Period.instant(point.published or point.period.last_day) for point in drawn.points]


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw the steps, then the readings with their status and their figures."""
    mine = tuple(point for point in scene.points if point.value is not None)
    if not mine:
        return
    _draw_steps(scene, canvas, mine)
    panel, pen = scene.panel(0), Pen(scene.series_colour(0), 2.5, 10)
    draw_marks(scene, canvas, mine, position, pen, panel)
    for before, point, after in zip((None, *mine), mine, (*mine[1:], None), strict=False):
        falls = before is not None and (before.value or 0) > (point.value or 0)
        climbs = before is None and after is not None and (after.value or 0) > (point.value or 0)
        at = position(point), point.value or 0
        spots = BELOW if falls or climbs else ABOVE
        canvas.label(scene, panel, *at, [scene.number(point)], spots, weight=600, must=point is mine[-1])
        if scene.is_chosen(point):
            draw_ring(scene, canvas, point, position(point), panel)


def _draw_steps(scene: Scene, canvas: Canvas, mine: tuple[Point, ...]) -> None:
    panel = scene.panel(0)
    xs = [*(position(point) for point in mine), float(scene.data.as_of.toordinal())]
    ys = [*(point.value or 0 for point in mine), mine[-1].value or 0]
    canvas.traces.append(
        {
            "type": "scatter",
            "mode": "lines",
            "x": typed_array(xs),
            "y": typed_array(ys),
            "yaxis": panel.axis,
            "line": {"shape": "hv", "color": scene.series_colour(0), "width": 2.5},
            "hoverinfo": "skip",
        }
    )
    corners = [scene.px(x, y, panel) for x, y in zip(xs, ys, strict=True)]
    for (x0, y0), (x1, y1) in pairwise(corners):
        canvas.obstacles.add_line(x0, y0, x1, y0)
        canvas.obstacles.add_line(x1, y0, x1, y1)
