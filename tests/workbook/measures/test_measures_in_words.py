"""Measures and units said elsewhere than over the column: in the title of a table, in its column of items."""

import pytest

from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.workbook.files import grid_of


def said(rows):
    """Return measure, unit and power of ten by cell."""
    sheet = Sheet(grid_of(rows))
    layout, recognition = recognise(sheet)
    assert layout is not None, recognition.reason
    return {one.cell: (one.measure, one.unit_measure, one.unit_mult) for one in layout.read(sheet).candidates}


def _prices(title):
    return [[title], [], ["Group", "2029", "2030", "2031"], ["Food", 104.5, 103.5, 102.5], ["Fuel", 99.5, 98.5, 97.5]]


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Merchandise price index (Previous year = 100) by Group and Year", "yoy_index"),
        ("Chỉ số giá xuất khẩu (Năm trước = 100) chia theo Nhóm hàng và Năm", "yoy_index"),
        ("Consumer price index of December as compared to the same period of previous year by Group and Year",
         "yoy_index"),
        ("Annual average consumer price index (Previous year = 100) by Group and Year", "avg_yoy_index"),
        ("Consumer price index compared to December of previous year by Group and Year", "vs_dec_index"),
        ("Consumer price index compared to base period 2024 by Group and Year", "base_index"),
        ("Structure of exports by Group and Year", "share"),
        ("Growth rate of production by Group and Year", "yoy"),
    ],
)  # fmt: skip
def test_a_title_says_what_its_figures_are_compared_with(title, measure):
    assert set(said(_prices(title)).values()) == {(measure, "percent", 0)}


def test_a_title_of_levels_that_speaks_of_a_comparison_makes_no_index():
    title = "Visitors compared to the same period of previous year by Group and Year"
    assert {measure for measure, _, _ in said(_prices(title)).values()} == {""}


ITEMS = [
    ("Value (Mill. USD)", ("level", "USD", 6)),
    ("Structure (%)", ("share", "percent", 0)),
    ("Index (Previous year = 100) - %", ("yoy_index", "percent", 0)),
]


def test_a_column_of_items_gives_measure_and_unit_of_its_rows():
    rows = [["Exports of goods by Items, Sector and Year"], [], ["Items", "Sector", "2029", "2030"]]
    rows += [[item, sector, 50.5, 51.5] for item, _ in ITEMS for sector in ("Domestic", "Foreign invested")]
    figures = said(rows)
    assert [figures[f"C{row}"] for row in (4, 6, 8)] == [expected for _, expected in ITEMS]


def test_items_beside_a_column_of_years_do_so_too_and_an_index_is_in_no_unit_of_the_heading():
    rows = [["Paddy by Items, Year and Crop"], [], ["Items", "Year", "Area (Thous. ha)", "Output (Thous. tons)"]]
    rows += [["Area and output", str(year), 6042.5 + year, 19225.5 + year] for year in range(2025, 2032)]
    rows += [["Index (Previous year = 100) - %", str(year), 101.5, 102.5] for year in range(2025, 2032)]
    figures = said(rows)
    assert (figures["C4"], figures["D4"]) == (("level", "hectares", 3), ("level", "tonnes", 3))
    assert figures["D12"] == ("yoy_index", "percent", 0)


def test_a_number_of_projects_is_in_projects():
    rows = [["Projects licensed in 2031 by province"], [], ["Province", "Number of projects", "Capital (Mill. USD)"],
            ["Ha Noi", 462, 3390.5], ["Vinh Phuc", 31, 396.5]]  # fmt: skip
    assert said(rows)["B4"] == ("level", "projects", 0)


# -- other languages --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("head", "measure"),
    [
        ("Var % respecto a igual período del año anterior", "yoy"),
        ("Variación porcentual respecto al mes anterior (%)", "mom"),
        ("Variación interanual (%)", "yoy"),
        ("Variação em relação ao mesmo mês do ano anterior (%)", "yoy"),
        ("同比增长(%)", "yoy"),
        ("전년동월대비 증감률", "yoy"),
        ("Bir önceki yılın aynı ayına göre değişim (%)", "yoy"),
        ("Índice Serie Original 2024=100", "base_index"),
    ],
)
def test_a_head_in_another_language_says_what_a_change_is_a_change_of(head, measure):
    rows = [["Cuadro"], ["Período", "Nivel", head], ["Enero 2031", 900.5, 1.5], ["Febrero 2031", 901.5, 1.6]]
    assert said(rows)["C4"] == (measure, "percent", 0)


def test_words_of_a_comparison_without_one_of_change_stay_a_name():
    rows = [["Cuadro"], ["Período", "Variación de existencias", "Gasto sobre el mes anterior"],
            ["Enero 2031", 900.5, 1.5], ["Febrero 2031", 901.5, 1.6]]  # fmt: skip
    assert {measure for measure, _, _ in said(rows).values()} == {""}


def test_a_title_in_russian_says_what_an_index_is_compared_with():
    title = ["Индексы цен", "(в процентах к соответствующему кварталу предыдущего года)"]
    rows = [[title[0]], [title[1]], ["", "I квартал 2031", "II квартал 2031"], ["Хлеб", 104.5, 103.5]]
    assert set(said(rows).values()) == {("yoy_index", "percent", 0)}


def test_a_unit_over_a_table_is_read_in_brackets_at_the_end_of_a_row_and_in_two_languages():
    rows = [["Ingresos"], [None, None, "(TL)"], ["Grupo", 2030, 2031], ["Total", 10.5, 11.5], ["Otros", 1.5, 2.5]]
    assert set(said(rows).values()) == {("level", "TRY", 0)}
    rows[1] = ["单位: 亿元", None, "(100 million yuan)"]
    assert set(said(rows).values()) == {("level", "CNY", 8)}


def test_changes_beside_an_index_are_in_per_cent_whatever_base_stands_over_the_table():
    rows = [["Índice de Precios"], ["Base Diciembre 2030 = 100"], ["Mes y año", "Índice", "Variaciones", "Variaciones"]]
    rows += [[None, None, "Mensual", "Acum. año"], ["Enero 2031", 100.5, 0.5, 0.5], ["Febrero 2031", 101.5, 1.0, 1.5]]
    figures = said(rows)
    assert figures["B5"][0] == "base_index"
    assert (figures["C6"], figures["D6"]) == (("mom", "percent", 0), ("", "percent", 0))


@pytest.mark.parametrize(
    ("head", "measure"),
    [
        ("12-Month % Change", "yoy"),
        ("Annual change (%)", "yoy"),
        ("Annual inflation rate", "yoy"),
        ("% change on a year earlier", "yoy"),
        ("Through-the-year growth (%)", "yoy"),
        ("Glissement annuel (%)", "yoy"),
        ("YoY %", "yoy"),
        ("y/y", "yoy"),
        ("m/m %", "mom"),
        ("Monthly change (%)", "mom"),
        ("q/q", "qoq"),
        ("Growth (% y/y)", "yoy"),
        ("Growth (%, q/q)", "qoq"),
        ("Consumer price index y/y", "yoy_index"),
        ("Percent change, annual rate", ""),
        ("Average annual growth (%)", ""),
        ("Growth rate (%)", ""),
    ],
)
def test_the_words_of_english_for_a_change_say_on_what_it_is(head, measure):
    rows = [["Prices"], ["Month", "Level", head], *[[f"2031-{at:02}", 100.5 + at, 2.5 + at] for at in range(1, 5)]]
    sheet = Sheet(grid_of(rows))
    layout, _ = recognise(sheet)
    assert {one.measure for one in layout.read(sheet).candidates if one.column == 3} == {measure}
