"""What a figure is called: names before their codes, what tells it apart; units, scales and sources as such."""

from __future__ import annotations

import pytest

from indicators.workbook import Limits, read_workbook
from tests.workbook.files import codes, read_bytes, read_rows, xlsx

NAMES = (("AAA", "Arcadia"), ("BBB", "Borduria"), ("CCC", "Cascara"))
YEARS = (2017, 2018, 2019, 2020)


def csv(folder, rows):
    text = "\n".join(",".join(str(value) for value in row) for row in rows)
    return read_bytes(folder, text.encode(), "records.csv")


def first(reading, cell):
    return next(one for one in reading.rows if one.cell == cell)


RECORDS = [
    ["GEO_PICT", "Territory", "INDICATOR", "Indicator", "TIME_PERIOD", "OBS_VALUE", "Data source", "Note on method"],
    *(
        [code, name, indicator, words, year, year / 100 + len(words), "Survey of households", "Adjusted."]
        for code, name in NAMES
        for indicator, words in (("GDPC", "Gross product"), ("POPT", "Population in total"))
        for year in YEARS
    ),
]


def test_a_code_beside_its_name_is_the_code_and_the_name_is_the_label(tmp_path):
    one = first(csv(tmp_path, RECORDS), "F2")
    assert (one.label, one.path, one.code, one.ref_area) == ("Gross product", ("Arcadia",), "GDPC", "AAA")


def test_a_note_is_a_note_and_a_source_names_nothing(tmp_path):
    one = first(csv(tmp_path, RECORDS), "F2")
    assert one.notes == "Adjusted."
    assert "Survey of households" not in one.path


def test_a_source_that_alone_tells_rows_apart_is_part_of_the_name(tmp_path):
    rows = [
        ["Country", "Source", "Year", "Value"],
        *([name, source, year, year / 7] for _, name in NAMES for source in ("Census", "Survey") for year in YEARS),
    ]
    reading = csv(tmp_path, rows)
    assert first(reading, "D2").path == ("Arcadia", "Census")
    assert not codes(reading) & {"duplicate_conflict", "duplicates_hidden"}


def test_codes_of_currencies_are_no_areas(tmp_path):
    rows = [
        ["CURRENCY", "Currency", "Item", "Year", "Value"],
        *(
            [code, name, "Wages", year, year / 3]
            for code, name in (("USD", "Dollar"), ("EUR", "Euro"))
            for year in YEARS
        ),
    ]
    assert {one.ref_area for one in csv(tmp_path, rows).rows} == {""}


WIDE = [
    ["Dataset", "SERIES_CODE", "COUNTRY", "INDICATOR", "SCALE", "CURRENCY", "UNIT", "FREQUENCY", "KEYWORDS"],
    *(
        ["D:1", f"{code}.RES.{place}", name, words, scale, "Pound sterling", unit, "Annual", "Reserves; Money"]
        for code, name in NAMES
        for place, (words, scale, unit) in enumerate((("Reserves", "Millions", "US dollar"), ("Shares", "", "Percent")))
    ),
]
WIDE = [
    [*head, "SERIES_NAME" if at == 0 else f"{head[3]} of {head[2]}", *(year if at == 0 else year / 7 for year in YEARS)]
    for at, head in enumerate(WIDE)
]


def test_a_unit_with_its_power_of_ten_in_another_column_and_no_currency_for_it(tmp_path):
    reading = csv(tmp_path, WIDE)
    assert [(first(reading, cell).unit_measure, first(reading, cell).unit_mult) for cell in ("K2", "K3")] == [
        ("USD", 6), ("percent", 0),
    ]  # fmt: skip


def test_a_power_of_ten_that_cannot_be_read_leaves_the_unit_open_and_is_told(tmp_path):
    rows = [["Country", "Year", "Unit", "Scale", "Value"],
            *([name, year, "US dollar", "gross", year / 7] for _, name in NAMES for year in YEARS)]  # fmt: skip
    reading = csv(tmp_path, rows)
    assert (first(reading, "E2").unit_measure, first(reading, "E2").unit_mult) == ("", None)
    assert "unit_open" in codes(reading)


def test_scales_frequencies_keywords_and_codes_are_no_part_of_the_name(tmp_path):
    one = first(csv(tmp_path, WIDE), "K2")
    assert one.label == "Reserves of Arcadia"
    assert one.code == "AAA.RES.0"
    assert not {"Millions", "Annual", "Reserves; Money", "AAA.RES.0", "US dollar"} & set(one.path)
    assert {"Arcadia", "Reserves"} <= set(one.path)


def test_the_column_that_alone_tells_rows_apart_is_the_label(tmp_path):
    rows = [
        ["iso3", "country", "group", "region", *map(str, YEARS)],
        *([code, name, "Low", "SA", *(year / 3000 for year in YEARS)] for code, name in (*NAMES, ("DDD", "Dalmasca"))),
    ]
    one = first(csv(tmp_path, rows), "E3")
    assert (one.label, one.ref_area) == ("Borduria", "BBB")


def test_country_in_the_corner_is_what_figures_are_of_and_no_unit(tmp_path):
    rows = [["Country", *map(str, YEARS)], *([name, *(year / 3000 for year in YEARS)] for _, name in NAMES)]
    assert {one.unit_measure for one in read_rows(tmp_path, rows).rows} == {""}


