"""Windows that a shorter expression would read a part of."""

import pytest

from indicators.model.period_phrase import read_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("kỳ 1 tháng 12/2025", "2025-12-01/P15D"),
        ("Kỳ 2 tháng 12 năm 2025", "2025-12-16/P16D"),
        ("nửa cuối tháng 2 năm 2024", "2024-02-16/P14D"),
        ("first half of December 2025", "2025-12-01/P15D"),
        ("15 ngày đầu tháng 12/2025", "2025-12-01/P15D"),
        ("1-15/12/2025", "2025-12-01/P15D"),
        ("1-15 December 2025", "2025-12-01/P15D"),
        ("December 1-15, 2025", "2025-12-01/P15D"),
        ("01.01-30.09.2024", "2024-01-01/P9M"),
        ("Jan 1 - Sep 20, 2024", "2024-01-01/P264D"),
        ("1 Jan 2024 to 30 Sep 2024", "2024-01-01/P9M"),
        ("9 months to September 2024", "2024-01-01/P9M"),
        ("three months ended 31 March 2024", "2024-Q1"),
        ("six months ended March 2024", "2023-10-01/P6M"),
        ("YTD Sep 2024", "2024-01-01/P9M"),
        ("Sep 2024 YTD", "2024-01-01/P9M"),
        ("Quý I-III/2024", "2024-01-01/P9M"),
        ("Q2-Q3 2024", "2024-04-01/P6M"),
        ("2 quý đầu năm 2024", "2024-S1"),
        ("first three quarters of 2024", "2024-01-01/P9M"),
        ("2024 3Q", "2024-Q3"),
        ("Q.III/2024", "2024-Q3"),
        ("2024 1H", "2024-S1"),
    ],
)
def test_a_window_is_read_whole(text, period):
    assert str(read_period(text).period) == period


@pytest.mark.parametrize(
    "text",
    ["3 months ended 20 March 2024", "kỳ 3 tháng 2", "31-32/12/2025", "Quý III-I/2024", "16-15/12/2025", "7 quý 2024"],
)
def test_a_window_that_cannot_be_is_none_and_no_part_of_it_is_read(text):
    assert read_period(text) is None


def test_a_half_of_the_year_stays_one():
    assert str(read_period("nửa đầu năm 2025").period) == "2025-S1"
    assert str(read_period("first half of 2025").period) == "2025-S1"


def test_the_older_spelling_of_a_quarter_is_a_quarter_and_never_its_year():
    assert str(read_period("Cộng dồn quí I năm 2018").period) == "2018-Q1"
    assert str(read_period("Quí IV/2006").period) == "2006-Q4"
    assert read_period("cùng quí năm trước") is None


def test_two_days_before_their_year_are_one_window():
    assert str(read_period("01/01 - 20/9 năm 2001").period) == "2001-01-01/P263D"


def test_months_and_quarters_are_read_in_russian():
    said = ("май 2020", "июля 2019", "III квартал 1998 г.", "2019 год")
    assert [str(read_period(text).period) for text in said] == ["2020-M05", "2019-M07", "1998-Q3", "2019"]


def test_a_footnote_glued_to_a_year_is_no_part_of_it():
    assert str(read_period("20162)").period) == "2016"
