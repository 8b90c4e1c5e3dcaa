"""Steps: counts that hold from one day until the next change; partnership tiers are stacked in one hue."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from indicators.charts.axis import Axis, Fit, calendar_axis, calendar_ends
from indicators.charts.canvas import Canvas
from indicators.charts.hover import hover_text
from indicators.charts.long_lines import LOOKED_AT
from indicators.charts.placement import ABOVE, BESIDE
from indicators.charts.points import Drawn, Point
from indicators.charts.scene import Scene
from indicators.charts.theme import faded
from indicators.charts.tiers import TIERS, stacked
from indicators.charts.trail import Pen, draw_marks, draw_ring, touch
from indicators.charts.typed_array import typed_array
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.numbers import format_number
from indicators.model.period import Period

INCOMPLETE = "incomplete"
Corner = tuple[float, float, bool]
"""A corner of steps: its day, its count, and whether that count is incomplete."""

PALE = 0.45
"""Opacity of the veil over a stack whose counts are incomplete."""


def place(drawn: Drawn, period: Period) -> float | None:
    """Return where a period's last day stands, or None where that is outside the axis."""
    return day(drawn, period.last_day)


def day(drawn: Drawn, when: date) -> float | None:
    """Return where a day stands, or None where that is outside the axis."""
    low, high = calendar_ends(drawn.periods, drawn.data.as_of)
    at = float(when.toordinal())
    return at if low <= at <= high else None


def position(point: Point) -> float:
    return float(point.period.last_day.toordinal())


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return the axis of days up to the as-of day: a count holds until it changes."""
    return calendar_axis(drawn.periods, drawn.data.as_of, fit)


def end_labels(drawn: Drawn, lang: str) -> list[str]:
    """Return the names and last counts at the right, for the margin."""
    if len(drawn.data.series) == 1:
        return [format_number(drawn.points[-1].value, drawn.points[-1].decimals, lang)]
    return [f"000 {series.short[lang]}" for series in drawn.data.series]


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw the steps and name each at its end."""
    if stacked(scene.data):
        _draw_stack(scene, canvas)
        return
    for series in range(len(scene.data.series)):
        mine = tuple(p for p in scene.points if p.series == series and p.value is not None)
        if mine:
            _draw_steps(scene, canvas, series, mine)


def _draw_steps(scene: Scene, canvas: Canvas, series: int, mine: tuple[Point, ...]) -> None:
    """Draw one count: grey where it is incomplete, else in its colour, held to the as-of day."""
    panel, colour, last = scene.panel(series), scene.series_colour(series), mine[-1]
    end = float(scene.data.as_of.toordinal())
    parts = _parts(_corners(scene, series, mine))
    for number, (incomplete, part) in enumerate(parts, 1):
        look = (scene.colour("context"), 1.5) if incomplete else (colour, 2.5)
        _draw_part(scene, canvas, part, series, end if number == len(parts) else None, *look)
    canvas.traces.append(touch(scene, panel, [position(p) for p in mine], mine))
    draw_marks(scene, canvas, (last,), position, Pen(colour, 2.5, 9), panel)
    count = scene.number(last)
    if scene.alone:
        canvas.label(scene, panel, end, last.value or 0, [count], BESIDE, weight=600, size=15, must=True)
    else:
        name = scene.ruler.wrap(scene.series(series).short[scene.lang], max(scene.right - 14, 60), 14, "semibold")
        text = scene.series_colour(series, text=True)
        canvas.label(scene, panel, end, last.value or 0, name, BESIDE, weight=600, color=text, must=True)
        canvas.label(scene, panel, position(last), last.value or 0, [count], ABOVE, weight=600)
    for point in mine:
        if scene.is_chosen(point):
            draw_ring(scene, canvas, point, position(point), panel)
            canvas.label(scene, panel, position(point), point.value or 0, [scene.number(point)], ABOVE, weight=600)


def _corners(scene: Scene, series: int, mine: tuple[Point, ...]) -> list[Corner]:
    """Return where the steps of a series turn: at every figure, or at those that stay of too many."""
    long = scene.drawn.lines
    if long is None:
        return [(position(p), p.value or 0, p.note == INCOMPLETE) for p in mine]
    own = long.series == series
    early = {position(p) for p in mine if p.note == INCOMPLETE}  # a figure with a remark keeps its mark
    return [(float(at), value, at in early) for at, value in zip(long.at[own], long.value[own].tolist(), strict=True)]


def _parts(corners: list[Corner]) -> list[tuple[bool, list[Corner]]]:
    """Return the corners in runs of complete and incomplete counts, each with that at which the next run begins."""
    found: list[tuple[bool, list[Corner]]] = []
    for corner in corners:
        if found and found[-1][0] == corner[2]:
            found[-1][1].append(corner)
            continue
        if found:
            found[-1][1].append(corner)
        found.append((corner[2], [corner]))
    return found


