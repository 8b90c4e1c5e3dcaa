"""Figures that look like years, right under words, are figures; over a column of names they are heads."""

import pytest

from tests.workbook.files import read_rows


@pytest.mark.parametrize(
    "rows",
    [
        [["Time", "Series A"], ["2023-01", 1900], ["2023-02", None], ["2023-03", 0]],
        [["Năm", "Số hộ"], [2021, 1900], [2022, 1950], [2023, 12000]],
        [["Time", "Series A"], ["2022-11", 1900], ["2022-12", ".."], ["2023-01", 1901], ["2023-02", 0]],
        [["Kỳ", "A", "B"], ["Quý I/2023", 1900, 2000], ["Quý II/2023", 3, 4]],
    ],
)
def test_the_first_row_under_words_is_read_although_its_figures_look_like_years(tmp_path, rows):
    read = {one.cell: one.value for one in read_rows(tmp_path, rows).rows}
    assert read["B2"] == 1900


def test_rows_without_a_figure_may_stand_between(tmp_path):
    rows = [["Time", "Series A"], ["2023-01", None], ["2023-02", ".."], ["2023-03", 1900], ["2023-04", 0]]
    assert {one.cell: one.value for one in read_rows(tmp_path, rows).rows}["B4"] == 1900


def test_years_over_names_stay_heads(tmp_path):
    rows = [["Xuất khẩu", "Trị giá", "Trị giá"], ["2023", "2021", "2022"], ["Gạo", 5, 6], ["Cà phê", 7, 8]]
    assert {one.cell for one in read_rows(tmp_path, rows).rows} == {"B3", "C3", "B4", "C4"}


def test_a_line_of_a_header_of_several_rows_stays_one(tmp_path):
    rows = [["12. Chỉ số sản xuất"], [None, "11 tháng", "Cả năm"], [None, "năm 2031", 2031], [None, "so với", "so với"],
            [None, "cùng kỳ", "năm trước"], ["Khai khoáng", 105.5, 106.5], ["Chế biến", 107.5, 108.5]]  # fmt: skip
    read = {one.cell: (one.measure, str(one.period)) for one in read_rows(tmp_path, rows).rows}
    assert read["B6"] == read["B7"] == ("yoy_index", "2031-01-01/P11M")
    assert read["C6"] == read["C7"] == ("yoy_index", "2031")
