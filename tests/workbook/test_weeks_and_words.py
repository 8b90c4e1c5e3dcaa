"""Weeks, months of other tongues, cumulated parts of a year and marks of notes, as offices abroad print them."""

from datetime import date, timedelta

import pytest

from indicators.model.finding import Severity
from indicators.workbook.cells.grid import Merge
from indicators.workbook.measures.headers import read_header
from indicators.workbook.periods.named_period import is_about_publication
from tests.workbook.files import read_rows
from tests.workbook.tables import findings_of, periods_of, reason_of, table_of

MONDAYS = [date(2031, 1, 6), date(2031, 1, 13), date(2031, 1, 27)]


@pytest.mark.parametrize(
    ("heading", "first"),
    [("Week ending (Friday)", "2030-12-31/P7D"), ("week_ended", "2030-12-31/P7D"),
     ("Week beginning", "2031-01-06/P7D"), ("Week commencing", "2031-01-06/P7D")],
)  # fmt: skip
def test_a_day_that_opens_or_ends_a_week_stands_for_it(heading, first):
    rows = [["Births"], ["No", heading, "Boys"], *[[str(at), day, 1.5 + at] for at, day in enumerate(MONDAYS)]]
    assert next(iter(periods_of(rows).values())) == first
    assert findings_of(rows)["days_stand_for_weeks"] == ("info", "B3")


def test_days_that_lie_no_whole_weeks_apart_stay_days_under_any_heading():
    rows = [["Births"], ["Week ending", "Boys"], *[[day, 1.5] for day in (*MONDAYS, date(2031, 1, 29))]]
    assert next(iter(periods_of(rows).values())) == "2031-01-06"


def test_a_week_over_the_columns_is_named_at_their_left():
    rows = [["Births"], ["Week ended", *MONDAYS], ["Boys", 1.5, 2.5, 3.5], ["Girls", 1.5, 2.5, 3.5]]
    assert periods_of(rows)["B3"] == "2030-12-31/P7D"


def test_weeks_by_years_are_those_of_iso_and_to_be_confirmed():
    weeks = list(range(1, 54))
    rows = [["Births"], ["Region", "Jahr", "Kalenderwoche"], ["Land", None, *weeks],
            *[["North", year, *(week + 0.5 for week in weeks)] for year in (2031, 2032)],
            *[["South", year, *(week + 0.5 for week in weeks)] for year in (2031, 2032)]]  # fmt: skip
    periods = periods_of(rows)
    assert (periods["C4"], periods["D4"], periods["C5"]) == ("2030-12-30/P7D", "2031-01-06/P7D", "2031-12-29/P7D")
    assert ("BC4" in periods, periods["BC5"]) == (False, "2032-12-27/P7D")
    assert findings_of(rows)["weeks_taken_for_iso"] == ("soft", "C3")


def test_weeks_of_epidemiologists_over_the_columns_stay_unread():
    weeks = list(range(1, 54))
    rows = [["Births"], ["Region", "Year", "Epi week"], ["Land", None, *weeks],
            *[["North", year, *(week + 0.5 for week in weeks)] for year in (2030, 2031, 2032)]]  # fmt: skip
    assert reason_of(rows)[0] == "year_by_month"


def test_first_days_beside_months_in_words_are_months_or_quarters_too():
    rows = [["Benefits"], ["Kind", date(2030, 6, 1), date(2030, 9, 1), date(2030, 12, 1), "Mar-31"],
            ["Old", 1.5, 2.5, 3.5, 4.5], ["Young", 1.5, 2.5, 3.5, 4.5]]  # fmt: skip
    assert [period for cell, period in periods_of(rows).items() if cell.endswith("3")] == [
        "2030-Q2", "2030-Q3", "2030-Q4", "2031-Q1",
    ]  # fmt: skip


def test_months_in_german_take_the_year_of_a_title_that_stands_over_the_figures():
    rows = [[None, "Geburten nach Monaten 2031"], ["Alter", "Januar", "Februar", "Mai", "Insgesamt"],
            ["Jung", 1.5, 2.5, 3.5, 7.5], ["Alt", 1.5, 2.5, 3.5, 7.5]]  # fmt: skip
    assert periods_of(rows) == {
        "B3": "2031-M01", "C3": "2031-M02", "D3": "2031-M05", "B4": "2031-M01", "C4": "2031-M02", "D4": "2031-M05",
    }  # fmt: skip
    assert findings_of(rows)["column_without_period"] == ("soft", "E2")


