"""ChartData -> a plain-dict Plotly figure for a page."""

from __future__ import annotations

from typing import Any

from indicators.charts import waterfall
from indicators.charts.annotations import draw_annotations
from indicators.charts.axis import Fit
from indicators.charts.breaks import draw_breaks
from indicators.charts.canvas import Canvas, escaped
from indicators.charts.discrepancies import draw_discrepancies
from indicators.charts.events import TOP_ROOM, draw_events, lettered
from indicators.charts.joins import rhythm
from indicators.charts.kinds import drawn, kind_of, sparse
from indicators.charts.panels import heading, panels, ticks, unit_groups, value_axis
from indicators.charts.points import Drawn
from indicators.charts.refusals import draw_refusals
from indicators.charts.ruler import Ruler
from indicators.charts.scene import Scene
from indicators.charts.targets import draw_targets
from indicators.charts.theme import template
from indicators.i18n import translate
from indicators.model.chart import ChartData, ChartKind

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

TITLE_ROOM = 32
"""Pixels over a plot whose panels have titles."""

EMPTY_HEIGHT = 130
"""Pixels for the words that stand in place of a figure."""

LEAST_RIGHT, LEAST_RIGHT_NARROW, MOST_RIGHT, MOST_RIGHT_NARROW = 16.0, 24.0, 170.0, 120.0


def config(lang: str) -> dict[str, Any]:
    """Return a new Plotly configuration for a page in ``lang``."""
    return {**CONFIG, "locale": lang}


def height(data: ChartData, width: str = "wide") -> int:
    """Return the recommended height of the page's figure in pixels; more where units need panels of their own."""
    kind = kind_of(data)
    if is_empty(data):
        return EMPTY_HEIGHT
    if kind.tall is not None:
        return kind.tall(sparse(data), width != "wide")
    one = kind.height if width == "wide" else kind.height_narrow
    if kind.across:
        shown = drawn(data)
        return one + kind.row * (row_count(shown) if shown.points else 1)
    units = 1 if kind.panels is not None else len(unit_groups(data))
    return one if units == 1 else round(one * (0.45 + 0.45 * units))


def is_empty(data: ChartData) -> bool:
    """Tell whether the chart has nothing to draw."""
    if not data.rows["value"].notna().any():
        return True
    return kind_of(data).shown is not None and not drawn(data).points


def page_figure(
    data: ChartData, lang: str, theme: str, width: str, chosen: tuple[str, str, str] | None
) -> dict[str, Any]:
    """Return data and layout for a page: no title, no notes, transparent ground, fitted to its place."""
    shown = sparse(data, chosen)
    if not shown.points:
        return empty_figure(data, lang, theme, WIDTH[width])
    narrow = width == "narrow"
    right, bottom = right_room(shown, lang, Ruler(), narrow=narrow), 46
    titled = any(panel.title for panel in panels(shown, lang, narrow=narrow))
    top = TOP_ROOM if lettered(shown) else TITLE_ROOM if titled else 22
    left = 8 + tick_room(shown, Fit(0, Ruler(), lang, narrow))
    plot = (WIDTH[width] - left - right, height(data, width) - top - bottom)
    scene = compose(shown, Fit(plot[0], Ruler(), lang, narrow), theme, plot, right, chosen)
    canvas = drawing(scene)
    layout = base_layout(scene, canvas)
    layout["margin"] = {"l": 8, "r": round(right), "t": top, "b": 28, "pad": 0}
    return {"data": canvas.traces, "layout": layout}


def empty_figure(data: ChartData, lang: str, theme: str, room: float, ruler: Ruler | None = None) -> dict[str, Any]:
    """Return a figure that says that there is no figure, and of parts which one is missing; no axis, no zero."""
    words = waterfall.no_period_words(data, lang) if data.spec.kind is ChartKind.WATERFALL else ""
    lines = (ruler or Ruler()).wrap(words or translate(lang, "charts.no_figure"), room - 40, 15)
    note = {
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "text": "<br>".join(escaped(line) for line in lines),
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
        panels=panels(shown, fit.lang, narrow=fit.narrow),
        width=plot[0],
        height=plot[1],
        right=right,
        step=rhythm(shown.points),
        chosen=chosen,
        across=kind_of(shown.data).across,
        apart=kind_of(shown.data).apart,
    )


def drawing(scene: Scene) -> Canvas:
    """Return the canvas with everything drawn, in the order in which labels claim their places."""
    canvas = Canvas.of(scene)
    draw_refusals(scene, canvas)
    draw_events(scene, canvas)
    draw_breaks(scene, canvas)
    kind_of(scene.data).draw(scene, canvas)
    draw_targets(scene, canvas)
    draw_discrepancies(scene, canvas)
    draw_annotations(scene, canvas)
    for panel in scene.panels:
        if len(scene.panels) > 1 or panel.title:
            canvas.annotations.append(heading(scene, panel))
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
        layout["yaxis" + panel.axis[1:]] = value_axis(scene, panel)
        if panel.own_axis:
            place = {"anchor": panel.axis, "domain": [panel.left, panel.right]}
            layout["xaxis" + panel.x_axis[1:]] = {**scene.x.layout(), **place}
    return layout


def _values_across(scene: Scene) -> dict[str, Any]:
    grid = {"showgrid": True, "showline": False, "ticks": ""}
    return {**value_axis(scene, scene.panels[0]), **grid, "domain": [0, 1], "anchor": "y"}


def _rows_down(scene: Scene) -> dict[str, Any]:
    rows = scene.x.layout()
    return {**rows, "range": rows["range"][::-1], "anchor": "x", "showgrid": False, "zeroline": False}


def tick_room(shown: Drawn, fit: Fit) -> float:
    """Return the width of the labels at the left, of values or of rows, with their standoff."""
    if kind_of(shown.data).across:
        texts = [line for _, text in kind_of(shown.data).axis(shown, fit).ticks for line in text.split("<br>")]
    else:
        outer = [panel for panel in panels(shown, fit.lang, narrow=fit.narrow) if panel.left == 0]
        texts = [text for panel in outer for _, text in ticks(panel, fit.lang)]
    return max((fit.ruler.width(text) for text in texts), default=0) + 8


def row_count(shown: Drawn) -> int:
    """Return how many rows a kind has whose values run across."""
    return round(kind_of(shown.data).axis(shown, Fit(0, Ruler(), "vi", narrow=False)).high + 0.5)


def right_room(shown: Drawn, lang: str, ruler: Ruler, *, narrow: bool) -> float:
    """Return the margin that the names at the line ends need; long names are wrapped."""
    end_labels = kind_of(shown.data).end_labels
    labels = end_labels(shown, lang) if end_labels else []
    widest = max((ruler.width(text, 16, "semibold") for text in labels), default=0)
    least = LEAST_RIGHT_NARROW if narrow else LEAST_RIGHT
    room = max(widest + 18, least) if labels else least
    return min(room, MOST_RIGHT_NARROW if narrow else MOST_RIGHT)
