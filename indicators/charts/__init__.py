"""Charts as plain values: finished rows in, a Plotly figure, its words and its table out. Pure.

Belongs here: how a status, a gap, a disagreement, an event or a target looks, and every word around a chart, all
derived from the figures drawn. Does not: fetching figures, any page component, any file format. One module a noun;
``kinds.CHART_KINDS`` lists the kinds, ``tokens.json`` holds every colour and size, ``marks`` every sign.

Public names: ``build``, ``captions``, ``table``, ``sparkline``, ``SparkPoint``, ``height``, ``config``, ``mark``::

    figure = charts.build(data, "vi", "light")
    charts.captions(data, "vi").subtitle == "Lũy kế từ đầu năm, mức, tỷ USD · mỗi đường một năm, 2022–2025"
"""

from __future__ import annotations

from typing import Any

from indicators.charts.captions import Captions, EventText, captions, chart_id, measure_words
from indicators.charts.figure import CONFIG, config, height, page_figure
from indicators.charts.key import KeyItem
from indicators.charts.marks import svg as mark
from indicators.charts.note import Note
from indicators.charts.sparkline import SparkPoint, sparkline
from indicators.charts.standalone import SIZES, standalone_figure
from indicators.charts.table import table
from indicators.charts.table_cell import TableCell, TableColumn, TableRow, TableTwin
from indicators.charts.value_text import unit_text
from indicators.model.chart import ChartData

__all__ = [
    "CONFIG",
    "SIZES",
    "Captions",
    "EventText",
    "KeyItem",
    "Note",
    "SparkPoint",
    "TableCell",
    "TableColumn",
    "TableRow",
    "TableTwin",
    "build",
    "captions",
    "chart_id",
    "config",
    "height",
    "mark",
    "measure_words",
    "sparkline",
    "table",
    "unit_text",
]


def build(
    data: ChartData,
    lang: str,
    theme: str,
    *,
    width: str = "wide",
    standalone: bool = False,
    chosen: tuple[str, str, str] | None = None,
    face: str = "source",
) -> dict[str, Any]:
    """Return ``{"data": […], "layout": {…}}`` for plotly.js; every object in it belongs to this figure alone.

    ``width`` is ``wide`` or ``narrow``, standalone any of ``SIZES``. ``standalone`` sets title, key, notes and source
    into the figure and fixes its size, for a file. ``chosen`` is the address of a point (series key, first day, first
    day after), which is ringed. ``face`` is ``fallback`` where the reader's machine lacks Source Sans 3. Raises Invalid
    for a table.
    """
    if standalone:
        return standalone_figure(data, lang, theme, width, face)
    return page_figure(data, lang, theme, width, chosen)
