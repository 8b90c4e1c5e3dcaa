"""Lines over time: every point on the last day of its period."""

from __future__ import annotations

from datetime import date

from indicators.charts.axis import Axis, Fit, calendar_axis, calendar_ends
from indicators.charts.canvas import Canvas
from indicators.charts.decimation import Lines, dotted
from indicators.charts.end_names import draw_end_names, end_words, values_apart
from indicators.charts.ghost import draw_ghost_line
from indicators.charts.joins import Chain, chains
from indicators.charts.long_lines import FOREGROUND, draw_all_marks, draw_context, draw_ghost, draw_line, draw_touch
from indicators.charts.placement import ABOVE
from indicators.charts.points import Drawn, Point, points_of
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
    return list(end_words(drawn, lang).values()) if len(drawn.data.series) > 1 else []


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw every series, then the names at the ends, then the value of each last point and of the chosen one.

    Series beyond those with a hue are drawn first, in grey, and named where there is room.
    """
    _draw_ghost(scene, canvas)
    if scene.drawn.lines is None:
        _draw_all(scene, canvas)
    else:
        _draw_long(scene, canvas, scene.drawn.lines)
    known = [p for p in scene.points if p.value is not None]
    last = {s: max((p for p in known if p.series == s), key=position) for s in sorted({p.series for p in known})}
    if not scene.alone:
        draw_end_names(scene, canvas, last, position)
    chosen = [p for p in known if scene.is_chosen(p)]
    for point in chosen:
        draw_ring(scene, canvas, point, position(point), scene.panel(point.series))
    heroes = [point for series, point in last.items() if series < FOREGROUND and values_apart(scene.drawn)]
    for point in {id(p): p for p in (*chosen, *heroes)}.values():
        at = position(point), point.value or 0
        canvas.label(
            scene, scene.panel(point.series), *at, [scene.number(point)], ABOVE, weight=600, must=point in chosen
        )


def _draw_all(scene: Scene, canvas: Canvas) -> None:
    """Draw every point, context first; where they stand too close, not each has a mark."""
    dense = _most(scene) * CLEAR_MARKS
    dots = frozenset(points_of(dotted(scene.data, FOREGROUND, scene.chosen))) if dense > scene.width else None
    for chain in sorted(lines(scene.data, scene.points), key=lambda chain: chain.series < FOREGROUND):
        quiet = chain.series >= FOREGROUND
        wide = 1.25 if quiet else 2.5 if scene.alone else 2.25
        pen = Pen(scene.series_colour(chain.series), wide, 4 if quiet else 6 if dense * 1.6 > scene.width else 9)
        draw_trail(scene, canvas, chain, position, pen, dots)


def _draw_long(scene: Scene, canvas: Canvas, long: Lines) -> None:
    """Draw long lines, context first, in each panel; few points have a mark."""
    for panel in scene.panels:
        quiet = [series for series in panel.series if series >= FOREGROUND]
        if quiet:
            draw_context(scene, canvas, long, quiet, panel, 1.0)
        known = {series: [p for p in scene.points if p.series == series] for series in panel.series}
        front = [series for series in reversed(panel.series) if series < FOREGROUND and known[series]]
        for series in front:
            draw_line(scene, canvas, long, series, panel, scene.series_colour(series))
        draw_all_marks(scene, canvas, [p for series in front for p in known[series]], panel)
        draw_touch(scene, canvas, [p for series in (*quiet, *front) for p in known[series]], panel)


def _draw_ghost(scene: Scene, canvas: Canvas) -> None:
    """Draw every series as it was known on the earlier day; of long lines those with a hue of their own."""
    then = scene.drawn.ghost_lines
    if then is not None:
        for series in range(min(len(scene.data.series), FOREGROUND)):
            draw_ghost(scene, canvas, then, series, scene.panel(series), scene.series_colour(series))
        return
    for chain in lines(scene.data, scene.drawn.ghost):
        draw_ghost_line(scene, canvas, chain, position, scene.series_colour(chain.series))


def _most(scene: Scene) -> int:
    counts: dict[int, int] = {}
    for point in scene.points:
        counts[point.series] = counts.get(point.series, 0) + 1
    return max(counts.values(), default=0)
