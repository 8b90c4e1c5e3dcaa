"""Tables as statistics offices of Asia, Latin America and Africa print them: where their periods and names stand."""

from __future__ import annotations

from datetime import date

from indicators.workbook.cells.grid import Merge
from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.workbook.files import grid_of
from tests.workbook.tables import periods_of, table_of

ENERO = ["Enero", "Febrero", "Marzo", "Abril"]


# -- figures since January --------------------------------------------------------------------------------------------
def test_a_change_accumulated_in_the_year_is_of_the_months_since_january():
    rows = [
        ["Índice de producción"],
        ["Período", None, "Variación porcentual", None],
        [None, None, "respecto al mismo mes del año anterior",
         "acumulada del año respecto a igual acumulado del año anterior"],
        *([2031 if month == "Enero" else None, month, 1.5, 2.5] for month in ENERO),
    ]  # fmt: skip
    periods = periods_of(rows)
    assert (periods["C6"], periods["D6"]) == ("2031-M03", "2031-Q1")


def test_a_title_of_accumulated_changes_holds_for_every_column_even_where_a_row_of_codes_follows_it():
    rows = [
        ["Producción por rama, en variación porcentual interanual acumulada"],
        ["Código", None, 15, 1511, 1512],
        ["Período", None, "Alimentos", "Carne", "Pan"],
        *([2031 if month == "Enero" else None, month, 1.5, 2.5, 3.5] for month in ENERO),
    ]
    assert periods_of(rows)["E7"] == "2031-01-01/P4M"


def test_a_title_that_lists_changes_of_the_year_beside_others_leaves_every_month_as_it_is():
    rows = [["Índice y variación mensual, acumulada del año, últimos doce meses"], ["Mes y año", "Índice", "Mensual"]]
    rows += [[f"{month} 2031", 100.5, 0.5] for month in ENERO]
    assert periods_of(rows)["C5"] == "2031-M03"


# -- one period for several rows --------------------------------------------------------------------------------------
def _by_sex(*years):
    """Rows of which each three share a year that is centred over two of its calendars."""
    rows = [["Population by sex"], ["Year", None, "Sex", "Total", "0-4"]]
    for year in years:
        rows += [[None, None, "Both", 30.5, 10.5], [f"民國{year - 1911}年", year, "Male", 16.5, 5.5],
                 [None, None, "Female", 14.5, 4.5]]  # fmt: skip
    return rows


def test_a_year_centred_at_one_of_its_rows_is_that_of_all_rows_of_the_group():
    table = table_of(_by_sex(2029, 2030, 2031))
    assert [table[cell][1] for cell in ("D3", "D4", "E5", "D6", "E11")] == ["2029"] * 3 + ["2030", "2031"]
    assert table["D6"][2] == "Both > Total"


def test_a_month_at_the_first_of_its_rows_holds_for_the_names_that_come_again_under_each():
    rows = [["Prices by group"], ["Indicator", "Month", "Area", "Group", "Index"]]
    for month in ("2031M02", "2031M01"):
        rows += [["CPI" if month == "2031M02" else None, month, "Coast", "Food", 101.5],
                 [None, None, None, "Fuel", 102.5], [None, None, "Hills", "Food", 103.5],
                 [None, None, None, "Fuel", 104.5]]  # fmt: skip
    table = table_of(rows)
    assert [table[cell][1] for cell in ("E3", "E4", "E6", "E7", "E10")] == ["2031-M02"] * 3 + ["2031-M01"] * 2
    assert all(word in table["E10"][2] for word in ("CPI", "Hills", "Fuel"))


def test_a_blank_under_a_period_whose_names_do_not_come_again_is_no_more_of_it():
    rows = [
        ["Output"],
        ["Year", "Branch", "Value"],
        [2030, "Mining", 1.5],
        [None, "Trade", 2.5],
        [2031, "Fishing", 3.5],
    ]
    assert "2030" not in periods_of(rows).get("C4", "")


# -- columns that are no figures --------------------------------------------------------------------------------------
def test_the_years_of_another_calendar_beside_them_are_no_figures():
    rows = [["Births"], ["Year", None, "Total"], *([f"民國{year - 1911}年", year, 40.5] for year in range(2028, 2032))]
    assert set(periods_of(rows)) == {"C3", "C4", "C5", "C6"}


