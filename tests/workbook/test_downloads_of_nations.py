"""Main tables of national offices as their sites hand them out: accounts by area, prices by month, cubes as text."""

from __future__ import annotations

import pytest

from indicators.workbook import Limits, read_workbook
from indicators.workbook.cells.footnote_marks import take_off_marks
from indicators.workbook.periods.part_of_year import PartOfYear
from indicators.workbook.periods.part_set import with_gaps_filled
from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from indicators.workbook.unread_figures import find_unread_figures
from tests.workbook.files import grid_of
from tests.workbook.tables import figures_of, findings_of, periods_of, table_of


def measures_of(rows, **said):
    return {cell: (one.measure, one.unit_measure, one.unit_mult) for cell, one in figures_of(rows, **said).items()}


def of_text(tmp_path, content, name="table.csv"):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return {one.cell: one for one in read_workbook(path, path.name, Limits()).rows}


# -- codes among names ------------------------------------------------------------------------------------------------
INDUSTRIES = [["Area", "Region", "Line", "Industry", "Unit", "2029", "2030", "2031"],
              ["Northland", 2, 1, "All industries", "Thousands of euros", 900, 910, 920],
              ["Northland", 2, 2, "Farms", "Thousands of euros", 90, 91, 92],
              ["Southland", 5, 1, "All industries", "Thousands of euros", 700, 710, 720],
              ["Southland", 5, 2, "Farms", "Thousands of euros", 70, 71, 72]]  # fmt: skip


def test_numbers_before_the_words_that_tell_rows_apart_are_codes_and_the_words_name_the_figures():
    table = table_of(INDUSTRIES)
    assert {cell: said[2] for cell, said in table.items() if cell[0] == "F"} == {
        "F2": "Northland > All industries", "F3": "Northland > Farms",
        "F4": "Southland > All industries", "F5": "Southland > Farms",
    }  # fmt: skip
    assert measures_of(INDUSTRIES)["H5"] == ("level", "EUR", 3)


def test_a_description_names_the_figures_where_nothing_else_tells_them_apart():
    rows = [[*row[:3], "Description" if at == 0 else row[3], *row[4:]] for at, row in enumerate(INDUSTRIES)]
    assert table_of(rows)["G5"] == (71, "2030", "Southland > Farms")


def test_figures_before_a_note_in_words_stay_figures_without_a_period():
    rows = [["Area", "Farms", "Remark", "2029", "2030", "2031"], ["North", 12, "old", 1, 2, 3],
            ["South", 22, "new", 4, 5, 6]]  # fmt: skip
    assert findings_of(rows)["column_without_period"] == ("soft", "B1")


def test_a_blank_before_the_quote_of_a_code_is_no_part_of_it(tmp_path):
    lines = ["Code,Area,2029,2030,2031", ' "01000","North",10,11,12', ' "02000","South",20,21,22']
    assert {one.label for one in of_text(tmp_path, "\n".join(lines)).values()} == {"North", "South"}


# -- records ----------------------------------------------------------------------------------------------------------
def test_changes_that_are_not_known_in_the_first_hundred_records_are_figures_all_the_same(tmp_path):
    lines = ["Codigo;Descripcion;Periodo;Indice;v_m;Region"]
    for at in range(600):
        change = "NA" if at < 240 else "2,5"
        lines.append(f"0{at % 3};Grupo {at % 3};2030{1 + at // 60:02};10{at % 7},5;{change};Zona {at % 20}")
    figures = of_text(tmp_path, "\n".join(lines))
    assert (figures["E500"].value, figures["E500"].period.render()) == (2.5, "2030-M09")
    assert not any(cell.startswith("A") for cell in figures)


