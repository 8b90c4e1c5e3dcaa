"""Tables of the monthly appendix over its editions since 2000: the same series read alike in each of its forms."""

import pytest

from indicators.workbook.cells.grid import Merge
from tests.workbook.tables import findings_of, periods_of
from tests.workbook.test_vietnamese_offices import figures


def said(rows, *cells, merges=()):
    """Return period, measure, unit and power of ten of some cells."""
    found = figures(rows, merges)
    return [(found[at].period.render(), found[at].measure, found[at].unit_measure, found[at].unit_mult) for at in cells]


# -- school years -----------------------------------------------------------------------------------------------------
EXAMINATIONS = [
    ["31. Kết quả thi tốt nghiệp trung học phổ thông năm học 2030-2031"], [],
    [None, "Số dự thi (Học sinh)", "Tỷ lệ tốt nghiệp (%)"],
    ["CẢ NƯỚC", 1024167, 76.5], ["Hà Nội", 39142, 91.5], ["Vĩnh Phúc", 15321, 88.5],
]  # fmt: skip
CLASSES = [
    ["26. Số lớp học tại thời điểm khai giảng năm học"], [],
    [None, "Khai giảng", "Khai giảng", "Khai giảng năm học"], [None, "năm học", "năm học", "2031-2032 so với"],
    [None, "2030 -2031", "2031-2032", "khai giảng năm học"], [None, None, None, "2030-2031 (%)"],
    ["Lớp học (Lớp)", 501889, 509712, 101.5], ["Tiểu học", 322241, 319498, 99.1],
]  # fmt: skip


def test_a_school_year_runs_from_september_and_that_is_told():
    assert set(periods_of(EXAMINATIONS).values()) == {"2030-09-01/P12M"}
    assert findings_of(EXAMINATIONS)["school_year_from_september"] == ("info", "A1")
    assert said(EXAMINATIONS, "B4")[0][2:] == ("students", 0)


def test_school_years_over_columns_are_read_and_compared():
    assert said(CLASSES, "B7", "C7", "D7") == [
        ("2030-09-01/P12M", "level", "classes", 0),
        ("2031-09-01/P12M", "level", "classes", 0),
        ("2031-09-01/P12M", "yoy_index", "percent", 0),
    ]


# -- what the title says ----------------------------------------------------------------------------------------------
def test_income_a_month_is_of_the_titles_half_year_and_of_no_january():
    rows = [
        ["11. Lao động và thu nhập của lao động khu vực nhà nước"], ["6 tháng đầu năm 2031"], [],
        [None, "Lao động bình quân (Nghìn người)", "Thu nhập bình quân 1 người 1 tháng (Nghìn đồng)",
         "6 tháng/2031 so với 6 tháng/2030 (%)", None],
        [None, None, None, "Lao động", "Thu nhập"],
        ["Cả nước", 3420.5, 735.5, 101.5, 107.5], ["Trung ương", 1419.5, 976.5, 103.5, 107.25],
    ]  # fmt: skip
    assert said(rows, "B6", "C6", "D6") == [
        ("2031-S1", "level", "persons", 3),
        ("2031-S1", "level", "VND", 3),
        ("2031-S1", "yoy_index", "percent", 0),
    ]


def test_a_table_of_average_monthly_income_is_of_the_year_its_title_names():
    rows = [["29. Thu nhập bình quân một tháng của lao động năm 2031"], [],
            [None, "Trung ương", "Địa phương"], ["Nông nghiệp", 2150.5, 1809.5], ["Thủy sản", 2235, 2019]]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2031"}


def test_months_over_columns_take_the_titles_year_beside_the_year_of_prices():
    rows = [
        ["2. GIÁ TRỊ SẢN XUẤT CÔNG NGHIỆP"], ["Tháng 4 và 4 tháng năm 2031 (Giá so sánh 1994)"], [],
        [None, "Chính thức", "Ước tính", "Cộng dồn"], [None, "tháng 3", "tháng 4", "4 tháng"],
        [None, "(Tỷ đồng)", "(Tỷ đồng)", "năm 2031 (Tỷ đồng)"],
        ["Tổng số", 19331, 19255, 73514.5], ["Trung ương", 8038, 8125.5, 31514.5],
    ]  # fmt: skip
    assert [one[0] for one in said(rows, "B7", "C7", "D7")] == ["2031-M03", "2031-M04", "2031-01-01/P4M"]


