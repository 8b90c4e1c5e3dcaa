"""Small multiples: one panel a series, on one value axis or each on its own; the other series are grey context."""

from __future__ import annotations

import math
from dataclasses import replace

from indicators.charts import line
from indicators.charts.axis import Axis, Fit
from indicators.charts.canvas import Canvas
from indicators.charts.extent import extent, value_scale
from indicators.charts.joins import runs
from indicators.charts.long_lines import draw_context, draw_line, draw_own_marks, draw_touch
from indicators.charts.placement import ABOVE
from indicators.charts.points import Drawn
from indicators.charts.scale import Scale
from indicators.charts.scene import Panel, Scene
from indicators.charts.series_names import own_names
from indicators.charts.trail import Pen, axes, draw_ring, draw_trail
from indicators.charts.typed_array import typed_array
from indicators.charts.value_text import series_unit
from indicators.model.chart import ChartData

ROW, ROW_NARROW = 150, 128
"""Height of a panel in pixels."""

BETWEEN_ROWS, AROUND = 60, 78
UNDER_LETTERS = 0.22
"""Share of the values' span kept free at the top of a panel for the letters of events."""
OUT = 10.0
"""Pixels by which a label may stand out of its panel."""

BESIDE, BESIDE_TICKS, BESIDE_TICKS_NARROW = 0.03, 0.075, 0.15
"""Shares of the width between two panels, without and with the numbers of a value axis between them."""

MOST_LINES_EACH = 4
place, day = line.place, line.day


def columns(count: int, narrow: bool) -> int:
    """Return how many panels stand side by side."""
    if narrow or count in {2, 4}:
        return min(count, 2)
    return min(count, 3)


def tall(shown: Drawn, narrow: bool) -> int:
    """Return the height of the whole figure in pixels."""
    count = len(shown.data.series)
    rows = math.ceil(count / columns(count, narrow))
    return rows * (ROW_NARROW if narrow else ROW) + (rows - 1) * BETWEEN_ROWS + AROUND


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return the axis of days that all panels have, with ticks that fit one of them."""
    beside = columns(len(drawn.data.series), fit.narrow)
    return line.axis(drawn, replace(fit, room=fit.room / beside * 0.92))


def panels(shown: Drawn, lang: str, narrow: bool) -> tuple[Panel, ...]:
    """Return one panel a series, row by row; series of one unit share their scale unless each has its own."""
    data, count = shown.data, len(shown.data.series)
    beside = columns(count, narrow)
    rows = math.ceil(count / beside)
    scales = [_scale(shown, i) for i in range(count)]
    told = [i % beside == 0 or scales[i] != scales[i - 1] for i in range(count)]
    inner = any(here and i % beside for i, here in enumerate(told))
    gap = (BESIDE_TICKS_NARROW if narrow else BESIDE_TICKS) if inner else BESIDE
    wide = (1 - gap * (beside - 1)) / beside
    down = BETWEEN_ROWS / (tall(shown, narrow) - AROUND)
    high = (1 - down * (rows - 1)) / rows
    found = []
    for i in range(count):
        row, column = divmod(i, beside)
        left, top = column * (wide + gap), 1 - row * (high + down)
        unit = series_unit(data.series[i], lang)
        title = _title(data, i, lang)
        found.append(
            Panel(
                i, (i,), scales[i], unit, top - high, top, left, left + wide,
                own_axis=True, title=title, ticks=told[i],
            )
        )  # fmt: skip
    return tuple(found)


def _title(data: ChartData, series: int, lang: str) -> str:
    """Return the series' name, with its unit where the units differ."""
    name = own_names(data, lang)[series]
    alike = len({(one.unit_measure, one.unit_mult) for one in data.series}) == 1
    return name if alike else f"{name}, {series_unit(data.series[series], lang)}"


def _scale(shown: Drawn, series: int) -> Scale:
    data = shown.data
    unit = (data.series[series].unit_measure, data.series[series].unit_mult)
    same = tuple(i for i, one in enumerate(data.series) if (one.unit_measure, one.unit_mult) == unit)
    values = extent(shown, (series,) if data.spec.free else same)
    if data.events and values and not data.spec.log:
        values = [*values, max(values) + UNDER_LETTERS * (max(values) - min(values))]
    return value_scale(values, data.spec, from_zero=False, most_lines=MOST_LINES_EACH)


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw in each panel the other series of its scale in grey, then its own with the value of its last point."""
    for panel in scene.panels:
        _keep_neighbours_clear(scene, canvas, panel)
        if not scene.data.spec.free:
            _draw_context(scene, canvas, panel)
        (series,) = panel.series
        mine = tuple(p for p in scene.points if p.series == series and p.value is not None)
        if not mine:
            canvas.note(
                scene, panel, (scene.x.low + scene.x.high) / 2, (panel.scale.low + panel.scale.high) / 2,
                scene.no_figure, xanchor="center", color=scene.colour("ink-3"),
            )  # fmt: skip
            continue
        long, colour = scene.drawn.lines, scene.series_colour(0)
        if long is not None:
            draw_line(scene, canvas, long, series, panel, colour)
            draw_own_marks(scene, canvas, mine, panel, colour)
            draw_touch(scene, canvas, mine, panel)
        else:
            pen = Pen(colour, 2.25, 5 if scene.narrow or len(mine) > 24 else 7)
            for chain in line.lines(scene.data, mine):
                draw_trail(scene, canvas, chain, line.position, pen)
        last = max(mine, key=line.position)
        for point in (last, *(p for p in mine if scene.is_chosen(p) and p is not last)):
            at = line.position(point), point.value or 0
            canvas.label(scene, panel, *at, [scene.number(point)], ABOVE, weight=600, size=13)
        for point in mine:
            if scene.is_chosen(point):
                draw_ring(scene, canvas, point, line.position(point), panel)


def _keep_neighbours_clear(scene: Scene, canvas: Canvas, panel: Panel) -> None:
    """Keep labels from running out of their panel into the next one's axis or figures."""
    if panel.right < 1:
        edge, (bottom, top) = panel.right * scene.width, (panel.bottom * scene.height, panel.top * scene.height)
        canvas.keep(edge + OUT, bottom, edge + OUT + 1, top)


def _draw_context(scene: Scene, canvas: Canvas, panel: Panel) -> None:
    """Add the lines of the other series whose panels have the same scale, as one trace that nothing points to."""
    others = {p.series[0] for p in scene.panels if p is not panel and p.scale == panel.scale}
    if scene.drawn.lines is not None:
        draw_context(scene, canvas, scene.drawn.lines, sorted(others), panel, 0.55)
        return
    xs: list[float] = []
    ys: list[float | None] = []
    for chain in line.lines(scene.data, tuple(p for p in scene.points if p.series in others)):
        for run in runs(chain, scene.step):
            xs += [*(line.position(p) for p in run), line.position(run[-1])]
            ys += [*(p.value for p in run), None]
    if xs:
        canvas.traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": typed_array(xs),
                "y": typed_array(ys),
                **axes(panel),
                "line": {"color": scene.colour("context"), "width": 1},
                "opacity": 0.55,
                "connectgaps": False,
                "hoverinfo": "skip",
            }
        )
