"""Native, editable charts: columns on the table itself, lines on a sheet of drawn points that refers to the table.

Status is carried by marks and fills as far as these charts can: hollow, half, solid. Lines are broken where figures may
not be joined. Every reference carries its cached values, so that a reader that does not calculate shows the same.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from indicators.export.cell_look import DATE_FORMAT
from indicators.export.chart_model import Axis, Chart, Plot, Series
from indicators.export.chart_part import NativeChart, PointLabel
from indicators.export.document import Cell, Document, Line, LinePoint
from indicators.export.drawing_xml import NO_STROKE, look, paint, stroke
from indicators.export.drawn_points import DrawnPoints, laid_out
from indicators.export.references import chart_format, figures, heights, place_number, places, title
from indicators.export.sheet_names import letter_of, quoted_name
from indicators.export.slots import YEAR_CODE, Slots
from indicators.export.status_marks import (
    NO_MARK,
    OUTLINE,
    SHAPES,
    THICK,
    THIN,
    column_point,
    mark,
    marked_point,
)
from indicators.export.strokes import Stroke, strokes_of
from indicators.export.typefaces import GRID, INK, QUIET
from indicators.i18n.numbers import format_number
from indicators.model.chart import ChartKind

LONG_SPAN = 800
SMALL = 5
"""Values below which the axis needs a decimal."""

KEY_SIZE = 7
"""Of the marks of a whole series; unlike that of its points, whose own marks some programs would ignore otherwise."""

COLUMNS_A_LINE = 4
MANY = 30
"""Points on one line above which its marks become small."""

MOST_LABELS = 15
MONTHS = 12
MOST_NAMED = 6
"""Lines that are named at their ends; more have a legend, if their colours tell them apart."""

CROWDED, WIDE_LABEL, SHORT_LABEL = 0.07, 0.16, 0.075
"""Shares of both axes below which two labels would overlap."""

NEAR_ZERO = 0.4
"""A line starts above zero only when its lowest figure is more than this share of its highest, as on the page."""

YEAR_DAYS = 365.25

_FROM_ZERO = {ChartKind.LADDER, ChartKind.STEP}


def column_charts(document: Document, table: str, slots: Slots) -> list[NativeChart]:
    """Return one clustered column chart for each unit, on the table twin."""
    units = list(dict.fromkeys(document.units))
    charts: list[NativeChart] = []
    for unit in units:
        mine = [i for i, own in enumerate(document.units) if own == unit and i < len(document.columns)]
        chart = Chart([Plot("bar", grouping="clustered", gap=70, overlap=-6)], x=calendar(slots))
        for i in mine:
            chart.series.append(column_series(document, table, i, slots))
        native = NativeChart(chart, unit if len(units) > 1 else "", categories=slots.names, keyed=True)
        cells = [[row.cells[i] for row in document.rows] for i in mine]
        known = [cell.value for column in cells for cell in column if cell.value is not None]
        if len(mine) * len(document.rows) <= MOST_LABELS:
            for position, column in enumerate(cells):
                native.labels += value_labels(column, position, document.lang)
        elif len(mine) == 1:
            native.labels = value_labels(cells[0], 0, document.lang)[-1:]
        dress(native, document, unit, known, legend=len(mine) > 1)
        charts.append(native)
    return charts


def line_charts(document: Document, points: DrawnPoints) -> list[NativeChart]:
    """Return one scatter chart with lines for each unit (each series of small multiples), with the points behind it."""
    groups = _groups(document)
    charts: list[NativeChart] = []
    shared: dict[str, list[NativeChart]] = {}
    column = 1
    for heading, mine in groups:
        chart = Chart([Plot("scatter")])
        native = NativeChart(chart, heading if len(groups) > 1 else "")
        alone = len(document.units) == 1 or document.data.spec.kind is ChartKind.MULTIPLES
        strokes = [one for line in mine for one in strokes_of(line, document.lang)]
        long = max(len(laid_out(line)) for line in (*mine, *(one.line for one in strokes)))
        marked: list[Series] = []
        for line in mine:
            rows = _rows(points, line, column, document.lang, long)
            series = _line_series(points, line, rows, column, lang=document.lang, alone=alone)
            if any(one.of is line for one in strokes):
                series.look = look(NO_STROKE)
            marked.append(series)
            column += COLUMNS_A_LINE
        for one in strokes:
            rows = _rows(points, one.line, column, document.lang, long)
            chart.series.append(_stroke_series(points, one, rows, column, document.lang))
            column += COLUMNS_A_LINE
        chart.series.extend(marked)
        native.unnamed = tuple(range(len(strokes)))
        shared.setdefault(mine[0].unit, []).append(native)
        values = [point.value for line in mine for run in line.runs for point in run]
        told_by_colour = len({line.colour for line in mine}) == len(mine)
        few = len(mine) <= MOST_NAMED
        named = (few or not told_by_colour) and _label_ends(native, mine, len(strokes), document.lang, short=not few)
        dress(native, document, mine[0].unit, values, legend=len(mine) > 1 and not named)
        if not chart.y.log and values and document.data.spec.kind not in _FROM_ZERO:
            _frame_lines(chart, values)
        _dress_places(chart, document)
        charts.append(native)
    if document.data.spec.kind is ChartKind.MULTIPLES and not document.data.spec.free:
        for unit, several in shared.items():
            _share_axis(
                several, [p.value for line in document.lines if line.unit == unit for r in line.runs for p in r]
            )
    return charts


def _share_axis(several: Sequence[NativeChart], values: Sequence[float]) -> None:
    """Give small multiples of one unit the same value axis."""
    for native in several:
        _frame_lines(native.chart, values)


def _frame_lines(chart: Chart, values: Sequence[float]) -> None:
    """Let lines that are far from zero begin near their lowest figure, as they do on the page."""
    low, high = min(values), max(values)
    if low <= high * NEAR_ZERO:
        low, high = min(low, 0), max(high, 0)
    chart.y.low, chart.y.high, chart.y.step = round_ends(low, high)


def round_ends(low: float, high: float) -> tuple[float, float, float]:
    """Return round ends of an axis around two values, and the step between its lines."""
    rough = ((high - low) or abs(high) or 1) / 4
    size = 10 ** math.floor(math.log10(rough))
    step = size * next(one for one in (1, 2, 5, 10) if one * size >= rough)
    return math.floor(low / step) * step, math.ceil(high / step) * step, step


def _groups(document: Document) -> list[tuple[str, list[Line]]]:
    """Return the lines of each chart with its heading: by unit, or one by one for small multiples."""
    if document.data.spec.kind is ChartKind.MULTIPLES:
        alike = len(set(document.units)) == 1
        return [(line.name if alike else f"{line.name}, {line.unit}", [line]) for line in document.lines]
    units = list(dict.fromkeys(line.unit for line in document.lines))
    return [(unit, [line for line in document.lines if line.unit == unit]) for unit in units]


def calendar(slots: Slots) -> Axis:
    """Return the axis below columns."""
    return Axis(years=slots.years, code=YEAR_CODE if slots.years else "")


def value_labels(
    cells: Sequence[Cell], series: int, lang: str, position: str = "outEnd", colour: str = INK
) -> list[PointLabel]:
    """Return the figures of a column as printed: own decimals, hedge, and a sign where they disagree."""
    return [
        PointLabel(series, n, position, figure_format(cell, lang), colour=colour)
        for n, cell in enumerate(cells)
        if cell.value is not None
    ]


def figure_format(cell: Cell, lang: str) -> str:
    """Return the number format of one figure as printed."""
    after = "" if cell.value_high is None else f"–{format_number(cell.value_high, cell.decimals, lang)}"
    return chart_format(cell.decimals, lang, cell.hedge, after + (" ≠" if cell.discrepancy else ""))


def column_series(document: Document, table: str, i: int, slots: Slots, *, solid: bool = False) -> Series:
    """Return one column of the table as a series; ``solid``: fills tell the series and not the status."""
    column, name = document.columns[i], quoted_name(table)
    letter = letter_of(2 + 2 * i)
    last = 4 + len(document.rows)
    cells = [row.cells[i] for row in document.rows]
    decimals = max((cell.decimals for cell in cells if cell.value is not None), default=0)
    points = [
        column_point(n, cell.status, column.colour)
        for n, cell in enumerate(cells)
        if cell.value is not None and cell.status != "A" and not solid
    ]
    code = chart_format(decimals, document.lang)
    values = figures(f"{name}!${letter}$5:${letter}${last}", [cell.value for cell in cells], code)
    return Series(
        name=column.heading,
        named=title(f"{name}!${letter}$4", column.heading),
        data=slots.data + values,
        points=points,
        look=look(paint(column.colour), stroke(column.colour, OUTLINE)),
        keeps_colour=True,
    )


def _rows(points: DrawnPoints, line: Line, column: int, lang: str, long: int) -> list[LinePoint | None]:
    """Write a line and return its rows; some programs lose a first series that is shorter than others."""
    rows = points.write(line, column, lang)
    return rows + [None] * (long - len(rows))


def _stroke_series(
    points: DrawnPoints, stroked: Stroke, rows: Sequence[LinePoint | None], column: int, lang: str
) -> Series:
    """Return a stroke without marks; beneath the marks, which come later."""
    series = _line_series(points, stroked.line, rows, column, lang=lang, alone=True)
    series.points, series.mark, series.look = [], NO_MARK, look(stroked.drawn)
    return series


def _line_series(
    points: DrawnPoints, line: Line, rows: Sequence[LinePoint | None], column: int, *, lang: str, alone: bool
) -> Series:
    last = len(rows) + 1
    x, y = letter_of(column + 1), letter_of(column + 2)
    at = [None if point is None else place_number(point.at) for point in rows]
    values = [None if point is None else point.value for point in rows]
    decimals = max((point.decimals for point in rows if point is not None), default=0)
    dated = any(point is not None and isinstance(point.at, date) for point in rows)
    across = places(f"{points.name}!${x}$2:${x}${last}", at, DATE_FORMAT if dated else "0.00")
    up = heights(f"{points.name}!${y}$2:${y}${last}", values, chart_format(decimals, lang))
    shape = "circle" if alone else SHAPES[line.shape % len(SHAPES)]
    return Series(
        name=line.name,
        named=title(f"{points.name}!${y}$1", line.name),
        data=across + up,
        points=[_mark(n, point, line, alone=alone) for n, point in enumerate(rows) if point is not None],
        look=look(stroke(line.colour, THICK if line.hero else THIN)),
        mark=mark("A", line.colour, KEY_SIZE, shape=shape),  # for the legend and for points added by hand
        smooth=False,
    )


def _mark(n: int, point: LinePoint, line: Line, *, alone: bool) -> str:
    """Return one point's mark by status."""
    if not point.marked:
        return marked_point(n, NO_MARK)
    shape = "" if alone else SHAPES[line.shape % len(SHAPES)]
    size = 5 if sum(len(run) for run in line.runs) > MANY else 8 if line.hero else 6
    return marked_point(n, mark(point.status, line.colour, size, shape=shape))