def test_cumulated_parts_under_a_year_are_never_the_whole_year():
    year = ["I квартал", "I полугодие", "январь-сентябрь", "январь- декабрь"]
    rows = [["Экспорт"], [None, "2030 год", None, None, None, "2031 год", None], ["Край", *year, *year[:2]],
            ["Север", *[1.5 + at for at in range(6)]], ["Юг", *[1.5 + at for at in range(6)]]]  # fmt: skip
    assert [period for cell, period in periods_of(rows).items() if cell.endswith("4")] == [
        "2030-Q1", "2030-S1", "2030-01-01/P9M", "2030", "2031-Q1", "2031-S1",
    ]  # fmt: skip


@pytest.mark.parametrize("marked", ["2031 1)", "2031 год 2"])
def test_the_mark_of_a_note_behind_a_year_that_nothing_else_can_be_is_told_without_a_question(tmp_path, marked):
    reading = read_rows(tmp_path, [["Year", "2026", "2030", marked], ["Boys", 1.5, 2.5, 3.5], ["Girls", 1.5, 2.5, 3.5]])
    assert [one.period.render() for one in reading.rows][:3] == ["2026", "2030", "2031"]
    (told,) = (finding for finding in reading.findings if finding.code == "footnote_mark_at_period")
    assert (told.severity, told.cell) == (Severity.INFO, "D1")


def test_a_counter_before_the_years_is_no_label():
    rows = [["Carbon"], [None, "Year", "Coal", "Oil"], [1, 2029, 1.5, 2.5], [2, 2030, 3.5, 4.5], [3, 2031, 5.5, 6.5]]
    assert table_of(rows)["C4"] == (3.5, "2030", "Coal")


def test_when_a_report_was_generated_is_not_its_period():
    assert is_about_publication("Report Generation Date: 24-10-2031")
    assert not is_about_publication("Generation of power, 2031")


def test_days_of_a_year_down_and_years_across_are_days():
    rows = [["Deaths a day"], ["Day", 2030, 2031, 2032], ["28 februari", 1.5, 2.5, 3.5],
            ["29 februari", None, 9.5, 4.5], ["1 mars", 1.5, 2.5, 3.5]]  # fmt: skip
    periods = periods_of(rows)
    assert (periods["B3"], periods["D4"], periods["C5"]) == ("2030-02-28", "2032-02-29", "2031-03-01")
    assert "C4" not in periods
    assert findings_of(rows)["period_uncertain"] == ("soft", "C4")


def test_a_year_of_the_republic_and_the_years_before_it():
    rows = [[None, "收 支 表"], [None, "中 華 民 國", "99 年 度"],
            ["項目", "本年度預算數", "上年度預算數", "前年度決算數", "本年度與上年度比較"],
            ["收入", 1.5, 2.5, 3.5, -1], ["支出", 1.5, 2.5, 3.5, -1], ["合計", 1.5, 2.5, 3.5, -1]]  # fmt: skip
    assert [period for cell, period in periods_of(rows).items() if cell.endswith("4")] == [
        "2010", "2009", "2008", "2010",
    ]  # fmt: skip


def test_a_title_over_the_figures_that_runs_from_month_to_month_is_their_period():
    rows = [["Sanctions by length, October 2029 to May 2031", None, "Contents"], [], ["Length", "Number"],
            ["short", 9.5], ["middling", 8.5], ["long", 7.5], ["endless", 6.5]]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2029-10-01/P20M"}


def test_a_label_that_stands_again_at_the_right_end_ends_no_table():
    rows = [["Exports"], ["Period", "Shirts", "Period"], [2030, 9.5, 2030], ["Jan", 1.5, "Jan"], ["FebR", 1.5, "FebR"],
            [2031, None, 2031], ["Jan", 2.5, "Jan"], ["Feb", 2.5, "Feb"]]  # fmt: skip
    periods = periods_of(rows)
    assert (periods["B5"], periods["B7"], periods["B8"]) == ("2030-M02", "2031-M01", "2031-M02")


@pytest.mark.parametrize(
    "words",
    ["1st quarter of 2031 versus same period in 2030", "1st quarter of 2031 vs. same period last year",
     "1st quarter of 2031 over the same period of 2030"],
)  # fmt: skip
def test_english_words_for_the_same_period_make_an_index(words):
    header = read_header([words])
    assert (header.period.period.render(), header.measure) == ("2031-Q1", "yoy_index")


