"""What words over a column or in a title say of the standing of a figure."""

import pytest

from indicators.workbook.measures.status_words import read_status, status_of_title, without_status


@pytest.mark.parametrize(
    ("text", "status"),
    [("Sơ bộ", "P"), ("Ước tính", "E"), ("Ước", "E"), ("Thực hiện", "A"), ("Chính thức", "A"), ("Kế hoạch", "T"),
     ("Preliminary", "P"), ("estimated", "E"), ("Vốn đầu tư thực hiện", ""), ("", "")],
)  # fmt: skip
def test_status_words_become_codes(text, status):
    assert read_status(text) == status


def test_a_year_is_left_where_the_words_of_its_status_are_taken_off():
    assert without_status("Ước tính năm 2031") == "năm 2031"
    assert without_status("Năm 2031") == "Năm 2031"


def test_a_title_says_a_status_only_right_before_its_period():
    assert status_of_title("GDP ước tính quý I năm 2031") == "E"
    assert status_of_title("Phương pháp ước tính GDP, quý I năm 2031") == ""
