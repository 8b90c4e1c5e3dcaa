"""Native charts of the kinds whose values run across: stacked parts, bars, and two ends joined by a line."""

from __future__ import annotations

from indicators.export.chart_model import Chart, Plot, Series
from indicators.export.chart_part import NativeChart
from indicators.export.document import Cell, Document
from indicators.export.drawing_xml import NO_STROKE, look, stroke
from indicators.export.native_chart import MOST_LABELS, column_series, dress, value_labels
from indicators.export.shades import ink_on
from indicators.export.slots import Slots, slots_of
from indicators.export.status_marks import mark, marked_point
from indicators.export.typefaces import INK, QUIET
from indicators.model.chart import ChartKind

END_SHAPES = ("circle", "square")
MARK_SIZE = 9
ROW_KINDS = (ChartKind.STACKED, ChartKind.BAR, ChartKind.RANGE)


def row_charts(document: Document, table: str) -> list[NativeChart]:
    """Return the one chart of such a kind, on the table twin; none where nothing is drawn."""
    if not document.rows:
        return []
    slots = slots_of(document, table, None)
    if document.data.spec.kind is ChartKind.RANGE:
        return [_range(document, table, slots)]
    return [_bars(document, table, slots, stacked=document.data.spec.kind is ChartKind.STACKED)]


def _bars(document: Document, table: str, slots: Slots, *, stacked: bool) -> NativeChart:
    grouping, overlap = ("stacked", 100) if stacked else ("clustered", None)
    chart = Chart([Plot("bar", across=True, grouping=grouping, gap=60, overlap=overlap)])
    native = NativeChart(chart, categories=slots.names, across=True, keyed=stacked)
    for i in range(len(document.columns)):
        chart.series.append(column_series(document, table, i, slots, solid=stacked))
        cells = [row.cells[i] for row in document.rows]
        if len(document.rows) <= MOST_LABELS:
            native.labels += value_labels(
                cells, i, document.lang, "ctr" if stacked else "outEnd",
                ink_on(document.columns[i].colour) if stacked else INK,
            )  # fmt: skip
    dress(native, document, document.units[0], _values(document), legend=stacked)
    chart.x.reversed, chart.y.crosses = True, "max"
    return native


def _range(document: Document, table: str, slots: Slots) -> NativeChart:
    """Return two series of marks with a line between the highest and the lowest of each period."""
    chart = Chart([Plot("line", high_low=stroke(QUIET, 2))])
    native = NativeChart(chart, categories=slots.names, keyed=True)
    for i in range(len(END_SHAPES)):
        chart.series.append(_end(document, table, i, slots))
        if 2 * len(document.rows) <= MOST_LABELS:
            native.labels += value_labels([row.cells[i] for row in document.rows], i, document.lang, "r")
    dress(native, document, document.units[0], _values(document), legend=True)
    return native


def _end(document: Document, table: str, i: int, slots: Slots) -> Series:
    series, colour = column_series(document, table, i, slots, solid=True), document.columns[i].colour
    series.keeps_colour, series.look, series.smooth = False, look(NO_STROKE), False
    series.points = [
        marked_point(n, mark(row.cells[i].status, colour, MARK_SIZE, shape=END_SHAPES[i]))
        for n, row in enumerate(document.rows)
        if row.cells[i].value is not None
    ]
    series.mark = mark("A", colour, MARK_SIZE + 1, shape=END_SHAPES[i])  # unlike, so that points keep their own
    return series


def _values(document: Document) -> list[float]:
    cells: list[Cell] = [cell for row in document.rows for cell in row.cells]
    return [cell.value for cell in cells if cell.value is not None]
