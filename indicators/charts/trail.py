"""One line of a chart: its joins by kind, its points by status, and what hangs on single points."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from indicators.charts.canvas import Canvas
from indicators.charts.hover import hover_text
from indicators.charts.joins import DASH, Chain, Join, join
from indicators.charts.points import Point
from indicators.charts.scene import Panel, Scene
from indicators.charts.status import base_symbol, symbol
from indicators.charts.typed_array import typed_array
from indicators.model.observation import Qualifier

Position = Callable[[Point], float]
_DRAWN_FIRST = (Join.HAIRLINE, Join.TOWARDS_PROJECTION, Join.TOWARDS_ESTIMATE, Join.SOLID)
CHEVRON = 5.0
CLEAR_MARKS = 9.0
"""Pixels between points below which official points get no mark of their own."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn: colour, width, and size of the marks."""

    colour: str
    width: float
    size: float


def draw_trail(
    scene: Scene, canvas: Canvas, chain: Chain, position: Position, pen: Pen, dots: Collection[Point] | None = None
) -> None:
    """Add one line with its marks; points that may not be joined get a dotted hairline at most.

    ``dots`` are the points that are drawn as marks; None: every one.
    """
    panel = scene.panel(chain.series)
    _draw_joins(scene, canvas, chain, position, pen, panel)
    draw_marks(scene, canvas, chain.points, position, pen, panel, dots)
    for point in chain.points:
        draw_bound(scene, canvas, point, position(point), panel, pen.size / 2 + 4)


def _draw_joins(scene: Scene, canvas: Canvas, chain: Chain, position: Position, pen: Pen, panel: Panel) -> None:
    pieces: dict[Join, list[tuple[Point, Point]]] = {}
    for a, b in pairwise(chain.points):
        pieces.setdefault(join(a, b, scene.step), []).append((a, b))
    for kind in _DRAWN_FIRST:
        if kind not in pieces:
            continue
        xs: list[float] = []
        ys: list[float | None] = []
        for a, b in pieces[kind]:
            xs += [position(a), position(b), position(b)]
            ys += [a.value, b.value, None]
            start, end = scene.px(position(a), a.value or 0, panel), scene.px(position(b), b.value or 0, panel)
            canvas.obstacles.add_line(*start, *end, 0.4 if kind is Join.HAIRLINE else 1.6)
        canvas.traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": typed_array(xs[:-1]),
                "y": typed_array(ys[:-1]),
                **axes(panel),
                "line": {
                    "color": pen.colour,
                    "width": 1 if kind is Join.HAIRLINE else pen.width,
                    "dash": DASH[kind],
                },
                "connectgaps": False,
                "hoverinfo": "skip",
            }
        )


def draw_marks(
    scene: Scene,
    canvas: Canvas,
    points: tuple[Point, ...],
    position: Position,
    pen: Pen,
    panel: Panel,
    dots: Collection[Point] | None = None,
) -> None:
    """Add the points as marks by status; beneath the open ones the line is wiped out.

    ``dots`` are those that are drawn (None: every one): the others pointer and keyboard find all the same.
    """
    keep_clear(scene, canvas, points, position, panel)
    shown = points if dots is None else tuple(point for point in points if point in dots)
    if shown:
        trace = draw_silent_marks(scene, canvas, shown, position, pen, panel)
        if dots is None:
            trace |= told(scene, points)
    if dots is not None:
        canvas.traces.append(touch(scene, panel, [position(p) for p in points], points))


def keep_clear(scene: Scene, canvas: Canvas, points: Sequence[Point], position: Position, panel: Panel) -> None:
    """Keep labels off the places of figures, whether or not they have marks."""
    for point in points:
        canvas.obstacles.add_mark(*scene.px(position(point), point.value or 0, panel))


def touch(scene: Scene, panel: Panel, positions: Sequence[float], points: Sequence[Point]) -> dict[str, Any]:
    """Return a trace that is not drawn: pointer, click and keyboard find its points and their words."""
    return {
        "type": "scatter",
        "mode": "none",
        **scene.ends(typed_array(positions), typed_array(p.value for p in points)),
        **axes(panel),
        **told(scene, points),
    }


def told(scene: Scene, points: Sequence[Point]) -> dict[str, Any]:
    """Return what pointer, click and keyboard find at the points of a trace, in their order."""
    return {
        "customdata": [p.address for p in points],
        "hovertext": [hover_text(scene, p) for p in points],
        "hoverinfo": "text",
    }


