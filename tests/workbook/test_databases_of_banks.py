"""Shapes of what central banks and databases hand out: legends of codes, days of months, tables repeated."""

from datetime import date

import pytest

from indicators.model.unit_words import unit_said
from tests.workbook.files import read_rows
from tests.workbook.tables import periods_of, reason_of, table_of


def cell_of(reading, cell):
    return next(row for row in reading.rows if row.cell == cell)


# -- tables under each other with a description each ------------------------------------------------------------------
def extracted(unit, *rows):
    return [
        ["Data extracted on 01/11/2031 10:00:00 from [DB]"],
        ["Dataset:", "Jobs by age [jobs_a]"],
        [],
        ["Time frequency", None, "Annual"],
        ["Unit of measure", None, unit],
        [],
        ["TIME", "2029", None, "2030"],
        ["GEO (Labels)"],
        *rows,
        [],
        ["Special value"],
        [":", "not available"],
        ["Observation flags:"],
        ["b", "break in time series"],
        ["d", "definition differs"],
        [],
    ]


EXTRACTED = [
    *extracted("Thousand persons", ["Norway", 21.5, None, 22.5], ["Spain", 31.5, "b", 32.5]),
    *extracted("Percentage of total population", ["Norway", 6.5, None, 7.5], ["Spain", 5.5, "b", 4.5]),
]


def test_what_is_said_over_the_second_table_of_a_sheet_begins_with_the_first_words_of_the_sheet(tmp_path):
    reading = read_rows(tmp_path, EXTRACTED)
    first, second = cell_of(reading, "B9"), cell_of(reading, "B26")
    assert (first.unit_text, second.unit_text) == ("Thousand persons", "Percentage of total population")
    assert (second.label, second.item, second.period.render()) == ("Norway", "", "2029")
    assert not any(finding.code == "duplicate_conflict" for finding in reading.findings)


# -- legends of codes -------------------------------------------------------------------------------------------------
RATES = [["date", "FX.AAA.BBB", "FX.CCC.BBB"], ["2031-03-03", 1.25, 0.75], ["2031-03-04", 1.5, 0.5]]


def test_codes_over_columns_are_named_by_the_rows_over_the_table_that_explain_them():
    rows = [
        ["SERIES"],
        ["id", "label", "description"],
        ["FX.AAA.BBB", "AAA/BBB", "Crowns to marks"],
        ["FX.CCC.BBB", "CCC/BBB", "Pounds to marks"],
        [],
        ["OBSERVATIONS"],
        *RATES,
    ]
    found = table_of(rows)
    assert (found["B8"], found["C9"]) == (
        (1.25, "2031-03-03", "Crowns to marks"),
        (0.5, "2031-03-04", "Pounds to marks"),
    )


def test_a_legend_that_describes_two_codes_alike_says_what_tells_them_apart():
    rows = [
        ["FX.AAA.BBB", "2 year", "Yields of bonds of the state"],
        ["FX.CCC.BBB", "5 year", "Yields of bonds of the state"],
        [],
        *RATES,
    ]
    found = table_of(rows)
    assert (found["B5"][2], found["C5"][2]) == (
        "Yields of bonds of the state 2 year",
        "Yields of bonds of the state 5 year",
    )


def test_codes_that_blanks_part_are_named_by_the_legend_below_the_table():
    rows = [
        ["Tarih", "TP AB CD", "TP XY CD"],
        ["2031-01", 67.5, 3.5],
        ["2031-02", 66.5, 4.5],
        [],
        ["Series"],
        ["TP.AB.CD", "Visitors in all"],
        ["TP.XY.CD", "Visitors from abroad"],
    ]
    found = table_of(rows)
    assert (found["B2"][2], found["C3"][2]) == ("Visitors in all", "Visitors from abroad")


def test_the_code_of_a_currency_before_its_name_is_no_unit(tmp_path):
    rows = [["Date", "(USD) US dollar", "(EUR) Euro"], ["2031-01", 67.5, 3.5], ["2031-02", 66.5, 4.5]]
    assert {row.unit_measure for row in read_rows(tmp_path, rows).rows} == {""}


# -- days behind months behind years ----------------------------------------------------------------------------------
def days(*, published=False):
    said = [["Value date", None, None, "Published", "Rate"]]
    stands = [(2031, "Jan", 30), (None, None, 31), (None, "Feb", 3), (None, None, 4), (2032, "Jan", 2), (None, None, 5)]
    for at, (year, month, day) in enumerate(stands):
        said.append([year, month, day, f"{at + 1:02d} Mar 2031" if published else None, 0.25 + at])
    return said if published else [[*row[:3], *row[4:]] for row in said]


def test_numbers_of_days_go_on_under_the_months_and_years_that_stand_where_they_begin():
    found = periods_of(days())
    assert found == {
        "D2": "2031-01-30", "D3": "2031-01-31", "D4": "2031-02-03", "D5": "2031-02-04", "D6": "2032-01-02",
        "D7": "2032-01-05",
    }  # fmt: skip


