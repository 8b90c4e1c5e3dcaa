"""The parts of a whole as one bar a row, stacked from the first series on; one hue, the first part the deepest."""

from __future__ import annotations

from indicators.charts.axis import Axis, Fit
from indicators.charts.canvas import Canvas
from indicators.charts.hover import hover_text
from indicators.charts.points import Drawn, Point
from indicators.charts.rows import draw_missing, period_rows
from indicators.charts.scene import Scene
from indicators.charts.slots import slots
from indicators.charts.theme import SERIES
from indicators.charts.trail import draw_ring
from indicators.charts.typed_array import typed_array
from indicators.model.chart import ChartData, ChartKind
from indicators.model.period import Period

SHADES = ("tier-3", "tier-2", "tier-1")
"""Tokens of the parts in order; with more parts the last shade is used again behind an outline."""

THICKNESS = 0.68
_INSIDE = 8.0


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return one row a period."""
    return period_rows(drawn, fit)


def shade(series: int) -> str:
    """Return the token of a part's colour."""
    return SHADES[min(series, len(SHADES) - 1)]


STACKS = {ChartKind.STACKED, ChartKind.STACKED_COLUMN, ChartKind.SHARE_COLUMN}


def series_token(data: ChartData, series: int) -> str:
    """Return the token of a series' colour in a chart: its shade in a stack of few parts, its own hue, or grey."""
    of_few = data.spec.kind in STACKS and len(data.series) <= len(SHADES)
    if data.spec.kind is ChartKind.STACKED or of_few:
        return shade(series)
    if data.spec.kind in {ChartKind.MULTIPLES, ChartKind.HEATMAP, ChartKind.WATERFALL}:
        return SERIES[0]
    return SERIES[series] if series < len(SERIES) else "context"


def spans(points: tuple[Point, ...]) -> dict[int, tuple[float, float]]:
    """Return where each point's segment begins and ends, by the point's identity; negative parts go to the left."""
    heads: dict[tuple[Period, bool], float] = {}
    found = {}
    for point in sorted(points, key=lambda p: p.series):
        if point.value is None:
            continue
        side = (point.period, point.value < 0)
        start = heads.get(side, 0.0)
        heads[side] = start + point.value
        found[id(point)] = (start, heads[side])
    return found


def reach(data: ChartData, points: tuple[Point, ...]) -> list[float]:
    """Return the outer ends of the stacks, which the axis must show; nothing for another kind of chart."""
    if data.spec.kind is not ChartKind.STACKED:
        return []
    return [end for _, end in spans(points).values()]


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw one trace a part, each segment with its value where it fits inside."""
    found = slots(scene.drawn)
    rows = {period: float(i) for i, period in enumerate(found)}
    placed = spans(scene.points)
    for series in range(len(scene.data.series)):
        mine = tuple(p for p in scene.points if p.series == series and p.value is not None)
        if mine:
            _draw_part(scene, canvas, series, mine, rows, placed)
    draw_missing(scene, canvas, found)


def _draw_part(
    scene: Scene,
    canvas: Canvas,
    series: int,
    mine: tuple[Point, ...],
    rows: dict[Period, float],
    placed: dict[int, tuple[float, float]],
) -> None:
    panel, colour = scene.panels[0], scene.colour(shade(series))
    ends = [placed[id(p)] for p in mine]
    texts = [scene.number(p) if _fits(scene, p, *span) else "" for p, span in zip(mine, ends, strict=True)]
    trace = {
        "type": "bar",
        "orientation": "h",
        "name": scene.series(series).name[scene.lang],
        **scene.ends(typed_array(rows[p.period] for p in mine), typed_array(p.value for p in mine)),
        "base": typed_array(start for start, _ in ends),
        "yaxis": panel.axis,
        "width": THICKNESS,
        "marker": {"color": colour, "line": {"width": 1, "color": scene.colour("surface")}},
        "text": texts,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 14, "color": scene.colour(f"on-{shade(series)}")},
        "constraintext": "none",
        "customdata": [p.address for p in mine],
        "hovertext": [hover_text(scene, p) for p in mine],
        "hoverinfo": "text",
    }
    canvas.traces.append(trace)
    for point, (start, end) in zip(mine, ends, strict=True):
        left, middle = scene.px(rows[point.period], min(start, end), panel)
        right, _ = scene.px(rows[point.period], max(start, end), panel)
        half = THICKNESS / 2 * scene.height / max(len(rows), 1)
        canvas.keep(left, middle - half, right, middle + half)
        if scene.is_chosen(point):
            draw_ring(scene, canvas, point, rows[point.period], panel)


def _fits(scene: Scene, point: Point, start: float, end: float) -> bool:
    panel = scene.panels[0]
    room = abs(scene.px(0, end, panel)[0] - scene.px(0, start, panel)[0])
    return scene.ruler.width(scene.number(point)) + _INSIDE <= room
