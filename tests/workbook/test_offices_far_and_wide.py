"""Tables of offices, central banks and customs of Asia, Latin America and Africa: changes, rows and days between."""

from __future__ import annotations

from decimal import Decimal

from indicators.workbook.cells.footnote_marks import take_off_marks
from indicators.workbook.cells.grid import Cell, Style
from tests.workbook.files import grid_of, read_rows
from tests.workbook.tables import findings_of, periods_of, table_of


# -- changes beside what changed --------------------------------------------------------------------------------------
def test_a_bare_percent_behind_each_month_is_of_that_month_and_the_first_has_its_base_before_it():
    rows = [["Prices"], ["Group", "Dec.2030", "Jan. 2031", "%", "Feb.2031", "%"], ["Food", 100.5, 101, 0.5, 102, 0.9],
            ["Fuel", 90.5, 91, 0.6, 92, 1.1]]  # fmt: skip
    periods = periods_of(rows)
    assert (periods["D3"], periods["F4"], periods["B3"]) == ("2031-M01", "2031-M02", "2030-M12")


def test_a_rate_behind_two_periods_a_year_apart_is_of_the_later_in_every_group():
    rows = [["進出口"], ["民國120年9月"], ["銀行", "與上年同月比較", None, None, "累計與上年同期比較", None, None],
            [None, "本月", "上年同月", "增減率(%)", "本年累計", "上年同期累計", "增減率(%)"],
            ["甲", 11, 12, -8.3, 99, 98, 1.5], ["乙", 21, 22, -4.5, 199, 198, 2.5]]  # fmt: skip
    periods = periods_of(rows)
    assert (periods["D5"], periods["G6"], periods["F5"]) == ("2031-M09", "2031-01-01/P9M", "2030-01-01/P9M")


def test_years_in_two_digits_under_words_for_a_change_are_those_that_stand_beside_it():
    rows = [["Visitors"], ["Country", "Number", None, "% Change*"], [None, 2031, 2030, "2031/30"],
            ["East", 12, 10, 20.5], ["West", 6, 5, 21.5]]  # fmt: skip
    assert periods_of(rows)["D4"] == "2031"
    rows = [["Poverty gap"], ["Region", *["Gap"] * 3, *["Increase/Decrease"] * 2],
            [None, 2024, 2027, 2030, "24-27", "27-30"], ["North", 5.5, 6.5, 7.5, 1.5, 1.4],
            ["South", 4.5, 5, 6, 0.5, 1.1]]  # fmt: skip
    found = table_of(rows)
    assert found["E4"][1:] == ("2024-01-01/P48M", "North > Increase/Decrease 24-27")
    assert found["F5"][1] == "2027-01-01/P48M"


def test_other_years_in_two_digits_name_no_change():
    rows = [["Poverty gap"], ["Region", "Gap", None, "Increase/Decrease"], [None, 2024, 2027, "21-24"],
            ["North", 5.5, 6.5, 1.5], ["South", 4.5, 5, 0.5]]  # fmt: skip
    assert "D4" not in periods_of(rows)
    assert findings_of(rows)["period_left_out"] == ("soft", "D3")


def test_a_percent_by_itself_under_an_amount_is_the_unit_of_its_figures(tmp_path):
    amount = "Value (in Rupees Billions)"
    rows = [["Payments, July 2031"], ["Bank", amount, amount, amount], [None, "Customer", "Total", "%"],
            ["A Bank", 5.5, 7.5, 60], ["B Bank", 4.5, 5, 40]]  # fmt: skip
    units = {row.cell: row.unit_measure for row in read_rows(tmp_path, rows).rows}
    assert (units["C4"], units["D5"]) == ("INR", "percent")


# -- parts of a year and days -----------------------------------------------------------------------------------------
def test_a_digit_behind_one_month_of_many_is_a_note_and_told():
    months = ["январь", "февраль", "март", "апрель3"]
    rows = [["Объем услуг"], [None, "2031 год", None, None, None], [None, *months], ["Россия", 1.5, 2.5, 3.5, 4.5]]
    marked, findings = take_off_marks(grid_of(rows))
    assert marked.text(3, 5) == "апрель"
    assert [(one.code, one.cell) for one in findings] == [("footnote_mark_at_period", "E3")]
    alone, findings = take_off_marks(grid_of([["Code", "May1", "unit"], ["A", 1.5, 2]]))
    assert (alone.text(1, 2), findings) == ("May1", [])


def test_a_day_under_a_year_is_that_day():
    rows = [["Задолженность по заработной плате"], [None, "2031 год", None, "2032 год", None],
            [None, "на 1 января", "на 1  февраля", "на 1 января", "на 1 февраля"], ["Россия", 11, 12, 13, 14],
            ["Север", 1, 2, 3, 4]]  # fmt: skip
    periods = periods_of(rows)
    assert (periods["B4"], periods["E5"]) == ("2031-01-01", "2032-02-01")


def test_quarters_since_january_are_read_beside_their_years():
    rows = [["地区生产总值"], ["地区", "2031年", None, None, None], [None, "1季度", "1-2季度", "1-3季度", "1-4季度"],
            ["甲", 11, 22, 33, 44], ["乙", 1, 2, 3, 4]]  # fmt: skip
    assert list(periods_of(rows).values())[:4] == ["2031-Q1", "2031-S1", "2031-01-01/P9M", "2031"]


def test_the_months_behind_the_colon_of_a_title_are_the_period_of_the_table():
    rows = [["Impuesto al valor agregado"], ["Períodos fiscales: enero a diciembre 2031"],
            ["Sector", "Contribuyentes", "Ventas"], ["Total", 90083, 88182.5], ["Industria", 8259, 99.5]]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2031"}


