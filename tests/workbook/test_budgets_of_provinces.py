"""Budgets as ministries and provinces make them public: decrees over the table, plan and outturn, parts and shares."""

import pytest

from indicators.workbook.cells.grid import Merge
from indicators.workbook.measures.status_words import read_status
from tests.workbook.tables import findings_of, periods_of
from tests.workbook.test_vietnamese_offices import figures

PLANNED = [
    ["UBND TỈNH NAM SƠN", None, "Biểu số 48/CK-NSNN"],
    [None, None, "(Ban hành kèm theo Thông tư 343/2016/TT-BTC)"],
    ["DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2031"],
    ["(Dự toán đã được Hội đồng nhân dân quyết định)"],
    [],
    ["STT", "NỘI DUNG", "DỰ TOÁN"],
    [None, None, "TỔNG THU NSNN", "THU NSĐP"],
    [None, "TỔNG THU", 5700500, 5072500],
    ["I", "Thu nội địa", 5540500, 5072500],
    ["II", "Thu từ hoạt động xuất, nhập khẩu", 160500, 12500],
]


def test_a_decree_over_the_value_columns_heads_none_of_them():
    told = figures(PLANNED, (Merge(3, 1, 3, 4), Merge(6, 3, 6, 4)))
    assert {one.period.render() for one in told.values()} == {"2031"}
    assert told["D9"].header == "DỰ TOÁN THU NSĐP"


@pytest.mark.parametrize(
    "decree",
    [
        ["QUYẾT TOÁN CHI NĂM 2031\n(Kèm theo Quyết định số 1108/QĐ-BTC ngày 24 tháng 7 năm 2033 của Bộ Tài chính)"],
        ["QUYẾT TOÁN CHI NĂM 2031", "(Kèm theo Quyết định số 2403/QĐ-BTC ngày 21/7/2033", "của Bộ Tài chính)"],
        ["QUYẾT TOÁN CHI NĂM 2031", "Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 3/2/2033"],
        ["QUYẾT TOÁN CHI NĂM 2031", "(Kèm theo Quyết định số     /QĐ-UBND ngày     tháng 12 năm 2033)"],
    ],
)
def test_the_day_of_a_decree_is_no_period_of_its_table(decree):
    rows = [*([line] for line in decree), [], ["STT", "Đơn vị", "Tổng số", "Chi đầu tư"],
            [1, "Sở Y tế", 52829.5, 1250.5], [2, "Sở Xây dựng", 414.5, 44.5], [3, "Sở Nội vụ", 41.5, 4.5]]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2031"}


def test_a_title_of_a_budget_says_the_status_of_all_that_say_none():
    rows = [["DỰ TOÁN CHI ĐẦU TƯ NĂM 2031"], ["TT", "Đơn vị", "Tổng số", "Vốn thực hiện các dự án"],
            [1, "Sở Y tế", 528.5, 12.5], [2, "Sở Xây dựng", 414.5, 44.5], [3, "Sở Nội vụ", 41.5, 4.5]]  # fmt: skip
    assert {one.obs_status for one in figures(rows).values()} == {"T"}


OUTTURN = [
    ["QUYẾT TOÁN CHI NGÂN SÁCH NĂM 2031"],
    ["STT", "Nội dung", "Dự toán", "Bao gồm", None, "Quyết toán", "Bao gồm", None, "So sánh (%)"],
    [None, None, None, "Cấp tỉnh", "Cấp huyện", None, "Cấp tỉnh", "Cấp huyện", "Tổng số"],
    ["I", "Chi đầu tư", 868.5, 663.5, 205.0, 932.5, 673.5, 259.0, 107.5],
    ["II", "Chi thường xuyên", 828.5, 622.5, 206.0, 902.5, 643.5, 259.0, 108.5],
    ["III", "Dự phòng", 28.5, 22.5, 6.0, 2.5, 1.5, 1.0, 8.5],
]