def draw_silent_marks(
    scene: Scene,
    canvas: Canvas,
    points: tuple[Point, ...],
    position: Position,
    pen: Pen,
    panel: Panel,
    hues: list[str] | None = None,
) -> dict[str, Any]:
    """Add the marks of some points and return their trace, which the pointer does not find.

    Points of several series, none of them a range, come with the hue of each.
    """
    symbols = [symbol(p.status, p.series, alone=scene.alone or scene.apart) for p in points]
    _draw_grounds(scene, canvas, points, symbols, position, pen, panel)
    trace = _marks(scene, points, position, panel, symbols, Pen(pen.colour, 2 if pen.size > 8 else 1.5, pen.size))
    if hues is not None:
        trace["marker"] |= {"color": hues, "line": {**trace["marker"]["line"], "color": hues}}
    trace["name"] = scene.series(points[0].series).name[scene.lang]
    highs = [p.value_high - p.value if p.value_high is not None and p.value is not None else 0.0 for p in points]
    if any(highs):
        trace["error_x" if scene.across else "error_y"] = {
            "type": "data",
            "symmetric": False,
            "array": typed_array(highs),
            "arrayminus": typed_array([0.0] * len(highs)),
            "color": pen.colour,
            "thickness": 1.5,
            "width": 5,
        }
    canvas.traces.append(trace)
    return trace


def _draw_grounds(
    scene: Scene,
    canvas: Canvas,
    points: tuple[Point, ...],
    symbols: list[str],
    position: Position,
    pen: Pen,
    panel: Panel,
) -> None:
    """Wipe the line out beneath the open marks; a full one covers it itself."""
    grounds = [base_symbol(p.status, p.series, alone=scene.alone or scene.apart) for p in points]
    open_ones = [at for at, ground in enumerate(grounds) if ground != symbols[at]]
    if open_ones:
        wiped = tuple(points[at] for at in open_ones)
        pen = Pen(scene.colour("surface"), 0, pen.size)
        canvas.traces.append(_marks(scene, wiped, position, panel, [grounds[at] for at in open_ones], pen))


def _marks(
    scene: Scene, points: tuple[Point, ...], position: Position, panel: Panel, symbols: list[str], pen: Pen
) -> dict[str, Any]:
    """Return a trace of marks that the pointer does not find; ``pen.width`` is that of their outline."""
    return {
        "type": "scatter",
        "mode": "markers",
        **scene.ends(typed_array([position(p) for p in points]), typed_array(p.value for p in points)),
        **axes(panel),
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {
            "symbol": symbols,
            "size": pen.size,
            "color": pen.colour,
            "line": {"width": pen.width, "color": pen.colour},
        },
    }


def draw_bound(scene: Scene, canvas: Canvas, point: Point, x: float, panel: Panel, away: float) -> None:
    """Add the chevron of a one-sided figure: it points to where the true figure lies.

    It stands ``away`` pixels above or below the point; a negative ``away`` puts it inside the top of a column.
    """
    if not point.qualifier.one_sided or point.value is None:
        return
    side = -1 if point.qualifier is Qualifier.NEARLY else 1
    base = side * away if away > 0 else away - side * CHEVRON / 2
    tip = base + side * CHEVRON
    corners = [(-4.5, base), (0.0, tip), (4.5, base)]
    path = "L".join(f"{b:g} {a:g}" if scene.across else f"{a:g} {b:g}" for a, b in corners)
    place, value = ("yanchor", "xanchor") if scene.across else ("xanchor", "yanchor")
    canvas.shapes.append(
        {
            "type": "path",
            "path": f"M{path}",
            "xref": panel.x_axis,
            "yref": panel.axis,
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            place: x,
            value: point.value,
            "line": {"color": scene.colour("ink-2"), "width": 1.6},
        }
    )
    left, bottom = scene.px(x, point.value, panel)
    low, high = min(base, tip), max(base, tip)
    if scene.across:
        canvas.keep(left + low, bottom - 5, left + high, bottom + 5)
    else:
        canvas.keep(left - 5, bottom + low, left + 5, bottom + high)


def draw_ring(scene: Scene, canvas: Canvas, point: Point, x: float, panel: Panel, height: float | None = None) -> None:
    """Ring the chosen point, at its value or at another ``height``."""
    canvas.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            **scene.ends(typed_array([x]), typed_array([point.value if height is None else height])),
            **axes(panel),
            "marker": {
                "symbol": "circle-open",
                "size": 22,
                "color": scene.colour("ink"),
                "line": {"width": 1.5, "color": scene.colour("ink")},
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    )


def axes(panel: Panel) -> dict[str, str]:
    """Return the axes of a trace in ``panel`` under Plotly's names."""
    return {"xaxis": panel.x_axis, "yaxis": panel.axis}
