"""ChartData -> a plain-dict Plotly figure for a page."""

from __future__ import annotations

from typing import Any

from indicators.charts.axis import Fit
from indicators.charts.canvas import Canvas
from indicators.charts.discrepancies import draw_discrepancies, reach
from indicators.charts.events import TOP_ROOM, draw_events, lettered
from indicators.charts.joins import rhythm
from indicators.charts.kinds import drawn, kind_of
from indicators.charts.points import Drawn
from indicators.charts.refusals import draw_refusals
from indicators.charts.ruler import Ruler
from indicators.charts.scale import MOST_LINES, scale
from indicators.charts.scene import Panel, Scene, domains
from indicators.charts.stack import reach as stack_reach
from indicators.charts.step import stacked
from indicators.charts.targets import draw_targets
from indicators.charts.theme import template
from indicators.charts.value_text import series_unit
from indicators.i18n import translate
from indicators.i18n.numbers import format_number
from indicators.model.chart import ChartData

WIDTH = {"wide": 820, "narrow": 358}
"""Pixels for which a page's figure is reckoned; it stretches to its place."""

SEPARATORS = {"vi": ",.", "en": ".,"}
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "responsive": True,
    "doubleClick": False,
}
"""Plotly's configuration for every figure on a page; ``config(lang)`` adds the language."""

MOST_LINES_EACH = 4
LEAST_RIGHT, MOST_RIGHT, MOST_RIGHT_NARROW = 16.0, 170.0, 120.0


def config(lang: str) -> dict[str, Any]:
    """Return a new Plotly configuration for a page in ``lang``."""
    return {**CONFIG, "locale": lang}


def height(data: ChartData, width: str = "wide") -> int:
    """Return the recommended height of the page's figure in pixels; more where units need panels of their own."""
    kind = kind_of(data)
    one = kind.height if width == "wide" else kind.height_narrow
    if kind.across:
        shown = drawn(data)
        return one + kind.row * (row_count(shown) if shown.points else 1)
    units = len(_unit_groups(data))
    return one if units == 1 else round(one * (0.45 + 0.45 * units))


def page_figure(
    data: ChartData, lang: str, theme: str, width: str, chosen: tuple[str, str, str] | None
) -> dict[str, Any]:
    """Return data and layout for a page: no title, no notes, transparent ground, fitted to its place."""
    shown = drawn(data)
    if not shown.points:
        return empty_figure(lang, theme)
    narrow = width == "narrow"
    right, top, bottom = right_room(shown, lang, Ruler(), narrow=narrow), TOP_ROOM if lettered(shown) else 22, 46
    left = 8 + tick_room(shown, Fit(0, Ruler(), lang, narrow))
    plot = (WIDTH[width] - left - right, height(data, width) - top - bottom)
    scene = compose(shown, Fit(plot[0], Ruler(), lang, narrow), theme, plot, right, chosen)
    canvas = drawing(scene)
    layout = base_layout(scene, canvas)
    layout["margin"] = {"l": 8, "r": round(right), "t": top, "b": 28, "pad": 0}
    return {"data": canvas.traces, "layout": layout}


def empty_figure(lang: str, theme: str) -> dict[str, Any]:
    """Return a figure that says that there is no figure; no axis, no zero."""
    note = {
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "text": translate(lang, "charts.no_figure"),
        "showarrow": False,
        "font": {"size": 15},
    }
    hidden = {"visible": False, "fixedrange": True}
    layout = {"template": template(theme), "xaxis": dict(hidden), "yaxis": dict(hidden), "annotations": [note]}
    return {"data": [], "layout": {**layout, "separators": SEPARATORS[lang]}}


def compose(
    shown: Drawn,
    fit: Fit,
    theme: str,
    plot: tuple[float, float],
    right: float,
    chosen: tuple[str, str, str] | None = None,
) -> Scene:
    """Return the scene: axes and panels for a plot of this width and height, with this margin at the right."""
    return Scene(
        drawn=shown,
        lang=fit.lang,
        theme=theme,
        narrow=fit.narrow,
        ruler=fit.ruler,
        x=kind_of(shown.data).axis(shown, fit),
        panels=panels(shown, fit.lang),
        width=plot[0],
        height=plot[1],
        right=right,
        step=rhythm(shown.points),
        chosen=chosen,
        across=kind_of(shown.data).across,
    )


def drawing(scene: Scene) -> Canvas:
    """Return the canvas with everything drawn, in the order in which labels claim their places."""
    canvas = Canvas.of(scene)
    draw_refusals(scene, canvas)
    draw_events(scene, canvas)
    kind_of(scene.data).draw(scene, canvas)
    draw_targets(scene, canvas)
    draw_discrepancies(scene, canvas)
    for panel in scene.panels if len(scene.panels) > 1 else ():
        canvas.annotations.append(_unit_note(scene, panel))
    return canvas