def test_parts_of_a_plan_and_of_what_was_spent_have_the_status_of_what_they_divide():
    told = figures(OUTTURN, (Merge(2, 4, 2, 5), Merge(2, 7, 2, 8)))
    assert {cell: one.obs_status for cell, one in told.items() if cell.endswith("4")} == {
        "C4": "T", "D4": "T", "E4": "T", "F4": "A", "G4": "A", "H4": "A", "I4": "A",
    }  # fmt: skip


def test_a_bare_comparison_beside_plan_and_outturn_is_the_share_of_the_plan():
    assert figures(OUTTURN, (Merge(2, 4, 2, 5), Merge(2, 7, 2, 8)))["I5"].measure == "plan_share"


def test_a_plan_beside_the_estimate_of_the_year_before_is_compared_with_that():
    rows = [["DỰ TOÁN THU"], ["STT", "Nội dung", "Ước thực hiện năm 2030", "Dự toán năm 2031", "So sánh (%)"],
            ["I", "Thu nội địa", 1011.5, 1099.5, 108.5], ["II", "Thu từ dầu thô", 43.5, 35.5, 82.5]]  # fmt: skip
    told = figures(rows)["E3"]
    assert (told.period.render(), told.measure) == ("2031", "yoy_index")


@pytest.mark.parametrize("parts", ["Chia ra", "Trong đó", "Bao gồm"])
def test_parts_beside_the_year_that_they_divide_are_of_that_year(parts):
    rows = [["Chi mục tiêu quốc gia"], ["TT", "Chỉ tiêu", "Quyết toán năm 2031", parts, None],
            [None, None, None, "Vốn đầu tư", "Vốn sự nghiệp"], [1, "Giảm nghèo", 7548, 7006, 542],
            [2, "Việc làm", 9294, 1450, 7844], [3, "Nước sạch", 7150, 5311, 1839]]  # fmt: skip
    assert set(periods_of(rows, merges=(Merge(2, 4, 2, 5),)).values()) == {"2031"}


BY_AGENCY = [
    ["QUYẾT TOÁN CHI CHO TỪNG CƠ QUAN NĂM 2031"],
    ["TT", "Cơ quan", "Quyết toán năm 2031", "Chi đầu tư", "Chi thường xuyên", "Lũy kế vốn đã giao"],
    [1, "Sở Y tế", 7548, 7006, 542, 99548],
    [2, "Sở Xây dựng", 9294, 1450, 7844, 99294],
    [3, "Sở Nội vụ", 7150, 5311, 1839, 97150],
]


def test_columns_beside_one_that_names_the_year_of_the_title_are_of_it_too_to_be_confirmed():
    told = periods_of(BY_AGENCY)
    assert (told["C3"], told["D3"], told["E5"]) == ("2031", "2031", "2031")
    assert findings_of(BY_AGENCY)["period_from_title_beside_years"][0] == "soft"


def test_heads_that_say_the_year_of_the_title_twice_are_of_it():
    rows = [["DỰ TOÁN CHI NĂM 2031"], ["TT", "Cơ quan", "Tổng chi", "Dự toán 2031 - Plan for 2031", None],
            [None, None, None, "Chi đầu tư", "Chi khác"], [1, "Sở Y tế", 7.5, 7.0, 0.5],
            [2, "Sở Xây dựng", 9.5, 1.5, 8.0], [3, "Sở Nội vụ", 7.0, 5.5, 1.5]]  # fmt: skip
    assert set(periods_of(rows, merges=(Merge(2, 4, 2, 5),)).values()) == {"2031"}


def test_what_adds_up_over_more_than_the_year_of_the_title_is_not_of_it():
    assert "F3" not in periods_of(BY_AGENCY)


