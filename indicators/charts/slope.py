"""Slope: each series as one stroke from a first to a last period; the figures stand at both ends."""

from __future__ import annotations

from datetime import date

from indicators.charts.axis import Axis, Fit
from indicators.charts.canvas import Canvas
from indicators.charts.end_names import OVER, TIED, Name, apart, set_name
from indicators.charts.ends import at_ends, ends
from indicators.charts.extent import extent, value_scale
from indicators.charts.joins import DASH, Join
from indicators.charts.points import Drawn, Point
from indicators.charts.scene import Panel, Scene
from indicators.charts.series_names import own_names
from indicators.charts.status import weakest
from indicators.charts.trail import Pen, axes, draw_bound, draw_marks, draw_ring
from indicators.charts.typed_array import typed_array
from indicators.charts.value_text import series_unit
from indicators.i18n.periods import period_phrase
from indicators.model.observation import ObsStatus
from indicators.model.period import Period

SIZE = 9
LEFT_ROOM, LEFT_ROOM_NARROW = 0.22, 0.42
"""Room for the figures at the left, as a share of the distance between the two periods."""

shown = at_ends


def place(drawn: Drawn, period: Period) -> float | None:
    """Return 0 for the first of the two periods, 1 for the last, None for others."""
    two = ends(drawn.points)
    return float(two.index(period)) if period in two else None


def day(_drawn: Drawn, _when: date) -> float | None:
    """Return None: between two periods no day has a place."""
    return None


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return the axis with the two periods."""
    names = [period_phrase(period, fit.lang) for period in ends(drawn.points)]
    room = fit.room / (2.2 if fit.narrow else 2.4)
    lines = ["<br>".join(fit.ruler.wrap(name[:1].upper() + name[1:], room)) for name in names]
    ticks = tuple((float(i), text) for i, text in enumerate(lines))
    return Axis(-(LEFT_ROOM_NARROW if fit.narrow else LEFT_ROOM), 1.02, ticks)


def end_labels(drawn: Drawn, lang: str) -> list[str]:
    """Return the names at the right ends, for the margin."""
    return [f"000,00 {name}" for name in own_names(drawn.data, lang)]


def panels(shown_: Drawn, lang: str, _narrow: bool) -> tuple[Panel, ...]:
    """Return the one panel, whose axis tells no values: they stand at the ends."""
    series = tuple(range(len(shown_.data.series)))
    lines = value_scale(extent(shown_, series), shown_.data.spec, from_zero=False)
    return (Panel(0, series, lines, series_unit(shown_.data.series[0], lang), 0.0, 1.0, bare=True),)


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw the strokes, the marks by status, and the figures; a series without one of the two is one mark."""
    panel = scene.panels[0]
    for series in reversed(range(len(scene.data.series))):
        mine = tuple(p for p in scene.points if p.series == series and p.value is not None)
        if not mine:
            continue
        colour = scene.series_colour(series)
        if len(mine) == 2:
            _draw_stroke(scene, canvas, mine, colour)
        draw_marks(scene, canvas, mine, lambda p: _at(scene, p), Pen(colour, 0, SIZE), panel)
        for point in mine:
            draw_bound(scene, canvas, point, _at(scene, point), panel, SIZE / 2 + 4)
            if scene.is_chosen(point):
                draw_ring(scene, canvas, point, _at(scene, point), panel)
    _draw_words(scene, canvas, panel)


def _draw_words(scene: Scene, canvas: Canvas, panel: Panel) -> None:
    """Set the figures at the left, and at the right the figures with the names of their series."""
    names, alone = own_names(scene.data, scene.lang), len(ends(scene.points)) == 1
    left: list[Name] = []
    right: list[Name] = []
    for point in (p for p in scene.points if p.value is not None):
        at, number = scene.px(_at(scene, point), point.value or 0, panel), scene.number(point)
        if _at(scene, point) == 0 and not alone:
            left.append(Name(point, (number,), *at))
            continue
        room = max(scene.right - TIED, 60)
        right.append(Name(point, tuple(scene.ruler.wrap(f"{number} {names[point.series]}", room, 14, "semibold")), *at))
    for side in (left, right):
        for name in apart(side, 0.0, scene.height + OVER):
            place = _at(scene, name.point)
            set_name(scene, canvas, panel, name, place, left=side is left, weight=400 if side is left else 600)


def _draw_stroke(scene: Scene, canvas: Canvas, mine: tuple[Point, ...], colour: str) -> None:
    """Join the two figures: dotted hairline where their sources differ, dashed towards an estimate."""
    first, last = sorted(mine, key=lambda p: p.period)
    kind = joined(first, last)
    canvas.traces.append(
        {
            "type": "scatter",
            "mode": "lines",
            "x": typed_array([0.0, 1.0]),
            "y": typed_array([first.value, last.value]),
            **axes(scene.panels[0]),
            "line": {"color": colour, "width": 1 if kind is Join.HAIRLINE else 2.25, "dash": DASH[kind]},
            "hoverinfo": "skip",
        }
    )


def joined(first: Point, last: Point) -> Join:
    """Return how the two figures of a series are joined."""
    if first.family != last.family:
        return Join.HAIRLINE
    status = weakest((first.status, last.status))
    if status is ObsStatus.FORECAST:
        return Join.TOWARDS_PROJECTION
    return Join.TOWARDS_ESTIMATE if status is ObsStatus.ESTIMATE else Join.SOLID


def _at(scene: Scene, point: Point) -> float:
    return float(ends(scene.points).index(point.period))