def base_layout(scene: Scene, canvas: Canvas) -> dict[str, Any]:
    """Return the layout of a drawn figure without its margins; every object in it is its own."""
    layout: dict[str, Any] = {
        "template": template(scene.theme),
        "separators": SEPARATORS[scene.lang],
        "shapes": canvas.shapes,
        "annotations": canvas.annotations,
        "barmode": "overlay",
        "hovermode": "closest",
        "showlegend": False,
    }
    if scene.across:
        return {**layout, "xaxis": _values_across(scene), "yaxis": _rows_down(scene)}
    layout["xaxis"] = {**scene.x.layout(), "anchor": scene.panels[-1].axis}
    for panel in scene.panels:
        layout["yaxis" + panel.axis[1:]] = _value_axis(scene, panel)
    return layout


def _values_across(scene: Scene) -> dict[str, Any]:
    grid = {"showgrid": True, "showline": False, "ticks": ""}
    return {**_value_axis(scene, scene.panels[0]), **grid, "domain": [0, 1], "anchor": "y"}


def _rows_down(scene: Scene) -> dict[str, Any]:
    rows = scene.x.layout()
    return {**rows, "range": rows["range"][::-1], "anchor": "x", "showgrid": False, "zeroline": False}


def panels(shown: Drawn, lang: str) -> tuple[Panel, ...]:
    """Return one panel for each unit, in the order of the series; units never share an axis."""
    data = shown.data
    groups = _unit_groups(data)
    most = MOST_LINES if len(groups) == 1 else MOST_LINES_EACH
    found = []
    for position, (series, (bottom, top)) in enumerate(zip(groups, domains(len(groups)), strict=True)):
        values = _values(shown, series)
        kind = kind_of(data)
        measured = scale(
            values + reach(data, series, values),
            from_zero=kind.from_zero,
            most_lines=most,
            room_below=kind.room_below,
        )
        found.append(Panel(position, series, measured, series_unit(data.series[series[0]], lang), bottom, top))
    return tuple(found)


def _unit_groups(data: ChartData) -> list[tuple[int, ...]]:
    groups: dict[tuple[str, int], list[int]] = {}
    for position, series in enumerate(data.series):
        groups.setdefault((series.unit_measure, series.unit_mult), []).append(position)
    return [tuple(group) for group in groups.values()]


def _values(shown: Drawn, series: tuple[int, ...]) -> list[float]:
    """Return every value the axis must show: figures, ends of ranges, targets, and the height of a stack."""
    data = shown.data
    mine = [p for p in shown.points if p.series in series]
    values = [v for p in mine for v in (p.value, p.value_high) if v is not None]
    if 0 in series:
        values += [v for t in data.targets for v in (t.value, t.value_high) if v is not None]
    if stacked(data) and mine:
        last = max(p.period.last_day for p in mine)
        values.append(sum(p.value or 0 for p in mine if p.period.last_day == last))
    return values + stack_reach(data, mine)


def _value_axis(scene: Scene, panel: Panel) -> dict[str, Any]:
    measured = panel.scale
    return {
        "range": [measured.low, measured.high],
        "tickmode": "array",
        "tickvals": list(measured.ticks),
        "ticktext": [format_number(at, measured.decimals, scene.lang) for at in measured.ticks],
        "domain": [panel.bottom, panel.top],
        "anchor": "x",
        "zeroline": measured.low < 0 < measured.high,
    }


def _unit_note(scene: Scene, panel: Panel) -> dict[str, Any]:
    return {
        "x": 0,
        "y": panel.top,
        "xref": "paper",
        "yref": "paper",
        "text": panel.unit,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 1,
        "font": {"size": 13, "color": scene.colour("ink-3")},
    }


def tick_room(shown: Drawn, fit: Fit) -> float:
    """Return the width of the labels at the left, of values or of rows, with their standoff."""
    if kind_of(shown.data).across:
        texts = [line for _, text in kind_of(shown.data).axis(shown, fit).ticks for line in text.split("<br>")]
    else:
        scales = [panel.scale for panel in panels(shown, fit.lang)]
        texts = [format_number(at, measured.decimals, fit.lang) for measured in scales for at in measured.ticks]
    return max((fit.ruler.width(text) for text in texts), default=0) + 8


def row_count(shown: Drawn) -> int:
    """Return how many rows a kind has whose values run across."""
    return round(kind_of(shown.data).axis(shown, Fit(0, Ruler(), "vi", narrow=False)).high + 0.5)


def right_room(shown: Drawn, lang: str, ruler: Ruler, *, narrow: bool) -> float:
    """Return the margin that the names at the line ends need; long names are wrapped."""
    end_labels = kind_of(shown.data).end_labels
    labels = end_labels(shown, lang) if end_labels else []
    widest = max((ruler.width(text, 16, "semibold") for text in labels), default=0)
    room = max(widest + 18, LEAST_RIGHT) if labels else LEAST_RIGHT
    return min(room, MOST_RIGHT_NARROW if narrow else MOST_RIGHT)
