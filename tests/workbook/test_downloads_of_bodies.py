"""Shapes of the downloads of international bodies: years of history, spans of years, codes at the head of columns."""

from datetime import date, timedelta

import pytest

from indicators.workbook import Limits, read_workbook
from tests.workbook.files import codes, package, read_bytes, read_rows, xlsx
from tests.workbook.tables import reason_of

GRAPH = [
    ["FRED Graph Observations"],
    ["Federal Reserve Economic Data"],
    [],
    ["WAGE", "Wages, Billions of Dollars, Monthly, Seasonally Adjusted"],
    ["COST", "Labour cost, Index 2015=100, Annual, Not Seasonally Adjusted"],
    ["GROSS", "Gross product, Billions of Dollars, Quarterly, Seasonally Adjusted"],
    [],
    ["Frequency: Monthly", None, None, "Frequency: Annual", None, None, "Frequency: Quarterly"],
    ["observation_date", "WAGE", None, "observation_date", "COST", None, "observation_date", "GROSS"],
    [date(2030, 12, 1), 96.5, None, date(2030, 1, 1), 100, None, date(2030, 1, 1), 21.5],
    [date(2031, 1, 1), 97.5, None, date(2031, 1, 1), 105.5, None, date(2030, 4, 1), 22.5],
    [date(2031, 2, 1), 98.5],
]


def periods(reading):
    """``{cell: period}`` of all figures."""
    return {row.cell: row.period.render() if row.period else "" for row in reading.rows}


def test_series_of_another_frequency_in_a_graph_keep_the_days_that_stand_beside_them(tmp_path):
    assert periods(read_rows(tmp_path, GRAPH)) == {
        "B10": "2030-M12", "B11": "2031-M01", "B12": "2031-M02",
        "E10": "2030", "E11": "2031", "H10": "2030-Q1", "H11": "2030-Q2",
    }  # fmt: skip


