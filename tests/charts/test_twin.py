"""The table twin has the numbers of the chart, and the chart those of the table: one property over every kind.

A number is found in the figure by the address that its mark carries (series, first day, first day after), in the table
by the series and period of its cell. Whatever has a mark has a cell with that very number and its words, and whatever
has a cell has a mark.
"""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import charts
from indicators.charts.kinds import CHART_KINDS
from indicators.model.chart import ChartKind, ChartWhole
from indicators.model.period import Period
from tests.charts.chart_data import chart, row, series
from tests.charts.figures import numbers, pointed

PARTS = tuple(series(code, short={"vi": code, "en": code}) for code in ("NEW", "ADJ", "SHARES", "MORE"))
TIERS = tuple(
    series(code, unit_measure="countries", unit_mult=0) for code in ("PARTNERS_CSP", "PARTNERS_SP", "PARTNERS_CP")
)
YEARS = tuple(Period.year(year) for year in range(2019, 2026))
MONTHS = tuple(Period.month(year, month) for year in (2024, 2025) for month in range(1, 13))
QUARTERS = tuple(Period.quarter(year, quarter) for year in (2022, 2023, 2024, 2025) for quarter in range(1, 5))
CUT_OFFS = (Period(date(2024, 1, 1), date(2024, 7, 21)), Period(date(2025, 1, 1), date(2025, 11, 16)))
TO_DATE = (*(Period.year_to_date(y, m) for y in (2023, 2024, 2025) for m in range(1, 13)), *CUT_OFFS)
OF_YEARS, OF_MONTHS, OF_QUARTERS = ("year", YEARS), ("month", MONTHS), ("quarter", QUARTERS)
CUMULATED = ("year_to_date", TO_DATE)
DAYS = tuple(Period.instant(date(2024 + n // 12, n % 12 + 1, 3 + n % 20)) for n in range(24))

SIGNED = st.builds(lambda n, d: f"{n / 10**d:.{d}f}", st.integers(-99_999, 99_999), st.integers(0, 3))
ABOVE_ZERO = st.builds(lambda n, d: f"{n / 10**d:.{d}f}", st.integers(1, 99_999), st.integers(0, 2))
STATUSES = st.sampled_from(["E", "P", "A", "F", "D"])
HEDGES = st.sampled_from(["exact", "exact", "exact", "about", "over", "nearly", "at_least"])


def figures(draw, periods, drawn, values=SIGNED, *, blanks=True, hedges=HEDGES, most=12):
    """Draw some of ``periods`` for each series, from one of two sources, with blanks between."""
    rows = []
    for position, one in enumerate(drawn):
        for period in draw(st.lists(st.sampled_from(periods), min_size=1, max_size=most, unique=True)):
            value = None if blanks and draw(st.integers(0, 9)) == 0 else draw(values)
            wide = blanks and value is not None and draw(st.integers(0, 9)) == 0
            said = {"qualifier": "range", "value_high": float(value) + 1} if wide else {"qualifier": draw(hedges)}
            rows.append(
                row(
                    period.render(), value, series=position, indicator=one.indicator, obs_status=draw(STATUSES),
                    origin=draw(st.sampled_from(["CUSTOMS", "NSO"])), **said,
                )
            )  # fmt: skip
    return rows


def several(*, least=1, most=3, periods=(OF_YEARS, OF_MONTHS, OF_QUARTERS, CUMULATED), values=SIGNED, **said):
    """Charts of some parts over the windows of one of ``periods``."""

    @st.composite
    def build(draw, kind):
        drawn = PARTS[: draw(st.integers(least, most))]
        name, choice = draw(st.sampled_from(periods))
        return chart(figures(draw, choice, drawn, values, **said), kind=kind.value, period=name, drawn=drawn)

    return build


@st.composite
def tiers(draw, kind):
    drawn = draw(st.sampled_from([TIERS, TIERS[:2], PARTS[:2], PARTS[:1]]))
    values = st.integers(0, 60).map(str)
    exact = st.just("exact")
    rows = figures(draw, DAYS, drawn, values, blanks=False, hedges=exact)
    return chart(rows, kind=kind.value, period="instant", drawn=drawn, as_of=date(2026, 1, 16))


@st.composite
def readings(draw, kind):
    days = draw(st.lists(st.dates(date(2025, 8, 1), date(2026, 1, 1)), min_size=1, max_size=6, unique=True))
    rows = [
        row(
            "2025-01-01/P7M", draw(SIGNED), published=day.isoformat(), obs_status=draw(STATUSES), qualifier=draw(HEDGES)
        )
        for day in days
    ]  # fmt: skip
    return chart(rows, kind=kind.value, period="year_to_date")


@st.composite
def wholes(draw, kind):
    """Parts of a whole that is printed for some of the periods, a little off or far off."""
    drawn = PARTS[: draw(st.integers(2, 3))]
    rows = figures(draw, YEARS, drawn, draw(st.sampled_from([ABOVE_ZERO, SIGNED])), blanks=False)
    told = draw(st.lists(st.sampled_from(YEARS), max_size=4, unique=True))
    printed = tuple(
        ChartWhole(p.start, p.end, draw(st.integers(1, 9999)) / 10, 1, draw(HEDGES), "FDI_REGISTERED") for p in told
    )
    return chart(rows, kind=kind.value, period="year", drawn=drawn, wholes=printed)


CASES = {
    ChartKind.LINE: several(),
    ChartKind.COLUMN: several(),
    ChartKind.LADDER: several(periods=(CUMULATED,), most=1),
    ChartKind.STEP: tiers,
    ChartKind.RANGE: several(least=2, most=2),
    ChartKind.STACKED: several(least=2, periods=(OF_YEARS, OF_QUARTERS)),
    ChartKind.BAR: several(least=2),
    ChartKind.MULTIPLES: several(least=2, most=4),
    ChartKind.STACKED_COLUMN: wholes,
    ChartKind.SHARE_COLUMN: wholes,
    ChartKind.SCATTER: several(least=2, most=2, periods=(OF_YEARS, CUMULATED)),
    ChartKind.SLOPE: several(least=2),
    ChartKind.WATERFALL: wholes,
    ChartKind.HEATMAP: several(most=1, periods=(OF_MONTHS, OF_QUARTERS, CUMULATED)),
    ChartKind.VINTAGES: readings,
}


def test_every_kind_of_chart_is_held_against_its_table():
    assert set(CASES) == {kind.name for kind in CHART_KINDS}


def address(series_key, start, end):
    return series_key, start, end


def cells(data, lang="en"):
    """Return (address, value, words) of every cell that cites a figure; the words are its hedge and its number."""
    return [
        (address(c.series_key, c.period.start.isoformat(), c.period.end.isoformat()), c.value, _words(c))
        for line in charts.table(data, lang).rows
        for c in line.cells
        if c.series_key and c.value is not None and c.period is not None
    ]


def _words(cell):
    return [part for part in (cell.qualifier_words, cell.number) if part]


def tell(words, parts):
    return all(part in words for part in parts)


def marks(data, figure):
    """Return (address, value, words) of every mark of the figure; the value is None where only words tell it."""
    kind = data.spec.kind
    found = []
    for trace in pointed(figure):
        values = numbers(trace["x" if trace.get("orientation") == "h" or kind is ChartKind.RANGE else "y"])
        for where, value, words in zip(trace["customdata"], values, trace["hovertext"], strict=True):
            if where is not None:
                found.append((address(*where), value, html.unescape(re.sub(r"<br>|</?b>", "\n", words))))
    return found


def plain(data, figure):
    """Hold each mark against the cell of its address, and each cell against a mark."""
    told, drawn = cells(data), marks(data, figure)
    assert sorted((where, round(value, 9)) for where, value, _ in told) == sorted(
        (where, round(value, 9)) for where, value, _ in drawn
    )
    for where, value, words in drawn:
        assert any(tell(words, text) for at, one, text in told if (at, round(one, 9)) == (where, round(value, 9)))


def cumulated(data, figure):
    """A stack of steps: each change has its count in the table, and a layer is as thick as that count."""
    told = {where: value for where, value, _ in cells(data)}
    drawn = marks(data, figure)
    assert {where for where, _, _ in drawn} <= set(told)
    if "fill" not in pointed(figure)[0]:
        assert told == {where: value for where, value, _ in drawn}
        return
    below = 0.0
    layers = [numbers(trace["y"])[-1] for trace in pointed(figure)]
    for trace, top in zip(pointed(figure), layers, strict=True):
        assert top - below == told[address(*trace["customdata"][-1])]
        below = top


def of_shares(data, figure):
    told = {where: (value, text) for where, value, text in cells(data)}
    drawn = {where: (value, words) for where, value, words in marks(data, figure)}
    assert set(told) == set(drawn)
    for where, (value, words) in drawn.items():
        share, text = told[where]
        assert abs(share - value) < 0.06
        assert tell(words, text)


def of_two_axes(data, figure):
    told = {where: value for where, value, _ in cells(data)}
    drawn = {}
    for trace in pointed(figure):
        pairs = zip(trace["customdata"], numbers(trace["x"]), numbers(trace["y"]), strict=True)
        for (key, start, end), across, up in pairs:
            drawn[address(key, start, end)] = up
            drawn[address(data.series[0].key, start, end)] = across
    assert drawn == told


def of_bars(data, figure):
    """A waterfall: the bar of each part is the change of its row; the first and last bar are the row of the whole.

    Where one period is built up, every bar is its row.
    """
    rows = charts.table(data, "en").rows
    traces = pointed(figure)
    if not rows:
        assert traces == []
        return
    (trace,) = traces
    bars, (*parts, whole) = numbers(trace["y"]), rows
    if len(whole.cells) == 1:
        assert [round(value, 6) for value in bars] == [round(line.cells[0].value, 6) for line in rows]
        return
    assert [round(value, 6) for value in bars[1:-1]] == [round(line.cells[-1].value, 6) for line in parts]
    assert [round(bars[0], 6), round(bars[-1], 6)] == [round(cell.value, 6) for cell in whole.cells[:2]]


def of_cells(data, figure):
    """A heat map tells its numbers in words."""
    told = {where: text for where, _, text in cells(data)}
    drawn = {where: words for where, _, words in marks(data, figure)}
    assert set(told) == set(drawn)
    assert all(tell(drawn[where], text) for where, text in told.items())


HELD = {
    ChartKind.STEP: cumulated,
    ChartKind.SHARE_COLUMN: of_shares,
    ChartKind.SCATTER: of_two_axes,
    ChartKind.WATERFALL: of_bars,
    ChartKind.HEATMAP: of_cells,
}


@pytest.mark.parametrize("kind", list(CASES), ids=str)
@settings(max_examples=15)
@given(data=st.data())
def test_the_table_twin_equals_the_charts_numbers(kind, data):
    shown = data.draw(CASES[kind](kind))
    figure = charts.build(shown, "en", "light", width=data.draw(st.sampled_from(["wide", "narrow"])))
    if shown.rows["value"].notna().any() and charts.kinds.drawn(shown).points:
        HELD.get(kind, plain)(shown, figure)
    else:
        assert pointed(figure) == []


def test_a_number_that_is_drawn_otherwise_than_told_is_noticed():
    shown = chart([row("2024", "405.5"), row("2025", "475.06")], kind="line", period="year")
    figure = charts.build(shown, "en", "light")
    pointed(figure)[0]["y"] = charts.build(
        chart([row("2024", "405.5"), row("2025", "475.07")], kind="line", period="year"), "en", "light"
    )["data"][-1]["y"]
    with pytest.raises(AssertionError):
        plain(shown, figure)
