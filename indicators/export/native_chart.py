"""Native, editable charts: columns on the table itself, lines on a sheet of drawn points that refers to the table.

Status is carried by marks and fills as far as these charts can: hollow, half, solid. Lines are broken where figures may
not be joined. Every reference carries its cached values, so that a reader that does not calculate shows the same.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl.chart import BarChart, ScatterChart
from openpyxl.chart._chart import ChartBase
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.series import Series as AnySeries
from openpyxl.chart.series import SeriesLabel, XYSeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from indicators.export.document import Address, Document, Line, LinePoint
from indicators.export.safe_text import printable
from indicators.export.sheets import DATE_FORMAT, HEAD, cell_at, number_format, write
from indicators.i18n import translate

WIDTH_CM, HEIGHT_CM = 26.0, 13.0
LONG_SPAN = 800
SMALL = 5
"""Values below which the axis needs a decimal."""

POINT = 12700
"""English metric units in a typographic point, the measure of line widths."""

INK, GRID, QUIET = "18212C", "E8E5DD", "A9A497"
SHAPES = ("circle", "square", "diamond", "triangle", "triangle", "plus")
_ALONE = {"D": "square", "F": "diamond"}
PRELIMINARY_SHARE = 0.45
COLUMNS_A_LINE = 4
MANY = 30
"""Points on one line above which its marks become small."""


@dataclass(slots=True)
class DrawnPoints:
    """The sheet behind lines: three columns a line (period, place, figure), a blank row wherever the line breaks.

    ``cached`` holds the values of the formulas written, cell by cell, for the file's own cache.
    """

    sheet: Worksheet
    table: str
    addresses: dict[Address, str]
    cached: dict[str, float] = field(default_factory=dict)

    def write(self, line: Line, column: int, lang: str) -> list[LinePoint | None]:
        """Write one line and return what stands in its rows, None for a break."""
        write(self.sheet, 1, column, translate(lang, "export.column.period")).font = HEAD
        write(self.sheet, 1, column + 1, translate(lang, "export.drawn.place")).font = HEAD
        write(self.sheet, 1, column + 2, line.name).font = HEAD
        rows: list[LinePoint | None] = []
        for run in line.runs:
            rows += [None, *run] if rows else run
        for r, point in enumerate(rows, start=2):
            if point is not None:
                self._write_point(point, r, column)
        for offset, width in enumerate((26, 12, 12)):
            self.sheet.column_dimensions[get_column_letter(column + offset)].width = width
        return rows

    def _write_point(self, point: LinePoint, row: int, column: int) -> None:
        write(self.sheet, row, column, point.label)
        place = write(self.sheet, row, column + 1, point.at)
        place.number_format = DATE_FORMAT if isinstance(point.at, date) else "0.00"
        figure = cell_at(self.sheet, row, column + 2)
        figure.number_format = number_format(point.decimals)
        figure.value = f"={quote_sheetname(self.table)}!{self.addresses[point.address]}"
        self.cached[figure.coordinate] = point.value


def column_charts(document: Document, table: str) -> list[ChartBase]:
    """Return one clustered column chart for each unit, on the table twin."""
    units = list(dict.fromkeys(document.units))
    charts: list[ChartBase] = []
    for unit in units:
        mine = [i for i, own in enumerate(document.units) if own == unit and i < len(document.columns)]
        chart = BarChart()
        chart.type, chart.grouping, chart.gapWidth, chart.overlap = "col", "clustered", 70, -6
        for i in mine:
            chart.series.append(column_series(document, table, i))
        values = [row.cells[i].value for row in document.rows for i in mine]
        dress(chart, document, unit, [value for value in values if value is not None], legend=len(mine) > 1)
        charts.append(chart)
    return charts


def line_charts(document: Document, points: DrawnPoints) -> list[ChartBase]:
    """Return one scatter chart with lines for each unit, and write the points it is drawn from."""
    charts: list[ChartBase] = []
    column = 1
    for unit in dict.fromkeys(line.unit for line in document.lines):
        mine = [line for line in document.lines if line.unit == unit]
        chart = ScatterChart()
        chart.style, chart.scatterStyle = 13, "lineMarker"
        for line in mine:
            rows = points.write(line, column, document.lang)
            chart.series.append(_line_series(points.sheet.title, line, rows, column, alone=len(document.units) == 1))
            column += COLUMNS_A_LINE
        values = [point.value for line in mine for run in line.runs for point in run]
        dress(chart, document, unit, values, legend=len(mine) > 1)
        _dress_places(chart, document)
        charts.append(chart)
    return charts


def column_series(document: Document, table: str, i: int, *, solid: bool = False) -> AnySeries:
    """Return one column of the table as a series; ``solid``: fills tell the series and not the status."""
    column, name = document.columns[i], quote_sheetname(table)
    letter = get_column_letter(2 + 2 * i)
    last = 4 + len(document.rows)
    cells = [row.cells[i] for row in document.rows]
    decimals = max((cell.decimals for cell in cells if cell.value is not None), default=0)
    labels = StrData(ptCount=len(cells), pt=[StrVal(idx=n, v=row.heading) for n, row in enumerate(document.rows)])
    points = []
    for n, cell in enumerate(cells):
        if cell.value is not None and cell.status != "A" and not solid:
            half = cell.status == "P"
            filled = GraphicalProperties(solidFill=tint(column.colour)) if half else GraphicalProperties(noFill=True)
            filled.line = LineProperties(solidFill=column.colour, w=int(1.5 * POINT))
            points.append(DataPoint(idx=n, invertIfNegative=False, spPr=filled))
    series = AnySeries(
        idx=i,
        order=i,
        tx=_title(f"{name}!${letter}$4", column.heading),
        cat=AxDataSource(strRef=StrRef(f=f"{name}!$A$5:$A${last}", strCache=labels)),
        val=_numbers(f"{name}!${letter}$5:${letter}${last}", [cell.value for cell in cells], number_format(decimals)),
        dPt=points,
        spPr=GraphicalProperties(solidFill=column.colour),
    )
    series.graphicalProperties.line = LineProperties(solidFill=column.colour, w=int(1.5 * POINT))
    series.invertIfNegative = False
    return series


def _line_series(sheet: str, line: Line, rows: Sequence[LinePoint | None], column: int, *, alone: bool) -> XYSeries:
    name, last = quote_sheetname(sheet), len(rows) + 1
    x, y = get_column_letter(column + 1), get_column_letter(column + 2)
    places = [None if point is None else place_number(point.at) for point in rows]
    values = [None if point is None else point.value for point in rows]
    decimals = max((point.decimals for point in rows if point is not None), default=0)
    dated = any(point is not None and isinstance(point.at, date) for point in rows)
    series = XYSeries(
        idx=column // COLUMNS_A_LINE,
        order=column // COLUMNS_A_LINE,
        tx=_title(f"{name}!${y}$1", line.name),
        xVal=AxDataSource(numRef=_reference(f"{name}!${x}$2:${x}${last}", places, DATE_FORMAT if dated else "0.00")),
        yVal=_numbers(f"{name}!${y}$2:${y}${last}", values, number_format(decimals)),
        dPt=[_mark(n, point, line, alone=alone) for n, point in enumerate(rows) if point is not None],
        spPr=GraphicalProperties(),
        smooth=False,
    )
    width = int((2.25 if line.hero else 1.25) * POINT)
    series.graphicalProperties.line = LineProperties(solidFill=line.colour, w=width)
    series.marker = Marker(symbol="none")
    return series


def _mark(n: int, point: LinePoint, line: Line, *, alone: bool) -> DataPoint:
    """Return one point's mark by status; the stroke to an estimate is dashed, to a projection dotted."""
    stroke = LineProperties(solidFill=line.colour, w=int((2.25 if line.hero else 1.25) * POINT))
    if point.status in {"E", "F"}:
        stroke.prstDash = "sysDash" if point.status == "E" else "sysDot"
    if not point.marked:
        return DataPoint(idx=n, marker=Marker(symbol="none"), spPr=GraphicalProperties(ln=stroke))
    shape: Any = _ALONE.get(point.status, "circle") if alone else SHAPES[line.shape % len(SHAPES)]
    fills = {"A": line.colour, "P": tint(line.colour)}
    paint = GraphicalProperties(solidFill=fills.get(point.status, "FFFFFF"))
    paint.line = LineProperties(solidFill=line.colour, w=int(1.5 * POINT))
    size = 5 if sum(len(run) for run in line.runs) > MANY else 8 if line.hero else 6
    return DataPoint(idx=n, marker=Marker(symbol=shape, size=size, spPr=paint), spPr=GraphicalProperties(ln=stroke))


