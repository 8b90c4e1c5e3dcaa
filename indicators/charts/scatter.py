"""Two series against each other: a mark for each period that both have, named by its period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from indicators.charts.axis import Axis, Fit, fitting
from indicators.charts.canvas import Canvas, escaped
from indicators.charts.hover import hover_text
from indicators.charts.joins import neighbours, rhythm
from indicators.charts.placement import ABOVE, Spot
from indicators.charts.points import Drawn, Point
from indicators.charts.scale import scale
from indicators.charts.scene import Panel, Scene
from indicators.charts.series_names import own_names
from indicators.charts.slots import slot_name
from indicators.charts.status import base_symbol, symbol, weakest
from indicators.charts.trail import axes, draw_ring
from indicators.charts.typed_array import typed_array
from indicators.charts.value_text import series_unit
from indicators.i18n.numbers import format_number
from indicators.model.observation import ObsStatus
from indicators.model.period import Period

SIZE = 10
_SPOTS = (*ABOVE, Spot(11, 0, "left", "middle"))


@dataclass(frozen=True, slots=True)
class Pair:
    """The two figures of one period: ``across`` is of the first series, ``up`` of the second."""

    across: Point
    up: Point

    @property
    def period(self) -> Period:
        return self.across.period

    @property
    def status(self) -> ObsStatus:
        """The less settled of the two."""
        return weakest((self.across.status, self.up.status))


MARK = 5.0
"""Half the side of a mark, which no name may cover: a covered figure is a figure left out."""

BEYOND = 400.0
"""Pixels outside the plot that no name may reach into."""


def pairs(points: tuple[Point, ...]) -> tuple[Pair, ...]:
    """Return the periods that have a figure of both series, in order."""
    across, up = ({p.period: p for p in points if p.series == i and p.value is not None} for i in (0, 1))
    return tuple(Pair(across[period], up[period]) for period in sorted(across.keys() & up.keys()))


def shown(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the points of the periods that both series have."""
    found = {pair.period for pair in pairs(points)}
    return tuple(point for point in points if point.period in found)


def place(_drawn: Drawn, _period: Period) -> float | None:
    """Return None: neither axis tells time."""
    return None


def day(_drawn: Drawn, _when: date) -> float | None:
    """Return None: neither axis tells time."""
    return None


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return the axis of the first series, named and with its unit."""
    found = scale([pair.across.value or 0 for pair in pairs(drawn.points)], from_zero=False, most_lines=7)
    ticks = [(at, format_number(at, found.decimals, fit.lang)) for at in found.ticks]
    series = drawn.data.series[0]
    title = escaped(f"{own_names(drawn.data, fit.lang)[0]}, {series_unit(series, fit.lang)}")
    return Axis(found.low, found.high, fitting(ticks, found.low, found.high, fit), title)


def panels(shown_: Drawn, lang: str, _narrow: bool) -> tuple[Panel, ...]:
    """Return the one panel, whose value axis is that of the second series; its heading names it."""
    found = scale([pair.up.value or 0 for pair in pairs(shown_.points)], from_zero=False)
    series = shown_.data.series[1]
    unit = series_unit(series, lang)
    return (Panel(0, (0, 1), found, unit, 0.0, 1.0, title=f"{own_names(shown_.data, lang)[1]}, {unit}"),)


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw a thin line through neighbouring periods, the marks by status, and the names of the periods."""
    found = pairs(scene.points)
    panel = scene.panels[0]
    _draw_order(scene, canvas, found)
    for pair in found:
        x, y = scene.px(pair.across.value or 0, pair.up.value or 0, panel)
        canvas.keep(x - MARK, y - MARK, x + MARK, y + MARK)
    for beneath in (True, False):
        canvas.traces.append(_marks(scene, found, beneath=beneath))
    _keep_edges(canvas)
    latest = found[-1:]
    for pair in (*latest, *found[-2::-1]):
        words = slot_name(scene.data.spec, pair.period, scene.lang).replace("<br>", " ")
        at = pair.across.value or 0, pair.up.value or 0
        last = pair in latest
        colour = scene.colour("ink" if last else "ink-2")
        canvas.label(scene, panel, *at, [words], _SPOTS, color=colour, weight=600 if last else 400, size=13)
        for point in (pair.across, pair.up):
            if scene.is_chosen(point):
                draw_ring(scene, canvas, point, at[0], panel, at[1])


def _keep_edges(canvas: Canvas) -> None:
    """Keep the ticks below and what lies beyond the right edge clear: a name is left out sooner than cut."""
    room = canvas.obstacles
    canvas.keep(-BEYOND, -BEYOND, room.width + room.right, -2)
    canvas.keep(room.width + room.right, -BEYOND, room.width + room.right + BEYOND, room.height + BEYOND)


def _draw_order(scene: Scene, canvas: Canvas, found: tuple[Pair, ...]) -> None:
    step = rhythm(scene.points)
    xs: list[float | None] = []
    ys: list[float | None] = []
    for a, b in pairwise(found):
        if neighbours(a.across, b.across, step) and a.across.family == b.across.family and a.up.family == b.up.family:
            xs += [a.across.value, b.across.value, None]
            ys += [a.up.value, b.up.value, None]
            start, end = (scene.px(p.across.value or 0, p.up.value or 0, scene.panels[0]) for p in (a, b))
            canvas.obstacles.add_line(*start, *end, 0.4)
    if xs:
        canvas.traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": typed_array(xs[:-1]),
                "y": typed_array(ys[:-1]),
                **axes(scene.panels[0]),
                "line": {"color": scene.colour("context"), "width": 1},
                "hoverinfo": "skip",
            }
        )


def _marks(scene: Scene, found: tuple[Pair, ...], *, beneath: bool) -> dict[str, object]:
    colour = scene.colour("surface") if beneath else scene.series_colour(0)
    marks: dict[str, object] = {
        "type": "scatter",
        "mode": "markers",
        "x": typed_array(pair.across.value for pair in found),
        "y": typed_array(pair.up.value for pair in found),
        **axes(scene.panels[0]),
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {
            "symbol": [(base_symbol if beneath else symbol)(pair.status) for pair in found],
            "size": SIZE,
            "color": colour,
            "line": {"width": 0 if beneath else 1.8, "color": colour},
        },
    }
    if not beneath:
        marks |= {
            "customdata": [pair.up.address for pair in found],
            "hovertext": ["<br>".join(hover_text(scene, point) for point in (pair.across, pair.up)) for pair in found],
            "hoverinfo": "text",
        }
    return marks
