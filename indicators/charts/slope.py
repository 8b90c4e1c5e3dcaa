"""Slope: each series as one stroke from a first to a last period; the figures stand at both ends."""

from __future__ import annotations

from datetime import date

from indicators.charts.axis import Axis, Fit
from indicators.charts.canvas import Canvas
from indicators.charts.ends import at_ends, ends
from indicators.charts.extent import extent, value_scale
from indicators.charts.joins import DASH, Join
from indicators.charts.placement import Spot
from indicators.charts.points import Drawn, Point
from indicators.charts.scene import Panel, Scene
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

_DOWN = (0, -17, 17, -34, 34)
_AT_LEFT = tuple(Spot(-11, dy, "right", "middle") for dy in _DOWN)
_AT_RIGHT = tuple(Spot(11, dy, "left", "middle") for dy in _DOWN)

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
    return [f"000,00 {series.short[lang]}" for series in drawn.data.series]


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
    ordered = sorted((p for p in scene.points if p.value is not None), key=lambda p: (p.series, -(p.value or 0)))
    for point in ordered:
        _draw_words(scene, canvas, point)


def _draw_words(scene: Scene, canvas: Canvas, point: Point) -> None:
    right = _at(scene, point) > 0 or len(ends(scene.points)) == 1
    colour = scene.series_colour(point.series, text=True)
    at = _at(scene, point), point.value or 0
    number, panel = scene.number(point), scene.panels[0]
    if not right:
        canvas.label(scene, panel, *at, [number], _AT_LEFT, color=colour)
        return
    name = f"{number} {scene.series(point.series).short[scene.lang]}"
    lines = scene.ruler.wrap(name, max(scene.right - 14, 60), 14, "semibold")
    for words in (lines, [number]):
        if canvas.label(scene, panel, *at, words, _AT_RIGHT, color=colour, weight=600):
            return


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
