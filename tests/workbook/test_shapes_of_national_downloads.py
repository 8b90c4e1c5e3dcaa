"""Shapes in which national offices hand out tables: flags under rows, Roman months, units over the last column."""

from __future__ import annotations

from indicators.workbook import Limits, read_workbook
from indicators.workbook.cells.grid import Merge
from tests.workbook.tables import figures_of, periods_of, reason_of, table_of


def units_of(rows, **said):
    return {cell: (one.unit_measure, one.unit_mult) for cell, one in figures_of(rows, **said).items()}


def of_text(tmp_path, content):
    path = tmp_path / "table.csv"
    path.write_text(content, encoding="utf-8")
    return {one.cell: one for one in read_workbook(path, path.name, Limits()).rows}


# -- rows that are no figures and end no table -------------------------------------------------------------------------
def test_a_row_of_flags_under_each_row_of_figures_begins_no_table(tmp_path):
    rows = ["Series;Id;Last updated;Period;2029;2030;2031", "Bread;001;22/02/2032 08:45;;84.5;86.5;", "Codes;;;;A;A;",
            "Milk;002;22/02/2032 08:45;;74.5;76.5;78.1", "Codes;;;;A;A;P", "Salt;003;12/01/2032 08:45;;;;50",
            "Codes;;;;;;P", "Wine;004;12/01/2032 08:45;;61.5;61.5;60.1", "Codes;;;;A;A;A"]  # fmt: skip
    figures = of_text(tmp_path, "\n".join(rows))
    assert {cell: (one.period.render(), one.label) for cell, one in figures.items() if cell[0] in "EG"} == {
        "E2": ("2029", "Bread"), "E4": ("2029", "Milk"), "G4": ("2031", "Milk"), "G6": ("2031", "Salt"),
        "E8": ("2029", "Wine"), "G8": ("2031", "Wine"),
    }  # fmt: skip


def test_a_row_of_units_with_scales_in_digits_heads_its_columns():
    rows = [["Equipment of households, reference day"], [None, "Households", "Projected", "Cars", "Phones"],
            [None, "Anzahl", "1000", "Prozent", "Prozent"], ["01.01.2030", 5827, 34390, 74.4, 96.4],
            ["01.01.2031", 5850, 34777, 75.1, 96.5]]  # fmt: skip
    assert set(units_of(rows)) == {f"{column}{row}" for column in "BCDE" for row in (4, 5)}
    assert units_of(rows)["D4"] == ("percent", 0)


def test_labels_in_another_language_at_the_right_end_head_no_table_where_one_stands_over_others():
    rows = [["Households 2031"], [None, "All", "Employees", "Retired", None],
            ["Počet domácností", 446, 239, 134, "Number of households"],
            ["Průměrný počet:", None, None, None, "Average of:"], ["členů", 2.33, 2.83, 1.5, "members"],
            ["dětí", 0.56, 0.89, 0.02, "children"]]  # fmt: skip
    assert {"B3", "B5", "D6"} <= set(table_of(rows))


# -- days and periods --------------------------------------------------------------------------------------------------
def test_days_stay_days_where_any_line_over_the_table_speaks_of_reference_days():
    lines = [["Table 63"], ["Equipment of private households"], ["Germany, Stichtag,"], ["Consumer goods"], ["Surveys"],
             ["Germany"]]  # fmt: skip
    rows = [*lines, [None, "Households", "Cars"], ["01.01.2030", 5827, 744], ["01.01.2031", 5850, 751]]
    assert periods_of(rows) == {"B8": "2030-01-01", "C8": "2030-01-01", "B9": "2031-01-01", "C9": "2031-01-01"}


