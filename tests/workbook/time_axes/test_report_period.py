"""A title that says the reporting period, and columns that only speak of it."""

from indicators.workbook import Limits, read_workbook
from tests.workbook.files import xlsx

TITLE = [
    ["CỤC HẢI QUAN"],
    ["HÀNG HÓA XUẤT KHẨU"],
    ["Kỳ 1 tháng 12 năm 2025 (từ ngày 01/12/2025 đến ngày 15/12/2025)"],
    [],
]


def read(tmp_path, table, title=TITLE):
    reading = read_workbook(xlsx(tmp_path / "f.xlsx", {"S": title + table}), "f.xlsx", Limits())
    return {(row.label, row.column): row for row in reading.rows}, reading


def test_the_half_month_and_what_was_gathered_since_new_year_are_told_apart(tmp_path):
    table = [
        ["Nhóm hàng", "ĐVT", "Số trong kỳ báo cáo", None, "Lũy kế từ đầu năm đến hết kỳ báo cáo", None],
        [None, None, "Lượng", "Trị giá (USD)", "Lượng", "Trị giá (USD)"],
        ["TỔNG TRỊ GIÁ", None, None, 20123456789, None, 450123456789],
        ["Hạt điều", "Tấn", 25123, 172345678, 712345, 4912345678],
    ]
    rows, reading = read(tmp_path, table)
    assert str(rows["TỔNG TRỊ GIÁ", 4].period) == "2025-12-01/P15D"
    assert str(rows["TỔNG TRỊ GIÁ", 6].period) == "2025-01-01/P349D"
    assert (rows["Hạt điều", 3].unit_measure, rows["Hạt điều", 4].unit_measure) == ("tonnes", "USD")
    assert [finding.code for finding in reading.findings] == ["period_from_title"]


def test_the_same_window_of_the_year_before_is_shifted_and_a_comparison_of_both_is_of_the_later(tmp_path):
    table = [
        ["Chỉ tiêu (tỷ USD)", "Trong kỳ", "Cùng kỳ năm trước", "So với cùng kỳ năm trước (%)"],
        ["Xuất khẩu", 20.5, 19.25, 106.5],
        ["Nhập khẩu", 18.5, 17.25, 107.2],
    ]
    rows, _ = read(tmp_path, table)
    assert str(rows["Xuất khẩu", 2].period) == "2025-12-01/P15D"
    assert str(rows["Xuất khẩu", 3].period) == "2024-12-01/P15D"
    compared = rows["Xuất khẩu", 4]
    assert (str(compared.period), compared.measure) == ("2025-12-01/P15D", "yoy_index")


def test_without_a_period_in_the_title_the_columns_stay_unread(tmp_path):
    table = [["Chỉ tiêu (tỷ USD)", "Trong kỳ báo cáo"], ["Xuất khẩu", 20.5], ["Nhập khẩu", 18.5]]
    rows, _ = read(tmp_path, table, [["Hàng hóa"], []])
    assert not any(row.period for row in rows.values())


def test_what_was_done_up_to_a_day_is_told_of_that_day_and_of_the_same_day_a_year_before(tmp_path):
    title = [["1. Sản xuất nông nghiệp đến ngày 15 tháng 02 năm 2024"], [None, None, None, "Nghìn ha"], []]
    table = [
        [None, "Thực hiện cùng kỳ năm trước", "Thực hiện kỳ này", "Thực hiện kỳ này so với cùng kỳ năm trước (%)"],
        ["Gieo cấy lúa đông xuân", 2649.6, 2596.3, 98.0],
        ["Ngô", 223.5, 251.6, 112.6],
    ]
    rows, reading = read(tmp_path, table, title)
    days = [str(rows["Ngô", column].period) for column in (2, 3, 4)]
    assert days == ["2023-02-15", "2024-02-15", "2024-02-15"]
    assert [rows["Ngô", column].measure for column in (2, 3, 4)] == ["level", "level", "yoy_index"]
    assert [finding.code for finding in reading.findings] == ["period_from_title"]


def test_a_month_up_to_which_something_was_done_leaves_its_beginning_open(tmp_path):
    title = [["Sản xuất nông nghiệp đến tháng 7 năm 2024"], []]
    _, reading = read(tmp_path, [[None, "Thực hiện kỳ này"], ["Ngô", 251.6]], title)
    assert [(sheet.skipped_reason, sheet.skipped_cell) for sheet in reading.sheets] == [("period_elsewhere", "B4")]
