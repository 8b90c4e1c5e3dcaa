"""What the databases of statistics offices and central banks hand out: a table as it is shown, a cube, a life table."""

from __future__ import annotations

import pytest

from indicators.workbook import Limits, read_workbook
from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.workbook.files import grid_of
from tests.workbook.tables import findings_of, periods_of, table_of


def figures_of(rows):
    sheet = Sheet(grid_of(rows))
    layout, recognition = recognise(sheet)
    assert layout is not None, recognition.reason
    return {one.cell: one for one in layout.read(sheet).candidates}


def units_of(rows):
    return {cell: (one.unit_measure, one.unit_mult, one.unit_text) for cell, one in figures_of(rows).items()}


# -- units ------------------------------------------------------------------------------------------------------------
def test_a_unit_under_the_heads_of_periods_holds_for_all_of_them_times_the_scale_of_the_title():
    rows = [["Output at basic prices, by industry (x 1,000,000) 1 2"], ["Frequency: Quarterly"], [None],
            ["Geography", "Northland"], ["Industry 3", "Q1 2031", "Q2 2031", "Q3 2031"], [None, "Euros"],
            ["All industries", 2180, 2203, 2220], ["Goods", 574, 580, 585]]  # fmt: skip
    assert units_of(rows)["B7"] == units_of(rows)["D8"] == ("EUR", 6, "Euros")
    assert periods_of(rows)["D8"] == "2031-Q3"


def test_the_base_of_an_index_under_the_heads_of_months_makes_indices_of_all_of_them():
    rows = [["Products", "January 2031", "February 2031", "March 2031"], [None, "2022=100"],
            ["All items", 145.3, 146.8, 148.9], ["Food", 163.9, 166.0, 167.5]]  # fmt: skip
    assert {one.measure for one in figures_of(rows).values()} == {"base_index"}


def test_a_unit_over_the_first_of_columns_that_have_units_of_their_own_holds_for_that_one():
    rows = [["Year", "Output", "Yield"], [None, "million EUR", "%"], [2030, 10, 1.5], [2031, 11, 1.6]]
    assert {cell: unit[0] for cell, unit in units_of(rows).items()} == {
        "B3": "EUR", "C3": "percent", "B4": "EUR", "C4": "percent",
    }  # fmt: skip


def test_what_stands_under_one_head_of_several_names_holds_for_that_column_alone():
    rows = [["Land", "Output", "Farms"], [None, "thousand tonnes"], ["North", 12, 13], ["South", 22, 23]]
    units = {cell: one.unit_measure for cell, one in figures_of([["Farming in 2031"], *rows]).items()}
    assert (units["B4"], units["C4"]) == ("tonnes", "")


def test_a_code_in_brackets_is_no_unit_and_money_lent_no_money_of_the_table():
    rows = [
        ["Billion dong"],
        ["Item", 2030, 2031],
        ["Peru (PER)", 1, 2],
        ["Portugal (PT)", 3, 4],
        ["Loans in USD", 5, 6],
    ]
    assert {(one.label, one.unit_measure) for one in figures_of(rows).values()} == {
        ("Peru (PER)", "VND"), ("Portugal (PT)", "VND"), ("Loans in USD", "VND"),
    }  # fmt: skip


def test_a_number_of_things_is_a_unit_where_a_title_says_so():
    rows = [["Bevölkerungsstand (Anzahl)"], [None, 2029, 2030, 2031], ["Nord", 12, 13, 14], ["Süd", 22, 23, 24]]
    assert set(units_of(rows).values()) == {("number", 0, "Anzahl")}


def test_what_a_head_is_in_is_its_unit():
    rows = [["Annual"], ["Year", "GDP in billions of current dollars", "GDP in billions of chained 2029 dollars"],
            [2029, 104.6, 1056.6], [2030, 92.2, 966.7]]  # fmt: skip
    assert {unit[:2] for unit in units_of(rows).values()} == {("USD", 9), ("USD_constant_prices", 9)}


def test_the_base_of_an_index_is_all_that_stands_over_its_column():
    rows = [["Price index"], ["Datum", "Juli 1914 = 100", "Dez 2030 = 100"], ["2030-01-01", 427.1, 99.5],
            ["2030-02-01", 428.1, 99.7], ["2030-03-01", 429.1, 99.9]]  # fmt: skip
    assert {one.measure for one in figures_of(rows).values()} == {"base_index"}


