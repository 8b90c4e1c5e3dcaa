"""Heads that say that the periods under them are ends of periods: what is counted then stands on a last day."""

from __future__ import annotations

import pytest

from tests.workbook.tables import findings_of, periods_of, table_of

MONTHS = ["July", "August", "September", "October", "November", "December",
          "January", "February", "March", "April", "May", "June"]  # fmt: skip


def _assets(head, *, june):
    """Financial years, and the months of the last one under it."""
    rows = [["Net assets (year ended June)", None], [head, "Foreign assets"], ["2028-29", 61.5], ["2029-30", 62.5]]
    rows += [["2030-31", 73.5], *([month, 70.5] for month in MONTHS[:-1]), ["June", june]]
    return rows


def test_years_and_months_under_end_of_period_are_their_last_days():
    rows = _assets("End of Period", june=73.5)
    periods = periods_of(rows)
    assert [periods[cell] for cell in ("B3", "B5", "B6", "B17")] == [
        "2029-06-30", "2031-06-30", "2030-07-31", "2031-06-30"
    ]  # fmt: skip
    assert findings_of(rows)["years_stand_for_day"][0] == "info"


def test_years_that_are_no_last_month_hold_sums_and_stay_years():
    assert periods_of(_assets("End of Period", june=4.5))["B5"] == "2030-07-01/P12M"


def test_a_head_that_names_no_end_leaves_years_as_they_are():
    assert periods_of(_assets("Period", june=73.5))["B5"] == "2030-07-01/P12M"


def test_ends_of_years_in_two_calendars_are_days_under_their_head_and_not_months():
    rows = [["Foreign workers", None], ["End of year and month", "Total"]]
    rows += [[f"{year - 1911}年底 End of {year}", 15 + year / 2] for year in (2028, 2029, 2030, 2031)]
    table = table_of(rows)
    assert (table["B3"][1], table["B6"][1]) == ("2028-12-31", "2031-12-31")
    assert "days_may_stand_for_periods" not in findings_of(rows)


@pytest.mark.parametrize(
    ("heads", "first", "last"),
    [
        (["2030 Q4", "2030 Annual", "2031 Q1"], "2030-Q4", "2031-Q1"),
        (["2029", "2030 p", "2031 p (1)"], "2029", "2031"),
    ],
)
def test_marks_and_words_behind_a_year(heads, first, last):
    rows = [["Output", *[None] * 3], ["Animal", *heads], ["Goats", 1.5, 2.5, 3.5], ["Hogs", 4.5, 5.5, 6.5]]
    periods = periods_of(rows)
    assert (periods["B3"], periods["D4"]) == (first, last)
    assert periods["C3"] == "2030"
