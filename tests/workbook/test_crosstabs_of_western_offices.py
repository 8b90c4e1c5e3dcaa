"""Crosstabs as offices of Europe, North America and Oceania lay them out, in shapes that were met after the others."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.workbook.cells.grid import Merge
from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.workbook.files import codes, grid_of, read_rows
from tests.workbook.tables import findings_of, periods_of, reason_of, table_of


def layout_of(rows, **said):
    layout, _ = recognise(Sheet(grid_of(rows, **said)))
    return layout.name if layout is not None else ""


# -- headers ----------------------------------------------------------------------------------------------------------
def test_a_header_of_years_with_footnotes_comes_again_over_the_next_table():
    block = [["North", 51.5, 1.5, 50.5, 1.6], ["South", 41.5, 2.5, 40.5, 2.6], ["West", 31.5, 2.1, 30.5, 2.2]]
    rows = [
        ["Median income by state"],
        ["CURRENT DOLLARS"],
        ["State", "2031 (38)", None, "2030", None], [None, "Median", "Error", "Median", "Error"], *block,
        ["2031 DOLLARS"],
        ["State", "2031 (38)", None, "2030", None], [None, "Median", "Error", "Median", "Error"], *block,
    ]  # fmt: skip
    merges = [Merge(row, column, row, column + 1) for row in (3, 9) for column in (2, 4)]
    periods = periods_of(rows, merges=merges)
    assert [periods[cell] for cell in ("B5", "E5", "B11", "E11")] == ["2031", "2030"] * 2


def test_years_with_two_footnotes_are_a_header_and_no_figures():
    heads = ["2031", "2030 (3)", "2029 (3)(17)", "2028"]
    rows = [["Income dispersion"], ["dispersion", *heads], ["MEASURES"], ["Shares of"], ["Lowest", 3.4, 3.3, 3.2, 3.1],
            ["Second", 9.1, 9.2, 9.3, 9.4]]  # fmt: skip
    assert [periods_of(rows)[f"{column}6"] for column in "BCDE"] == ["2031", "2030", "2029", "2028"]


def test_the_month_under_its_quarter_under_its_year_is_the_period():
    rows = [
        ["Admissions"],
        ["Category", 2031, *[None] * 7],
        [None, "Q1", *[None] * 3, "Q2", *[None] * 3],
        [None, "Jan", "Feb", "Mar", "Q1 Total", "Apr", "May", "Jun", "Q2 Total"],
        ["Workers", 10.5, 11.5, 12.5, 34.5, 13.5, 14.5, 15.5, 43.5],
        ["Families", 20.5, 21.5, 22.5, 64.5, 23.5, 24.5, 25.5, 73.5],
    ]
    merges = [Merge(2, 2, 2, 9), Merge(3, 2, 3, 5), Merge(3, 6, 3, 9)]
    periods = periods_of(rows, merges=merges)
    assert (periods["C5"], periods["E5"], periods["H6"], periods["I6"]) == (
        "2031-M02",
        "2031-Q1",
        "2031-M06",
        "2031-Q2",
    )


def test_a_staircase_of_labels_may_be_four_columns_wide():
    rows = [
        ["Admissions by category"],
        ["Category", None, None, None, 2030, 2031],
        [None, None, None, "Skilled", 1.5, 2.5], [None, None, None, "Trade", 3.5, 4.5],
        [None, None, None, "Start-up", 3.6, 4.6],
        [None, None, "Workers", None, 5.5, 7.5], [None, "Economic - Total", None, None, 5.5, 7.5],
        ["North - Total", None, None, None, 5.5, 7.5],
    ]  # fmt: skip
    assert table_of(rows)["E3"][:2] == (1.5, "2030")


# -- names of variables -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "heads",
    [
        ("Employed_2030", "Unemployed_2030", "Employed_2031", "Unemployed_2031"),
        ("POPESTIMATE2030", "BIRTHS2030", "POPESTIMATE2031", "BIRTHS2031"),
        ("High school only, 2030", "Some college (1-3 years), 2030", "High school only, 2031", "College, 2031"),
    ],
)
def test_names_that_come_again_with_other_years_end_with_their_year(heads):
    rows = [["Counties"], ["Code", "Area", *heads], ["01", "North", 10.5, 20.5, 30.5, 40.5],
            ["02", "South", 11.5, 21.5, 31.5, 41.5], ["03", "West", 12.5, 22.5, 32.5, 42.5]]  # fmt: skip
    assert [periods_of(rows)[f"{column}3"] for column in "CDEF"] == ["2030", "2030", "2031", "2031"]


def test_a_name_whose_year_never_changes_says_nothing_of_when():
    rows = [["Counties"], ["Area", "Rural_code_2031", "Urban_code_2031"], ["North", 10.5, 20.5], ["South", 11.5, 21.5],
            ["West", 12.5, 22.5]]  # fmt: skip
    assert reason_of(rows)[0] == "period_elsewhere"


# -- rows -------------------------------------------------------------------------------------------------------------
def test_a_column_of_years_dates_its_rows_and_those_under_a_heading_beside_its_year():
    rows = [
        ["Chiffres-clés par canton"],
        [None, "Années", "Suisse", "Nord"],
        ["Habitants", "2031", 8327.5, 1466.5],
        ["Emplois", "2030p", 5044.5, 993.5],
        ["Répartition par âge", "2029", None, None],
        ["0–19", None, 20.5, 19.5],
        ["20–64", None, 61.5, 63.5],
        ["Logements vacants", "2028", 1.5, 0.5],
    ]
    periods = periods_of(rows)
    assert [periods[f"C{row}"] for row in (3, 4, 6, 7, 8)] == ["2031", "2030", "2029", "2029", "2028"]


def test_ages_label_the_rows_of_a_life_table(tmp_path):
    rows = [
        ["Sterbetafel 2031"],
        ["Genaues Alter", "Sterbewahrscheinlichkeit", "Überlebende", "Genaues Alter"],
        ["0", 0.0033, 100000, 0],
        *[[age, 0.0002 + age / 1000, 99669.5 - age, age] for age in range(1, 9)],
    ]
    figures = table_of(rows)
    assert figures["B3"] == (0.0033, "2031", "0 > Sterbewahrscheinlichkeit")
    assert figures["C6"] == (99666.5, "2031", "3 > Überlebende")
    assert not any(cell.startswith("D") for cell in figures)


def test_numbers_that_run_on_under_other_words_are_no_labels():
    rows = [["Poverty 2031"], ["Order", "Poor", "Rich"], *[[at, 0.5 + at, 9.5 - at] for at in range(4)]]
    assert layout_of(rows) == ""


@pytest.mark.parametrize("label", ["2031 estimate", "2031 17/ 18/", "2031...", "2031 . . . .", "2031 (revised)"])
def test_a_year_with_a_status_or_footnotes_is_that_year(label):
    rows = [["Receipts"], ["Year", "Total", "Other"], ["2029", 1.5, 2.5], ["2030", 3.5, 4.5], [label, 5.5, 6.5]]
    assert periods_of(rows)["B5"] == "2031"


@pytest.mark.parametrize("label", ["2031 estimate", "2031 1/", "2031..."])
def test_a_fiscal_year_is_none_of_the_calendar_for_being_estimated(label):
    rows = [["Outlays"], ["Fiscal Year", "Total", "Other"], ["2029", 1.5, 2.5], ["2030", 3.5, 4.5], [label, 5.5, 6.5]]
    assert set(periods_of(rows).values()) == {""}


def test_years_written_as_one_to_the_next_are_asked_about_like_any_financial_year():
    rows = [["Incomes before levies"], ["Year", "First", "Second"],
            *[[f"{year} to {year + 1}", 1.5, 2.5] for year in range(2026, 2031)]]  # fmt: skip
    assert findings_of(rows)["financial_year_open"] == ("soft", "A3")


def test_footnote_digits_are_taken_off_in_every_block_of_years(tmp_path):
    years = ["2031", "2030 2", "2029", "2028"]
    blocks = [[f"Group {name}"] for name in "AB"]
    rows = [["Coverage"], ["Year", "Total", "Insured"],
            *blocks[:1], *[[year, 10.5, 9.5] for year in years],
            *blocks[1:], *[[year, 20.5, 19.5] for year in years]]  # fmt: skip
    read = {one.cell: one.period.render() for one in read_rows(tmp_path, rows).rows if one.period is not None}
    assert (read["B5"], read["C10"]) == ("2030", "2030")


# -- several tables ---------------------------------------------------------------------------------------------------
def test_a_table_below_with_its_period_in_its_own_title_is_read_beside_one_of_periods():
    rows = [
        ["Weekly deaths"],
        ["Place", date(2031, 3, 14), date(2031, 3, 21), date(2031, 3, 28)],
        ["Home", 10.5, 11.5, 12.5], ["Hospital", 20.5, 21.5, 22.5], ["Elsewhere", 1.5, 2.5, 3.5],
        [],
        ["Deaths registered from 28 December 2030 to 28 August 2031"],
        ["Place", "All", "Involving the disease"],
        ["Home", 100.5, 11.5], ["Hospital", 200.5, 21.5], ["Elsewhere", 10.5, 2.5],
    ]  # fmt: skip
    assert periods_of(rows)["B9"] == "2030-12-28/P244D"


def test_series_named_after_days_keep_the_days_of_their_rows():
    rows = [
        [None, "Cash rate", "15 February 2036", "20 September 2045"],
        ["Unit", "%", "%", "%"],
        ["Series Id", "INM.MP1.N", "INM.MG29.NS3602", "INM.MG29.NS4509"],
        *[[date(2031, month, 28), 1.5, 2.5, 3.5] for month in range(1, 7)],
    ]
    assert layout_of(rows) == "described"
    assert set(periods_of(rows).values()) == {f"2031-0{month}-28" for month in range(1, 7)}


def test_two_rows_of_heads_over_figures_are_no_records():
    rows = [
        ["Group and year", "Number (thousands)", "Percent distribution", None, None],
        [None, None, "Total", "Under 15,000", "15,000 or more"],
        *[[str(year), 1000.5 + year, 100, 11.5, 88.5] for year in range(2010, 2032)],
    ]
    assert layout_of(rows) == "wide"


# -- titles and units -------------------------------------------------------------------------------------------------
def test_lines_of_advice_do_not_hide_the_title_of_a_sheet():
    rows = [
        ["Population of local authorities, mid-2031"],
        ["This worksheet contains one table."], ["Freeze panes are turned on."], ["Please choose from the links."],
        ["This met my needs."], ["This is not what I need."],
        ["Name", "All ages", "Women", "Men"],
        ["North", 675477, 350000, 325477], ["South", 654213, 340000, 314213], ["West", 64213, 34000, 30213],
    ]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2031-06-30"}


def test_a_title_that_says_where_figures_begin_gives_them_no_period():
    rows = [["Employment status, January 2006 to date"], ["Area", "Labour force", "Unemployed"],
            ["North", 148650, 9913], ["South", 160709, 1148], ["West", 96398, 8652]]  # fmt: skip
    assert set(periods_of(rows).values()) == {""}
    assert findings_of(rows)["table_period_ambiguous"][0] == "hard"


def test_plain_hundreds_beside_marked_thousands_settle_the_mark(tmp_path):
    rows = [["Permits"], ["Area", "2030", "2031"], *[[f"Area {at}", str(110 + at), f"1,{210 + at}"] for at in range(5)],
            ["Total", "1,290", "6,065"]]  # fmt: skip
    reading = read_rows(tmp_path, rows)
    assert {one.cell: one.value for one in reading.rows}["B8"] == 1290
    assert "decimal_mark_by_magnitude" in codes(reading)


def test_survey_years_are_not_those_of_a_government():
    rows = [["Mobility rates of the United States"], ["Mobility period", "Movers", "Others"],
            *[[f"{year}-{year + 1}", 1.5, 2.5] for year in range(2025, 2031)]]  # fmt: skip
    assert "financial_year_open" in findings_of(rows)
