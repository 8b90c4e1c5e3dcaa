"""Waterfall: what each part adds. Contributions in one period, or what the parts changed between two periods.

Between two periods the first and the last bar are the whole; what the parts leave of its change is a bar of its own,
called rounding where the printed decimals explain it. Where no two like windows have every part, the latest window that
has them is built up from nothing to its whole. Points and shares of growth are never mixed: one measure a chart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from indicators.charts import bar
from indicators.charts.axis import Axis, Fit
from indicators.charts.canvas import Canvas, escaped
from indicators.charts.ends import at_ends, ends
from indicators.charts.extent import value_scale
from indicators.charts.hover import hover_text
from indicators.charts.note import listed_series
from indicators.charts.parts import printed_whole
from indicators.charts.placement import LINE_HEIGHT
from indicators.charts.points import Drawn, Point, points
from indicators.charts.scene import Panel, Scene
from indicators.charts.series_names import own_names
from indicators.charts.status import column_fill, weakest
from indicators.charts.trail import draw_ring
from indicators.charts.typed_array import typed_array
from indicators.charts.value_text import label_decimals, series_unit
from indicators.i18n import translate
from indicators.i18n.numbers import format_number
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData, ChartWhole
from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.transforms.printed import Printed, difference, slack, total

CONTRIBUTIONS = {"contribution", "contribution_share"}
WIDE = 0.62
MOST_NAME_LINES = 3


class BarKind(StrEnum):
    """``rounding``: what the parts leave of the whole lies within the printed decimals; ``rest``: it does not."""

    START = "start"
    PART = "part"
    ROUNDING = "rounding"
    REST = "rest"
    END = "end"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how far it reaches, from where, and the figures it is made of (none: reckoned from the others)."""

    kind: BarKind
    low: Decimal
    value: Printed
    points: tuple[Point, ...] = ()
    series: int | None = None

    @property
    def high(self) -> Decimal:
        return self.low + self.value.value

    @property
    def status(self) -> ObsStatus:
        return weakest(point.status for point in self.points)


