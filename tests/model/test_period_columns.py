"""Columns of periods tell what each period tells for itself."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.period import Period
from indicators.model.period_columns import is_year_to_date, one_of_each_kind, whole_months, windows_of

ANY_DAY = st.dates(date(1, 1, 1), date(9998, 1, 1))
PERIODS = st.one_of(
    st.builds(Period.months, st.integers(1969, 1971), st.integers(1, 12), st.sampled_from([1, 2, 3, 6, 9, 12, 18])),
    st.builds(Period.year_to_date, st.integers(1969, 1971), st.integers(1, 12)),
    st.builds(Period.instant, st.dates(date(1969, 1, 1), date(1970, 2, 1))),
    st.builds(lambda day, count: Period(day, day + timedelta(count)), ANY_DAY, st.integers(0, 400)),
)


def columns(periods):
    return (np.array([getattr(one, name) for one in periods], dtype="datetime64[D]") for name in ("start", "end"))


@given(st.lists(PERIODS, min_size=1, max_size=20))
def test_months_and_kinds_of_a_column_are_those_of_each_period(periods):
    start, end = columns(periods)
    assert whole_months(start, end).tolist() == [one.whole_months or 0 for one in periods]
    assert is_year_to_date(start, end).tolist() == [one.is_year_to_date for one in periods]
    samples = {(one.kind, one.is_year_to_date, one.whole_months): one for one in periods}
    assert [periods[place] for place in one_of_each_kind(start, end)] == list(samples.values())


@given(st.lists(PERIODS, max_size=20))
def test_windows_as_numbers_are_in_the_order_of_their_days(periods):
    numbers = windows_of(*columns(periods)).tolist()
    assert sorted(range(len(periods)), key=numbers.__getitem__) == sorted(range(len(periods)), key=periods.__getitem__)
    assert len(set(numbers)) == len(set(periods))