def test_a_day_of_publication_beside_such_days_is_neither_the_period_nor_a_name():
    found = table_of(days(published=True))
    assert found["E4"] == (2.25, "2031-02-03", "Rate")


def test_a_number_that_is_no_day_of_its_month_leaves_the_table_unread():
    rows = days()
    rows[3][2] = 31
    assert reason_of(rows)[0] == "period_without_year"


def test_notes_with_an_asterisk_between_two_tables_are_no_title_of_the_second(tmp_path):
    rows = [["Rates by day"], [], *days(), [], ["* Figures are those of noon."], [], *days()]
    assert {row.title for row in read_rows(tmp_path, rows).rows} == {"Rates by day"}


# -- quarters ---------------------------------------------------------------------------------------------------------
def test_quarters_are_known_by_the_beginning_of_their_russian_name():
    rows = [["Год", "Квартал", "Экспорт"], *([2031, f"{number} кварт.", 12.5 + number] for number in range(1, 5))]
    assert periods_of(rows) == {f"C{at + 1}": f"2031-Q{at}" for at in range(1, 5)}


# -- records ----------------------------------------------------------------------------------------------------------
def test_names_without_a_heading_behind_numbers_are_what_those_are_the_codes_of(tmp_path):
    rows = [
        ["T12", "Product and product per head"],
        ["Region/Country/Area", None, "Year", "Series", "Value", "Footnotes"],
        *(
            [code, name, year, "GDP in current prices (millions of US dollars)", 100.5 + year, None]
            for code, name in ((1, "All areas"), (2, "Africa"), (716, "Zimbabwe"))
            for year in (2025, 2030)
        ),
    ]
    assert {row.path for row in read_rows(tmp_path, rows).rows} == {("All areas",), ("Africa",), ("Zimbabwe",)}


def test_currencies_name_the_rows_of_a_table_of_what_they_are_bought_and_sold_at(tmp_path):
    rows = [
        ["Date", "Currency", "Mean", "Buy", "Sell"],
        *(
            [f"2031-03-{day:02d}", name, 1.25 + day, 1 + day, 1.5 + day]
            for day in (17, 18)
            for name in ("US DOLLAR", "EURO", "SWISS FRANC")
        ),
    ]
    reading = read_rows(tmp_path, rows)
    assert {row.path for row in reading.rows} == {("US DOLLAR",), ("EURO",), ("SWISS FRANC",)}
    assert not any(row.unit_measure for row in reading.rows)


# -- quarters counted under their years -------------------------------------------------------------------------------
COUNTED = [
    [None, 2030, None, None, None, "Total 2030", 2031, None, None, None, "Total 2031", "Total in all"],
    ["Country", 1, 2, 3, 4, None, 1, 2, 3, 4],
    ["Austria", 1.5, 2.5, 3.5, 4.5, 12, 5.5, 6.5, 7.5, 8.5, 28, 40],
    ["Belgium", 1.25, 2.25, 3.25, 4.25, 11, 5.25, 6.25, 7.25, 8.25, 27, 38],
]


def test_one_to_four_under_each_year_are_its_quarters_and_the_total_of_the_year_is_the_year():
    found = periods_of(COUNTED)
    assert [found[f"{letter}3"] for letter in "BCDEFGK"] == [
        "2030-Q1", "2030-Q2", "2030-Q3", "2030-Q4", "2030", "2031-Q1", "2031",
    ]  # fmt: skip


def test_numbers_that_do_not_begin_anew_under_each_year_are_no_quarters():
    rows = [list(row) for row in COUNTED]
    rows[1][7] = 3
    assert "2030-Q1" not in periods_of(rows).values()


# -- units ------------------------------------------------------------------------------------------------------------
def units_of(tmp_path, rows):
    return {row.cell: (row.measure, row.unit_measure, row.unit_mult) for row in read_rows(tmp_path, rows).rows}


def test_the_stock_of_money_is_in_no_square_metres(tmp_path):
    rows = [["(Miliar Rp)"], ["Keterangan", 2030, 2031], ["Uang beredar luas (M2)", 150.5, 160.5],
            ["Uang kartal", 15.5, 16.5]]  # fmt: skip
    assert set(units_of(tmp_path, rows).values()) == {("level", "IDR", 9)}


def test_the_scale_of_one_behind_a_unit_is_no_unit(tmp_path):
    rows = [
        ["Back", "Norway", "Norway"],
        [None, "Index, 2020 = 100 (Units)", "Year-on-year changes, in per cent (Units)"],
        ["31.12.2030", 120.5, 2.5],
        ["31.12.2031", 123.5, 2.4],
    ]
    assert units_of(tmp_path, rows) == {
        cell: (measure, "percent", 0) for cell, measure in
        {"B3": "base_index", "B4": "base_index", "C3": "yoy", "C4": "yoy"}.items()
    }  # fmt: skip


def test_the_year_of_a_title_of_indices_that_is_one_hundred_is_their_base(tmp_path):
    rows = [["Effective rates"], ["Broad indices"], ["Monthly averages; 2020=100"], [], ["Month", "Norway", "Spain"],
            ["2031-01", 101.5, 98.5], ["2031-02", 102.5, 97.5]]  # fmt: skip
    assert set(units_of(tmp_path, rows).values()) == {("base_index", "percent", 0)}