def test_a_year_over_quarters_that_no_phrase_joins_is_that_of_the_quarters():
    rows = [["Aid"], [None, "Unit", "Year 2031", None, None], [None, None, "2nd quarter", "3rd quarter", "9 months"],
            ["Rice", "Ton", 1.5, 2.5, 5.5], ["Salt", "Ton", 1.5, 2.5, 5.5]]  # fmt: skip
    merges = (Merge(2, 3, 2, 5),)
    assert [period for cell, period in periods_of(rows, merges=merges).items() if cell.endswith("4")] == [
        "2031-Q2", "2031-Q3", "2031-01-01/P9M",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "severity"),
    [(["år", "veckonummer"], "soft"), (["Year", "Week"], "soft"), (["year", "ISO week"], "info")],
)  # fmt: skip
def test_weeks_numbered_beside_their_year_are_those_of_iso(heads, severity):
    rows = [[*heads, "Region", "Value"], *[[2031, week, "Norr", 1.5 + week] for week in (1, 2, 52)]]
    assert list(periods_of(rows).values()) == ["2030-12-30/P7D", "2031-01-06/P7D", "2031-12-22/P7D"]
    assert findings_of(rows)["weeks_taken_for_iso"] == (severity, "B2")


@pytest.mark.parametrize(("heading", "week"), [("Week", 53), ("Epi week", 2)])
def test_weeks_that_iso_does_not_have_or_others_count_are_asked(heading, week):
    rows = [["Year", heading, "Region", "Value"], [2031, week, "North", 1.5], [2031, week, "South", 2.5]]
    assert set(periods_of(rows).values()) == {""}
    assert findings_of(rows)["period_unreadable"][0] == "hard"


def test_short_heads_of_a_year_and_its_quarter():
    rows = [["state", "yr", "qtr", "prices"], ["AK", 2031, 1, 100.5], ["AK", 2031, 2, 101.5], ["AL", 2031, 1, 99.5]]
    assert list(periods_of(rows).values()) == ["2031-Q1", "2031-Q2", "2031-Q1"]


def test_financial_years_of_records_are_those_of_the_country_whose_money_is_counted():
    rows = [["year", "quarter", "indicator", "value", "unit"], ["2030-31", "", "GVA", 9.5, "₹ Crore"],
            ["2030-31", "Q1", "GVA", 2.5, "₹ Crore"], ["2030-31", "Q4", "GVA", 2.5, "₹ Crore"]]  # fmt: skip
    assert list(periods_of(rows).values()) == ["2030-04-01/P12M", "2030-Q2", "2031-Q1"]
    assert findings_of(rows)["financial_year_of_country"] == ("soft", "A2")


ABROAD = [["North", 9.5, 1.5, 2.5], ["South", 8.5, 1.5, 2.5], ["East", 7.5, 1.5, 2.5]]


def test_a_stretch_of_months_over_some_columns_is_theirs_and_not_its_first_month():
    rows = [["Aid"], [None, None, "October 2029 to May 2031"], ["Region", "People", "Given", "Taken"], *ABROAD]
    periods = periods_of(rows, merges=(Merge(2, 3, 2, 4),))
    assert (periods["C4"], periods["D6"], "B4" in periods) == ("2029-10-01/P20M", "2029-10-01/P20M", False)


def test_a_year_in_the_corner_over_groups_of_columns_is_asked_whether_it_is_that_of_all():
    rows = [["Aid"], [2031, "AL", None, "AT"], ["Region", "People", "Given", "Taken"], *ABROAD]
    assert set(periods_of(rows).values()) == {"2031"}
    assert findings_of(rows)["period_from_header"] == ("soft", "A2")


def days_of_weeks(*, last: bool) -> list[date]:
    return [date.fromisocalendar(2031, week, 7 if last else 1) for week in range(1, 5)]


@pytest.mark.parametrize("last", [True, False])
def test_days_beside_the_numbers_of_their_weeks_stand_for_them(last):
    days = days_of_weeks(last=last)
    rows = [["Births"], ["week_number", "date", "Boys"], *[[at, day, 1.5 + at] for at, day in enumerate(days, 1)]]
    assert list(periods_of(rows).values())[:2] == ["2030-12-30/P7D", "2031-01-06/P7D"]
    assert findings_of(rows)["days_stand_for_weeks"] == ("info", "B3")


def test_days_beside_numbers_of_other_weeks_stay_days():
    days = days_of_weeks(last=False)
    rows = [["Births"], ["week_number", "date", "Boys"], *[[at, day, 1.5 + at] for at, day in enumerate(days, 2)]]
    assert next(iter(periods_of(rows).values())) == "2030-12-30"


SPANS = [["29/12/2030", "04/01/2031"], ["05/01/2031", "11/01/2031"], ["12/01/2031", "18/01/2031"]]


def test_a_day_of_start_and_a_day_of_end_are_one_interval():
    rows = [["region", "start_date", "end_date", "births"], *[["North", *span, 1.5] for span in SPANS]]
    assert list(periods_of(rows).values()) == ["2030-12-29/P7D", "2031-01-05/P7D", "2031-01-12/P7D"]