def test_a_year_stored_with_a_decimal_nought_is_that_year(tmp_path):
    heads = "".join(
        f'<c r="{letter}1"><v>{year}.0</v></c>' for letter, year in zip("BCD", (1998, 1999, 2000), strict=True)
    )
    rows = [f'<row r="1"><c r="A1" t="inlineStr"><is><t>Country</t></is></c>{heads}</row>']
    for at, name in enumerate(("Norway", "Sweden"), 2):
        figures = "".join(f'<c r="{letter}{at}"><v>{at}{number}.5</v></c>' for number, letter in enumerate("BCD"))
        rows.append(f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>{name}</t></is></c>{figures}</row>')
    from indicators.workbook import Limits, read_workbook

    path = package(tmp_path / "f.xlsx", f"<sheetData>{''.join(rows)}</sheetData>")
    assert {one.period.render() for one in read_workbook(path, "f.xlsx", Limits()).rows} == {"1998", "1999", "2000"}


# -- years of history ------------------------------------------------------------------------------------------------
HISTORY = [
    ["GDP per head", "Italy", "Angola", "Morocco", "Albania", "Argentina", "Austria", "Belgium", "Chile", "Spain"],
    ["Year", "ITA", "AGO", "MAR", "ALB", "ARG", "AUT", "BEL", "CHL", "ESP"],
    [1, 1400],
    [730, 1390],
    [1820, 2500, None, 600, None, 998, 1950, 2400, 900, 1600],
    [1913, 4100, 900, 1100, 800, 3700, 4900, 6100, 2700, 3000],
    [2018, 35000.5, 7771.5, 8400.5, 11104.5, 18556.5, 42000.5, 39000.5, 22000.5, 31000.5],
]


def test_the_years_before_ours_run_up_to_them_under_a_word_for_years(tmp_path):
    found = periods(read_rows(tmp_path, HISTORY))
    assert (found["B3"], found["B4"], found["D5"], found["F7"]) == ("0001", "0730", "1820", "2018")


def test_the_codes_of_countries_are_no_months_over_years(tmp_path):
    assert periods(read_rows(tmp_path, HISTORY))["C7"] == "2018"


def test_numbers_that_do_not_rise_are_no_years_of_history(tmp_path):
    rows = [list(row) for row in HISTORY]
    rows[3][0] = 1950
    assert "0730" not in set(periods(read_rows(tmp_path, rows)).values())


def test_a_word_for_years_alone_over_the_first_figures_heads_their_column(tmp_path):
    rows = [
        ["Region", "Europe", "Asia"],
        ["Year"],
        [1820, 2306.5, 929.5],
        [1850, 2678.5, 931.5],
        [2018, 39789.5, 7648.5],
    ]
    assert periods(read_rows(tmp_path, rows))["B3"] == "1820"


def test_records_may_begin_before_our_centuries(tmp_path):
    text = "Entity,Code,Year,Spending (% of GDP)\n" + "".join(
        f"{name},{name[:3].upper()},{year},{year / 1000}\n"
        for name in ("Austria", "Norway")
        for year in (880, 1880, 2000)
    )
    reading = read_bytes(tmp_path, text.encode(), "f.csv")
    assert [one.period.render() for one in reading.rows] == ["0880", "1880", "2000"] * 2


# -- spans of years --------------------------------------------------------------------------------------------------
def test_spans_of_years_over_columns_are_read_whole_and_asked_about(tmp_path):
    rows = [["Annual average growth"], ["PERIOD", "1992 - 1995", "1995 - 2000", "2001"], ["China", 11.5, 7.5, 8.5]]
    reading = read_rows(tmp_path, rows)
    assert periods(reading) == {"B3": "1992-01-01/P48M", "C3": "1995-01-01/P72M", "D3": "2001"}
    assert "years_taken_whole" in codes(reading)


def test_two_years_that_follow_each_other_stay_open_without_a_longer_span(tmp_path):
    rows = [["Wheat"], ["Season", "1992-1993", "1993-1994", "1994-1995"], ["China", 11.5, 7.5, 8.5]]
    assert not any(one.period for one in read_rows(tmp_path, rows).rows)


def test_the_years_of_a_table_over_each_of_them_do_not_take_their_place(tmp_path):
    rows = [
        ["Stock", "1990-2000", None, "2000-2010", None],
        [None, "1990", "2000", "2005", "2010"],
        ["World", 15.5, 17.5, 19.5, 22.5],
    ]
    assert set(periods(read_rows(tmp_path, rows)).values()) <= {"1990", "2000", "2005", "2010"}


def test_a_survey_of_several_years_among_records_is_of_all_of_them(tmp_path):
    text = "Country,Year(s),Age,Any method\n" + "".join(
        f"{name},{years},15-49,{value}\n"
        for name, years, value in (
            ("Afghanistan", "1972-1974", 1.5), ("Afghanistan", "2000", 4.5), ("Lithuania", "1994-1995", 50.5),
            ("Lithuania", "2006", 62.5), ("Zimbabwe", "2010-2011", 58.5), ("Zimbabwe", "1988-1990", 43.5),
        )
    )  # fmt: skip
    reading = read_bytes(tmp_path, text.encode(), "f.csv")
    said = [one.period.render() for one in reading.rows if one.period]
    assert said == ["1972-01-01/P36M", "2000", "1994-01-01/P24M", "2006", "2010-01-01/P24M", "1988-01-01/P36M"]


# -- heads -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("head", ["{name}.{year}", "{name}_{year}"])
def test_a_year_at_the_end_of_a_coded_head_is_its_period(tmp_path, head):
    names = [head.format(name=name, year=year) for name in ("U5MR", "Infant.Deaths") for year in (2015, 2016)]
    rows = [
        ["ISO Code", "CountryName", *names],
        ["AFG", "Afghanistan", 56.5, 55.5, 120, 118],
        ["ALB", "Albania", 9, 8, 7, 6.5],
    ]
    assert set(periods(read_rows(tmp_path, rows)).values()) == {"2015", "2016"}


def test_a_measure_after_a_comma_leaves_the_quarter_under_it_alone(tmp_path):
    rows = [
        ["Subject", None, "Gross domestic product", None],
        ["Measure", None, "Growth rate, percentage change on the previous quarter", None],
        ["Period", None, "Q3-2030", "Q4-2030"],
        ["Country", "Unit"],
        ["Austria", "Percentage", 0.25, -0.5],
        ["Belgium", "Percentage", 0.75, 1.5],
    ]
    assert set(periods(read_rows(tmp_path, rows)).values()) == {"2030-Q3", "2030-Q4"}


def test_every_column_that_ends_with_its_year_is_of_it_though_some_are_standard_errors(tmp_path):
    heads = [f"{name} {year}" for year in (2031, 2030) for name in ("Score", "Standard error")]
    rows = [["Country", "ISO3", *heads], ["Denmark", "DNK", 88, 1.75, 87, 2.5], ["Norway", "NOR", 84, 1.25, 85, 2.25]]
    assert periods(read_rows(tmp_path, rows)) == {
        "C2": "2031", "D2": "2031", "E2": "2030", "F2": "2030", "C3": "2031", "D3": "2031", "E3": "2030", "F3": "2030",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "read"),
    [
        (("I-2030", "II-2030", "III-2030", "IV-2030"), {"2030-Q1", "2030-Q2", "2030-Q3", "2030-Q4"}),
        (("I-2030", "II-2030", "I-2031", "II-2031"), set()),
    ],
)
def test_roman_parts_of_years_are_quarters_where_a_third_stands_among_them(tmp_path, heads, read):
    rows = [
        ["Personnes actives"],
        [None, *heads],
        ["Total", 3181, 3173, 3112, 2965],
        ["Hommes", 1500, 1490, 1480, 1470],
    ]
    assert set(periods(read_rows(tmp_path, rows)).values()) - {""} == read


