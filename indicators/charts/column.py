"""Columns from zero, one slot a period; a period without a figure keeps its slot."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import Any

from indicators.charts.axis import Axis, Fit, fitting, round_years
from indicators.charts.canvas import Canvas, escaped
from indicators.charts.ghost import differing_points, draw_ghost_strokes
from indicators.charts.hover import hover_text
from indicators.charts.placement import LINE_HEIGHT, Spot
from indicators.charts.points import Drawn, Point
from indicators.charts.scene import CROSSED, Panel, Scene
from indicators.charts.slots import calendar, slot_name, slots
from indicators.charts.status import column_fill, symbol
from indicators.charts.trail import Pen, draw_bound, draw_ring
from indicators.charts.typed_array import typed_array
from indicators.i18n import translate
from indicators.i18n.numbers import NO_FIGURE
from indicators.model.observation import ObsStatus
from indicators.model.period import Period

MOST_VALUES = 15
"""Columns up to which every one carries its value, where the values fit."""

MOST_YEARS = 3
"""Years of months or quarters beyond which the axis tells the years alone, under their first slot."""

WIDEST = 58.0
"""Pixels beyond which a column does not grow."""

PADDING = 1.0
"""Pixels around the words of a note, which plotly sets."""

BESIDE = 6.0
"""Pixels by which a value may be wider than its column where another column stands beside it."""

_REFERENCE = "\u2021"


def place(drawn: Drawn, period: Period) -> float | None:
    """Return the middle of a period's slot, or None where it has none."""
    found = slots(drawn)
    return float(found.index(period)) if period in found else None


def day(drawn: Drawn, when: date) -> float | None:
    """Return where a day stands between the edges of its slot; None where slots are no calendar without holes."""
    found = slots(drawn)
    if not calendar(found):
        return None
    for i, period in enumerate(found):
        if period.start <= when < period.end:
            return i - 0.5 + (when - period.start).days / period.days
    return None


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return the axis of slots, each named by its period."""
    found = slots(drawn)
    ticks = [(float(i), slot_name(drawn.data.spec, period, fit.lang)) for i, period in enumerate(found)]
    years = [(float(i), str(p.start.year)) for i, p in enumerate(found) if p.start.month == 1]
    if calendar(found) and MOST_YEARS * len(years) < len(found) and len(years) > MOST_YEARS:
        return Axis(-0.5, len(found) - 0.5, round_years(years, -0.5, len(found) - 0.5, fit))
    return Axis(-0.5, len(found) - 0.5, fitting(ticks, -0.5, len(found) - 0.5, fit))


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw the columns of every series, their values where they fit, and what is missing."""
    found = slots(scene.drawn)
    told = _told(scene, found)
    labelled = {id(p) for p in told if _stands_clear(scene, found, p)}
    for series in range(len(scene.data.series)):
        mine = tuple(p for p in scene.points if p.series == series and p.value is not None)
        if mine:
            _draw_series(scene, canvas, found, series, mine, labelled)
    _tell_beside(scene, canvas, found, [p for p in told if id(p) not in labelled])
    _draw_missing(scene, canvas, found)
    _draw_ghost(scene, canvas)


def _draw_ghost(scene: Scene, canvas: Canvas) -> None:
    """Draw a stroke across each column at the height that it had as of the earlier day, where it is another now."""
    found, differing = slots(scene.drawn), differing_points(scene.drawn)
    for series in range(len(scene.data.series)):
        left, width = shift(scene, series)
        mine = [p for p in differing if p.series == series]
        strokes = [(found.index(p.period) + left, found.index(p.period) + left + width, p) for p in mine]
        draw_ghost_strokes(scene, canvas, strokes, scene.series_colour(series))


def shift(scene: Scene, series: int) -> tuple[float, float]:
    """Return the left edge of a series' column measured from the middle of its slot, and its width, in slots."""
    among = scene.panel(series).series
    slot = scene.width / max(scene.x.high - scene.x.low, 1)
    each = min((0.56 if len(among) == 1 else 0.74) / len(among), WIDEST / slot)
    gap = 0 if len(among) == 1 else min(3 / slot, each * 0.12)
    return (among.index(series) - len(among) / 2) * each + gap / 2, each - gap