def test_a_column_that_numbers_its_rows_is_no_figure_and_the_names_behind_it_are_read():
    places = [("North", "Hill"), ("North", "Lake"), ("North", "Sea"), ("South", "Hill")]
    rows = [["Data for the month of March 2031"], ["Bank", "Sl No", "Centre", "Volume", "Value"]]
    rows += [[bank, at, centre, 10.5, 20.5] for at, (bank, centre) in enumerate(places, start=1)]
    table = table_of(rows)
    assert set(table) == {f"{column}{row}" for column in "DE" for row in range(3, 7)}
    assert table["E5"][2].startswith("North > Sea")


def test_whole_numbers_that_count_the_rows_of_another_sheet_name_nothing():
    rows = [["Producción"], ["Período", None, None, "Pan", "Carne"],
            *([at, 2031 if at == 6 else None, month, 1.5, 2.5] for at, month in enumerate(ENERO, start=6)),
            *([at, 2032 if at == 10 else None, month, 1.5, 2.5] for at, month in enumerate(ENERO, start=10)),
            ["Fuente: la oficina"]]  # fmt: skip
    table = table_of(rows)
    assert table["D4"][1:] == ("2031-M02", "Pan")


def test_a_heading_that_goes_on_below_over_figures_with_gaps_is_no_heading_of_records():
    rows = [["Persons by schooling: April 2031"], ["Sex and age", "Total", "Highest grade", None],
            [None, None, "None", "Primary"]]  # fmt: skip
    for sex in ("Men", "Women"):
        rows += [[sex], ["Share"], [], *([age, 100.5, 40.5, 60.5] for age in ("Total", "15 - 24"))]
    assert table_of(rows)["C8"][1:] == ("2031-M04", "Men > Share > 15 - 24 > Highest grade None")


def test_a_title_of_variables_over_one_period_is_no_cube_and_its_table_is_read():
    rows = [["Labour force by province, group and sex, Quarter 1 2031"], ["Group", "Male", None, "Female", None]]
    rows += [[None, "Total", "Employed", "Total", "Employed"]]
    rows += [[place, 9.5, 8.5, 7.5, 6.5] for place in ("Cape", "Coast", "Hills")]
    rows += [[], ["Source: Labour Force Survey"]]
    assert set(periods_of(rows).values()) == {"2031-Q1"}


# -- tables read from right to left -----------------------------------------------------------------------------------
def test_years_behind_the_figures_are_their_periods_and_a_row_in_two_scripts_names_the_block():
    rows = [["Births and deaths", None, None], ["פטירות", "לידות"], ["Deaths", "Births"], ["ALL PERSONS", "סך הכל"]]
    rows += [[40 + at, 90 + at, f"({at})203{at}" if at == 2 else f"203{at}"] for at in range(6)]
    rows += [["RATES", "שיעורים"], *([1.5 + at, 2.5 + at, f"{2000 + 5 * at}-{2004 + 5 * at}"] for at in range(5))]
    table = table_of(rows)
    assert table["A5"][1:] == ("2030", "ALL PERSONS > פטירות Deaths")
    assert table["B7"] == (92.0, "2032", "ALL PERSONS > לידות Births")
    assert table["A13"][1:] == ("2005-01-01/P60M", "RATES > פטירות Deaths")


def test_years_at_the_right_end_of_rows_with_names_turn_nothing_round():
    rows = [["Laws by subject"], ["Subject", "Number", "Pages", "Year"],
            *([f"Subject {at}", 10.5 + at, 20.5, 2020 + at] for at in range(8))]  # fmt: skip
    assert table_of(rows)["B4"][2].startswith("Subject 1")


# -- names ------------------------------------------------------------------------------------------------------------
def test_the_name_of_a_group_in_two_languages_is_that_of_every_year_under_it():
    rows = [["Spending"], ["Level", "Year", "Spending"]]
    for names in (("Toplam", None, None), ("Okul öncesi", "Pre-primary", None)):
        rows += [[name, year, 10.5 + year] for name, year in zip(names, (2029, 2030, 2031), strict=True)]
    table = table_of(rows)
    assert [table[f"C{row}"][2] for row in (3, 5)] == ["Toplam > Spending"] * 2
    assert [table[f"C{row}"][2] for row in (6, 8)] == ["Okul öncesi Pre-primary > Spending"] * 2