def test_the_months_of_this_year_under_the_years_before_stay_months(tmp_path):
    rows = [["Date", "Lamb"], *([year, year / 2] for year in range(2020, 2024))]
    rows += [[date(2024, month, 1), 1000 + month] for month in (1, 2, 3)]
    assert list(periods(read_rows(tmp_path, rows)).values()) == [
        "2020", "2021", "2022", "2023", "2024-M01", "2024-M02", "2024-M03",
    ]  # fmt: skip


def test_a_blank_field_at_the_end_of_a_heading_heads_nothing(tmp_path):
    text = '"indicador";"País";"Años";"valor";"notas";"fuente";""\n' + "".join(
        f'"Tipo de cambio";"Argentina";"{year}";"{year / 1000}";"[1]";"[2]"\n' for year in (1980, 1981, 1982)
    )
    reading = read_bytes(tmp_path, text.encode(), "f.csv")
    assert [(one.period.render(), one.value) for one in reading.rows] == [
        ("1980", 1.98), ("1981", 1.981), ("1982", 1.982),
    ]  # fmt: skip


# -- a review of energy -----------------------------------------------------------------------------------------------
def test_a_span_in_two_digits_beside_single_years_is_of_all_its_years(tmp_path):
    rows = [["Production"], ["Tonnes", "2030", "2031", "Growth rate per annum"], [None, None, None, "2020-31"],
            ["Arcadia", 10.5, 11.5, 0.02], ["Borduria", 20.5, 21.5, 0.03]]  # fmt: skip
    assert periods(read_rows(tmp_path, rows))["D4"] == "2020-01-01/P144M"


def test_two_digits_that_can_be_a_month_are_no_last_year(tmp_path):
    rows = [["Production"], ["Tonnes", "2030", "2031", "2000-09"], ["Arcadia", 10.5, 11.5, 0.02]]
    assert periods(read_rows(tmp_path, rows))["D3"] == "2000-M09"


def test_reserves_at_the_end_of_a_year_stand_for_its_last_day(tmp_path):
    rows = [["Proved reserves"], [None, "at end 2030", "at end 2031", None], [None, "Million", "Million", "Share"],
            [None, "tonnes", "tonnes", "of total"],
            ["Arcadia", 10.5, 11.5, 0.4], ["Borduria", 20.5, 21.5, 0.6]]  # fmt: skip
    found = periods(read_rows(tmp_path, rows))
    assert (found["B5"], found["C6"]) == ("2030-12-31", "2031-12-31")


@pytest.mark.parametrize(
    ("corner", "unit"),
    [
        ("Thousand barrels daily", ("barrels_per_day", 3)),
        ("Terawatt-hours", ("kwh", 9)),
        ("Installed capacity (Gigawatts)", ("watts", 9)),
        ("Thousand million barrels", ("barrels", 9)),
        ("Quad Btu", ("btu", 15)),
    ],
)
def test_a_unit_of_energy_in_the_corner_is_that_of_the_table(tmp_path, corner, unit):
    rows = [["Energy"], [corner, "2030", "2031"], ["Arcadia", 10.5, 11.5], ["Borduria", 20.5, 21.5]]
    assert {(one.unit_measure, one.unit_mult) for one in read_rows(tmp_path, rows).rows} == {unit}