def _draw_series(
    scene: Scene, canvas: Canvas, found: tuple[Period, ...], series: int, mine: tuple[Point, ...], labelled: set[int]
) -> None:
    panel = scene.panel(series)
    left, width = shift(scene, series)
    colour = scene.series_colour(series)
    at = [float(found.index(p.period)) for p in mine]
    texts = [_value(scene, p) if id(p) in labelled else "" for p in mine]
    trace: dict[str, Any] = {
        "type": "bar",
        "name": scene.series(series).name[scene.lang],
        "x": typed_array(at),
        "y": typed_array(p.value for p in mine),
        "yaxis": panel.axis,
        "offset": left,
        "width": width,
        "marker": {
            "color": [column_fill(p.status, colour, scene.theme) for p in mine],
            "line": {"width": 2 if scene.width * width > 12 * len(found) else 1, "color": colour},
        },
        "text": texts,
        "textposition": "outside",
        "textangle": 0,
        "textfont": {
            "size": 14,
            "color": scene.colour("ink") if scene.alone else scene.series_colour(series, text=True),
        },
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": [p.address for p in mine],
        "hovertext": [hover_text(scene, p) for p in mine],
        "hoverinfo": "text",
    }
    canvas.traces.append(trace)
    for x, point, text in zip(at, mine, texts, strict=True):
        _keep_column(scene, canvas, x + left, width, point, text, panel)
        draw_bound(scene, canvas, point, x + left + width / 2, panel, -12)
        if scene.is_chosen(point):
            draw_ring(scene, canvas, point, x + left + width / 2, panel)
    _tell_apart(scene, canvas, [(x + left + width / 2, p) for x, p in zip(at, mine, strict=True)], panel)


def _keep_column(
    scene: Scene, canvas: Canvas, left: float, width: float, point: Point, text: str, panel: Panel
) -> None:
    value = point.value or 0
    x0, y0 = scene.px(left, min(value, 0), panel)
    x1, y1 = scene.px(left + width, max(value, 0), panel)
    canvas.keep(x0, y0, x1, y1)
    if text:
        half = max(scene.ruler.width(line) for line in _plain(scene, point)) / 2
        high = LINE_HEIGHT * len(_plain(scene, point)) + 2
        canvas.keep((x0 + x1) / 2 - half, y1, (x0 + x1) / 2 + half, y1 + high)
        if value >= 0:
            canvas.ground(scene, panel, left + width / 2, value, half + 2, high)


def _tell_apart(scene: Scene, canvas: Canvas, placed: list[tuple[float, Point]], panel: Panel) -> None:
    """Put the mark of derived and projected figures on their columns where estimates are hollow too."""
    shared = {p.status for p in scene.points if p.value is not None} & {
        ObsStatus.ESTIMATE, ObsStatus.DERIVED, ObsStatus.FORECAST,
    }  # fmt: skip
    marked = [(x, p) for x, p in placed if p.status in {ObsStatus.DERIVED, ObsStatus.FORECAST}]
    if len(shared) < 2 or not marked:
        return
    pen = Pen(scene.series_colour(marked[0][1].series), 0, 7)
    canvas.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": typed_array(x for x, _ in marked),
            "y": typed_array((p.value or 0) / 2 for _, p in marked),
            "yaxis": panel.axis,
            "marker": {
                "symbol": [symbol(p.status) for _, p in marked],
                "size": pen.size,
                "color": pen.colour,
                "line": {"width": 1.5, "color": pen.colour},
            },
            "hoverinfo": "skip",
        }
    )


def _draw_missing(scene: Scene, canvas: Canvas, found: tuple[Period, ...]) -> None:
    """Name the slots without a figure: in words where they fit, else by the sign of no figure where that fits."""
    refused = {(r.series, Period(r.start, r.end)) for r in scene.data.not_derivable}
    hoped = {Period(t.start, t.end) for t in scene.data.targets}
    slot = scene.width / max(len(found), 1)
    words = translate(scene.lang, "charts.no_figure")
    if scene.ruler.width(NO_FIGURE) > slot:
        return
    for i, period in enumerate(found):
        known = {p.series for p in scene.points if p.period == period and p.value is not None}
        if not known and (period in hoped or any((s, period) in refused for s in range(len(scene.data.series)))):
            continue
        for panel in scene.panels:
            empty = [s for s in panel.series if s not in known]
            whole = len(empty) == len(panel.series)
            for series in empty[:1] if whole else empty:
                left, width = shift(scene, series)
                at = float(i) if whole else i + left + width / 2
                text = words if whole and scene.ruler.width(words) < slot - 4 else NO_FIGURE
                canvas.note(
                    scene, panel, at, max(panel.scale.low, 0), text,
                    xanchor="center", yanchor="bottom", color=scene.colour("ink-3"),
                )  # fmt: skip


