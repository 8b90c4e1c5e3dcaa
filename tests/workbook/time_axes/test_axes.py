"""Where the periods of a table are, and the tables whose periods cannot be told."""

from datetime import date

import pytest

from indicators.workbook.periods.date_axis import Step
from indicators.workbook.shapes.regions import find_regions
from indicators.workbook.time_axes.axes import find_axes
from indicators.workbook.time_axes.table_axes import Axis
from tests.workbook.files import grid_of


def axes_of(rows):
    return find_axes(find_regions(grid_of(rows))[0])


def test_periods_over_the_columns():
    axes = axes_of([[None, "2023", "Quý I/2024"], ["GDP", 1.5, 2.5]])
    assert axes.axis is Axis.COLUMNS
    assert [column.period.period.render() for column in axes.columns] == ["2023", "2024-Q1"]


def test_periods_at_the_rows():
    axes = axes_of([["Kỳ", "GDP"], ["2023", 1.5], ["2024", 2.5]])
    assert axes.axis is Axis.ROWS
    assert {row: read.period.render() for row, read in axes.rows.items()} == {2: "2023", 3: "2024"}


def test_a_window_in_the_title_is_the_period_of_columns_that_name_none():
    axes = axes_of([["Cấp phép từ 01/01- 20/7/2024"], [None, "Vốn"], ["TỔNG SỐ", 1.5]])
    assert axes.axis is Axis.TITLE
    assert axes.title_period.period.last_day == date(2024, 7, 20)


def test_months_without_a_year_take_the_only_year_of_the_title():
    axes = axes_of([["Xuất khẩu năm 2024"], [None, "Tháng 1", "Tháng 2"], ["Cà phê", 1.5, 2.5]])
    assert (axes.axis, axes.year) == (Axis.COLUMNS, 2024)
    assert axes.columns[1].period.period.render() == "2024-M02"


def test_first_days_over_the_columns_stand_for_months():
    axes = axes_of([[None, date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)], ["GDP", 1.5, 2.5, 3.5]])
    assert axes.days.step is Step.MONTH
    assert axes.columns[0].period.period.render() == "2024-M01"


def test_one_date_over_all_columns_is_a_remark_when_each_row_has_its_period():
    axes = axes_of([["Last period", date(2009, 12, 31)], ["Kỳ", "AUD"], ["1969", 1.5], ["1970", 2.5]])
    assert axes.axis is Axis.ROWS


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[None, "Chung"], ["GDP", 1.5]], "period_absent"),
        ([["Tháng 6 và 6 tháng năm 2024"], [None, "Chung"], ["GDP", 1.5]], "period_ambiguous"),
        ([["Đến tháng 7 năm 2024"], [None, "Thực hiện kỳ này"], ["Lúa", 1.5]], "period_elsewhere"),
        ([["Lúa"], [None, "Thực hiện vụ đông xuân 2023-2024"], ["Lúa", 1.5]], "period_elsewhere"),
        (
            [["Năm", "Tháng 11", "Tháng 12", "Tháng 1"], ["2023", 1.5, 2.5, 6.5], ["2024", 3.5, 4.5, 7.5]],
            "year_by_month",
        ),
        ([["Niên độ", "Tháng 1", "Tháng 2"], ["Q1/2023", 1.5, 2.5], ["Q2/2023", 3.5, 4.5]], "year_by_month"),
        ([["Tháng", "Xuất khẩu"], ["Tháng 1", 1.5], ["Tháng 2", 3.5]], "period_without_year"),
        (
            [["Năm", "Tháng", "GDP"], ["2023", "Tháng 11", 1.5], [None, "Tháng 12", 3.5], [None, "Tháng 1", 2.5]],
            "year_uncertain",
        ),
        ([["Kỳ", "2023", "2024"], ["Quý I/2024", 1.5, 2.5], ["Quý II/2024", 1.5, 2.5]], "periods_twice"),
        ([[None, "Tháng 1", "Tháng 2"], ["Cà phê", 1.5, 2.5]], "period_without_year"),
    ],
)
def test_a_table_whose_periods_cannot_be_told_says_why(rows, reason):
    axes = axes_of(rows)
    assert (axes.axis, axes.reason) == (None, reason)


def test_days_that_could_be_read_month_first_are_told():
    assert axes_of([["Ngày", "Giá"], ["01/02/2024", 1.5], ["02/03/2024", 2.5]]).day_order_open
    assert not axes_of([["Ngày", "Giá"], ["01/02/2024", 1.5], ["13/03/2024", 2.5]]).day_order_open
