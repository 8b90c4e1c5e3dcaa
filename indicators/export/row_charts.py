"""Native charts of the kinds whose values run across: stacked parts, bars, and two ends joined by a line."""

from __future__ import annotations

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart._chart import ChartBase
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.series import Series as AnySeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from indicators.export.document import Cell, Document
from indicators.export.native_chart import POINT, QUIET, column_series, dress, tint
from indicators.model.chart import ChartKind

END_SHAPES = ("circle", "square")
MARK_SIZE = 9
HOLLOW_SHARE = 0.15
ROW_KINDS = (ChartKind.STACKED, ChartKind.BAR, ChartKind.RANGE)


def row_charts(document: Document, table: str) -> list[ChartBase]:
    """Return the one chart of such a kind, on the table twin; none where nothing is drawn."""
    if not document.rows:
        return []
    if document.data.spec.kind is ChartKind.RANGE:
        return [_range(document, table)]
    return [_bars(document, table, stacked=document.data.spec.kind is ChartKind.STACKED)]


def _bars(document: Document, table: str, *, stacked: bool) -> BarChart:
    chart = BarChart()
    chart.type, chart.grouping, chart.gapWidth = "bar", "stacked" if stacked else "clustered", 60
    chart.overlap = 100 if stacked else None
    for i in range(len(document.columns)):
        chart.series.append(column_series(document, table, i, solid=stacked))
    dress(chart, document, document.units[0], _values(document), legend=stacked)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    return chart


def _range(document: Document, table: str) -> LineChart:
    """Return two series of marks with a line between the highest and the lowest of each period."""
    chart = LineChart()
    chart.grouping = "standard"
    for i in range(len(END_SHAPES)):
        chart.series.append(_end(document, table, i))
    chart.hiLowLines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=QUIET, w=2 * POINT)))
    dress(chart, document, document.units[0], _values(document), legend=True)
    return chart


def _end(document: Document, table: str, i: int) -> AnySeries:
    series, colour = column_series(document, table, i, solid=True), document.columns[i].colour
    series.invertIfNegative = None
    series.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    series.dPt = [
        DataPoint(idx=n, marker=_marker(i, row.cells[i].status, colour))
        for n, row in enumerate(document.rows)
        if row.cells[i].value is not None
    ]
    series.marker = _marker(i, "A", colour)
    series.smooth = False
    return series


def _marker(i: int, status: str, colour: str) -> Marker:
    """Return the mark of a status; an estimate keeps a breath of colour, for programs that draw no outline."""
    fills = {"A": colour, "P": tint(colour)}
    paint = GraphicalProperties(solidFill=fills.get(status, tint(colour, HOLLOW_SHARE)))
    paint.line = LineProperties(solidFill=colour, w=int(1.5 * POINT))
    return Marker(symbol=END_SHAPES[i], size=MARK_SIZE, spPr=paint)


def _values(document: Document) -> list[float]:
    cells: list[Cell] = [cell for row in document.rows for cell in row.cells]
    return [cell.value for cell in cells if cell.value is not None]
