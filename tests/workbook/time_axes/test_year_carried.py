"""Years printed once over their months or quarters, in many shapes, and those whose year is not certain."""

import pytest

from indicators.workbook.cells.grid import Merge
from tests.workbook.tables import findings_of, periods_of, reason_of, table_of

EXPECTED = ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1"]
QUARTERS = {
    "vi": ["Quý I", "Quý II", "Quý III", "Quý IV", "Quý I"],
    "en": ["Q1", "Q2", "Q3", "Q4", "Q1"],
    "roman": ["I", "II", "III", "IV", "I"],
    "numbers": [1, 2, 3, 4, 1],
    "words": ["1st quarter", "2nd quarter", "3rd quarter", "4th quarter", "1st quarter"],
}


@pytest.mark.parametrize("names", QUARTERS.values(), ids=QUARTERS)
@pytest.mark.parametrize("years", [[2022, 2023], ["2022", "2023"], ["Năm 2022", "Năm 2023"], [2022, "2023 (p)"]])
def test_a_year_on_the_first_row_of_its_quarters(names, years):
    beside = [years[0], None, None, None, years[1]]
    rows = [["GDP"], ["Năm", "Quý", "GDP"], *[[year, name, 1.5] for year, name in zip(beside, names, strict=True)]]
    assert list(periods_of(rows).values()) == EXPECTED


@pytest.mark.parametrize("blank", [False, True], ids=["every row", "first row"])
def test_a_year_on_every_row_is_no_other_thing(blank):
    rows = [
        ["Exports"],
        ["Year", "Month", "Value"],
        [2022, 11, 1.5],
        [None if blank else 2022, 12, 2.5],
        [2023, 1, 3.5],
    ]
    assert list(periods_of(rows).values()) == ["2022-M11", "2022-M12", "2023-M01"]


def test_a_year_in_a_merged_cell():
    rows = [["GDP"], ["Năm", "Quý", "GDP"], [2022, "Q1", 1.5], [None, "Q2", 2.5], [2023, "Q1", 3.5], [None, "Q2", 4.5]]
    merges = (Merge(3, 1, 4, 1), Merge(5, 1, 6, 1))
    assert list(periods_of(rows, merges=merges).values()) == ["2022-Q1", "2022-Q2", "2023-Q1", "2023-Q2"]


@pytest.mark.parametrize("years", [[2022, 2023], ["2022", "2023"], ["Năm 2022", "Năm 2023"]])
def test_a_year_on_a_row_of_its_own_is_a_heading(years):
    rows = [["Trade"], ["Kỳ", "Exports"], [years[0]], ["Jan", 1.5], ["Feb", 2.5], [years[1]], ["Jan", 3.5]]
    assert table_of(rows) == {
        "B4": (1.5, "2022-M01", "Exports"), "B5": (2.5, "2022-M02", "Exports"), "B7": (3.5, "2023-M01", "Exports"),
    }  # fmt: skip


def test_a_row_of_the_year_with_figures_is_that_of_the_year():
    rows = [["Trade"], ["Period", "Exports"], [2022, 9.5], ["Q1", 1.5], ["Q2", 2.5], [2023, 8.5], ["Q1", 3.5]]
    assert list(periods_of(rows).values()) == ["2022", "2022-Q1", "2022-Q2", "2023", "2023-Q1"]


@pytest.mark.parametrize(
    "first", [["2022 Jan", "2023 Jan"], ["Jan 2022", "Jan 2023"], ["Tháng 1/2022", "Tháng 1/2023"]]
)
def test_a_year_in_the_cell_of_the_first_month(first):
    rows = [["Trade"], ["Kỳ", "Exports"], [first[0], 1.5], ["Feb", 2.5], ["Mar", 3.5], [first[1], 4.5], ["Feb", 5.5]]
    assert list(periods_of(rows).values()) == ["2022-M01", "2022-M02", "2022-M03", "2023-M01", "2023-M02"]


def test_descending_months_keep_their_year():
    rows = [
        ["Trade"],
        ["Year", "Month", "X"],
        [2023, "Feb", 1.5],
        [None, "Jan", 2.5],
        [2022, "Dec", 3.5],
        [None, "Nov", 4.5],
    ]
    assert list(periods_of(rows).values()) == ["2023-M02", "2023-M01", "2022-M12", "2022-M11"]


