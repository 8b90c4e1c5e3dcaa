from datetime import date

import pytest

from indicators.charts.slots import calendar, filled, slot_name
from indicators.model.chart import ChartSpec, PeriodChoice
from indicators.model.period import Period

TO_DATE = PeriodChoice.YEAR_TO_DATE
TO_20_JULY = Period.through(date(2024, 1, 1), date(2024, 7, 20))


def windows(year: int, *months: int) -> set[Period]:
    return {Period.year_to_date(year, count) for count in months}


def test_windows_of_one_year_are_given_without_a_hole():
    found = filled(windows(2025, 5, 7, 9), ChartSpec(period=TO_DATE))
    assert [period.whole_months for period in found] == [5, 6, 7, 8, 9]


def test_a_window_that_was_cut_off_stands_for_its_month():
    found = filled({TO_20_JULY, *windows(2024, 6, 9)}, ChartSpec(period=TO_DATE))
    assert [period.last_day.month for period in found] == [6, 7, 8, 9]
    assert TO_20_JULY in found


def test_windows_of_several_years_are_left_as_they_are():
    found = windows(2024, 5, 7) | windows(2025, 6)
    assert set(filled(found, ChartSpec(period=TO_DATE))) == found


def test_one_window_across_years_has_a_slot_for_every_year():
    found = filled(windows(2021, 6) | windows(2024, 6), ChartSpec(period=TO_DATE, months=6))
    assert [(period.start.year, period.whole_months) for period in found] == [(y, 6) for y in (2021, 2022, 2023, 2024)]


def test_half_years_alone_are_filled_by_halves_and_cumulated_halves_by_years():
    halves = {Period.half(2024, 1), Period.half(2025, 1)}
    assert len(filled(halves, ChartSpec(period=PeriodChoice.HALF))) == 3
    assert len(filled(halves, ChartSpec(period=TO_DATE, months=6))) == 2


def test_no_period_has_no_slot():
    assert filled(set(), ChartSpec(period=TO_DATE, months=6)) == ()


def test_only_slots_that_follow_one_another_are_a_calendar():
    assert calendar((Period.year(2024), Period.year(2025)))
    assert not calendar((Period.half(2024, 1), Period.half(2025, 1)))
    assert not calendar((TO_20_JULY,))


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (TO_20_JULY, "2024<br>đến 20/07"),
        (Period.year_to_date(2025, 7), "2025<br>đến 31/07"),
        (Period.year(2025), "2025"),
    ],
)
def test_one_window_across_years_is_named_by_its_year_and_its_cut_off_day(period, name):
    assert slot_name(ChartSpec(period=TO_DATE, months=7), period, "vi") == name
