"""The kinds whose values run across: two ends with their gap, stacked parts, bars of one period."""

import json

import pytest

from indicators import charts
from indicators.charts.theme import token
from tests.charts.chart_data import chart, row, series
from tests.charts.figures import note, numbers, pointed, texts

BOTH = (series(), series("IMP_GOODS"))
PARTS = tuple(series(code, short={"vi": code, "en": code}) for code in ("NEW", "ADJ", "SHARES"))


def ends(period: str, first: str | None, second: str | None, **said):
    found = [] if first is None else [row(period, first, **said)]
    return found + ([] if second is None else [row(period, second, series=1, indicator="IMP_GOODS", obs_status="E")])


def ranged(*rows, **said):
    found = [one for pair in rows for one in pair]
    return chart(found, kind="range", drawn=BOTH, **said)


def parts(period: str, *values: str):
    return [row(period, value, series=i, indicator=PARTS[i].indicator) for i, value in enumerate(values)]


def bars(figure):
    return [trace for trace in figure["data"] if trace["type"] == "bar"]


HALF, SEVEN, NINE = "2025-S1", "2025-01-01/P7M", "2025-01-01/P9M"


def test_periods_are_rows_from_the_top_down_and_values_run_to_the_right():
    figure = charts.build(ranged(ends(HALF, "21.52", "11.72"), ends(SEVEN, "24.1", "13.6")), "vi", "light")
    layout = figure["layout"]
    assert layout["yaxis"]["ticktext"] == ["6 tháng", "7 tháng"]
    assert layout["yaxis"]["range"][0] > layout["yaxis"]["range"][1]
    assert layout["xaxis"]["range"][0] == 0
    first, second = pointed(figure)
    assert (numbers(first["x"]), numbers(first["y"])) == ([21.52, 24.1], [0, 1])
    assert numbers(second["x"]) == [11.72, 13.6]


def test_the_gap_stands_on_the_bar_in_the_coarser_decimals_and_in_the_table():
    data = ranged(ends("2025-01-01/P5M", "18.39", "8.9"))
    assert note(charts.build(data, "vi", "light"), "9,5")["y"] == 0
    (only,) = charts.table(data, "vi").rows
    assert [cell.text for cell in only.cells] == ["18,39", "8,9", "9,5"]
    assert (only.cells[2].status, only.cells[2].series_key, only.cells[2].value) == ("D", "", 9.49)


def test_a_bound_has_no_gap_and_points_to_the_side_of_the_true_figure():
    data = ranged(ends(SEVEN, "18", "12.55", qualifier="over"))
    figure = charts.build(data, "en", "light")
    assert charts.table(data, "en").rows[0].cells[2].text == "…"
    assert texts(figure) == []
    (chevron,) = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "path"]
    assert (chevron["xanchor"], chevron["yanchor"]) == (18, 0)


def test_a_window_without_figures_keeps_its_row_and_says_so():
    data = ranged(ends(SEVEN, "24.1", "13.6"), ends(NINE, "28.54", "18.8"))
    figure = charts.build(data, "vi", "light")
    assert figure["layout"]["yaxis"]["ticktext"] == ["7 tháng", "8 tháng", "9 tháng"]
    assert note(figure, "chưa có số")["y"] == 1
    assert charts.height(data) > charts.height(ranged(ends(SEVEN, "24.1", "13.6")))


def test_the_ends_are_told_apart_by_shape_and_the_shape_stands_in_the_key():
    data = ranged(ends(SEVEN, "24.1", "13.6"))
    first, second = pointed(charts.build(data, "vi", "light"))
    assert (first["marker"]["symbol"], second["marker"]["symbol"]) == (["circle-open-dot"], ["square-open"])
    key = charts.captions(data, "vi").key
    assert [(item.mark, item.words) for item in key[:2]] == [("official", "Xuất khẩu"), ("column_full", "Nhập khẩu")]