def test_a_name_that_ends_with_a_preposition_goes_on_in_the_row_below():
    rows = [["PIB por gasto"], ["Ramas", 2030, 2031], ["GASTO DE CONSUMO DE LOS", 1.5, 2.5], ["HOGARES"],
            ["EXPORTACIONES", 3.5, 4.5], ["Autonomous Region in"], ["Muslim Mindanao", 5.5, 6.5]]  # fmt: skip
    names = {cell: figure[2] for cell, figure in table_of(rows).items()}
    assert names["B3"] == "GASTO DE CONSUMO DE LOS HOGARES"
    assert names["C5"] == "EXPORTACIONES"
    assert names["C7"] == "Autonomous Region in Muslim Mindanao"


def test_blocks_are_told_apart_by_their_titles_whatever_line_of_them_names_a_date():
    rows = [["National accounts"], ["As of August 2031"], [], ["Table 9.1 Value added"], ["At current prices"], [],
            ["Industry", 2029, 2030], ["Corn", 1.5, 2.5], ["Rice", 3.5, 4.5], [],
            ["As of August 2031"], [], ["Table 9.2 Value added"], ["At constant 2018 prices"], [],
            ["Industry", 2029, 2030], ["Corn", 1.6, 2.6], ["Rice", 3.6, 4.6]]  # fmt: skip
    table = table_of(rows)
    assert "At current prices" in table["B8"][2]
    assert "At constant 2018 prices" in table["B17"][2]


# -- totals of years over their classes -------------------------------------------------------------------------------
CLASSES = [["Under 10", 1.5, 2.5], ["10 - 19", 3.5, 4.5], ["20 and over", 5.5, 6.5]]


def test_rows_of_years_with_totals_divide_a_table_and_their_classes_are_of_the_year_over_them():
    rows = [["Families by class"], ["1988 and 1991"], ["Income class", "Families", "Income"],
            ["1988", 100.5, 200.5], *CLASSES, ["1991 a", 110.5, 210.5], *CLASSES]  # fmt: skip
    table = table_of(rows)
    assert (table["B4"][1:], table["C6"][1:]) == (("1988", "Income class > Families"), ("1988", "10 - 19 > Income"))
    assert (table["B8"][1:], table["C10"][1:]) == (("1991", "Income class > Families"), ("1991", "10 - 19 > Income"))


def test_such_tables_stand_beside_each_other_under_the_same_heading_each_with_its_years():
    halves = [["Region", None, "Families", None, "Region", None, "Families"]]
    for left, right in (("1991", "1997"), ("1994", "2000 p")):
        halves += [[None, left, 90.5, None, None, right, 190.5], ["NCR", "Capital", 1.5, None, "NCR", "Capital", 4.5],
                   [1, "Coast", 2.5, None, 1, "Coast", 5.5], [2, "Hills", 3.5, None, 2, "Hills", 6.5],
                   ["CAR", "Peaks", 3.6, None, "CAR", "Peaks", 6.6]]  # fmt: skip
    table = table_of([["Families by region"], *halves])
    assert [table[cell][1] for cell in ("C3", "C4", "C9", "G3", "G4", "G9")] == [
        "1991", "1991", "1994", "1997", "1997", "2000",
    ]  # fmt: skip


def test_a_year_alone_over_one_of_two_tables_side_by_side_holds_for_all_its_columns():
    rows = [["Families by class"], [None, 1988, None, None, None, 1991],
            ["Class", "Families", "Income", None, "Class", "Families", "Income"],
            *([f"Class {at}", 1.5, 2.5, None, f"Class {at}", 3.5, 4.5] for at in range(4))]  # fmt: skip
    periods = periods_of(rows)
    assert [periods[cell] for cell in ("B4", "C5", "F4", "G5")] == ["1988", "1988", "1991", "1991"]


def test_single_years_of_age_are_heads_and_no_figures():
    rows = [["Population by single years of age"], ["年別", "性別", "總計", *range(12)]]
    for year in (2029, 2030, 2031):
        rows += [
            [year, "男", 16.5, *(1.5 + at for at in range(12))],
            [None, "女", 14.5, *(1.4 + at for at in range(12))],
        ]
    assert table_of(rows)["E4"][1:] == ("2029", "女 > 1")


