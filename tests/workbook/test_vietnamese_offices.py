"""Tables as Vietnamese offices print them: what closes on a day, what is added up, seasons, passengers over freight."""

import pytest

from indicators.catalogue import load_catalogue
from indicators.services.intake.labels import printed_labels
from indicators.services.intake.mapping import map_labels
from indicators.workbook.candidates import Candidates
from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.services.test_trade_and_investment import SEEDS
from tests.workbook.files import grid_of
from tests.workbook.tables import findings_of, periods_of, reason_of


def figures(rows, merges=()):
    sheet = Sheet(grid_of(rows, merges=tuple(merges)))
    layout, recognition = recognise(sheet)
    assert layout is not None, recognition.reason
    return {one.cell: one for one in layout.read(sheet).candidates}


# -- foreign investment -----------------------------------------------------------------------------------------------
REPORT = [
    ["CỤC ĐẦU TƯ NƯỚC NGOÀI"],
    [None, None, None, "Hà Nội, ngày 22 tháng 9 năm 2031"],
    ["BÁO CÁO NHANH ĐẦU TƯ NƯỚC NGOÀI 9 THÁNG NĂM 2031"],
    [],
    ["TT", "Chỉ tiêu", "Đơn vị tính", "9 tháng năm\n2030", "9 tháng năm\n2031", "So cùng kỳ (%)"],
    [1, "Vốn thực hiện", "triệu USD", 13760.5, 13280.5, 96.5],
    [2, "Vốn đăng ký*", "triệu USD", 21208.5, 22145.5, 104.4],
    ["2.1", "Đăng ký cấp mới", "triệu USD", 10360.5, 12498.5, 120.6],
    ["2.2", "Đăng ký tăng thêm", "triệu USD", 5116.5, 6425.5, 125.6],
    ["2.3", "Góp vốn, mua cổ phần", "triệu USD", 5731.5, 3221.5, 56.2],
    [3, "Số dự án*"],
    ["3.1", "Cấp mới", "dự án", 1947, 1212, 62.2],
    ["3.3", "Góp vốn, mua cổ phần", "lượt dự án", 5172, 2830, 54.7],
    [4, "Xuất khẩu"],
    ["4.1", "Xuất khẩu (kể cả dầu thô)", "triệu USD", 144751.5, 177966.5, 122.9],
    ["4.2", "Xuất khẩu (không kể dầu thô)", "triệu USD", 143442.5, 176845.5, 123.3],
    [5, "Nhập khẩu", "triệu USD", 118925.5, 159783.5, 134.4],
]


@pytest.fixture(scope="module")
def levels():
    """Return the figures of the report that land on an indicator by themselves: value by series, of its own window."""
    catalogue = load_catalogue(SEEDS)
    candidates = Candidates.of(list(figures(REPORT).values()))
    rows = map_labels(printed_labels(candidates, catalogue), catalogue, {})
    of_report = [(row.series_key, candidates[at]) for row in rows if row.series_key for at in row.printed.positions]
    return {
        key.partition(":")[0]: one.value
        for key, one in of_report
        if one.measure == "level" and one.period.render() == "2031-01-01/P9M"
    }


def test_the_flash_report_of_foreign_investment_lands_by_itself(levels):
    assert levels == {
        "FDI_DISBURSED": 13280.5, "FDI_REGISTERED": 22145.5, "FDI_NEW": 12498.5, "FDI_ADJ": 6425.5,
        "FDI_SHARES": 3221.5, "FDI_NEW_PROJECTS": 1212, "EXP_FDI_SECTOR": 177966.5,
    }  # fmt: skip


def test_exports_in_a_report_of_foreign_investment_are_not_the_countrys(levels):
    assert not {"EXP_GOODS", "IMP_GOODS"} & set(levels)


def test_the_day_in_the_letterhead_is_no_period_and_a_comparison_is_of_the_later_window():
    read = periods_of(REPORT)
    assert (read["D6"], read["E6"], read["F6"]) == ("2030-01-01/P9M", "2031-01-01/P9M", "2031-01-01/P9M")


def _by_partner(*lines):
    head = ["Đối tác", "Số dự án", "Vốn đăng ký (Triệu USD)"]
    return [*([line] for line in lines), [], head, ["Hàn Quốc", 65, 234.5], ["Nhật Bản", 45, 134.5]]


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (("ĐẦU TƯ NƯỚC NGOÀI 9 THÁNG NĂM 2031", "Tính từ 01/01/2031 đến 20/09/2031"), "2031-01-01/P263D"),
        (("ĐẦU TƯ NƯỚC NGOÀI THEO ĐỐI TÁC", "(Lũy kế các dự án còn hiệu lực đến ngày 20/09/2031)"), "2031-09-20"),
        (("ĐẦU TƯ NƯỚC NGOÀI THEO ĐỐI TÁC", "Từ 01/01/2031 đến 20/09/2031"), "2031-01-01/P263D"),
    ],
)
def test_a_title_says_whether_its_window_closes_on_a_day_or_all_that_stands_then_is_meant(lines, period):
    assert set(periods_of(_by_partner(*lines)).values()) == {period}


