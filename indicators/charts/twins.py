"""The table twins of kinds whose table is not one of periods by series: shares, slopes, waterfalls, heat maps."""

from __future__ import annotations

from dataclasses import replace

from indicators.charts import heatmap, waterfall
from indicators.charts.ends import ends
from indicators.charts.parts import Parts, parts_of
from indicators.charts.points import Drawn, Point
from indicators.charts.share_column import share_words
from indicators.charts.table_cell import EMPTY, TableCell, TableColumn, TableRow, TableTwin, capital, cell_of, reckoned
from indicators.i18n import translate
from indicators.i18n.periods import period_phrase
from indicators.model.observation import ObsStatus
from indicators.model.period import Period, PeriodKind
from indicators.transforms.printed import Printed, difference


def shares(shown: Drawn, rows: tuple[Period, ...], lang: str) -> TableTwin:
    """Return the shares in per cent, periods by parts; empty where they are refused."""
    data, told = shown.data, {one.period: one for one in parts_of(shown)}
    columns = tuple(TableColumn(series.short[lang], "%", i) for i, series in enumerate(data.series))
    found = [
        TableRow(
            _row_name(period, rows, lang),
            period,
            float(period.last_day.toordinal()),
            tuple(_share(told.get(period), c.series, lang) for c in columns),
        )
        for period in rows
    ]
    return TableTwin(translate(lang, "charts.table.period"), columns, tuple(found))


def _row_name(period: Period, rows: tuple[Period, ...], lang: str) -> str:
    annual = all(one.kind is PeriodKind.YEAR for one in rows)
    return str(period.start.year) if annual else capital(period_phrase(period, lang))


def _share(one: Parts | None, series: int, lang: str) -> TableCell:
    told = one.share(series) if one else None
    if one is None or told is None:
        return EMPTY
    text = share_words(float(told.value), told.decimals, lang)
    cell = cell_of(one.points[series], lang)
    return replace(
        cell,
        text=text,
        number=text,
        qualifier_words="",
        value=float(told.value),
        value_high=None,
        decimals=told.decimals,
    )


def slopes(shown: Drawn, lang: str) -> TableTwin:
    """Return both ends of each series and the change between them."""
    two, data = ends(shown.points), shown.data
    cells = {(p.series, p.period): p for p in shown.points}
    columns = [TableColumn(capital(period_phrase(period, lang)), "", 0) for period in two]
    found = []
    for i, series in enumerate(data.series):
        own = [cells.get((i, period)) for period in two]
        row = [cell_of(point, lang) for point in own]
        if len(two) == 2:
            row.append(_change(own[0], own[1], two[-1], lang))
        found.append(TableRow(series.short[lang], None, float(i), tuple(row)))
    if len(two) == 2:
        columns.append(TableColumn(translate(lang, "charts.table.change"), "", len(data.series)))
    return TableTwin(translate(lang, "charts.table.series"), tuple(columns), tuple(found))


def _change(first: Point | None, last: Point | None, period: Period, lang: str) -> TableCell:
    if first is None or last is None or first.value is None or last.value is None:
        return EMPTY
    change = difference(last.printed, first.printed)
    return EMPTY if change is None else reckoned(change, period, lang, signed=True)


def waterfalls(shown: Drawn, lang: str) -> TableTwin:
    """Return one row a bar: its contribution, or both ends and the change; the last row is the whole."""
    bars, names, two = waterfall.bars(shown), waterfall.names(shown, lang), ends(shown.points)
    corner = translate(lang, "charts.table.part")
    if not bars:
        return TableTwin(corner, (), ())
    if waterfall.of_one_period(shown):
        heading = TableColumn(capital(period_phrase(two[-1], lang)), "", 0)
        rows = [
            TableRow(name, None, float(i), (_bar_cell(one, two[-1], lang),))
            for i, (one, name) in enumerate(zip(bars, names, strict=True))
        ]
        return TableTwin(corner, (heading,), tuple(rows))
    columns = [TableColumn(capital(period_phrase(period, lang)), "", 0) for period in two]
    columns.append(TableColumn(translate(lang, "charts.table.change"), "", len(shown.data.series)))
    middle = [
        TableRow(name, None, float(i), (*_ends_of(one, lang), reckoned(one.value, two[-1], lang, signed=True)))
        for i, (one, name) in enumerate(zip(bars, names, strict=True))
        if one.kind not in {waterfall.BarKind.START, waterfall.BarKind.END}
    ]
    return TableTwin(corner, tuple(columns), (*middle, _whole_row(bars, two, lang)))


def _bar_cell(one: waterfall.Bar, period: Period, lang: str) -> TableCell:
    return cell_of(one.points[0], lang) if one.series is not None else reckoned(one.value, period, lang)


def _ends_of(one: waterfall.Bar, lang: str) -> tuple[TableCell, TableCell]:
    return (cell_of(one.points[0], lang), cell_of(one.points[1], lang)) if len(one.points) == 2 else (EMPTY, EMPTY)


def _whole_row(bars: tuple[waterfall.Bar, ...], two: tuple[Period, ...], lang: str) -> TableRow:
    start, end = bars[0].value, bars[-1].value
    change = Printed(end.value - start.value, max(start.decimals, end.decimals))
    cells = [reckoned(one, period, lang) for one, period in zip((start, end), two, strict=True)]
    row = (*cells, reckoned(change, two[-1], lang, signed=True))
    return TableRow(translate(lang, "charts.waterfall.whole"), None, float(len(bars)), row)


def heats(shown: Drawn, lang: str) -> TableTwin:
    """Return years by months or quarters; a cell without a figure is empty."""
    cells = heatmap.grid(shown, narrow=False)
    found = {(p.period.last_day.year, heatmap.part_of(p.period, cells.choice)): p for p in shown.points}
    columns = tuple(
        TableColumn(heatmap.part_words(part, cells.parts, lang), "", 0) for part in range(1, cells.parts + 1)
    )
    rows = [
        TableRow(
            str(year), None, float(year), tuple(cell_of(found.get((year, p)), lang) for p in range(1, cells.parts + 1))
        )
        for year in cells.years
    ]
    return TableTwin(translate(lang, "charts.table.year"), columns, tuple(rows))


def is_derived(cell: TableCell) -> bool:
    """Tell whether a cell is reckoned from its row and cites nothing of its own."""
    return cell.status == ObsStatus.DERIVED.value and not cell.series_key
