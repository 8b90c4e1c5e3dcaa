"""Months whose figures add up within each year: no word says so, and whether they do is asked."""

from __future__ import annotations

from datetime import date
from itertools import accumulate

from tests.workbook.tables import findings_of, periods_of

YEARS = (2029, 2030, 2031)
OF_A_YEAR = [3.5, 2.5, 4.5, 3.0, 1.5, 2.0, 6.5, 4.0, 2.5, 3.5, 5.0, 7.5]


def _months(*series, title="Trade"):
    """A series a row, over the months of three years."""
    heads = [date(year, month, 1) for year in YEARS for month in range(1, 13)]
    return [[title], ["In tonnes", *heads], *([name, *figures] for name, figures in series)]


def _running(factor=1.0):
    return [factor * figure for _ in YEARS for figure in accumulate(OF_A_YEAR)]


def test_series_that_never_fall_within_their_years_are_asked_about():
    rows = _months(("Wheat", _running()), ("Barley", _running(0.5)), ("Stocks", [9.5] * 36))
    assert findings_of(rows)["months_may_be_totals"] == ("soft", "B3")
    assert periods_of(rows)["C3"] == "2029-M02", "asked and not changed"


def test_months_at_the_rows_are_asked_about_as_well():
    rows = [["Trade", None], ["Month", "Wheat"], *zip(_months()[1][1:], _running(), strict=True)]
    assert findings_of(rows)["months_may_be_totals"] == ("soft", "B3")


def test_what_grows_over_all_years_or_goes_up_and_down_is_not_asked_about():
    growing = [100.5 + month for month in range(36)]
    rows = _months(("Wheat", growing), ("Barley", OF_A_YEAR * 3))
    assert "months_may_be_totals" not in findings_of(rows)


def test_one_year_shows_nothing_and_words_that_say_it_need_no_question():
    once = _months(("Wheat", [*_running()[:12], *OF_A_YEAR, *OF_A_YEAR]))
    said = _months(("Wheat", _running()), title="Trade, cumulative")
    assert "months_may_be_totals" not in {**findings_of(once), **findings_of(said)}


def test_changes_on_december_add_up_by_themselves():
    head = "Variación porcentual respecto a diciembre del año anterior"
    rows = [["Salarios", None], ["Mes", head], *zip(_months()[1][1:], _running(), strict=True)]
    assert "months_may_be_totals" not in findings_of(rows)