EXECUTED = [
    ["THỰC HIỆN CÂN ĐỐI NGÂN SÁCH QUÝ III NĂM 2031"],
    ["STT", "NỘI DUNG", "DỰ TOÁN NĂM 2031", "THỰC HIỆN 9 THÁNG", "SO SÁNH THỰC HIỆN VỚI (%)", None],
    [None, None, None, None, "DỰ TOÁN NĂM", "CÙNG KỲ NĂM TRƯỚC"],
    ["A", "TỔNG THU", 1620.5, 1223.5, 75.5, 91.5],
    ["B", "TỔNG CHI", 2076.5, 1244.5, 59.5, 112.5],
]


def test_what_was_done_is_compared_with_the_plan_of_the_year_and_with_the_year_before():
    told = {cell: (one.period.render(), one.measure) for cell, one in figures(EXECUTED, (Merge(2, 5, 2, 6),)).items()}
    assert told["E4"] == ("2031-01-01/P9M", "plan_share")
    assert told["F5"] == ("2031-01-01/P9M", "yoy_index")


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("Bổ sung có mục tiêu", ""),
        ("Bổ sung mục tiêu Target transfers", ""),
        ("Chương trình mục tiêu quốc gia", ""),
        ("Vốn để thực hiện các chương trình", ""),
        ("Thực hiện nhiệm vụ", ""),
        ("Thực hiện các tháng", "A"),
        ("Thực hiện", "A"),
        ("Mục tiêu", "T"),
        ("Số bổ sung", ""),
        ("Số sơ bộ", "P"),
    ],
)
def test_what_money_is_meant_for_says_nothing_of_how_sure_it_is(head, status):
    assert read_status(head) == status


FORM = [
    ["Biểu số: 02-CS-T", None, None, "KIM NGẠCH XUẤT KHẨU", None, None, None, "Đơn vị gửi:"],
    ["Ban hành kèm theo Quyết định số 12/QĐ-TCTK", None, None, "Tháng 9 năm 2031", None, None, None, "Chi cục"],
    ["Ngày nhận báo cáo: ngày 17", None, None, None, None, None, None, "Đơn vị nhận:"],
    [None, None, None, None, None, None, None, "Nghìn USD"],
    ["Chỉ tiêu", "Mã số", "Thực hiện tháng trước", "Ước thực hiện tháng báo cáo",
     "Cộng dồn từ đầu năm đến cuối tháng báo cáo", "So với (%)", None, None],
    [None, None, None, None, None, "Tháng trước", "Tháng cùng kỳ năm trước", "Cộng dồn cùng kỳ năm trước"],
    ["A", "B", 1, 2, 3, 4, 5, 6],
    ["I. Tổng kim ngạch xuất khẩu", "01", 2451.5, 2512.5, 21456.5, 102.5, 97.5, 118.5],
    ["   1. Kinh tế nhà nước", "02", 123.5, 128.5, 1098.5, 104.5, 88.5, 99.5],
    ["II. Tổng kim ngạch nhập khẩu", "03", 1987.5, 2013.5, 16987.5, 101.5, 103.5, 125.5],
]  # fmt: skip


def test_the_head_of_a_reporting_form_is_its_title_with_whoever_sent_it():
    told = figures(FORM, (Merge(5, 6, 5, 8),))
    assert {cell: (one.period.render(), one.measure) for cell, one in told.items() if cell.endswith("8")} == {
        "C8": ("2031-M08", "level"),
        "D8": ("2031-M09", "level"),
        "E8": ("2031-01-01/P9M", "level"),
        "F8": ("2031-M09", "mom_index"),
        "G8": ("2031-M09", "yoy_index"),
        "H8": ("2031-01-01/P9M", "yoy_index"),
    }
    assert (told["C8"].unit_measure, told["C8"].unit_mult) == ("USD", 3)
    assert "Đơn vị gửi: " in told["C8"].title


