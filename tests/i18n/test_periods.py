from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.i18n.periods import axis_phrase, period_phrase, window_phrase
from indicators.model.period import Period
from indicators.model.period_phrase import read_period

NAMED = st.one_of(
    st.builds(Period.year, st.integers(1950, 2099)),
    st.builds(Period.half, st.integers(1950, 2099), st.integers(1, 2)),
    st.builds(Period.quarter, st.integers(1950, 2099), st.integers(1, 4)),
    st.builds(Period.month, st.integers(1950, 2099), st.integers(1, 12)),
    st.builds(Period.year_to_date, st.integers(1950, 2099), st.integers(2, 12)),
    st.builds(Period.instant, st.dates(date(1950, 1, 1), date(2099, 1, 1))),
)


@pytest.mark.parametrize(
    ("sdmx", "vi", "en"),
    [
        ("2025", "năm 2025", "2025"),
        ("2025-S1", "6 tháng đầu năm 2025", "first 6 months of 2025"),
        ("2025-S2", "6 tháng cuối năm 2025", "last 6 months of 2025"),
        ("2025-Q2", "quý II/2025", "Q2 2025"),
        ("2025-M07", "tháng 7/2025", "July 2025"),
        ("2025-01-01/P7M", "7 tháng đầu năm 2025", "first 7 months of 2025"),
        ("2024-01-01/P202D", "từ 01/01 đến 20/07/2024", "from 01/01 to 20/07/2024"),
        ("2023-12-15/P30D", "từ 15/12/2023 đến 13/01/2024", "from 15/12/2023 to 13/01/2024"),
        ("2025-08-26", "ngày 26/08/2025", "26/08/2025"),
    ],
)
def test_a_period_is_said_in_full(sdmx, vi, en):
    period = Period.parse(sdmx)
    assert period_phrase(period, "vi") == vi
    assert period_phrase(period, "en") == en


@given(NAMED, st.sampled_from(["vi", "en"]))
def test_a_period_that_was_said_is_read_back_the_same(period, lang):
    reading = read_period(period_phrase(period, lang))
    assert reading is not None
    assert reading.period == period


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(2, 700), st.sampled_from(["vi", "en"]))
def test_days_that_were_said_are_read_back_the_same(first, length, lang):
    period = Period.through(first, date.fromordinal(first.toordinal() + length))
    reading = read_period(period_phrase(period, lang))
    assert reading is not None
    assert reading.period == period


def test_a_ladder_row_names_its_window_without_the_year():
    assert window_phrase(Period.year_to_date(2025, 7), "vi") == "7 tháng"
    assert window_phrase(Period.month(2025, 1), "en") == "1 month"
    assert window_phrase(Period.parse("2024-01-01/P202D"), "en") == "to 20/07"


def test_an_axis_names_quarters_as_its_readers_do():
    assert axis_phrase(Period.quarter(2025, 2), "vi") == "II/2025"
    assert axis_phrase(Period.quarter(2025, 2), "en") == "Q2 2025"
