"""Tables of one period: where it is found, how near that is, and what is asked where it stands nowhere."""

import pytest

from indicators.workbook import Limits, read_workbook
from tests.workbook.files import codes, read_bytes, xlsx

HEAD = ["Province", "Beds", "Doctors"]
BODY = [["North", 120, 35], ["South", 240, 71], ["Centre", 60, 18], ["Islands", 12, 4]]
TABLE = [HEAD, *BODY]


def read_sheets(tmp_path, sheets, name="book.xlsx"):
    return read_workbook(xlsx(tmp_path / "book.xlsx", sheets), name, Limits())


def periods(reading):
    return {one.period.render() if one.period else None for one in reading.rows}


def finding(reading, code):
    (found,) = [one for one in reading.findings if one.code == code]
    return found


@pytest.mark.parametrize(
    ("above", "period", "cell"),
    [
        ([["Hospital beds by province, 2018"], []], "2018", "A1"),
        ([["Hospital beds by province"], ["in the year: 2018"], []], "2018", "A2"),
        ([[2018, None, "per 1000"]], "2018", "A1"),
        ([["Hospital beds by province", None, "2018"], []], "2018", "C1"),
        ([["Hospital beds by province"], ["AS OF June 30, 2018"], []], "2018-06-30", "A2"),
        ([["Giường bệnh phân theo địa phương năm 2018"], []], "2018", "A1"),
        ([["Giường bệnh tại thời điểm 31/12/2018"], []], "2018-12-31", "A1"),
        ([["Beds, all years 2016, 2017 and 2018"], [], ["BEDS OF THE YEAR 2017"], []], "2017", "A3"),
        ([["Hospital beds in 2018"], [], [None, None, "Last update: December 2020"], []], "2018", "A1"),
        ([["Hospital beds in 2018"], [], ["Choose a province:", "North"], []], "2018", "A1"),
    ],
)
def test_the_period_of_a_title_is_that_of_every_figure_and_its_cell_is_told(tmp_path, above, period, cell):
    reading = read_sheets(tmp_path, {"Data": [*above, *TABLE]})
    assert periods(reading) == {period}
    assert len(reading.rows) == 8
    assert finding(reading, "period_from_title").cell == cell
    assert all(one.evidence["period"] == [cell] for one in reading.rows)


def test_every_figure_has_its_cell_label_column_and_unit(tmp_path):
    rows = [["Hospitals in 2018"], [], ["Province", "Code", "Beds (persons)", "Share (%)"],
            ["North", "VN-01", 120, 35.5], ["South", "VN-02", 240, 64.5], ["Isles", "VN-03", 1, 0.5]]  # fmt: skip
    reading = read_sheets(tmp_path, {"Data": rows})
    assert [(one.cell, one.label, one.header, one.value_text, one.unit_measure) for one in reading.rows][:2] == [
        ("C4", "North", "Beds (persons)", "120", "persons"),
        ("D4", "North", "Share (%)", "35.5", "percent"),
    ]
    assert {one.layout for one in reading.rows} == {"cross_section"}


def test_the_nearest_place_that_names_a_period_decides(tmp_path):
    metadata = [["Title", "Beds of 2016"]]
    titled = read_sheets(
        tmp_path, {"beds 2017": [["Beds in 2018"], [], *TABLE], "Metadata": metadata}, "beds_2015.xlsx"
    )
    assert periods(titled) == {"2018"}
    named = read_sheets(tmp_path, {"beds 2017": TABLE, "Metadata": metadata}, "beds_2015.xlsx")
    assert periods(named) == {"2017"}
    described = read_sheets(tmp_path, {"beds": TABLE, "Metadata": metadata}, "beds_2015.xlsx")
    assert periods(described) == {"2016"}
    filed = read_sheets(tmp_path, {"beds": TABLE}, "beds_2015.xlsx")
    assert periods(filed) == {"2015"}


@pytest.mark.parametrize(
    ("sheets", "name", "code", "where"),
    [
        ({"beds 2017": TABLE}, "b.xlsx", "period_from_sheet_name", "beds 2017"),
        ({"B": TABLE, "About": [["Reference period", "2016"]]}, "b.xlsx", "period_from_other_sheet", "About!B1"),
        ({"B": TABLE, "Cover": [["Title: Beds, 2016"]]}, "b.xlsx", "period_from_other_sheet", "Cover!A1"),
        ({"B": TABLE, "Contents": [["B", "Beds in 2016"], ["C", "2011"]]}, "b.xlsx", "period_from_other_sheet",
         "Contents!B1"),
        ({"B": TABLE}, "beds_2014.xlsx", "period_from_file_name", "beds_2014.xlsx"),
    ],
)  # fmt: skip
def test_a_period_found_beside_the_table_is_to_be_confirmed_with_the_place(tmp_path, sheets, name, code, where):
    found = finding(read_sheets(tmp_path, sheets, name), code)
    assert (found.severity, found.params["where"]) == ("soft", where)


