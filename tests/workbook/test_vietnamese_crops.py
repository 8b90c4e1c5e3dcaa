"""Tables of crops, livestock, floods and industry in the Vietnamese appendix: changes, parts of totals, units."""

from indicators.workbook.cells.grid import Merge
from indicators.workbook.measures.headers import read_header
from tests.workbook.test_vietnamese_editions import said
from tests.workbook.test_vietnamese_offices import figures


# -- changes in absolute terms ----------------------------------------------------------------------------------------
def test_a_change_on_the_season_before_is_in_hectares_and_no_level():
    rows = [
        ["4. Diện tích, năng suất, sản lượng lúa đông xuân năm 2031"], [],
        [None, "Thực hiện vụ đông xuân 2031", None, None, "Tăng giảm so với vụ đông xuân 2030"],
        [None, "Diện tích", "Năng suất", None, "Diện tích", "Năng suất"],
        [None, "(Nghìn ha)", "(Tạ/ha)", None, "(Nghìn ha)", "(Tạ/ha)"],
        ["CẢ NƯỚC", 3124.2, 64.8, None, 27.4, -0.9], ["Hà Nội", 102.6, 61.1, None, 0.6, -1.5],
    ]  # fmt: skip
    merges = [Merge(3, 2, 3, 3), Merge(3, 5, 3, 6)]
    assert said(rows, "B6", "E6", "F7", merges=merges) == [
        ("2031", "level", "hectares", 3),
        ("2031", "diff_yoy", "hectares", 3),
        ("2031", "diff_yoy", "quintals_per_hectare", 0),
    ]


def test_the_ratio_of_a_year_to_the_year_before_is_of_the_year_named_first():
    assert read_header(["Tỷ lệ so sánh (%)", "Năm 2031", "so với", "năm 2030"]).measure == "yoy_index"


HERDS = [
    ["10. Kết quả chăn nuôi năm 2031"], [],
    [None, "Tổng số", "Chia ra:", "Chia ra:"], [None, "(Thời điểm 1/10/2031)", "Miền Bắc", "Miền Nam"],
    [None, "Nghìn con", None, None], ["Trâu", 2897.5, 2519.5, 378], ["Bò", 4127.5, 2044.5, 2083],
    [None, "So với năm 2030 (%)", None, None], ["Trâu", 98, 98.7, 93.9], ["Bò", 101.6, 102.7, 100.5],
]  # fmt: skip
OVER_ALL = [Merge(5, 2, 5, 4), Merge(8, 2, 8, 4)]


def test_the_parts_of_a_total_are_of_the_day_that_only_the_total_names():
    assert said(HERDS, "B6", "C6", "D7", merges=OVER_ALL) == [("2031-10-01", "level", "heads", 3)] * 3


def test_a_comparison_over_all_columns_in_the_midst_of_a_table_leaves_them_their_heads():
    assert said(HERDS, "B9", "C9", "D10", merges=OVER_ALL) == [("2031-10-01", "yoy_index", "percent", 0)] * 3
    assert [figures(HERDS, OVER_ALL)[at].item for at in ("B9", "D9")] == ["Tổng số", "Chia ra: Miền Nam"]


# -- heads in two rows, blocks and their units -------------------------------------------------------------------------
def test_numbers_under_the_word_for_months_go_on_with_it():
    rows = [
        ["10. Thiệt hại do lụt cả nước"], ["từ đầu năm đến tháng 10 năm 2031"], [],
        [None, "Đơn", "Cộng", "Tháng", "Tháng", "Tháng", "Tháng"], [None, "vị", "cả năm", 6, 7, 8, "9+10 (*)"],
        ["Người chết", "Người", 645, 3, 43, 31, 555], ["Số người bị thương", "Người", 479, 52, 32, 196, 203],
    ]  # fmt: skip
    found = figures(rows)
    assert [found[at].period.render() for at in ("D6", "F6", "G6")] == ["2031-M06", "2031-M08", "2031-09-01/P2M"]


def test_a_row_further_in_below_which_the_block_begins_anew_is_its_head():
    rows = [
        ["2. Sản xuất thủy sản tháng 4 năm 2031"], [], [None, None, "Tháng 4 năm 2031 (Nghìn tấn)"],
        ["Tổng số", None, 298.5], [None, "Cá", 211.5], [None, "Tôm", 37.5],
        [None, "Nuôi trồng", 105.5], [None, "Cá", 66.5], [None, "Tôm", 25],
        [None, "Khai thác", 192.5], [None, "Cá", 144.5], [None, "Tôm", 12.5],
        [None, "Trong đó: Khai thác biển", 171.5], [None, "Cá", 130.5], [None, "Tôm", 11.5],
    ]  # fmt: skip
    found = figures(rows)
    assert [found[at].path for at in ("C5", "C8", "C11", "C14")] == [
        ("Tổng số",), ("Tổng số", "Nuôi trồng"), ("Tổng số", "Khai thác"), ("Tổng số", "Khai thác biển"),
    ]  # fmt: skip


