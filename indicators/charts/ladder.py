"""The year ladder: one line a year over the months, each point on its real last day."""

from __future__ import annotations

import math
from datetime import date

from indicators.charts.axis import Axis, Fit, fitting
from indicators.charts.canvas import Canvas
from indicators.charts.ghost import draw_ghost_line
from indicators.charts.joins import Chain, chains
from indicators.charts.placement import ABOVE, BESIDE, Spot
from indicators.charts.points import Drawn, Point, month_position
from indicators.charts.scene import Scene
from indicators.charts.trail import Pen, draw_ring, draw_trail
from indicators.i18n import translate
from indicators.model.chart import ChartData
from indicators.model.period import Period

_UNDER = (
    Spot(10, -10, "left", "middle"),
    Spot(0, -18, "center", "top"),
    Spot(0, -9, "center", "top"),
    Spot(10, 0, "left", "middle"),
    Spot(-10, 10, "right", "middle"),
)
QUIET_CONTEXT = 2
"""With more earlier years than this, their lines step back to the lighter grey."""


def shown(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the points a ladder shows: cumulative windows, or all where there is none."""
    cumulative = tuple(p for p in points if p.period.is_year_to_date)
    return cumulative or points


def position(point: Point) -> float:
    return month_position(point.period.last_day)


def place(drawn: Drawn, period: Period) -> float | None:
    """Return where a period stands; None for years before the comparison, which are context."""
    behind = _latest(drawn.points) - period.last_day.year
    return month_position(period.last_day) if behind in {0, 1} else None


def day(drawn: Drawn, when: date) -> float | None:
    """Return where a day of the latest year stands; None for other years and before the first month."""
    at = month_position(when)
    first = _first(drawn)
    return at if when.year == _latest(drawn.points) and at >= first - (0.5 if first > 0 else 0) else None


def _first(drawn: Drawn) -> int:
    return math.floor(min(month_position(period.last_day) for period in drawn.periods))


def _latest(points: tuple[Point, ...]) -> int:
    return max(p.period.last_day.year for p in points)


def lines(points: tuple[Point, ...]) -> tuple[Chain, ...]:
    """Return one chain a series and year."""
    return chains(points, year_to_date=True, yearly=True)


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return the axis of months from the first month that has a figure to December."""
    first = _first(drawn)
    low = first - (0.5 if first > 0 else 0.15)
    ticks = [(float(m), str(m)) for m in range(max(first, 1), 13) if not fit.narrow or m % 3 == 0]
    cumulative = all(p.period.is_year_to_date for p in drawn.points)
    title = translate(fit.lang, "charts.axis.months_cumulated" if cumulative else "charts.axis.month")
    return Axis(low, 12.15, fitting(ticks, low, 12.15, fit), title)


def end_labels(drawn: Drawn, lang: str) -> list[str]:
    """Return the names that stand at the ends of the lines, for the margin."""
    return [_name(drawn.data, chain, lang) for chain in lines(drawn.points)]


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw the years: context first, then the comparison, the latest year on top."""
    _draw_ghost(scene, canvas)
    found = lines(scene.points)
    latest = {s: max(c.year or 0 for c in found if c.series == s) for s in {c.series for c in found}}
    ordered = sorted(found, key=lambda c: c.year or 0)
    pens = {id(c): _pen(scene, c, latest[c.series], len(found)) for c in ordered}
    for chain in ordered:
        draw_trail(scene, canvas, chain, position, pens[id(chain)][0])
    _values(scene, canvas, [c for c in ordered if c.year == latest[c.series]])
    if not scene.narrow:
        _cut_offs(scene, canvas, [c for c in ordered if latest[c.series] - (c.year or 0) <= 1])
    for chain in reversed(ordered):
        hero = chain.year == latest[chain.series]
        canvas.label(
            scene, scene.panel(chain.series), position(chain.last), chain.last.value or 0,
            [_name(scene.data, chain, scene.lang)], BESIDE, color=pens[id(chain)][1],
            size=17 if hero and scene.alone else 15, weight=700 if hero else 600, must=hero,
        )  # fmt: skip


def _draw_ghost(scene: Scene, canvas: Canvas) -> None:
    """Draw every year as it was known on the earlier day, in the colour of that year."""
    found = lines(scene.drawn.ghost)
    latest = {p.series: _latest(tuple(q for q in scene.points if q.series == p.series)) for p in scene.points}
    for chain in found:
        if chain.series in latest:
            colour = _pen(scene, chain, latest[chain.series], len(found))[0].colour
            draw_ghost_line(scene, canvas, chain, position, colour)


def _values(scene: Scene, canvas: Canvas, heroes: list[Chain]) -> None:
    for chain in heroes:
        panel = scene.panel(chain.series)
        at = position(chain.last), chain.last.value or 0
        canvas.label(scene, panel, *at, [scene.number(chain.last)], ABOVE[1:], weight=600, must=scene.alone)
    for point in scene.points:
        if scene.is_chosen(point) and point.value is not None:
            panel = scene.panel(point.series)
            draw_ring(scene, canvas, point, position(point), panel)
            if all(point is not chain.last for chain in heroes):
                at = position(point), point.value
                canvas.label(scene, panel, *at, [scene.number(point)], ABOVE[1:], weight=600, must=True)


def _cut_offs(scene: Scene, canvas: Canvas, found: list[Chain]) -> None:
    """Name the day of each cumulative window that was cut off inside a month, where there is room."""
    for chain in found:
        for point in chain.points:
            if point.period.is_year_to_date and point.period.whole_months is None:
                words = translate(scene.lang, "charts.cut_off", day=f"{point.period.last_day:%d/%m}")
                at = position(point), point.value or 0
                colour = scene.colour("ink-3")
                canvas.label(scene, scene.panel(point.series), *at, [words], _UNDER, color=colour, size=13)


def _name(data: ChartData, chain: Chain, lang: str) -> str:
    if len(data.series) == 1:
        return str(chain.year)
    return f"{data.series[chain.series].short[lang]} {chain.year}"


def _pen(scene: Scene, chain: Chain, latest: int, count: int) -> tuple[Pen, str]:
    """Return how a year is drawn and the colour of its name: hero, comparison (one series only), or context."""
    behind = latest - (chain.year or 0)
    if behind == 0:
        return Pen(scene.series_colour(chain.series), 3, 10), scene.series_colour(chain.series, text=True)
    if behind == 1 and scene.alone:
        return Pen(scene.colour("c2"), 1.75, 8), scene.colour("c2-text")
    quiet = count > QUIET_CONTEXT + 2
    return Pen(scene.colour("context" if quiet else "context-text"), 1.75, 7 if quiet else 8), scene.colour(
        "context-text"
    )