def shown(known: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the points of one period for contributions, else of the two periods that are compared.

    Only periods with a two-sided figure of every part are compared; where there is one alone, it is shown.
    """
    if any(f"measure={name}" in point.series_key for point in known for name in CONTRIBUTIONS):
        return bar.shown(known)
    parts: dict[Period, set[int]] = {}
    for point in known:
        if not point.qualifier.one_sided:
            parts.setdefault(point.period, set()).add(point.series)
    every = {point.series for point in known}
    return at_ends(tuple(point for point in known if parts.get(point.period) == every))


def bars(shown_: Drawn) -> tuple[Bar, ...]:
    """Return the bars in order; none where no period has every part."""
    if contributed(shown_.data):
        return _contributions(shown_)
    if len({point.series for point in shown_.points}) < len(shown_.data.series):
        return ()
    return _built_up(shown_) if of_one_period(shown_) else _changes(shown_)


def of_one_period(shown_: Drawn) -> bool:
    """Tell whether the bars are figures of one period and not changes between two."""
    return contributed(shown_.data) or len(ends(shown_.points)) < 2


def no_period_words(data: ChartData, lang: str) -> str:
    """Return which window has the most parts and which one it lacks; empty where no part has a figure."""
    known: dict[Period, set[int]] = {}
    for point in points(data):
        if point.value is not None and not point.qualifier.one_sided:
            known.setdefault(point.period, set()).add(point.series)
    if not known:
        return ""
    fullest = max(known, key=lambda period: (len(known[period]), period.end, period.days))
    missing = [name for i, name in enumerate(own_names(data, lang)) if i not in known[fullest]]
    return translate(
        lang, "charts.waterfall.no_period", period=period_phrase(fullest, lang), series=listed_series(missing, lang)
    )


def contributed(data: ChartData) -> bool:
    """Tell whether the series are contributions already."""
    return bool(data.series) and all(series.measure in CONTRIBUTIONS for series in data.series)


def whole_in(data: ChartData, period: Period) -> ChartWhole | None:
    """Return the printed whole of a period."""
    return next((one for one in data.wholes if Period(one.start, one.end) == period), None)


def _contributions(shown_: Drawn) -> tuple[Bar, ...]:
    mine = [p for p in shown_.points if not p.qualifier.one_sided]
    return _stacked([], [Bar(BarKind.PART, Decimal(0), p.printed, (p,), p.series) for p in mine], None)


def _built_up(shown_: Drawn) -> tuple[Bar, ...]:
    """Return the parts of the one period, each begun where the one before it ends, and their whole."""
    mine = sorted(shown_.points, key=lambda point: point.series)
    whole = _whole(shown_.data, mine[0].period, {point.series: point for point in mine})
    parts = [Bar(BarKind.PART, Decimal(0), p.printed, (p,), p.series) for p in mine]
    return _stacked([], parts, Bar(BarKind.END, Decimal(0), whole, tuple(mine)))


def _changes(shown_: Drawn) -> tuple[Bar, ...]:
    two = ends(shown_.points)
    first, last = ({p.series: p for p in shown_.points if p.period == period} for period in two)
    found = []
    for series in sorted(first):
        change = difference(last[series].printed, first[series].printed)
        if change is None:
            return ()
        found.append(Bar(BarKind.PART, Decimal(0), change, (first[series], last[series]), series))
    wholes = [_whole(shown_.data, period, side) for period, side in zip(two, (first, last), strict=True)]
    begin = Bar(BarKind.START, Decimal(0), wholes[0], tuple(first.values()))
    return _stacked([begin], found, Bar(BarKind.END, Decimal(0), wholes[1], tuple(last.values())))


def _whole(data: ChartData, period: Period, side: dict[int, Point]) -> Printed:
    """Return the printed whole of a period, or what its parts give."""
    printed = whole_in(data, period)
    usable = printed is not None and not printed_whole(printed).qualifier.one_sided
    return printed_whole(printed) if usable and printed else total([point.printed for point in side.values()])


def _stacked(start: list[Bar], parts: list[Bar], end: Bar | None) -> tuple[Bar, ...]:
    """Return the bars with each part begun where the one before it ends, and the rest that leads to the end."""
    found, at = list(start), start[0].high if start else Decimal(0)
    for one in parts:
        found.append(Bar(one.kind, at, one.value, one.points, one.series))
        at += one.value.value
    if end is None:
        whole = Printed(at, max((one.value.decimals for one in parts), default=0))
        mine = tuple(point for one in parts for point in one.points)
        return (*found, Bar(BarKind.END, Decimal(0), whole, mine)) if parts else ()
    rest = Printed(end.value.value - at, max(one.value.decimals for one in (*parts, end)))
    if round(rest.value, rest.decimals):
        told = [p.printed for one in parts for p in one.points]
        room = slack([*told, *(one.value for one in start)], end.value)
        kind = BarKind.ROUNDING if abs(rest.value) <= room else BarKind.REST
        found.append(Bar(kind, at, rest))
    return (*found, end)


def names(shown_: Drawn, lang: str) -> list[str]:
    """Return what stands under the bars: periods at the ends, the parts' names between."""
    parts, two = own_names(shown_.data, lang), ends(shown_.points)
    found = []
    for one in bars(shown_):
        if one.series is not None:
            found.append(parts[one.series])
        elif one.kind in {BarKind.ROUNDING, BarKind.REST} or of_one_period(shown_):
            found.append(translate(lang, f"charts.waterfall.{one.kind}"))
        else:
            words = period_phrase(two[0 if one.kind is BarKind.START else -1], lang)
            found.append(words[:1].upper() + words[1:])
    return found


def place(_drawn: Drawn, _period: Period) -> float | None:
    """Return None: a bar is a part, so a period alone has no place."""
    return None


def day(_drawn: Drawn, _when: date) -> float | None:
    """Return None: bars are no calendar."""
    return None


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return one slot a bar, each with its whole name in up to three lines."""
    found = names(drawn, fit.lang)
    room = fit.room / len(found) - 8
    ticks = []
    for i, name in enumerate(found):
        lines = fit.ruler.wrap(name, room)
        cut = lines[:MOST_NAME_LINES] if len(lines) <= MOST_NAME_LINES else [*lines[: MOST_NAME_LINES - 1], "…"]
        ticks.append((float(i), "<br>".join(escaped(one) for one in cut)))
    return Axis(-0.5, len(found) - 0.5, tuple(ticks))


def extent(shown_: Drawn, _series: tuple[int, ...]) -> list[float]:
    """Return the ends of the bars, which the axis must show."""
    return [float(end) for one in bars(shown_) for end in (one.low, one.high)]


def panels(shown_: Drawn, lang: str, _narrow: bool) -> tuple[Panel, ...]:
    """Return the one panel."""
    series = tuple(range(len(shown_.data.series)))
    lines = value_scale(extent(shown_, series), shown_.data.spec, from_zero=True)
    return (Panel(0, series, lines, series_unit(shown_.data.series[0], lang), 0.0, 1.0),)


def value_words(one: Bar, lang: str) -> str:
    """Return a bar's figure: changes and contributions with their sign, levels without."""
    level = len(one.points) == 1 and not any(f"measure={name}" in one.points[0].series_key for name in CONTRIBUTIONS)
    signed = one.kind not in {BarKind.START, BarKind.END} and not level
    decimals = label_decimals(float(one.value.value), one.value.decimals)
    return format_number(one.value.value, decimals, lang, signed=signed)


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw the bars with their figures and a hairline from each to the next."""
    found, panel, said = bars(scene.drawn), scene.panels[0], names(scene.drawn, scene.lang)
    colours = [_colour(scene, one) for one in found]
    fills = [column_fill(one.status, c, scene.theme) for one, c in zip(found, colours, strict=True)]
    canvas.traces.append(
        {
            "type": "bar",
            "x": typed_array(float(i) for i in range(len(found))),
            "y": typed_array(float(one.value.value) for one in found),
            "base": typed_array(float(one.low) for one in found),
            "yaxis": panel.axis,
            "width": WIDE,
            "marker": {"color": fills, "line": {"width": 1.6, "color": colours}},
            "customdata": [one.points[-1].address if one.series is not None else None for one in found],
            "hovertext": [_hover(scene, one, name) for one, name in zip(found, said, strict=True)],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    )
    for i, one in enumerate(found):
        _draw_value(scene, canvas, i, one)
        if one.series is not None and any(scene.is_chosen(point) for point in one.points):
            draw_ring(scene, canvas, one.points[-1], float(i), panel, float((one.low + one.high) / 2))
        if i + 1 < len(found):
            canvas.shapes.append(_step(scene, i, float(one.high)))


def _colour(scene: Scene, one: Bar) -> str:
    if one.kind in {BarKind.START, BarKind.END}:
        return scene.colour("context-text")
    return scene.series_colour(0) if one.kind is BarKind.PART else scene.colour("ink-3")


def _hover(scene: Scene, one: Bar, name: str) -> str:
    head = f"<b>{escaped(name)}: {escaped(value_words(one, scene.lang))}</b>"
    return "<br>".join([head, *(hover_text(scene, point) for point in one.points)]) if one.series is not None else head


def _draw_value(scene: Scene, canvas: Canvas, i: int, one: Bar) -> None:
    panel, text = scene.panels[0], value_words(one, scene.lang)
    top = float(max(one.low, one.high))
    canvas.note(
        scene, panel, float(i), top, text, xanchor="center", yanchor="bottom", yshift=1,
        weight=400 if one.kind is BarKind.PART else 600,
    )  # fmt: skip
    x, y = scene.px(float(i), top, panel)
    half = scene.ruler.width(text) / 2
    canvas.keep(x - half, y, x + half, y + LINE_HEIGHT)


def _step(scene: Scene, i: int, value: float) -> dict[str, Any]:
    line = {"color": scene.colour("line-strong"), "width": 1}
    ends_ = {"x0": i + WIDE / 2, "x1": i + 1 - WIDE / 2, "y0": value, "y1": value}
    return {"type": "line", **ends_, "xref": "x", "yref": scene.panels[0].axis, "line": line}
