"""Native charts of the kinds whose values run across: stacked parts, bars, and two ends joined by a line."""

from __future__ import annotations

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import Series as AnySeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from indicators.export.chart_part import NativeChart
from indicators.export.document import Cell, Document
from indicators.export.native_chart import MOST_LABELS, column_series, dress, headings, value_labels
from indicators.export.shades import ink_on
from indicators.export.status_marks import mark, stroke
from indicators.export.typefaces import INK, QUIET
from indicators.model.chart import ChartKind

END_SHAPES = ("circle", "square")
MARK_SIZE = 9
ROW_KINDS = (ChartKind.STACKED, ChartKind.BAR, ChartKind.RANGE)


def row_charts(document: Document, table: str) -> list[NativeChart]:
    """Return the one chart of such a kind, on the table twin; none where nothing is drawn."""
    if not document.rows:
        return []
    if document.data.spec.kind is ChartKind.RANGE:
        return [_range(document, table)]
    return [_bars(document, table, stacked=document.data.spec.kind is ChartKind.STACKED)]


def _bars(document: Document, table: str, *, stacked: bool) -> NativeChart:
    chart = BarChart()
    chart.type, chart.grouping, chart.gapWidth = "bar", "stacked" if stacked else "clustered", 60
    chart.overlap = 100 if stacked else None
    native = NativeChart(chart, categories=headings(document), across=True, keyed=stacked)
    for i in range(len(document.columns)):
        chart.series.append(column_series(document, table, i, solid=stacked))
        cells = [row.cells[i] for row in document.rows]
        if len(document.rows) <= MOST_LABELS:
            native.labels += value_labels(
                cells, i, document.lang, "ctr" if stacked else "outEnd",
                ink_on(document.columns[i].colour) if stacked else INK,
            )  # fmt: skip
    dress(native, document, document.units[0], _values(document), legend=stacked)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    return native


def _range(document: Document, table: str) -> NativeChart:
    """Return two series of marks with a line between the highest and the lowest of each period."""
    chart = LineChart()
    chart.grouping = "standard"
    native = NativeChart(chart, categories=headings(document), keyed=True)
    for i in range(len(END_SHAPES)):
        chart.series.append(_end(document, table, i))
        if 2 * len(document.rows) <= MOST_LABELS:
            native.labels += value_labels([row.cells[i] for row in document.rows], i, document.lang, "r")
    chart.hiLowLines = ChartLines(spPr=GraphicalProperties(ln=stroke(QUIET, 2)))
    dress(native, document, document.units[0], _values(document), legend=True)
    return native


def _end(document: Document, table: str, i: int) -> AnySeries:
    series, colour = column_series(document, table, i, solid=True), document.columns[i].colour
    series.invertIfNegative = None
    series.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    series.dPt = [
        DataPoint(idx=n, marker=mark(row.cells[i].status, colour, MARK_SIZE, shape=END_SHAPES[i]))
        for n, row in enumerate(document.rows)
        if row.cells[i].value is not None
    ]
    series.marker = mark("A", colour, MARK_SIZE + 1, shape=END_SHAPES[i])  # unlike, so that points keep their own
    series.smooth = False
    return series


def _values(document: Document) -> list[float]:
    cells: list[Cell] = [cell for row in document.rows for cell in row.cells]
    return [cell.value for cell in cells if cell.value is not None]
