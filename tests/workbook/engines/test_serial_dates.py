from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.workbook.engines.serial_dates import from_serial


@pytest.mark.parametrize(("serial", "day"), [(1, date(1900, 1, 1)), (59, date(1900, 2, 28)), (61, date(1900, 3, 1))])
def test_days_around_the_day_that_never_was(serial, day):
    assert from_serial(serial) == day


@pytest.mark.parametrize("serial", [0, 60, -1, 2_958_466, 1e10])
def test_a_number_that_names_no_day_is_none(serial):
    assert from_serial(serial) is None


@given(st.dates(date(1904, 1, 2), date(9999, 12, 31)))
def test_the_same_day_has_its_own_serial_in_each_system(day):
    assert from_serial((day - date(1904, 1, 1)).days, epoch_1904=True) == day
    assert from_serial((day - date(1899, 12, 30)) // timedelta(days=1)) == day