def test_what_is_done_by_a_day_is_of_that_day_where_only_a_comparison_says_this_period():
    rows = [
        ["1. Sản xuất nông nghiệp đến ngày 15 tháng 2 năm 2031"], [],
        [None, "Thực hiện", "Thực hiện kỳ này so với"], [None, "(Nghìn ha)", "cùng kỳ năm trước (%)"],
        ["Gieo cấy lúa đông xuân", 2528.5, 103.5], ["Miền Bắc", 657.5, 90.5],
    ]  # fmt: skip
    assert said(rows, "B5", "C5") == [
        ("2031-02-15", "level", "hectares", 3),
        ("2031-02-15", "yoy_index", "percent", 0),
    ]


# -- rows -------------------------------------------------------------------------------------------------------------
def test_quarters_under_an_estimated_year_are_of_that_year():
    rows = [
        ["35. Tỷ lệ thất nghiệp"], [None, None, "Đơn vị tính: %"], [None, "Thành thị", "Nông thôn"],
        ["Năm 2029", 3.25, 1.25], ["Năm 2030", 3.5, 1.5], ["Ước tính năm 2031", 3.4, 1.4],
        ["Quý I", 3.7, 1.6], ["Quý II", 3.2, 1.3], ["Quý III", 3.3, 1.7], ["Quý IV", 3.4, 1.5],
    ]  # fmt: skip
    found = figures(rows)
    assert [found[f"B{row}"].period.render() for row in (4, 6, 7, 10)] == ["2029", "2031", "2031-Q1", "2031-Q4"]
    assert (found["B6"].obs_status, found["B4"].obs_status) == ("E", "")


SECTIONS = [
    ["22. Vận tải hành khách tháng 12 và năm 2031"], [],
    [None, None, "Ước tính tháng 12 năm 2031", "Năm 2031 so với năm 2030 (%)"],
    ["A. NGHÌN HÀNH KHÁCH"],
    ["Tổng số", None, 171651.5, 108.5], [None, "Đường bộ", 156272.5, 108.25],
    ["B. TRIỆU HÀNH KHÁCH.KM"],
    ["Tổng số", None, 7145.5, 109.5], [None, "Đường bộ", 5272.5, 107.75],
]  # fmt: skip
UNITS_BESIDE = [
    ["6. Vận tải hành khách và hàng hoá 11 tháng năm 2031"], [],
    [None, None, "Ước tính 11 tháng năm 2031", None, "11 tháng năm 2031 so với cùng kỳ năm trước (%)", None],
    [None, None, "Vận chuyển", "Luân chuyển", "Vận chuyển", "Luân chuyển"],
    [None, "A. Hành khách", "Nghìn HK", "Triệu HK.km"],
    ["Tổng số", None, 778288.5, 28619.5, 103.5, 106.5], ["Chia theo ngành vận tải"],
    [None, "Đường sắt", 7731.5, 2819.5, 104.5, 105.5], [None, "Đường biển", 1731.5, 219.5, 102.5, 101.5],
    [None, "B. Hàng hoá", "Nghìn tấn", "Triệu tấn.km"],
    ["Tổng số", None, 67407.5, 15000.5, 107.5, 110.5], ["Chia theo ngành vận tải"],
    [None, "Đường sắt", 6407.5, 1000.5, 124.5, 135.5], [None, "Đường biển", 4407.5, 9000.5, 110.5, 109.5],
]  # fmt: skip


def test_a_section_headed_by_its_unit_alone_gives_it_to_its_rows():
    assert [one[2:] for one in said(SECTIONS, "C5", "C6", "C8", "C9")] == [
        ("passengers", 3), ("passengers", 3), ("passenger_km", 6), ("passenger_km", 6),
    ]  # fmt: skip


def test_sections_with_their_units_beside_them_stand_over_all_rows_below_them():
    found = figures(UNITS_BESIDE)
    assert [found[at].path[0] for at in ("C6", "E8", "C11", "E13")] == ["A. Hành khách"] * 2 + ["B. Hàng hoá"] * 2
    assert [(found[at].unit_measure, found[at].unit_mult) for at in ("D8", "C13")] == [
        ("passenger_km", 6),
        ("tonnes", 3),
    ]
    assert "duplicate_conflict" not in findings_of(UNITS_BESIDE)


# -- words ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("heading", "measure"),
    [
        ("Tháng 9 năm 2031 so với cùng kì năm 2030 (%)", "yoy_index"),
        ("2 tháng đầu năm 2031 so với KH năm 2031 (%)", "plan_share"),
    ],
)
def test_comparisons_in_older_spelling_and_short_forms_are_read(heading, measure):
    rows = [["3. Một số sản phẩm"], [], [None, "Tháng 9 năm 2031 (Nghìn tấn)", heading],
            ["Than", 3257.5, 101.5], ["Thép", 541.5, 99.5]]  # fmt: skip
    assert said(rows, "C4")[0][1] == measure


