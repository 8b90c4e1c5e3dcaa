"""Native charts that are composed: parts stacked in columns, waterfalls, two periods joined, series against series."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.export.chart_model import Axis, Chart, Plot, Series
from indicators.export.chart_part import NativeChart, PointLabel
from indicators.export.document import Document
from indicators.export.drawing_xml import NO_PAINT, NO_STROKE, look
from indicators.export.drawn_points import DrawnPoints
from indicators.export.native_chart import calendar, column_series, dress, figure_format
from indicators.export.references import chart_format, figures, heights, names, places, title
from indicators.export.shades import ink_on
from indicators.export.sheet_names import letter_of, quoted_name
from indicators.export.slots import Slots
from indicators.export.status_marks import NO_MARK, THICK, column_point, mark, marked_point, stroke_to
from indicators.export.typefaces import INK
from indicators.i18n import translate
from indicators.model.chart import ChartKind

FULL = 100
MARK_SIZE = 9
BOTH = 2
NEAR = 0.08
"""Share of the values' span below which two labels at one end would overlap."""

LEAST_SHARE = 0.045
"""Share of the tallest column below which a segment carries no figure."""


def stacked_columns(document: Document, table: str, slots: Slots) -> list[NativeChart]:
    """Return the parts of a whole as stacked columns on the table, the whole on top; shares reach to a hundred."""
    chart = Chart([Plot("bar", grouping="stacked", gap=60, overlap=FULL)], x=calendar(slots))
    native = NativeChart(chart, categories=slots.names, keyed=True)
    sums = [sum(abs(cell.value or 0) for cell in row.cells[: len(document.units)]) for row in document.rows]
    for i in range(len(document.units)):
        chart.series.append(column_series(document, table, i, slots))
        native.labels += _inside(document, i, max(sums, default=0))
    whole = document.data.spec.kind is ChartKind.STACKED_COLUMN and len(document.columns) > len(document.units)
    values = [float(FULL)] if not whole else sums
    dress(native, document, document.units[0], values, legend=True)
    if whole:
        _add_wholes(native, document, table, slots)
    else:
        chart.y.low, chart.y.high = 0, FULL
    return [native]


def _inside(document: Document, i: int, tallest: float) -> list[PointLabel]:
    colour = document.columns[i].colour
    return [
        PointLabel(
            i, n, "ctr", figure_format(cell, document.lang), colour=ink_on(colour) if cell.status == "A" else INK
        )
        for n, cell in enumerate(row.cells[i] for row in document.rows)
        if cell.value is not None and abs(cell.value) >= LEAST_SHARE * tallest
    ]


def _add_wholes(native: NativeChart, document: Document, table: str, slots: Slots) -> None:
    """Add the wholes as figures on top of the columns: a line that is not drawn, with labels."""
    i = len(document.units)
    series = column_series(document, table, i, slots, solid=True)
    series.keeps_colour, series.look, series.mark, series.smooth = False, look(NO_STROKE), NO_MARK, False
    native.chart.plots.append(Plot("line", [series]))
    native.unnamed = (i,)
    native.labels += [
        PointLabel(i, n, "t", figure_format(row.cells[i], document.lang), bold=True)
        for n, row in enumerate(document.rows)
        if row.cells[i].value is not None
    ]


def slopes(document: Document, points: DrawnPoints) -> list[NativeChart]:
    """Return each row of the table as a stroke between its two periods, figures and names at the ends."""
    ends = [column.heading for column in document.columns[:BOTH]]
    points.head(1, ("", *(row.heading for row in document.rows)), (26, *(14 for _ in document.rows)))
    chart = Chart([Plot("line")])
    native = NativeChart(chart, categories=tuple(ends))
    values: list[float] = []
    for r, end in enumerate(ends, start=2):
        points.sheet.put(r, 1, end)
    for i, row in enumerate(document.rows):
        own = row.cells[: len(ends)]
        for n, cell in enumerate(own):
            if cell.value is not None:
                points.refer(n + 2, i + 2, f"{letter_of(2 + 2 * n)}{5 + i}", cell.value, cell.decimals)
                values.append(cell.value)
                native.labels.append(_end_label(document, i, n, len(ends)))
        chart.series.append(_stroke(points, document, i, len(ends)))
        native.ends = max(native.ends, f"000,00 {row.heading}", key=len)
    dress(native, document, document.units[0], values, legend=False)
    chart.y.hidden, chart.y.grid, native.ticks = True, "", "000,00"
    return [native]