# -- one column a year and a thing -------------------------------------------------------------------------------------
def test_heads_of_a_year_and_a_word_are_of_the_year_and_sources_between_them_name_nothing(tmp_path):
    rows = [["ShortName", "2030_source", "2030_value", "2031_source", "2031_value"],
            ["Arcadia", "Office", "10.5", "Estimate", "11.5"], ["Borduria", "Estimate", "20.5", "Office", "21.5"],
            ["Caledonia", "Office", "30.5", "Estimate", "31.5"]]  # fmt: skip
    reading = read_bytes(tmp_path, "\n".join(map(",".join, rows)).encode(), "f.csv")
    assert periods(reading)["C2"] == "2030"
    assert {(one.label, one.path) for one in reading.rows} == {("Arcadia", ()), ("Borduria", ()), ("Caledonia", ())}


def test_numbers_headed_by_an_id_in_one_word_are_codes_and_a_title_may_end_with_its_unit(tmp_path):
    rows = [["GDP by breakdown at current prices in million US Dollars (all countries)"], [],
            ["CountryID", "Country", "IndicatorName", "2030", "2031"],
            [4, "Arcadia", "Consumption", 10.5, 11.5], [8, "Borduria", "Consumption", 20.5, 21.5]]  # fmt: skip
    reading = read_rows(tmp_path, rows)
    assert "figures_not_read" not in codes(reading)
    assert {(one.unit_measure, one.unit_mult) for one in reading.rows} == {("USD", 6)}


# -- quarters down, years across --------------------------------------------------------------------------------------
def test_quarters_begin_anew_under_each_name_though_one_has_the_last_alone(tmp_path):
    quarters = ["First Quarter", "Second Quarter", "Third Quarter", "Fourth Quarter"]
    rows = [["Services exports, million US dollars"], [], ["Economy", "Sector", "Partner", "Period", "2030", "2031"]]
    for name, sector, some in (("Arcadia", "Travel", quarters), ("Arcadia", "Telecom", quarters[3:]),
                               ("Arcadia", "Total", quarters), ("Borduria", "Travel", quarters)):  # fmt: skip
        rows += [[name, sector, "World", quarter, 10.5 + at, 20.5 + at] for at, quarter in enumerate(some)]
    found = periods(read_rows(tmp_path, rows))
    assert (found["E7"], found["E8"], found["F9"]) == ("2030-Q4", "2030-Q4", "2031-Q1")


def test_quarters_that_turn_back_under_one_name_stay_uncertain(tmp_path):
    said = ["Third Quarter", "Fourth Quarter", "First Quarter", "Second Quarter"]
    rows = [["Services exports"], [], ["Economy", "Period", "2030", "2031"],
            *(["Arcadia", quarter, 10.5, 20.5] for quarter in said),
            *(["Borduria", quarter, 11.5, 21.5] for quarter in said)]  # fmt: skip
    assert not periods(read_rows(tmp_path, rows))


# -- an index of one year ---------------------------------------------------------------------------------------------
def index_of(title, head):
    return [[title], [], ["Country", head, "Rank", "Standard error"],
            ["Arcadia", 89, 1, 2.5], ["Borduria", 88, 2, 2.75], ["Caledonia", 85, 3, 1.5]]  # fmt: skip


def test_the_year_of_a_title_is_that_of_its_columns_where_one_of_them_says_it_again(tmp_path):
    reading = read_rows(tmp_path, index_of("Honesty Index 2031: Global Scores", "Score 2031"))
    assert periods(reading) == {f"{letter}{row}": "2031" for letter in "BCD" for row in (4, 5, 6)}


def test_a_column_of_another_year_than_the_title_leaves_the_table_open(tmp_path):
    assert not any(periods(read_rows(tmp_path, index_of("Honesty Index 2031", "Score 2030"))).values())


def test_a_year_of_prices_over_one_column_does_not_stand_for_that_of_the_title():
    assert reason_of(index_of("Wealth in the year 2031", "Wealth, 2031 dollars"))[0] == "period_elsewhere"


# -- records with their codes beside their names ----------------------------------------------------------------------
def records_of(tmp_path, rows):
    text = "\n".join(",".join(f'"{said}"' for said in row) for row in rows)
    return read_bytes(tmp_path, text.encode(), "records.csv")


