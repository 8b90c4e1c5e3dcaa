"""Two series as the ends of a bar in each row, with the gap between them told on the bar."""

from __future__ import annotations

from indicators.charts.axis import Axis, Fit
from indicators.charts.canvas import Canvas
from indicators.charts.placement import LINE_HEIGHT
from indicators.charts.points import Drawn, Point
from indicators.charts.rows import draw_missing, period_rows
from indicators.charts.scene import Scene
from indicators.charts.slots import slots
from indicators.charts.trail import Pen, draw_bound, draw_marks, draw_ring
from indicators.charts.typed_array import typed_array
from indicators.charts.value_text import label_text
from indicators.model.period import Period
from indicators.transforms.printed import Printed, difference

OFF_THE_BAR = 5
SIZE = 11


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return one row a period."""
    return period_rows(drawn, fit)


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
    """Draw the bars, the marks at their ends, and the gaps; the key tells which shape is which series."""
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
        text = label_text(float(told.value), None, told.decimals, told.qualifier, scene.lang)
        x, y = scene.px(at, middle, scene.panels[0])
        half = scene.ruler.width(text) / 2
        canvas.keep(x - half, y + OFF_THE_BAR, x + half, y + OFF_THE_BAR + LINE_HEIGHT)
        canvas.note(
            scene, scene.panels[0], at, middle, text,
            xanchor="center", yanchor="bottom", yshift=OFF_THE_BAR, borderpad=0, color=scene.colour("ink-2"),
        )  # fmt: skip
