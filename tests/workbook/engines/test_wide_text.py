"""Letters of two bytes that came as two letters each, and sheets in which nothing shows them."""

import pytest

from indicators.workbook.engines.wide_text import rejoined


def halved(text):
    """Return a text as an engine gives it that takes each byte of UTF-16 for a letter of Western Windows."""
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte)
        for byte in text.encode("utf-16-le")
    )


def test_texts_of_a_sheet_with_noughts_between_its_latin_letters_are_put_together():
    rows = [[halved("17-2 各市主要指标（2031年）"), ""], [halved("杭州"), 9.5], [halved("宁波"), 7.5]]
    assert rejoined(rows) == [["17-2 各市主要指标（2031年）", ""], ["杭州", 9.5], ["宁波", 7.5]]


@pytest.mark.parametrize(
    "rows", [[["Ngày", "Giá"], ["01", 5.5]], [["A\x00B", 1.5], ["Xuất khẩu", 2.5]], [["A\x00B", 1.5], ["odd", 2.5]]]
)
def test_a_sheet_in_which_one_text_makes_no_letters_stays_as_it_is(rows):
    assert rejoined(rows) is rows
