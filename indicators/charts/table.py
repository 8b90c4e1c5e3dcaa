"""The table twin: every figure of a chart as text with its status, for readers, screen readers and workbooks."""

from __future__ import annotations

from dataclasses import replace

from indicators.charts import bar, scatter, twins, vintages
from indicators.charts.kinds import drawn
from indicators.charts.parts import parts_of, printed_whole
from indicators.charts.points import Drawn, Point, month_position, points
from indicators.charts.range_of_two import gap
from indicators.charts.series_names import own_names
from indicators.charts.slots import filled
from indicators.charts.table_cell import EMPTY, TableCell, TableColumn, TableRow, TableTwin, capital, cell_of, reckoned
from indicators.charts.value_text import series_unit
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase, window_phrase
from indicators.model.chart import ChartData, ChartKind
from indicators.model.period import Period, PeriodKind

_SLOTTED = {
    ChartKind.COLUMN, ChartKind.RANGE, ChartKind.STACKED, ChartKind.STACKED_COLUMN, ChartKind.SHARE_COLUMN,
}  # fmt: skip


def table(data: ChartData, lang: str) -> TableTwin:
    """Return the twin of a chart: a ladder has windows by years, bars series in one period, others periods by series.

    Beside two ends of a bar stands the gap that is told on it.
    """
    found, kind = points(data), data.spec.kind
    if kind is ChartKind.SHARE_COLUMN:
        return twins.shares(drawn(data), tuple(_periods(data, found)), lang)
    if kind is ChartKind.SCATTER:
        return _plain(data, scatter.shown(found), lang)
    make = dict(TWINS).get(kind)
    if make is not None:
        return make(drawn(data), lang)
    return dict(OWN).get(kind, _plain)(data, found, lang)


def _vintages(data: ChartData, found: tuple[Point, ...], lang: str) -> TableTwin:
    """Return the readings of one period, a row for each day of publication."""
    columns = tuple(TableColumn(series.name[lang], "", i) for i, series in enumerate(data.series))
    rows = [
        TableRow(format_date(p.published, p.precision), p.period, vintages.position(p), (cell_of(p, lang),))
        for p in vintages.shown(found)
    ]
    return TableTwin(translate(lang, "charts.table.published"), columns, tuple(rows))


def _plain(data: ChartData, found: tuple[Point, ...], lang: str) -> TableTwin:
    units = {(series.unit_measure, series.unit_mult) for series in data.series}
    columns = tuple(
        TableColumn(series.short[lang] if len(data.series) > 1 else series.name[lang], series_unit(series, lang), i)
        for i, series in enumerate(data.series)
    )
    cells = {(p.period, p.series): p for p in found}
    shown = _periods(data, found)
    annual = all(period.kind is PeriodKind.YEAR for period in shown)
    rows = [
        TableRow(
            str(period.start.year) if annual else capital(period_phrase(period, lang)),
            period,
            float(period.last_day.toordinal()),
            tuple(cell_of(cells.get((period, column.series)), lang) for column in columns),
        )
        for period in shown
    ]
    kept = columns if len(units) > 1 else tuple(TableColumn(c.heading, "", c.series) for c in columns)
    if data.spec.kind is ChartKind.RANGE:
        kept = (*kept, TableColumn(translate(lang, "charts.table.gap"), "", len(columns)))
        rows = [replace(row, cells=(*row.cells, _gap(row.period, cells, lang))) if row.period else row for row in rows]
    if data.spec.kind is ChartKind.STACKED_COLUMN:
        kept = (*kept, TableColumn(translate(lang, "charts.waterfall.whole"), "", len(columns)))
        rows = _with_wholes(data, found, rows, lang)
    return TableTwin(translate(lang, "charts.table.period"), kept, tuple(rows))


def _with_wholes(data: ChartData, found: tuple[Point, ...], rows: list[TableRow], lang: str) -> list[TableRow]:
    """Add to each row what stands on top of its column: the printed whole, else the sum of all parts."""
    known = tuple(point for point in found if point.value is not None)
    wholes = {}
    for one in parts_of(Drawn(data, known, found)):
        if len(one.points) == len(data.series):
            wholes[one.period] = one.sum if one.whole is None else printed_whole(one.whole)
    return [
        replace(
            row, cells=(*row.cells, reckoned(wholes[row.period], row.period, lang) if row.period in wholes else EMPTY)
        )
        for row in rows
        if row.period is not None
    ]


def _bars(data: ChartData, found: tuple[Point, ...], lang: str) -> TableTwin:
    """Return one row a series, in the order of the spec, in the one period that the chart shows."""
    known = bar.shown(tuple(p for p in found if p.value is not None))
    mine = {p.series: p for p in known}
    heading = capital(period_phrase(known[0].period, lang)) if known else translate(lang, "charts.no_figure")
    rows = tuple(
        TableRow(name, None, float(i), (cell_of(mine.get(i), lang),)) for i, name in enumerate(own_names(data, lang))
    )
    return TableTwin(translate(lang, "charts.table.series"), (TableColumn(heading, "", 0),), rows)


def _gap(period: Period, cells: dict[tuple[Period, int], Point], lang: str) -> TableCell:
    """Return the gap of a row as a derived figure of no series."""
    first, second = cells.get((period, 0)), cells.get((period, 1))
    told = gap(first, second) if first and second else None
    if told is None:
        return EMPTY
    return EMPTY if period is None else reckoned(told, period, lang)


def _periods(data: ChartData, found: tuple[Point, ...]) -> list[Period]:
    """Return the periods that have a row; slots between the first and the last keep theirs."""
    listed = set(Drawn(data, found).periods)
    if data.spec.kind in _SLOTTED and listed:
        return list(filled(listed, data.spec))
    return sorted(listed, key=lambda period: (period.end, period.start))


def _ladder(data: ChartData, found: tuple[Point, ...], lang: str) -> TableTwin:
    heads = sorted({(p.series, p.period.last_day.year) for p in found})
    many = len(data.series) > 1
    columns = tuple(
        TableColumn(f"{data.series[s].short[lang]} {year}" if many else str(year), "", s, year) for s, year in heads
    )
    cells: dict[tuple[str, int, int], Point] = {}
    positions: dict[str, float] = {}
    for point in found:
        heading = _window(point, lang)
        cells[(heading, point.series, point.period.last_day.year)] = point
        positions[heading] = month_position(point.period.last_day) + (0 if point.period.is_year_to_date else 12)
    rows = [
        TableRow(
            capital(heading),
            None,
            positions[heading],
            tuple(cell_of(cells.get((heading, c.series, c.year or 0)), lang) for c in columns),
        )
        for heading in sorted(positions, key=positions.__getitem__)
    ]
    return TableTwin(translate(lang, "charts.table.window"), columns, tuple(rows))


def _window(point: Point, lang: str) -> str:
    """Return the window without its year; a window inside a year that does not start it keeps its kind and number."""
    period = point.period
    if period.is_year_to_date or period.ordinal is None:
        return window_phrase(period, lang)
    return translate(lang, f"charts.window.{period.kind}", n=period.ordinal)


TWINS = ((ChartKind.SLOPE, twins.slopes), (ChartKind.WATERFALL, twins.waterfalls), (ChartKind.HEATMAP, twins.heats))
OWN = ((ChartKind.VINTAGES, _vintages), (ChartKind.LADDER, _ladder), (ChartKind.BAR, _bars))