def test_two_windows_that_do_not_close_in_the_same_month_are_asked_about():
    rows = _by_partner("ĐẦU TƯ NƯỚC NGOÀI 8 THÁNG NĂM 2031", "Tính từ 01/01/2031 đến 20/09/2031")
    assert reason_of(rows)[0] == "period_ambiguous"


# -- what is added up -------------------------------------------------------------------------------------------------
def _running(values, heading="Cumulative_Registered_Billion_USD"):
    months = [(2030 + n // 3, n % 3 + 1) for n in range(len(values))]
    return [["Year", "Month", heading, "Monthly_Billion_USD"],
            *([year, month, value, 1.5] for (year, month), value in zip(months, values, strict=True))]  # fmt: skip


def test_a_running_total_that_begins_anew_each_year_is_of_the_months_since_january():
    read = periods_of(_running([2.5, 4.5, 6.5, 2.25, 4.25, 7.5]))
    assert [read[f"C{row}"] for row in (2, 3, 4, 6)] == ["2030-M01", "2030-01-01/P2M", "2030-Q1", "2031-01-01/P2M"]
    assert read["D3"] == "2030-M02"


def test_a_running_total_that_goes_on_over_new_year_is_none_of_the_year():
    assert periods_of(_running([2.5, 4.5, 6.5, 7.25, 8.25, 9.5]))["C3"] == "2030-M02"


def test_the_end_of_a_fields_name_is_its_unit():
    one = figures(_running([2.5, 4.5, 6.5, 2.25, 4.25, 7.5]))["C3"]
    assert (one.unit_measure, one.unit_mult) == ("USD", 9)


def test_what_is_added_up_to_the_end_of_a_half_month_begins_in_january():
    rows = [
        ["XUẤT KHẨU SANG MỘT SỐ NƯỚC"], ["Đơn vị: USD"],
        ["Nước", "Kỳ 2 tháng 6 năm 2031", "Lũy kế đến hết kỳ 2 tháng 6 năm 2031"],
        ["Hoa Kỳ", 5123456, 54345678], ["Hàn Quốc", 1012345, 12212345],
    ]  # fmt: skip
    assert periods_of(rows) == {
        "B4": "2031-06-16/P15D", "C4": "2031-S1", "B5": "2031-06-16/P15D", "C5": "2031-S1",
    }  # fmt: skip


# -- the monthly appendix ---------------------------------------------------------------------------------------------
SEASONS = [
    ["2. Sản xuất vụ đông xuân năm 2031"], [],
    [None, "Thực hiện vụ đông xuân năm 2031", None, "Vụ đông xuân năm 2031 so với vụ đông xuân 2030 (%)"],
    [None, "Miền Bắc", "Miền Nam", "Miền Bắc"],
    ["Sản lượng (Nghìn tấn)", 8727.5, 12389.5, 98.5], ["Diện tích (Nghìn ha)", 1120.5, 1840.5, 99.5],
]  # fmt: skip


def test_a_crop_season_is_read_as_the_year_it_is_named_after_and_that_is_asked():
    assert set(periods_of(SEASONS).values()) == {"2031"}
    assert figures(SEASONS)["D5"].measure == "yoy_index"
    assert findings_of(SEASONS)["season_taken_for_year"] == ("soft", "B3")


def test_a_season_of_two_years_is_left_open():
    rows = [["2. Sản xuất vụ đông xuân"], [], [None, "Vụ đông xuân 2030-2031"], ["Diện tích (Nghìn ha)", 8727.5],
            ["Năng suất (Tạ/ha)", 62.5]]  # fmt: skip
    assert reason_of(rows) != ("", "") or not any(periods_of(rows).values())


def test_freight_under_passengers_has_the_units_of_its_own_row():
    rows = [
        ["26. Vận tải hành khách và hàng hoá"], [],
        [None, "Thực hiện 6 tháng năm 2031", None, "6 tháng năm 2031 so với cùng kỳ năm 2030 (%)"],
        [None, "Vận chuyển", "Luân chuyển", "Vận chuyển"],
        ["A. HÀNH KHÁCH", "Nghìn HK", "Triệu HK.km"],
        ["Tổng số", 977456.5, 88904.5, 109.5], ["Trong nước", 960456.5, 68904.5, 108.5],
        ["B. HÀNG HÓA", "Nghìn tấn", "Triệu tấn.km"],
        ["Tổng số", 705218.5, 130588.5, 108.5], ["Trong nước", 688797.5, 64729.5, 107.5],
    ]  # fmt: skip
    read = figures(rows)
    assert [(read[cell].unit_measure, read[cell].unit_mult) for cell in ("B6", "C7", "B9", "C10", "D9")] == [
        ("passengers", 3), ("passenger_km", 6), ("tonnes", 3), ("tonne_km", 6), ("percent", 0),
    ]  # fmt: skip


def test_sectors_that_recur_under_provinces_are_theirs_where_a_title_goes_on_with_theo():
    sectors = ["Nhà nước", "Ngoài Nhà nước", "Đầu tư nước ngoài"]
    rows = [
        ["3. Chỉ số giá trị sản xuất công nghiệp trên địa bàn"],
        ["theo giá so sánh 2020 của một số tỉnh, thành phố tháng 01 năm 2031"], [],
        [None, "Tháng 01/2031 so với tháng 12/2030", "Tháng 01/2031 so với tháng 01/2030"],
    ]  # fmt: skip
    rows += [[label, 101.5, 102.5] for place in ("Hà Nội", "Hải Phòng", "Cần Thơ") for label in (place, *sectors)]
    read = figures(rows)
    assert [(read[cell].path, read[cell].label) for cell in ("B6", "C10")] == [
        (("Hà Nội",), "Nhà nước"), (("Hải Phòng",), "Nhà nước"),
    ]  # fmt: skip


def test_the_price_of_the_dollar_is_an_index_and_no_dollars():
    rows = [
        ["21. Chỉ số giá tiêu dùng, chỉ số giá vàng và đô la Mỹ"], ["các tháng năm 2031 so với tháng 12 năm 2030"],
        [None, None, None, "%"], [None, "Chỉ số giá\ntiêu dùng", "Chỉ số\ngiá vàng", "Chỉ số giá"],
        [None, None, None, "đô la Mỹ"], ["Tháng 1", 100.3, 100.5, 100.1], ["Tháng 2", 100.7, 99.4, 100.2],
    ]  # fmt: skip
    assert {(one.measure, one.unit_measure) for one in figures(rows).values()} == {("vs_dec_index", "percent")}


def test_a_change_beside_the_figures_of_a_year_is_of_that_year_and_a_difference_has_the_units_of_the_rows():
    rows = [
        ["6. Diện tích, năng suất và sản lượng lúa"], [],
        [None, "Ước tính năm 2031", None, "Tăng/giảm so với năm 2030", "Tăng/giảm so với năm 2030"],
        [None, "Tổng số", "Miền Bắc", "(%)", "Lượng tuyệt đối"],
        ["Diện tích (Nghìn ha)", 3012.5, 1128.5, 0.8, 24.2], ["Năng suất (Tạ/ha)", 60.5, 59.5, 6.7, 3.8],
    ]  # fmt: skip
    read = figures(rows)
    assert (read["D5"].period.render(), read["D5"].measure) == ("2031", "yoy")
    assert [(read[at].period.render(), read[at].measure, read[at].unit_measure) for at in ("E5", "E6")] == [
        ("2031", "diff_yoy", "hectares"),
        ("2031", "diff_yoy", "quintals_per_hectare"),
    ]


def test_an_estimate_in_the_title_is_the_status_of_a_table_of_one_period():
    rows = [
        ["1. Tổng sản phẩm trong nước ước tính quý I năm 2031"], [],
        [None, "Tổng số (Tỷ đồng)", "Cơ cấu (%)"], ["TỔNG SỐ", 2300882.5, 100], ["Nông nghiệp", 268224.5, 11.5],
    ]  # fmt: skip
    assert {one.obs_status for one in figures(rows).values()} == {"E"}


# -- forms of customs and of the budget -------------------------------------------------------------------------------
def test_the_number_of_a_form_is_no_head_of_a_column():
    rows = [
        ["TỔNG CỤC HẢI QUAN", None, None, "Biểu số 1X/TCHQ"],
        ["XUẤT KHẨU HÀNG HÓA THEO THÁNG"], ["Tháng 11 năm 2031"], [],
        ["Mặt hàng", "ĐVT", "Số trong tháng báo cáo", "Cộng dồn đến hết tháng báo cáo", "So với tháng trước (%)"],
        ["TỔNG TRỊ GIÁ", "USD", 32908765, 354721345, 105.9], ["Cà phê", "Tấn", 207654, 1622345, 74.2],
    ]  # fmt: skip
    read = figures(rows)
    assert [read[cell].period.render() for cell in ("C6", "D6", "E7")] == ["2031-M11", "2031-01-01/P11M", "2031-M11"]
    assert (read["E7"].measure, read["D7"].unit_measure) == ("mom_index", "tonnes")


def test_a_plan_of_the_year_is_of_the_year_that_the_title_names():
    rows = [
        ["BỘ TÀI CHÍNH", None, "Biểu số 60/CK-NSNN"], ["ƯỚC THỰC HIỆN THU NGÂN SÁCH QUÝ I NĂM 2031"],
        [None, None, "Đơn vị: Tỷ đồng"], ["Nội dung", "Dự toán năm", "Ước thực hiện quý I"],
        ["Thu nội địa", 1444413.5, 456330.5], ["Thu từ dầu thô", 46000.5, 14876.5],
    ]  # fmt: skip
    read = figures(rows)
    assert [(read[cell].period.render(), read[cell].obs_status) for cell in ("B5", "C5")] == [
        ("2031", "T"), ("2031-Q1", "E"),
    ]  # fmt: skip
