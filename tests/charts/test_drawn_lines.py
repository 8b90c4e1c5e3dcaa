from datetime import date

import pytest

from indicators.charts.drawn_lines import axis_title, drawn_lines
from tests.charts.chart_data import chart, row, two_years


def values(line) -> list[list[float]]:
    return [[p.point.value for p in run] for run in line.runs]


def test_a_ladder_is_one_line_a_year_latest_first_and_cut_at_holes():
    latest, before = drawn_lines(chart(two_years()), "vi")
    assert (latest.name, latest.hero, latest.colour) == ("2025", True, "c1")
    assert (before.name, before.hero, before.colour) == ("2024", False, "c2")
    assert values(latest) == [[180.34, 219.83], [262.46, 305.85], [475.06]]
    assert values(before) == [[156.28, 190.7], [369.93]]


def test_places_of_a_ladder_are_months():
    latest, _ = drawn_lines(chart(two_years()), "vi")
    assert [p.at for run in latest.runs for p in run] == [5, 6, 7, 8, 12]
    assert axis_title(chart(two_years()), "en") == "months counted from January"


def test_a_series_over_time_stands_on_days():
    data = chart([row("2025-M07", "42.29"), row("2025-M09", "42.67")], kind="line", period="month")
    (line,) = drawn_lines(data, "en")
    assert [[p.at for p in run] for run in line.runs] == [[date(2025, 7, 31)], [date(2025, 9, 30)]]
    assert axis_title(data, "en") == ""


def test_steps_have_corners_and_hold_to_the_as_of_day():
    data = chart([row("2025-04-03", "34"), row("2025-08-05", "38")], kind="step", period="instant")
    (line,) = drawn_lines(data, "vi")
    (run,) = line.runs
    assert [(p.at.isoformat(), p.point.value, p.marked) for p in run] == [
        ("2025-04-03", 34, True),
        ("2025-08-05", 34, False),
        ("2025-08-05", 38, True),
        ("2026-01-16", 38, False),
    ]


@pytest.mark.parametrize("kind", ["column", "table"])
def test_columns_and_tables_have_no_lines(kind: str):
    assert drawn_lines(chart(two_years(), kind=kind), "vi") == ()


def test_without_figures_there_is_no_line():
    assert drawn_lines(chart([row("2025", None)]), "vi") == ()
