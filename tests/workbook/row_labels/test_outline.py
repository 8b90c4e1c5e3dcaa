"""Numbers of an outline beside the names of rows."""

import pytest

from indicators.workbook.row_labels.outline import Sign, sign_of
from tests.workbook.tables import table_of

BALANCE = [
    ["QUYẾT TOÁN NĂM 2031"],
    ["STT", "Chỉ tiêu", "Quyết toán"],
    ["A", "NGÂN SÁCH CẤP TỈNH"],
    ["I", "Nguồn thu", 175.5],
    [1, "Thu theo phân cấp", 91.5],
    [2, "Bổ sung từ Trung ương", 51.5],
    [None, "Bổ sung cân đối", 20.5],
    [None, "Bổ sung có mục tiêu", 31.0],
    ["II", "Chi ngân sách", 174.5],
    [1, "Chi theo phân cấp", 126.5],
    [2, "Bổ sung cho huyện", 47.5],
    [None, "Bổ sung cân đối", 32.5],
    [None, "Bổ sung có mục tiêu", 14.5],
    ["B", "NGÂN SÁCH HUYỆN"],
    ["I", "Nguồn thu", 138.5],
    [1, "Bổ sung từ cấp tỉnh", 47.5],
    [None, "Bổ sung cân đối", 32.5],
]


def names(rows):
    return {cell: said for cell, (_, _, said) in table_of(rows).items()}


def test_rows_stand_under_what_their_numbers_put_them_under():
    told = names(BALANCE)
    assert told["C5"] == "NGÂN SÁCH CẤP TỈNH > Nguồn thu > Thu theo phân cấp"
    assert told["C7"] == "NGÂN SÁCH CẤP TỈNH > Nguồn thu > Bổ sung từ Trung ương > Bổ sung cân đối"
    assert told["C12"] == "NGÂN SÁCH CẤP TỈNH > Chi ngân sách > Bổ sung cho huyện > Bổ sung cân đối"
    assert told["C17"] == "NGÂN SÁCH HUYỆN > Nguồn thu > Bổ sung từ cấp tỉnh > Bổ sung cân đối"


def test_a_sum_in_capitals_stands_over_all():
    rows = [*BALANCE[:13], [None, "TỔNG CỘNG", 999.5], *BALANCE[13:]]
    assert names(rows)["C14"] == "TỔNG CỘNG"


def test_names_in_two_languages_stand_under_both():
    rows = [[*row[:2], f"{row[1]} (en)" if len(row) > 2 else None, *row[2:]] for row in BALANCE[2:13]]
    told = names([BALANCE[0], ["STT", "Chỉ tiêu", "Items", "Quyết toán"], *rows])
    assert told["D12"].startswith("NGÂN SÁCH CẤP TỈNH > Chi ngân sách > Bổ sung cho huyện > ")


def test_a_number_of_the_first_level_ends_what_the_one_before_heads():
    rows = [["ĐẦU TƯ NƯỚC NGOÀI NĂM 2031"], ["STT", "Chỉ tiêu", "Năm 2030", "Năm 2031"], [1, "Vốn đăng ký", 1.5, 2.5],
            ["1.1", "Cấp mới", 0.5, 1.5], [2, "Xuất khẩu"], ["2.1", "Kể cả dầu thô", 5.5, 6.5],
            [3, "Nhập khẩu", 4.5, 5.5]]  # fmt: skip
    told = names(rows)
    assert (told["D4"], told["D6"], told["D7"]) == ("Vốn đăng ký > Cấp mới", "Xuất khẩu > Kể cả dầu thô", "Nhập khẩu")


def test_one_kind_of_numbers_tells_no_levels():
    rows = [["QUYẾT TOÁN NĂM 2031"], ["STT", "Huyện", "Quyết toán"], [1, "Bình Lục", 5.5], [2, "Duy Tiên", 6.5],
            [None, "Kim Bảng", 7.5]]  # fmt: skip
    assert names(rows)["C5"] == "Kim Bảng"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("I", Sign.ROMAN), ("XIV", Sign.ROMAN), ("A", Sign.CAPITAL), ("A1", Sign.CAPITAL), ("12", Sign.NUMBER),
        ("1.2", Sign.PART), ("II.1", Sign.PART), ("b)", Sign.LETTER), ("-", Sign.DASH), ("Thu", None), ("2031", None),
    ],
)  # fmt: skip
def test_the_kinds_of_numbers(text, sign):
    assert sign_of(text) is sign