def _end_label(document: Document, i: int, n: int, count: int) -> PointLabel:
    """Return the label of a row's figure at one of its ends, moved up or down where another is near."""
    cell, last = document.rows[i].cells[n], n == count - 1
    others = [row.cells[n].value for row in document.rows]
    told = [value for row in document.rows for one in row.cells[:count] if (value := one.value) is not None]
    near = (max(told) - min(told) or 1) * NEAR
    value = cell.value or 0
    above = any(o is not None and (0 < o - value < near or (o == value and k < i)) for k, o in enumerate(others))
    below = any(o is not None and (0 < value - o < near or (o == value and k > i)) for k, o in enumerate(others))
    side = "t" if below and not above else "r" if last else "l"
    code, colour = figure_format(cell, document.lang), document.row_colours[i]
    return PointLabel(i, n, side, code, named=last, bold=last, colour=colour)


def _stroke(points: DrawnPoints, document: Document, i: int, count: int) -> Series:
    row, colour = document.rows[i], document.row_colours[i]
    letter, cells = letter_of(i + 2), row.cells[:count]
    area = f"{points.name}!${letter}$2:${letter}${count + 1}"
    slots = names(f"{points.name}!$A$2:$A${count + 1}", [column.heading for column in document.columns[:count]])
    return Series(
        name=row.heading,
        named=title(f"{points.name}!${letter}$1", row.heading),
        data=slots + figures(area, [cell.value for cell in cells], chart_format(0, document.lang)),
        points=[
            marked_point(n, mark(cell.status, colour, MARK_SIZE))
            for n, cell in enumerate(cells)
            if cell.value is not None
        ],
        look=look(stroke_to(cells[-1].status, colour, THICK)),
        mark=NO_MARK,
        smooth=False,
    )


def scatters(document: Document, table: str) -> list[NativeChart]:
    """Return the second column of the table against the first, each mark named by its period."""
    chart = Chart([Plot("scatter")])
    native = NativeChart(chart)
    known = [(n, row) for n, row in enumerate(document.rows) if None not in (row.cells[0].value, row.cells[1].value)]
    if not known:
        return []
    first, second, last = document.columns[0], document.columns[1], 4 + len(document.rows)
    colour = document.columns[0].colour
    across, up = ([row.cells[i].value for row in document.rows] for i in (0, 1))
    name = quoted_name(table)
    code_x, code_y = (chart_format(_decimals(document, i), document.lang) for i in (0, 1))
    series = Series(
        name=second.heading,
        named=title(f"{name}!$D$4", second.heading),
        data=places(f"{name}!$B$5:$B${last}", across, code_x) + heights(f"{name}!$D$5:$D${last}", up, code_y),
        points=[
            marked_point(n, mark(_weaker(row.cells[0].status, row.cells[1].status), colour, MARK_SIZE))
            for n, row in known
        ],
        look=look(NO_STROKE),  # a line would join what the page does not
        mark=NO_MARK,
        smooth=False,
    )
    chart.series.append(series)
    native.labels = [PointLabel(0, n, "t", text=row.heading, bold=row is known[-1][1]) for n, row in known]
    values = [row.cells[1].value or 0 for _, row in known]
    dress(native, document, document.units[1], values, legend=False)
    chart.x.code = chart_format(0, document.lang)
    chart.x.title = f"{first.heading}, {document.units[0]}"
    native.heading = f"{second.heading}, {document.units[1]}"
    native.ends = "0000"
    for axis, told in ((chart.x, [row.cells[0].value or 0 for _, row in known]), (chart.y, values)):
        _frame(axis, told)
    return [native]