# -- customs ----------------------------------------------------------------------------------------------------------
def test_months_behind_their_codes_over_ports_are_months_of_the_year_beside_each_row():
    rows = [["Ekspor Tahun 2031"], ["", "Negara", "ALBANIA", None, None, "ALGERIA"],
            ["", "Pelabuhan", "PRIOK", None, "RAI", "PERAK"],
            ["", "Bulan", "[02] Februari", "[03] Maret", "[08] Agustus", "[03] Maret"], ["Kode HS", "Tahun"],
            ["[84] Machinery", 2031, 1.5, 2.5, 3.5, 4.5], ["[85] Electrical", 2031, 1.6, 2.6, 3.6, 4.6]]  # fmt: skip
    periods = periods_of(rows)
    assert [periods[cell] for cell in ("C6", "D6", "E7", "F7")] == ["2031-M02", "2031-M03", "2031-M08", "2031-M03"]


def test_a_year_once_over_its_countries_and_months_over_the_columns_are_no_records():
    heads = [["Yıl", None, "Ülke", "Toplam", "Ocak", "Şubat", "Mart", "Nisan", "Country"],
             ["Year", None, None, "Total", "January", "February", "March", "April"]]  # fmt: skip
    rows = [["Imports by countries"], *heads]
    for year in ("2031 (r)", 2030):
        rows += [[year, None, "Toplam", 10.5, 2.5, 2.6, 2.7, 2.8, "Total"], [],
                 [None, 1, "Fransa", 5.5, 1.5, 1.6, "-", 1.8, "France"],
                 [None, 3, "Hollanda", 5.6, 1.4, "-", 1.3, 1.2, "Netherlands"]]  # fmt: skip
    table = table_of(rows)
    assert (table["E6"][1], table["H7"][1], table["E10"][1]) == ("2031-M01", "2031-M04", "2030-M01")
    assert "Fransa" in table["E6"][2]


def test_the_month_behind_a_word_for_to_is_the_month_of_a_title():
    rows = [["Ponderaciones de la canasta a diciembre de 2031"], ["Divisiones", "Norte", "Sur"],
            ["Alimentos", 0.5, 0.6], ["Salud", 0.3, 0.2], ["Otros", 0.2, 0.2]]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2031-M12"}


def test_a_unit_behind_a_comma_is_of_its_own_row_alone():
    rows = [["Показатели"], ["Показатель", 2030, 2031], ["Выручка, млрд руб.", 1.5, 2.5], ["Принято", 3.5, 4.5]]
    sheet = Sheet(grid_of(rows))
    layout, _ = recognise(sheet)
    units = {one.cell: one.unit_measure for one in layout.read(sheet).candidates}
    assert (units["B3"], units["B4"]) == ("RUB", "")


def test_words_before_a_list_are_no_part_of_the_name_below():
    rows = [["Персонал"], ["", 2030, 2031], ["Всего", 9.5, 9.6], ["в том числе:"], ["исследователи", 1.5, 2.5]]
    assert table_of(rows)["C5"][2].endswith("исследователи")
    assert "в том числе" not in table_of(rows)["C5"][2]


# -- changes beside figures -------------------------------------------------------------------------------------------
def test_a_bare_change_beside_two_years_is_that_of_the_later_one():
    rows = [
        ["Recaudación"],
        ["Concepto", 2031, 2030, "VARIACION %"],
        ["IVA", 20.5, 10.5, 95.2],
        ["Renta", 6.5, 5.5, 18.2],
    ]
    assert (periods_of(rows)["C3"], periods_of(rows)["D3"]) == ("2030", "2031")


def test_per_cent_of_a_year_named_over_several_columns_is_of_the_year_after_it():
    rows = [["Поступление налогов"], [None, "2031 г.", None, "В % к 2030 г.", None],
            [None, "всего", "федеральный бюджет", "всего", "федеральный бюджет"],
            ["Всего", 20.5, 10.5, 107.5, 101.5], ["НДС", 6.5, 5.5, 104.5, 103.5]]  # fmt: skip
    grid = grid_of(rows, merges=(Merge(2, 2, 2, 3), Merge(2, 4, 2, 5)))
    layout, _ = recognise(Sheet(grid))
    said = {one.cell: (one.period.render(), one.measure) for one in layout.read(Sheet(grid)).candidates}
    assert said["E5"] == ("2031", "yoy_index")