def test_a_period_that_stands_nowhere_is_asked_once_and_nothing_is_lost(tmp_path):
    reading = read_sheets(tmp_path, {"Beds": [["Hospital beds by province"], [], *TABLE]})
    assert periods(reading) == {None}
    assert [one.value_text for one in reading.rows][:3] == ["120", "35", "240"]
    asked = finding(reading, "table_period_absent")
    assert (asked.severity, asked.where) == ("hard", "Beds!B3")
    assert reading.refused


@pytest.mark.parametrize(
    "title", ["Beds in 2016 and 2017", "Beds 2016-2018", "Beds, school year 2016/17", "Tháng 6 và 6 tháng năm 2024"]
)
def test_a_title_that_names_several_periods_or_none_exactly_is_asked(tmp_path, title):
    reading = read_sheets(tmp_path, {"Beds": [[title], [], *TABLE]})
    assert periods(reading) == {None}
    assert finding(reading, "table_period_ambiguous").severity == "hard"


@pytest.mark.parametrize("line", ["Last update: December 2015", "Release date: 15 January 2024", "© 2019 The office"])
def test_when_something_was_published_is_never_its_period(tmp_path, line):
    reading = read_sheets(tmp_path, {"Beds": [["Hospital beds"], [line], [], *TABLE]})
    assert periods(reading) == {None}
    sheets = {"B": TABLE, "Metadata": [["Title", "Hospital beds"], ["Release date", line], ["Last updated", "2016"]]}
    assert periods(read_sheets(tmp_path, sheets)) == {None}


def test_the_day_in_a_file_name_is_its_publication_and_no_period(tmp_path):
    assert periods(read_sheets(tmp_path, {"B": TABLE}, "2015-06-29-beds.xlsx")) == {None}


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, [2012, 1, 2], [None, 3, 4], [2013, 5, 6], [None, 7, 8]],
        [["Province", "Founded", "Beds"], ["North", 1999, 5], ["South", 2001, 6], ["Isles", 2003, 7]],
        [["Province", "Survey", "Beds"], ["North", 202301, 5], ["South", 202302, 6], ["Isles", 202302, 7]],
        [HEAD, ["Quý I", 1, 2], ["Quý II", 3, 4], ["Quý III", 5, 6]],
    ],
)
def test_a_table_with_something_like_a_period_inside_takes_none_from_around_it(tmp_path, rows):
    reading = read_sheets(tmp_path, {"beds 2015": rows}, "beds_2014.xlsx")
    assert {"period_from_sheet_name", "period_from_file_name"} & codes(reading) == set()
    assert periods(reading) <= {None} or "2015" not in periods(reading)


def test_a_code_that_looks_like_a_month_is_no_period(tmp_path):
    rows = [["Wealth in 2010"], [], ["Economy", "Code", "Wealth"], ["Morocco", "MAR", 5], ["Japan", "JPN", 6],
            ["Laos", "LAO", 7], ["Viet Nam", "VNM", 8]]  # fmt: skip
    assert periods(read_sheets(tmp_path, {"Data": rows})) == {"2010"}


def test_an_accessible_worksheet_is_read_under_its_first_full_row(tmp_path):
    sheets = {
        "Cover": [["Hospital statistics, 2022"], ["Published 12 May 2023"], ["Contact: an office"]],
        "Notes": [["Notes"], ["Note number", "Note text"], ["1", "Beds are those in use."]],
        "Table_1": [
            ["Table 1: Beds and doctors by province, 2022 [note 1]"],
            ["This worksheet contains one table. Some cells refer to notes."],
            ["Source: survey of hospitals"],
            ["Province [note 1]", "Beds", "Doctors"],
            ["North", 120, "[x]"],
            ["South", 240, 71],
            ["Centre", "[c]", 18],
        ],
    }
    reading = read_sheets(tmp_path, sheets)
    assert [(one.cell, one.value) for one in reading.rows] == [
        ("B5", 120), ("C5", None), ("B6", 240), ("C6", 71), ("B7", None), ("C7", 18),
    ]  # fmt: skip
    assert periods(reading) == {"2022"}


def test_a_text_file_with_a_banner_over_its_header_is_read_whole(tmp_path):
    text = (
        ',,"Key figures of districts",,2011,,\n,,"euro per head",,,,\n,,,,,,\n,,"district","district","district",,\n'
        ',,"North","South","Isles",,\n"NR.","Cluster",,,,,\n0,"Income:",,,,,\n1,"Taxes",208,173,163,,\n'
        '2,"Grants",7,1034,52,,\n3,"Inhabitants","566,216","1,130,345","491,524",,\n'
    )
    reading = read_bytes(tmp_path, text.encode(), "book.csv")
    assert {one.cell: (one.label, one.value) for one in reading.rows} == {
        "C8": ("Taxes", 208), "D8": ("Taxes", 173), "E8": ("Taxes", 163),
        "C9": ("Grants", 7), "D9": ("Grants", 1034), "E9": ("Grants", 52),
        "C10": ("Inhabitants", 566216), "D10": ("Inhabitants", 1130345), "E10": ("Inhabitants", 491524),
    }  # fmt: skip
    assert periods(reading) == {"2011"}
