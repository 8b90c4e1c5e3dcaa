"""Years that run from one calendar year into the next."""

import pytest

from indicators.workbook.periods.financial_year import is_financial_year, last_month_of_year, year_ending_in


def test_only_two_years_that_follow_each_other_make_a_financial_one():
    texts = ("2007/08", "FY2007/08", "2007-2008", "2007–08", "2007-11", "2007")
    assert [is_financial_year(text) for text in texts] == [True, True, True, True, False, False]


@pytest.mark.parametrize(
    ("texts", "month"),
    [
        (["Year ending March 2016"], 3),
        (["Year to 30 June"], 6),
        (["Years ended on the 30th September"], 9),
        (["July to June"], 6),
        (["from 1 April to the end of March"], 3),
        (["April-March"], 3),
        (["Sales of April to May"], None),
        (["Year ending March", "July to June"], None),
        ([], None),
    ],
)
def test_words_around_say_with_which_month_the_years_end_or_leave_it_open(texts, month):
    assert last_month_of_year(texts) == month


def test_a_remark_in_brackets_leaves_a_financial_year_one():
    assert is_financial_year("2022-23 (RE)")
    assert is_financial_year("2021-22 (Actuals)")
    assert not is_financial_year("2022-24 (RE)")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2007/08", "2007-07-01/P12M"),
        ("2007-08 (RE)", "2007-07-01/P12M"),
        ("FY 2008", "2007-07-01/P12M"),
        ("2008", "2007-07-01/P12M"),
        ("2008 estimate", "2007-07-01/P12M"),
        ("2007-11", ""),
        ("TQ", ""),
        ("2008 2009", ""),
    ],
)
def test_a_printed_year_ends_with_the_month_that_is_said(text, year):
    period = year_ending_in(text, 6)
    assert (period.render() if period else "") == year
