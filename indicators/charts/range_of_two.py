"""Two series as the ends of a bar in each row, with the gap between them told on the bar."""

from __future__ import annotations

from indicators.charts.axis import Axis, Fit
from indicators.charts.canvas import Canvas
from indicators.charts.placement import Spot
from indicators.charts.points import Drawn, Point
from indicators.charts.rows import draw_missing, period_rows
from indicators.charts.scene import Scene
from indicators.charts.slots import slots
from indicators.charts.trail import Pen, draw_bound, draw_marks, draw_ring
from indicators.charts.typed_array import typed_array
from indicators.charts.value_text import number_text
from indicators.model.period import Period
from indicators.transforms.printed import Printed, difference

_ON_THE_BAR = (Spot(0, 5, "center", "bottom"), Spot(0, -6, "center", "top"))
_LEFT, _RIGHT = Spot(-12, 0, "right", "middle"), Spot(12, 0, "left", "middle")
SIZE = 11


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return one row a period."""
    return period_rows(drawn, fit)


def end_labels(drawn: Drawn, lang: str) -> list[str]:
    """Return the name that stands at the right of the first bar, for the margin."""
    ends = _named(drawn.points)
    return [drawn.data.series[max(ends, key=lambda p: p.value or 0).series].short[lang]] if ends else []


def gap(first: Point, second: Point) -> Printed | None:
    """Return ``first`` less ``second``; None where either is only a bound, or no figure."""
    if first.value is None or second.value is None:
        return None
    return difference(first.printed, second.printed)


def pairs(points: tuple[Point, ...]) -> dict[Period, dict[int, Point]]:
    """Return the points of each period by series."""
    found: dict[Period, dict[int, Point]] = {}
    for point in points:
        if point.value is not None:
            found.setdefault(point.period, {})[point.series] = point
    return found


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw the bars, the marks at their ends, the gaps, and the names of the ends in the first row that has both."""
    found = slots(scene.drawn)
    rows = {period: float(i) for i, period in enumerate(found)}
    both = {period: ends for period, ends in pairs(scene.points).items() if len(ends) == 2}
    _draw_bars(scene, canvas, [(rows[period], ends) for period, ends in both.items()])
    for series in range(len(scene.data.series)):
        mine = tuple(p for p in scene.points if p.series == series and p.value is not None)
        if mine:
            pen = Pen(scene.series_colour(series), 0, SIZE)
            draw_marks(scene, canvas, mine, lambda p: rows[p.period], pen, scene.panels[0])
        for point in mine:
            draw_bound(scene, canvas, point, rows[point.period], scene.panels[0], SIZE / 2 + 4)
            if scene.is_chosen(point):
                draw_ring(scene, canvas, point, rows[point.period], scene.panels[0])
    _draw_names(scene, canvas, rows)
    for period, ends in both.items():
        _draw_gap(scene, canvas, rows[period], ends)
    draw_missing(scene, canvas, found)


def _draw_bars(scene: Scene, canvas: Canvas, found: list[tuple[float, dict[int, Point]]]) -> None:
    places: list[float] = []
    values: list[float | None] = []
    for at, ends in found:
        places += [at, at, at]
        values += [ends[0].value, ends[1].value, None]
    bars = {
        "type": "scatter",
        "mode": "lines",
        **scene.ends(typed_array(places), typed_array(values)),
        "yaxis": scene.panels[0].axis,
        "line": {"color": scene.colour("line-strong"), "width": 3},
        "connectgaps": False,
        "hoverinfo": "skip",
    }
    canvas.traces.append(bars)


def _draw_gap(scene: Scene, canvas: Canvas, at: float, ends: dict[int, Point]) -> None:
    told = gap(ends[0], ends[1])
    if told is not None:
        middle = ((ends[0].value or 0) + (ends[1].value or 0)) / 2
        text = number_text(float(told.value), None, told.decimals, told.qualifier, scene.lang)
        canvas.label(scene, scene.panels[0], at, middle, [text], _ON_THE_BAR, color=scene.colour("ink-2"), must=True)


def _draw_names(scene: Scene, canvas: Canvas, rows: dict[Period, float]) -> None:
    ends = sorted(_named(scene.points), key=lambda p: p.value or 0)
    for point, spot in zip(ends, (_LEFT, _RIGHT) if len(ends) == 2 else (_RIGHT,), strict=True):
        colour = scene.series_colour(point.series, text=True)
        name = scene.series(point.series).short[scene.lang]
        at = rows[point.period], point.value or 0
        canvas.label(scene, scene.panels[0], *at, [name], (spot,), color=colour, weight=600, must=True)


def _named(points: tuple[Point, ...]) -> list[Point]:
    """Return the points whose series are named beside them: the first pair, or the first point of each series."""
    found = pairs(points)
    first = next((ends for _, ends in sorted(found.items()) if len(ends) == 2), None)
    if first is not None:
        return list(first.values())
    return [next(p for p in points if p.series == s and p.value is not None) for s in {p.series for p in points}][:1]
