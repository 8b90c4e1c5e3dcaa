import pytest

from indicators import charts
from indicators.charts.theme import token
from tests.charts.chart_data import chart, row, series, two_years
from tests.charts.figures import lines, note, numbers, pointed, texts


@pytest.fixture
def figure():
    return charts.build(chart(two_years()), "vi", "light")


def test_each_year_is_named_at_its_end_in_its_colour(figure):
    assert note(figure, "2025")["font"]["color"] == token("c1-text")
    assert note(figure, "2024")["font"]["color"] == token("c2-text")


def test_a_hole_is_a_hairline_of_one_pixel(figure):
    hero = [pieces for pieces in lines(figure, "1px,4px") if [305.85, 475.06] in pieces]
    assert hero
    widths = {t["line"]["width"] for t in figure["data"] if t.get("line", {}).get("dash") == "1px,4px"}
    assert widths == {1}


def test_no_full_line_crosses_a_hole_or_a_change_of_source(figure):
    drawn = [piece for trace in lines(figure, "solid") for piece in trace]
    assert sorted(drawn) == [[156.28, 190.7], [262.46, 305.85]]


def test_the_way_to_the_estimate_is_dashed(figure):
    assert lines(figure, "5px,4px") == [[[180.34, 219.83]]]


def test_a_cut_off_on_the_twentieth_stands_before_the_month_mark():
    figure = charts.build(chart([row("2024-01-01/P202D", "18"), row("2025-01-01/P7M", "24.1")]), "vi", "light")
    places = sorted(x for trace in pointed(figure) for x in numbers(trace["x"]))
    assert places == pytest.approx([6.645, 7], abs=0.001)


def test_estimates_are_open_and_derived_figures_square(figure):
    (hero,) = [t for t in pointed(figure) if 475.06 in numbers(t["y"])]
    assert hero["marker"]["symbol"] == [
        "square-open",
        "circle-open",
        "circle-open-dot",
        "square-open",
        "circle-open-dot",
    ]


def test_only_the_last_figure_of_the_latest_year_carries_its_value(figure):
    assert [text for text in texts(figure) if "," in text] == ["475,06"]


def test_the_chosen_point_is_ringed_and_carries_its_value():
    address = ("EXP_GOODS:VNM;measure=level;unit=USD", "2025-01-01", "2025-08-01")
    figure = charts.build(chart(two_years()), "vi", "light", chosen=address)
    rings = [t for t in figure["data"] if t.get("marker", {}).get("size") == 22]
    assert [numbers(ring["y"]) for ring in rings] == [[262.46]]
    assert "262,46" in texts(figure)


def test_years_before_the_comparison_are_grey():
    rows = [row(f"{year}", f"{60 * (year - 2019)}") for year in range(2021, 2026)]
    figure = charts.build(chart(rows), "en", "light")
    assert note(figure, "2021")["font"]["color"] == token("context-text")


def test_a_ladder_of_two_series_names_series_and_year():
    rows = [row("2025-S1", "219.83"), row("2025-S1", "212.2", series=1, indicator="IMP_GOODS")]
    figure = charts.build(chart(rows, drawn=(series(), series("IMP_GOODS"))), "en", "light")
    assert {"Exports 2025", "Imports 2025"} <= set(texts(figure))
    assert {t["marker"]["symbol"][0] for t in pointed(figure)} == {"circle-open-dot", "square-open-dot"}


def test_figures_that_do_not_begin_the_year_are_left_to_the_table():
    data = chart([row("2025-S1", "219.83"), row("2025-M07", "42.29")])
    assert [numbers(t["y"]) for t in pointed(charts.build(data, "vi", "light"))] == [[219.83]]
    assert "không vẽ" in charts.captions(data, "vi").notes[-1].text
    assert len(charts.table(data, "vi").rows) == 2


def test_on_a_narrow_screen_only_quarters_are_ticked(figure):
    narrow = charts.build(chart(two_years()), "vi", "light", width="narrow")
    assert narrow["layout"]["xaxis"]["ticktext"] == ["6", "9", "12"]
    assert figure["layout"]["xaxis"]["ticktext"] == ["5", "6", "7", "8", "9", "10", "11", "12"]
