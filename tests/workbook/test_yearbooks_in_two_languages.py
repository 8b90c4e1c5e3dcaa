"""Tables of Vietnamese yearbooks: every word said twice, sections of shares and indices below the figures."""

import pytest

from indicators.model.unit_words import read_unit, unit_in
from indicators.workbook.cells.grid import Merge
from tests.workbook.tables import findings_of, periods_of
from tests.workbook.test_vietnamese_offices import figures


def measured(rows, merges=()):
    return {cell: (one.measure, one.unit_measure, one.unit_mult) for cell, one in figures(rows, merges).items()}


YEARS_DOWN = [
    ["1. Giá trị sản xuất theo giá thực tế"],
    ["Gross output at current prices"],
    [],
    [None, "Tổng số", "Chia ra - Of which"],
    [None, "Total", "Trồng trọt", "Chăn nuôi"],
    [None, None, "Cultivation", "Livestock"],
    [None, "Nghìn tỷ đồng - Trill. dongs"],
    [2029, 82.5, 66.5, 16.0],
    [2030, 87.5, 70.5, 17.0],
    ["Sơ bộ- Prel..2031", 93.5, 75.5, 18.0],
    [None, "Cơ cấu (%) - Structure (%)"],
    [2029, 100, 80.5, 19.5],
    [2030, 100, 80.5, 19.5],
    ["Sơ bộ- Prel..2031", 100, 80.5, 19.5],
    [None, "Chỉ số phát triển (Năm trước = 100) - %"],
    [None, "Index (Previous year = 100) - %"],
    [2029, 106.5, 107.5, 104.5],
    [2030, 106.5, 106.5, 105.5],
    ["Sơ bộ- Prel..2031", 107.5, 107.5, 107.5],
    [None, "Tỷ lệ tăng so với năm trước (%) Growth rate (%)"],
    [2029, 6.5, 7.5, 4.5],
    [2030, 6.5, 6.5, 5.5],
]


WIDE = tuple(Merge(row, 2, row, 4) for row in (7, 11, 15, 16, 20))


def test_rows_under_a_section_have_its_measure_whatever_unit_stands_over_the_columns():
    told = measured(YEARS_DOWN, WIDE)
    assert told["C8"] == told["B10"] == ("level", "VND", 12)
    assert told["C12"] == told["D14"] == ("share", "percent", 0)
    assert told["B17"] == told["D19"] == ("yoy_index", "percent", 0)
    assert told["C21"] == told["D22"] == ("yoy", "percent", 0)


def test_a_section_begins_no_new_table_and_is_no_row_without_a_period():
    assert periods_of(YEARS_DOWN, merges=WIDE)["D19"] == "2031"
    assert findings_of(YEARS_DOWN, merges=WIDE) == {}


def test_a_year_said_to_be_preliminary_in_two_languages_is_the_year_and_preliminary():
    one = figures(YEARS_DOWN)["C10"]
    assert (one.period.render(), one.obs_status) == ("2031", "P")


YEARS_ACROSS = [
    ["3. Một số sản phẩm chủ yếu"],
    ["Main products"],
    [None, 2030, "Sơ bộ         Prel. 2031"],
    ["Than sạch - Triệu tấn"],
    ["Coal - Mill.tons", 8.35, 11.5],
    ["Giầy, dép da - Triệu đôi"],
    ["Footwear-Mill. pairs", 46.5, 107.5],
    ["Xuất khẩu - USD", 1250, 1375],
]


def test_a_unit_behind_the_dash_of_a_label_is_that_of_its_row():
    told = measured(YEARS_ACROSS)
    assert told["B5"] == ("level", "tonnes", 6)
    assert told["C7"] == ("level", "pairs", 6)
    assert told["C8"] == ("level", "USD", 0)


@pytest.mark.parametrize("text", ["Non-US dollars", "Euro-area", "Xe máy - Motorbikes", "2030-31"])
def test_a_hyphen_within_words_parts_no_unit_from_them(text):
    assert unit_in(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "power"),
    [
        ("Nghìn tỷ đồng - Trill, dongs", "VND", 12),
        ("Tỷ đồng -Bill VND", "VND", 9),
        ("Nghìn tỷ đồng -Trillion. dongs", "VND", 12),
        ("Tạ / ha - Quintal / ha", "quintals_per_hectare", 0),
        ("Nghìn lượt người - Thous. Visits", "persons", 3),
    ],
)
def test_a_unit_said_in_two_languages_is_one_unit(text, unit, power):
    found = read_unit(text)
    assert (found.unit_measure, found.unit_mult) == (unit, power)


@pytest.mark.parametrize("text", ["Tỷ đồng - Mill. USD", "Nghìn tấn - km"])
def test_two_units_beside_a_hyphen_are_not_one(text):
    assert read_unit(text) is None


def test_months_by_number_and_name_are_months_and_no_days():
    rows = [
        ["2. Chỉ số giá tiêu dùng các tháng trong năm (Tháng trước = 100)"],
        ["Consumer price index by month (Previous month = 100)"],
        [None, None, 2030, 2031],
        ["Tháng - Month"],
        [None, "1-Jan.", 103.5, 100.5],
        [None, "2-Feb.", 103.5, 101.5],
        [None, "3-Mar.", 100.5, 98.5],
        [None, "12-Dec.", 100.5, 99.5],
    ]
    assert periods_of(rows)["C5"] == "2030-M01"
    assert periods_of(rows)["D8"] == "2031-M12"


def test_days_of_a_month_stay_days():
    rows = [["Central rate"], [None, 2030, 2031], *([f"{day}-Jan", 23.5 + day, 24.5 + day] for day in range(1, 6))]
    assert periods_of(rows)["C7"] == "2031-01-05"


def test_a_title_and_its_translation_say_one_and_the_same_day():
    rows = [
        ["1. Số đơn vị hành chính có đến 31/12/2031 phân theo vùng"],
        ["Number of administrative units as of 31/12/2031 by region"],
        [],
        [None, "Quận", "Huyện"],
        ["Đồng bằng - Delta", 12, 85],
        ["Tây Bắc - North West", 3, 29],
    ]
    assert set(periods_of(rows).values()) == {"2031-12-31"}


@pytest.mark.parametrize(
    ("text", "period"),
    [("T1-T12/2031 (GT)", "2031"), ("T1-T9/2031", "2031-01-01/P9M"), ("T9/2031 (GT)", "2031-M09")],
)
def test_months_counted_with_a_t_run_from_the_first_to_the_last(text, period):
    rows = [["XUẤT KHẨU CÁ NGỪ (triệu USD)"], ["Thị trường", text], ["Mỹ", 28.5], ["EU", 14.5]]
    assert set(periods_of(rows).values()) == {period}
