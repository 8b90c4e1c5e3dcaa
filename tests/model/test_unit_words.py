import pytest

from indicators.model.unit_words import bracketed_unit, read_unit, read_units

UNITS = {
    "%": ("percent", 0),
    "Đơn vị tính: %": ("percent", 0),
    "(%)": ("percent", 0),
    "điểm phần trăm": ("percentage_points", 0),
    "lần": ("times", 0),
    "đồng": ("VND", 0),
    "triệu đồng": ("VND", 6),
    "(Tỷ đồng)": ("VND", 9),
    "Nghìn tỷ đồng": ("VND", 12),
    "trillion dong": ("VND", 12),
    "Bill. dongs": ("VND", 9),
    "USD": ("USD", 0),
    "Nghìn USD": ("USD", 3),
    "Triệu USD": ("USD", 6),
    "tỷ USD": ("USD", 9),
    "triệu đô la Mỹ": ("USD", 6),
    "Mill. USD": ("USD", 6),
    "USD million": ("USD", 6),
    "US$ bn": ("USD", 9),
    "billion USD": ("USD", 9),
    "Nghìn tấn": ("tonnes", 3),
    "1000 tons": ("tonnes", 3),
    "‘000 tons": ("tonnes", 3),
    "Thous.tons": ("tonnes", 3),
    "Tạ": ("tonnes", -1),
    "Tạ/ha": ("quintals_per_hectare", 0),
    "Nghìn ha": ("hectares", 3),
    "Triệu m3": ("cubic_metres", 6),
    "MN m³": ("cubic_metres", 6),
    "Triệu kwh": ("kwh", 6),
    "Lượt người": ("persons", 0),
    "Nghìn lượt người": ("persons", 3),
    "Nghìn HK": ("passengers", 3),
    "Triệu HK.km": ("passenger_km", 6),
    "Dự án": ("projects", 0),
    "Doanh nghiệp": ("enterprises", 0),
}


@pytest.mark.parametrize(("text", "expected"), UNITS.items())
def test_a_printed_unit_reads_as_code_and_power_of_ten(text, expected):
    reading = read_unit(text)
    assert reading is not None
    assert (reading.unit_measure, reading.unit_mult) == expected


@pytest.mark.parametrize("text", ["", "năm", "trước (%)", "triệu", "Miền Bắc", "Trị giá", "2024", "$/bbl"])
def test_words_that_are_no_unit_read_as_none(text):
    assert read_unit(text) is None


def test_a_line_of_two_units_gives_both_in_order():
    assert [unit.unit_measure for unit in read_units("Đơn vị tính: Nghìn tấn, triệu USD")] == ["tonnes", "USD"]
    assert [unit.unit_mult for unit in read_units("Dự án; Triệu USD")] == [0, 6]


def test_a_line_with_an_unknown_unit_gives_none_of_them():
    assert read_units("Nghìn tấn; thùng") == ()


def test_the_unit_in_the_last_brackets_is_taken_off_the_label():
    found = bracketed_unit("Vốn đăng ký (cấp mới) (Tỷ đồng)")
    assert found is not None
    assert (found[0].unit_measure, found[1]) == ("VND", "Vốn đăng ký (cấp mới)")
    assert bracketed_unit("Kỳ gốc (2019)") is None