def test_a_sign_before_its_unit_makes_one_unit_with_it():
    rows = [["Title", "GDP: chained volume measures"], ["CDID", "ABMI"], ["PreUnit", "£"], ["Unit", "m"],
            ["Release date", "13-02-2032"], *([year, 2168654 + year] for year in range(2021, 2032))]  # fmt: skip
    assert units_of(rows)["B6"] == ("GBP", 6, "£m")


def test_a_cube_gives_the_unit_of_each_content_under_the_table_in_its_language():
    foot = [["Källa:"], ["SCB"], [None], ["Sort:"], ["Folkmängd:"], ["antal"], ["Folkökning:"], ["antal"]]
    rows = [["Folkmängd efter region, tabellinnehåll och år"], [None], [None, "Folkmängd", None, "Folkökning", None],
            [None, "2030", "2031", "2030", "2031"], ["Norr", 12, 13, 1, 2], ["Söder", 22, 23, 3, 4]]  # fmt: skip
    assert set(units_of([*rows, [None], *foot]).values()) == {("number", 0, "antal")}
    assert {unit[0] for unit in units_of([*rows, [None], *foot[:-1], ["procent"]]).values()} == {""}


def test_a_code_beside_its_name_heads_a_unit_and_is_one():
    rows = [["MEASURE: Measure", "REGION: Region", "TIME_PERIOD: Time Period", "OBS_VALUE", "UNIT_MEASURE: Unit"],
            *(["1: Rate", f"{n}: Part", f"203{n}-Q1", 4.5 + n, "PCT: Percent"] for n in range(1, 6))]  # fmt: skip
    assert units_of(rows)["D2"][0] == "percent"


# -- periods ----------------------------------------------------------------------------------------------------------
def test_years_of_life_tables_run_from_the_first_through_the_last():
    rows = [["Mortality of males"], ["x", "1868/71", "1899/1902", "2010/12"],
            *([age, 0.2, 0.1, 0.01] for age in range(5))]  # fmt: skip
    assert [periods_of(rows)[cell] for cell in ("B3", "C3", "D7")] == [
        "1868-01-01/P48M", "1899-01-01/P48M", "2010-01-01/P36M",
    ]  # fmt: skip


def test_a_year_and_what_may_be_its_month_are_no_span_of_years():
    rows = [["Deaths"], ["Region", "2004/09", "2005/10", "2006/11"], ["North", 1, 2, 3], ["South", 4, 5, 6]]
    assert set(periods_of(rows).values()) == {"2004-M09", "2005-M10", "2006-M11"}


def test_days_typed_month_first_are_read_so_where_one_of_them_can_be_no_month():
    rows = [["Date", "1 Mo", "2 Mo"], *([f"11/{day}/2031", 3.9, 4.1] for day in ("08", "09", "10", "18"))]
    assert [periods_of(rows)[cell] for cell in ("B2", "C5")] == ["2031-11-08", "2031-11-18"]
    assert "day_before_month_assumed" not in findings_of(rows)


def test_first_days_of_months_in_a_row_are_typed_month_first():
    days = [f"{month}/1/{year}" for year in (2030, 2031) for month in range(1, 13)]
    rows = [["Date", "Rate"], *([day, 2.5] for day in days)]
    assert [periods_of(rows)[cell] for cell in ("B3", "B25")] == ["2030-M02", "2031-M12"]


@pytest.mark.parametrize(
    ("days", "period"),
    [(["01/05/2031", "01/18/2031"], "2031-01-05"), (["01/05/2031", "18/01/2031"], "2031-05-01")],
)
def test_the_days_of_records_are_typed_in_one_order(days, period):
    rows = [["State", "Date", "Cases"], *([state, day, 10.5] for state in ("A", "B", "C") for day in days)]
    assert periods_of(rows)["C2"] == period


def test_days_of_records_that_may_be_typed_in_either_order_are_asked_about():
    rows = [["State", "Date", "Cases"], *([f"S{n}", f"0{n}/05/2031", 10.5 + n] for n in range(1, 9))]
    assert findings_of(rows)["day_before_month_assumed"] == ("soft", "B2")


def test_months_of_records_that_all_open_quarters_are_asked_about():
    def rows(months):
        return [["Item", "REF_DATE", "VALUE"],
                *([item, f"{year}-{month:02}", 10.5 + year + month] for item in ("A", "B")
                  for year in (2029, 2030, 2031) for month in months)]  # fmt: skip

    assert findings_of(rows((1, 4, 7, 10)))["months_may_stand_for_quarters"] == ("soft", "B2")
    assert "months_may_stand_for_quarters" not in findings_of(rows((2, 5, 8, 11)))