def _label_ends(native: NativeChart, mine: Sequence[Line], first: int, lang: str, *, short: bool) -> bool:
    """Name each line beside one of its points, the end if it is free; none where not all find a place.

    ``first`` is the position of the first line's series. ``short``: of many lines only the heroes' figures stand beside
    their names.
    """
    told = [point for line in mine for run in line.runs for point in run]
    if not told:
        return True
    across = [place_number(point.at) for point in told]
    low, high = min(0, *(point.value for point in told)), max(0, *(point.value for point in told))
    grid = (max(across) - min(across) or 1, high - low or 1)
    taken: list[tuple[float, float]] = []
    for position in sorted(range(len(mine)), key=lambda i: not mine[i].hero):
        line = mine[position]
        name_alone = short and not line.hero
        wide = SHORT_LABEL if name_alone else WIDE_LABEL
        for row, point in reversed(_places_of(line)):
            at = (place_number(point.at) / grid[0], point.value / grid[1])
            if any(abs(at[0] - x) < wide and abs(at[1] - y) < CROWDED for x, y in taken):
                continue
            taken.append(at)
            named, code = len(mine) > 1, "" if name_alone else chart_format(point.decimals, lang)
            native.labels.append(
                PointLabel(first + position, row, "r", code, named=named, colour=line.colour, bold=line.hero)
            )
            figure = "" if name_alone else format_number(point.value, point.decimals, lang)
            words = f"{figure} {line.name}".strip() if named else figure
            if place_number(point.at) > max(across) - grid[0] * WIDE_LABEL:
                native.ends = max(native.ends, words, key=len)
            break
    if len(taken) < sum(any(line.runs) for line in mine):
        native.labels, native.ends = [], ""
    return bool(native.labels)


