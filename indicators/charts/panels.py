"""The panels of a figure: one a unit, or what the kind of chart says; each with its value axis and its heading."""

from __future__ import annotations

from typing import Any

from indicators.charts.canvas import escaped
from indicators.charts.extent import extent, value_scale
from indicators.charts.kinds import kind_of
from indicators.charts.points import Drawn
from indicators.charts.scale import MOST_LINES, Scale
from indicators.charts.scene import Panel, Scene, domains
from indicators.charts.value_text import series_unit
from indicators.i18n.numbers import format_number
from indicators.model.chart import ChartData

MOST_LINES_EACH = 4


def panels(shown: Drawn, lang: str, *, narrow: bool = False) -> tuple[Panel, ...]:
    """Return the panels of a chart; those of unlike units stand one under the other, in the order of the series."""
    data = shown.data
    kind = kind_of(data)
    if kind.panels is not None:
        return kind.panels(shown, lang, narrow)
    groups = unit_groups(data)
    most = MOST_LINES if len(groups) == 1 else MOST_LINES_EACH
    return tuple(
        Panel(
            position, series, measured(shown, series, most_lines=most), series_unit(data.series[series[0]], lang),
            bottom, top,
        )
        for position, (series, (bottom, top)) in enumerate(zip(groups, domains(len(groups)), strict=True))
    )  # fmt: skip


def measured(shown: Drawn, series: tuple[int, ...], *, most_lines: int = MOST_LINES) -> Scale:
    """Return the value axis that shows these series."""
    kind = kind_of(shown.data)
    values = (kind.extent or extent)(shown, series)
    return value_scale(
        values, shown.data.spec, from_zero=kind.from_zero, most_lines=most_lines, room_below=kind.room_below
    )


def unit_groups(data: ChartData) -> list[tuple[int, ...]]:
    """Return the positions of the series of each unit, in the order of the series."""
    groups: dict[tuple[str, int], list[int]] = {}
    for position, series in enumerate(data.series):
        groups.setdefault((series.unit_measure, series.unit_mult), []).append(position)
    return [tuple(group) for group in groups.values()]


def value_axis(scene: Scene, panel: Panel) -> dict[str, Any]:
    """Return a new layout object for the value axis of a panel."""
    lines = panel.scale
    said: dict[str, Any] = {
        "range": [lines.coordinate(lines.low), lines.coordinate(lines.high)],
        "tickmode": "array",
        "tickvals": [at for at, _ in ticks(panel, scene.lang)],
        "ticktext": [text for _, text in ticks(panel, scene.lang)],
        "domain": [panel.bottom, panel.top],
        "anchor": panel.x_axis,
        "zeroline": lines.low < 0 < lines.high and not panel.rows,
    }
    if lines.log:
        said["type"] = "log"
    if not panel.ticks:
        said["showticklabels"] = False
    if panel.rows or panel.bare:
        said["showgrid"] = False
    return said


def ticks(panel: Panel, lang: str) -> tuple[tuple[float, str], ...]:
    """Return the places and the texts on a value axis."""
    if panel.rows:
        return panel.rows
    if panel.bare:
        return ()
    return tuple((at, format_number(at, panel.scale.decimals, lang)) for at in panel.scale.ticks)


def heading(scene: Scene, panel: Panel) -> dict[str, Any]:
    """Return the words above a panel: its title, or else its unit."""
    font: dict[str, Any] = {"size": 13, "color": scene.colour("ink-3")}
    if panel.title:
        font = {"size": 14, "color": scene.colour("ink"), "weight": 600}
    return {
        "x": panel.left,
        "y": panel.top,
        "xref": "paper",
        "yref": "paper",
        "text": escaped(panel.title or panel.unit),
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 1,
        "font": font,
    }