def test_a_month_and_two_digits_in_one_word_are_of_that_year():
    rows = [["Base monetaria"], [None, 2030, "ene31", "feb31"], ["Emisión", 11, 12, 13], ["Encaje", 1, 2, 3]]
    assert list(periods_of(rows).values())[:3] == ["2030", "2031-M01", "2031-M02"]


def test_codes_of_four_digits_before_the_names_of_columns_are_no_years():
    rows = [["Produção por atividade - 2031"], ["Produto", "0191 Agricultura", "1991 Refino", "9700 Serviços"],
            ["Arroz", 11, 0, 3], ["Milho", 12, 1, 4]]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2031"}


def test_a_row_without_any_name_below_each_year_leaves_the_years_their_rows():
    rows = [["Gross domestic product"], ["Period", "Farming", "Fishing"]]
    for year in range(2027, 2033):
        rows += [[year, 70171.5, 16814.5], [None, 14.5, 3.5]]
    periods = periods_of(rows)
    assert (periods["B3"], periods["B13"]) == ("2027", "2032")
    assert "B4" not in periods
    assert findings_of(rows)["row_without_period"] == ("soft", "A4")


# -- rows and what they are called ------------------------------------------------------------------------------------
def test_a_row_that_says_its_unit_alone_is_the_one_above_in_that_unit(tmp_path):
    rows = [["Visitors"], ["Unit: Persons"], ["Country", "Item", "Unit", 2030, 2031],
            ["North", "Arrivals", "Persons", 19230, 22353], [None, "Length of stay", "Days", 9.5, 9],
            [None, "Spending", "Baht/Day", 4187, 4292], [None, None, "US$/Day", 137.5, 141],
            [None, "Receipts", "Mil. Baht", 776, 983], [None, "Mood", "Smiles", 3, 4]]  # fmt: skip
    reading = read_rows(tmp_path, rows)
    said = {row.cell: (row.label, row.unit_measure, row.unit_mult, row.unit_text) for row in reading.rows}
    assert said["D5"] == ("Length of stay", "days", 0, "Days")
    assert said["D6"] == ("Spending", "THB_per_day", 0, "Baht/Day")
    assert said["D7"] == ("Spending", "USD_per_day", 0, "US$/Day")
    assert said["E8"] == ("Receipts", "THB", 6, "Mil. Baht")
    assert said["D9"] == ("Mood", "", None, "Smiles")
    assert [finding.params["text"] for finding in reading.findings if finding.code == "unit_open"] == ["Smiles"]


def test_the_code_names_a_row_whose_name_is_left_out():
    rows = [["desc", "code", 2030, 2031], ["Total industries", "TOT", 9, 8], ["Mining", "C", 4, 3], [None, "D", 3, 2],
            ["Food", "15T16", 2, 1]]  # fmt: skip
    assert table_of(rows)["C4"] == (Decimal(3), "2030", "D")


def test_bold_names_head_the_rows_that_recur_under_them():
    rows = [["Arrivals"], ["Country", 2030, 2031], ["Asia", 9, 8], ["Laos", 3, 2], ["Others", 6, 6], ["Africa", 5, 4],
            ["S.Africa", 2, 1], ["Others", 3, 3], ["Total", 14, 12]]  # fmt: skip
    grid = grid_of(rows)
    for row in (3, 6, 9):
        grid.cells[row][1] = Cell(rows[row - 1][0], rows[row - 1][0], style=Style(bold=True))
    names = {cell: said[2] for cell, said in table_of(grid).items()}
    assert (names["B5"], names["B8"], names["B9"]) == ("Asia > Others", "Africa > Others", "Total")


def test_a_counted_name_stands_over_the_headings_that_recur_below_it():
    rows = [[None, "Empresas", 2030, 2031]]
    for number, name in enumerate(("Minera", "Petróleo"), 1):
        rows += [[number, name], [None, "BALANCE"], [None, "Activo", 5, 6], [None, "Pasivo", 3, 4],
                 [None, "CAJA"], [None, "Inversión", 1, 2]]  # fmt: skip
    found = table_of(rows)
    assert (found["C10"][2], found["D13"][2]) == ("Petróleo > BALANCE > Activo", "Petróleo > CAJA > Inversión")


def test_a_sum_that_stands_further_in_and_apart_behind_all_rows_has_no_parent():
    rows = [["Accounts"], [None, None, 2030, 2031], ["Services", None, 9, 8], ["  Trade", None, 5, 4],
            ["  Other", None, 4, 4], [], [None, "Gross domestic product", 9, 8]]  # fmt: skip
    found = table_of(rows)
    assert (found["C5"][2], found["C7"][2]) == ("Services > Other", "Gross domestic product")


def test_a_table_of_which_nothing_is_known_is_no_header_of_the_next():
    rows = [["CEPAL"]]
    for country, known in (("ARGENTINA", False), ("BOLIVIA", True), ("BRASIL", False), ("CHILE", False),
                           ("PERÚ", True)):  # fmt: skip
        first, second = ([4.5, 4.25], [1.5, 1.25]) if known else (["...", "..."], ["...", "..."])
        rows += [[f"SECTOR - {country}", "Años", "Años"], ["Clasificación", 2030, 2031], ["Interno", *first],
                 ["Externo", *second], []]  # fmt: skip
    names = {cell: said[1:] for cell, said in table_of(rows).items()}
    assert names["B9"] == ("2030", "SECTOR - BOLIVIA Clasificación > Interno > Años")
    assert names["C25"] == ("2031", "SECTOR - PERÚ Clasificación > Externo > Años")
