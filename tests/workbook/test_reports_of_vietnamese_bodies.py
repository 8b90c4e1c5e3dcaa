"""Reports of Vietnamese ministries, agencies and associations: final accounts, forms, half months, shares, changes."""

import pytest

from indicators.workbook.cells.grid import Merge
from tests.workbook.tables import periods_of, table_of
from tests.workbook.test_vietnamese_offices import figures

ACCOUNTS = [
    [None, None, None, None, None, None, "Đơn vị: Tỷ đồng"],
    [None, None, None, "Dự toán năm 2031 (plan)", None, "Quyết toán 2031 (Final accounts 2031)"],
    ["Stt", "Chỉ tiêu", "Items", "Tổng số", "DNNN", "Tổng số", "DNNN"],
    [None, None, None, "(Total)", "(SOEs)", "(Total)", "(SOEs)"],
    [None, "TỔNG THU NSNN", "Total revenues", 149320.5, 33702.5, 198614.5, 32177.5],
    [1, "Thuế GTGT", "Value added tax", 24810.5, 12275.5, 25554.5, 10948.5],
]
MERGED = (Merge(2, 4, 2, 5), Merge(2, 6, 2, 7))


def test_plan_and_final_accounts_of_one_year_stand_apart_by_their_status():
    told = figures(ACCOUNTS, MERGED)
    assert {one.period.render() for one in told.values()} == {"2031"}
    assert (told["D5"].obs_status, told["E6"].obs_status) == ("T", "T")
    assert (told["F5"].obs_status, told["G6"].obs_status) == ("A", "A")
    assert "DNNN" in told["G6"].item


def test_a_status_in_brackets_behind_its_year_is_kept():
    rows = [["Thu ngân sách (tỷ đồng)"], [None, "Năm 2030", "Năm 2031 (Ước tính)"], ["Thu nội địa", 12.5, 13.5]]
    assert figures(rows)["C3"].obs_status == "E"


EXPORTS = [
    ["XUẤT KHẨU CÁ NGỪ NĂM 2031 (GT: triệu USD)"],
    ["THỊ TRƯỜNG", "T11/2031", "T12/2031", "Tỷ lệ GT", "So với", "T1-T12/2031", "Tỷ lệ GT", "So với"],
    [None, "(GT)", "(GT)", "(%)", "cùng kỳ 2030 (%)", "(GT)", "(%)", "cùng kỳ 2030 (%)"],
    ["Mỹ", 28.5, 27.5, 37.5, 12.5, 326.5, 38.5, -33.5],
    ["EU", 14.5, 15.5, 20.5, -4.5, 172.5, 20.5, -5.5],
    ["Tổng", 74.5, 73.5, 100, 8.5, 845.5, 100, 16.5],
]


def test_a_share_and_a_change_are_of_the_period_they_stand_behind():
    told = {cell: (one.period.render(), one.measure) for cell, one in figures(EXPORTS).items()}
    assert told["B4"] == ("2031-M11", "level")
    assert told["D4"] == ("2031-M12", "share")
    assert told["E5"] == ("2031-M12", "yoy")
    assert told["G6"] == ("2031", "share")
    assert told["H6"] == ("2031", "yoy")


def test_what_a_title_says_its_figures_are_worth_in_is_their_unit():
    assert (figures(EXPORTS)["F5"].unit_measure, figures(EXPORTS)["F5"].unit_mult) == ("USD", 6)


@pytest.mark.parametrize(("value", "measure"), [(-18.5, "mom"), ("(18,5)", "mom"), (81.5, "mom_index")])
def test_what_is_compared_and_falls_below_zero_is_a_change_and_no_index(value, measure):
    rows = [["Xuất khẩu"], [None, "Tháng 8/2031", "Tháng 8/2031 so với tháng trước (%)"], ["Gạo", 12.5, value],
            ["Chè", 3.5, 105.5]]  # fmt: skip
    assert figures(rows)["C4"].measure == measure


