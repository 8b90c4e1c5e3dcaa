"""A year and its parts in two cells: over columns in other tongues or as numbers, and down two columns."""

from datetime import datetime

import pytest

from indicators.workbook.cells.grid import Merge
from indicators.workbook.time_axes import row_axes
from indicators.workbook.time_axes.year_carried import FIRST_ROWS
from tests.workbook.files import xlsx
from tests.workbook.tables import findings_of, periods_of, read_sheet, reason_of, table_of

_MERGES = (Merge(2, 2, 2, 4), Merge(2, 5, 2, 7))


@pytest.mark.parametrize(
    ("years", "parts", "first", "last"),
    [
        (["2030 год", "2031 год"], ["январь", "февраль", "март"], "2030-M01", "2031-M03"),
        ([2030, 2031], ["styczeń", "luty", "marzec"], "2030-M01", "2031-M03"),
        (["Rok 2030", "Rok 2031"], ["leden", "únor", "březen"], "2030-M01", "2031-M03"),
        ([2030, 2031], ["tammikuu", "helmikuu", "maaliskuu"], "2030-M01", "2031-M03"),
    ],
)
def test_months_of_other_tongues_under_a_year_are_months(years, parts, first, last):
    rows = [["Output"], [None, years[0], None, None, years[1]], ["Region", *parts, *parts],
            ["All", 1.5, 2.5, 3.5, 4.5, 5.5, 6.5], ["North", 0.5, 1.5, 2.5, 3.5, 4.5, 5.5]]  # fmt: skip
    found = table_of(rows, merges=_MERGES)
    assert (found["B4"], found["G5"]) == ((1.5, first, "All"), (5.5, last, "North"))


def test_roman_numbers_are_quarters_where_a_word_beside_them_says_so_or_all_four_are_there():
    quarters = ["I", "II", "III", "IV"]
    rows = [["Wages"], [None, 2030, None, None, None, 2031], ["Quarters", *quarters, *quarters], ["Change", *range(8)]]
    for corner in ("Quarters", None):
        rows[2][0] = corner
        assert list(periods_of(rows).values())[::4] == ["2030-Q1", "2031-Q1"]
    rows[2][1:] = ["I", "II", "A", "B"] * 2
    assert set(periods_of(rows).values()) == {"2030", "2031"}


def test_quarters_down_beside_their_years_need_no_word():
    rows = [["Accounts"], [None, None, "Output"], *[[2030 + at // 4, at % 4 + 1, at + 0.5] for at in range(10)]]
    assert list(periods_of(rows).values())[3:9:5] == ["2030-Q4", "2032-Q1"]
    rows[5][1] = 3
    assert set(periods_of(rows).values()) == {"2030", "2031", "2032"}


def test_days_over_another_line_of_words_stand_for_months_and_a_hidden_day_is_of_typing(tmp_path):
    days = [datetime(2030, month, 1) for month in range(1, 5)]
    rows = [["region", *days], ["variable", *["PPI"] * 4], ["All", 1.5, 2.5, 3.5, 4.5]]
    assert list(periods_of(rows).values()) == ["2030-M01", "2030-M02", "2030-M03", "2030-M04"]
    eighths = [["Arrivals", *[day.replace(day=8) for day in days]], ["All", 1, 2, 3, 4]]
    shown = read_sheet(xlsx(tmp_path / "a.xlsx", {"S": eighths}))
    hidden = read_sheet(xlsx(tmp_path / "b.xlsx", {"S": eighths}, formats={"date": "mmm-yy"}))
    assert [one.period.is_instant for one in shown] == [True] * 4
    assert [one.period.render() for one in hidden] == ["2030-M01", "2030-M02", "2030-M03", "2030-M04"]


def test_a_rolling_window_over_the_new_year_continues_its_neighbours():
    names = ["Oct-Dec 2029", "Nov-Jan 2030", "Dec-Feb 2030", "Jan-Mar 2030"]
    rows = [["Labour force", None], [None, "Employed"], *[[name, at + 1] for at, name in enumerate(names)]]
    assert list(periods_of(rows).values()) == ["2029-Q4", "2029-11-01/P3M", "2029-12-01/P3M", "2030-Q1"]
    assert "period_unreadable" not in findings_of(rows)
    alone = [rows[0], rows[1], ["Jan-Mar 2029", 1], ["Apr-Jun 2029", 1], ["Nov-Jan 2030", 2], ["Apr-Jun 2031", 3]]
    assert "B5" not in periods_of(alone)


def test_calendar_years_and_years_with_a_note_beside_them():
    assert list(periods_of([["Visitors", "CY2030", "CY2031"], ["All", 1, 2]]).values()) == ["2030", "2031"]


def test_a_table_without_periods_beside_others_is_told():
    rows = [["Visitors"], [None, 2030, 2031, 2032], ["All", 11, 12, 13], ["North", 5, 6, 7], [],
            [None, "two of them", "three of them", "more"], ["All", 1.5, 2.5, 3.5]]  # fmt: skip
    told = findings_of(rows)["table_not_read"]
    assert told == ("info", "B6")


def test_a_year_at_the_end_of_every_header_is_its_period_and_a_base_or_a_lonely_one_is_none():
    rows = [
        ["Area", "2030 Owned (%)", "2031 Owned (%)", "Rented 2031 (%)"],
        ["North", 31.5, 27.5, 18],
        ["South", 3, 4, 5],
    ]
    assert list(periods_of(rows).values())[:3] == ["2030", "2031", "2031"]
    assert table_of(rows)["D2"][2] == "North > Rented"
    for heads in (["2030 Owned (%)", "2031 prices"], ["2030 Owned (%)", "Rented"]):
        assert reason_of([["Area", *heads], ["North", 31.5, 27.5], ["South", 3, 4]])[0] == "period_elsewhere"


def test_names_down_a_long_column_are_asked_for_periods_only_at_first(monkeypatch):
    asked = []
    monkeypatch.setattr(row_axes, "read_period", lambda text, **said: asked.append(text))
    rows = [
        ["Areas in 2031"],
        ["Area", "Houses"],
        *[[f"Ward {at} of the old town centre", at + 0.5] for at in range(900)],
    ]
    assert len(periods_of(rows)) == 900
    assert len({text for text in asked if text.startswith("Ward")}) <= FIRST_ROWS
