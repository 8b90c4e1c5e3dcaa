from datetime import date

import pytest

from indicators import charts
from indicators.charts.ruler import Ruler
from indicators.charts.theme import token
from indicators.model.chart import ChartEvent
from tests.charts.chart_data import chart, row, series
from tests.charts.figures import numbers, pointed, texts


def yearly(*values: tuple[int, str, str], **said):
    rows = [row(str(year), value, obs_status=status) for year, value, status in values]
    return chart(rows, kind="column", period="year", **said)


def bars(figure):
    return [trace for trace in figure["data"] if trace["type"] == "bar"]


def test_columns_stand_on_zero():
    figure = charts.build(yearly((2024, "38.23", "P"), (2025, "38.42", "P")), "vi", "light")
    assert figure["layout"]["yaxis"]["range"][0] == 0


@pytest.mark.parametrize(("day", "crossed"), [(date(2025, 6, 20), True), (date(2025, 3, 1), False)])
def test_the_vertical_of_an_event_does_not_strike_a_number_through(day, crossed):
    event = ChartEvent(day, {"vi": "Nghị quyết", "en": "Resolution"})
    data = yearly((2024, "25.35", "P"), (2025, "27.62", "E"), events=(event,))
    shapes = charts.build(data, "vi", "light")["layout"]["shapes"]
    (vertical,) = [shape for shape in shapes if shape["type"] == "line"]
    grounds = [shape for shape in shapes if shape["type"] == "rect"]
    assert [(one["xanchor"], one["yanchor"], one["fillcolor"]) for one in grounds] == (
        [(pytest.approx(1), 27.62, token("surface"))] if crossed else []
    )
    assert shapes.index(vertical) == 0  # what is drawn later covers it


def test_a_year_without_a_figure_keeps_its_slot_and_says_so():
    data = yearly((2023, "23.18", "A"), (2025, "27.62", "E"))
    figure = charts.build(data, "vi", "light")
    assert figure["layout"]["xaxis"]["ticktext"] == ["2023", "2024", "2025"]
    assert numbers(bars(figure)[0]["x"]) == [0, 2]
    assert "chưa có số" in texts(figure)
    assert [row.cells[0].text for row in charts.table(data, "vi").rows] == ["23,18", "…", "27,62"]


def test_one_series_without_a_figure_is_marked_in_its_place():
    rows = [
        row("2024", "20.38"),
        row("2025", "27.62"),
        row("2025", "38.42", series=1, indicator="IMP_GOODS"),
    ]
    figure = charts.build(
        chart(rows, kind="column", period="year", drawn=(series(), series("IMP_GOODS"))), "vi", "light"
    )
    assert texts(figure).count("…") == 1


def test_status_fills_the_column():
    figure = charts.build(yearly((2023, "1", "A"), (2024, "2", "P"), (2025, "3", "E")), "vi", "light")
    (drawn,) = bars(figure)
    assert drawn["marker"]["color"] == [token("c1"), "rgba(0,84,165,0.45)", token("surface")]
    assert drawn["marker"]["line"]["color"] == token("c1")


def test_derived_and_estimated_columns_are_told_apart():
    figure = charts.build(yearly((2024, "2", "E"), (2025, "3", "D")), "vi", "light")
    marks = [t for t in figure["data"] if t["type"] == "scatter" and t["marker"]["symbol"] == ["square-open"]]
    assert [numbers(m["x"]) for m in marks] == [[1]]


def test_up_to_fifteen_columns_carry_their_values():
    figure = charts.build(yearly(*((2011 + i, "6.41", "A") for i in range(15))), "vi", "light")
    assert bars(figure)[0]["text"] == ["6,41"] * 15


def test_more_columns_and_narrow_screens_carry_the_last_value_only():
    many = yearly(*((2006 + i, f"{i}.5", "A") for i in range(20)))
    few = yearly((2024, "7.09", "E"), (2025, "8.02", "E"))
    assert [t for t in bars(charts.build(many, "vi", "light"))[0]["text"] if t] == ["19,5"]
    assert [t for t in bars(charts.build(few, "vi", "light", width="narrow"))[0]["text"] if t] == ["8,02"]


def test_a_value_that_the_higher_column_before_it_would_cross_stands_beside_it():
    falling = [row(f"2024-M{month:02}", f"{60 - month}.25") for month in range(1, 13)]
    falling += [row(f"2025-M{month:02}", f"{40 - month}.25") for month in range(1, 13)]
    figure = charts.build(chart(falling, kind="column", period="month"), "vi", "light", width="narrow")
    assert [t for t in bars(figure)[0]["text"] if t] == []
    (said,) = [a for a in figure["layout"]["annotations"] if a["text"] == "28,25"]
    assert (said["xanchor"], said["x"]) == ("left", 23.0)
    rising = charts.build(
        chart([row(f"2024-M{month:02}", f"{month}.25") for month in range(1, 13)], kind="column", period="month"),
        *("vi", "light"),
        width="narrow",
    )
    assert [t for t in bars(rising)[0]["text"] if t] == ["12,25"]


def test_a_value_beside_the_last_column_ends_within_the_figure():
    falling = [row(f"2025-M{month:02}", f"{60 - month}.25") for month in range(1, 13)]
    falling += [row(f"2026-M{month:02}", f"{40 - month}.25") for month in range(1, 10)]
    figure = charts.build(chart(falling, kind="column", period="month"), "vi", "light", width="narrow")
    (said,) = [a for a in figure["layout"]["annotations"] if a["text"] == "31,25"]
    widest_slot = (358 - figure["layout"]["margin"]["r"]) / 21
    ends = said["xshift"] + Ruler().width("31,25")
    assert said["xanchor"] == "left"
    assert ends <= widest_slot / 2 + figure["layout"]["margin"]["r"]


def test_the_hedge_stands_before_the_number():
    rows = [row("2024", "19", qualifier="nearly"), row("2025", "20", qualifier="over")]
    figure = charts.build(chart(rows, kind="column", period="year"), "en", "light")
    assert bars(figure)[0]["text"] == ["nearly\u00a019", "over\u00a020"]
    assert len([shape for shape in figure["layout"]["shapes"] if shape["type"] == "path"]) == 2


def test_a_disputed_figure_is_marked_beside_its_value():
    figure = charts.build(chart([row("2025", "8.02", discrepancy=True)], kind="column", period="year"), "vi", "light")
    assert bars(figure)[0]["text"] == [f'8,02 <span style="color:{token("discrepancy")}">\u2260</span>']


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("vi", ["5 tháng<br>2025", "6 tháng<br>2025"]), ("en", ["5 months<br>2025", "6 months<br>2025"])],
)
def test_cumulated_windows_are_named_with_their_year(lang: str, expected: list[str]):
    rows = [row("2025-01-01/P5M", "180.34"), row("2025-S1", "219.83")]
    figure = charts.build(chart(rows, kind="column"), lang, "light")
    assert figure["layout"]["xaxis"]["ticktext"] == expected


def test_columns_of_two_series_do_not_overlap():
    rows = [row("2025", "38.42"), row("2025", "27.62", series=1, indicator="IMP_GOODS")]
    data = chart(rows, kind="column", period="year", drawn=(series(), series("IMP_GOODS")))
    one, other = bars(charts.build(data, "vi", "light"))
    assert one["offset"] + one["width"] <= other["offset"]
    assert [t["customdata"][0][0] for t in pointed(charts.build(data, "vi", "light"))] == [
        "EXP_GOODS:VNM;measure=level;unit=USD",
        "IMP_GOODS:VNM;measure=level;unit=USD",
    ]
