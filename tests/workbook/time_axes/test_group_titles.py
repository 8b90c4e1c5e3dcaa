"""Titles over groups of columns that no merge marks, and what each covers."""

import pytest

from indicators.workbook.cells.grid import Merge
from tests.workbook.tables import periods_of, table_of

YEARS = [2022, 2023, 2024]
FIGURES = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5]


@pytest.mark.parametrize(
    ("titles", "merges"),
    [
        (["Xuất", None, None, "Nhập", None, None], ()),
        ([None, "Xuất", None, None, "Nhập", None], ()),
        ([None, None, "Xuất", None, None, "Nhập"], ()),
        (["Xuất", None, None, "Nhập", None, None], (Merge(2, 2, 2, 4), Merge(2, 5, 2, 7))),
        (["Xuất", "Xuất", "Xuất", "Nhập", "Nhập", "Nhập"], ()),
    ],
    ids=["left", "centre", "right", "merged", "repeated"],
)
@pytest.mark.parametrize("years", [YEARS, [str(year) for year in YEARS], [f"Q{n}/2024" for n in (1, 2, 3)]])
def test_a_title_covers_its_run_of_years(titles, merges, years):
    rows = [["Ngoại thương"], [None, *titles], ["Mặt hàng", *years, *years], ["Cà phê", *FIGURES]]
    assert [figure[2] for figure in table_of(rows, merges=merges).values()] == ["Cà phê > Xuất"] * 3 + [
        "Cà phê > Nhập"
    ] * 3


def test_a_blank_column_between_groups_and_a_shorter_group():
    rows = [["Ngoại thương"], [None, "Xuất", None, None, None, "Nhập", None], ["Mặt hàng", *YEARS, None, 2023, 2024],
            ["Cà phê", 1.5, 2.5, 3.5, None, 4.5, 5.5]]  # fmt: skip
    assert [figure[1:] for figure in table_of(rows).values()] == [
        ("2022", "Cà phê > Xuất"), ("2023", "Cà phê > Xuất"), ("2024", "Cà phê > Xuất"),
        ("2023", "Cà phê > Nhập"), ("2024", "Cà phê > Nhập"),
    ]  # fmt: skip


def test_titles_over_titles():
    measures = ["Value", None, "Volume", None, "Value", None, "Volume"]
    rows = [["Trade"], [None, "Export", None, None, None, "Import"], [None, *measures],
            ["Goods", *[2022, 2023] * 4], ["Tea", *FIGURES, 7.5, 8.5]]  # fmt: skip
    assert [figure[2] for figure in table_of(rows).values()] == [
        f"Tea > {flow} {what}" for flow in ("Export", "Import") for what in ("Value", "Value", "Volume", "Volume")
    ]


def test_a_banner_over_the_groups_names_none_of_them():
    rows = [[None, "Energy supply and renewable electricity"], [None, "Supply of energy", None, "Renewables", None],
            [None, 2012, 2013, 2012, 2013], ["Andorra", 1.5, 2.5, 3.5, 4.5]]  # fmt: skip
    assert table_of(rows)["B4"] == (1.5, "2012", "Andorra > Supply of energy")


def test_years_over_months_are_no_names():
    rows = [["Xuất khẩu"], ["Mặt hàng", 2023, None, 2024, None], [None, "Tháng 1", "Tháng 2", "Tháng 1", "Tháng 2"],
            ["Cà phê", 1.5, 2.5, 3.5, 4.5]]  # fmt: skip
    assert [figure[1:] for figure in table_of(rows).values()] == [
        ("2023-M01", "Cà phê"), ("2023-M02", "Cà phê"), ("2024-M01", "Cà phê"), ("2024-M02", "Cà phê"),
    ]  # fmt: skip


@pytest.mark.parametrize("months", [["2010.01", None, "2010.10", None], ["2010.01", "2010.01", "2010.10", "2010.10"],
                                    ["Jan 2010", None, "Oct 2010", None]])  # fmt: skip
def test_months_over_items(months):
    rows = [["CPI"], ["Region", *months], [None, "Total", "Food", "Total", "Food"], ["Seoul", 1.5, 2.5, 3.5, 4.5]]
    assert [figure[1:] for figure in table_of(rows).values()] == [
        ("2010-M01", "Seoul > Total"), ("2010-M01", "Seoul > Food"),
        ("2010-M10", "Seoul > Total"), ("2010-M10", "Seoul > Food"),
    ]  # fmt: skip


def test_a_year_alone_in_its_row_covers_the_columns_of_every_group_to_its_right():
    rows = [
        ["Số lao động theo nghề"],
        ["Nghề", 2031],
        [None, "Tổng số", "Tỷ lệ (%)"],
        [None, None, "Nữ", "Thành thị", "Nông thôn"],
        ["Kỹ sư", 1500, 46.8, 70.5, 29.5],
        ["Thợ hàn", 900, 4.1, 30.5, 69.5],
        ["Kế toán", 700, 81.2, 66.5, 33.5],
    ]
    assert periods_of(rows) == {f"{column}{row}": "2031" for row in (5, 6, 7) for column in "BCDE"}


def test_a_year_that_heads_its_own_column_covers_no_other():
    rows = [
        ["Nghề", 2031],
        [None, None, "Tăng thêm"],
        ["Kỹ sư", 1500, 40],
        ["Thợ hàn", 900, 30],
        ["Kế toán", 700, 20],
    ]
    assert "C3" not in {cell for cell, period in periods_of(rows).items() if period}


def test_lines_one_over_the_other_at_the_left_of_a_pair_hold_for_both_of_its_columns():
    rows = [["Exports"], [None, "Actual", None, "Estimate"], [None, "11 months", None, "December"],
            [None, 2030, None, 2030], [None, "Volume", "Value", "Volume", "Value"], ["All", 10, 5, 1, 2]]  # fmt: skip
    assert periods_of(rows) == {"B6": "2030-01-01/P11M", "C6": "2030-01-01/P11M", "D6": "2030-M12", "E6": "2030-M12"}
