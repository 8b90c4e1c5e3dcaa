"""Text of the old font encoding (TCVN3) comes out as Unicode, word by word, and nothing else is touched."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.workbook.cells.legacy_font import TABLE, decode, decode_grid, is_legacy_font
from indicators.workbook.cells.syllable import is_syllable
from tests.workbook.files import grid_of

BACK = {chr(ord(new)): chr(old) for old, new in ((code, letter) for code, letter in TABLE.items())}
LETTERS = "".join(letter for letter in BACK if letter not in "áâãèéêìíòóôõùúý")


@pytest.mark.parametrize("text", ["ChØ sè gi¸ tiªu dïng", "Tæng s¶n phÈm", "XuÊt khÈu hµng ho¸"])
def test_text_of_the_old_font_encoding_is_known_by_signs_inside_words(text):
    assert is_legacy_font(text)


@pytest.mark.parametrize(
    "text", ["Chỉ số giá", "Côte d’Ivoire", "1ª edición", "Acme® Ltd", "«mot»", "GDP", "½ năm", ""]
)
def test_other_text_is_not_taken_for_it(text):
    assert not is_legacy_font(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ChØ sè gi¸ tiªu dïng", "Chỉ số giá tiêu dùng"),
        ("XuÊt khÈu hµng ho¸", "Xuất khẩu hàng hoá"),
        ("n\u00adíc ngoµi", "nước ngoài"),
        ("¦íc tÝnh quý IV", "Ước tính quý IV"),
        ("so víi n¨m tr\u00adíc (%)", "so với năm trước (%)"),
        ("Kú gèc (1995)", "Kỳ gốc (1995)"),
    ],
)
def test_old_text_is_decoded(old, new):
    assert decode(old) == new


def test_a_word_with_a_letter_that_only_unicode_has_stays_beside_old_ones():
    assert decode("Năm 2006, chè n¨m 2005", either_is_old=False) == "Năm 2006, chè năm 2005"
    assert decode("Năm 2006, chè n¨m 2005", either_is_old=True) == "Năm 2006, chố năm 2005"


@pytest.mark.parametrize("either_is_old", [True, False])
@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Năm 2006 so víi năm 2005", "Năm 2006 so với năm 2005"),  # no syllable of ours ends so
        ("Tèc độ, thùc hiện", "Tốc độ, thực hiện"),  # nor has one such a tone before a stop
        ("Tháng 02/2009", "Tháng 02/2009"),  # a word of every table, whose other reading no table has
        ("Tæng sè hé", "Tổng số hộ"),
        ("Chỉ số giá", "Chỉ số giá"),  # as the other words of its cell
        ("x©y dùng", "xây dựng"),
    ],
)
def test_a_word_that_could_be_either_is_told_by_its_letters_and_by_the_words_beside_it(typed, read, either_is_old):
    assert decode(typed, either_is_old=either_is_old) == read


@given(st.text(alphabet=LETTERS, min_size=1, max_size=12))
def test_what_the_old_font_wrote_is_read_back(word):
    typed = "".join(BACK[letter] for letter in word)
    assume(not is_syllable(f"x{typed}") or is_syllable(f"x{word}"))
    assert decode(f"x{typed}") == f"x{unicodedata.normalize('NFC', word)}"


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_plain_text_is_never_changed(text):
    assert decode(text) == text


def test_words_that_could_be_either_follow_their_sheet():
    old, _ = decode_grid(grid_of([["Tæng s¶n phÈm"], ["gi¸ tiªu dïng"], ["Chè"], ["sè"]]))
    assert [cell[1].raw for cell in old.cells.values()] == ["Tổng sản phẩm", "giá tiêu dùng", "Chố", "số"]
    mixed, told = decode_grid(
        grid_of([["Hàng hoá xuất khẩu"], ["Dầu thô"], ["Gạo"], ["Chè"], ["gi¸ tiªu dïng"], ["hµng ho¸"]])
    )
    assert [cell[1].raw for cell in mixed.cells.values()][3:] == ["Chè", "giá tiêu dùng", "hàng hoá"]
    assert [finding.cell for finding in told] == ["A5"]


def test_a_sheet_with_one_such_text_among_many_stays_as_it_is():
    grid = grid_of([["PM2.5 µg per m³"], *[[f"label {number}"] for number in range(40)]])
    assert decode_grid(grid) == (grid, [])


def test_a_title_kept_from_an_older_file_is_decoded_where_all_else_is_unicode():
    grid = grid_of([["8. Hµng ho¸ xuÊt khÈu"], *[[f"Mặt hàng {number}"] for number in range(40)]])
    read, told = decode_grid(grid)
    assert read.text(1, 1) == "8. Hàng hoá xuất khẩu"
    assert [(finding.cell, finding.params["count"]) for finding in told] == [("A1", 1)]


def test_a_text_of_both_fonts_is_decoded_on_a_sheet_of_unicode():
    grid = grid_of(
        [["Tổng møc hµng ho¸ b¸n lÎ"], ["MÆt hµng chñ yÕu"], *[[f"Mặt hàng {number}"] for number in range(60)]]
    )
    read, _ = decode_grid(grid)
    assert [read.text(row, 1) for row in (1, 2)] == ["Tổng mức hàng hoá bán lẻ", "Mặt hàng chủ yếu"]


@pytest.mark.parametrize(
    "text",
    [
        "El niño y el año",
        "Não até três",
        "für über",
        "Côte d’Ivoire, île",
        "Öğrenci sayısı",
        "Rå gjødning og rå malm",
        "Retail: £M: SA £m",
    ],
)
def test_words_of_other_languages_are_never_of_the_old_font(text):
    grid = grid_of([[text], *[[f"label {number}"] for number in range(60)]])
    assert decode_grid(grid) == (grid, [])


def test_footnote_figures_behind_words_are_no_old_font():
    grid = grid_of([["Total¹"], ["Employment¹ and hours¹"], ["Exports¹"]])
    assert decode_grid(grid) == (grid, [])