def test_ages_of_a_life_table_go_on_with_spans_and_each_block_has_the_years_of_the_title_over_the_first():
    def block(name, *first):
        head = [[name], [None], ["Alter", "Dying", "Living"], ["x", "q", "l"], [None]]
        return [*head, ["0", *first], ["1 - 4", 0.0006, 99643], ["5 - 9", 0.0004, 99579], [None]]

    rows = [["Sterbetafel 2029/2031"], [None], *block("Männlich", 0.0035, 100000), *block("Weiblich", 0.0030, 100000)]
    table = table_of(rows)
    assert table["B8"] == (0.0035, "2029-01-01/P36M", "Männlich > 0 > Dying q")
    assert table["B17"] == (0.0030, "2029-01-01/P36M", "Weiblich > 0 > Dying q")


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _months(year):
    return [f"{year} {month}" for month in MONTHS]


def test_the_mean_of_a_year_is_its_year_s_where_all_its_months_stand_beside_it():
    rows = [["Area", *_months(2030), "2030 Ave", *_months(2031)[:3], "2031 Ave"], ["North", *range(1, 18)],
            ["South", *range(2, 19)]]  # fmt: skip
    periods = periods_of(rows)
    assert periods["N2"] == "2030"
    assert "R2" not in periods  # of a part of the year


def test_roman_numbers_beyond_four_beside_years_are_months_and_spans_from_the_first_add_up():
    rows = [["Balance of payments"], ["Periods", None, "Current", "Capital"], [2030, "V", 1.5, 2.5],
            [None, "VI", 1.6, 2.6], [None, "I-VI", 9.1, 9.2], ["2031*", "I", 1.7, 2.7]]  # fmt: skip
    assert [periods_of(rows)[f"C{row}"] for row in (3, 4, 5, 6)] == ["2030-M05", "2030-M06", "2030-S1", "2031-M01"]


def test_roman_numbers_that_come_again_under_other_years_are_months():
    rows = [[None, 2030, None, 2031, None], [None, "VI", "I-VI", "VI", "I-VI"], ["Exports", 1.5, 9.5, 1.6, 9.6],
            ["Imports", 2.5, 8.5, 2.6, 8.6]]  # fmt: skip
    assert [periods_of(rows)[f"{column}3"] for column in "BCDE"] == ["2030-M06", "2030-S1", "2031-M06", "2031-S1"]


def test_roman_numbers_of_rows_without_years_beside_them_are_no_months():
    rows = [["Budget 2031"], ["No", "Item", "Plan"], ["I", "Wages", 5.5], ["II", "Goods", 6.5], ["III", "Works", 7.5],
            ["IV", "Debt", 1.5], ["V", "Other", 2.5]]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2031"}


def test_dots_that_lead_from_a_month_to_its_figures_are_none_of_its_name():
    rows = [["Prices of oil"], ["Month", 2030, 2031], ["January……………….", 60.81, 66.09], ["February……..", 65.64, 55.53],
            ["March…..", 61.5, 62.5]]  # fmt: skip
    assert periods_of(rows)["C4"] == "2031-M02"


def test_years_taken_together_beside_a_heading_hold_for_the_rows_under_it():
    rows = [["Cantons compared"], [None, "Year", "All", "ZH"], ["Residents", 2030, 8544, 1520],
            ["Languages", "2028-30"], ["German", None, 63.3, 81.9], ["French", None, 22.9, 3.3]]  # fmt: skip
    assert periods_of(rows)["D6"] == "2028-01-01/P36M"


def test_a_line_that_says_month_and_year_by_their_names_is_the_period_of_its_table():
    rows = [["Consumer prices of cities"], ["MES:   08", None, "AÑO:", 2031, None, "BASE: 2024 = 100"],
            ["Division", "North", "South", "East", "West", "All"], ["General", 1.5, 2.5, 3.5, 4.5, 5.5],
            ["Food", 1.6, 2.6, 3.6, 4.6, 5.6]]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2031-M08"}
    rows[1] = ["Tháng: 8 Năm: 2031"]
    assert set(periods_of(rows).values()) == {"2031-M08"}


