"""A day from which a series is measured otherwise: a double stroke across the time axis, told in the notes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from indicators.charts.canvas import Canvas
from indicators.charts.kinds import kind_of
from indicators.charts.points import Drawn
from indicators.charts.scene import Panel, Scene
from indicators.model.chart import ChartBreak, ChartKind

STROKES = "M-5 -6L1 6M0 -6L6 6"
"""The double stroke, in pixels around the foot of the line."""


def shown_breaks(shown: Drawn) -> tuple[ChartBreak, ...]:
    """Return the breaks that lie between two figures of their series, in order of their days."""
    spans: dict[int, tuple[date, date]] = {}
    for point in shown.points:
        first, last = spans.get(point.series, (point.period.last_day, point.period.last_day))
        spans[point.series] = (min(first, point.period.last_day), max(last, point.period.last_day))
    known = [one for one in shown.data.breaks if one.series in spans]
    between = [one for one in known if spans[one.series][0] < one.day <= spans[one.series][1]]
    return tuple(sorted(between, key=lambda one: (one.day, one.series)))


def draw_breaks(scene: Scene, canvas: Canvas) -> None:
    """Add a vertical hairline with the double stroke at its foot for every break on the axis."""
    for at, panel in _places(scene):
        thin = {"color": scene.colour("ink-3"), "width": 1, "dash": "1px,3px"}
        bold = {"color": scene.colour("ink"), "width": 1.5}
        frame = {"xref": panel.x_axis, "yref": f"{panel.axis} domain"}
        canvas.shapes.append({"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, **frame, "line": thin})
        strokes = {"type": "path", "path": STROKES, "xsizemode": "pixel", "ysizemode": "pixel"}
        canvas.shapes.append({**strokes, "xanchor": at, "yanchor": 0, **frame, "line": bold})
        left, _ = scene.px(at, panel.scale.low, panel)
        bottom = panel.bottom * scene.height
        canvas.keep(left - 6, bottom, left + 7, bottom + 8)


def _places(scene: Scene) -> Iterator[tuple[float, Panel]]:
    if scene.across or scene.data.spec.kind in {ChartKind.SCATTER, ChartKind.LADDER}:
        return
    seen = set()
    for one in shown_breaks(scene.drawn):
        at, panel = kind_of(scene.data).day(scene.drawn, one.day), scene.panel(one.series)
        if at is not None and (at, panel.position) not in seen:
            seen.add((at, panel.position))
            yield at, panel