def named(reading):
    """``{cell: (path, label)}`` of all figures."""
    return {row.cell: (row.path, row.label) for row in reading.rows}


LINES = [
    ["Quarter", "Quarter Label", "Economy", "Economy Label", "Index (Q1 2030 = 100)", "Index (Q1 2030 = 100) Footnote",
     "Growth rate", "Growth rate Footnote", "Growth rate Missing value"],
    *([f"2030Q0{quarter}", f"Q{quarter} 2030", code, name, 10.5 + quarter, "", "", "", "Not collected"]
      for quarter in (1, 2, 3, 4) for code, name in (("0012", "Arcadia"), ("5100", "Borduria"))),
    *([f"2031Q0{quarter}", f"Q{quarter} 2031", code, name, 20.5 + quarter, "Estimated", 3.5, "", ""]
      for quarter in (1, 2, 3, 4) for code, name in (("0012", "Arcadia"), ("5100", "Borduria"))),
]  # fmt: skip


def test_numbers_headed_as_what_another_column_labels_are_its_codes_and_no_figures(tmp_path):
    found = named(records_of(tmp_path, LINES))
    assert {cell[0] for cell in found} == {"E", "G"}
    assert found["E3"] == (("Borduria",), "Index (Q1 2030 = 100)")


def test_a_quarter_in_two_digits_is_that_quarter(tmp_path):
    rows = [["Quarter", "Economy Label", "Rate"],
            *([f"{year}Q0{quarter}", name, 1.5 + quarter] for year in (2030, 2031) for quarter in (1, 2, 3, 4)
              for name in ("Arcadia", "Borduria"))]  # fmt: skip
    reading = records_of(tmp_path, rows)
    assert (periods(reading)["C17"], named(reading)["C17"]) == ("2031-Q4", (("Borduria",), "Rate"))


