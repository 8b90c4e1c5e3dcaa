"""Exports of the databases of international bodies: scales, units in titles and notes, groups over records, ages."""

import openpyxl
import pytest
from openpyxl.styles import Font

from indicators.model.unit_words import bracketed_unit, read_unit
from tests.workbook.files import codes, read_bytes, read_rows
from tests.workbook.tables import findings_of, read_sheet, table_of


def units(reading):
    """``{cell: (unit, power of ten)}`` of all figures."""
    return {row.cell: (row.unit_measure, row.unit_mult) for row in reading.rows}


# -- scales ----------------------------------------------------------------------------------------------------------
def balance(*aside):
    """A table of quarters with columns beside the names, as ``{heading: what each row says}``."""
    heads = ["Country", "Indicator", *(head for head, _ in aside), "2030Q4", "2031Q1"]
    rows = [
        [name, f"Current Account, Services, {flow}, US Dollars", *(said for _, said in aside), at * 100.5, at * 101.5]
        for at, name in enumerate(("Arcadia", "Borduria", "Syldavia"), 1)
        for flow in ("Credit", "Debit")
    ]
    return [heads, *rows]


@pytest.mark.parametrize(
    "aside",
    [
        (("Scale", "Millions"),),
        (("Scale", "Millions"), ("Display_scale", "Millions")),
        (("Units", "US Dollars"), ("Scale", "Millions")),
        (("Units", "Millions of US Dollars"), ("Scale", "Millions")),
    ],
)
def test_a_scale_beside_money_is_taken_once_however_often_it_is_said(tmp_path, aside):
    assert set(units(read_rows(tmp_path, balance(*aside))).values()) == {("USD", 6)}


def test_a_scale_of_units_beside_money_leaves_it_as_it_is(tmp_path):
    assert set(units(read_rows(tmp_path, balance(("Scale", "Units")))).values()) == {("USD", 0)}


def test_a_share_has_no_scale_though_one_stands_beside_it(tmp_path):
    rows = [["Country", "Indicator", "Scale", 2030, 2031]]
    rows += [
        [name, indicator, "Millions", at * 10.5, at * 11.5]
        for at, name in enumerate(("Arcadia", "Borduria", "Syldavia"), 1)
        for indicator in ("Debt (% of GDP)", "Debt (USD)")
    ]
    found = units(read_rows(tmp_path, rows))
    assert (found["D2"], found["D3"]) == (("percent", 0), ("USD", 6))


# -- units -----------------------------------------------------------------------------------------------------------
def test_a_region_of_china_is_no_money_of_the_rows_below_it(tmp_path):
    rows = [["Human development", None, None], ["Country", 2030, 2031], ["Arcadia", 0.5, 0.51],
            ["Hong Kong, China (SAR)", 0.6, 0.61], ["Borduria", 0.7, 0.71], ["Syldavia", 0.8, 0.81]]  # fmt: skip
    assert {unit for unit, _ in units(read_rows(tmp_path, rows)).values()} == {""}
    assert bracketed_unit("Loans (SAR)") is not None


def test_the_unit_of_a_title_stands_before_its_years_and_the_lines_below_it(tmp_path):
    rows = [["Trade matrix, exports in thousands of United States dollars, 2029-2031"], [], [], ["ECONOMY", "Arcadia"],
            [], ["YEAR", None, 2029, 2030, 2031], ["PRODUCT", "PARTNER"],
            ["All products", "Borduria", 10, 20, 30], [None, "Syldavia", 11, 21, 31], ["Fuels", "Borduria", 12, 22, 32],
            [None, "Syldavia", 13, 23, 33]]  # fmt: skip
    assert set(units(read_rows(tmp_path, rows)).values()) == {("USD", 3)}


def test_a_base_may_be_a_quarter():
    found = read_unit("2005Q1=100")
    assert found is not None
    assert found.is_index


def test_a_note_that_names_two_units_says_neither_of_the_figures(tmp_path):
    note = "Notes: Share of the young (%) from surveys Number of the young (thousands) from surveys"
    heads = ["Reference area", "Time", "Male", "Female", ""]
    rows = [[name, year, 10.5 + at, 200.25 + at, note] for at, name in enumerate(("Arcadia", "Borduria", "Syldavia"))
            for year in (2029, 2030, 2031)]  # fmt: skip
    reading = read_rows(tmp_path, [heads, *rows])
    assert {unit for unit, _ in units(reading).values()} == {""}
    assert {row.cell[0] for row in reading.rows} == {"C", "D"}  # fractions beside a note are no codes of it


