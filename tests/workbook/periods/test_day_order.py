"""Typed days begin with the day or with the month: the whole axis tells, or it is asked."""

import pytest

from indicators.workbook.periods.day_order import days_month_first, order_is_open
from tests.workbook.files import codes, read_bytes

QUARTERS = ["06/01/2030", "09/01/2030", "12/01/2030", "03/01/2031"]


def read(folder, days):
    lines = "".join(f"{day},{at}.5\n" for at, day in enumerate(days))
    return read_bytes(folder, f"Date,Rate\n{lines}".encode(), "x.csv")


def test_a_number_above_twelve_in_second_place_shows_the_month_in_first(tmp_path):
    reading = read(tmp_path, ["11/15/2031", "12/02/2031", "12/05/2031"])
    assert [str(one.period) for one in reading.rows] == ["2031-11-15", "2031-12-02", "2031-12-05"]
    assert "day_before_month_assumed" not in codes(reading)


def test_days_one_of_even_months_begin_with_them(tmp_path):
    reading = read(tmp_path, QUARTERS)
    assert [str(one.period) for one in reading.rows] == ["2030-Q2", "2030-Q3", "2030-Q4", "2031-Q1"]


def test_days_of_january_at_uneven_steps_are_asked_about(tmp_path):
    reading = read(tmp_path, ["02/01/2031", "03/01/2031", "07/01/2031", "08/01/2031"])
    assert str(reading.rows[0].period) == "2031-01-02"
    assert "day_before_month_assumed" in codes(reading)


@pytest.mark.parametrize(
    ("texts", "is_open"),
    [
        (["02/03/2031", "04/03/2031"], True),
        (["02/03/2031", "14/03/2031"], False),
        (["02/03/2031", "03/14/2031"], False),
        (["02/02/2031"], False),
        (QUARTERS, False),
        (["02/01/2031", "03/01/2031", "04/01/2031", "05/01/2031"], True),
        (["rice"], False),
    ],
)
def test_the_order_is_open_where_no_number_is_above_twelve(texts, is_open):
    assert order_is_open(texts) is is_open


@pytest.mark.parametrize(
    "texts", [["13/14/2031"], ["02/30/2031"], ["14/02/2031", "03/15/2031"], ["rice"], QUARTERS[:3]]
)
def test_what_is_no_day_month_first_is_none(texts):
    assert days_month_first(texts) is None
