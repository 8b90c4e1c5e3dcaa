"""Tables as statistics offices and central banks of Europe print them."""

from __future__ import annotations

import pytest

from indicators.model.period_phrase import read_period
from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.workbook.engines.test_delimited import read
from tests.workbook.files import grid_of, read_rows
from tests.workbook.tables import findings_of, periods_of, table_of


def candidates_of(rows):
    sheet = Sheet(grid_of(rows))
    layout, _ = recognise(sheet)
    return layout.read(sheet).candidates


YEARS = ["2029", "2030", "2031"]


# -- stocks on a day --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("A népesség nem és régió szerint, január 1.", "01-01"),
        ("A gépjárművek száma, december 31.", "12-31"),
        ("Estimation de population au 1er janvier, par région", "01-01"),
        ("Bevölkerung am 31.12. nach Ländern", "12-31"),
        ("Folkmängd den 31 december", "12-31"),
        ("Resident population at 1 July", "07-01"),
        ("Dân số tại thời điểm 1/7 hằng năm", "07-01"),
    ],
)
def test_years_under_a_title_that_names_a_day_stand_for_that_day(title, day):
    rows = [[title], ["Region", *YEARS], ["North", 101, 102, 103], ["South", 201, 202, 203]]
    assert [periods_of(rows)[cell] for cell in ("B3", "D4")] == [f"2029-{day}", f"2031-{day}"]
    assert findings_of(rows)["years_stand_for_day"] == ("info", "B2")


def test_the_year_in_the_title_of_a_table_stands_for_its_day_as_well():
    rows = [["Population au 1er janvier, par région"], ["Année 2031"], [None], ["Région", "Hommes", "Femmes"],
            ["Nord", 101, 102], ["Sud", 201, 202], ["Ouest", 301, 302]]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2031-01-01"}


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Income, year ended 31 March", "2028-04-01/P12M"),
        ("Arrivals from 1 January to 31 December", "2029"),
        ("1.1. Output by region", "2029"),
        ("Output, 22.1", "2029"),
    ],
)
def test_a_day_that_bounds_a_window_and_the_number_of_a_table_are_no_day_of_stocks(title, period):
    rows = [[title], ["Region", *YEARS], ["North", 101, 102, 103], ["South", 201, 202, 203]]
    assert periods_of(rows)["B3"] == period


def test_months_under_such_a_title_keep_their_periods():
    rows = [["Deposits, rates as at 1 January"], ["Bank", "2031-01", "2031-02"], ["North", 1.5, 2.5], ["South", 3, 4]]
    assert periods_of(rows)["C3"] == "2031-M02"


def test_the_middle_of_a_year_is_a_day_that_is_asked_to_be_confirmed():
    rows = [["Population"], ["Region", "Mid-2030", "Mid-2031"], ["North", 101, 102], ["South", 201, 202]]
    assert periods_of(rows)["C4"] == "2031-06-30"
    assert findings_of(rows)["middle_taken_for_day"] == ("soft", "B2")


def test_mid_year_in_the_title_makes_days_of_the_years():
    rows = [["Mid-year population estimates"], ["Region", *YEARS], ["North", 101, 102, 103], ["South", 201, 202, 203]]
    assert periods_of(rows)["D4"] == "2031-06-30"
    assert findings_of(rows)["middle_taken_for_day"] == ("soft", "B2")


def test_all_years_that_stand_for_a_day_are_counted(tmp_path):
    rows = [["Mid-year population estimates"], ["Region", *YEARS], ["North", 101, 102, 103], ["South", 201, 202, 203]]
    told = next(one for one in read_rows(tmp_path, rows).findings if one.code == "middle_taken_for_day")
    assert told.params["count"] == len(YEARS)


# -- words of periods -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("January 1st, 2031", "2031-01-01"),
        ("1º de enero de 2031", "2031-01-01"),
        ("stan w dniu 31 grudnia 2031", "2031-12-31"),
        ("2031. június 30.", "2031-06-30"),
        ("TRANSAKCJE W OKRESIE I PÓŁROCZE 2031 R.", "2031-S1"),
        ("w okresie 3 kwartału 2031 roku", "2031-Q3"),
        ("2. čtvrtletí 2031", "2031-Q2"),
        ("2031 K4", "2031-Q4"),
        ("Mid-2031", "2031-06-30"),
        ("popolazione al 1º gennaio 2031", "2031-01-01"),
    ],
)
def test_periods_are_read_in_the_words_of_other_offices(words, period):
    assert read_period(words).period.render() == period


def test_years_taken_together_give_a_table_its_period():
    rows = [["Sterbetafel 2029/2031"], [None], ["Alter", "Männer", "Frauen"],
            *[[f"{age} Jahre", 100.5 - age, 110.5 - age] for age in range(4)]]  # fmt: skip
    assert periods_of(rows)["B4"] == "2029-01-01/P36M"