def test_what_adds_up_since_new_year_ends_with_the_window_that_stands_beside_it():
    rows = [["XUẤT KHẨU"], ["Nước", "Kỳ 2 tháng 3/2031", "Cộng dồn từ đầu năm"], ["Hoa Kỳ", 431.5, 2051.5],
            ["Nhật Bản", 101.5, 551.5]]  # fmt: skip
    assert periods_of(rows)["C3"] == "2031-Q1"


BALANCES = [
    ["Thống kê một số chỉ tiêu cơ bản"],
    ["Đến 31/3/2031"],
    [None, None, None, "Đơn vị: tỷ đồng, %"],
    ["Loại hình", "Tổng tài sản có", None, "Tỷ lệ an toàn vốn"],
    [None, "Số tuyệt đối", "Tốc độ tăng trưởng", None],
    ["NHTM Nhà nước", 8312.5, 0.5, 10.5],
    ["NHTM Cổ phần", 9012.5, 1.5, 12.5],
    ["Toàn hệ thống", 20234.5, 0.5, 11.5],
]


def test_balances_up_to_a_day_stand_on_it():
    assert set(periods_of(BALANCES, merges=(Merge(4, 2, 4, 3),)).values()) == {"2031-03-31"}


def test_rates_under_a_unit_line_of_money_and_per_cent_are_in_per_cent():
    told = figures(BALANCES, (Merge(4, 2, 4, 3),))
    assert [told[cell].unit_measure for cell in ("B6", "C6", "D6")] == ["VND", "percent", "percent"]


def test_school_years_of_pupils_and_teachers_need_no_word_of_their_own():
    rows = [["SỐ TRƯỜNG, GIÁO VIÊN VÀ HỌC SINH"], [None, "1999 - 2000", "2000 - 2001", "Sơ bộ 2001 - 2002"],
            ["Trường học (Trường)", 24675, 25226, 25825], ["Học sinh (Người)", 17806, 17776, 17875]]  # fmt: skip
    told = figures(rows)
    assert told["B3"].period.start.isoformat() == "1999-09-01"
    assert (told["D4"].period.start.isoformat(), told["D4"].obs_status) == ("2001-09-01", "P")


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("Growth rate of GDP at constant 2010 prices (Previous year = 100) (%)", "yoy"),
        ("Index (Previous year = 100) (%)", "yoy_index"),
        ("Exports compared with GDP (%)", ""),
    ],
)
def test_a_name_that_says_its_base_makes_the_measure_of_its_figures(name, measure):
    rows = [["Items", "2030", "2031"], [name, 105.5, 106.5], ["GDP (Bill. dongs)", 2027591, 2157828]]
    assert figures(rows)["B2"].measure == measure


def test_the_year_that_money_is_moved_on_to_is_not_that_of_its_column():
    rows = [["QUYẾT TOÁN NĂM 2031"], ["TT", "Dự án", "Kế hoạch vốn 2031", "Tạm ứng chuyển sang năm 2032"],
            [1, "Đường", 62.5, 12.5], [2, "Cầu", 16.5, 1.5], [3, "Đê", 14.5, 0.5]]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2031"}


@pytest.mark.parametrize(
    ("title", "period"),
    [("TỶ LỆ PHÂN CHIA GIAI ĐOẠN 2031-2035", "2031-01-01/P60M"), ("KẾ HOẠCH NĂM 2032 GIAI ĐOẠN 2031-2035", "")],
)
def test_a_stage_of_years_is_all_of_them_unless_a_year_stands_beside_it(title, period):
    rows = [[title], ["TT", "Khoản thu", "Tỉnh", "Xã"], [1, "Thuế đất", 60, 40], [2, "Lệ phí", 70, 30],
            [3, "Phí", 50, 50]]  # fmt: skip
    assert set(periods_of(rows).values()) == {period}


