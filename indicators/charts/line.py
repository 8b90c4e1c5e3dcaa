"""Lines over time: every point on the last day of its period."""

from __future__ import annotations

from datetime import date

from indicators.charts.axis import Axis, Fit, calendar_axis, calendar_ends
from indicators.charts.canvas import Canvas
from indicators.charts.ghost import draw_ghost_line
from indicators.charts.joins import Chain, chains
from indicators.charts.placement import ABOVE, BESIDE
from indicators.charts.points import Drawn, Point
from indicators.charts.scene import Scene
from indicators.charts.trail import CLEAR_MARKS, Pen, draw_ring, draw_trail
from indicators.model.chart import ChartData, PeriodChoice
from indicators.model.period import Period


def place(drawn: Drawn, period: Period) -> float | None:
    """Return where a period stands, or None where that is outside the axis."""
    return day(drawn, period.last_day)


def day(drawn: Drawn, when: date) -> float | None:
    """Return where a day stands, or None where that is outside the axis."""
    low, high = calendar_ends(drawn.periods, None)
    at = float(when.toordinal())
    return at if low <= at <= high else None


def position(point: Point) -> float:
    return float(point.period.last_day.toordinal())


def lines(data: ChartData, points: tuple[Point, ...]) -> tuple[Chain, ...]:
    """Return one chain a series and kind of window; cumulative windows restart every year."""
    return chains(points, year_to_date=data.spec.period is PeriodChoice.YEAR_TO_DATE, yearly=False)


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return the axis of days."""
    return calendar_axis(drawn.periods, None, fit)


def end_labels(drawn: Drawn, lang: str) -> list[str]:
    """Return the names at the line ends, for the margin; one series needs none, its name is the title."""
    series = drawn.data.series
    shown = {p.series for p in drawn.points if p.value is not None}
    return [one.short[lang] for i, one in enumerate(series) if i in shown] if len(series) > 1 else []


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw every series, then the names at the ends, then the value of each last point and of the chosen one."""
    _draw_ghost(scene, canvas)
    crowded = _most(scene) * CLEAR_MARKS * 1.6 > scene.width
    for chain in lines(scene.data, scene.points):
        pen = Pen(scene.series_colour(chain.series), 2.5 if scene.alone else 2.25, 6 if crowded else 9)
        draw_trail(scene, canvas, chain, position, pen)
    known = [p for p in scene.points if p.value is not None]
    last = {s: max((p for p in known if p.series == s), key=position) for s in sorted({p.series for p in known})}
    for series, point in {} if scene.alone else last.items():
        _draw_name(scene, canvas, series, point)
    chosen = [p for p in known if scene.is_chosen(p)]
    for point in chosen:
        draw_ring(scene, canvas, point, position(point), scene.panel(point.series))
    for point in {id(p): p for p in (*chosen, *last.values())}.values():
        at = position(point), point.value or 0
        canvas.label(
            scene, scene.panel(point.series), *at, [scene.number(point)], ABOVE, weight=600, must=point in chosen
        )


def _draw_ghost(scene: Scene, canvas: Canvas) -> None:
    """Draw every series as it was known on the earlier day."""
    for chain in lines(scene.data, scene.drawn.ghost):
        draw_ghost_line(scene, canvas, chain, position, scene.series_colour(chain.series))


def _draw_name(scene: Scene, canvas: Canvas, series: int, point: Point) -> None:
    name = scene.series(series).short[scene.lang]
    lines_ = scene.ruler.wrap(name, max(scene.right - 14, 60), 14, "semibold")
    colour = scene.series_colour(series, text=True)
    at = position(point), point.value or 0
    canvas.label(scene, scene.panel(series), *at, lines_, BESIDE, color=colour, weight=600, must=True)


def _most(scene: Scene) -> int:
    counts: dict[int, int] = {}
    for point in scene.points:
        counts[point.series] = counts.get(point.series, 0) + 1
    return max(counts.values(), default=0)
