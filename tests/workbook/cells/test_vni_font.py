"""Vietnamese typed in the fonts that write the tone behind its vowel."""

import pytest

from indicators.workbook.cells.legacy_font import decode_grid
from indicators.workbook.cells.vni_font import first_of_vni, from_vni
from tests.workbook.files import grid_of


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Toång soá", "Tổng số"),
        ("TOÅNG SOÁ", "TỔNG SỐ"),
        ("Öôùc tính thaùng 9 naêm 2031", "Ước tính tháng 9 năm 2031"),
        ("Ñôn vò tính: Trieäu ñoàng", "Đơn vị tính: Triệu đồng"),
        ("Kyõ thuaät; Vónh Long; Chæ soá giaù", "Kỹ thuật; Vĩnh Long; Chỉ số giá"),
    ],
)
def test_a_tone_behind_its_vowel_is_read(typed, said):
    assert from_vni(typed) == said


def test_a_sheet_of_such_a_font_comes_out_in_unicode_and_that_is_told():
    grid, told = decode_grid(grid_of([["Giaù trò saûn xuaát coâng nghieäp"], ["Toång soá", 412.5], ["naêm 2031", 1.5]]))
    assert [grid.text(1, 1), grid.text(2, 1), grid.text(3, 1)] == [
        "Giá trị sản xuất công nghiệp",
        "Tổng số",
        "năm 2031",
    ]
    assert [(one.code, one.cell, one.params["count"]) for one in told] == [("legacy_font_decoded", "A1", 3)]


@pytest.mark.parametrize(
    "texts",
    [
        ["Production de maïs", "Où et août", "Coût européen", "Noël à Israël"],
        ["São Paulo", "País", "Año", "Região e educação"],
        ["Tổng số", "Giá trị sản xuất", "năm 2031", "Toång"],
        ["Tæng sè", "Gi¸ trÞ s¶n xuÊt", "n¨m 2031"],
    ],
)
def test_other_languages_and_fonts_are_none_of_it(texts):
    assert first_of_vni(grid_of([[text] for text in texts])) is None