def test_parts_begin_where_the_part_before_ends():
    data = chart(parts(HALF, "9.3", "8.95", "3.28"), kind="stacked", drawn=PARTS)
    found = bars(charts.build(data, "vi", "light"))
    assert [round(numbers(trace["base"])[0], 2) for trace in found] == [0, 9.3, 18.25]
    assert [trace["marker"]["color"] for trace in found] == [token("tier-3"), token("tier-2"), token("tier-1")]
    assert [trace["text"] for trace in found] == [["9,3"], ["8,95"], ["3,28"]]


def test_a_negative_part_goes_to_the_left_of_zero():
    data = chart(parts(HALF, "9.3", "-2.5", "3.28"), kind="stacked", drawn=PARTS)
    figure = charts.build(data, "vi", "light")
    assert [numbers(trace["base"])[0] for trace in bars(figure)] == [0, 0, 9.3]
    assert figure["layout"]["xaxis"]["range"][0] < -2.5


def test_the_axis_of_a_stack_reaches_to_its_end():
    data = chart(parts(SEVEN, "10.03", "9.99", "4.07"), kind="stacked", drawn=PARTS)
    assert charts.build(data, "vi", "light")["layout"]["xaxis"]["range"][1] > 24.09


def partners(*names: str):
    return tuple(series(f"P{i}", short={"vi": f"FDI · {n}", "en": f"FDI · {n}"}) for i, n in enumerate(names))


def barred(drawn, *rows):
    found = [row(p, value, series=i, indicator=f"P{i}") for i, p, value in rows]
    return chart(found, kind="bar", drawn=drawn)


def test_bars_show_the_one_period_that_most_series_have():
    data = barred(partners("SGP", "JPN"), (0, HALF, "4.5"), (1, HALF, "0.99"), (0, SEVEN, "5.2"))
    (drawn,) = bars(charts.build(data, "en", "light"))
    assert drawn["text"] == ["4.5", "0.99"]
    twin = charts.table(data, "en")
    assert [column.heading for column in twin.columns] == ["First 6 months of 2025"]
    assert {line.heading: line.cells[0].text for line in twin.rows} == {"SGP": "4.5", "JPN": "0.99"}


def test_rows_are_named_without_what_all_names_begin_with():
    figure = charts.build(barred(partners("SGP", "JPN"), (0, HALF, "4"), (1, HALF, "1")), "vi", "light")
    assert figure["layout"]["yaxis"]["ticktext"] == ["SGP", "JPN"]
    alone = charts.build(barred(partners("SGP"), (0, HALF, "4")), "vi", "light")
    assert alone["layout"]["yaxis"]["ticktext"] == ["FDI · SGP"]


def test_a_long_name_is_cut_after_two_lines_and_whole_in_the_table():
    long = "Sản xuất và phân phối điện, khí đốt, nước nóng, hơi nước và điều hòa không khí"
    data = barred(partners(long, "JPN"), (0, HALF, "4"), (1, HALF, "1"))
    (first, _) = charts.build(data, "vi", "light", width="narrow")["layout"]["yaxis"]["ticktext"]
    assert first.count("<br>") == 1
    assert first.endswith("…")
    assert charts.table(data, "vi").rows[0].heading == long


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_pictures_of_these_kinds_carry_all_their_words(lang, width):
    for data in (
        ranged(ends(SEVEN, "24.1", "13.6")),
        chart(parts(SEVEN, "10.03", "9.99", "4.07"), kind="stacked", drawn=PARTS),
        barred(partners("Bà Rịa - Vũng Tàu", "Hà Nội"), (0, SEVEN, "1.5"), (1, SEVEN, "1.1")),
    ):
        figure = charts.build(data, lang, "light", width=width, standalone=True)
        assert json.loads(json.dumps(figure, allow_nan=False)) == figure
        assert figure["layout"]["margin"]["l"] > 28
        assert charts.captions(data, lang).chart_id in texts(figure)
