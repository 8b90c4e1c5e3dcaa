"""Charts of every kind, and the awkward ones: disagreeing, as of a day, negative, with gaps, of twelve series."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from indicators.export.document import Document
from indicators.model.chart import ChartData, ChartDiscrepancy
from indicators.services.documents import as_document
from tests.charts.chart_data import chart, row, series, two_years

PARTS = tuple(series(code) for code in ("NEW", "ADJ", "SHARES"))
BOTH = (series(), series("IMP_GOODS"))


def _rows(values: dict[str, list[str | None]], drawn: tuple, **said: str) -> list[dict]:
    """One row for each period and series: ``{"2024": ["1", None]}``; None is no row."""
    return [
        row(period, value, series=i, indicator=drawn[i].indicator, **said)
        for period, own in values.items()
        for i, value in enumerate(own)
        if value is not None
    ]


def _annual(kind: str, drawn: tuple = BOTH, **said) -> ChartData:
    values = {"2023": ["354.7", "326.4"], "2024": ["405.53", "380.76"], "2025": ["475.06", None]}
    return chart(_rows(values, drawn), kind=kind, period="year", drawn=drawn, **said)


def _parts(kind: str) -> ChartData:
    values = {"2024-S1": ["9.54", "3.95", "1.7"], "2025-S1": ["9.3", "8.95", "3.28"]}
    return chart(_rows(values, PARTS), kind=kind, period="half", drawn=PARTS)


def _tied(kind: str) -> ChartData:
    values = {f"{year}-S1": [str(100 + year % 7 * 10), str(90 + year % 5 * 12.5)] for year in range(2020, 2026)}
    return chart(_rows(values, BOTH), kind=kind, period="half", drawn=BOTH)


def _months() -> ChartData:
    values = {
        f"{year}-M{month:02}": [f"{20 + month + year % 10}.5"] for year in (2024, 2025) for month in (1, 2, 4, 12)
    }
    return chart(_rows(values, BOTH[:1]), kind="heatmap", period="month")


def month_columns(count: int = 20, period: str = "month") -> ChartData:
    """Columns of that many months (quarters) from January 2023 on, the third left out."""
    a_year, letter = (12, "M") if period == "month" else (4, "Q")
    names = [f"{2023 + n // a_year}-{letter}{n % a_year + 1:0{2 if letter == 'M' else 1}}" for n in range(count)]
    values = {name: [f"{25 + n % 7}.{n % 10}"] for n, name in enumerate(names) if n != 2}
    return chart(_rows(values, BOTH[:1]), kind="column", period=period)


def _disagreeing() -> ChartData:
    other = ChartDiscrepancy(0, date(2025, 1, 1), date(2025, 8, 1), 514.0, 0, "over", {}, "Báo", 7)
    return chart(two_years(), discrepancies=(other,))


def _counts() -> ChartData:
    values = {"2001-03-31": "1", "2013-07-25": "5", "2023-09-10": "8", "2025-10-29": "14"}
    drawn = (series("PARTNERS_CSP", unit_measure="countries", unit_mult=0),)
    rows = [row(day, value, indicator="PARTNERS_CSP", obs_status="D") for day, value in values.items()]
    return chart(rows, kind="step", period="instant", drawn=drawn)


def _negative() -> ChartData:
    drawn = (series("TRADE_BAL_GOODS"),)
    values = {"2015": ["-3.54"], "2016": ["2.52"], "2017": ["-0.9"], "2025": ["20.03"]}
    return chart(_rows(values, drawn), kind="column", period="year", drawn=drawn)


def _twelve() -> ChartData:
    drawn = tuple(series(f"X{i:02}") for i in range(12))
    values = {str(year): [f"{(i + 1) * 10 + year - 2020}.25" for i in range(12)] for year in range(2020, 2026)}
    return chart(_rows(values, drawn), kind="line", period="year", drawn=drawn)


def _range() -> ChartData:
    values = {"2025-S1": ["21.52", "11.72"], "2025-01-01/P8M": ["26", "15"]}
    return chart(_rows(values, BOTH), kind="range", drawn=BOTH)


@cache
def gallery() -> dict[str, ChartData]:
    """The charts by name; every kind that an office chart can hold, then heat map and table."""
    ladder = chart(two_years())
    return {
        "ladder": ladder,
        "disagreeing": _disagreeing(),
        "as_of": replace(ladder, as_of=date(2025, 8, 20)),
        "line": _annual("line"),
        "column_with_gap": _annual("column"),
        "negative": _negative(),
        "months": month_columns(),
        "step": _counts(),
        "multiples": _annual("multiples"),
        "twelve": _twelve(),
        "range": _range(),
        "stacked": _parts("stacked"),
        "bar": chart(_rows({"2025-S1": ["4.5", "0.99"]}, BOTH), kind="bar", period="half", drawn=BOTH),
        "stacked_column": _parts("stacked_column"),
        "share_column": _parts("share_column"),
        "scatter": _tied("scatter"),
        "slope": _tied("slope"),
        "waterfall": _parts("waterfall"),
        "heatmap": _months(),
        "table": chart(two_years(), kind="table", period="all"),
    }


TABLES = ("heatmap", "table")
"""Those that are tables in every office program."""

CHARTS = tuple(name for name in gallery() if name not in TABLES)


@cache
def document(name: str, lang: str) -> Document:
    """A chart of the gallery as what files are made of."""
    return as_document(gallery()[name], lang)