@pytest.mark.parametrize("who", ["Personer 16 år og over", "Persons aged 15 and over"])
def test_those_of_an_age_and_over_are_compared_with_no_year(who):
    rows = [[None, who], [None, "2031"], [None, "All levels", "Primary"], ["Nord", 12, 13], ["Sør", 22, 23]]
    assert [periods_of(rows)[cell] for cell in ("B4", "C5")] == ["2031", "2031"]


def test_halves_of_a_year_stand_beside_its_months():
    rows = [["Item: All items"], ["Base Period:", "1982-84=100"], [None],
            ["Year", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "HALF1", "HALF2"],
            *([year, *(100 + n + year / 1000 for n in range(8))] for year in (2029, 2030, 2031))]  # fmt: skip
    assert [periods_of(rows)[cell] for cell in ("B5", "H6", "I7")] == ["2029-M01", "2030-S1", "2031-S2"]


def test_the_parts_of_a_head_in_one_cell_are_name_year_and_unit():
    rows = [["Kod", "Nazwa", "ogółem;2030;[osoba]", "ogółem;2031;[osoba]", "mężczyźni;2031;[osoba]"],
            ["01", "NORD", 36, 37, 18], ["02", "SÜD", 16, 17, 8]]  # fmt: skip
    assert [periods_of(rows)[cell] for cell in ("C2", "E3")] == ["2030", "2031"]
    assert set(units_of(rows).values()) == {("persons", 0, "osoba")}


# -- a number over a table --------------------------------------------------------------------------------------------
def test_a_number_alone_over_a_table_does_not_part_it_from_its_heads():
    rows = [["Prices", None, None, 5, "Language"], ["Month", "1914 = 100", "1939 = 100"],
            *([f"2031-{month:02}", 100 + month, 90 + month] for month in range(1, 13))]  # fmt: skip
    assert periods_of(rows)["B3"] == "2031-M01"
    assert len(table_of(rows)) == 24


def test_a_number_alone_over_rows_with_figures_in_its_column_is_a_row_of_the_table():
    rows = [["Region", 2030, 2031], ["Whole country", None, 5], *([f"Part {n}", n, n] for n in range(12))]
    assert "C2" in table_of(rows)


# -- names ------------------------------------------------------------------------------------------------------------
def test_what_pairs_over_a_table_say_of_its_figures_is_in_its_title():
    rows = [["Unit of measure", None, "Number"], ["Sex", None, "Males"], ["Age class", None, "From 15 to 19 years"],
            [None], ["TIME", 2029, 2030], ["GEO (Labels)"], ["Northland", 12, 13], ["Southland", 22, 23]]  # fmt: skip
    figure = figures_of(rows)["B7"]
    assert "Males" in figure.title
    assert "From 15 to 19 years" in figure.title
    assert (figure.unit_measure, figure.unit_text) == ("number", "Number")


def test_codes_of_units_in_their_column_are_units_and_tell_figures_apart(tmp_path):
    rows = ["vehicle,unit,geo,2031,2030", *(f"{kind},{unit},A{area},{area}1,{area}2" for kind in ("BUS", "CAR")
            for unit in ("NR", "P_THAB") for area in range(1, 5))]  # fmt: skip
    path = tmp_path / "stock.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    reading = read_workbook(path, path.name, Limits())
    assert {(one.unit_text, one.unit_measure) for one in reading.rows} >= {("NR", "number")}
    assert not [one for one in reading.findings if one.code.startswith("duplicate")]


def test_a_sign_of_money_before_its_number_is_no_letter_of_an_old_font(tmp_path):
    rows = ["Band;2030;2031", *(f"£{n}00.01 to £{n + 1}00.00;{n + 10};{n + 20}" for n in range(1, 7))]
    path = tmp_path / "bands.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    assert read_workbook(path, path.name, Limits()).rows[0].label == "£100.01 to £200.00"


def test_a_period_said_again_in_other_words_names_no_record():
    rows = [["Territory", "Age class", "TIME", "Select time", "Value"],
            *([land, age, f"{year}-Q{quarter}", f"Q{quarter}-{year}", 10.5 + quarter + year]
              for land in ("North", "South") for age in ("15-64 years", "65 years and over")
              for year in (2030, 2031) for quarter in (1, 2, 3, 4))]  # fmt: skip
    figures = table_of(rows)
    assert figures["E2"][1:] == ("2030-Q1", "North > 15-64 years > 15-64 years")
