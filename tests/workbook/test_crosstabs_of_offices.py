"""Crosstabs as offices of other countries lay them out: where the year stands, what a total is of, what repeats."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.workbook.cells.drawn_text import without_drawing
from indicators.workbook.cells.grid import Merge
from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.workbook.files import codes, grid_of, read_rows
from tests.workbook.tables import findings_of, periods_of, reason_of, table_of

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
QUARTER_ENDS = [date(2030, 3, 31), date(2030, 6, 30), date(2030, 9, 30), date(2030, 12, 31)]


def read_periods(rows):
    sheet = Sheet(without_drawing(grid_of(rows)))
    layout, recognition = recognise(sheet)
    assert layout is not None, recognition.reason
    return {one.cell: one.period.render() for one in layout.read(sheet).candidates if one.period is not None}


def periods_of_row(rows, row):
    return [period for cell, period in read_periods(rows).items() if cell.lstrip("ABCDEFGHIJKLMNOP") == str(row)]


# -- where the year stands --------------------------------------------------------------------------------------------
def test_a_year_centred_over_its_quarters_is_told_from_whole_years_by_blank_columns():
    rows = [
        ["Reservas internacionales"],
        [None, None, None, None, None, 2031, None, None, None, 2032],
        [None, 2029, 2030, None, "─", None, None, None, "─", None],
        ["País", None, None, None, "Trim.1", "Trim.2", "Trim.3", None, "Trim.1", "Trim.2"],
        ["Chile", 10.5, 11.5, None, 12.5, 13.5, 14.5, None, 15.5, 16.5],
        ["Perú", 20.5, 21.5, None, 22.5, 23.5, 24.5, None, 25.5, 26.5],
    ]
    assert periods_of_row(rows, 5) == ["2029", "2030", "2031-Q1", "2031-Q2", "2031-Q3", "2032-Q1", "2032-Q2"]


def test_a_year_covers_months_that_blank_columns_part():
    spaced = [cell for month in MONTHS[:4] for cell in (month, None)]
    rows = [
        ["Consumer prices"],
        ["Group", 2031, *[None] * 7],
        [None, *spaced],
        ["Food", *[cell for value in (1.5, 2.5, 3.5, 4.5) for cell in (value, None)]],
        ["Fuel", *[cell for value in (5.5, 6.5, 7.5, 8.5) for cell in (value, None)]],
    ]
    assert list(read_periods(rows).values())[:4] == ["2031-M01", "2031-M02", "2031-M03", "2031-M04"]


@pytest.mark.parametrize("day", [1, 15])
def test_one_month_typed_with_its_note_among_days_shows_that_all_are_months(day):
    days = [date(2029 + n // 4, n % 4 * 3 + 2, day) for n in range(12)]
    rows = [["Earnings"], ["Date", "Men", "Women"], *([at, 300.5 + n, 280.5 + n] for n, at in enumerate(days))]
    rows[8][0] = f"{days[6]:%b-%Y} (a)"
    rows.append(["(a) See paragraph 4 of the notes"])
    assert list(read_periods(rows).values())[::2] == [f"{at.year}-M{at.month:02}" for at in days]


@pytest.mark.parametrize("year", ["2 0 3 1", "_2031"])
def test_a_year_set_for_the_eye_is_a_year(year):
    rows = [["Prices"], ["Group", year, None], [None, "Jan", "Feb"], ["Food", 101.5, 102.5], ["Fuel", 99.5, 98.5]]
    assert list(read_periods(rows).values()) == ["2031-M01", "2031-M02"] * 2


def test_a_year_alone_over_a_header_opens_the_next_table():
    rows = [
        ["Prices of groups"],
        ["Group", 2031, None],
        [None, "Jan", "Feb"],
        ["Food", 101.5, 102.5],
        ["Fuel", 99.5, 98.5],
        ["Group", 2032, None],
        [None, "Jan", "Feb"],
        ["Food", 103.5, 104.5],
        ["Fuel", 97.5, 96.5],
    ]
    assert {cell: period for cell, period in read_periods(rows).items() if cell[0] == "B"} == {
        "B4": "2031-M01", "B5": "2031-M01", "B8": "2032-M01", "B9": "2032-M01",
    }  # fmt: skip


def test_months_go_on_after_rows_that_say_month_and_year():
    rows = [
        ["Reserves"],
        ["Period", "Chile", "Peru"],
        *[[f"2030-M{month}", 10.5 + month, 20.5 + month] for month in range(1, 13)],
        ["2031-Jan", 30.5, 31.5],
        ["Feb", 32.5, 33.5],
        ["Abr", 34.5, 35.5],
    ]
    periods = periods_of(rows)
    assert (periods["B4"], periods["B15"], periods["B16"], periods["C17"]) == (
        "2030-M02", "2031-M01", "2031-M02", "2031-M04",
    )  # fmt: skip


def test_the_month_of_a_sheet_is_the_part_of_the_year_in_its_title():
    head = ["Wanderungen über die Grenzen 2031"]
    body = [["Gebiet", "Zuzüge", "Fortzüge"], ["Norden", 10.5, 20.5], ["Süden", 11.5, 21.5]]
    assert set(periods_of([head, ["Monat Januar"], [], *body]).values()) == {"2031-M01"}
    assert set(periods_of([head, ["2. Quartal"], [], *body]).values()) == {"2031-Q2"}
    assert set(periods_of([head, [], *body], name="März").values()) == {"2031-M03"}
    assert set(periods_of([head, [], *body], name="T1").values()) == {"2031"}


def test_a_day_over_a_column_stays_a_day_under_another_title():
    rows = [
        ["Population of regions"],
        ["Region", "Total population", None],
        [None, "01-May-30", "01-Aug-35"],
        ["North", 100.5, 120.5],
        ["South", 200.5, 210.5],
    ]
    assert periods_of(rows, merges=(Merge(2, 2, 2, 3),)) == {
        "B4": "2030-05-01", "C4": "2035-08-01", "B5": "2030-05-01", "C5": "2035-08-01",
    }  # fmt: skip


def test_quarters_written_as_year_and_number_of_a_quarter():
    rows = [["Accounts"], ["Item", "2031:01q", "2031:02q"], ["Output", 1.5, 2.5], ["Imports", 3.5, 4.5]]
    assert periods_of(rows) == {"B3": "2031-Q1", "C3": "2031-Q2", "B4": "2031-Q1", "C4": "2031-Q2"}


@pytest.mark.parametrize("mark", ["a/", "1/", "p/"])
def test_a_note_behind_a_stroke_leaves_a_year_a_year(mark):
    rows = [["Ingresos"], ["Concepto", "2030", f"2031 {mark}"], ["Total", 1.5, 2.5], ["Otros", 3.5, 4.5]]
    assert periods_of(rows)["C3"] == "2031"


def test_years_of_birth_are_no_periods():
    rows = [["Année de naissance", "Hommes", "Femmes"], [2030, 10, 11], [2029, 12, 13], [2028, 14, 15]]
    assert reason_of(rows)[0] != ""
    assert periods_of([["Année", *rows[0][1:]], *rows[1:]])["B2"] == "2030"


def test_columns_headed_previous_and_current_name_no_period():
    rows = [
        ["Rates of regions, December 2031"],
        ["Region", "All items", None, "Food", None],
        [None, "Previous", "Current", "Previous", "Current"],
        ["North", 1.5, 2.5, 3.5, 4.5],
        ["South", 1.6, 2.6, 3.6, 4.6],
    ]
    assert reason_of(rows)[0] == "period_elsewhere"


# -- days that stand for quarters and months --------------------------------------------------------------------------
def test_last_days_under_a_heading_of_quarters_are_quarters_whatever_stands_beside_them():
    rows = [
        ["Gas production"],
        ["Calendar quarter", *QUARTER_ENDS, "% change, same period last year"],
        ["Output", 1.5, 2.5, 3.5, 4.5, 0.5],
        ["Use", 2.5, 3.5, 4.5, 5.5, 0.6],
    ]
    assert [period for cell, period in periods_of(rows).items() if cell in {"B3", "C3", "E4"}] == [
        "2030-Q1", "2030-Q2", "2030-Q4",
    ]  # fmt: skip


def test_first_days_of_months_over_stocks_are_asked_and_over_flows_told():
    days = [date(2031, month, 1) for month in range(1, 7)]
    stock = [["Date", "Money supply, billion"], *[[day, 10.5 + at] for at, day in enumerate(days)]]
    flow = [["Date", "Exports, billion"], *stock[1:]]
    assert findings_of(stock)["days_stand_for_months"][0] == "soft"
    assert findings_of(flow)["days_stand_for_months"][0] == "info"


# -- totals -----------------------------------------------------------------------------------------------------------
def months_with_total(filled=12):
    values = [[10.5 + month if month < filled else None for month in range(12)] for _ in range(2)]
    rows = [["Particulars", *MONTHS, "Total"], ["Revenue", *values[0], 99.5], ["Spending", *values[1], 98.5]]
    return [["Cash operations"], ["CY 2031"], [], *rows]


def test_a_total_behind_the_twelve_months_of_one_year_is_the_years():
    periods = periods_of(months_with_total())
    assert (periods["B5"], periods["N5"]) == ("2031-M01", "2031")


def test_a_total_behind_months_that_are_not_over_has_no_period():
    assert "N5" not in periods_of(months_with_total(filled=5))


# -- growth -----------------------------------------------------------------------------------------------------------
def growth(title):
    return [
        ["Levels"],
        ["Item", 2030, None, 2031, None, 2032, None],
        [None, "Q1", "Q2", "Q1", "Q2", "Q1", "Q2"],
        ["Output", 1.5, 2.5, 3.5, 4.5, 5.5, 6.5],
        ["Imports", 1.6, 2.6, 3.6, 4.6, 5.6, 6.6],
        [],
        [title],
        ["Item", "2030 - 2031", None, "2031 - 2032", None],
        [None, "Q1", "Q2", "Q1", "Q2"],
        ["Output", 1.5, 2.5, 3.5, 4.5],
        ["Imports", 1.6, 2.6, 3.6, 4.6],
    ]


def test_two_years_over_growth_are_the_later_one_where_a_table_above_counts_calendar_years():
    periods = periods_of(growth("Growth rates"))
    assert (periods["B10"], periods["E11"]) == ("2031-Q1", "2032-Q2")


def test_two_years_over_anything_else_may_be_financial_ones():
    assert periods_of(growth("Levels of farms"))["B10"] == ""


# -- what repeats -----------------------------------------------------------------------------------------------------
SECTIONS = [
    ["Staff", 2030, 2031],
    ["Males"],
    ["15 to 24", 10.5, 11.5],
    ["25 to 34", 12.5, 13.5],
    ["Females"],
    ["15 to 24", 14.5, 15.5],
    ["25 to 34", 16.5, 17.5],
]


def test_rows_that_recur_under_words_alone_belong_to_these_words(tmp_path):
    reading = read_rows(tmp_path, SECTIONS)
    assert [row.path for row in reading.rows if row.column == 2] == [("Males",), ("Males",), ("Females",), ("Females",)]
    assert "duplicate_conflict" not in codes(reading)


def test_rows_that_recur_under_one_word_stay_a_conflict(tmp_path):
    rows = [*SECTIONS[:4], *SECTIONS[5:]]
    assert "duplicate_conflict" in codes(read_rows(tmp_path, rows))


def test_a_row_of_missing_codes_heads_no_section():
    rows = [["Item", 2030, 2031], ["Output", 1.5, 2.5], ["Stocks", "-", "-"], ["Valuables", 3.5, 4.5]]
    assert [figure[2] for figure in table_of(rows).values()] == ["Output", "Output", "Valuables", "Valuables"]


def test_years_that_stand_again_before_the_next_figures_are_none_of_them():
    rows = [
        ["Prices"],
        ["Year", "All items", "Food", "Year", "Core"],
        *[[year, 1.5 + at, 2.5 + at, year, 3.5 + at] for at, year in enumerate((2029, 2030, 2031))],
    ]
    assert {figure[2] for figure in table_of(rows).values()} == {"All items", "Food", "Core"}


def test_a_header_one_column_before_its_figures_heads_them():
    rows = [
        ["Workers abroad"],
        ["Year", "Total", None, None, "At sea"],
        [2029, None, 100.5, None, 20.5],
        [2030, None, 110.5, None, 21.5],
        [2031, None, 120.5, None, 22.5],
    ]
    assert {cell: figure[2] for cell, figure in table_of(rows).items() if cell in {"C3", "E5"}} == {
        "C3": "Total", "E5": "At sea",
    }  # fmt: skip


QUARTERS = ["I квартал", "II квартал", "III квартал", "IV квартал"]


@pytest.mark.parametrize("indent", [0, 1])
def test_one_row_without_a_label_under_quarters_is_what_the_title_names(indent):
    blank = [None] * indent
    rows = [
        [*blank, "Валовой внутренний продукт"],
        [*blank, "(в текущих ценах)"],
        [*blank, 2030, None, None, None, 2031, None, None, None],
        [*blank, *QUARTERS, *QUARTERS],
        [*blank, *[1.5 + at for at in range(8)]],
        [],
        [*blank, "1) Предварительные данные"],
    ]
    figures = list(table_of(rows).values())
    assert [figure[1] for figure in figures] == [f"{year}-Q{n}" for year in (2030, 2031) for n in range(1, 5)]
    assert figures[0][2].startswith("Валовой внутренний продукт")


def test_a_row_without_a_label_under_other_words_stays_unread():
    assert reason_of([["Totals"], ["Here", "There", "Up", "Down"], [1.5, 2.5, 3.5, 4.5]])[0] != ""


def test_a_month_in_two_languages_is_no_name_of_a_series():
    rows = [
        ["Solid fuels"],
        ["Fuel", "Year", "Ocak", "Şubat", "Mart"],
        [None, None, "January", "February", "March"],
        ["Coal", 2030, 1.5, 2.5, 3.5],
        [None, 2031, 4.5, 5.5, 6.5],
    ]
    assert {figure[2] for figure in table_of(rows).values()} == {"Coal"}


# -- Russian ----------------------------------------------------------------------------------------------------------
def test_a_heading_in_two_languages_counts_quarters_beside_months():
    rows = [
        ["Объем работ"],
        [None, "Год", "Кварталы / Quarters", None, None, None, "Янв.", "Фев."],
        [None, "Year", "I", "II", "III", "IV", "Jan.", "Feb."],
        *[[year, 10.5, 1.5, 2.5, 3.5, 3.0, 0.5, 0.6] for year in (2029, 2030, 2031)],
    ]
    periods = periods_of(rows, merges=(Merge(2, 3, 2, 6),))
    assert (periods["B4"], periods["D5"], periods["H6"]) == ("2029", "2030-Q2", "2031-M02")


@pytest.mark.parametrize(
    ("head", "period", "measure"),
    [
        ("Январь-февраль 2031 г. в % к январю-февралю 2030 г.", "2031-01-01/P2M", "yoy_index"),
        ("февраль 2031 в % к январю 2031", "2031-M02", "mom_index"),
        ("Март 2031 г. в % к соответствующему месяцу предыдущего года", "2031-M03", "yoy_index"),
    ],
)
def test_a_share_of_another_period_is_a_comparison_with_it(tmp_path, head, period, measure):
    rows = [["Индексы производства"], ["Вид", head, head.replace("2031", "2032").replace("2030", "2031")],
            ["Добыча", 101.5, 102.5], ["Уголь", 99.5, 98.5]]  # fmt: skip
    first = next(row for row in read_rows(tmp_path, rows).rows if row.column == 2)
    assert (first.period.render(), str(first.measure)) == (period, measure)