def _draw_part(
    scene: Scene, canvas: Canvas, part: list[Corner], series: int, end: float | None, colour: str, width: float
) -> None:
    panel = scene.panel(series)
    xs = [at for at, _, _ in part] + ([] if end is None else [end])
    ys = [value for _, value, _ in part] + ([] if end is None else [part[-1][1]])
    canvas.traces.append(
        {
            "type": "scatter",
            "mode": "lines",
            "x": typed_array(xs),
            "y": typed_array(ys),
            "yaxis": panel.axis,
            "line": {"shape": "hv", "color": colour, "width": width},
            "hoverinfo": "skip",
        }
    )
    every = max(len(xs) // LOOKED_AT, 1) if scene.drawn.lines is not None else 1
    corners = [scene.px(x, y, panel) for x, y in zip(xs[::every], ys[::every], strict=True)]
    for (x0, y0), (x1, y1) in pairwise(corners):
        canvas.obstacles.add_line(x0, y0, x1, y0)
        canvas.obstacles.add_line(x1, y0, x1, y1)


def _draw_stack(scene: Scene, canvas: Canvas) -> None:
    order = sorted(range(len(scene.data.series)), key=lambda s: TIERS.index(scene.series(s).indicator))
    days = sorted({p.period.last_day for p in scene.points} | {scene.data.as_of})
    below = [0.0] * len(days)
    for series in order:
        mine = [p for p in scene.points if p.series == series and p.value is not None]
        if not mine:
            continue
        counts = _held(mine, days)
        colour = scene.colour(f"tier-{3 - TIERS.index(scene.series(series).indicator)}")
        tops = [b + c for b, c in zip(below, counts, strict=True)]
        canvas.traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": scene.series(series).name[scene.lang],
                "x": typed_array([float(d.toordinal()) for d in days]),
                "y": typed_array(tops),
                "yaxis": scene.panel(series).axis,
                "line": {"shape": "hv", "color": scene.colour("surface"), "width": 1.25},
                "fill": "tozeroy" if series == order[0] else "tonexty",
                "fillcolor": colour,
                "customdata": [_at(mine, d).address for d in days],
                "hovertext": [hover_text(scene, _at(mine, d)) for d in days],
                "hoverinfo": "text",
            }
        )
        _name_layer(scene, canvas, series, below[-1], tops[-1])
        below = tops
    _veil_incomplete(scene, canvas, days[0])
    panel = scene.panels[0]
    end = float(scene.data.as_of.toordinal())
    canvas.label(
        scene, panel, end, below[-1], [f"{below[-1]:.0f}"], BESIDE[3:4] + BESIDE, size=15, weight=700, must=True
    )


def _veil_incomplete(scene: Scene, canvas: Canvas, first: date) -> None:
    """Pale the stack where its counts are incomplete, and say until when."""
    complete = incomplete_until(scene.points)
    if complete is None:
        return
    start, end = float(first.toordinal()), float(complete.toordinal())
    paled = {"fillcolor": faded(scene.colour("surface"), PALE), "line": {"width": 0}}
    dotted = {"line": {"color": scene.colour("line-strong"), "width": 1, "dash": "dot"}}
    for left, kind, look in ((start, "rect", paled), (end, "line", dotted)):
        canvas.shapes.append(
            {
                "type": kind,
                "xref": "x",
                "yref": "paper",
                "x0": left,
                "x1": end,
                "y0": 0,
                "y1": 1,
                "layer": "above",
                **look,
            }
        )
    words = translate(scene.lang, "charts.step.incomplete", day=format_date(complete))
    said = {"size": 13, "color": scene.colour("ink-3"), "xanchor": "right", "yanchor": "top", "xshift": -6}
    canvas.note(scene, None, end, 1, words, **said)


def _name_layer(scene: Scene, canvas: Canvas, series: int, bottom: float, top: float) -> None:
    count = f"{top - bottom:.0f}"
    name = scene.series(series).short[scene.lang]
    lines = scene.ruler.wrap(f"{count} {name}", max(scene.right - 12, 60))
    end = float(scene.data.as_of.toordinal())
    note = {"color": scene.colour("ink-2"), "must": True}
    canvas.label(scene, scene.panel(series), end, (bottom + top) / 2, lines, BESIDE[:1], **note)


def _held(mine: list[Point], days: list[date]) -> list[float]:
    """Return the count on each day: that of the latest change up to it, 0 before the first."""
    before = mine[0].period.last_day - timedelta(days=1)
    return [0.0 if d <= before else _at(mine, d).value or 0.0 for d in days]


def _at(mine: list[Point], day_: date) -> Point:
    until = [p for p in mine if p.period.last_day <= day_]
    return until[-1] if until else mine[0]


def incomplete_until(points: tuple[Point, ...]) -> date | None:
    """Return the day of the first count after the last incomplete one; None where there is no such day."""
    early = [p.period.last_day for p in points if p.note == INCOMPLETE]
    later = [p.period.last_day for p in points if early and p.period.last_day > max(early)]
    return min(later, default=None)