def test_one_letter_before_year_and_month_is_of_no_matter_where_the_months_follow_each_other():
    rows = [
        ["NAZEV", "I203011", "I203012", "I203101", "I203102"],
        ["Food", 1.5, 2.5, 3.5, 4.5],
        ["Fuel", 5.5, 6.5, 7.5, 8.5],
    ]
    assert periods_of(rows)["D2"] == "2031-M01"
    rows[0][2:] = ["I203107", "I203105", "I203109"]
    assert reason_of(rows)[0] == "period_absent"


def test_months_of_short_years_three_apart_with_marks_behind_them_are_read_and_a_classification_names_no_year():
    rows = [["Jobs by region & industry"], ["Standard Industrial Classification (2027)"], [None, "Farms", "Mines"],
            ["SIC 2027 section", "A", "B"], ["Sep 30 (r)", 11, 5], ["Dec 30 (r)", 12, 6],
            ["Mar 31 (p)", 13, 7]]  # fmt: skip
    assert periods_of(rows)["B7"] == "2031-M03"
    rows[4:] = [["North", 11, 5], ["South", 12, 6]]
    assert reason_of(rows)[0] == "period_absent"


# -- units -------------------------------------------------------------------------------------------------------------
def test_the_unit_of_one_row_among_others_without_is_not_that_of_the_rows_below():
    rows = [["Prices"], [None, 2030, 2031], ["Bread", 1.5, 1.6], ["Fuel (kg)", 2.5, 2.6], ["Services", 3.5, 3.6]]
    assert units_of(rows)["B4"] == ("kilograms", 0)
    assert units_of(rows)["B5"] == ("", None)


def test_what_each_person_has_is_not_in_the_many_of_the_line_over_all():
    rows = [["各市生产总值"], ["单位:亿元"], ["地区", "生产总值", None, "人均生产总值(元)", None],
            [None, 2030, 2031, 2030, 2031], ["甲市", 7151, 7856, 98275, 106302],
            ["乙市", 6151, 6856, 88275, 96302]]  # fmt: skip
    assert units_of(rows)["B5"] == ("CNY", 8)
    assert units_of(rows)["D5"] == ("CNY", 0)


def test_value_added_is_not_what_was_added():
    rows = [["各市增加值"], ["地区", "第二产业增加值"], [None, 2031, "2031年为2030年% 2030=100"],
            ["甲市", 26.5, 107.8], ["乙市", 28.2, 105.1]]  # fmt: skip
    assert figures_of(rows, merges=(Merge(2, 2, 2, 3),))["C4"].measure == "yoy_index"


def test_a_line_in_thousands_excepts_the_rates():
    rows = [["Key indicators"], ["(In Thousands except Rates)"], [None, 2030, 2031], ["Employed", 41247, 42542],
            ["Unemployment rate", 8.7, 5.3]]  # fmt: skip
    assert units_of(rows)["B4"] == ("number", 3)
    assert units_of(rows)["B5"] == ("percent", 0)


RESEARCH = [[1, "EXPENDITURE ON RESEARCH", None, None, None, None, "Return to Main Menu"],
            [None, "CURRENT PRICES", None, None, None, None, "£ million"], [None],
            [None, None, None, 2029, 2030, 2031], [None, "Total", "DLBX", 141, 156, 158],
            [None, "Wages", "DLBY", 88, 89, 90]]  # fmt: skip


def test_money_over_the_last_column_is_the_unit_and_a_link_to_another_sheet_says_nothing():
    rows = [[*row, None] for row in RESEARCH]
    rows[3] = [None, None, None, 2029, 2030, 2031, 2032]
    rows[4][6], rows[5][6] = 159, 91
    figures = figures_of(rows)
    assert figures["D5"].title.startswith("EXPENDITURE ON RESEARCH CURRENT PRICES")
    assert (figures["D5"].unit_measure, figures["G6"].unit_mult) == ("GBP", 6)


