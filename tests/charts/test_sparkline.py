import pytest

from indicators.charts import SparkPoint, sparkline
from indicators.charts.theme import token
from indicators.model.period import Period
from tests.charts.figures import lines, numbers


def years(*values: tuple[int, float | None, str]) -> list[SparkPoint]:
    return [SparkPoint(Period.year(year), value, status) for year, value, status in values]


def test_a_missing_year_keeps_its_slot():
    figure = sparkline(
        years((2021, 31.15, "A"), (2023, None, ""), (2024, 38.23, "P"), (2025, 38.42, "P")), "columns", "light"
    )
    (bars,) = figure["data"]
    assert numbers(bars["x"]) == [2021, 2024, 2025]
    assert [(n["x"], n["text"]) for n in figure["layout"]["annotations"]] == [(2022, "…"), (2023, "…")]


def test_only_the_latest_column_has_the_colour():
    (bars,) = sparkline(years((2024, 7.09, "A"), (2025, 8.02, "E")), "columns", "light")["data"]
    assert bars["marker"]["line"]["color"] == [token("context"), token("c1")]
    assert bars["marker"]["color"] == [token("context"), token("surface")]


def test_a_ladder_joins_neighbours_of_one_source_only():
    points = [
        SparkPoint(Period.year_to_date(2025, 5), 180.34, "D", "NSO"),
        SparkPoint(Period.year_to_date(2025, 6), 219.83, "E", "NSO"),
        SparkPoint(Period.year_to_date(2025, 7), 262.46, "P", "CUSTOMS"),
        SparkPoint(Period.year_to_date(2025, 8), 305.85, "P", "CUSTOMS"),
        SparkPoint(Period.year_to_date(2024, 7), 226.98, "E", "NSO"),
    ]
    figure = sparkline(points, "ladder", "light")
    assert lines(figure, "5px,4px") == [[[180.34, 219.83]]]
    assert lines(figure, "solid") == [[[262.46, 305.85]]]
    assert lines(figure, "1px,4px") == [[[219.83, 262.46]]]
    ends = [t for t in figure["data"] if t["mode"] == "markers"]
    assert [numbers(end["y"]) for end in ends] == [[226.98], [305.85]]


def test_steps_end_in_a_mark():
    points = [SparkPoint(Period.parse(d), v, "D") for d, v in (("2025-04-03", 34), ("2025-08-05", 38))]
    line, end = sparkline(points, "steps", "dark")["data"]
    assert line["x"] == ["2025-04-03", "2025-08-05"]
    assert (end["x"], numbers(end["y"])) == (["2025-08-05"], [38])


@pytest.mark.parametrize("style", ["columns", "ladder", "steps"])
def test_without_figures_nothing_is_drawn(style: str):
    assert sparkline(years((2025, None, "")), style, "light")["data"] == []
    assert sparkline([], style, "light")["data"] == []


def test_a_sparkline_has_no_axis():
    layout = sparkline(years((2025, 1.0, "A")), "columns", "light")["layout"]
    assert not layout["xaxis"]["visible"]
    assert not layout["yaxis"]["visible"]