def _told(scene: Scene, found: tuple[Period, ...]) -> list[Point]:
    """Return the points whose value is told: all where they fit, else the last of each series and the chosen one."""
    known = [p for p in scene.points if p.value is not None]
    room = scene.width / max(len(found), 1) / max(len(panel.series) for panel in scene.panels)
    wide = max((scene.ruler.width(line) for p in known for line in _plain(scene, p)), default=0)
    if not scene.narrow and len(known) <= MOST_VALUES * len(scene.panels) and wide <= room + 2:
        return known
    places = {period: at for at, period in enumerate(found)}
    last = {p.series: p for p in sorted(known, key=lambda p: places[p.period])}
    return [*last.values(), *(p for p in known if scene.is_chosen(p) and p is not last[p.series])]


def _stands_clear(scene: Scene, found: tuple[Period, ...], point: Point) -> bool:
    """Tell whether a value on top of its column keeps clear of the higher columns beside it."""
    slot = scene.width / max(scene.x.high - scene.x.low, 1)
    left, width = shift(scene, point.series)
    reach = max(scene.ruler.width(line) for line in _plain(scene, point)) / 2 - 3
    if reach <= width * slot / 2:
        return True
    at, around = found.index(point.period), ceil(reach / slot) + 1
    near = {found[i]: i for i in range(max(at - around, 0), min(at + around + 1, len(found)))}
    middle = at + left + width / 2
    for other in scene.points:
        if other.period in near and other is not point and (other.value or 0) > (point.value or 0):
            start, wide = shift(scene, other.series)
            start += near[other.period]
            if start * slot < middle * slot + reach and (start + wide) * slot > middle * slot - reach:
                return False
    return True


def _tell_beside(scene: Scene, canvas: Canvas, found: tuple[Period, ...], crowded: list[Point]) -> None:
    """Write values that a higher column would cross where they cover nothing, else leave them out.

    The last one ends with the figure where it would go beyond it.
    """
    slot = scene.width / max(scene.x.high - scene.x.low, 1)
    for point in crowded:
        left, width = shift(scene, point.series)
        half = width * slot / 2
        colour = scene.colour("ink") if scene.alone else scene.series_colour(point.series, text=True)
        at = found.index(point.period) + left + width / 2
        panel, lines = scene.panel(point.series), _plain(scene, point)
        behind = scene.width + scene.right - PADDING - scene.px(at, point.value or 0, panel)[0]
        begins = min(-half, behind - max(map(scene.ruler.width, lines)))
        spots = (Spot(begins, 3, "left", "bottom"), Spot(half, 3, "right", "bottom"))
        canvas.label(scene, panel, at, point.value or 0, lines, spots, color=colour)


def _plain(scene: Scene, point: Point) -> list[str]:
    """Return a column's value in one line, or its hedge above it where both do not fit the slot."""
    hedge, blank, number = scene.number(point).rpartition("\u00a0")
    number += _REFERENCE if point.note == "two_sources" else ""
    number += f" {CROSSED}" if point.discrepancy else ""
    slots_ = scene.x.high - scene.x.low
    among = len(scene.panel(point.series).series)
    room = scene.width / max(slots_, 1) / among
    if among > 1:
        room = min(room, shift(scene, point.series)[1] * scene.width / max(slots_, 1) + BESIDE)
    fits = scene.ruler.width(hedge + blank + number) <= room - 4
    return [hedge + blank + number] if fits or not hedge else [hedge, number]


def _value(scene: Scene, point: Point) -> str:
    lines = [escaped(line) for line in _plain(scene, point)]
    if point.discrepancy:
        crimson = f'<span style="color:{scene.colour("discrepancy")}">{CROSSED}</span>'
        lines[-1] = lines[-1].removesuffix(CROSSED) + crimson
    return "<br>".join(lines)