def test_a_row_of_a_block_whose_ditto_mark_was_forgotten_has_the_unit_of_its_head():
    rows = [
        ["4. Một số sản phẩm chủ yếu tháng 10 năm 2031"], [], [None, "Đơn vị", "Tháng 10 năm 2031"],
        ["Phân hóa học", "Nghìn tấn", 191.5], ["Nhà nước", '"', 191], ["Ngoài Nhà nước", None, 0.5],
        ["Thuốc ống", "Triệu ống", 40.5], ["Nhà nước", '"', 19.5], ["Ngoài Nhà nước", '"', 21],
    ]  # fmt: skip
    assert [one[2:] for one in said(rows, "C6", "C9")] == [("tonnes", 3), ("tubes", 6)]


def test_a_rate_of_development_without_a_base_is_on_the_year_before():
    rows = [
        ["3. Tổng sản phẩm trong nước 9 tháng và ước tính năm 2031"], [],
        [None, "Thực hiện (Tỷ đồng)", None, "Tốc độ phát triển (%)"],
        [None, "9 tháng năm 2031", "Ước tính năm 2031", "9 tháng năm 2031", "Ước tính năm 2031"],
        ["Tổng số", 223067, 312853, 106.9, 107], ["Nông nghiệp", 40294, 57417, 103.1, 103.4],
    ]  # fmt: skip
    merges = [Merge(3, 2, 3, 3), Merge(3, 4, 3, 5)]
    assert [one[1:3] for one in said(rows, "C5", "D5", "E6", merges=merges)] == [
        ("level", "VND"), ("yoy_index", "percent"), ("yoy_index", "percent"),
    ]  # fmt: skip


def test_a_unit_over_all_columns_is_not_that_of_rows_which_all_say_their_own():
    rows = [
        ["6. Sản xuất lâm nghiệp năm 2031"], [], [None, "Thực hiện (Nghìn tấn)"], [None, "Năm 2030", "Năm 2031"],
        ["Trồng rừng tập trung (Nghìn ha)", 193.5, 191.5], ["Gỗ khai thác (Nghìn m3)", 2397, 2428.5],
        ["Diện tích rừng bị cháy (Ha)", 1523.5, 11538.5],
    ]  # fmt: skip
    merges = [Merge(3, 2, 3, 3)]
    assert [one[2:] for one in said(rows, "B5", "C6", "C7", merges=merges)] == [
        ("hectares", 3), ("cubic_metres", 3), ("hectares", 0),
    ]  # fmt: skip


# -- rows and columns that were lost ----------------------------------------------------------------------------------
def test_a_stray_accent_beside_a_heading_ends_no_table():
    rows = [
        ["10. Khách quốc tế đến Việt Nam tháng 01 năm 2031"], [None, None, None, "Lượt người"],
        [None, None, "Thực hiện tháng 01/2030", "Ước tính tháng 01/2031"], [None, "Tổng số", 213946, 198870],
        ["Phân theo mục đích đến", None, None, None, "`"], [None, "Du lịch", 109086, 106151],
        [None, "Công việc", 31955, 30399],
    ]  # fmt: skip
    assert said(rows, "C6", "D7") == [("2030-M01", "level", "persons", 0), ("2031-M01", "level", "persons", 0)]


def test_the_total_of_a_year_that_is_compared_as_a_whole_is_the_years():
    rows = [
        ["17. Tổng mức bán lẻ hàng hóa theo giá thực tế"], [],
        [None, "Ước tính tháng 12 năm 2031 (Tỷ đồng)", "Ước tính năm 2031", None, "Năm 2031 so với năm 2030 (%)"],
        [None, None, "Tổng số (Tỷ đồng)", "Cơ cấu (%)"],
        ["TỔNG SỐ", 120562, 1197480, 100, 118.6], ["Nhà nước", 12454, 116244, 9.7, 101.4],
    ]  # fmt: skip
    assert said(rows, "B5", "C5", merges=[Merge(3, 3, 3, 4)]) == [
        ("2031-M12", "level", "VND", 9),
        ("2031", "level", "VND", 9),
    ]