FORM = [
    ["Biểu số 02-CS/CTK", None, None, None, "BÁO CÁO DOANH THU", None, None, None, "Đơn vị báo cáo:"],
    ["Ban hành theo Thông tư", None, None, None, "Tháng 7 năm 2031", None, None, None, "Cục Thống kê"],
    ["Ngày nhận báo cáo"],
    [],
    ["Chỉ tiêu", "Mã số", "Đơn vị tính", "Thực hiện tháng trước", "Ước tính tháng báo cáo",
     "Cộng dồn từ đầu năm đến cuối tháng báo cáo", "Tháng báo cáo so với (%)", None,
     "Cộng dồn so với cùng kỳ năm trước (%)"],
    [None, None, None, None, None, None, "Tháng trước", "Cùng kỳ năm trước"],
    ["A", "B", "C", 1, 2, 3, 4, 5, 6],
    ["1. Tổng mức bán lẻ", "01", "Tỷ đồng", 5123.5, 5210.5, 36123.5, 101.5, 108.5, 110.5],
    ["   - Lương thực", "02", '"', 2123.5, 2143.5, 14987.5, 100.5, 107.5, 109.5],
    ["2. Kim ngạch xuất khẩu", "03", "Nghìn USD", 312456, 318234, 2145678, 101.5, 96.5, 93.5],
]  # fmt: skip


def test_the_head_of_a_form_says_of_which_month_all_of_its_columns_are():
    told = periods_of(FORM, merges=(Merge(5, 7, 5, 8),))
    assert told["D8"] == "2031-M06"
    assert told["E9"] == told["G9"] == told["H10"] == "2031-M07"
    assert told["F10"] == told["I10"] == "2031-01-01/P7M"


def test_the_codes_of_a_form_are_no_figures_under_lettered_columns():
    assert not any(cell.startswith("B") for cell in table_of(FORM, merges=(Merge(5, 7, 5, 8),)))


def test_a_status_alone_over_a_table_is_that_of_every_figure():
    rows = [
        ["XUẤT KHẨU HÀNG HÓA KỲ 1 THÁNG 10 NĂM 2031"],
        [None, None, None, "Số sơ bộ"],
        ["Mặt hàng", "ĐVT", "Kỳ 1 tháng 10", "Lũy kế đến hết kỳ 1 tháng 10"],
        ["Gạo", "USD", 198765431, 4521098761],
        ["Chè", "USD", 98765431, 521098761],
    ]
    assert {one.obs_status for one in figures(rows).values()} == {"P"}


def test_projects_are_counted_under_a_unit_of_capital_over_the_table():
    rows = [
        ["THU HÚT ĐẦU TƯ NƯỚC NGOÀI 11 THÁNG NĂM 2031 THEO ĐỊA PHƯƠNG"],
        ["Tính từ 01/01/2031 đến 20/11/2031"],
        [None, None, "Vốn: triệu USD"],
        ["Địa phương", "Số", "Vốn"],
        [None, "dự án", "đăng ký"],
        ["Hải Phòng", 45, 2011.5],
        ["Hà Nội", 405, 1498.5],
    ]
    told = {cell: (one.unit_measure, one.unit_mult) for cell, one in figures(rows).items()}
    assert told == {"B6": ("projects", 0), "B7": ("projects", 0), "C6": ("USD", 6), "C7": ("USD", 6)}


@pytest.mark.parametrize("head", ["Tăng trưởng so với cuối năm trước (%)", "Tăng trưởng so với tháng 12 năm trước (%)"])
def test_growth_since_december_is_of_the_month_whose_december_stands_beside_it(head):
    rows = [
        ["Dư nợ tín dụng (tỷ đồng)"],
        [None, "Tháng 12/2030", "Tháng 6/2031", head],
        ["Nông nghiệp", 876.5, 921.5, 5.5],
    ]
    one = figures(rows)["D3"]
    assert (one.period.render(), one.measure) == ("2031-M06", "vs_dec")


