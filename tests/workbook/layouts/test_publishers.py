"""The families of other publishers: which cues make them, whose area their figures are of, and what stops them."""

import pytest

from indicators.workbook import Limits, read_workbook
from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.specimens import publishers
from tests.workbook.files import grid_of, read_bytes, read_rows


def read_sheets(tmp_path, sheets):
    publishers.save(tmp_path / "book.xlsx", sheets)
    return read_workbook(tmp_path / "book.xlsx", "book.xlsx", Limits())


def hard(reading):
    return [(one.code, one.where) for one in reading.findings if one.severity == "hard"]


@pytest.mark.parametrize(
    ("rows", "name", "cue"),
    [
        (publishers.api_rows(), "world_bank_api", "area_code"),
        (publishers.api_rows()[3:], "world_bank_api", "series_code"),
        (publishers.graph_rows(), "fred", "publisher_named"),
        (publishers.cube_rows(), "px_web", "variables_in_title"),
    ],
)
def test_a_family_is_known_by_what_stands_in_its_cells(rows, name, cue):
    layout, recognition = recognise(Sheet(grid_of(rows)))
    assert layout is not None
    assert layout.name == name
    assert cue in {evidence.code for evidence in recognition.evidence}


def test_a_numbered_table_of_an_appendix_is_no_cube_though_it_lists_what_it_is_divided_by():
    rows = [
        ["5. Diện tích và sản lượng phân theo địa phương, năm 2023"],
        [],
        [None, "2022", "2023"],
        ["Cả nước", 1.5, 2.5],
    ]
    layout, _ = recognise(Sheet(grid_of(rows)))
    assert layout is None or layout.name != "px_web"


# -- areas ------------------------------------------------------------------------------------------------------------
def test_each_row_is_of_the_area_whose_code_it_prints(tmp_path):
    reading = read_sheets(tmp_path, {"Data": publishers.api_rows()})
    assert {one.ref_area for one in reading.rows} == {"THA", "VNM", "WLD"}


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Consumer Prices for Viet Nam", "VNM"),
        ("Consumer Prices for Vietnam", "VNM"),
        ("Real Gross Domestic Product in the United States", "USA"),
        ("All Items in U.S. City Average", "USA"),
        ("Unemployment Rate for the Republic of Korea", "KOR"),
        ("Crude Oil Prices: Brent", "_X"),
    ],
)
def test_a_graph_is_of_the_territory_that_its_title_names_and_never_of_ours_by_default(tmp_path, title, area):
    rows = publishers.graph_rows()
    rows[4][1] = f"{title}, Percent, Monthly, Not Seasonally Adjusted"
    assert {one.ref_area for one in read_rows(tmp_path, rows).rows} == {area}


def test_a_cube_in_another_language_that_does_not_name_viet_nam_is_of_abroad(tmp_path):
    rows = [["Exports by commodity, country and year"], [], [None, "2022", "2023"], ["Total", 1.5, 2.5], ["Fish", 1, 2]]
    assert {one.ref_area for one in read_rows(tmp_path, rows).rows} == {"_X"}
    rows[0] = ["Exports of Viet Nam by commodity, country and year"]
    assert {one.ref_area for one in read_rows(tmp_path, rows).rows} == {""}


# -- units and measures -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("units", "read"),
    [
        ("Billions of Dollars", ("level", "USD", 9)),
        ("Percent", ("", "percent", 0)),
        ("Percent Change from Year Ago", ("yoy", "percent", 0)),
        ("Percent Change", ("mom", "percent", 0)),
        ("Index 2015=100", ("base_index", "percent", 0)),
        ("Billions of Chained 2017 Dollars", ("level", "USD_constant_prices", 9)),
    ],
)
def test_the_units_of_a_graph_say_measure_and_unit(tmp_path, units, read):
    rows = publishers.graph_rows()
    rows[4][1] = f"A series, {units}, Monthly, Seasonally Adjusted"
    (found,) = {(one.measure, one.unit_measure, one.unit_mult) for one in read_rows(tmp_path, rows).rows}
    assert found == read


def test_the_printed_frequency_says_what_the_days_of_a_graph_stand_for(tmp_path):
    rows = publishers.graph_rows()[:-2]
    rows[6] = ["Frequency: Quarterly"]
    rows[4][1] = "A series, Percent, Quarterly, Not Seasonally Adjusted"
    assert [one.period.render() for one in read_rows(tmp_path, rows).rows] == ["2031-Q1"]


# -- what stops a file ------------------------------------------------------------------------------------------------
def test_a_year_over_two_columns_of_a_download_is_hard_at_the_second_heading(tmp_path):
    rows = publishers.api_rows()
    rows[3][6] = "2030"
    assert ("period_repeated", "Data!G4") in hard(read_sheets(tmp_path, {"Data": rows}))


def test_a_year_over_two_columns_of_a_cube_is_hard_at_the_second_heading(tmp_path):
    rows = publishers.cube_rows()
    rows[2][3] = "2029"
    assert ("period_repeated", "Data!D3") in hard(read_rows(tmp_path, rows))


def test_a_day_that_stands_twice_in_a_graph_is_hard_at_the_second(tmp_path):
    rows = publishers.graph_rows()
    rows[-1][0] = rows[-2][0]
    assert ("period_repeated", "Data!A11") in hard(read_rows(tmp_path, rows))


def test_a_year_tagged_twice_is_hard_at_the_second_heading(tmp_path):
    text = publishers.DATABANK.replace("2031 [YR2031]", "2030 [YR2030]")
    assert ("period_repeated", "(csv)!F1") in hard(read_bytes(tmp_path, text.encode(), "databank.csv"))


def test_one_series_in_two_units_is_hard_at_the_first_cell_of_the_other_unit(tmp_path):
    text = publishers.DATABANK.replace(
        "GDP per capita (current US$),NY.GDP.PCAP.CD,Thailand,THA", "GDP per capita (VND),NY.GDP.PCAP.CD,Viet Nam,VNM"
    )
    assert ("units_mixed", "(csv)!E3") in hard(read_bytes(tmp_path, text.encode(), "databank.csv"))


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([*publishers.api_rows()[:3], *publishers.api_rows()[4:]], "A4"),
        ([*publishers.graph_rows()[:7], *publishers.graph_rows()[8:]], "A8"),
        ([*publishers.cube_rows()[:2], *publishers.cube_rows()[3:]], "A3"),
    ],
)
def test_a_table_without_its_heading_row_is_named_and_not_read(tmp_path, rows, cell):
    reading = read_rows(tmp_path, rows)
    assert len(reading.rows) == 0
    (told,) = [one for one in reading.findings if one.code == "not_read_header_missing"]
    assert told.where == f"Data!{cell}"


def test_databank_without_its_heading_row_is_named_and_not_read(tmp_path):
    text = publishers.DATABANK.partition("\n")[2]
    reading = read_bytes(tmp_path, text.encode(), "databank.csv")
    assert len(reading.rows) == 0
    assert "not_read_header_missing" in {one.code for one in reading.findings}
