"""A chart's words, table and lines brought together as what files are made of."""

from __future__ import annotations

from dataclasses import replace

from indicators import charts
from indicators.charts import heatmap, waterfall
from indicators.charts.against import DifferenceRow, difference_rows
from indicators.charts.drawn_lines import DrawnLine, axis_title, drawn_lines
from indicators.charts.drawn_lines import LinePoint as DrawnPoint
from indicators.charts.kinds import drawn
from indicators.charts.points import Drawn, Point
from indicators.charts.stack import series_token
from indicators.charts.theme import SERIES, token
from indicators.charts.value_text import series_unit
from indicators.export.document import Address, Cell, Column, Difference, Document, Key, Line, LinePoint, Piece, Row
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData, ChartKind
from indicators.model.observation import Qualifier
from indicators.transforms.comparison import DrawnFigure

HEDGELESS = {Qualifier.EXACT, Qualifier.RANGE}


def as_document(data: ChartData, lang: str) -> Document:
    """Return a chart's words, table and lines as what files are made of."""
    words, twin = charts.captions(data, lang), charts.table(data, lang)
    return Document(
        data=data,
        lang=lang,
        title=words.title,
        subtitle=words.subtitle,
        unit=words.unit,
        source=words.source,
        statuses=words.statuses,
        as_of=words.as_of,
        chart_id=words.chart_id,
        alt=words.alt,
        units=tuple(series_unit(series, lang) for series in data.series),
        corner=twin.corner,
        columns=tuple(Column(c.heading, c.unit, _colour(series_token(data, c.series))) for c in twin.columns),
        rows=_rows(data, twin),
        lines=tuple(_line(line, data, lang) for line in drawn_lines(data, lang)),
        axis_title=axis_title(data, lang),
        notes=tuple(note.text for note in words.notes),
        serious=frozenset(note.text for note in words.notes if note.kind == "discrepancy"),
        pieces=_pieces(data, lang),
        row_colours=tuple(_colour(series_token(data, i)) for i in range(len(data.series))),
        key=tuple(Key(item.mark, item.words, _colour(item.colour or "ink-2")) for item in words.key),
        terms=_terms(data, lang),
        events=tuple(f"{event.letter}: {event.day} {event.text}" for event in words.events),
        differences=tuple(_difference(row, lang) for row in difference_rows(data, lang)),
    )


def _difference(row: DifferenceRow, lang: str) -> Difference:
    then, now = _drawn_cell(row.then, lang), _drawn_cell(row.now, lang)
    return Difference(row.series, row.period, row.unit, then, now, row.step, row.decimals, row.step_unit)


def _drawn_cell(figure: DrawnFigure | None, lang: str) -> Cell:
    if figure is None:
        return Cell(None)
    hedge = "" if figure.qualifier in HEDGELESS else translate(lang, f"term.qualifier.{figure.qualifier}")
    status = translate(lang, f"term.status.{figure.obs_status}")
    return Cell(figure.value, figure.value_high, figure.decimals, hedge, figure.obs_status, status)


def _rows(data: ChartData, twin: charts.TableTwin) -> tuple[Row, ...]:
    rows = tuple(Row(row.heading, tuple(_cell(cell) for cell in row.cells), row.period) for row in twin.rows)
    return _painted(drawn(data), rows) if data.spec.kind is ChartKind.HEATMAP else rows


def _painted(shown: Drawn, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows of a heat map with the paint of their places; a place in which a figure is missing is hatched."""
    values = [point.value for point in shown.points if point.value is not None]
    if not values:
        return rows
    cells = heatmap.grid(shown, narrow=False)
    refused = [(period.last_day.year, heatmap.part_of(period, cells.choice)) for period in shown.periods]
    missing = {(p.last_day.year, heatmap.part_of(p, cells.choice)) for p in heatmap.gaps(shown)} | set(refused)

    def paint(year: int, part: int, cell: Cell) -> Cell:
        if cell.value is None:
            return replace(cell, hatched=(year, part) in missing)
        return replace(cell, fill=heatmap.colour(cell.value, min(values), max(values), "light").removeprefix("#"))

    return tuple(
        replace(row, cells=tuple(paint(int(row.heading), n, cell) for n, cell in enumerate(row.cells, start=1)))
        for row in rows
    )


def _pieces(data: ChartData, lang: str) -> tuple[Piece, ...]:
    """Return the bars of a waterfall with the places of their figures in its table (``twins.waterfalls``)."""
    if data.spec.kind is not ChartKind.WATERFALL:
        return ()
    shown = drawn(data)
    bars, names = waterfall.bars(shown), waterfall.names(shown, lang)
    of_one = waterfall.of_one_period(shown)
    found = []
    for i, (one, name) in enumerate(zip(bars, names, strict=True)):
        whole = one.kind in {waterfall.BarKind.START, waterfall.BarKind.END}
        last = one.kind is waterfall.BarKind.END
        row = i if of_one else len(bars) - 2 if whole else i - 1
        column = 0 if of_one else int(last) if whole else 2
        colour = "context-text" if whole else SERIES[0] if one.kind is waterfall.BarKind.PART else "ink-3"
        words = waterfall.value_words(one, lang)
        status = one.status.value
        found.append(Piece(name, row, column, float(one.low), float(one.high), words, status, _colour(colour), whole))
    return tuple(found)


def _terms(data: ChartData, lang: str) -> tuple[str, ...]:
    """Return the terms of reuse of each origin, after its latest name."""
    latest = {origin: names[lang] for (origin, _), names in sorted(data.origin_names.items())}
    return tuple(f"{latest.get(origin, origin)}: {words[lang]}" for origin, words in data.origin_terms.items())


def _cell(cell: charts.TableCell) -> Cell:
    if cell.value is None or cell.period is None:
        return Cell(None)
    address = _address([cell.series_key, cell.period.start.isoformat(), cell.period.end.isoformat()], cell.obs_id)
    return Cell(
        value=cell.value,
        value_high=cell.value_high,
        decimals=cell.decimals,
        hedge=cell.qualifier_words,
        status=cell.status,
        status_words=cell.status_words,
        address=address,
        text=cell.text,
        discrepancy=cell.discrepancy,
    )


def _line(line: DrawnLine, data: ChartData, lang: str) -> Line:
    runs = tuple(
        tuple(_point(drawn, data, lang) for drawn in run if drawn.point.value is not None) for run in line.runs
    )
    hairs = tuple((_point(before, data, lang), _point(after, data, lang)) for before, after in line.hairs)
    unit = series_unit(data.series[line.series], lang)
    return Line(line.name, unit, _colour(line.colour), line.hero, line.series, runs, hairs)


def _point(drawn: DrawnPoint, data: ChartData, lang: str) -> LinePoint:
    point = drawn.point
    return LinePoint(
        at=drawn.at,
        label=_label(point, data, lang),
        value=0.0 if point.value is None else point.value,
        decimals=point.decimals,
        status=point.status.value,
        address=_address(point.address, point.obs_id),
        marked=drawn.marked,
    )


def _label(point: Point, data: ChartData, lang: str) -> str:
    """Return the period of a point; among the readings of one period the day of its publication."""
    if data.spec.at is None:
        return period_phrase(point.period, lang)
    return format_date(point.published, point.precision)


def _address(said: list[str], obs_id: int | None) -> Address:
    """Return which figure it is; the id tells the readings of one period apart."""
    return said[0], said[1], said[2] if obs_id is None else f"{said[2]}#{obs_id}"


def _colour(name: str) -> str:
    return token(name).removeprefix("#")