def test_increase_or_decrease_beside_two_years_is_the_change_between_them():
    rows = [["Sản phẩm", "Từ 1/1 - 15/9/2031 (tấn)", "Từ 1/1 - 15/9/2030 (tấn)", "Tăng, giảm (%)"],
            ["Tôm sú", 312.5, 421.5, -26.5], ["Tôm thẻ", 412.5, 521.5, -20.5]]  # fmt: skip
    one = figures(rows)["D2"]
    assert (one.period.render(), one.measure) == ("2031-01-01/P258D", "yoy")


def test_schools_are_counted_by_the_year_their_head_begins_with():
    rows = [["Number of schools and classes as of 30 September by province"], [],
            ["Province", "2030 School", "2030 Class", "2031 School", "2031 Class"],
            ["Ha Noi", 333, 2628, 360, 3023], ["Hai Phong", 239, 1886, 229, 1639]]  # fmt: skip
    assert {told[:4] for told in periods_of(rows).values()} == {"2030", "2031"}


BLOCKS = [
    ["Key indicators"],
    ["Item", 2030, 2031],
    ["NATIONAL ACCOUNTS Bn dong; calendar year"],
    ["GDP", 2185.5, 4176.5],
    [],
    ["PRODUCTION thousand metric tons; calendar year"],
    ["Rice", 19225.5, 19622.5],
    [],
    ["EXCHANGE RATES, end of period"],
    ["Dong", 8125.5, 11500.5],
]


def test_a_heading_ends_with_the_unit_of_its_rows_and_the_next_heading_ends_that():
    told = {cell: (one.unit_measure, one.unit_mult) for cell, one in figures(BLOCKS).items()}
    assert (told["B4"], told["C7"], told["B10"]) == (("VND", 9), ("tonnes", 3), ("", None))


STEEL = [
    ["SẢN XUẤT - BÁN HÀNG THÉP"],
    [None, None, None, "Đơn vị: tấn"],
    ["Sản phẩm", "T9/2031", "T8/2031", "+/- (%)"],
    ["Thép xây dựng", 912345, 876543, 4.5],
    ["HRC", 578901, 612345, -5.5],
]


def test_more_or_less_beside_two_months_is_the_change_of_the_later_on_the_earlier():
    one = figures(STEEL)["D4"]
    assert (one.period.render(), one.measure) == ("2031-M09", "mom")


def test_more_or_less_beside_two_months_is_asked_where_another_column_names_no_period():
    rows = [[*row, extra] for row, extra in zip(STEEL, [None, None, "YTD 2031", 5.5, 6.5], strict=True)]
    assert "D4" not in figures(rows)


def test_a_ratio_beside_two_windows_a_year_apart_is_an_index():
    rows = [["TÌNH HÌNH ĐĂNG KÝ DOANH NGHIỆP"], ["Chỉ tiêu", "10T/2030", "10T/2031", "So sánh (%)"],
            ["Cả nước", 125811, 131820, 104.5], ["Đông Nam Bộ", 53210, 55321, 104.5]]  # fmt: skip
    one = figures(rows)["D3"]
    assert (one.period.render(), one.measure) == ("2031-01-01/P10M", "yoy_index")


@pytest.mark.parametrize("head", ["% so kế hoạch năm", "So sánh lũy kế với (%) dự toán năm"])
def test_what_is_compared_with_the_plan_is_what_was_added_up_since_january(head):
    rows = [["SỐ LAO ĐỘNG"], ["6 tháng đầu năm 2031"], ["Thị trường", "Tháng 6", "Lũy kế 6 tháng", head],
            ["Nhật Bản", 5123, 34508, 51.5], ["Đài Loan", 4321, 32465, 49.5]]  # fmt: skip
    one = figures(rows)["D4"]
    assert (one.period.render(), one.measure) == ("2031-S1", "plan_share")