def test_a_change_that_begins_far_below_the_first_rows_is_a_figure(tmp_path):
    heads = ["Year", "Economy", "Economy Label", "Level", "Growth rate", "Growth rate Missing value"]
    rows = [[1990 + at // 60, at % 60, f"Land {at % 60}", 10.5 + at, *(("", "n.a.") if at < 120 else (3.5, ""))]
            for at in range(240)]  # fmt: skip
    found = named(records_of(tmp_path, [heads, *rows]))
    assert found["E241"] == (("Land 59",), "Growth rate")


def test_a_footnote_is_of_the_value_whose_heading_it_begins_with(tmp_path):
    notes = {row.cell: row.notes for row in records_of(tmp_path, LINES).rows}
    assert (notes["E10"], notes["G10"], notes["E2"]) == ("Estimated", "", "")


def test_the_codes_of_a_trade_record_measure_nothing(tmp_path):
    heads = ["pfCode", "yr", "aggrLevel", "IsLeaf", "rgDesc", "rtCode", "rtTitle", "ptCode", "ptTitle", "cmdCode",
             "cmdDescE", "estCode", "TradeValue"]  # fmt: skip
    rows = [
        ["H5", 2031, 2, 0, "Export", 56, "Arcadia", code, name, f"0{at}", goods, 0, 100 * code + at]
        for code, name in ((410, "Borduria"), (528, "Caledonia"))
        for at, goods in ((1, "Animals"), (2, "Meat"))
    ]
    found = named(records_of(tmp_path, [heads, *rows]))
    assert {cell[0] for cell in found} == {"M"}
    assert found["M2"][0][-2:] == ("Borduria", "Animals")


def test_attributes_behind_an_observed_value_name_nothing(tmp_path):
    heads = ["REF_AREA", "Reference area", "MEASURE", "Measure", "TIME_PERIOD", "OBS_VALUE", "METHOD", "Method"]
    rows = [[code, name, item, said, year, 1.5 * year, how[:2].upper(), how]
            for code, name in (("ARC", "Arcadia"), ("BOR", "Borduria")) for item, said in (("C", "Cost"), ("F", "Fee"))
            for year, how in ((2030, "Aggregation"), (2031, "Estimation"))]  # fmt: skip
    assert named(records_of(tmp_path, [heads, *rows]))["F2"] == (("Arcadia", "Cost"), "Cost")


def test_a_day_in_words_beside_the_day_in_digits_names_no_series(tmp_path):
    days = [("01", "Jan", 1, 3), ("04", "Jan", 1, 2.75), ("22", "Jan", 1, 3), ("09", "Apr", 4, 2.5)]
    rows = [["DATE", "TIME PERIOD", "Rate of the bank"],
            *([f"2031-{month:02}-{day}", f"{day} {name} 2031", rate] for day, name, month, rate in days)]  # fmt: skip
    assert set(named(records_of(tmp_path, rows)).values()) == {((), "Rate of the bank")}


def test_days_before_our_century_are_read_where_they_are_written_out(tmp_path):
    rows = [["DATE", "RATE"], *([f"1855-{month:02}-01", month / 4] for month in range(1, 13))]
    assert periods(records_of(tmp_path, rows))["B4"] == "1855-M03"


# -- what stands over a table -----------------------------------------------------------------------------------------
def cube(duration, first):
    return [
        ["Data extracted on 03/06/2031 10:04:59 from [OFFICE]"],
        ["Dataset:", "Unemployment by sex and duration [x_ugad]"],
        ["Last updated:", "14/04/2031 23:00"],
        [],
        ["Time frequency", None, "Annual"],
        ["Sex", None, "Total"],
        ["Age class", None, "From 15 to 74 years"],
        ["Duration", None, duration],
        [],
        ["TIME", 2030, 2031],
        ["GEO (Labels)"],
        ["Arcadia", first, first + 1],
        ["Borduria", first + 2, first + 3],
    ]


def test_sheets_of_one_cube_are_told_apart_by_all_the_lines_over_their_tables(tmp_path):
    path = xlsx(tmp_path / "cube.xlsx", {"Sheet 1": cube("Total", 10), "Sheet 2": cube("Less than 1 month", 50)})
    reading = read_workbook(path, path.name, Limits())
    assert "duplicate_conflict" not in codes(reading)
    titles = {row.sheet: row.title for row in reading.rows}
    assert titles["Sheet 2"].startswith("Dataset: Unemployment")
    assert titles["Sheet 2"].endswith("Duration Less than 1 month")


def test_the_name_of_figures_over_the_names_of_areas_is_the_title_and_says_their_unit(tmp_path):
    rows = [["GDP per capita, current prices (U.S. dollars per capita)", 2030, 2031],
            ["Arcadia", 1500.5, 1600.5], ["Borduria", 2500.5, 2600.5]]  # fmt: skip
    reading = read_rows(tmp_path, rows)
    assert {(row.title[:14], row.unit_measure) for row in reading.rows} == {("GDP per capita", "USD")}


def test_dimensions_in_one_cell_are_told_apart_by_their_head(tmp_path):
    rows = ["unit,sector,na_item,geo\\time\t2031 \t2030 \t2029 "]
    rows += [
        f"{unit},{sector},B9,{area}\t{at}.5 \t{at}.4 b\t: "
        for at, unit in enumerate(("MIO_EUR", "PC_GDP"), 3)
        for sector in ("S1", "S13")
        for area in ("AR", "BO")
    ]
    found = {row.cell: row for row in read_bytes(tmp_path, "\n".join(rows).encode(), "cube.tsv").rows}
    first, last = found["B2"], found["C9"]
    assert (first.path, first.label, first.ref_area) == (("AR", "S1"), "B9", "AR")
    assert (first.unit_measure, first.unit_mult, last.path, last.unit_measure) == ("EUR", 6, ("BO", "S13"), "percent")


# -- units and measures -----------------------------------------------------------------------------------------------
def measured(tmp_path, rows):
    return {row.cell: (row.measure, row.unit_measure, row.unit_mult) for row in read_rows(tmp_path, rows).rows}


def test_money_at_prices_of_a_year_is_a_unit_with_its_scale(tmp_path):
    heads = ["Year", "Economy Label", "US$ at current prices in millions", "US$ at constant prices (2015) per capita"]
    rows = [[year, name, 10.5, 20.5] for year in (2030, 2031) for name in ("Arcadia", "Borduria")]
    found = {row.cell: (row.unit_measure, row.unit_mult) for row in records_of(tmp_path, [heads, *rows]).rows}
    assert (found["C2"], found["D2"]) == (("USD", 6), ("USD_constant_prices", 0))


@pytest.mark.parametrize(
    ("unit", "head", "measure"),
    [("Chain linked volumes, percentage change on previous period", "2030", "yoy"),
     ("Chain linked volumes, percentage change on previous period", "2030-Q1", "qoq"),
     ("Percentage of GDP", "2030", "")],
)  # fmt: skip
def test_a_change_on_the_period_before_is_on_the_one_like_it(tmp_path, unit, head, measure):
    after = head.replace("2030", "2031")
    rows = [["Unit of measure", None, unit], [], ["TIME", head, after], ["Arcadia", 1.5, 2.5], ["Borduria", 3.5, 4.5]]
    assert measured(tmp_path, rows)["B4"][:2] == (measure, "percent")


def test_annual_change_in_per_cent_is_on_the_year_before(tmp_path):
    rows = [["Prices (Annual percent change)", 2030, 2031], ["Arcadia", 1.5, 2.5], ["Borduria", 3.5, 4.5]]
    assert measured(tmp_path, rows)["C3"] == ("yoy", "percent", 0)


def test_inflation_beside_an_index_has_its_base_for_no_measure(tmp_path):
    rows = [["Year", "Consumer Price Index (2018 = 100) All items", "Inflation (2018 = 100) All items"],
            [2030, 122.5, 3.5], [2031, 126.5, 3.25]]  # fmt: skip
    found = measured(tmp_path, rows)
    assert (found["B2"], found["C2"]) == (("base_index", "percent", 0), ("", "percent", 0))


# -- cubes whose periods run across ------------------------------------------------------------------------------------
QUARTERS = ["2030-Q3", "2030-Q4", "2031-Q1", "2031-Q2"]


def across(*said):
    """Rows of a cube: what is said of each series, and four figures of it."""
    return [[*row, *(str(10 * at + step) for step in (1.5, 2.5, 3.5, 4.5))] for at, row in enumerate(said, 1)]


def test_a_dimension_called_value_is_no_value_and_a_series_key_under_time_period_no_period(tmp_path):
    heads = ["Frequency", "Reference area", "Value", "Unit of measure", "Time Period", *QUARTERS]
    rows = across(*(["Q:Quarterly", area, kind, unit, f"Q:{area[:2]}:{kind[0]}:{unit[:3]}"]
                    for area in ("AR:Arcadia", "BO:Borduria") for kind in ("N:Nominal", "R:Real")
                    for unit in ("628:Index, 2010 = 100", "771:Year-on-year changes, in per cent")))  # fmt: skip
    found = {row.cell: row for row in records_of(tmp_path, [heads, *rows]).rows}
    assert (found["F2"].period.render(), found["I9"].period.render()) == ("2030-Q3", "2031-Q2")
    assert (found["F2"].measure, found["F3"].measure, found["F3"].unit_measure) == ("base_index", "yoy", "percent")


def test_a_day_in_a_sentence_beside_a_series_is_not_its_period(tmp_path):
    said = [
        "From 8 August 2018 onwards the liquidity bills of seven days, from 2 January 2017 the corridor of repurchases",
        "From 2 August 1990 onwards the target of the cash rate, before it the middle of the range of the target rate",
    ]
    heads = ["Reference area", "Compilation", "Title", *QUARTERS]
    rows = across(*([name, said[at], f"Policy rate - {name}"] for at, name in enumerate(("Arcadia", "Borduria"))))
    assert periods(records_of(tmp_path, [heads, *rows]))["D2"] == "2030-Q3"


def test_an_index_of_something_is_a_figure_in_records(tmp_path):
    heads = ["Year", "Economy", "Economy Label", "Flow", "Flow Label", "Number of products", "Concentration Index"]
    rows = [
        [year, code, name, flow, said, 200 + code + flow, (code + flow) / 800]
        for year in (2030, 2031)
        for code, name in ((4, "Arcadia"), (8, "Borduria"))
        for flow, said in ((1, "Imports"), (2, "Exports"))
    ]
    found = named(records_of(tmp_path, [heads, *rows]))
    assert found["G3"] == (("Arcadia", "Exports"), "Concentration Index")


def test_a_power_of_ten_may_have_its_code_before_its_name(tmp_path):
    heads = ["Borrowers' country", "Unit Multiplier", "Unit of measure", "Title", *QUARTERS]
    rows = across(*([name, "9:Billions", "USD:US dollar", f"Credit to all sectors in {name}"]
                    for name in ("AR:Arcadia", "BO:Borduria", "CA:Caledonia")))  # fmt: skip
    first = next(row for row in records_of(tmp_path, [heads, *rows]).rows)
    assert (first.unit_measure, first.unit_mult) == ("USD", 9)


# -- days with short years ---------------------------------------------------------------------------------------------
WEEKS = [date(2031, 1, 6) + timedelta(days=7 * week) for week in range(20)]


@pytest.mark.parametrize("written", ["%d/%m/%y", "%m/%d/%y"])
def test_days_with_short_years_are_read_where_one_order_alone_lets_them_run_on(tmp_path, written):
    rows = [["Date", "Rate"], *([day.strftime(written), 1.5 + at] for at, day in enumerate(WEEKS))]
    assert periods(records_of(tmp_path, rows))["B21"] == "2031-05-19"


def test_days_with_short_years_that_more_than_one_order_lets_run_on_stay_open(tmp_path):
    rows = [["Date", "Rate"], *([f"{number:02}/{number:02}/{number:02}", 1.5 + number] for number in range(1, 13))]
    assert not any(periods(records_of(tmp_path, rows)).values())


def test_years_that_count_up_from_early_ones_to_ours_are_heads_beside_months(tmp_path):
    years = [str(year) for year in range(1880, 2024)]
    heads = ["Frequency", "Reference area", "Unit of measure", "2023-11", "2023-12", *years]
    rows = [
        ["M:Monthly", "AR:Arcadia", "628:Index, 2010 = 100", "110.5", "111.5", *("" for _ in years)],
        ["A:Annual", "AR:Arcadia", "628:Index, 2010 = 100", "", "", *(f"{at}.5" for at in range(len(years)))],
        ["A:Annual", "BO:Borduria", "628:Index, 2010 = 100", "", "", *(f"{at}.25" for at in range(len(years)))],
    ]
    found = periods(records_of(tmp_path, [heads, *rows]))
    assert (found["E2"], set(found.values()) >= {"2023-M12", "1950", "2023"}) == ("2023-M12", True)


def test_what_is_said_of_series_over_their_days_is_no_period_of_theirs(tmp_path):
    over = [
        ["Frequency", "D:Daily", "D:Daily"],
        ["Reference area", "AR:Arcadia", "BO:Borduria"],
        ["Compilation", "From 8 August 2018 onwards bills of seven days", "From 2 August 1990 onwards the cash rate"],
        ["Decimals", "4:Four", "4:Four"],
        ["Publication Source", "Bank of Arcadia", "Bank of Borduria"],
        ["Title", "Policy rates - Arcadia", "Policy rates - Borduria"],
        ["Time Period", "D:AR", "D:BO"],
    ]
    rows = [[f"2031-01-{day:02}", 1.5 + day, 2.5 + day] for day in range(1, 29)]
    reading = records_of(tmp_path, [*over, *rows])
    assert (periods(reading)["B8"], named(reading)["C8"][1]) == ("2031-01-01", "Policy rates - Borduria")


def test_a_change_that_is_absent_at_first_names_no_record_and_a_month_said_again_neither(tmp_path):
    rows = [["Series ID", "Year", "Period", "Label", "Value", "12-Month % Change"],
            *(["CUSR1", 2030 + at // 12, f"M{at % 12 + 1:02}", f"{2030 + at // 12} {MONTHS[at % 12]}", f"{21.48 + at}",
               " N/A" if at < 12 else f"{at / 8:.1f}"] for at in range(48))]  # fmt: skip
    found = named(records_of(tmp_path, rows))
    assert {found["E2"], found["F40"]} == {((), "CUSR1"), ((), "12-Month % Change")}


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def test_chain_linked_volumes_in_millions_are_money_at_constant_prices(tmp_path):
    heads = ["DATAFLOW", "freq", "unit", "na_item", "geo", "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG"]
    rows = [["X:N(1.0)", "A", "CLV15_MEUR", item, area, year, 10.5 * year, ""] for item in ("B1GQ", "P3")
            for area in ("AR", "BO") for year in (2030, 2031)]  # fmt: skip
    found = {(row.unit_measure, row.unit_mult) for row in records_of(tmp_path, [heads, *rows]).rows}
    assert found == {("EUR_constant_prices", 6)}