def dress(chart: Any, document: Document, unit: str, values: Sequence[float], *, legend: bool) -> None:
    """Set title, axes, grid and legend; ``chart`` is a bar or a scatter chart."""
    chart.width, chart.height = WIDTH_CM, HEIGHT_CM
    chart.title = _heading(document)
    chart.display_blanks = "gap"
    chart.x_axis.delete = chart.y_axis.delete = False
    small = bool(values) and max(abs(value) for value in values) < SMALL
    chart.y_axis.title, chart.y_axis.number_format = unit, number_format(1 if small else 0)
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=GRID, w=POINT // 2))
    chart.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=QUIET, w=POINT))
    chart.x_axis.tickLblPos = "low"
    if legend:
        chart.legend.position = "b"
    else:
        chart.legend = None


def _dress_places(chart: Any, document: Document) -> None:
    """Set the horizontal axis, the same for every unit: months up to 12, or the calendar."""
    chart.x_axis.majorGridlines = None
    places = [point.at for line in document.lines for run in line.runs for point in run]
    days = [at for at in places if isinstance(at, date)]
    if days:
        first, last = place_number(min(days)), place_number(max(days)) + (366 if min(days) == max(days) else 0)
        long = last - first > LONG_SPAN
        chart.x_axis.number_format = "yyyy" if long else "mm/yyyy"
        start = date(min(days).year, 1, 1) if long else min(days)
        chart.x_axis.scaling.min, chart.x_axis.scaling.max = place_number(start), last + (last - first) * 0.02
        chart.x_axis.majorUnit = 365.25 * max(1, round((last - first) / 365.25 / 10)) if long else 61
    else:
        months = [at for at in places if not isinstance(at, date)]
        first_month = max(math.floor(min(months)) - 1, 0)
        chart.x_axis.scaling.min, chart.x_axis.scaling.max, chart.x_axis.majorUnit = first_month, 12, 1
        chart.x_axis.number_format = "0"
    if document.axis_title:
        chart.x_axis.title = document.axis_title


