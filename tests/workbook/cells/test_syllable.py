"""What could be a syllable of Vietnamese and what could not."""

import pytest

from indicators.workbook.cells.syllable import is_syllable


@pytest.mark.parametrize(
    "word",
    [
        "nghiệp",
        "trường",
        "Nguyễn",
        "khuyến",
        "quý",
        "quốc",
        "giá",
        "gì",
        "oanh",
        "nghiêng",
        "huỳnh",
        "quyết",
        "xoè",
        "xòe",
        "thuở",
        "yêu",
        "ấy",
        "uỷ",
        "ủy",
        "thuế",
        "mía",
    ],
)
def test_syllables_of_the_language_are_such(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["víi", "kú", "thùc", "quèc", "xôí", "Brunây", "states", "côte", "ng", "2031", "tháng/năm", ""]
)
def test_other_words_are_none(word):
    assert not is_syllable(word)