def test_two_years_that_follow_each_other_in_a_title_stay_open():
    rows = [["Pupils 2030/2031"], [None], ["School", "Boys", "Girls"],
            *[[f"School {letter}", 100, 110] for letter in "ABCD"]]  # fmt: skip
    assert "2030/2031" not in periods_of(rows).values()
    assert findings_of(rows)["table_period_ambiguous"][0] == "hard"


# -- parts of years over the columns ----------------------------------------------------------------------------------
def test_t1_to_t4_over_rows_of_years_are_quarters_where_no_word_is_vietnamese():
    rows = [["Población residente"], [None, "T1", "T2", "T3", "T4"], ["2031", 101, 102, 103, 104],
            ["2030", 91, 92, 93, 94]]  # fmt: skip
    assert [periods_of(rows)[cell] for cell in ("B3", "E4")] == ["2031-Q1", "2030-Q4"]


def test_days_over_rows_of_years_are_those_days():
    heads = [f"{day:02}.01." for day in range(1, 32)]
    rows = [["Sterbefälle nach Tagen"], ["Jahr", *heads], *[[year, *range(100, 131)] for year in (2031, 2030)]]
    assert [periods_of(rows)[cell] for cell in ("B3", "AF4")] == ["2031-01-01", "2030-01-31"]


def test_days_under_names_that_end_with_a_year_are_days_of_it():
    rows = [["Date_evenement", "Zone", "Deces_2030", "Deces_2031"], ["01-janv.", "France", 101, 102],
            ["02-janv.", "France", 203, 204], ["03-févr.", "France", 305, 306]]  # fmt: skip
    assert [periods_of(rows)[cell] for cell in ("C2", "D4")] == ["2030-01-01", "2031-02-03"]


def test_days_written_as_in_a_sentence_stand_for_no_year():
    rows = [["Resident population"], [None, "Total", "Foreign"],
            *[[f"January 1st, {year}", year * 10, year] for year in (2031, 2030, 2029)]]  # fmt: skip
    assert periods_of(rows)["B3"] == "2031-01-01"


def test_days_of_a_title_that_speaks_of_a_reference_date_stay_days():
    rows = [["Stock of motor vehicles, reference date"], [None, "Cars", "Lorries"],
            *[[f"{year}-01-01", year * 10, year] for year in (2029, 2030, 2031)]]  # fmt: skip
    assert periods_of(rows)["B3"] == "2029-01-01"


def test_the_month_beside_its_year_is_the_period_of_a_record():
    rows = [["År", "År-måned", "Fylke", "Kjønn", "Personer"], [2031, 203109, "03 Oslo", "Kvinner", 778],
            [2031, 203109, "03 Oslo", "Menn", 559], [2031, 203110, "03 Oslo", "Kvinner", 779]]  # fmt: skip
    assert [periods_of(rows)[cell] for cell in ("E2", "E4")] == ["2031-M09", "2031-M10"]


def test_variations_beside_an_index_have_not_its_base():
    rows = [["Índice de precios"], ["Base Diciembre 2030 = 100"], ["Mes", "Índice", "Variación mensual"],
            *[[f"2031-0{month}", 100.5 + month, 0.5] for month in range(1, 7)]]  # fmt: skip
    measures = {one.cell: (one.measure, one.unit_text) for one in candidates_of(rows)}
    assert measures["B4"][0] == "base_index"
    assert measures["C4"] == ("mom", "%")


# -- labels -----------------------------------------------------------------------------------------------------------
def test_a_word_alone_over_rows_of_several_labels_heads_them():
    rows = [["Persons"], ["Region", "Kind", *YEARS],
            ["Men"], ["North", "county", 1, 2, 3], ["South", "county", 4, 5, 6],
            ["Women"], ["North", "county", 7, 8, 9], ["South", "county", 11, 12, 13]]  # fmt: skip
    table = table_of(rows)
    assert (table["C4"][2], table["C7"][2]) == ("Men > North > county", "Women > North > county")


def test_what_stands_over_a_table_about_its_office_heads_no_column():
    rows = [["Earnings"], ["Inquiries: Email:", "pay@office.example", None, "Tel: 01 23"],
            [None, "Total pay", None, "Regular pay"], [None, "Real", "Index", "Real"],
            *[[f"2031-0{month}", 101.5, 102.5, 103.5] for month in range(1, 6)]]  # fmt: skip
    assert not any("office" in names or "Tel" in names for _, _, names in table_of(rows).values())


def test_hungarian_in_windows_1250_keeps_its_letters(tmp_path):
    grid, findings = read(tmp_path, "Férfi és nő száma;Terület;Összesen\nBőny;1;2\n".encode("cp1250"))
    assert grid.text(2, 1) == "Bőny"
    assert findings == ["encoding_assumed"]
