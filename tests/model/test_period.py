from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.model.errors import Invalid
from indicators.model.period import Period, PeriodKind

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
MONTHS = st.builds(Period.months, st.integers(1950, 2100), st.integers(1, 12), st.integers(1, 30))
INTERVALS = st.builds(lambda day, length: Period(day, day + timedelta(days=length)), DAYS, st.integers(0, 2000))
PERIODS = st.one_of(MONTHS, INTERVALS)


@given(PERIODS)
def test_parsing_what_was_rendered_gives_the_same_period(period):
    assert Period.parse(period.render()) == period


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("2025", date(2025, 1, 1), date(2026, 1, 1), PeriodKind.YEAR),
        ("2025-S1", date(2025, 1, 1), date(2025, 7, 1), PeriodKind.HALF),
        ("2025-Q2", date(2025, 4, 1), date(2025, 7, 1), PeriodKind.QUARTER),
        ("2025-M07", date(2025, 7, 1), date(2025, 8, 1), PeriodKind.MONTH),
        ("2025-07", date(2025, 7, 1), date(2025, 8, 1), PeriodKind.MONTH),
        ("2025-01-01/P7M", date(2025, 1, 1), date(2025, 8, 1), PeriodKind.YEAR_TO_DATE),
        ("2024-01-01/P202D", date(2024, 1, 1), date(2024, 7, 21), PeriodKind.YEAR_TO_DATE),
        ("2025-08-26", date(2025, 8, 26), date(2025, 8, 26), PeriodKind.INSTANT),
        ("2011-01-01/P180M", date(2011, 1, 1), date(2026, 1, 1), PeriodKind.OTHER),
    ],
)
def test_sdmx_text_is_read_as_an_interval_of_days(text, start, end, kind):
    period = Period.parse(text)
    assert (period.start, period.end, period.kind) == (start, end, kind)


@pytest.mark.parametrize(
    "text", ["", "25", "2025-13", "2025-Q5", "2025-S3", "2025-02-30", "2025-01-01/P7W", "2025-01-01/P99999D1"]
)
def test_text_that_is_no_period_is_refused(text):
    with pytest.raises(Invalid, match="period_unreadable"):
        Period.parse(text)


def test_an_interval_may_not_end_before_it_starts():
    with pytest.raises(Invalid, match="period_reversed"):
        Period(date(2025, 2, 1), date(2025, 1, 1))


def test_the_first_half_and_six_months_to_date_are_one_thing():
    assert Period.half(2025, 1) == Period.year_to_date(2025, 6)
    assert Period.year(2025) == Period.year_to_date(2025, 12)
    assert Period.quarter(2025, 1) == Period.year_to_date(2025, 3)


def test_nine_months_minus_half_year_gives_third_quarter():
    assert Period.year_to_date(2025, 9) - Period.half(2025, 1) == Period.quarter(2025, 3)


def test_the_cut_off_day_of_seven_months_may_lie_inside_july():
    period = Period.through(date(2024, 1, 1), date(2024, 7, 20))
    assert period.last_day == date(2024, 7, 20)
    assert period.is_year_to_date
    assert period.whole_months is None


def test_seven_months_that_close_on_different_days_are_not_the_same_window():
    july_2024 = Period.through(date(2024, 1, 1), date(2024, 7, 20))
    july_2025 = Period.year_to_date(2025, 7)
    assert not july_2024.same_window(july_2025)
    assert july_2025.same_window(Period.year_to_date(2024, 7))


def test_a_leap_february_is_the_same_window_as_a_short_one():
    assert Period.year_to_date(2024, 2).same_window(Period.year_to_date(2025, 2))
    assert Period.year_to_date(2024, 2).shift(years=1) == Period.year_to_date(2025, 2)


@given(MONTHS, st.integers(-300, 300), st.integers(-300, 300))
def test_shifting_is_a_group_action(period, one, other):
    assert period.shift(months=one).shift(months=other) == period.shift(months=one + other)
    assert period.shift(months=one).shift(months=-one) == period
    assert period.shift() == period


@given(INTERVALS, st.integers(-300, 300))
def test_shifting_either_comes_back_or_is_refused(period, months):
    if max(period.start.day, period.end.day) <= 28:
        assert period.shift(months=months).shift(months=-months) == period
    else:
        with suppress(Invalid):
            assert period.shift(months=months).shift(months=-months) == period


def test_a_month_without_that_day_refuses_the_shift():
    with pytest.raises(Invalid, match="period_no_such_day"):
        Period(date(2025, 1, 1), date(2025, 1, 31)).shift(months=1)


@given(st.integers(1950, 2100), st.integers(1, 12), st.integers(1, 12))
def test_subtracting_year_to_date_windows_leaves_exactly_the_days_between(year, one, other):
    assume(one != other)
    longer, shorter = Period.year_to_date(year, max(one, other)), Period.year_to_date(year, min(one, other))
    rest = longer - shorter
    assert rest.days == longer.days - shorter.days
    assert shorter + rest == longer
    assert longer - rest == shorter


@given(PERIODS, PERIODS)
def test_subtraction_lives_only_inside_one_family(whole, part):
    related = whole.contains(part) and not part.is_instant and whole != part
    related = related and (whole.start == part.start or whole.end == part.end)
    if related:
        assert (whole - part).days == whole.days - part.days
    else:
        with pytest.raises(Invalid, match="period_not_subtractable"):
            _ = whole - part


def test_periods_that_do_not_touch_cannot_be_added():
    with pytest.raises(Invalid, match="period_not_adjacent"):
        _ = Period.quarter(2025, 1) + Period.quarter(2025, 3)


@given(PERIODS, PERIODS, PERIODS)
def test_containment_is_transitive(one, two, three):
    assert one.contains(one)
    if one.contains(two) and two.contains(three):
        assert one.contains(three)


def test_the_day_after_a_year_is_outside_it():
    assert Period.year(2025).contains(Period.instant(date(2025, 12, 31)))
    assert not Period.year(2025).contains(Period.instant(date(2026, 1, 1)))
