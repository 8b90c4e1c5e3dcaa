"""Small multiples, stacked and 100 % columns, scatter, slope, waterfall and heat map: figures, refusals and twins."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import charts
from indicators.model.annotation import Annotation
from indicators.model.chart import ChartSpec, ChartWhole
from tests.charts.chart_data import chart, row, series
from tests.charts.figures import numbers, pointed, texts

PARTS = tuple(series(code, short={"vi": code, "en": code}) for code in ("NEW", "ADJ", "SHARES"))
YEARS = ("2022", "2023", "2024", "2025")
VALUE = st.integers(1, 99_999).map(lambda n: f"{n / 100:.2f}")


def rows_of(table, drawn):
    return [
        row(year, value, series=i, indicator=drawn[i].indicator)
        for year, values in table.items()
        for i, value in enumerate(values)
    ]


def years(kind, table, **said):
    drawn = PARTS[: len(next(iter(table.values())))]
    return chart(rows_of(table, drawn), kind=kind, period="year", drawn=drawn, **said)


def told(data):
    twin = charts.table(data, "en")
    return {round(c.value, 6) for r in twin.rows for c in r.cells if c.value is not None}


def drawn_values(data, axis="y"):
    figure = charts.build(data, "en", "light")
    return {round(n, 6) for trace in pointed(figure) for n in numbers(trace[axis])}


@given(st.lists(st.tuples(VALUE, VALUE, VALUE), min_size=4, max_size=4))
def test_shares_of_a_period_fill_a_hundred_and_stand_in_the_table(values):
    data = years("share_column", dict(zip(YEARS, values, strict=True)))
    heights = [numbers(trace["y"]) for trace in pointed(charts.build(data, "en", "light"))]
    for position, line in enumerate(charts.table(data, "en").rows):
        column = [one[position] for one in heights]
        assert sum(column) == pytest.approx(100)
        assert [cell.value for cell in line.cells] == pytest.approx(column, abs=0.06)


@pytest.mark.parametrize(
    ("values", "said", "reason"),
    [
        (("9.3", "-1.00", "3.28"), {}, "a part is negative"),
        (("9.3", "8.95", "3.28"), {"qualifier": "over"}, "only a bound"),
        (("9.3", "8.95", "9.99"), {}, "more than rounding"),
    ],
)
def test_shares_that_would_mislead_are_hatched_with_their_reason(values, said, reason):
    whole = ChartWhole(date(2025, 1, 1), date(2026, 1, 1), 21.51, 2, "exact", "FDI_REGISTERED")
    found = [row("2025", v, series=i, indicator=PARTS[i].indicator, **said) for i, v in enumerate(values)]
    data = chart(found, kind="share_column", period="year", drawn=PARTS, wholes=(whole,))
    assert pointed(charts.build(data, "en", "light")) == []
    assert any(reason in note.text for note in charts.captions(data, "en").notes)
    assert told(data) == set()


def test_parts_may_differ_from_the_whole_by_their_printed_rounding():
    whole = ChartWhole(date(2025, 1, 1), date(2026, 1, 1), 21.51, 2, "exact", "FDI_REGISTERED")
    data = years("stacked_column", {"2025": ("9.3", "8.95", "3.28")}, wholes=(whole,))
    assert "21.51" in texts(charts.build(data, "en", "light"))
    assert not [note for note in charts.captions(data, "en").notes if note.kind == "discrepancy"]


def test_a_slope_compares_the_last_window_that_has_a_like_one_before_it():
    found = [row(p, v) for p, v in (("2024-S1", "190"), ("2025-S1", "219"), ("2026-01-01/P2M", "76"))]
    found += [row(p, v, series=1, indicator="IMP_GOODS") for p, v in (("2024-S1", "178"), ("2025-S1", "212"))]
    data = chart(found, kind="slope", drawn=(series(), series("IMP_GOODS")))
    assert drawn_values(data) == {190, 219, 178, 212}


def test_a_waterfall_without_two_like_windows_builds_up_the_latest_window_that_has_every_part():
    whole = ChartWhole(date(2025, 1, 1), date(2025, 8, 1), 24.1, 1, "exact", "FDI_REGISTERED")
    figures = {"2023-01-01/P6M": ("6.49", "2.93"), "2025-S1": ("9.30", "8.95"), "2025-01-01/P7M": ("10.03", "9.99")}
    found = [
        row(p, v, series=i, indicator=PARTS[i].indicator) for p, pair in figures.items() for i, v in enumerate(pair)
    ]
    found.append(row("2025-01-01/P7M", "4.07", series=2, indicator="SHARES"))
    data = chart(found, kind="waterfall", drawn=PARTS, wholes=(whole,))
    (trace,) = pointed(charts.build(data, "en", "light"))
    assert numbers(trace["base"]) == pytest.approx([0, 10.03, 20.02, 24.09, 0])
    assert [line.heading for line in charts.table(data, "en").rows] == ["NEW", "ADJ", "SHARES", "Rounding", "Total"]
    assert "first 7 months of 2025, parts building up to the total" in charts.captions(data, "en").subtitle


def test_a_waterfall_without_any_full_window_names_the_missing_part_in_a_low_place():
    found = [row("2025", v, series=i, indicator=PARTS[i].indicator) for i, v in enumerate(("9.3", "8.95"))]
    data = chart(found, kind="waterfall", period="year", drawn=PARTS)
    said = texts(charts.build(data, "en", "light"))
    assert said == ["No period has a figure of every part. The fullest is 2025; missing: SHARES."]
    assert charts.height(data) < 150
    assert charts.table(data, "en").rows == ()


def test_the_first_quarter_of_a_cumulative_heat_map_stands_under_march():
    data = chart([row("2025-Q1", "102.74"), row("2025-S1", "219.83")], kind="heatmap")
    (trace,) = pointed(charts.build(data, "en", "light"))
    assert numbers(trace["x"]) == [3, 6]
    assert told(data) == {102.74, 219.83}


def test_a_note_of_ones_own_is_set_as_text_and_told_under_the_chart():
    note = Annotation.of("2025-06-30", "200", "<b>2024</b>\u202e\n here")
    spec = ChartSpec(series=("EXP_GOODS",), annotations=(note,), log=True)
    assert ChartSpec.from_query(spec.to_query()) == (spec, ())
    data = chart([row("2024", "405.5"), row("2025", "475.06")], kind="line", period="year")
    object.__setattr__(data.spec, "annotations", (note,))
    assert charts.captions(data, "en").notes[0].text == "1. 30/06/2025: <b>2024</b> here"
    assert "1. &lt;b&gt;2024&lt;/b&gt; here" in texts(charts.build(data, "en", "light"))


def test_a_logarithmic_axis_counts_in_decades():
    data = chart([row("2024", "10"), row("2025", "1000")], kind="line", period="year")
    object.__setattr__(data.spec, "log", True)
    axis = charts.build(data, "en", "light")["layout"]["yaxis"]
    assert axis["type"] == "log"
    assert axis["range"][0] < 1 < 3 < axis["range"][1]