def test_a_name_cut_up_over_two_rows_that_begins_like_a_total_keeps_the_year():
    rows = [
        ["26. Bán lẻ tháng 12 và năm 2031"], [None, None, None, "Tỷ đồng"],
        [None, "Ước tính", "Ước tính năm 2031"], [None, "tháng 12", "Tổng", "Cơ"], [None, "năm 2031", "mức", "cấu (%)"],
        ["TỔNG SỐ", 515821.5, 5679875.5, 100], ["Bán lẻ hàng hóa", 404031.5, 4475854.5, 78.5],
    ]  # fmt: skip
    assert periods_of(rows)["C6"] == "2031"


def test_a_second_table_under_the_first_has_its_own_number_title_and_period():
    rows = [
        ["7. Xuất khẩu tháng 2 năm 2031"], [None, None, "Triệu USD"],
        [None, "tháng 1", "tháng 2"], [None, "năm 2031", "năm 2031"],
        ["Tổng trị giá", 1094.5, 850.5], ["Dầu thô", 225.5, 171.5], [], [],
        ["8. Nhập khẩu tháng 2 năm 2031"], [], [None, None, "Triệu USD"],
        [None, "tháng 1", "tháng 2"], [None, "năm 2031", "năm 2031"],
        ["Tổng trị giá", 1104.5, 899.5], ["Xăng dầu", 325.5, 271.5],
    ]  # fmt: skip
    found = figures(rows)
    assert (found["B5"].title[:12], found["B14"].title[:12]) == ("7. Xuất khẩu", "8. Nhập khẩu")


def test_two_sectors_recurring_under_each_branch_stand_under_it_and_the_first_two_under_the_total():
    rows = [
        ["23. Lao động năm 2031"], [], [None, None, "Năm 2031 (Nghìn người)", "Năm 2030 (Nghìn người)"],
        ["Tổng số", None, 4141.5, 4041.5], [None, "Trung ương", 1641.5, 1541.5], [None, "Địa phương", 2500.5, 2400.5],
        [None, "Nông nghiệp", 222.5, 212.5], [None, "Trung ương", 121.5, 111.5], [None, "Địa phương", 101.5, 91.5],
        [None, "Thủy sản", 5.5, 4.5], [None, "Trung ương", 0.5, 0.25], [None, "Địa phương", 5.25, 4.25],
    ]  # fmt: skip
    found = figures(rows)
    assert [found[f"C{row}"].path for row in (5, 8, 11)] == [
        ("Tổng số",), ("Tổng số", "Nông nghiệp"), ("Tổng số", "Thủy sản"),
    ]  # fmt: skip


def test_a_unit_over_the_first_of_several_columns_holds_for_those_its_title_covers():
    rows = [
        ["2. Giá trị sản xuất tháng 4 năm 2031"], [],
        [None, "Thực hiện (Tỷ đồng)", None, None, "4 tháng năm 2031"],
        [None, "Chính thức", "Ước tính", "Cộng dồn", "so với cùng kỳ"],
        [None, "tháng 3", "tháng 4", "4 tháng", "năm trước (%)"], [None, "năm 2031", "năm 2031", "năm 2031"],
        ["Tổng số", 19331, 19255, 73514.5, 114.5], ["Trung ương", 8038, 8125.5, 31514.5, 112.5],
    ]  # fmt: skip
    assert [one[1:] for one in said(rows, "B7", "C7", "D7", "E7")] == [("level", "VND", 9)] * 3 + [
        ("yoy_index", "percent", 0)
    ]


# -- the English edition ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("base", "measure"),
    [
        ("versus: Base Year (2029)", "base_index"),
        ("versus: December 2030", "vs_dec_index"),
        ("versus August 2031", "mom_index"),
        ("over (%) September of 2030", "yoy_index"),
        ("versus same period last month", "mom_index"),
    ],
)
def test_english_comparisons_of_the_appendix_are_read(base, measure):
    rows = [["30. Price indexes"], [], [None, "September 2031 (Thous. tons)", f"September 2031 {base} (%)"],
            ["Coal", 3257.5, 101.5], ["Steel", 541.5, 99.5]]  # fmt: skip
    assert said(rows, "C4")[0][:2] == ("2031-M09", measure)


