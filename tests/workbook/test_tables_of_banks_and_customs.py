"""Tables as central banks, treasuries and customs print them: where their months, names and units stand."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment

from tests.workbook.tables import findings_of, periods_of, read_sheet, reason_of, table_of

ROMAN = ("I", "II", "III", "IV", "V", "VI", "I-VI", "VII")


# -- months in Roman numbers ------------------------------------------------------------------------------------------
def test_roman_numbers_past_the_fourth_under_a_year_are_months_and_their_spans_are_since_january():
    rows = [["Balance of payments"], ["Period", None, "Current account"]]
    for year in (2031, 2032):
        rows += [[year if said == "I" else None, said, 10.5 + year] for said in ROMAN]
    periods = periods_of(rows)
    assert [periods[f"C{row}"] for row in (3, 6, 8, 9, 10)] == [
        "2031-M01",
        "2031-M04",
        "2031-M06",
        "2031-S1",
        "2031-M07",
    ]
    assert periods["C11"] == "2032-M01"


def test_roman_numbers_past_the_fourth_over_columns_are_months_of_the_year_over_them():
    rows = [
        ["Balance of payments"],
        [None, 2031, 2031, 2032, 2032],
        [None, "VI", "I-VI", "VI", "I-VI"],
        [None, *["million US dollars"] * 4],
        *([name, 1.5, 2.5, 3.5, 4.5] for name in ("Goods", "Services")),
    ]
    periods = periods_of(rows)
    assert [periods[f"{column}5"] for column in "BCE"] == ["2031-M06", "2031-S1", "2032-S1"]


def test_roman_numbers_to_the_fourth_under_years_stay_quarters():
    rows = [["Balance of payments"], [None, *[year for year in (2031, 2032) for _ in range(4)]],
            [None, *["I", "II", "III", "IV"] * 2], *([name, *[1.5] * 8] for name in ("Goods", "Services"))]  # fmt: skip
    assert periods_of(rows)["C4"] == "2031-Q2"


# -- months with their status -----------------------------------------------------------------------------------------
def test_a_word_behind_months_that_go_on_one_by_one_is_their_status():
    heads = [f"2031-{month:02} {said}" for month, said in ((11, "Final**"), (12, "Final**"))]
    rows = [["Balance of payments"], ["Item", *heads, "2032-01 New**"], ["Goods", 1.5, 2.5, 3.5], ["Services", 4, 5, 6]]
    assert [periods_of(rows)[f"{column}3"] for column in "BD"] == ["2031-M11", "2032-M01"]


def test_words_behind_months_that_come_twice_are_no_status():
    heads = [f"2031-{month:02} {said}" for month in (11, 12) for said in ("Exports", "Imports")]
    rows = [["Trade"], ["Item", *heads], ["Goods", 1.5, 2.5, 3.5, 4.5], ["Services", 4, 5, 6, 7]]
    assert reason_of(rows)[0]


# -- names over runs of months ----------------------------------------------------------------------------------------
def test_the_name_over_a_run_of_months_is_that_of_every_month_though_some_have_no_figure():
    rows = [["Exports"], ["Partner", "Month", "Value"]]
    for partner, first in (("World", 1), ("Cuba", 3), ("Chad", 1)):
        rows += [
            [partner if month == 1 else None, f"2031-{month:02}", 10.5 * month if month >= first else None]
            for month in range(1, 6)
        ]
    table = table_of(rows)
    assert [table[f"C{row}"][2] for row in (4, 10, 14)] == ["World > Value", "Cuba > Value", "Chad > Value"]


# -- leaders, numbers of tables, days without figures -----------------------------------------------------------------
def test_dots_that_lead_from_a_month_to_its_figures_are_no_part_of_its_name():
    rows = [["Price of oil"], ["Month", 2031, 2032], ["January……………….", 1.5, 2.5], ["February………....", 3.5, 4.5],
            ["March……………..…", 5.5, 6.5], ["April....", 7.5, 8.5]]  # fmt: skip
    assert periods_of(rows)["C5"] == "2032-M03"


def test_words_beside_the_number_of_a_table_are_its_title_and_head_no_column():
    rows = [
        ["Table 1 -", None, "Gross product at constant 2030 prices (R million)"],
        ["Year", "Quarter", "Farming", "Mining"],
        *([2031 if quarter == 1 else None, quarter, 1.5, 2.5] for quarter in (1, 2, 3, 4)),
        *([2032 if quarter == 1 else None, quarter, 3.5, 4.5] for quarter in (1, 2, 3, 4)),
    ]
    assert table_of(rows)["C4"][1:] == ("2031-Q2", "Farming")


def test_a_day_in_short_that_has_no_figures_heads_none_of_the_days_below(tmp_path):
    path = tmp_path / "yields.csv"
    days = [f"{month}/{day}/21" for month in (10, 11) for day in (13, 14, 15, 18, 19, 20, 21)]
    lines = [f"{day},{'' if day == '10/15/21' else '1.5,2.5'}" for day in days]
    path.write_text("\n".join(["Date,1 Year,2 Year", *lines]) + "\n")
    assert {(one.path, one.label) for one in read_sheet(path)} == {((), "1 Year"), ((), "2 Year")}


# -- a thirteenth month -----------------------------------------------------------------------------------------------
def test_a_thirteenth_month_beside_twelve_is_their_year_and_the_description_names_the_series():
    rows = [["CODE", "YYYYMM", "Value", "Description", "Unit"]]
    rows += [["AB", f"2031{month:02}", 1.5 + month, "Output of coal", "tonnes"] for month in range(1, 14)]
    table = table_of(rows)
    assert [table[f"C{row}"][1] for row in (2, 13, 14)] == ["2031-M01", "2031-M12", "2031"]
    assert table["C14"][2].endswith("Output of coal")
    short = table_of([rows[0], *rows[5:]])
    assert short["C10"][1] == ""


# -- sums over twelve months ------------------------------------------------------------------------------------------
def test_months_under_a_unit_line_of_sums_over_twelve_months_end_those_and_changes_over_twelve_months_stay():
    def months(line):
        rows = [
            ["Resultado do governo"],
            [line],
            ["Item", "dez/2031", "jan/2032"],
            ["Receita", 1.5, 2.5],
            ["Despesa", 3, 4],
        ]
        return periods_of(rows)

    assert months("R$ Milhões - Acumulado em 12 meses")["C4"] == "2031-02-01/P12M"
    assert months("Inflação acumulada em 12 meses, %")["C4"] == "2032-M01"
    assert months("R$ Milhões")["C4"] == "2032-M01"
    assert months("R$ Milhões - no mês e acumulado em 12 meses")["C4"] == "2032-M01"


def test_a_column_headed_as_a_sum_over_twelve_months_has_these_beside_one_of_the_month():
    rows = [["Budget"], ["Month", "Balance", "Balance, rolling 12-month sum"]]
    rows += [[f"{month:02}/2031", 1.5, 2.5] for month in range(1, 5)]
    periods = periods_of(rows)
    assert (periods["B4"], periods["C4"]) == ("2031-M02", "2030-03-01/P12M")


# -- years in two figures ---------------------------------------------------------------------------------------------
def test_spans_of_two_figures_that_go_on_year_by_year_are_financial_years_and_asked_about():
    rows = [
        ["Crops"],
        ["Crop", "97/98", "98/99", "99/2000", "2000/2001"],
        ["Wheat", 1.5, 2.5, 3.5, 4.5],
        ["Rye", 5, 6, 7, 8],
    ]
    assert findings_of(rows)["financial_year_open"] == ("soft", "B2")
    rows[0] = ["Crops, year ending June"]
    assert [periods_of(rows)[f"{column}3"] for column in "BD"] == ["1997-07-01/P12M", "1999-07-01/P12M"]


# -- two outlines -----------------------------------------------------------------------------------------------------
def test_an_outline_said_in_two_languages_side_by_side_puts_rows_under_those_of_one():
    said = [(0, "Бараа", "Goods"), (1, "Кредит", "Credit"), (1, "Дебит", "Debit"),
            (0, "Үйлчилгээ", "Services"), (1, "Кредит", "Credit"), (1, "Дебит", "Debit")]  # fmt: skip
    rows = [["Balance of payments"], [None, None, None, None, 2031, 2032]]
    for at, (level, ours, theirs) in enumerate(said):
        row = [None] * 4
        row[level], row[level + 2] = ours, theirs
        rows.append([*row, 1.5 + at, 2.5 + at])
    table = table_of(rows)
    assert [table[f"E{row}"][2] for row in (4, 7)] == ["Goods > Credit", "Services > Credit"]


# -- rows set in by blanks and by the format --------------------------------------------------------------------------
def test_rows_set_in_by_ten_blanks_stand_under_those_that_the_format_sets_in_by_one_step(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["Loans", 2031, 2032])
    for at, name in enumerate(("All", "          roubles", "Firms", "          roubles", "Homes", "          roubles")):
        sheet.append([name, 1.5 + at, 2.5 + at])
    for row in (4, 6):
        sheet.cell(row, 1).alignment = Alignment(indent=1)
    book.save(tmp_path / "loans.xlsx")
    found = {one.cell: one.path for one in read_sheet(tmp_path / "loans.xlsx")}
    assert [found[f"B{row}"] for row in (3, 5, 7)] == [("All",), ("All", "Firms"), ("All", "Homes")]