def _frame(axis: Axis, values: Sequence[float]) -> None:
    """Let an axis begin and end near the figures: neither tells sizes by lengths."""
    low, high = min(values), max(values)
    span = (high - low) or abs(high) or 1
    step = 10 ** (len(str(int(span))) - 1) / 2
    axis.low = (low - span * 0.08) // step * step
    axis.high = -(-(high + span * 0.08) // step) * step


def _decimals(document: Document, i: int) -> int:
    return max((row.cells[i].decimals for row in document.rows if row.cells[i].value is not None), default=0)


def _weaker(one: str, other: str) -> str:
    """Return the less settled of two statuses."""
    return min((one, other), key="TFEPDA".index)


def waterfalls(document: Document, points: DrawnPoints) -> list[NativeChart]:
    """Return the bars of a waterfall on hidden bases; formulas keep bases and ends true to the table when edited."""
    pieces = document.pieces
    if not pieces:
        return []
    _write_pieces(document, points)
    chart = Chart([Plot("bar", grouping="stacked", gap=45, overlap=FULL)])
    native = NativeChart(chart, categories=tuple(piece.name for piece in pieces))
    parts = [_split(piece.low, piece.high) for piece in pieces]
    for i, letter in enumerate("EFG"):
        slots = names(f"{points.name}!$A$2:$A${len(pieces) + 1}", [piece.name for piece in pieces])
        area = f"{points.name}!${letter}$2:${letter}${len(pieces) + 1}"
        series = Series(
            name=_head(document, i + 4),
            named=title(f"{points.name}!${letter}$1", _head(document, i + 4)),
            data=slots + figures(area, [part[i] for part in parts], chart_format(2, document.lang)),
            points=[column_point(n, piece.status, piece.colour) for n, piece in enumerate(pieces)] if i else [],
            look=look(NO_PAINT, NO_STROKE),
            keeps_colour=True,
        )
        chart.series.append(series)
    _label_bars(native, document, points)
    reach = [end for piece in pieces for end in (piece.low, piece.high)]
    dress(native, document, document.units[0], reach, legend=False)
    return [native]


_WATERFALL_HEADS = ("part", "change", "begin", "end", "base", "above", "below", "top")
"""The columns of the sheet behind a waterfall, as ``export.waterfall`` names them."""


def _head(document: Document, i: int) -> str:
    return translate(document.lang, f"export.waterfall.{_WATERFALL_HEADS[i]}")


def _split(low: float, high: float) -> tuple[float, float, float]:
    """Return the hidden base of a bar, its part above zero and its part below."""
    bottom, top = min(low, high), max(low, high)
    base = bottom if bottom > 0 else top if top < 0 else 0.0
    return base, max(top, 0) - max(bottom, 0), min(bottom, 0) - min(top, 0)


def _write_pieces(document: Document, points: DrawnPoints) -> None:
    """Write a row a bar: its figure in the table, where it begins and ends, hidden base, parts above and below zero."""
    heads = tuple(_head(document, i) for i in range(len(_WATERFALL_HEADS)))
    points.head(1, heads, (26, 12, 12, 12, 12, 12, 12, 12))
    for r, piece in enumerate(document.pieces, start=2):
        points.sheet.put(r, 1, piece.name)
        cell = document.rows[piece.row].cells[piece.column]
        points.refer(r, 2, f"{letter_of(2 + 2 * piece.column)}{5 + piece.row}", cell.value or 0, cell.decimals)
        begin = "=0" if piece.whole else f"=D{r - 1}"
        points.reckon(r, 3, begin, piece.low, 2)
        points.reckon(r, 4, f"=C{r}+B{r}", piece.high, 2)
        base, above, below = _split(piece.low, piece.high)
        points.reckon(r, 5, f"=IF(MIN(C{r},D{r})>0,MIN(C{r},D{r}),IF(MAX(C{r},D{r})<0,MAX(C{r},D{r}),0))", base, 2)
        points.reckon(r, 6, f"=MAX(C{r},D{r},0)-MAX(MIN(C{r},D{r}),0)", above, 2)
        points.reckon(r, 7, f"=MIN(C{r},D{r},0)-MIN(MAX(C{r},D{r}),0)", below, 2)
        points.reckon(r, 8, f"=MAX(C{r},D{r})", max(piece.low, piece.high), 2)


def _label_bars(native: NativeChart, document: Document, points: DrawnPoints) -> None:
    """Add a line that is not drawn through the tops of the bars, which carries their figures."""
    pieces = document.pieces
    tops = [max(piece.low, piece.high) for piece in pieces]
    slots = names(f"{points.name}!$A$2:$A${len(pieces) + 1}", [piece.name for piece in pieces])
    series = Series(
        name=_head(document, 7),
        named=title(f"{points.name}!$H$1", _head(document, 7)),
        data=slots + figures(f"{points.name}!$H$2:$H${len(pieces) + 1}", tops, chart_format(2, document.lang)),
        look=look(NO_STROKE),
        mark=NO_MARK,
        smooth=False,
    )
    native.chart.plots.append(Plot("line", [series]))
    native.labels = [PointLabel(3, n, "t", text=piece.words, bold=piece.whole) for n, piece in enumerate(pieces)]
