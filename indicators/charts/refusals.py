"""A period whose figure cannot be derived is hatched; the reason stands in the hover and in the notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from indicators.charts.canvas import Canvas, escaped
from indicators.charts.kinds import kind_of
from indicators.charts.scene import Scene
from indicators.charts.trail import abscissae
from indicators.charts.typed_array import typed_array
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.periods import days_phrase, period_phrase
from indicators.model.chart import ChartKind, NotDerivable
from indicators.model.period import Period

HALF_WIDTH = {ChartKind.COLUMN: 0.3, ChartKind.LADDER: 0.25}
DAYS = 12.0


def draw_refusals(scene: Scene, canvas: Canvas) -> None:
    """Add a hatched band for every refused period on the axis."""
    place = kind_of(scene.data).place
    shown = set()
    for refusal in scene.data.not_derivable:
        at = place(scene.drawn, Period(refusal.start, refusal.end))
        if at is None or (at, scene.panel(refusal.series).position) in shown:
            continue
        shown.add((at, scene.panel(refusal.series).position))
        half = HALF_WIDTH.get(scene.data.spec.kind, DAYS)
        canvas.traces.insert(0, _band(scene, refusal, at - half, at + half))
        left = scene.x.fraction(at - half) * scene.width
        canvas.keep(left, 0, scene.x.fraction(at + half) * scene.width, 12)


def reason_words(refusal: NotDerivable, lang: str) -> str:
    """Return why a figure is refused, with the days of both windows where they differ; names come in both languages."""
    params = {name: said[lang] if isinstance(said, Mapping) else said for name, said in refusal.params.items()}
    if "day" in params:
        params["day"] = format_date(date.fromisoformat(params["day"]))
    if "base_start" in params and "base_end" in params:
        base = Period(date.fromisoformat(params["base_start"]), date.fromisoformat(params["base_end"]))
        params["base"] = days_phrase(base, lang)
        params["window"] = days_phrase(Period(refusal.start, refusal.end), lang)
    return translate(lang, f"charts.refused.{refusal.reason}", **params)


def _band(scene: Scene, refusal: NotDerivable, left: float, right: float) -> dict[str, Any]:
    panel = scene.panel(refusal.series)
    low, high = panel.scale.low, panel.scale.high
    phrase = period_phrase(Period(refusal.start, refusal.end), scene.lang)
    text = f"{escaped(phrase[:1].upper() + phrase[1:])}<br>{escaped(reason_words(refusal, scene.lang))}"
    return {
        "type": "scatter",
        "mode": "lines",
        "x": abscissae(scene, [left, right, right, left, left]),
        "y": typed_array([low, low, high, high, low]),
        "yaxis": panel.axis,
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": "rgba(0,0,0,0)",
        "fillpattern": {
            "shape": "/",
            "size": 7,
            "solidity": 0.14,
            "fgcolor": scene.colour("line-strong"),
            "bgcolor": "rgba(0,0,0,0)",
            "fillmode": "replace",
        },
        "hoveron": "fills",
        "text": text,
        "hoverinfo": "text",
    }