def test_a_day_with_a_short_month_and_no_blank_is_read():
    rows = [["12. Labour index"], [None, None, "%"],
            [None, "as of Sept. 1,2031 versus same period last month",
             "as of Sept. 1,2031 versus same period last year"],
            ["Mining", 100.5, 98.5], ["Coal", 99.5, 97.5]]  # fmt: skip
    assert said(rows, "B4", "C4") == [
        ("2031-09-01", "mom_index", "percent", 0), ("2031-09-01", "yoy_index", "percent", 0),
    ]  # fmt: skip


# -- what somebody typed beside or below its place --------------------------------------------------------------------
def test_figures_typed_beside_what_divides_the_rows_are_those_of_the_total_above():
    rows = [
        ["18. Khách quốc tế đến Việt Nam"], [None, None, "Lượt người"], [None, "Tháng 3 năm 2031", "Tháng 4 năm 2031"],
        ["TỔNG SỐ"], ["Phân theo phương tiện đến", 449923, 26241],
        ["Đường không", 375137, 6560], ["Đường biển", 9024, 41],
    ]  # fmt: skip
    found = figures(rows)
    assert [(found[at].label, found[at].path) for at in ("B5", "B6")] == [
        ("TỔNG SỐ", ()), ("Đường không", ("Phân theo phương tiện đến",)),
    ]  # fmt: skip


def test_what_somebody_reckoned_beside_a_table_is_not_under_its_titles():
    pairs = [None, "Lượng", "Trị giá", None, "Lượng", "Trị giá"]
    rows = [
        ["28. Hàng hoá xuất khẩu"], [None, None, None, None, None, "Nghìn tấn, triệu USD"],
        [None, "Tháng 12 năm 2031", None, None, "Năm 2031 so với năm 2030 (%)"], [*pairs, None, None, None, "T11"],
        ["TỔNG TRỊ GIÁ", None, 13100.5, None, None, 113.5, None, None, None, 30.5],
        ["Cà phê", 120.5, 240.5, None, 101.5, 99.5, None, None, None, -291.5],
        ["Gạo", 320.5, 140.5, None, 104.5, 98.5, None, None, None, 321.5],
    ]  # fmt: skip
    assert "J5" not in figures(rows)
    assert said(rows, "F5")[0][:2] == ("2031", "yoy_index")


def test_a_comparison_without_a_blank_before_it_is_one():
    rows = [["8. Bán lẻ quý I năm 2031"], [], [None, "Quý I/2031 (Tỷ đồng)", "Quý I/2031so với quý I/2030 (%)"],
            ["Tổng số", 56639.5, 107.5], ["Nhà nước", 9639.5, 105.5]]  # fmt: skip
    assert said(rows, "C4")[0][:2] == ("2031-Q1", "yoy_index")


# -- other offices ----------------------------------------------------------------------------------------------------
PLAN = [
    ["Biểu 1: MỘT SỐ SẢN PHẨM CHỦ YẾU NGÀNH CÔNG NGHIỆP"],
    ["STT", "Sản phẩm", "Đơn vị tính", "Kế hoạch năm 2031", "Thực hiện tháng 6/2031", "So sánh (%)", None],
    [None, None, None, None, None, "7 tháng/KH năm", "7 tháng/cùng kỳ"],
    [1, "Điện sản xuất", "Triệu kWh", 284500, 25678.5, 56.5, 102.5],
    [2, "Than sạch", "Nghìn tấn", 45600, 3987.5, 63.5, 98.5],
]


def test_ratios_to_the_plan_and_to_the_same_period_take_the_one_year_of_the_other_columns():
    assert [one[:2] for one in said(PLAN, "D4", "F4", "G4")] == [
        ("2031", "level"), ("2031-01-01/P7M", "plan_share"), ("2031-01-01/P7M", "yoy_index"),
    ]  # fmt: skip


def test_a_preliminary_year_in_two_languages_is_a_year():
    rows = [["12. Dân số trung bình"], [None, None, "ĐVT: Người - Unit: Person"], [None, 2030, "Sơ bộ - Prel. 2031"],
            ["TỔNG SỐ", 1245678, 1256789], ["Huyện B", 145678, 146012]]  # fmt: skip
    assert said(rows, "C4")[0] == ("2031", "level", "persons", 0)
    assert figures(rows)["C4"].obs_status == "P"


