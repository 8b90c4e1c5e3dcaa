"""Financial years whose months the file shows, says, or leaves to the country it speaks of."""

import pytest

from indicators.workbook.sheet import Sheet
from tests.workbook.files import grid_of
from tests.workbook.tables import findings_of, periods_of, reason_of

JULY_TO_JUNE = ["July", "August", "September", "October", "November", "December",
                "January", "February", "March", "April", "May", "June"]  # fmt: skip
MONTHS = [[month, 1.5 + number] for number, month in enumerate(JULY_TO_JUNE)]


def test_months_under_a_financial_year_show_when_every_one_of_them_begins():
    rows = [["Exports of shirts"], ["Period", "Exports"], ["2029-30", 90.5], ["2030-31", 99.5], *MONTHS,
            ["2031-32P", None], ["July", 3.5], ["August", 4.5]]  # fmt: skip
    periods = list(periods_of(rows).values())
    assert periods[:3] == ["2029-07-01/P12M", "2030-07-01/P12M", "2030-M07"]
    assert periods[8:10] == ["2031-M01", "2031-M02"]
    assert periods[-2:] == ["2031-M07", "2031-M08"]


def test_halves_of_a_financial_year_lie_in_two_calendar_years():
    rows = [["Inflows"], ["Period", "Equity"], ["2029-30", 9.5], ["Jul-Dec", 4.5], ["Jan-Jun", 5.5]]
    assert list(periods_of(rows).values()) == ["2029-07-01/P12M", "2029-S2", "2030-S1"]


def test_a_financial_year_beside_its_months_is_carried_down():
    rows = [["Rice"], ["Year", "Month", "Sold"], ["2030/31", "July", 1.5], *[[None, *row] for row in MONTHS[1:]]]
    periods = list(periods_of(rows).values())
    assert (periods[0], periods[6]) == ("2030-M07", "2031-M01")


def test_months_that_begin_somewhere_within_a_financial_year_leave_it_open():
    rows = [["Rice"], ["Period", "Sold"], ["2030-31", 9.5], ["October", 1.5], ["November", 2.5], ["December", 2.5],
            ["January", 2.5]]  # fmt: skip
    assert reason_of(rows) == ("year_uncertain", "A4")


def test_calendar_months_under_two_years_show_nothing():
    calendar = [*MONTHS[6:], *MONTHS[:6]]
    assert reason_of([["Rice"], ["Period", "Sold"], ["2030-31", 9.5], *calendar])[0] == "year_uncertain"


def test_numbered_quarters_of_a_financial_year_may_be_its_own():
    rows = [["Sales, years ending March"], ["Period", "Sold"], ["2030-31", 9.5], ["Q1", 1.5], ["Q2", 2.5]]
    assert reason_of(rows) == ("year_uncertain", "A4")


YEARS_ALONE = [["Rice"], ["Crop", "2029-30", "2030-31"], ["Aus", 1.5, 2.5], ["Boro", 3.5, 4.5], ["Aman", 3.5, 4.5]]


def test_another_table_of_the_file_settles_the_years_of_this_one():
    shown = grid_of([["Exports"], ["Period", "Exports"], ["2030-31", 99.5], *MONTHS], name="Months")
    (axes,) = Sheet(grid_of(YEARS_ALONE), (shown,)).axes
    assert [column.period.period.render() for column in axes.columns] == ["2029-07-01/P12M", "2030-07-01/P12M"]
    assert (axes.financial.code, axes.financial.where) == ("financial_year_shown", "Months!A3")


def test_a_sentence_on_another_sheet_settles_them_as_well():
    notes = grid_of([["Notes"], ["Figures are for financial years ending 31 March."]], name="Notes")
    (axes,) = Sheet(grid_of(YEARS_ALONE), (notes,)).axes
    assert axes.columns[0].period.period.render() == "2029-04-01/P12M"
    assert (axes.financial.code, axes.financial.where) == ("financial_year_said", "Notes!A2")


@pytest.mark.parametrize(
    ("words", "first"),
    [("Receipts (£ billion)", "2029-04-01/P12M"), ("Exports (Taka in crore)", "2029-07-01/P12M")],
)
def test_the_year_of_a_government_is_read_and_to_be_confirmed(words, first):
    rows = [[words], *YEARS_ALONE[1:]]
    assert periods_of(rows)["B3"] == first
    assert findings_of(rows)["financial_year_of_country"] == ("soft", "B2")


@pytest.mark.parametrize("words", ["Rice", "Pupils by academic year, England", "Trade of Japan and Australia"])
def test_years_of_nobody_of_schools_or_of_two_countries_stay_open(words):
    (axes,) = Sheet(grid_of([[words], *YEARS_ALONE[1:]])).axes
    assert {column.period.asked for column in axes.columns} == {"financial_year_open"}
    assert axes.financial is None
