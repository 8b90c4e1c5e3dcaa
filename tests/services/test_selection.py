"""Whole columns of periods are chosen as each period for itself is."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.chart import ChartSpec, PeriodChoice
from indicators.model.period import Period
from indicators.services.selection import chosen_rows, is_chosen

FIRST = st.dates(date(1998, 1, 1), date(2003, 12, 31))


@st.composite
def any_period(draw):
    year, month = draw(st.integers(1998, 2003)), draw(st.integers(1, 12))
    start = draw(FIRST)
    return draw(
        st.sampled_from(
            [
                Period.months(year, month, draw(st.sampled_from([1, 2, 3, 6, 9, 12, 18]))),
                Period.year_to_date(year, month),
                Period.instant(start),
                Period(start, start + timedelta(days=draw(st.integers(1, 400)))),
                Period(date(year, 1, 1), start) if start > date(year, 1, 1) else Period.instant(start),
            ]
        )
    )


@given(
    st.lists(any_period(), min_size=1, max_size=12),
    st.sampled_from(list(PeriodChoice)),
    st.one_of(st.none(), st.integers(1998, 2003)),
    st.one_of(st.none(), st.integers(1998, 2003)),
    st.one_of(st.none(), st.integers(1, 12)),
)
def test_a_column_of_periods_is_chosen_as_each_period_is(periods, choice, first, last, months):
    frame = pd.DataFrame({name: [getattr(one, name) for one in periods] for name in ("start", "end")})
    frame = frame.astype("datetime64[s]")
    spec = ChartSpec(period=choice, first=first, last=last, months=months)
    for one in (spec, replace(spec, at=periods[0])):
        assert chosen_rows(frame, one).tolist() == [is_chosen(period, one) for period in periods]
