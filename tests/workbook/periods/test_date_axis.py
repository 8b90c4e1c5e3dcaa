from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.period import Period
from indicators.workbook.periods.date_axis import Step, read_date_axis


def days(step_months, count=6, day=1):
    return [date(2023 + (month // 12), month % 12 + 1, day) for month in range(0, step_months * count, step_months)]


@pytest.mark.parametrize(("months", "step"), [(1, Step.MONTH), (3, Step.QUARTER), (6, Step.HALF), (12, Step.YEAR)])
def test_first_days_at_even_distances_stand_for_whole_periods(months, step):
    axis = read_date_axis(days(months))
    assert axis.step is step
    assert axis.period(date(2023, 1, 1)) == Period.months(2023, 1, months)


def test_a_gap_in_the_months_leaves_them_months():
    assert read_date_axis([*days(1), date(2024, 6, 1)]).step is Step.MONTH


def test_quarters_that_do_not_begin_with_calendar_quarters_stay_days():
    axis = read_date_axis([date(2023, 2, 1), date(2023, 5, 1), date(2023, 8, 1)])
    assert (axis.step, axis.doubtful) == (Step.DAY, True)


def test_last_days_of_months_may_be_the_days_of_a_stock_and_stay_days():
    ends = [day - timedelta(days=1) for day in days(1)[1:]]
    axis = read_date_axis(ends)
    assert (axis.step, axis.doubtful) == (Step.DAY, True)
    assert axis.period(ends[0]) == Period.instant(ends[0])
    assert read_date_axis(ends, "Tháng").step is Step.MONTH


def test_a_heading_makes_one_day_a_month():
    assert read_date_axis([date(2024, 7, 1)], "Tháng").period(date(2024, 7, 1)) == Period.month(2024, 7)
    assert read_date_axis([date(2024, 7, 1)], "Ngày").step is Step.DAY


def test_a_heading_that_would_lay_two_days_into_one_period_is_not_believed():
    assert read_date_axis(days(1), "Năm").step is Step.MONTH


@given(st.lists(st.dates(date(1950, 1, 1), date(2050, 1, 1)), max_size=30), st.sampled_from(["", "Tháng", "Năm"]))
def test_different_days_never_fall_into_one_period(found, heading):
    axis = read_date_axis(found, heading)
    assert len({axis.period(day) for day in set(found)}) == len(set(found))
