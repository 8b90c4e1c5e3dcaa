"""The text of a chart part from its model: plots, axes, titles, in the order that the format asks for."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.export.chart_model import Axis, Chart, Plot, Series
from indicators.export.drawing_xml import escaped, look, paint, quoted
from indicators.export.references import number
from indicators.export.typefaces import INK, LOCALES

X_ID, Y_ID, PLACED_Y_ID = 10, 100, 20


def plots(chart: Chart, labels: Sequence[str]) -> str:
    """Return the plots and axes; ``labels`` are the finished labels of each series, by its position."""
    told = iter(enumerate(labels))
    placed = chart.kind == "scatter"
    y_id = PLACED_Y_ID if placed else Y_ID
    drawn = "".join(_plot(plot, [next(told) for _ in plot.series], y_id) for plot in chart.plots)
    across = _axis("valAx" if placed else "dateAx" if chart.x.years else "catAx", chart.x, X_ID, y_id)
    return f"{drawn}{across}{_axis('valAx', chart.y, y_id, X_ID)}"


def _plot(plot: Plot, told: Sequence[tuple[int, str]], y_id: int) -> str:
    series = "".join(_series(one, n, label) for one, (n, label) in zip(plot.series, told, strict=True))
    ends = f'<axId val="{X_ID}"/><axId val="{y_id}"/>'
    if plot.kind == "scatter":
        return f'<scatterChart><scatterStyle val="lineMarker"/>{series}{ends}</scatterChart>'
    if plot.kind == "line":
        between = f"<hiLowLines>{look(plot.high_low)}</hiLowLines>" if plot.high_low else ""
        return f'<lineChart><grouping val="{plot.grouping}"/>{series}{between}{ends}</lineChart>'
    overlap = "" if plot.overlap is None else f'<overlap val="{plot.overlap}"/>'
    return (
        f'<barChart><barDir val="{"bar" if plot.across else "col"}"/><grouping val="{plot.grouping}"/>{series}'
        f'<gapWidth val="{plot.gap}"/>{overlap}{ends}</barChart>'
    )


def _series(series: Series, n: int, labels: str) -> str:
    kept = '<invertIfNegative val="0"/>' if series.keeps_colour else ""
    smooth = "" if series.smooth is None else f'<smooth val="{int(series.smooth)}"/>'
    return (
        f'<ser><idx val="{n}"/><order val="{n}"/>{series.named}{series.look}{kept}'
        f"{series.mark}{''.join(series.points)}{labels}{series.data}{smooth}</ser>"
    )


def _axis(tag: str, axis: Axis, own: int, other: int) -> str:
    ends = "".join(
        f'<{name} val="{number(value)}"/>'
        for name, value in (("max", axis.high), ("min", axis.low))
        if value is not None
    )
    log, order = '<logBase val="10"/>' if axis.log else "", "maxMin" if axis.reversed else "minMax"
    grid = f"<majorGridlines>{look(axis.grid)}</majorGridlines>" if axis.grid else ""
    code = f'<numFmt formatCode="{quoted(axis.code)}" sourceLinked="0"/>' if axis.code else ""
    low = '<tickLblPos val="low"/>' if axis.ticks_low else ""
    crosses = f'<crosses val="{axis.crosses}"/>' if axis.crosses else ""
    step = "" if axis.step is None else f'<majorUnit val="{number(axis.step)}"/>'
    names = _slots(axis, tag)
    return (
        f'<{tag}><axId val="{own}"/><scaling>{log}<orientation val="{order}"/>{ends}</scaling>'
        f'<delete val="{int(axis.hidden)}"/><axPos val="l"/>{grid}{_axis_title(axis.title)}{code}'
        f'<majorTickMark val="none"/><minorTickMark val="none"/>{low}{look(axis.stroke)}<crossAx val="{other}"/>'
        f"{crosses}{step}{names}</{tag}>"
    )


def _slots(axis: Axis, tag: str) -> str:
    """Return every how many slots one is named: a number of them, or of years on a calendar axis."""
    if tag == "valAx":
        return ""
    offset = '<lblOffset val="100"/>'
    if tag == "dateAx":
        unit = f'<majorUnit val="{axis.skip}"/><majorTimeUnit val="years"/>'
        return f'<auto val="0"/>{offset}<baseTimeUnit val="years"/>{unit}'
    return offset + (f'<tickLblSkip val="{axis.skip}"/>' if axis.skip > 1 else "")


def _axis_title(words: str) -> str:
    if not words:
        return ""
    return (
        "<title><tx><rich><a:bodyPr/><a:p><a:pPr><a:defRPr/></a:pPr>"
        f"<a:r><a:t>{escaped(words)}</a:t></a:r></a:p></rich></tx></title>"
    )


def heading(chart: Chart, lang: str) -> str:
    """Return title and subtitle as text of the chart, so that they stay with it when it is copied into a report."""
    lines = "".join(
        f'<a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="{int(bold)}"/></a:pPr><a:r>'
        f'<a:rPr lang="{LOCALES[lang]}" sz="{round(size * 100)}" b="{int(bold)}">{paint(INK)}</a:rPr>'
        f"<a:t>{escaped(text)}</a:t></a:r></a:p>"
        for text, size, bold in chart.heading
    )
    return f'<title><tx><rich><a:bodyPr/>{lines}</rich></tx><overlay val="0"/></title>'
