"""Parts of years that run from one calendar year into the next, named in one text."""

import pytest

from indicators.workbook.periods.financial_part import ending_in, financial_part


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Q1 2010-11", "2010-Q2"),
        ("Q4 2010-11", "2011-Q1"),
        ("2010-11 Q4", "2011-Q1"),
        ("2010-11:Q1", "2010-Q2"),
        ("Q1:2010-11", "2010-Q2"),
        ("Q2 FY2010-11", "2010-Q3"),
        ("Q2 of 2010/2011", "2010-Q3"),
        ("2010-11 quarter 3", "2010-Q4"),
        ("2010-11 month 10", "2011-M01"),
        ("April 2010-11", "2010-M04"),
        ("2010-11 March", "2011-M03"),
        ("2010-11 Apr-Jun", "2010-Q2"),
        ("2010-11 Annual", "2010-04-01/P12M"),
        ("2010-11", "2010-04-01/P12M"),
    ],
)
def test_a_part_of_a_year_that_ends_with_march_lies_in_it(text, period):
    found = ending_in(text, 3)
    assert found is not None
    assert found.render() == period


@pytest.mark.parametrize(
    "text", ["2010-11", "Q1 2010", "Q1 2010-12", "2010-11 1", "2010-11 month 13", "Q5 2010-11", "Exports 2010-11", ""]
)
def test_other_texts_name_no_part_of_a_financial_year(text):
    assert financial_part(text) is None