# -- groups over records ---------------------------------------------------------------------------------------------
def test_words_over_values_whose_names_recur_say_of_what_they_are_and_in_what_unit(tmp_path):
    lines = ["Youth rate", "", ",,,Share of the young (%),,,The young (thousands),,",
             "Reference area,Source type,Time,Total,Male,Female,Total,Male,Female"]  # fmt: skip
    lines += [
        f"{name},Labour force survey,{year},{at}7.2,{at}3.7,{at}0.7,"
        + (f"{at}57.1,{at}74.6,{at}82.5" if at % 2 else ",,")
        for at, name in enumerate(("Arcadia", "Borduria", "Caledonia", "Ruritania", "Syldavia"), 1)
        for year in (2029, 2030, 2031)
    ]
    reading = read_bytes(tmp_path, "\n".join(lines).encode(), "f.csv")
    assert "duplicate_conflict" not in codes(reading)
    found = {row.cell: (row.label, row.unit_measure, row.unit_mult) for row in reading.rows}
    assert found["E5"] == ("Share of the young Male", "percent", 0)
    assert found["H5"] == ("The young Male", "number", 3)


# -- names -----------------------------------------------------------------------------------------------------------
def test_one_letter_in_all_rows_names_none_and_a_source_names_the_rows_that_have_no_other_name():
    rows = [["Dataset: Union"], ["Measure", None, None, "Percentage"], ["Year", None, None, 2029, 2030, 2031],
            ["Country", "Source"],
            ["Arcadia", "Administrative data", "i", 20.5, 21.5, 22.5], [None, "Survey data", "i", 30.5, 31.5, 32.5],
            ["Borduria", None, "i", 40.5, 41.5, 42.5],
            ["Syldavia", "Administrative data", "i", 50.5, 51.5, 52.5],
            [None, "Survey data", "i", 60.5, 61.5, 62.5]]  # fmt: skip
    found = table_of(rows)
    assert [found[cell][2] for cell in ("D5", "D6", "D7", "D9")] == [
        "Arcadia > Administrative data", "Arcadia > Survey data", "Borduria", "Syldavia > Survey data",
    ]  # fmt: skip


@pytest.mark.parametrize(("word", "path"), [("Country", ()), ("All countries", ("All countries",))])
def test_a_word_for_an_area_over_the_first_of_them_heads_their_column_and_no_rows(tmp_path, word, path):
    book = openpyxl.Workbook()
    for row in (["Dataset: Output"], ["Measure", "Per head"], ["Time", 2029, 2030, 2031], [word],
                ["AR: Arcadia", 10.5, 11.5, 12.5], ["BO: Borduria", 20.5, 21.5, 22.5]):  # fmt: skip
        book.active.append(row)
    book.active["A4"].font = Font(bold=True)
    book.save(tmp_path / "f.xlsx")
    assert {row.path for row in read_sheet(tmp_path / "f.xlsx")} == {path}


def test_what_a_flag_means_is_no_name(tmp_path):
    heads = "AreaName,ItemName,Year,Value,Flag,FlagD\n"
    rows = "".join(f"{name},{item},{year},{at}1.5,{flag},{said}\n"
                   for at, name in enumerate(("Arcadia", "Borduria"), 1) for item in ("Credit", "Loans")
                   for year, flag, said in ((2030, "", "Official data"), (2031, "Fc", "Calculated data")))  # fmt: skip
    labels = {row.label for row in read_bytes(tmp_path, (heads + rows).encode(), "f.csv").rows}
    assert labels == {"Credit", "Loans"}


# -- periods ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("heading", ["Reference date (as of 1 July)", "Value\nyear"])
def test_a_year_may_be_headed_as_the_day_or_the_value_it_is_of(heading):
    rows = [["Population by age (thousands)"], ["Area", heading, "0-4", "5-9", "10-14"]]
    rows += [[name, year, at * 100 + 7, at * 100 + 8, at * 100 + 9]
             for at, name in enumerate(("Arcadia", "Borduria"), 1) for year in (1950, 1955, 1960)]  # fmt: skip
    found = table_of(rows)
    assert [found[cell][1] for cell in ("C3", "E4", "D8")] == ["1950", "1955", "1960"]


SURVEYS = [
    ["Arcadia", "2030/2031 M", 0.5, 58.5],
    ["Borduria", "2028–2029", 0.6, 1.5],
    ["Syldavia", "2025 N", 0.7, 3.5],
    ["Caledonia", "2031", 0.8, 4.5],
]


