"""No figure of a sheet is lost unseen: each is read, explained by its table, or told with how many and where."""

from __future__ import annotations

import pytest

from indicators.workbook.record_tables.heading_reader import find_heading
from tests.workbook.files import codes, grid_of, read_rows

YEARS = [2015, 2016, 2017, 2018, 2019]
DEBT = [
    ["Country Code", "IMF Country Code", "Country", "Country group", "Region", "Series Name", *map(str, YEARS)],
    ["AAA", 512, "Arcadia", "Emerging", "South", "Government debt, % of GDP", 12.5, 13.5, 14.5, None, 16.5],
    ["BBB", 914, "Borduria", "Advanced", "North", "Government debt, % of GDP", 22.5, None, 24.5, 25.5, 26.5],
    ["CCC", 612, "Cascara", "Emerging", "South", "Government debt, % of GDP", 32.5, 33.5, 34.5, 35.5, 36.5],
]
SURVEYS = [
    ["Use of methods by survey, per cent"],
    ["Country", "ISO code", "Year", "Age", "Any method", "Modern methods", None, None, "Traditional methods", None],
    [None, None, None, None, None, "Any modern", "Sterilization", None, "Any traditional", "Rhythm"],
    [None, None, None, None, None, None, "Female", "Male", None, None],
    *(
        [name, code, year, "15-49", year / 100, year / 200, year / 300, year / 400, 0.25, ".." if year % 2 else 0.75]
        for name, code in (("Arcadia", 4), ("Borduria", 8), ("Cascara", 12))
        for year in range(2000, 2012)
    ),
]
ASIDE = [
    ["Exports by partner, million dollars"],
    ["Partner", *map(str, YEARS), None, None],
    ["Arcadia", 1.5, 2.5, 3.5, 4.5, 5.5, None, None],
    ["Borduria", 6.5, 7.5, 8.5, 9.5, 10.5, None, 0.25],
    ["Cascara", 11.5, 12.5, 13.5, 14.5, 15.5, None, 0.75],
]


def read(folder, rows):
    return read_rows(folder, rows)


def numbers_of(rows):
    return {
        (at, column)
        for at, row in enumerate(rows, 1)
        for column, value in enumerate(row, 1)
        if isinstance(value, (int, float)) and not 1900 < value < 2100
    }


def test_a_column_of_codes_between_names_is_no_figure_and_the_years_behind_it_are_read(tmp_path):
    reading = read(tmp_path, DEBT)
    assert {(one.row, one.column) for one in reading.rows} == numbers_of(DEBT) - {(2, 2), (3, 2), (4, 2)}
    first = next(one for one in reading.rows if one.cell == "G2")
    assert (first.value, first.period.render(), first.label, first.ref_area) == (
        12.5, "2015", "Government debt, % of GDP", "AAA",
    )  # fmt: skip
    assert first.path == ("Arcadia", "Emerging", "South")
    assert "column_without_period" not in codes(reading)


def test_a_heading_of_three_rows_names_each_of_its_columns(tmp_path):
    said = {one.cell: (one.label, one.period.render()) for one in read(tmp_path, SURVEYS).rows}
    assert said["E5"] == ("Any method", "2000")
    assert said["F5"] == ("Modern methods Any modern", "2000")
    assert said["G6"] == ("Modern methods Sterilization Female", "2001")
    assert said["H9"] == ("Modern methods Sterilization Male", "2004")
    assert said["J7"] == ("Traditional methods Rhythm", "2002")


def test_a_hidden_row_inside_a_heading_of_three_rows_is_passed_over():
    hidden = [*SURVEYS[:2], [None, None, None, None, "x", "y"], *SURVEYS[2:]]
    heading = find_heading(grid_of(hidden, hidden_rows=frozenset({3})))
    assert heading is not None
    assert heading.texts[7] == "Modern methods Sterilization Female"


def test_a_heading_whose_first_column_is_hidden_stops_no_reading():
    assert find_heading(grid_of(SURVEYS, hidden_columns=frozenset(range(1, 9)))) is None


def test_numbers_beside_a_table_are_told_with_their_count_and_range(tmp_path):
    reading = read(tmp_path, ASIDE)
    told = next(one for one in reading.findings if one.code == "figures_not_read")
    assert (told.severity, told.cell, told.params["count"], told.params["cells"]) == ("soft", "H4", 2, "H4:H5")


@pytest.mark.parametrize("rows", [DEBT, SURVEYS])
def test_codes_and_headings_are_no_figures_that_were_missed(tmp_path, rows):
    assert "figures_not_read" not in codes(read(tmp_path, rows))


@pytest.mark.parametrize("rows", [DEBT, SURVEYS, ASIDE])
@pytest.mark.parametrize("without", range(1, 6))
def test_every_number_is_read_or_explained_or_told(tmp_path, rows, without):
    """Take the words of one column away: what can then not be read is told, to the last figure."""
    cut = [[None if column == without and isinstance(value, str) else value for column, value in enumerate(row)]
           for row in rows]  # fmt: skip
    reading = read(tmp_path, cut)
    if any(sheet.skipped_reason for sheet in reading.sheets):
        assert any(code.startswith("not_read_") for code in codes(reading))
        return
    read_ones = {(one.row, one.column) for one in reading.rows}
    told = sum(one.params["count"] for one in reading.findings if one.code == "figures_not_read")
    left_out = codes(reading) & {"column_without_period", "comparison_unread"}
    codes_of = 2 if rows is not ASIDE else 0
    left_over = {(row, column) for row, column in numbers_of(cut) - read_ones if column != codes_of}
    assert told >= len(left_over) or left_out