def test_a_share_with_no_word_of_when_beside_this_month_and_the_last_is_of_this_month():
    rows = [["存款月底餘額"], ["民國120年 9月底"], ["銀行別", "本月", "上月", "市場占有率％"]]
    rows += [["總計", 20.5, 21.5, 100], ["臺灣銀行", 6.5, 5.5, 31.7]]
    assert periods_of(rows)["D5"] == periods_of(rows)["B5"] != periods_of(rows)["C5"]


def test_a_change_that_stands_behind_two_figures_is_named_by_the_one_before_it():
    rows = [["Estimador mensual"], ["Período", "Índice desestacionalizado", "Var % respecto al mes anterior",
                                    "Índice tendencia", "Var % respecto al mes anterior"],
            ["Enero 2031", 100.5, 0.5, 100.6, 0.4], ["Febrero 2031", 101.5, 0.6, 101.6, 0.3]]  # fmt: skip
    table = table_of(rows)
    assert table["C4"][2].startswith("Índice desestacionalizado > ")
    assert table["E4"][2].startswith("Índice tendencia > ")


def test_the_unit_of_the_whole_is_not_that_of_its_shares_below():
    rows = [["Percentage distribution of spending"], ["Group", 2030, 2031], ["Total (in thousand pesos)", 900.5, 950.5],
            ["Food", 48.5, 47.5], ["Rent", 51.5, 52.5]]  # fmt: skip
    sheet = Sheet(grid_of(rows))
    layout, _ = recognise(sheet)
    units = {one.cell: one.unit_text for one in layout.read(sheet).candidates}
    assert (units["B3"], units["B4"]) == ("in thousand pesos", "")


# -- what columns beside the names say --------------------------------------------------------------------------------
def test_how_often_a_series_comes_and_the_units_beside_it_name_no_row():
    rows = [["H01", "H02", "H03", "H04", "MO012031", "MO022031", "MO032031"],
            ["Coal", "Volume", "Index", "Monthly", 1.5, 2.5, 3.5],
            ["Coal", "Sales", "R million", "Monthly", 4.5, 5.5, 6.5],
            ["Iron", "Sales", "R million", "Monthly", 7.5, 8.5, 9.5]]  # fmt: skip
    sheet = Sheet(grid_of(rows))
    layout, _ = recognise(sheet)
    said = {one.cell: (one.path, one.label, one.unit_text) for one in layout.read(sheet).candidates}
    assert said["F3"] == (("Coal",), "Sales", "R million")
    assert periods_of(rows)["G4"] == "2031-M03"


def test_a_column_headed_as_codes_in_the_words_of_the_office_is_no_figure():
    rows = [["População residente, 1º de julho de 2031"], ["UF", "COD. MUNIC", "NOME DO MUNICÍPIO", "POPULAÇÃO"],
            ["RO", "00015", "Alta", 23167], ["RO", "00023", "Ariquemes", 106168], ["AC", "00013", "Acre", 15256],
    ]  # fmt: skip
    table = table_of(rows)
    assert set(table) == {"D3", "D4", "D5"}
    assert table["D3"][2].startswith("RO > Alta")


# -- measures ---------------------------------------------------------------------------------------------------------
def _measures(rows):
    sheet = Sheet(grid_of(rows))
    layout, _ = recognise(sheet)
    return {one.cell: one.measure for one in layout.read(sheet).candidates}


def test_inflation_on_the_year_before_is_a_change_and_no_index():
    rows = [["Prices"], [None, "Year-on-year inflation (%)", "Point- to- Point inflation (Base: 2025=100)"],
            ["2031M01", 12.5, 8.5], ["2031M02", 12.6, 8.6]]  # fmt: skip
    assert _measures(rows)["B3"] == _measures(rows)["C4"] == "yoy"