@pytest.mark.parametrize("heading", ["Survey year", "Year and survey"])
def test_a_survey_over_a_new_year_is_of_both_years_and_its_kind_may_stand_behind_them(heading):
    rows = [["Poverty of households"], ["Country", heading, "Index", "Headcount (%)"], *SURVEYS]
    found = table_of(rows)
    assert [found[f"C{row}"][1] for row in (3, 4, 5, 6)] == ["2030-01-01/P24M", "2028-01-01/P24M", "2025", "2031"]
    assert "years_taken_whole" in findings_of(rows)


def test_columns_of_years_of_their_own_are_not_those_of_the_survey_at_the_row():
    rows = [["Poverty of households"], ["Country", "Year and survey", "Index", "National line", "Dollar a day"],
            [None, None, None, "2024–2034", "2022–2032"], *([*row, 1.25] for row in SURVEYS)]  # fmt: skip
    assert {figure[1] for cell, figure in table_of(rows).items() if cell.startswith("D")} == {"2024-01-01/P132M"}


def test_years_that_a_program_made_names_of_columns_are_years(tmp_path):
    lines = ["Country,Subject.Descriptor,Units,X2029,X2030,X2031"]
    lines += [f"{name},Output,Percent,{at}.5,{at}.7,{at}.9" for at, name in enumerate(("Arcadia", "Borduria"), 2)]
    rows = read_bytes(tmp_path, "\n".join(lines).encode(), "f.csv").rows
    assert {row.cell: row.period.render() for row in rows if row.period}["E3"] == "2030"


def test_records_may_head_their_period_in_one_word(tmp_path):
    lines = ["Indicator Code,Value,publisher,refPeriod"]
    lines += [
        f"{code},{at}.074432e+10,The Bank,{year}"
        for at, code in enumerate(("AB.CD", "EF.GH"), 1)
        for year in (2030, 2031)
    ]
    rows = read_bytes(tmp_path, "\n".join(lines).encode(), "f.csv").rows
    assert {row.cell: (row.value, row.period.render()) for row in rows if row.period}["B3"] == (10744320000, "2031")


def test_records_of_offices_head_their_period_and_unit_in_codes(tmp_path):
    lines = ['"PERIOD_REF";"REGION";"INDICATORS";"UNIT_MES";VALUE;"STATUS"']
    lines += [
        f'"{year}";"{area}";"Ind_{at}";"UM_{at}";{at}4.527;"A"'
        for area in ("ARC", "BOR")
        for at in (1, 2, 3)
        for year in (2031, 2030)
    ]
    rows = read_bytes(tmp_path, "\n".join(lines).encode(), "f.csv").rows
    assert {row.period.render() for row in rows if row.period} == {"2030", "2031"}
    assert {row.cell[0] for row in rows} == {"E"}
    assert {row.unit_text for row in rows} == {"UM_1", "UM_2", "UM_3"}


# -- bounds ----------------------------------------------------------------------------------------------------------
def religions(*bounds):
    """Records of shares, each beside one that is only known to be below or above a bound."""
    names = ("Arcadia", "Borduria", "Caledonia", "Ruritania", "Syldavia")
    rows = [[year, name, at * 10.5, bounds[(at + step) % len(bounds)], f"{at}.5"]
            for step, year in enumerate((2030, 2031)) for at, name in enumerate(names)]  # fmt: skip
    return [["Year", "Country", "All", "Hindus", "Jews"], *rows]


def test_a_bound_among_figures_is_told_and_makes_no_name_of_its_column(tmp_path):
    reading = read_rows(tmp_path, religions("<0.1", "12.5", "> 95"))
    found = {row.cell: (row.label, row.value) for row in reading.rows}
    assert found["D3"] == ("Hindus", 12.5)
    assert "text_among_numbers" in codes(reading)
    assert {row.path for row in reading.rows if row.cell.endswith("3")} == {("Borduria",)}


def test_a_bound_among_ages_is_an_age_and_no_figure(tmp_path):
    keys = [(year, name, age) for year in (2030, 2031) for name in ("Arcadia", "Borduria") for age in ("<1", "1", "2")]
    rows = [["Year", "Country", "Group", "Persons"], *([*key, at * 100.5] for at, key in enumerate(keys, 1))]
    assert {row.cell[0] for row in read_rows(tmp_path, rows).rows} == {"D"}
