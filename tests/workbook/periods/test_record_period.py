"""The period of one record, in one column or in several, in calendar years and in years that begin elsewhere."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.period import Period
from indicators.workbook.periods.record_period import (
    financial_period,
    first_month_of_year,
    joined_period,
    sub_period,
)


@pytest.mark.parametrize(
    ("text", "kind", "months"),
    [
        ("3", "month", (3, 1)),
        ("03", "month", (3, 1)),
        ("March", "month", (3, 1)),
        ("Tháng 3", "month", (3, 1)),
        ("M12", "month", (12, 1)),
        ("M13", "month", (1, 12)),
        ("Cả năm", "month", (1, 12)),
        ("Annual", "quarter", (1, 12)),
        ("II", "quarter", (4, 3)),
        ("Quý III", "quarter", (7, 3)),
        ("Q4", "quarter", (10, 3)),
        ("T2", "quarter", (4, 3)),
        ("4th quarter", "quarter", (10, 3)),
        ("S2", "half", (7, 6)),
        ("13", "month", None),
        ("5", "quarter", None),
        ("7", "", None),
        ("17", "week", None),
        ("North", "month", None),
    ],
)
def test_what_parts_a_year_is_read_under_its_heading(text, kind, months):
    assert sub_period(text, kind) == months


@given(st.integers(1950, 2090), st.integers(1, 12))
def test_a_year_and_its_month_are_that_month(year, month):
    assert joined_period(str(year), sub_period(str(month), "month")) == Period.month(year, month)


@given(st.integers(1950, 2090), st.integers(1, 12))
def test_the_quarters_of_a_financial_year_are_its_whole(year, first):
    said = f"{year}/{(year + 1) % 100:02d}"
    whole = financial_period(said, (1, 12), first)
    quarters = [financial_period(said, (3 * number + 1, 3), first) for number in range(4)]
    assert (quarters[0].start, quarters[3].end) == (whole.start, whole.end)
    assert all(one.end == other.start for one, other in pairwise(quarters))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Offences by quarter, year ending March 2016", 4),
        ("Figures are for years ended 30 June", 7),
        ("The financial year runs from April to March", 4),
        ("Year ending December 2016", 1),
        ("Sales of April to May", None),
        ("Year ending March; the trade year is July to June", None),
    ],
)
def test_a_file_says_in_which_month_its_years_begin(text, month):
    assert first_month_of_year([text]) == month