def test_a_rate_of_inflation_is_no_index_of_the_base_of_its_prices():
    rows = [["Rate of inflation (%)"], [None, "Rate of inflation, 12-month average (Base: 2025=100)", "CPI (2025=100)"],
            ["2031M01", 12.5, 108.5], ["2031M02", 12.6, 108.6]]  # fmt: skip
    assert (_measures(rows)["B3"], _measures(rows)["C4"]) == ("", "base_index")


def test_a_variation_of_the_year_is_a_change_on_the_year_before_and_its_mean_none():
    rows = [["Producto"], ["Periodo", "PIB", "Var. Anual (%)", "Variación anual promedio (%)"],
            ["2031Q1", 20.5, 2.5, 2.4], ["2031Q2", 21.5, 2.6, 2.7]]  # fmt: skip
    assert (_measures(rows)["C3"], _measures(rows)["D3"]) == ("yoy", "")


def test_per_cent_of_the_year_before_in_chinese_is_an_index_and_not_the_money_beside_it():
    rows = [["生产总值"], ["单位:亿元"], ["地区", "2031", "2031年为 2030年% 2030=100"], ["济南", 10140.5, 104.5],
            ["青岛", 12400.5, 103.5]]  # fmt: skip
    assert (_measures(rows)["B4"], _measures(rows)["C4"]) == ("level", "yoy_index")


def test_a_change_between_years_in_short():
    rows = [["Turismo"], ["Mes", "Total", "Var. ia."], [None, "Miles", "%"], ["Enero 2031", 20.5, 2.5],
            ["Febrero 2031", 21.5, 2.6]]  # fmt: skip
    assert _measures(rows)["C4"] == "yoy"


# -- side by side -----------------------------------------------------------------------------------------------------
def test_tables_beside_each_other_whose_one_period_stands_in_their_titles_are_told_apart_by_these():
    side = [["Receipts", None], ["January-December 2031", None], None, ["Country", "Arrivals"], ["Laos", 20.5],
            ["Nepal", 10.5]]  # fmt: skip
    rows = []
    for place, row in enumerate(side):
        tours = (["GROUP", None], ["NON GROUP", None])
        rows.append([None, None, *tours[0], *tours[1]] if row is None else [*row, *row, *row])
        if place > 3:
            rows[-1][3], rows[-1][5] = 4.5, 6.5
    table = table_of(rows)
    assert table["B5"][1:] == ("2031", "Laos > Arrivals")
    assert table["D5"][2].startswith("GROUP > Laos")
    assert table["F6"][2].startswith("NON GROUP > Nepal")


def test_shares_of_one_month_beside_months_are_of_that_month_and_not_of_the_row():
    rows = [["Credit"], ["Date", "Public", "Private", None, "Share in total (May-26)", None],
            ["Fecha", "Pública", "Privada", None, "Participación", "%"],
            [date(2026, 3, 1), 100.5, 101.5, None, "Public", 40.5],
            [date(2026, 4, 1), 102.5, 103.5, None, "Private", 59.5],
            [date(2026, 5, 1), 104.5, 105.5]]  # fmt: skip
    table = table_of(rows)
    assert (table["F4"][1], table["B4"][1]) == ("2026-M05", "2026-M03")


def test_the_month_of_a_title_is_read_from_the_sentence_of_a_header_that_names_it_too():
    rows = [["Volume and value of transfers for the month of November 2031"],
            [None, "Number and value of all transfers settled by banks in November 2031", None],
            ["Bank", "Volume", "Value"], ["North", 20.5, 3.5], ["South", 10.5, 1.5]]  # fmt: skip
    table = table_of(rows)
    assert (table["B4"][1], table["C5"][1]) == ("2031-M11", "2031-M11")


def test_titles_in_the_middle_over_figures_that_recur_name_both_of_them():
    rows = [["Workers, 2031"], [None, None, "Employed", None, None, "Unemployed", None],
            ["Industry", "Number", None, "Percent", "Number", None, "Percent"],
            ["Farming", 20.5, None, 2.5, 11.5, None, 1.5], ["Trade", 21.5, None, 2.6, 12.5, None, 1.6]]  # fmt: skip
    names = {cell: figure[2] for cell, figure in table_of(rows).items()}
    assert all("Employed" in names[cell] for cell in ("B4", "D4", "B5"))
    assert all("Unemployed" in names[cell] for cell in ("E4", "G4", "G5"))