def _title(reference: str, text: str) -> SeriesLabel:
    return SeriesLabel(strRef=StrRef(f=reference, strCache=StrData(ptCount=1, pt=[StrVal(idx=0, v=text)])))


def _numbers(reference: str, values: Sequence[float | None], code: str) -> NumDataSource:
    return NumDataSource(numRef=_reference(reference, values, code))


def _reference(reference: str, values: Sequence[float | None], code: str) -> NumRef:
    kept = [NumVal(idx=n, v=f"{value:.15g}") for n, value in enumerate(values) if value is not None]
    return NumRef(f=reference, numCache=NumData(formatCode=code, ptCount=len(values), pt=kept))


def place_number(at: float | date) -> float:
    """Return a place as a number: a day as its serial number, as spreadsheets count days."""
    return float(to_excel(at)) if isinstance(at, date) else float(at)  # type: ignore[no-untyped-call]


def tint(colour: str, share: float = PRELIMINARY_SHARE) -> str:
    """Return the colour that a share of ``colour`` over white looks like."""
    parts = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return "".join(f"{round(part * share + 255 * (1 - share)):02X}" for part in parts)


def _heading(document: Document) -> Title:
    """Return title and subtitle as text of the chart, so that they stay with it when it is copied into a report."""
    lines = ((document.title, 1400, True), (document.subtitle, 1000, False))
    paragraphs = [
        Paragraph(
            pPr=ParagraphProperties(defRPr=CharacterProperties(sz=size, b=bold)),
            r=[
                RegularTextRun(
                    rPr=CharacterProperties(sz=size, b=bold, lang=document.lang, solidFill=INK), t=printable(text)
                )
            ],
        )
        for text, size, bold in lines
    ]
    return Title(tx=Text(rich=RichText(p=paragraphs)), overlay=False)
