"""The table twin: every figure of a chart as text with its status, for readers, screen readers and workbooks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators.charts import bar, vintages
from indicators.charts.points import Drawn, Point, month_position, points
from indicators.charts.range_of_two import gap
from indicators.charts.slots import filled
from indicators.charts.status import MARK_OF
from indicators.charts.value_text import number_text, series_unit
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.numbers import NO_FIGURE, format_number
from indicators.i18n.periods import period_phrase, window_phrase
from indicators.model.chart import ChartData, ChartKind
from indicators.model.observation import ObsStatus
from indicators.model.period import Period, PeriodKind

_SLOTTED = {ChartKind.COLUMN, ChartKind.RANGE, ChartKind.STACKED}


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of figures: its heading, and the unit where the columns' units differ."""

    heading: str
    unit: str
    series: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """One figure: the text as read, its parts, and where it comes from. ``text`` is ``…`` where there is no figure.

    ``number`` is the text without ``qualifier_words``. ``obs_id`` None with a value: derived.
    """

    text: str
    number: str
    qualifier_words: str
    value: float | None
    value_high: float | None
    decimals: int
    status: str
    status_words: str
    mark: str
    discrepancy: bool
    note: str
    series_key: str
    period: Period | None
    obs_id: int | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its heading and one cell a column; ``period`` where all its cells have the same."""

    heading: str
    period: Period | None
    position: float
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class TableTwin:
    """``corner`` heads the column of row headings."""

    corner: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]


EMPTY = TableCell(NO_FIGURE, NO_FIGURE, "", None, None, 0, "", "", "", False, "", "", None, None)


def table(data: ChartData, lang: str) -> TableTwin:
    """Return the twin of a chart: a ladder has windows by years, bars series in one period, others periods by series.

    Beside two ends of a bar stands the gap that is told on it.
    """
    found = points(data)
    if data.spec.kind is ChartKind.VINTAGES:
        return _vintages(data, found, lang)
    if data.spec.kind is ChartKind.LADDER:
        return _ladder(data, found, lang)
    if data.spec.kind is ChartKind.BAR:
        return _bars(data, found, lang)
    return _plain(data, found, lang)


def _vintages(data: ChartData, found: tuple[Point, ...], lang: str) -> TableTwin:
    """Return the readings of one period, a row for each day of publication."""
    columns = tuple(TableColumn(series.name[lang], "", i) for i, series in enumerate(data.series))
    rows = [
        TableRow(format_date(p.published, p.precision), p.period, vintages.position(p), (_cell(p, lang),))
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
            str(period.start.year) if annual else _capital(period_phrase(period, lang)),
            period,
            float(period.last_day.toordinal()),
            tuple(_cell(cells.get((period, column.series)), lang) for column in columns),
        )
        for period in shown
    ]
    kept = columns if len(units) > 1 else tuple(TableColumn(c.heading, "", c.series) for c in columns)
    if data.spec.kind is ChartKind.RANGE:
        kept = (*kept, TableColumn(translate(lang, "charts.table.gap"), "", len(columns)))
        rows = [replace(row, cells=(*row.cells, _gap(row.period, cells, lang))) if row.period else row for row in rows]
    return TableTwin(translate(lang, "charts.table.period"), kept, tuple(rows))


def _bars(data: ChartData, found: tuple[Point, ...], lang: str) -> TableTwin:
    """Return one row a series, in the order of the spec, in the one period that the chart shows."""
    known = bar.shown(tuple(p for p in found if p.value is not None))
    mine = {p.series: p for p in known}
    heading = _capital(period_phrase(known[0].period, lang)) if known else translate(lang, "charts.no_figure")
    rows = tuple(
        TableRow(name, None, float(i), (_cell(mine.get(i), lang),)) for i, name in enumerate(bar.row_names(data, lang))
    )
    return TableTwin(translate(lang, "charts.table.series"), (TableColumn(heading, "", 0),), rows)


def _gap(period: Period, cells: dict[tuple[Period, int], Point], lang: str) -> TableCell:
    """Return the gap of a row as a derived figure of no series."""
    first, second = cells.get((period, 0)), cells.get((period, 1))
    told = gap(first, second) if first and second else None
    if told is None:
        return EMPTY
    text = number_text(float(told.value), None, told.decimals, told.qualifier, lang)
    return replace(
        EMPTY,
        text=text,
        number=format_number(told.value, told.decimals, lang),
        qualifier_words=text.rpartition("\u00a0")[0],
        value=float(told.value),
        decimals=told.decimals,
        status=ObsStatus.DERIVED.value,
        status_words=translate(lang, f"term.status.{ObsStatus.DERIVED}"),
        mark=MARK_OF[ObsStatus.DERIVED],
        period=period,
    )


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
            _capital(heading),
            None,
            positions[heading],
            tuple(_cell(cells.get((heading, c.series, c.year or 0)), lang) for c in columns),
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


def _cell(point: Point | None, lang: str) -> TableCell:
    if point is None:
        return EMPTY
    text = number_text(point.value, point.value_high, point.decimals, point.qualifier, lang)
    hedge, _, number = text.rpartition("\u00a0")
    if point.value is not None and point.value_high is None:
        number = format_number(point.value, point.decimals, lang)
    return TableCell(
        text=text,
        number=number,
        qualifier_words=hedge,
        value=point.value,
        value_high=point.value_high,
        decimals=point.decimals,
        status=point.status.value,
        status_words=translate(lang, f"term.status.{point.status}"),
        mark=MARK_OF[point.status],
        discrepancy=point.discrepancy,
        note=point.note,
        series_key=point.series_key,
        period=point.period,
        obs_id=point.obs_id,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