def _places_of(line: Line) -> list[tuple[int, LinePoint]]:
    """Return the end of a line and its points that have a mark, with their rows on the sheet of drawn points."""
    rows = laid_out(line)
    return [(n, p) for n, p in enumerate(rows) if p is not None and (p.marked or n == len(rows) - 1)]


def dress(native: NativeChart, document: Document, unit: str, values: Sequence[float], *, legend: bool) -> None:
    """Set title, axes, grid and legend of a chart."""
    chart = native.chart
    reach = max((abs(value) for value in values), default=0)
    decimals = 1 if values and reach < SMALL else 0
    native.ticks = format_number(-reach if any(value < 0 for value in values) else reach, decimals, document.lang)
    chart.heading = _heading(document, unit if native.heading else "")
    chart.y.code, chart.y.grid, chart.y.stroke = chart_format(decimals, document.lang), stroke(GRID, 0.5), NO_STROKE
    chart.x.stroke, chart.x.ticks_low, chart.legend = stroke(QUIET, 1), True, legend
    _begin_at_zero(chart, document, values)


def _begin_at_zero(chart: Chart, document: Document, values: Sequence[float]) -> None:
    """Let columns and cumulated figures begin at zero, whatever the program would choose; or set a logarithmic axis."""
    if document.data.spec.log and values and min(values) > 0:
        chart.y.log = True
    elif values and (chart.kind == "bar" or document.data.spec.kind in _FROM_ZERO):
        if min(values) >= 0:
            chart.y.low = 0
        elif max(values) <= 0:
            chart.y.high = 0


