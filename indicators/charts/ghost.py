"""The ghost: the figures of the same chart as they were known on an earlier day, quiet beneath those of now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from indicators.charts.canvas import Canvas, escaped
from indicators.charts.joins import Chain, Join, join
from indicators.charts.points import Drawn, Point
from indicators.charts.scene import Panel, Scene
from indicators.charts.theme import faded
from indicators.charts.trail import axes
from indicators.charts.typed_array import typed_array
from indicators.charts.value_text import with_unit
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase

QUIET = 0.6
"""How much of its colour a ghost keeps."""

DASH = "7px,3px,1px,3px"
WIDTH, STROKE_WIDTH, MARK = 1.5, 2, 7


def differing_points(shown: Drawn) -> list[Point]:
    """Return the points of the earlier day that have another number now, or none."""
    now = {(p.series, p.period): _number(p) for p in shown.points}
    return [p for p in shown.ghost if now.get((p.series, p.period)) != _number(p)]


def draw_ghost_line(
    scene: Scene, canvas: Canvas, chain: Chain, position: Callable[[Point], float], colour: str
) -> None:
    """Add one line of the earlier day, cut where it may not be joined, with a mark at every figure that differs."""
    panel, quiet = scene.panel(chain.series), faded(colour, QUIET)
    xs: list[float] = []
    ys: list[float | None] = []
    for a, b in pairwise(chain.points):
        if join(a, b, scene.step) is not Join.HAIRLINE:
            xs += [position(a), position(b), position(b)]
            ys += [a.value, b.value, None]
    if xs:
        canvas.traces.append(_lines(panel, xs[:-1], ys[:-1], {"color": quiet, "width": WIDTH, "dash": DASH}))
    known = set(map(id, differing_points(scene.drawn)))
    draw_ghost_marks(scene, canvas, [p for p in chain.points if id(p) in known], position, colour)


def draw_ghost_marks(
    scene: Scene, canvas: Canvas, marked: Sequence[Point], position: Callable[[Point], float], colour: str
) -> None:
    """Add a mark at each figure of the earlier day that differs; all are of one series."""
    if marked:
        panel, quiet = scene.panel(marked[0].series), faded(colour, QUIET)
        trace = _touch(scene, panel, [position(p) for p in marked], marked)
        look = {"symbol": "circle-open", "size": MARK, "color": quiet, "line": {"width": 1.5, "color": quiet}}
        canvas.traces.append({**trace, "marker": look})


def draw_ghost_strokes(
    scene: Scene, canvas: Canvas, strokes: Sequence[tuple[float, float, Point]], colour: str
) -> None:
    """Add a level stroke for each figure of the earlier day: from, to, figure."""
    if not strokes:
        return
    panel = scene.panel(strokes[0][2].series)
    xs = [x for left, right, _ in strokes for x in (left, right, right)]
    ys = [y for _, _, point in strokes for y in (point.value, point.value, None)]
    for name, width in (("surface", STROKE_WIDTH + 3), ("ink", STROKE_WIDTH)):  # readable on a full column as well
        line = {"color": scene.colour(name), "width": width, "dash": DASH if name == "ink" else "solid"}
        canvas.traces.append(_lines(panel, xs[:-1], ys[:-1], line))
    middles = [(left + right) / 2 for left, right, _ in strokes]
    trace = _touch(scene, panel, middles, [point for _, _, point in strokes])
    canvas.traces.append({**trace, "marker": {"symbol": "line-ew", "size": MARK, "opacity": 0, "color": colour}})


def _number(point: Point) -> tuple[Any, ...]:
    return point.value, point.value_high, point.decimals, point.qualifier


def _lines(panel: Panel, xs: list[float], ys: Sequence[float | None], line: dict[str, Any]) -> dict[str, Any]:
    where = {"x": typed_array(xs), "y": typed_array(ys), **axes(panel)}
    return {"type": "scatter", "mode": "lines", **where, "line": line, "connectgaps": False, "hoverinfo": "skip"}


def _touch(scene: Scene, panel: Panel, xs: list[float], points: Sequence[Point]) -> dict[str, Any]:
    """Return marks that tell what was known, without an address: a click finds the figure of now."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": typed_array(xs),
        "y": typed_array(p.value for p in points),
        **axes(panel),
        "cliponaxis": False,
        "hovertext": [_words(scene, p) for p in points],
        "hoverinfo": "text",
    }


def _words(scene: Scene, point: Point) -> str:
    value = with_unit(scene.number(point), scene.unit(point.series), scene.lang)
    phrase = period_phrase(point.period, scene.lang)
    known = translate(scene.lang, "charts.as_of", day=format_date(scene.data.spec.against))
    return "<br>".join([f"<b>{escaped(value)}</b>", escaped(phrase[:1].upper() + phrase[1:]), escaped(known)])
