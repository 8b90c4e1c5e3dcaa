"""Years counted from 1912: figures of three kinds, the end of a month, and what runs on."""

import pytest

from indicators.model.period_phrase import aligned_fold
from indicators.workbook.periods.republic_year import republic_periods


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("中華民國一二○年十月", "2031-M10"),
        ("中華民國一百二十年十二月", "2031-M12"),
        ("民國 120 年度", "2031"),
        ("民國１２０年9月底", "2031-09-30"),
        ("民國120年2月28日", "2031-02-28"),
    ],
)
def test_a_year_month_or_day_of_the_republic(text, period):
    ((read, _),) = republic_periods(aligned_fold(text))
    assert str(read) == period


def test_years_that_run_on_are_left_open_and_a_thirteenth_month_is_none():
    assert [period for period, _ in republic_periods("民國110年至民國120年")] == [None, None]
    assert [period for period, _ in republic_periods("民國120年13月")] == [None]


def test_a_number_without_the_word_is_no_year():
    assert republic_periods("120年度 歲入") == ()