def _dress_places(chart: Chart, document: Document) -> None:
    """Set the horizontal axis, the same for every unit: months up to 12, or the calendar."""
    axis = chart.x
    at = [point.at for line in document.lines for run in line.runs for point in run]
    days = [one for one in at if isinstance(one, date)]
    if days:
        first, last = place_number(min(days)), place_number(max(days)) + (366 if min(days) == max(days) else 0)
        long = last - first > LONG_SPAN
        axis.code = "yyyy" if long else "mm/yyyy"
        start = date(min(days).year, 1, 1) if long else min(days)
        axis.low, axis.high = place_number(start), last + (last - first) * 0.02
        # A step a day too long moves a line by days in decades; one too short would name a year twice.
        axis.step = math.ceil(YEAR_DAYS * max(1, round((last - first) / YEAR_DAYS / 10))) if long else 61
        axis.title = document.axis_title
        return
    months = [place_number(one) for one in at]
    if months and min(months) > MONTHS:  # whole years
        first, last = min(months), max(months)
        most = 5 if document.data.spec.kind is ChartKind.MULTIPLES else 10
        axis.low, axis.high, axis.step = first - 1, last + 1, max(1, math.ceil((last - first) / most))
        axis.code = "0"
    else:
        axis.low, axis.high, axis.step = max(math.floor(min(months)) - 1, 0), 12, 1
        axis.code = "0"
    axis.title = document.axis_title


def _heading(document: Document, unit: str) -> tuple[tuple[str, float, bool], ...]:
    """Return the lines of title, subtitle and unit that stand in the chart of a workbook."""
    lines = ((document.title, 14, True), (document.subtitle, 10, False))
    return (*lines, (unit, 10, True)) if unit else lines
