"""Targets are brackets: an I-beam for a range, a foot for "or more"; they are never joined to figures."""

from __future__ import annotations

from typing import Any

from indicators.charts.canvas import Canvas
from indicators.charts.kinds import kind_of
from indicators.charts.placement import Spot
from indicators.charts.scene import Panel, Scene
from indicators.charts.value_text import unit_text, with_unit
from indicators.i18n import translate
from indicators.i18n.numbers import format_number
from indicators.i18n.periods import axis_phrase
from indicators.model.chart import ChartData, ChartKind, ChartTarget
from indicators.model.observation import Qualifier
from indicators.model.period import Period

REACH = 21.0
BESIDE_VALUE = 25.0
"""Half the room of a value on top of a column; the foot of its target stands beside it."""

_SPOTS = (
    Spot(-21, 0, "right", "middle"),
    Spot(21, 0, "left", "middle"),
    Spot(0, -8, "center", "top"),
    Spot(0, 28, "center", "bottom"),
)


def draw_targets(scene: Scene, canvas: Canvas) -> None:
    """Add a bracket for every target whose period is on the axis, and its words where there is room."""
    place = kind_of(scene.data).place
    panel = scene.panels[0]
    on_slots = scene.data.spec.kind is ChartKind.COLUMN
    for target in scene.data.targets:
        at = place(scene.drawn, Period(target.start, target.end))
        if at is None:
            continue
        met = any(p.period == Period(target.start, target.end) for p in scene.points)
        reach = min(REACH, 0.42 * scene.width / max(scene.x.high - scene.x.low, 1)) if on_slots else REACH
        canvas.shapes.extend(_bracket(scene, panel, at, target, reach, aside=met))
        x, y = scene.px(at, target.value, panel)
        canvas.keep(x - reach, y - 2, x + reach, max(y + 22, scene.px(at, target.value_high or target.value, panel)[1]))
        if met and on_slots:
            continue
        middle = target.value if target.value_high is None else (target.value + target.value_high) / 2
        canvas.label(
            scene, panel, at, middle, [label(scene.data, target, scene.lang)], _SPOTS, color=scene.colour("st-target")
        )


def label(data: ChartData, target: ChartTarget, lang: str) -> str:
    """Return ``mục tiêu 2026: ≥ 10%``; a range with both ends."""
    period = axis_phrase(Period(target.start, target.end), lang)
    return translate(lang, "charts.target.label", period=period, value=value_words(data, target, lang))


def value_words(data: ChartData, target: ChartTarget, lang: str) -> str:
    """Return the value with its unit, the sign of "or more" before it."""
    series = data.series[0]
    number = format_number(target.value, _decimals(target.value), lang)
    if target.value_high is not None:
        number = f"{number}–{format_number(target.value_high, _decimals(target.value_high), lang)}"
    words = with_unit(number, unit_text(series.unit_measure, series.unit_mult, lang), lang)
    return f"≥ {words}" if target.qualifier in {Qualifier.AT_LEAST, Qualifier.OVER} else words


def _decimals(value: float) -> int:
    return next((n for n in range(6) if round(value, n) == round(value, 6)), 6)


def _bracket(
    scene: Scene, panel: Panel, at: float, target: ChartTarget, reach: float, *, aside: bool
) -> list[dict[str, Any]]:
    """Return the strokes of a bracket, each with a halo; ``aside`` keeps the foot's stub off a column's value."""
    levels = [target.value] if target.value_high is None else [target.value, target.value_high]
    strokes = [_stroke(scene, panel, at, level, (-reach, 0, reach, 0), 2.5) for level in levels]
    if target.value_high is not None:
        beam = _stroke(scene, panel, at, target.value, (0, 0, 0, 0), 1.5)
        del beam["yanchor"]
        strokes.append({**beam, "ysizemode": "scaled", "y0": target.value, "y1": target.value_high})
    elif target.qualifier in {Qualifier.AT_LEAST, Qualifier.OVER}:
        side = max(reach, BESIDE_VALUE) if aside else 0
        strokes.append(_stroke(scene, panel, at, target.value, (side, 0, side, 22), 1.5))
        if aside:
            strokes[0] |= {"x1": side}
    halo = scene.colour("surface")
    wide = [{**stroke, "line": {"color": halo, "width": stroke["line"]["width"] + 3}} for stroke in strokes]
    return [*wide, *strokes]


def _stroke(
    scene: Scene, panel: Panel, at: float, value: float, ends: tuple[float, float, float, float], width: float
) -> dict[str, Any]:
    x0, y0, x1, y1 = ends
    return {
        "type": "line",
        "xref": "x",
        "yref": panel.axis,
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": at,
        "yanchor": value,
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        "line": {"color": scene.colour("st-target"), "width": width},
    }