# -- years and parts of them ------------------------------------------------------------------------------------------
MONTHS_FROM_APRIL = ["Apr.", "May", "June", "July", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.", "Jan.", "Feb.", "Mar."]


def test_months_of_financial_years_are_of_the_first_year_up_to_december():
    rows = [["Price index"], ["Year/Month", *MONTHS_FROM_APRIL, "Total"], ["2029-30", *range(101, 113), 1278],
            ["2030-31", *range(201, 213), 2478], ["2031-32", *range(301, 304)]]  # fmt: skip
    periods = periods_of(rows)
    assert (periods["B3"], periods["J3"], periods["K3"], periods["M4"]) == (
        "2029-M04",
        "2029-M12",
        "2030-M01",
        "2031-M03",
    )
    assert periods["N3"] == "2029-04-01/P12M"
    assert periods["D5"] == "2031-M06"


def test_a_last_year_that_ends_before_the_first_one_began_is_read_and_the_numbers_of_columns_are_no_figures():
    late, early = [None] * 9 + [105.1, 105.8, 106.5], [194.5, 194.3, 195.5]
    rows = [["Index"], ["Year/Month", *MONTHS_FROM_APRIL], [1, *range(2, 14)], ["2029-30", *late],
            ["2030-31", *range(201, 213)], ["2031-32", *early]]  # fmt: skip
    periods = periods_of(rows)
    assert (periods["K4"], periods["B6"]) == ("2030-M01", "2031-M04")
    assert "financial_year_of_country" not in findings_of(rows)
    sheet = Sheet(grid_of(rows))
    layout, _ = recognise(sheet)
    assert find_unread_figures(sheet.grid, layout.read(sheet)) == []


def test_years_of_two_numbers_over_months_from_january_stay_unread():
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    rows = [["Index"], ["Year", *months], ["2029-30", *range(101, 113)], ["2030-31", *range(201, 213)]]
    assert recognise(Sheet(grid_of(rows)))[0] is None


def test_a_month_whose_name_is_a_word_as_well_is_one_between_its_neighbours():
    months = ["Ocak", "Şubat", "Mart", "Nisan"]
    rows = [["Kategori", "Alt Kategori", "Yıl", *months], ["Endeks", "Gıda", 2030, 101.5, 102.5, 103.5, 104.5],
            ["Endeks", "Gıda", 2031, 111.5, 112.5, 113.5, 114.5], ["Endeks", "Giyim", 2030, 1.5, 2.5, 3.5, 4.5],
            ["Endeks", "Giyim", 2031, 5.5, 6.5, 7.5, 8.5]]  # fmt: skip
    assert table_of(rows)["F3"] == (113.5, "2031-M03", "Endeks > Gıda")


def test_a_word_that_is_a_month_elsewhere_is_none_beside_other_months():
    january = {0: PartOfYear(1, 1, "Jan")}
    assert with_gaps_filled(january, {0: "Jan", 1: "Out"}) == january


@pytest.mark.parametrize(("head", "period"), [("2031. 01", "2031-M01"), ("203103월", "2031-M03")])
def test_a_month_is_printed_with_a_blank_or_a_word_behind_its_number(head, period):
    rows = [["동별", head, head], [None, "세대 (세대)", "합계 (명)"], ["북구", 73925, 162106], ["남구", 62814, 136647]]
    assert periods_of(rows)["C4"] == period


def test_a_column_of_years_with_footnotes_dates_its_rows():
    rows = [["Selected indicators"], [None, "Unit", "Years", "Northland", "Southland"],
            ["Inhabitants", "%", "2031 4)", 10.5, 20.5], ["Density", "%", "2030", 11.5, 21.5],
            ["Growth", "%", "2010-2031", 1.5, 2.5]]  # fmt: skip
    periods = periods_of(rows)
    assert (periods["D3"], periods["E4"], periods["D5"]) == ("2031", "2030", "2010-01-01/P264M")


def test_a_line_with_a_day_and_the_unit_speaks_of_all_columns_whatever_was_accumulated():
    rows = [["表 13 人數－按地區分"], [None, None, "中華民國120年底 End of 2031", "單位：人次 Unit：Person-case"],
            ["地區別", None, "累計申請", "累計許可", "有效許可"], [None, "Area", "Application", "Permit", "Effective"],
            ["總計", "Total", 900, 800, 700], ["北市", "North", 500, 450, 400],
            ["南市", "South", 400, 350, 300]]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2031-12-31"}
    assert {unit[1] for unit in measures_of(rows).values()} == {"persons"}


def test_the_first_months_of_one_column_without_a_head_may_be_unknown():
    rows = [["Tabela 9 - Série histórica"], ["Brasil"], ["Variável - Variação mensal (%)"], ["Mês"],
            ["dezembro 2030", "..."], ["janeiro 2031", 6.62], ["fevereiro 2031", 4.62],
            ["março 2031", 6.04]]  # fmt: skip
    figures = figures_of(rows)
    assert (figures["B6"].period.render(), figures["B6"].measure, figures["B6"].unit_measure) == (
        "2031-M01", "mom", "percent",
    )  # fmt: skip
    assert figures["B5"].value is None
    assert "Variável" in figures["B6"].label


# -- units and measures -----------------------------------------------------------------------------------------------
def test_the_words_over_rows_say_their_unit_and_what_they_are_a_change_of():
    rows = [["GDP by canton"], ["Canton", 2030, 2031], ["In CHF million, at current prices"], ["North", 135, 136],
            ["South", 73, 74], ["Change over previous year in %, at current prices"], ["North", 1.5, 1.6],
            ["South", 2.5, 2.6]]  # fmt: skip
    measures = measures_of(rows)
    assert (measures["B4"], measures["C8"]) == (("level", "CHF", 6), ("yoy", "percent", 0))


def test_the_base_of_an_index_beside_its_title_holds_for_the_table():
    rows = [["CPI: Rural: General Index", None, None, "(Base: CPI-2024 = 100)"], ["Year", "Jan", "Feb", "Mar"],
            [2030, 106.5, 107.5, 108.5], [2031, 115.5, 116.5, 117.5]]  # fmt: skip
    assert {said[0] for said in measures_of(rows).values()} == {"base_index"}


@pytest.mark.parametrize("base", ["base 100 en 2031", "Index, 203112=100", "Base: CPI-2031 = 100"])
def test_the_base_of_an_index_is_printed_in_many_ways(base):
    rows = [[None, f"Production ({base})"], ["2031-01", 104.5], ["2031-02", 105.5], ["2031-03", 106.5]]
    assert {said[0] for said in measures_of(rows).values()} == {"base_index"}


def test_money_of_the_day_in_a_title_is_its_money():
    rows = [
        ["Contributi degli enti (migliaia di euro correnti)"],
        ["ANNI", "Nord", "Sud"],
        [2030, 10, 20],
        [2031, 11, 21],
    ]
    assert {said[1:] for said in measures_of(rows).values()} == {("EUR", 3)}


def test_a_percentage_change_from_the_previous_period_is_of_the_period_of_its_series():
    heads = ["Index Numbers ;  All groups ;", "Percentage Change from Previous Period ;  All groups ;",
             "Percentage Change from Corresponding Month of Previous Year ;  All groups ;"]  # fmt: skip
    rows = [[None, *heads], ["Unit", "Index Numbers", "Percent", "Percent"], ["Series Type", *["Original"] * 3],
            ["Frequency", *["Month"] * 3], ["Series ID", "A1", "A2", "A3"], ["2031-01-01", 96.5, 0.5, 3.5],
            ["2031-02-01", 97.5, 0.6, 3.6], ["2031-03-01", 98.5, 0.7, 3.7]]  # fmt: skip
    assert [measures_of(rows)[cell][0] for cell in ("B6", "C6", "D6")] == ["base_index", "mom", "yoy"]


# -- titles, units and notes of cubes ---------------------------------------------------------------------------------
CUBE = [[None, "Canada", *[None] * 11],
        ["Characteristics", "Employment", *[None] * 5, "Unemployment rate", *[None] * 5],
        ["Age group", "15 to 24", None, None, "25 to 54", None, None, "15 to 24", None, None, "25 to 54", None, None],
        ["Industry", *["January 2031", "February 2031", "March 2031"] * 4],
        [None, "Persons in thousands", *[None] * 5, "Percent", *[None] * 5],
        ["All industries", *range(101, 113)], ["Farms", *range(201, 213)]]  # fmt: skip


def test_units_under_the_periods_hold_up_to_the_next_and_part_no_group_from_its_title():
    figures = figures_of(CUBE)
    assert {cell: figures[cell].unit_measure for cell in ("B6", "G7", "H6", "M7")} == {
        "B6": "persons", "G7": "persons", "H6": "percent", "M7": "percent",
    }  # fmt: skip
    assert "Employment" in figures["G7"].header
    assert "Unemployment rate" in figures["M7"].header
    assert len({(one.label, one.header) for one in figures.values()}) == len(figures)


def test_quotes_in_notes_of_several_lines_below_a_wide_table_lose_no_figure(tmp_path):
    months = [f"2031-{month:02}" for month in range(1, 13)] + [f"2032-{month:02}" for month in range(1, 13)]
    lines = ["Products," + ",".join(months), "All items," + ",".join(f"{100 + at}.5" for at in range(24)), "",
             "Footnotes:", '1,"A basket of goods', '"',
             '2,"See <a href="https://example.org/a">a guide</a>"']  # fmt: skip
    figures = of_text(tmp_path, "\n".join(lines))
    assert (len(figures), figures["Y2"].value, figures["Y2"].period.render()) == (24, 123.5, "2032-M12")


def test_quotes_that_are_wrong_among_figures_refuse_a_wide_table(tmp_path):
    months = [f"2031-{month:02}" for month in range(1, 13)] + [f"2032-{month:02}" for month in range(1, 13)]
    rows = [",".join(f"{100 + at}.5" for at in range(24)) for _ in range(3)]
    lines = ["Products," + ",".join(months), f"All,{rows[0]}", f'"Fo"od",{rows[1]}', f"Rent,{rows[2]}"]
    path = tmp_path / "table.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    reading = read_workbook(path, path.name, Limits())
    assert (len(reading.rows), [finding.code for finding in reading.findings]) == (0, ["text_quotes"])


def test_a_title_in_several_languages_over_the_labels_in_them_is_one_title():
    rows = [["Керектөө баалары", "Индекс потребительских цен", "The consumer price index"],
            ["(мурунку жылга)", "(в процентах к предыдущему году)", "(in percent to the previous year)"],
            ["Көрсөткүч", "Наименование", "Items", 2029, 2030, 2031],
            ["Баткен", "Баткенская область", "Batken oblast", 104.5, 110.5, 121.5],
            ["Ош", "Ошская область", "Osh oblast", 105.5, 111.5, 122.5]]  # fmt: skip
    assert {said[0] for said in measures_of(rows).values()} == {"avg_yoy_index"}


def test_the_change_of_an_index_is_in_per_cent_whatever_the_base_beside_it():
    rows = [[None, None, "Jan 2031", "Fév 2031", "Mar 2031"],
            ["Glissement annuel de l'indice des prix", "(2025 = 100)", 5, 5.3, 5.2],
            ["  Alimentation", "(2025 = 100)", 5.9, 6.5, 6.1], ["  Loyers", "(2025 = 100)", 3.1, 3.2, 3.3]]  # fmt: skip
    assert {said[:2] for said in measures_of(rows).values()} == {("yoy", "percent")}


def test_a_month_in_two_languages_stands_under_its_republican_year():
    rows = [["Year and month", "Cases", "Amount"], ["119年  2030", 1200, 24000], ["120年  2031", 1300, 26000],
            ["　1月 　　 Jan.", 100, 2000], ["　2月 　　 Feb.", 110, 2200], ["　3月 　　 Mar.", 120, 2400]]  # fmt: skip
    periods = periods_of(rows)
    assert (periods["B3"], periods["B4"], periods["C6"]) == ("2031", "2031-M01", "2031-M03")


def test_a_year_with_two_notes_is_that_year():
    rows = [["Wages"], ["Industry", "20291)", "2030", "20312), 3)"], ["All", 39167, 43724, 47866], ["Farms", 1, 2, 3]]
    assert table_of(take_off_marks(grid_of(rows))[0])["D3"][1] == "2031"