def test_money_that_heads_its_column_has_the_scale_of_the_unit_line():
    rows = [["Vay và trả nợ"], [None, None, "Đơn vị: Triệu USD, Tỷ VND"], [None, "6 tháng đầu năm 2031", None],
            [None, "USD", "VND"], ["Dư nợ đầu kỳ", 42.5, 994.5], ["Rút vốn trong kỳ", 6.5, 14.5]]  # fmt: skip
    told = figures(rows, (Merge(3, 2, 3, 3),))
    assert [(told[cell].unit_measure, told[cell].unit_mult) for cell in ("B5", "C6")] == [("USD", 6), ("VND", 9)]


SCORES = [
    ["Province", "Rank", "The Weighted Score in 2031", "Entry Costs", "Land Access", "Transparency", "Time Costs"],
    ["An Giang", 32, 62.5, 8.5, 6.5, 6.5, 7.5],
    ["Bac Giang", 30, 62.5, 7.5, 6.5, 6.5, 7.5],
    ["Ben Tre", 6, 66.5, 8.5, 7.5, 6.5, 7.5],
    ["Ca Mau", 61, 57.5, 8.5, 6.5, 5.5, 7.5],
]


def test_a_year_that_one_head_of_many_names_in_passing_is_asked_to_be_that_of_the_table():
    assert set(periods_of(SCORES).values()) == {"2031"}
    assert findings_of(SCORES)["period_from_header"][0] == "soft"


def test_a_year_since_which_something_holds_is_not_that_of_the_table():
    rows = [[*SCORES[0][:2], "Giấy phép được yêu cầu bổ sung từ năm 2031", *SCORES[0][3:]], *SCORES[1:]]
    assert set(periods_of(rows).values()) == {""}


def test_a_sheet_named_after_its_year_has_it():
    assert set(periods_of([["Province", *SCORES[0][3:]], *([row[0], *row[3:]] for row in SCORES[1:])], name="2031PAPI")
               .values()) == {"2031"}  # fmt: skip


def test_years_with_the_star_of_a_note_begin_the_heads_of_columns_like_the_others():
    rows = [["Provinces", "2030 Area (Km2)", "2030 Density", "2031 (*) Area (Km2)", "2031 (*) Density"],
            ["Hung Yen", 926.5, 1229.5, 926.5, 1243.5], ["Ha Noi", 3324.5, 2029.5, 3324.5, 2059.5]]  # fmt: skip
    assert {cell: period for cell, period in periods_of(rows).items() if cell.endswith("2")} == {
        "B2": "2030", "C2": "2030", "D2": "2031", "E2": "2031",
    }  # fmt: skip


@pytest.mark.parametrize("title", ["(Lũy kế từ đầu năm đến ngày 30/9/2031)", "9 tháng năm 2031"])
def test_what_was_done_beside_the_plan_of_a_year_is_of_the_part_of_it_in_the_title(title):
    rows = [["THỰC HIỆN THU NGÂN SÁCH"], [title], ["STT", "Nội dung", "Dự toán 2031", "Thực hiện", "% DT", "% CK"],
            ["A", "Tổng thu NSNN", 1700988, 1450000.5, 85.2, 117.9], ["I", "Thu nội địa", 1443980, 1200000, 83.1, 118],
            ["II", "Thu từ dầu thô", 46000, 44000, 95.7, 90.1]]  # fmt: skip
    done = {f"{column}{row}": "2031-01-01/P9M" for column in "DEF" for row in (4, 5, 6)}
    assert periods_of(rows) == done | {f"C{row}": "2031" for row in (4, 5, 6)}


def test_what_was_done_beside_figures_of_two_years_is_of_no_part_that_a_title_names():
    rows = [["Thu ngân sách 9 tháng năm 2031"], ["Nội dung", "Dự toán 2031", "Dự toán 2030", "Thực hiện"],
            *[[name, 5.5, 6, 7] for name in ("Thu nội địa", "Thu từ dầu thô", "Thu khác")]]  # fmt: skip
    assert set(periods_of(rows).values()) == {"2031", "2030"}
