"""The small figure of an overview card: like periods only, missing years keep their slot, no axis, no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from indicators.charts.points import month_position
from indicators.charts.status import column_fill, symbol
from indicators.charts.theme import template, token
from indicators.charts.typed_array import typed_array
from indicators.i18n.numbers import NO_FIGURE
from indicators.model.observation import ObsStatus
from indicators.model.period import Period

NEIGHBOURING = 1.01


@dataclass(frozen=True, slots=True)
class SparkPoint:
    """One figure of a sparkline: ``value`` None is a figure that is missing, ``family`` its source family."""

    period: Period
    value: float | None
    status: str
    family: str = ""


def sparkline(points: Sequence[SparkPoint], style: str, theme: str) -> dict[str, Any]:
    """Return a figure without axes: ``columns`` (years), ``ladder`` (two years of cumulative figures) or ``steps``."""
    known = [p for p in points if p.value is not None]
    hidden: dict[str, Any] = {"visible": False, "fixedrange": True, "showgrid": False}
    layout: dict[str, Any] = {
        "template": template(theme),
        "margin": {"l": 6, "r": 8, "t": 8, "b": 6},
        "xaxis": dict(hidden),
        "yaxis": {**hidden, "rangemode": "tozero"},
        "hovermode": False,
        "annotations": [],
    }
    if not known:
        return {"data": [], "layout": layout}
    return {"data": dict(STYLES)[style](known, theme, layout), "layout": layout}


def _columns(known: list[SparkPoint], theme: str, layout: dict[str, Any]) -> list[dict[str, Any]]:
    last = max(p.period for p in known)
    years = [p.period.last_day.year for p in known]
    span = range(min(years), max(years) + 1)
    layout["xaxis"]["range"] = [min(span[0], span[-1] - 4) - 0.5, span[-1] + 0.5]
    layout["bargap"] = 0.3
    for year in sorted(set(span) - set(years)):
        layout["annotations"].append(_gap(year, theme))
    colours = [token("c1" if p.period == last else "context", theme) for p in known]
    fills = [column_fill(ObsStatus(p.status), c, theme) for p, c in zip(known, colours, strict=True)]
    bar = {
        "type": "bar",
        "x": typed_array(float(year) for year in years),
        "y": typed_array(p.value for p in known),
        "marker": {"color": fills, "line": {"width": 1.6, "color": colours}},
        "hoverinfo": "skip",
    }
    return [bar]


def _gap(year: int, theme: str) -> dict[str, Any]:
    return {
        "x": year,
        "y": 0,
        "xref": "x",
        "yref": "y",
        "text": NO_FIGURE,
        "showarrow": False,
        "yanchor": "bottom",
        "font": {"size": 13, "color": token("ink-3", theme)},
    }


def _ladder(known: list[SparkPoint], theme: str, layout: dict[str, Any]) -> list[dict[str, Any]]:
    latest = max(p.period.last_day.year for p in known)
    traces: list[dict[str, Any]] = []
    for year in sorted({p.period.last_day.year for p in known}):
        mine = sorted((p for p in known if p.period.last_day.year == year), key=lambda p: p.period.last_day)
        colour = token("c1" if year == latest else "context-text", theme)
        for dash, width in (("1px,4px", 1.0), ("5px,4px", 2.25), ("solid", 2.25)):
            pairs = [(a, b) for a, b in pairwise(mine) if _dash(a, b) == dash]
            if pairs:
                traces.append(_pieces(pairs, colour, dash, width if year == latest else min(width, 1.5)))
        traces.append(_end(month_position(mine[-1].period.last_day), mine[-1], colour))
    positions = [month_position(p.period.last_day) for p in known]
    layout["xaxis"]["range"] = [min(min(positions), 2.4) - 0.1, 12.35]
    return traces


def _dash(a: SparkPoint, b: SparkPoint) -> str:
    near = month_position(b.period.last_day) - month_position(a.period.last_day) <= NEIGHBOURING
    if not near or a.family != b.family:
        return "1px,4px"
    return "5px,4px" if b.status == ObsStatus.ESTIMATE else "solid"


def _pieces(pairs: list[tuple[SparkPoint, SparkPoint]], colour: str, dash: str, width: float) -> dict[str, Any]:
    xs: list[float] = []
    ys: list[float | None] = []
    for a, b in pairs:
        end = month_position(b.period.last_day)
        xs += [month_position(a.period.last_day), end, end]
        ys += [a.value, b.value, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": typed_array(xs),
        "y": typed_array(ys),
        "line": {"color": colour, "width": width, "dash": dash},
        "connectgaps": False,
        "hoverinfo": "skip",
    }


def _end(x: Any, point: SparkPoint, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x] if isinstance(x, str) else typed_array([x]),
        "y": typed_array([point.value]),
        "marker": {
            "symbol": symbol(ObsStatus(point.status)),
            "size": 8,
            "color": colour,
            "line": {"width": 1.8, "color": colour},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _steps(known: list[SparkPoint], theme: str, layout: dict[str, Any]) -> list[dict[str, Any]]:
    ordered = sorted(known, key=lambda p: p.period.last_day)
    days = [p.period.last_day.isoformat() for p in ordered]
    colour = token("c1", theme)
    layout["xaxis"]["type"] = "date"
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": days,
        "y": typed_array(p.value for p in ordered),
        "line": {"shape": "hv", "color": colour, "width": 2.25},
        "hoverinfo": "skip",
    }
    return [line, _end(days[-1], ordered[-1], colour)]


STYLES = (("columns", _columns), ("ladder", _ladder), ("steps", _steps))
