from datetime import date

from indicators import charts
from indicators.charts.theme import token
from tests.charts.chart_data import chart, row, series
from tests.charts.figures import days, lines, note, numbers, pointed, texts


def months(*values: tuple[int, str], **said):
    return [row(f"2025-M{month:02d}", value, **said) for month, value in values]


def test_a_figure_stands_on_the_last_day_of_its_period():
    figure = charts.build(chart(months((7, "42.29"), (8, "43.39")), kind="line", period="month"), "vi", "light")
    assert days(pointed(figure)[0]["x"]) == [date(2025, 7, 31), date(2025, 8, 31)]


def test_months_with_a_hole_are_not_joined():
    figure = charts.build(
        chart(months((6, "39.5"), (7, "42.29"), (9, "42.67")), kind="line", period="month"), "vi", "light"
    )
    assert lines(figure, "solid") == [[[39.5, 42.29]]]
    assert lines(figure, "1px,4px") == [[[42.29, 42.67]]]


def test_one_series_needs_no_name_but_its_last_value():
    figure = charts.build(chart(months((7, "42.29"), (8, "43.39")), kind="line", period="month"), "vi", "light")
    assert texts(figure) == ["43,39"]


def test_two_series_are_named_at_their_ends_in_their_colours_and_shapes():
    rows = months((7, "42.29"), (8, "43.39")) + months((7, "36.1"), (8, "39.7"), series=1, indicator="IMP_GOODS")
    data = chart(rows, kind="line", period="month", drawn=(series(), series("IMP_GOODS")))
    figure = charts.build(data, "vi", "dark")
    assert note(figure, "Nhập khẩu")["font"]["color"] == token("c2-text", "dark")
    assert [t["marker"]["symbol"][0] for t in pointed(figure)] == ["circle-open-dot", "square-open-dot"]


def test_units_never_share_an_axis():
    rate = series("GDP_GROWTH_YOY", unit_measure="percent", unit_mult=0, measure="yoy")
    rows = [row("2025", "475.06"), row("2025", "8.02", series=1, indicator="GDP_GROWTH_YOY", measure="yoy")]
    figure = charts.build(chart(rows, kind="line", period="year", drawn=(series(), rate)), "vi", "light")
    assert [t["yaxis"] for t in pointed(figure)] == ["y", "y2"]
    upper, lower = figure["layout"]["yaxis"], figure["layout"]["yaxis2"]
    assert lower["domain"][1] < upper["domain"][0]
    assert upper["range"][1] > 475 > 50 > lower["range"][1]
    assert {"tỷ USD", "%"} <= set(texts(figure))


def test_cumulated_windows_do_not_fall_from_december_to_january():
    rows = [row("2024-01-01/P11M", "369.93"), row("2024", "405.5"), row("2025-01-01/P1M", "33.1")]
    figure = charts.build(chart(rows, kind="line"), "vi", "light")
    assert lines(figure, "solid") == [[[369.93, 405.5]]]
    assert lines(figure, "1px,4px") == []


def test_the_upper_end_of_a_range_is_drawn():
    figure = charts.build(
        chart([row("2025", "6.5", value_high=7.0, qualifier="range")], kind="line", period="year"), "vi", "light"
    )
    (drawn,) = pointed(figure)
    assert numbers(drawn["error_y"]["array"]) == [0.5]
    assert "6,5–7,0" in drawn["hovertext"][0]