def test_a_rate_of_change_in_a_line_of_metadata_says_on_what_it_is(tmp_path):
    def table(unit):
        return [["Dataset:", "Prices"], [], ["Unit of measure", None, unit], ["Item", None, "All"], [],
                ["TIME", 2030, 2031], ["Norway", 1.5, 2.5], ["Spain", 3.5, 4.5]]  # fmt: skip

    yearly, monthly = (units_of(tmp_path, table(f"{step} rate of change")) for step in ("Annual average", "Monthly"))
    assert (set(yearly.values()), set(monthly.values())) == ({("yoy", "percent", 0)}, {("mom", "percent", 0)})


def test_changes_in_spanish_and_broken_russian_say_on_what_they_are(tmp_path):
    rows = [["Mes", "Precios (Variación porcentual mensual)", "Precios (Variación porcentual anual)",
             "в % к соответст-вующему периоду предыду-щего года"],
            ["2031-01", 1.5, 2.5, 101.5], ["2031-02", 1.25, 2.25, 102.5]]  # fmt: skip
    assert [units_of(tmp_path, rows)[cell][0] for cell in ("B2", "C2", "D2")] == ["mom", "yoy", "yoy_index"]


# -- days of former centuries -----------------------------------------------------------------------------------------
def test_last_days_of_years_that_no_cell_can_hold_run_on_into_those_that_are_days():
    rows = [["Period", "Prices"], *([f"31.12.{year}", 1.5 + year] for year in range(1895, 1905))]
    found = periods_of(rows)
    assert (found["B2"], found["B11"]) == ("1895-12-31", "1904-12-31")


# -- what was not read ------------------------------------------------------------------------------------------------
def test_a_row_whose_figures_are_all_absent_and_flagged_ends_no_table():
    rows = [
        ["TIME", "2030", None, "2031", None],
        ["Latvia", 20.5, None, 21.5, None],
        ["Malta", ":", "u", ":", "bu"],
        ["Norway", 3.5, "b", 4.5, None],
    ]
    assert periods_of(rows)["D4"] == "2031"


def test_months_in_one_number_over_columns_are_their_heads(tmp_path):
    rows = [["Country", "Series", 203011, 203012, 203101], ["Spain", "Prices", 1.5, 2.5, 3.5],
            ["Norway", "Prices", 4.5, 5.5, 6.5]]  # fmt: skip
    found = table_of(rows)
    assert found["E3"][:2] == (6.5, "2031-M01")
    assert "203101" not in found["E3"][2]


def test_records_of_a_database_in_spanish_leave_its_codes_and_marks_out(tmp_path):
    rows = [
        ["Código del área (M49)", "Área", "Código del producto", "Producto", "Código del año", "Año", "Unidad", "Valor",
         "Símbolo", "Descripción del Símbolo"],
        *([218, "Ecuador", code, name, year, year, "toneladas", 10.5 + code + year, "A", mark]
          for code, name in ((4007, "Amoníaco"), (4006, "Urea"))
          for year, mark in ((2030, "Cifra oficial"), (2031, "Valor imputado"))),
    ]  # fmt: skip
    reading = read_rows(tmp_path, rows)
    assert {(row.path, row.label) for row in reading.rows} == {(("Ecuador",), "Amoníaco"), (("Ecuador",), "Urea")}
    assert {row.period.render() for row in reading.rows} == {"2030", "2031"}


def test_the_mark_of_a_shared_dimension_is_no_part_of_its_heading(tmp_path):
    rows = [
        ["indicator", "País__ESTANDAR", "Tipo", "Años__ESTANDAR", "value", "unit"],
        *(["Prices", "Ecuador", kind, year, 0.5 + year, "USD"] for kind in ("Diesel", "Gas") for year in (2030, 2031)),
    ]
    assert {row.period.render() for row in read_rows(tmp_path, rows).rows} == {"2030", "2031"}


def test_a_small_number_shown_as_a_date_is_not_the_month_that_stands_below_it():
    rows = [
        ["Item", 2031, None, None],
        [None, date(1900, 1, 1), date(2031, 2, 1), date(2031, 3, 1)],
        [None, date(2031, 1, 1), date(2031, 2, 1), date(2031, 3, 1)],
        ["Money", 1.5, 2.5, 3.5],
        ["Notes", 1.25, 2.25, 3.25],
    ]
    found = table_of(rows)
    assert (found["B4"], found["C5"]) == ((1.5, "2031-M01", "Money"), (2.25, "2031-M02", "Notes"))


@pytest.mark.parametrize(("said", "unit"), [("亿元人民币", "CNY"), ("人民币亿元", "CNY"), ("亿SDR", "XDR")])
def test_chinese_money_with_its_country_and_special_drawing_rights_are_units(said, unit):
    assert (unit_said(said).unit_measure, unit_said(said).unit_mult) == (unit, 8)