def test_the_window_behind_cung_ky_is_what_is_compared_with():
    rows = [["Giá trị sản xuất (Triệu đồng)"], [None, "Chính thức", "Ước tính", "Cộng dồn", "So với cùng kỳ"],
            [None, "tháng 8/2031", "tháng 9/2031", "9 tháng 2031", "9 tháng 2030 (%)"],
            ["Tổng số", 412345, 423456, 3612345, 115.5], ["Chế biến", 312345, 323456, 2612345, 114.5]]  # fmt: skip
    one = figures(rows)["E4"]
    assert (one.period.render(), one.measure) == ("2031-01-01/P9M", "yoy_index")


def test_a_month_compared_without_a_word_for_with_is_no_level():
    rows = [["Xuất khẩu (1.000 USD)"], [None, "Tháng 3/2031", "Tháng 3/2031 so tháng 2/2031 (%)", "Số tháng 2/2031"],
            ["Gạo", 123, 112.5, 110], ["Chè", 223, 102.5, 210]]  # fmt: skip
    told = {cell: one.measure for cell, one in figures(rows).items()}
    assert (told["C3"], told["D3"]) == ("mom_index", "level")


def test_interest_a_year_is_in_per_cent_under_a_unit_of_money():
    rows = [["Kết quả phát hành trái phiếu"], ["Đơn vị: tỷ đồng"], ["Ngày", "Trúng thầu", "Lãi suất (%/năm)"],
            ["04/10/2031", 3500, 2.5], ["11/10/2031", 2800, 2.5], ["18/10/2031", 4500, 2.5]]  # fmt: skip
    assert figures(rows)["C5"].unit_measure == "percent"


def test_how_long_a_deposit_runs_is_no_period_and_each_term_is_a_series():
    rows = [["Lãi suất bình quân (%/năm)"], ["Tháng", "Không kỳ hạn", "Dưới 6 tháng", "Từ 6 đến 12 tháng"],
            ["1/2031", 0.5, 3.5, 4.5], ["2/2031", 0.5, 3.1, 4.7], ["3/2031", 0.1, 2.9, 4.5]]  # fmt: skip
    told = table_of(rows)
    assert told["C4"] == (3.1, "2031-M02", "Dưới 6 tháng")
    assert told["D5"] == (4.5, "2031-M03", "Từ 6 đến 12 tháng")


TERMS = [
    ["DIỄN BIẾN LÃI SUẤT"],
    ["Tháng 6/2031"],
    ["Chỉ tiêu", "Không kỳ hạn", "Kỳ hạn dưới 6 tháng", "Kỳ hạn từ 6-12 tháng", "Kỳ hạn trên 12 tháng"],
    ["Nhóm ngân hàng nhà nước", 0.5, 1.5, 3.5, 4.5],
    ["Nhóm ngân hàng cổ phần", 0.6, 3.2, 4.6, 5.5],
]


def test_how_long_a_deposit_runs_is_no_period_of_its_rate():
    told = figures(TERMS)
    assert {one.period.render() for one in told.values()} == {"2031-M06"}
    assert len(told) == 8


PLAN = [
    ["CHỈ TIÊU KẾ HOẠCH 5 NĂM 2031-2035"],
    ["STT", "Chỉ tiêu", "ĐVT", "TH 2031", "ƯTH 2032", "KH 2033", "Mục tiêu 2031-2035"],
    [1, "Kim ngạch xuất khẩu", "Triệu USD", 1812.5, 2012.5, 2312.5, 12460.5],
    [2, "Sản lượng lúa", "Nghìn tấn", 181.5, 201.5, 231.5, 1246.5],
]


def test_short_forms_of_a_plan_are_the_status_of_their_years():
    told = figures(PLAN)
    assert [(told[f"{at}3"].period.render(), told[f"{at}3"].obs_status) for at in "DEF"] == [
        ("2031", "A"), ("2032", "E"), ("2033", "T")]  # fmt: skip
    assert (told["G3"].period.render(), told["G3"].obs_status) == ("2031-01-01/P60M", "T")


