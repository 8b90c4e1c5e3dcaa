"""A table that goes on over the page stays one table, and one with another header does not."""

from tests.workbook.tables import table_of

_HEAD = [[None, None, "Số dự án (Dự án)", "Vốn đăng ký (Triệu USD)"]]
_ROWS = [
    ["15. Đầu tư trực tiếp từ 01/01 đến 18/12/2030"],
    *_HEAD,
    ["TỔNG SỐ", None, 9, 90.5],
    ["Phân theo địa phương"],
    [None, "Lào Cai", 4, 40.5],
    ["15. (Tiếp theo) Đầu tư trực tiếp từ 01/01 đến 18/12/2030"],
    [],
    *_HEAD,
    [None, "Thanh Hóa", 5, 50],
    ["Phân theo nước"],
    [None, "Ấn Độ", 6, 60],
]


def test_the_rest_of_a_table_stands_under_the_heading_the_first_part_ended_with():
    found = table_of(_ROWS)
    assert found["D9"][1:] == ("2030-01-01/P352D", "Phân theo địa phương > Thanh Hóa > Vốn đăng ký")
    assert found["C11"][2] == "Phân theo nước > Ấn Độ > Số dự án"


def test_another_header_under_the_same_words_is_a_table_of_its_own():
    rows = [*_ROWS[:7], [None, None, "Lao động (Người)", "Vốn (Triệu USD)"], *_ROWS[8:]]
    assert table_of(rows)["D9"][2] == "Thanh Hóa > Vốn"