def test_units_said_of_quantity_and_of_value_go_to_their_columns():
    rows = [
        ["Phụ lục 5: XUẤT KHẨU NÔNG SẢN"], [None, None, None, "Đơn vị: Lượng = 1.000 tấn; Giá trị = Triệu USD"],
        [None, "Tháng 9/2031", None, "Tháng 8/2031", None], [None, "Lượng", "Giá trị", "Lượng", "Giá trị"],
        ["Cà phê", 51.5, 166.5, 41.5, 146.5], ["Gạo", 605.5, 379.5, 505.5, 279.5],
    ]  # fmt: skip
    assert [one[2:] for one in said(rows, "B5", "E6")] == [("tonnes", 3), ("USD", 6)]


def test_a_title_merged_over_its_columns_ends_with_them():
    rows = [
        ["14. Hàng hóa nhập khẩu"], [None, None, None, None, None, "Nghìn tấn; Triệu USD"],
        [None, "Tháng 1 năm 2031", None, None, "Tháng 1 năm 2031 so với cùng kỳ năm trước (%)", None],
        [None, "Lượng", "Trị giá", None, "Lượng", "Trị giá", "utt12"],
        ["TỔNG TRỊ GIÁ", None, 20800.5, None, None, 103.5, 16300.5], ["Rau quả", 120.5, 145.5, None, 101.5, 98.5, 10.5],
    ]  # fmt: skip
    merged = (Merge(3, 2, 3, 3), Merge(3, 5, 3, 6))
    assert set(periods_of(rows, merges=merged)) == {"C5", "F5", "B6", "C6", "E6", "F6"}


# -- found by comparing editions --------------------------------------------------------------------------------------
MADE = [
    ["14. Một số sản phẩm chủ yếu tháng 12 năm 2031"], [],
    [None, "Đơn vị", "Thực hiện (Tỷ đồng)", None, None, "Tháng 12 năm"],
    [None, "tính", "Chính thức", "Ước tính", "Cộng dồn", "2031 so với"],
    [None, None, "11 tháng", "tháng 12", "12 tháng", "tháng 12 năm"],
    [None, None, "năm 2031", "năm 2031", "năm 2031", "2030 (%)"],
    ["Than sạch", "Nghìn tấn", 36824.5, 2992.5, 39816.5, 78.5], ["Bia", "Triệu lít", 353.5, 130.5, 483.5, 114.5],
    ["Thuốc lá", "Triệu bao", 1014.5, 361.5, 1376.5, 100.5],
]  # fmt: skip


def test_units_of_the_rows_stand_where_money_over_all_columns_leaves_none_for_them():
    assert [one[1:] for one in said(MADE, "C7", "D8", "F7")] == [
        ("level", "tonnes", 3), ("level", "litres", 6), ("yoy_index", "percent", 0),
    ]  # fmt: skip


def test_money_over_one_column_beside_a_quantity_stays():
    rows = [
        ["1X. Xuất khẩu tháng 12 năm 2031"], [], [None, "ĐVT", "Tháng 12 năm 2031", None],
        [None, None, "Lượng", "Trị giá (USD)"],
        ["Cà phê", "Tấn", 207654, 604567890], ["Gạo", "Tấn", 492345, 334567890], ["Chè", "Tấn", 92345, 34567890],
    ]  # fmt: skip
    assert [one[2:] for one in said(rows, "C5", "D5")] == [("tonnes", 0), ("USD", 0)]


def test_a_sector_named_with_a_remark_in_brackets_heads_no_block():
    sectors = ["Doanh nghiệp Nhà nước", "Ngoài Nhà nước", "Đầu tư nước ngoài"]
    rows = [["8. Sản phẩm tháng 6 năm 2031"], [], [None, "Tháng 5 năm 2031 (Cái)", "Tháng 6 năm 2031 (Cái)"]]
    for product in ("Quạt điện", "Xe máy", "Xe đạp"):
        rows += [[product, 90.5, 80.5], *([sector, 30.5, 20.5] for sector in sectors)]
    rows[-3][0] = "Doanh nghiệp Nhà nước (ĐP)"
    assert figures(rows)["B14"].path == ("Xe đạp",)


def test_a_mean_income_is_compared_as_any_figure_and_a_mean_over_months_as_one():
    rows = [["23. Thu nhập năm 2031"], [],
            [None, "Thu nhập bình quân năm 2031 so với năm 2030 (%)", "Bình quân năm 2031 so với năm 2030 (%)"],
            ["Tổng số", 113.5, 104.5], ["Thủy sản", 112.5, 103.5]]  # fmt: skip
    assert [one[1] for one in said(rows, "B4", "C4")] == ["yoy_index", "avg_yoy_index"]
