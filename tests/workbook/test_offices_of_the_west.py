"""Tables as offices of Europe, North America and Oceania print them, in shapes met after those of the other files."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.workbook.cells.grid import Merge
from tests.workbook.files import read_rows
from tests.workbook.tables import findings_of, periods_of

AREAS = [["North", 21.5, 2.5, 3.5], ["South", 31.5, 1.5, 2.5], ["West", 41.5, 4.5, 1.5]]


# -- words of periods -------------------------------------------------------------------------------------------------
def test_years_that_end_with_a_month_in_short():
    rows = [["Flow", "Period", "All", "Work"], ["In", "YE Jun 31", 63.5, 7.5], ["In", "YE Sep 31", 62.5, 8.5],
            ["Out", "YE Jun 31", 43.5, 5.5], ["Out", "YE Sep 31", 42.5, 6.5]]  # fmt: skip
    assert list(periods_of(rows).values())[::2] == ["2030-07-01/P12M", "2030-10-01/P12M"] * 2


@pytest.mark.parametrize("month", ["07/2031", "Juli 2031"])
def test_the_month_of_a_report_in_german_is_the_period_of_its_table(month):
    rows = [["Beschäftigte nach Gebieten"], [f"Berichtsmonat: {month}"], ["Gebiet", "Alle", "Frauen", "Männer"], *AREAS]
    assert set(periods_of(rows).values()) == {"2031-M07"}


def test_an_average_of_so_many_years_is_of_all_of_them():
    title = "Poverty by area using 3-year average over: 2029, 2030, and 2031"
    rows = [["Area", "All", "Women", "Men"], *AREAS, ["Source: an office"]]
    assert set(periods_of([[title], *rows]).values()) == {"2029-01-01/P36M"}
    assert set(periods_of([[title.replace("3-year", "2-year")], *rows]).values()) == {""}


def test_days_under_week_commencing_in_short_are_weeks():
    rows = [["Week No.", "w/c", "Births"], *([at + 1, date(2031, 1, 6 + 7 * at), 51.5 + at] for at in range(3))]
    assert periods_of(rows)["C2"] == "2031-01-06/P7D"


# -- periods of columns and rows --------------------------------------------------------------------------------------
def test_a_year_before_the_months_stands_in_the_second_half_of_a_merged_head():
    rows = [
        ["Entwicklung der Beschäftigten"], ["Zeile", "Jahresdurchschnitt/Monat", None, "Alle", "Frauen"],
        [1, None, 2029, 39.5, 19.5], [2, None, 2030, 38.5, 18.5], [3, "November", 2030, 37.5, 17.5],
        [4, "Dezember", None, 36.5, 16.5], [5, "Jänner", 2031, 35.5, 15.5], [6, "Februar", None, 34.5, 14.5],
    ]  # fmt: skip
    periods = periods_of(rows, merges=[Merge(2, 2, 2, 3)])
    assert [periods[f"D{row}"] for row in range(3, 9)] == [
        "2029",
        "2030",
        "2030-M11",
        "2030-M12",
        "2031-M01",
        "2031-M02",
    ]


def test_the_difference_of_two_years_leaves_the_others_theirs():
    heads = ["2030 Uninsured Number", "2031 Uninsured Number", "Difference (2031 less 2030) Number"]
    rows = [["Uninsured by area: 2030 to 2031"], ["Area", *heads], *AREAS]
    periods = periods_of(rows)
    assert (periods["B3"], periods["C3"], "D3" in periods) == ("2030", "2031", False)
    assert findings_of(rows)["period_left_out"] == ("soft", "D2")


def test_years_before_1900_run_on_though_a_source_reaches_into_the_figures():
    rows = [["GDP of long ago"], [None, "Ours", "Theirs"], *([year, 2.5, 3.5] for year in range(1890, 1911)),
            ["Source: an office", "1890-1899", "another"]]  # fmt: skip
    assert periods_of(rows)["B3"] == "1890"


def test_a_change_from_a_year_is_of_the_year_after_it_beside_it():
    periods = periods_of([["Earnings"], ["Area", "2030", "2031", "Change from 2030 (%)"], *AREAS])
    assert periods["D3"] == "2031"


def test_a_reference_to_a_note_beside_a_heading_ends_no_table_and_leaves_it_a_heading(tmp_path):
    rows = [["Woodland by owner"], ["Owner/year", "North", "South", "Note"], ["Public", None, None, "[note 1]"],
            [2030, 21.5, 11.5], [2031, 21.6, 11.6], ["Private", None, None, "[note 2, 3]"], [2030, 41.5, 31.5],
            [2031, 41.6, 31.6, "[note 4]"]]  # fmt: skip
    read = {one.cell: (one.period.render(), one.path, one.label) for one in read_rows(tmp_path, rows).rows}
    assert (read["B4"], read["C8"]) == (("2030", ("Public",), "North"), ("2031", ("Private",), "South"))


# -- changes and numbers of tables ------------------------------------------------------------------------------------
def test_changes_in_german_are_of_the_month_or_the_year_before_and_in_persons_absolute(tmp_path):
    rows = [
        ["Beschäftigte nach Gebieten"], [None, None, None, "Tabelle 1"],
        ["Gebiet", "Berichtsmonat Juli 2031", "Veränderung gegenüber Vormonat", None,
         "Veränderung gegenüber Vorjahresmonat"],
        [None, None, "Personen", "Prozent", "Prozent"],
        ["Wien", 9295, 27, 0.3, 1.1], ["Tirol", 6655, 35, 0.6, 1.2], ["Steiermark", 5555, 34, 0.6, -0.3],
    ]  # fmt: skip
    read = {one.cell: (one.measure, one.unit_measure, one.period and one.period.render(), one.item)
            for one in read_rows(tmp_path, rows).rows}  # fmt: skip
    assert read["C5"] == ("diff_mom", "persons", "2031-M07", "Veränderung")
    assert read["D5"][:3] == ("mom", "percent", "2031-M07")
    assert read["E5"][:3] == ("yoy", "percent", "2031-M07")


# -- publication, school years and the fiscal year of one government --------------------------------------------------
def test_when_a_table_was_published_and_will_be_next_heads_no_column():
    rows = [["Labour market of all"], ["Date of publication:", "22nd January 2032", None, "Date of next publication:",
            "19th February 2032"], ["Thousands"], [None, "Employed", "Unemployed", "Active", "Inactive"],
            ["Oct-Dec 2030", 21.5, 2.5, 24.1, 9.5], ["Nov-Jan 2031", 21.6, 2.6, 24.2, 9.4],
            ["Dec-Feb 2031", 21.7, 2.7, 24.3, 9.3], ["Jan-Mar 2031", 21.8, 2.8, 24.4, 9.2]]  # fmt: skip
    periods = periods_of(rows)
    assert [periods[f"B{row}"] for row in (5, 6, 8)] == ["2030-Q4", "2030-11-01/P3M", "2031-Q1"]


def test_a_title_with_its_source_and_its_release_in_one_cell_names_its_year():
    title = "2031 Estimates of poverty - counties and states Source: an office Release date: December 2032"
    rows = [["Table with column headers in row 3"], [title], ["Area", "All", "Women", "Men"], *AREAS]
    assert set(periods_of(rows).values()) == {"2031"}


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Betyg, läsåret 2030/31", "2030-08-01/P12M"),
        ("Valt läsår: 2030/31", "2030-08-01/P12M"),
        ("Élèves, année scolaire 2030-2031", "2030-09-01/P12M"),
        ("Elever läsåren 2028/29–2030/31", ""),
    ],
)
def test_school_years_open_in_the_month_of_their_country(title, period):
    assert set(periods_of([[title], ["Area", "All", "Girls", "Boys"], *AREAS]).values()) == {period}


def test_a_transition_quarter_shows_when_the_fiscal_years_around_it_end():
    rows = [["Fiscal Year", "Taxes", "Duties"], *([year, 14.5, 2.5] for year in (1974, 1975, 1976)), ["TQ", 47.5, 3.5],
            [1977, 44.5, 4.5], ["1978 estimate", 45.5, 4.6]]  # fmt: skip
    periods = periods_of(rows)
    assert [periods[f"B{row}"] for row in (2, 5, 6, 7)] == ["1973-07-01/P12M", "1976-Q3", "1976-10-01/P12M",
                                                            "1977-10-01/P12M"]  # fmt: skip


def test_months_in_albanian():
    heads = [
        "Jan 2031",
        "Shk 2031",
        "Mar 2031",
        "Pri 2031",
        "Maj 2031",
        "Qer 2031",
        "Korr 2031",
        "Gsh 2031",
        "Sht 2031",
    ]
    rows = [["Kursi"], ["Kodi", *heads], ["Franga", *(84.5 + at for at in range(9))], ["Euro", *(124.5,) * 9]]
    assert list(periods_of(rows).values())[:9] == [f"2031-M{month:02}" for month in range(1, 10)]