def test_the_sums_between_months_are_told_apart():
    rows = [["Trade"], ["Năm", "Kỳ", "X"], [2022, "Tháng 1", 1.5], [None, "Tháng 2", 2.5], [None, "Tháng 3", 3.5],
            [None, "Quý I", 7.5], [None, "Tháng 4", 4.5], [None, "Tổng cộng", 12.0], [None, "Cả năm", 9.5]]  # fmt: skip
    assert periods_of(rows) == {
        "C3": "2022-M01", "C4": "2022-M02", "C5": "2022-M03", "C6": "2022-Q1", "C7": "2022-M04", "C9": "2022",
    }  # fmt: skip
    assert findings_of(rows)["row_without_period"] == ("soft", "B8")


def test_rows_under_the_months_that_name_no_period_are_left_and_told():
    rows = [["Visits"], [None, None, "All", "Some"], [2014, "Oct", 1.5, 2.5], [None, "Nov", 1.5, 2.5],
            [None, "Dec¹", 3.5, 4.5],
            ["Latest three months", None, 9.5, 9.5], ["% change from year earlier", None, 5, 5]]  # fmt: skip
    assert set(periods_of(rows)) == {"C3", "D3", "C4", "D4", "C5", "D5"}
    assert findings_of(rows)["row_without_period"] == ("soft", "A6")


def test_a_block_below_takes_its_heading_as_a_name():
    rows = [["Trade"], ["Year", "Month", "X"], [2022, "Jan", 1.5], [None, "Feb", 2.5],
            ["% change on a year earlier"], [2022, "Jan", 3.5], [None, "Feb", 4.5]]  # fmt: skip
    table = table_of(rows)
    assert table["C4"] == (2.5, "2022-M02", "X")
    assert table["C7"] == (4.5, "2022-M02", "% change on a year earlier > X")


def test_a_missing_figure_keeps_its_month():
    rows = [["Trade"], ["Year", "Month", "X"], [2022, "Jan", "-"], [None, "Feb", 2.5], [2023, "Jan", 3.5]]
    assert table_of(rows)["C3"][:2] == (None, "2022-M01")


def test_a_label_beside_the_year_is_carried_down():
    rows = [["Trade"], ["Region", "Year", "Quarter", "Value"], ["North", 2022, "Q1", 1.5], [None, None, "Q2", 2.5],
            ["South", 2022, "Q1", 4.5], [None, None, "Q2", 5.5]]  # fmt: skip
    table = table_of(rows)
    assert (table["D4"][1], table["D6"][1]) == ("2022-Q2", "2022-Q2")
    assert table["D4"][2].startswith("North")
    assert table["D6"][2].startswith("South")


def test_blank_columns_between_do_not_matter():
    rows = [
        ["Trade"],
        ["Year", None, "Month", None, "X"],
        [2022, None, "Jan", None, 1.5],
        [None, None, "Feb", None, 2.5],
    ]
    assert periods_of(rows) == {"E3": "2022-M01", "E4": "2022-M02"}


def test_months_alone_take_the_only_year_of_the_title_and_it_is_told():
    rows = [["Xuất khẩu năm 2024"], ["Tháng", "Giá trị"], ["Tháng 1", 1.5], ["Tháng 2", 2.5]]
    assert periods_of(rows) == {"B3": "2024-M01", "B4": "2024-M02"}
    assert findings_of(rows)["year_from_title"] == ("soft", "A1")


@pytest.mark.parametrize(
    ("months", "cell"),
    [
        ([[None, "Nov"], [2022, "Dec"], [None, "Jan"]], "B3"),
        ([[2022, "Apr"], [None, "Dec"], [None, "Jan"]], "B5"),
        ([[2021, "Jan"], [None, "Feb"], [None, "Jan"], [2022, "Feb"]], "B5"),
        ([[2021, "Jan"], [None, "Jan"], [2022, "Jan"]], "B4"),
        ([["2021/22", "Apr"], [2022, "May"], [None, "Jun"]], "B3"),
    ],
    ids=["year on the last row", "fiscal year", "year in the middle", "twice", "first year fiscal"],
)  # fmt: skip
def test_a_year_that_is_not_certain_leaves_the_sheet_and_names_the_cell(months, cell):
    rows = [["Trade"], ["Year", "Month", "X"], *[[*month, 1.5] for month in months]]
    assert reason_of(rows) == ("year_uncertain", cell)


def test_months_whose_year_is_nowhere_are_not_read():
    rows = [["Trade"], ["Month", "X", "Y"], ["Jan", 1.5, 2.5], ["Feb", 3.5, 4.5]]
    assert reason_of(rows)[0] == "period_without_year"
