"""Shapes that offices print and that no layout is named for: capitals over goods, numbers of rows, two languages."""

from indicators.workbook import Limits, read_workbook
from tests.workbook.files import xlsx


def read(tmp_path, rows):
    return read_workbook(xlsx(tmp_path / "f.xlsx", {"S": rows}), "f.xlsx", Limits())


def test_goods_that_recur_under_countries_in_capitals_belong_to_them(tmp_path):
    reading = read(
        tmp_path,
        [
            ["Nước, mặt hàng", "Tháng 10/2025 (USD)", "10 tháng/2025 (USD)"],
            ["TỔNG TRỊ GIÁ", 1000, 9000],
            ["HOA KỲ", 600, 5000],
            ["Hàng dệt, may", 500, 4000],
            ["Hạt điều", 100, 1000],
            ["TRUNG QUỐC", 400, 4000],
            ["Hạt điều", 300, 3000],
        ],
    )
    paths = {(row.path, row.label) for row in reading.rows}
    assert paths == {
        *(((), name) for name in ("TỔNG TRỊ GIÁ", "HOA KỲ", "TRUNG QUỐC")),
        *((("HOA KỲ",), name) for name in ("Hàng dệt, may", "Hạt điều")),
        (("TRUNG QUỐC",), "Hạt điều"),
    }
    assert not reading.findings


def test_a_label_that_recurs_under_one_head_in_capitals_stays_a_duplicate(tmp_path):
    reading = read(
        tmp_path,
        [
            ["Nước, mặt hàng", "Tháng 10/2025 (USD)", "10 tháng/2025 (USD)"],
            ["HOA KỲ", 600, 5000],
            ["Hạt điều", 100, 1000],
            ["Hạt điều", 200, 1500],
            ["TRUNG QUỐC", 400, 4000],
            ["Hạt điều", 300, 3000],
        ],
    )
    assert {finding.code for finding in reading.findings} == {"duplicate_conflict"}


def test_the_number_beside_a_label_says_what_it_stands_under(tmp_path):
    reading = read(
        tmp_path,
        [
            ["TT", "Chỉ tiêu", "Đơn vị tính", "11 tháng năm 2024", "11 tháng năm 2025"],
            [1, "Vốn thực hiện", "triệu USD", 21680, 23600],
            [2, "Vốn đăng ký", "triệu USD", 31384.5, 33690],
            ["2.1", "Cấp mới", "triệu USD", 17393, 15960],
            ["2.2", "Tăng thêm", "triệu USD", 9933, 11620],
            [3, "Số dự án"],
            ["3.1", "Cấp mới", "dự án", 3035, 3695],
        ],
    )
    found = {(row.path, row.label, row.unit_measure) for row in reading.rows}
    assert (("Vốn đăng ký",), "Cấp mới", "USD") in found
    assert (("Số dự án",), "Cấp mới", "projects") in found
    assert ((), "Vốn thực hiện", "USD") in found


def test_a_unit_in_two_languages_is_one_and_a_structure_stands_under_its_heading(tmp_path):
    reading = read(
        tmp_path,
        [
            ["Trị giá xuất khẩu hàng hóa - Exports of goods"],
            [None, None, "Triệu đô la Mỹ - Mill. USD"],
            [None, 2021, 2022],
            ["TỔNG SỐ - TOTAL", 336166.8, 371715.4],
            ["Khu vực kinh tế trong nước", 88700.2, 95300.1],
            ["Cơ cấu (%) - Structure (%)"],
            ["TỔNG SỐ - TOTAL", 100.0, 100.0],
            ["Khu vực kinh tế trong nước", 26.4, 25.6],
        ],
    )
    assert {(row.path, row.unit_measure, row.unit_mult) for row in reading.rows} == {
        ((), "USD", 6),
        (("Cơ cấu (%) - Structure (%)",), "percent", 0),
    }
    assert not any(finding.code == "duplicate_conflict" for finding in reading.findings)


def test_money_whose_scale_stands_in_brackets_is_money(tmp_path):
    reading = read(
        tmp_path,
        [
            ["Goods, Value of Exports, Free on board (FOB), US Dollars (Millions)"],
            [None, "Jan 2024", "2024 (est.)"],
            ["World", 33571.2, 405532.5],
            ["Japan", 1900.5, 24600.5],
        ],
    )
    assert {(row.unit_measure, row.unit_mult) for row in reading.rows} == {("USD", 6)}
    assert {(str(row.period), row.obs_status) for row in reading.rows} == {("2024-M01", ""), ("2024", "E")}


def test_the_first_row_of_a_header_in_two_is_no_line_of_metadata(tmp_path):
    reading = read(
        tmp_path,
        [
            ["36. Một số chỉ tiêu xã hội - môi trường"],
            [],
            [None, None, "Đơn vị", "Quý I"],
            [None, None, "tính", "năm 2024"],
            ["Tai nạn giao thông"],
            [None, "Số vụ", "Vụ", 6552],
            [None, "Số người chết", "Người", 2723],
        ],
    )
    assert [str(row.period) for row in reading.rows] == ["2024-Q1", "2024-Q1"]


def test_a_year_beside_a_quarter_that_cannot_be_read_is_no_whole_year(tmp_path):
    reading = read(
        tmp_path,
        [
            ["26. Exports of goods in the quarters of 2020"],
            [None, "Second quarter of 2020", "Thirsd quarter năm 2020"],
            ["TOTAL", 59554.0, 80069.6],
            ["FDI sector", 37388.3, 50505.6],
        ],
    )
    assert "2020" not in {str(row.period) for row in reading.rows}
    assert {row.column for row in reading.rows if row.period is None} <= {3}
