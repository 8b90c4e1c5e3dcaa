"""Tables side by side in one sheet, and columns that only look like the beginning of another table."""

from datetime import date

import pytest

from tests.workbook.files import read_rows
from tests.workbook.tables import periods_of, table_of


def test_years_and_quarters_side_by_side_under_titles_of_their_own():
    rows = [
        [None, "Output of the country, current and constant prices", None, None, None, None, date(2031, 1, 1)],
        [],
        ["Annual", None, None, None, "Quarterly"],
        [None, "Current", "Constant", None, None, "Current", "Constant"],
        [],
        ["1999", 1.5, 2.5, None, "2029Q4", 5.5, 6.5],
        ["2000", 3.5, 4.5, None, "2030Q1", 7.5, 8.5],
        [None, None, None, None, "2030Q2", 9.5, 10.5],
    ]
    assert periods_of(rows) == {
        "B6": "1999", "C6": "1999", "B7": "2000", "C7": "2000", "F6": "2029-Q4", "G6": "2029-Q4",
        "F7": "2030-Q1", "G7": "2030-Q1", "F8": "2030-Q2", "G8": "2030-Q2",
    }  # fmt: skip


@pytest.mark.parametrize("gap", [[], [None], [None, None]], ids=["none", "one", "two"])
@pytest.mark.parametrize("heads", [["Year", "Year"], ["Năm", "Năm"], ["Năm", "Quý"]])
def test_a_period_column_that_comes_again_begins_a_table(gap, heads):
    second = ["Q1/2023", "Q2/2023"] if heads[1] == "Quý" else [2022, 2023]
    rows = [["Trade"], [heads[0], "Exports", *gap, heads[1], "Imports"], [2022, 1.5, *gap, second[0], 2.5],
            [2023, 3.5, *gap, second[1], 4.5]]  # fmt: skip
    found = table_of(rows)
    letter = "DEF"[len(gap)]
    assert found["B4"] == (3.5, "2023", "Exports")
    assert found[f"{letter}4"] == (4.5, "2023-Q2" if heads[1] == "Quý" else "2023", "Imports")


def test_years_and_months_that_come_again_are_no_records_but_tables(tmp_path):
    """As records the second year and both months would be names of the figures, and each of them one of a year."""
    months = [(2030, "Jan"), (2030, "Feb"), (2030, "Mar"), (2031, "Jan")]
    rows = [
        [None, None, "PRICES (2025 = 100)", None, None, None, None, "INFLATION (2025 = 100)"],
        ["Year", "Month", "All items", "Food", None, "Year", "Month", "All items", "Food"],
        *[[y, m, 101.5 + at, 102.5 + at, None, y, m, 1.25 + at, 2.25 + at] for at, (y, m) in enumerate(months)],
    ]
    reading = read_rows(tmp_path, rows)
    found = {one.cell: (one.period.render(), one.measure) for one in reading.rows}
    assert (found["C4"], found["D6"]) == (("2030-M02", "base_index"), ("2031-M01", "base_index"))
    assert (found["H4"], found["I6"]) == (("2030-M02", ""), ("2031-M01", ""))
    assert {one.unit_measure for one in reading.rows} == {"percent"}
    assert len(found) == 16


def test_three_tables_of_different_length():
    rows = [["Trade"], ["Period", "GDP", None, "Period", "GDP", None, "Period", "GDP"],
            [2022, 1.5, None, "2023Q1", 2.5, None, "Jan 2023", 7.5],
            [2023, 3.5, None, "2023Q2", 4.5, None, "Feb 2023", 8.5],
            [None, None, None, "2023Q3", 5.5, None, "Mar 2023", 9.5]]  # fmt: skip
    assert {cell: period for cell, period in periods_of(rows).items() if cell[1] in "35"} == {
        "B3": "2022", "E3": "2023-Q1", "E5": "2023-Q3", "H3": "2023-M01", "H5": "2023-M03",
    }  # fmt: skip


def test_a_column_goes_on_beside_itself():
    rows = [["Population"], ["Year", "People", None, "Year", "People"], [1990, 1.5, None, 1992, 3.5],
            [1991, 2.5, None, 1993, 4.5]]  # fmt: skip
    assert [figure[:2] for figure in table_of(rows).values()] == [
        (1.5, "1990"),
        (2.5, "1991"),
        (3.5, "1992"),
        (4.5, "1993"),
    ]


def test_labels_beside_labels_with_the_same_years_over_both():
    rows = [["Xuất khẩu", None, None, None, "Nhập khẩu"], ["Mặt hàng", 2022, 2023, None, "Mặt hàng", 2022, 2023],
            ["Cà phê", 1.5, 2.5, None, "Vải", 3.5, 4.5], ["Gạo", 1.6, 2.6, None, "Sắt thép", 3.6, 4.6]]  # fmt: skip
    table = table_of(rows)
    assert table["C4"] == (2.6, "2023", "Gạo")
    assert table["F4"] == (3.6, "2022", "Sắt thép")


def test_a_matrix_beside_a_table_of_years():
    rows = [["Rain"], ["Year", "Jan", "Feb", None, "Year", "Whole"], [2022, 1.5, 2.5, None, 2022, 7.5],
            [2023, 1.6, 2.6, None, 2023, 8.5]]  # fmt: skip
    assert periods_of(rows) == {
        "B3": "2022-M01", "C3": "2022-M02", "B4": "2023-M01", "C4": "2023-M02", "F3": "2022", "F4": "2023",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Chỉ tiêu", 2022, 2023, "Items"], ["Lúa", 1.5, 2.5, "Rice"], ["Ngô", 1.6, 2.6, "Maize"]], "B2 C2 B3 C3"),
        ([["Year", "GDP", "Note", "CPI"], [2022, 1.5, "estimate", 2.5], [2023, 1.6, "final", 2.6]], "B2 D2 B3 D3"),
        ([["Item", 2022, None, 2023, None], ["Rice", 1.5, "p", 2.5, "e"], ["Tea", 1.6, "p", 2.6, "r"]], "B2 D2 B3 D3"),
        ([["Period", "Actual", "Released", "Forecast"], ["Jan 2023", 1.5, date(2023, 2, 1), 2.5],
          ["Feb 2023", 1.6, date(2023, 3, 1), 2.6]], "B2 D2 B3 D3"),
        ([["Year", "A", "B"], [2022, 1990, 2.5], [2023, 1990, 3.5]], "B2 C2 B3 C3"),
    ],
    ids=["labels in two languages", "notes", "flags", "days of release", "figures like years"],
)  # fmt: skip
def test_what_only_looks_like_another_table_is_none(rows, expected):
    assert set(periods_of(rows)) == set(expected.split())