def test_short_forms_stand_under_their_year_as_well():
    rows = [
        ["Chỉ tiêu", "Năm 2031", None, None, "Năm 2032"],
        [None, "KH", "TH", "So KH (%)", "KH"],
        ["Sản lượng lúa (tấn)", 12.5, 13.5, 108.5, 14.5],
        ["Sản lượng ngô (tấn)", 2.5, 3.5, 140.5, 4.5],
    ]
    told = figures(rows, (Merge(0, 1, 0, 3),))
    assert [told[cell].obs_status for cell in ("B3", "C3", "E3")] == ["T", "A", "T"]
    assert (told["D3"].measure, told["D3"].period.render()) == ("plan_share", "2031")


def test_codes_of_countries_are_no_short_forms_of_a_plan():
    rows = [["Rice (tonnes)", "TH", "KH", "VN"], [2031, 12.5, 13.5, 14.5], [2032, 12.6, 13.6, 14.6]]
    assert {one.obs_status for one in figures(rows).values()} == {""}


ABROAD = [
    ["ĐẦU TƯ RA NƯỚC NGOÀI THEO ĐỊA BÀN"],
    ["7 tháng năm 2031 (tính đến ngày 20/7/2031)"],
    ["TT", "Quốc gia", "Số dự án cấp mới", "Vốn đăng ký cấp mới (triệu USD)"],
    [1, "Lào", 16, 78.5],
    [2, "Hoa Kỳ", 9, 23.5],
]


def test_a_number_of_projects_is_no_balance_that_stands_on_the_day():
    assert {one.period.render() for one in figures(ABROAD).values()} == {"2031-01-01/P201D"}


FORTNIGHT = [
    ["GENERAL DEPARTMENT OF CUSTOMS", None, None, None, "Table 1B"],
    ["EXPORTS BY FORTNIGHT"],
    ["Main exports", "Unit", "1st half of April 2031", None, "Accumulated to 15/04/2031", None],
    [None, None, "Volume", "Value (USD)", "Volume", "Value (USD)"],
    ["TOTAL", "USD", None, 15512345, None, 108212345],
    ["Coffee", "Ton", 65432, 22345, 651234, 212345],
]


def test_what_is_accumulated_to_a_day_began_at_new_year():
    told = figures(FORTNIGHT, (Merge(2, 2, 2, 3), Merge(2, 4, 2, 5)))
    assert told["D5"].period.render() == "2031-04-01/P15D"
    assert told["E6"].period.render() == "2031-01-01/P105D"
    assert "EXPORTS BY FORTNIGHT" in told["E6"].title


def test_the_end_of_a_year_over_a_column_is_its_last_day():
    rows = [["Dư nợ (triệu USD)"], [None, "6 tháng đầu năm 2031", "Cuối năm 2031"], ["Ngắn hạn", 12.5, 13.5]]
    assert figures(rows)["C3"].period.render() == "2031-12-31"


def test_the_short_form_of_a_mean_is_one():
    rows = [["CPI"], [None, "BQ 7 tháng năm 2031 so với cùng kỳ năm trước (%)"], ["Chung", 103.5], ["Gạo", 104.5]]
    assert figures(rows)["B3"].measure == "avg_yoy_index"


@pytest.mark.parametrize(
    ("head", "period"),
    [("Tổng vốn đầu tư (triệu USD)", "2031-10-20"), ("Vốn cấp mới (triệu USD)", "2031-01-01/P293D")],
)
def test_foreign_investment_piled_up_to_a_day_stands_on_it_unless_its_heads_speak_of_a_period(head, period):
    rows = [
        ["ĐẦU TƯ TRỰC TIẾP NƯỚC NGOÀI THEO ĐỊA PHƯƠNG (Lũy kế đến ngày 20/10/2031)"],
        ["TT", "Địa phương", "Số dự án", head],
        [1, "Bắc Ninh", 16, 78.5],
        [2, "Hà Nội", 9, 23.5],
    ]
    assert {one.period.render() for one in figures(rows).values()} == {period}