def test_of_two_units_over_different_columns_each_has_its_own():
    rows = [["Expenditure"], [None, None, None, None, "% of total"], [None, None, None, "£ million", None],
            [None, 2029, 2030, 2031, 2031], ["Total", 141, 156, 158, 100], ["Wages", 88, 89, 90, 57]]  # fmt: skip
    assert units_of(rows)["B5"] == ("GBP", 6)
    assert units_of(rows)["E6"] == ("percent", 0)


def test_a_base_beside_its_source_is_the_unit_of_the_table_under_it():
    rows = [*RESEARCH[:2], [None, None, None, 2029, 2030, 2031], *RESEARCH[4:], [None],
            [None, "2031 = 100", None, None, None, "Source: Office of statistics"],
            [None, None, None, 2029, 2030, 2031], [None, "Deflator", None, 82.2, 84.2, 100]]  # fmt: skip
    assert figures_of(rows)["D9"].measure == "base_index"


def test_rows_under_words_for_the_changes_of_an_index_are_in_per_cent():
    rows = [["Price indices, 2031 (2024 = 100)"], ["Division", "North", "South"], ["VARIACIONES MENSUALES"],
            ["General", 0.2, 0.3], ["Food", 0.4, 0.5], ["ÍNDICE"],
            ["General", 115.2, 116.3], ["Food", 117.4, 118.5]]  # fmt: skip
    figures = figures_of(rows)
    assert figures["B4"].measure != "base_index"
    assert figures["B7"].measure == "base_index"


# -- names -------------------------------------------------------------------------------------------------------------
def test_the_word_over_years_names_no_series():
    rows = [
        ["GENERAL INDEX"],
        ["MESES", "Enero", "Febrero", "Marzo"],
        ["AÑOS"],
        [2030, 1.5, 2.5, 3.5],
        [2031, 1.6, 2.6, 3.6],
    ]
    assert table_of(rows)["C5"] == (2.6, "2031-M02", "GENERAL INDEX")


def test_words_behind_weights_name_the_rows_where_those_before_are_the_same_in_all():
    rows = [["LEVEL", "Weight", "Code", "Item", "2030-11", "2030-12", "2031-01"],
            ["Division", 0.224, "01", "Food", 1, 2, 3], ["Division", 0.006, "02", "Drinks", 4, 5, 6],
            ["Division", 0.077, "03", "Clothes", 7, 8, 9], ["Division", 0.085, "04", "Health", 5, 6, 7]]  # fmt: skip
    assert {cell: said[2] for cell, said in table_of(rows).items() if cell[0] == "G"} == {
        "G2": "Division > Food", "G3": "Division > Drinks", "G4": "Division > Clothes", "G5": "Division > Health",
    }  # fmt: skip


# -- tables side by side -----------------------------------------------------------------------------------------------
def test_codes_of_series_between_two_halves_name_no_rows_and_a_title_merged_in_the_midst_covers_its_half():
    years = [2028, 2029, 2030, 2031]
    rows = [["Funds of research, £ million"], [*[None] * 3, "Civil", *[None] * 6, "Defence"],
            [None, None, *years, None, None, *years], ["UK Government", "DLFG", 1, 2, 3, 4, None, "DLFN", 5, 6, 7, 8],
            ["Overseas total", "DLHS", 11, 12, 13, 14, None, "DLIF", 15, 16, 17, 18],
            ["Businesses' own funds", "DLHT", 21, 22, 23, 24, None, "DLIG", 25, 26, 27, 28]]  # fmt: skip
    table = table_of(rows, merges=(Merge(2, 4, 2, 5),))
    assert table["C4"][2] == "UK Government > Civil"
    assert table["F4"][2] == "UK Government > Civil"
    assert table["I5"][2] == "Overseas total > Defence"
    assert table["L6"] == (28, "2031", "Businesses' own funds > Defence")