# -- editions --------------------------------------------------------------------------------------------------------
RATINGS = [
    ["Survey edition", "Jan.-Feb. 2018", None, "Jan.-Feb. 2019", None, "2020", None],
    ["Year under review", 2017, None, 2018, None, 2019, None],
    [None, "PR", "CL", "PR", "CL", "PR", "CL"],
    *([name, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5] for _, name in NAMES),
]


def test_figures_are_of_the_year_under_review_and_not_of_the_edition(tmp_path):
    read = {one.cell: one.period.render() for one in read_rows(tmp_path, RATINGS).rows if one.period}
    assert (read["B4"], read["D5"], read["F6"]) == ("2017", "2018", "2019")


def test_years_of_editions_down_the_rows_yield_to_those_beside_them(tmp_path):
    rows = [
        ["Survey edition", "Year under review", "Countries", "Free"],
        *([year + 1, year, 190 + year % 7, 80.5 + year % 5] for year in range(2010, 2020)),
    ]
    read = {one.cell: (one.period.render(), one.value) for one in read_rows(tmp_path, rows).rows}
    assert read["C2"] == ("2010", 191)
    assert "B2" not in read


@pytest.mark.parametrize("heading", ["Edition", "Publication year"])
def test_where_only_an_edition_is_named_its_year_is_taken_and_asked(tmp_path, heading):
    rows = [
        ["Country", "Region", heading, "Status", "Rating", "Score"],
        *([name, "South", year, "Free", 1.5, year / 30] for _, name in NAMES for year in YEARS),
    ]
    reading = read_rows(tmp_path, rows)
    assert first(reading, "F2").period.render() == "2017"
    assert "edition_taken_for_period" in codes(reading)


def test_a_day_of_publication_in_each_row_is_no_period_beside_years_across(tmp_path):
    rows = [
        ["COUNTRY", "PUBLICATION_DATE", *map(str, YEARS)],
        *([name, f"2025-03-{at + 10}", *(year / 7 for year in YEARS)] for at, (_, name) in enumerate(NAMES)),
    ]
    assert first(csv(tmp_path, rows), "C2").period.render() == "2017"


def test_a_lone_cell_over_years_is_the_title_of_all_of_them(tmp_path):
    rows = [
        [None, None, None, "Total population (thousands)"],
        ["Index", "Area", "Country code", *YEARS],
        *([at + 1, name, 100 + at, *(year / 3 for year in YEARS)] for at, (_, name) in enumerate(NAMES)),
    ]
    reading = read_rows(tmp_path, rows)
    assert {(one.unit_measure, one.unit_mult) for one in reading.rows} == {("number", 3)}
    assert {one.period.render() for one in reading.rows} == {str(year) for year in YEARS}


def test_a_stamp_beside_the_period_names_nothing(tmp_path):
    rows = [
        ["IndicatorCode", "SpatialDim", "TimeDim", "Dim1", "NumericValue", "Date", "TimeDimensionBegin"],
        *(
            ["DEATHS", code, year, sex, year / 9, f"2015-07-15T11:45:0{at}", f"{year}-01-01T00:00:00+01:00"]
            for code, _ in NAMES
            for at, sex in enumerate(("MLE", "FMLE"))
            for year in YEARS
        ),
    ]
    one = first(csv(tmp_path, rows), "E2")
    assert one.period.render() == "2017"
    assert "2015" not in " ".join((*one.path, one.label))


def test_projections_end_with_the_year_2100(tmp_path):
    ends = [
        ["Area", 2080, 2085, 2090, 2095, 2100],
        *([name, *(2100.5 + at for at in range(5))] for _, name in NAMES),
    ]
    spans = [["Area", "2085-2090", "2090-2095", "2095-2100"], *([name, 1.5, 2.5, 3.5] for _, name in NAMES)]
    assert {one.cell: one.period.render() for one in read_rows(tmp_path, ends).rows}["F2"] == "2100"
    assert {one.period.end.year for one in read_rows(tmp_path, spans).rows} == {2091, 2096, 2101}


def test_narrow_headings_between_wide_rows_of_a_text_make_no_ragged_file(tmp_path):
    text = "International data\n" + ",,".join(["", *map(str, YEARS)]).replace(",,", ",").replace(",", ",,,", 1)
    for _, name in (*NAMES, *NAMES, *NAMES):
        text += f'\n"","{name}",""\n"","Consumption","TWh",' + ",".join(str(year / 7) for year in YEARS)
    reading = read_bytes(tmp_path, text.encode(), "energy.csv")
    assert "text_ragged" not in codes(reading)
    assert {one.period.render() for one in reading.rows} == {str(year) for year in YEARS}


def test_lines_of_dimensions_over_a_table_say_its_unit_and_tell_it_from_others(tmp_path):
    def sheet(flow):
        lines = [["Energy balances"], [], ["FLOW_ID", flow], ["SIEC", "Total"]]
        lines += [["UNIT", "Thousand tonnes of oil equivalent"], [], ["GEO/TIME", *map(str, YEARS)]]
        return lines + [[name, *(year / 3 + len(flow) for year in YEARS)] for _, name in NAMES]

    path = xlsx(tmp_path / "e.xlsx", {"Data": sheet("Gross supply"), "Data2": sheet("Final consumption")})
    reading = read_workbook(path, "e.xlsx", Limits())
    assert "duplicate_conflict" not in codes(reading)
    assert {(one.unit_measure, one.unit_mult) for one in reading.rows} == {("toe", 3)}
    assert {"Gross supply" in one.title for one in reading.rows if one.sheet == "Data"} == {True}