AIRPORTS = [
    ["SẢN LƯỢNG VẬN CHUYỂN"],
    ["Chỉ tiêu", "Đơn vị", "Tháng 7", None, None, "Lũy kế 7 tháng", None, None],
    [None, None, "2030", "2031", "So sánh (%)", "2030", "2031", "So sánh (%)"],
    ["Hành khách", "Nghìn khách", 11012.5, 10512.5, 95.5, 67012.5, 64512.5, 96.5],
    ["Hàng hóa", "Nghìn tấn", 101.5, 130.5, 128.5, 656.5, 856.5, 130.5],
]


def test_a_ratio_behind_two_years_is_of_the_later_on_the_earlier():
    told = figures(AIRPORTS, (Merge(1, 2, 1, 4), Merge(1, 5, 1, 7)))
    assert (told["E4"].period.render(), told["E4"].measure) == ("2031-M07", "yoy_index")
    assert (told["H5"].period.render(), told["H5"].measure) == ("2031-01-01/P7M", "yoy_index")


REGION = [
    ["Indicator", "Unit", "9M2030", "9M2031", "9M2031 vs 9M2030 (%)"],
    ["Goods exports", "US$ billion", 259.5, 299.5, 15.4],
    ["Goods imports", "US$ billion", 237.5, 278.5, 17.3],
]


def test_a_comparison_that_levels_beside_it_bear_out_as_a_change_is_one():
    assert figures(REGION)["E2"].measure == "yoy"
    index = [REGION[0], [*REGION[1][:4], 115.4], [*REGION[2][:4], 117.3]]
    assert figures(index)["E2"].measure == "yoy_index"


def test_short_words_of_comparison_and_quarters_of_letters_are_read():
    rows = [["Doanh thu (tỷ đồng)"], [None, "QI/2031", "QII/2031", "6T.2031", "6T.2031 so CK (%)"],
            ["Viễn thông", 345.5, 351.5, 697.5, 104.5], ["Bưu chính", 45.5, 51.5, 97.5, 114.5]]  # fmt: skip
    told = figures(rows)
    assert [told[f"{at}3"].period.render() for at in "BCDE"] == ["2031-Q1", "2031-Q2", "2031-S1", "2031-S1"]
    assert told["E3"].measure == "yoy_index"


def test_a_comparison_beside_a_plan_alone_is_not_of_the_year_of_the_plan():
    rows = [
        ["TÌNH HÌNH THU NGÂN SÁCH (tỷ đồng)"],
        ["Nội dung", "Dự toán 2031", "Thực hiện", "% CK"],
        ["Tổng thu", 1701.5, 1448.5, 117.5],
        ["Thu nội địa", 1444.5, 1203.5, 119.5],
    ]
    told = figures(rows)
    assert told["B3"].period.render() == "2031"
    assert "D3" not in told


def test_a_bare_comparison_of_many_periods_is_of_the_one_whose_year_before_stands_beside_it():
    rows = [
        ["Chỉ tiêu", "ĐVT", "TH 6T/2030", "KH 2031", "ƯTH 6T/2031", "% so KH", "% so CK", "KH 6 tháng cuối năm 2031"],
        ["Sản lượng lúa", "Nghìn tấn", 512.5, 1012.5, 534.5, 52.5, 104.5, 477.5],
        ["Sản lượng ngô", "Nghìn tấn", 51.5, 101.5, 53.5, 52.5, 103.5, 47.5],
    ]
    told = figures(rows)
    assert (told["F2"].period.render(), told["F2"].measure) == ("2031-S1", "plan_share")
    assert (told["G2"].period.render(), told["G2"].measure) == ("2031-S1", "yoy_index")
    assert [told[cell].obs_status for cell in ("C2", "D2", "E2", "H2")] == ["A", "T", "E", "T"]
