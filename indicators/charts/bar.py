"""Series of one measure beside one another in one period, one row each, in the order of the spec."""

from __future__ import annotations

from collections import Counter

from indicators.charts.axis import Axis, Fit
from indicators.charts.canvas import Canvas
from indicators.charts.hover import hover_text
from indicators.charts.points import Drawn, Point
from indicators.charts.rows import named_rows
from indicators.charts.scene import CROSSED, Scene
from indicators.charts.series_names import own_names
from indicators.charts.status import column_fill
from indicators.charts.trail import draw_ring
from indicators.charts.typed_array import typed_array
from indicators.i18n.numbers import NO_FIGURE
from indicators.model.period import Period

THICKNESS = 0.62


def shown(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the points of the period that most series have, the latest among equals."""
    counts = Counter(p.period for p in points)
    if not counts:
        return points
    best = max(counts, key=lambda period: (counts[period], period.end, period.days))
    return tuple(p for p in points if p.period == best)


def place(_drawn: Drawn, _period: Period) -> float | None:
    """Return None: a row is a series, so a period alone has no place."""
    return None


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return one row a series."""
    return named_rows(own_names(drawn.data, fit.lang), fit)


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw the bars, each with its value at its end."""
    panel, colour = scene.panels[0], scene.series_colour(0)
    mine = [p for p in scene.points if p.value is not None]
    canvas.traces.append(
        {
            "type": "bar",
            "orientation": "h",
            **scene.ends(typed_array(float(p.series) for p in mine), typed_array(p.value for p in mine)),
            "yaxis": panel.axis,
            "width": THICKNESS,
            "marker": {
                "color": [column_fill(p.status, colour, scene.theme) for p in mine],
                "line": {"width": 2, "color": colour},
            },
            "text": [scene.number(p) + (f" {CROSSED}" if p.discrepancy else "") for p in mine],
            "textposition": "outside",
            "textangle": 0,
            "textfont": {"size": 14, "color": scene.colour("ink")},
            "constraintext": "none",
            "cliponaxis": False,
            "customdata": [p.address for p in mine],
            "hovertext": [hover_text(scene, p) for p in mine],
            "hoverinfo": "text",
        }
    )
    for point in mine:
        if scene.is_chosen(point):
            draw_ring(scene, canvas, point, float(point.series), panel)
    for series in set(range(len(scene.data.series))) - {p.series for p in mine}:
        canvas.note(scene, panel, float(series), 0, NO_FIGURE, xshift=6, color=scene.colour("ink-3"))
