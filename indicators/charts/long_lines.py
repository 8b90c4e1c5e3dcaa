"""Lines of too many points to draw each: corners straight from the columns, marks only where one is meant to be found.

The first series keep their hues; the others are quiet context, one grey trace for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from indicators.charts.canvas import Canvas
from indicators.charts.decimation import Lines
from indicators.charts.ghost import DASH as GHOST_DASH
from indicators.charts.ghost import QUIET, draw_ghost_marks
from indicators.charts.ghost import WIDTH as GHOST_WIDTH
from indicators.charts.joins import DASH, Join
from indicators.charts.points import Point
from indicators.charts.scene import Panel, Scene
from indicators.charts.theme import SERIES, faded
from indicators.charts.trail import Pen, axes, draw_bound, draw_silent_marks, keep_clear, touch
from indicators.charts.typed_array import typed_array

FOREGROUND = len(SERIES)
"""Series with a hue of their own."""

CONTEXT_WIDTH, WIDTH, SIZE = 1.0, 2.0, 6.0
LOOKED_AT = 40
"""Corners of a line that labels keep clear of."""


def draw_context(
    scene: Scene, canvas: Canvas, lines: Lines, series: Sequence[int], panel: Panel, opacity: float
) -> None:
    """Add the lines of some series in grey, one trace for each way of being joined; nothing points to it."""
    mine = np.isin(lines.series, list(series))
    for kind, xs, ys in _pieces(lines, mine):
        if kind is not Join.HAIRLINE:
            trace = _trace(panel, kind, xs, ys, scene.colour("context"), CONTEXT_WIDTH)
            canvas.traces.append({**trace, "opacity": opacity})


def draw_line(scene: Scene, canvas: Canvas, lines: Lines, series: int, panel: Panel, colour: str) -> None:
    """Add the line of one series in its colour, and keep labels off it."""
    mine = lines.series == series
    for kind, xs, ys in _pieces(lines, mine):
        width = 1.0 if kind is Join.HAIRLINE else WIDTH
        canvas.traces.append(_trace(panel, kind, xs, ys, colour, width))
    at, value = lines.at[mine], lines.value[mine]
    step = max(len(at) // LOOKED_AT, 1)
    corners = [scene.px(float(x), float(y), panel) for x, y in zip(at[::step], value[::step], strict=True)]
    for start, end in pairwise(corners):
        canvas.obstacles.add_line(*start, *end, 1.6)


def draw_ghost(scene: Scene, canvas: Canvas, then: Lines, series: int, panel: Panel, colour: str) -> None:
    """Add the line of one series as it was known on the earlier day, and a mark at each figure that differs."""
    look = {"color": faded(colour, QUIET), "width": GHOST_WIDTH, "dash": GHOST_DASH}
    for kind, xs, ys in _pieces(then, then.series == series):
        if kind is not Join.HAIRLINE:
            canvas.traces.append({**_trace(panel, kind, xs, ys, colour, GHOST_WIDTH), "line": look})
    marked = [p for p in scene.drawn.ghost if p.series == series]
    draw_ghost_marks(scene, canvas, marked, _position, colour)


def draw_own_marks(scene: Scene, canvas: Canvas, points: Sequence[Point], panel: Panel, colour: str = "") -> None:
    """Add the few marks of some points as one trace, by status, in one colour or in the hue of each series."""
    keep_clear(scene, canvas, points, _position, panel)
    shown = tuple(point for point in points if point in scene.drawn.dots)
    if shown:
        hues = None if colour else [scene.series_colour(point.series) for point in shown]
        draw_silent_marks(
            scene, canvas, shown, _position, Pen(colour or scene.series_colour(shown[0].series), 0, SIZE), panel, hues
        )
    for point in points:
        draw_bound(scene, canvas, point, _position(point), panel, SIZE / 2 + 4)


def draw_all_marks(scene: Scene, canvas: Canvas, points: Sequence[Point], panel: Panel) -> None:
    """Add the few marks of all series with a hue over all lines: in one trace, which costs what ten marks do.

    Ranges have a trace for each series: bars of one trace have one colour.
    """
    if not any(point.value_high is not None for point in points):
        draw_own_marks(scene, canvas, points, panel)
        return
    for series in dict.fromkeys(point.series for point in points):
        mine = [point for point in points if point.series == series]
        draw_own_marks(scene, canvas, mine, panel, scene.series_colour(series))


def draw_touch(scene: Scene, canvas: Canvas, points: Sequence[Point], panel: Panel) -> None:
    """Let pointer and keyboard find the points with or without marks; ``meta`` says of which series each is."""
    trace = touch(scene, panel, [_position(point) for point in points], points)
    canvas.traces.append({**trace, "meta": [point.series for point in points]})


def _position(point: Point) -> float:
    return float(point.period.last_day.toordinal())


def _pieces(lines: Lines, mine: np.ndarray) -> list[tuple[Join, np.ndarray, np.ndarray]]:
    """Return, for each way of being joined, places and values with a NaN between what does not hang together."""
    at, value, join = lines.at[mine].astype(np.float64), lines.value[mine], lines.join[mine]
    found = []
    for kind in Join:
        ends = np.flatnonzero(join == kind.value)
        if not len(ends):
            continue
        fresh = np.concatenate(([True], ends[1:] != ends[:-1] + 1))
        sizes = 1 + 2 * fresh.astype(np.int64)  # a new stretch needs its gap, its begin and its end
        total = int(sizes.sum())
        xs, ys = np.full(total, np.nan), np.full(total, np.nan)
        last = np.cumsum(sizes) - 1
        xs[last], ys[last] = at[ends], value[ends]
        begins = last[fresh] - 1
        xs[begins], ys[begins] = at[ends[fresh] - 1], value[ends[fresh] - 1]
        xs[begins - 1] = xs[begins]  # a gap has a place, without a value
        found.append((kind, xs[1:], ys[1:]))
    return found


def _trace(panel: Panel, kind: Join, xs: np.ndarray, ys: np.ndarray, colour: str, width: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": typed_array(xs),
        "y": typed_array(ys),
        **axes(panel),
        "line": {"color": colour, "width": width, "dash": DASH[kind], "simplify": False},
        "connectgaps": False,
        "hoverinfo": "skip",
    }