def test_an_end_before_its_start_makes_no_interval():
    turned = [*SPANS, ["19/01/2031", "01/01/2031"]]
    rows = [["region", "start_date", "end_date", "births"], *[["North", *span, 1.5] for span in turned]]
    assert list(periods_of(rows).values()) == ["2030-12-29/P7D", "2031-01-05/P7D", "2031-01-12/P7D", ""]
    assert findings_of(rows)["period_unreadable"] == ("hard", "B5")


def test_a_total_up_to_the_end_of_a_month_is_of_all_since_new_year():
    heads = ["COUNTRY", "JANUARY", "FEBRUARY", "MARCH", "TOTAL UP TO END OF MARCH"]
    rows = [["ARRIVALS BY MONTH - 2031"], heads, ["North", 1, 2, 3, 6], ["South", 1, 2, 3, 6], ["East", 1, 2, 3, 6]]
    periods = periods_of(rows)
    assert (periods["B3"], periods["D3"], periods["E5"]) == ("2031-M01", "2031-M03", "2031-Q1")


def test_fractions_of_their_own_beside_a_column_of_values_are_figures_too():
    terms = ["1 day", "1 week", "2 weeks", "1 month", "3 months", "6 months"]
    rows = [["date", "maturity", "rate", "value"], *[["2031-11-18", term, 4.51 + at / 8, 700 - at]
            for at, term in enumerate(terms)]]  # fmt: skip
    assert {cell[0] for cell in periods_of(rows)} == {"C", "D"}


def test_classes_in_fractions_beside_a_column_of_values_are_none():
    rows = [["date", "maturity", "class", "value"], *[[f"2031-1{at}-18", "day", 4.5 + at % 2, 700 - at]
            for at in (0, 1, 2, 0, 1, 2)]]  # fmt: skip
    assert {cell[0] for cell in periods_of(rows)} == {"D"}


def months_but(slip: int, months: int) -> list[date]:
    days = [date(2030 + month // 12, month % 12 + 1, 1) for month in range(months)]
    days[slip] = days[slip].replace(day=2)
    return days


def test_one_slip_among_many_firsts_of_months_is_its_month_and_asked():
    rows = [["Prices"], ["Date", "A"], *[[day, 1.5] for day in months_but(20, 36)]]
    periods = periods_of(rows)
    assert (periods["B3"], periods["B23"], periods["B38"]) == ("2030-M01", "2031-M09", "2032-M12")
    assert findings_of(rows)["day_beside_first_of_month"] == ("soft", "A23")


def test_one_slip_among_few_firsts_of_months_leaves_them_days():
    rows = [["Prices"], ["Date", "A"], *[[day, 1.5] for day in months_but(4, 12)]]
    assert periods_of(rows)["B3"] == "2030-01-01"


def test_a_table_under_one_of_one_period_that_is_not_read_is_told():
    names = ("North", "South", "East", "West")
    rows = [["Beds in 2018"], [], ["Province", "Beds", "Nurses"], *[[name, 1.5, 2.5] for name in names], [], ["Note"],
            ["Province", "Beds of 2019", "of these new", "old"], *[[name, 1, 2, 3] for name in names]]  # fmt: skip
    assert set(periods_of(rows)) == {f"{column}{row}" for column in "BC" for row in range(4, 8)}
    assert findings_of(rows)["table_not_read"] == ("info", "A10")


def test_intervals_of_two_days_are_told_and_asked_where_they_are_no_common_ones():
    whole = [["region", "start_date", "end_date", "births"], *[["North", *span, 1.5] for span in SPANS]]
    assert findings_of(whole)["days_until_days"] == ("info", "B2")
    following = [["05/01/2031", "15/01/2031"], ["15/01/2031", "26/01/2031"], ["26/01/2031", "05/02/2031"]]
    open_ends = [whole[0], *[["North", *span, 1.5] for span in following]]
    assert findings_of(open_ends)["days_until_days_open"] == ("soft", "B2")


def test_days_a_week_apart_under_a_bare_heading_stay_days_and_are_asked():
    fridays = [date(2024, 3, 1) + timedelta(weeks=number) for number in range(6)]
    across = [["date", "Rate"], *[[day, 1.5] for day in fridays]]
    records = [["date", "bank", "value"], *[[day, bank, 1.5] for day in fridays for bank in ("A bank", "B bank")]]
    for rows in (across, records):
        assert set(periods_of(rows).values()) == {day.isoformat() for day in fridays}
        assert findings_of(rows)["days_may_stand_for_periods"] == ("soft", "A2")
    daily = [["date", "Rate"], *[[date(2024, 3, 1) + timedelta(days=number), 1.5] for number in range(6)]]
    assert "days_may_stand_for_periods" not in findings_of(daily)
