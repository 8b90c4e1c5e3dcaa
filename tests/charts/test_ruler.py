from hypothesis import given
from hypothesis import strategies as st

from indicators.charts.ruler import FALLBACK, Ruler

RULER = Ruler()
WORDS = st.lists(st.sampled_from(["Xuất", "khẩu", "hàng hóa", "…", "1.234,56", "điều"]), min_size=1, max_size=30)


def test_letters_with_marks_are_as_wide_as_their_base():
    assert RULER.width("ệ") == RULER.width("e")
    assert RULER.width("Ấ") == RULER.width("A")


def test_all_digits_and_the_minus_are_equally_wide():
    assert len({RULER.width(sign) for sign in "0123456789\u2212"}) == 1


def test_fallback_face_is_wider():
    assert Ruler(FALLBACK).width("Cục Thống kê") > RULER.width("Cục Thống kê") * 1.2


@given(WORDS, st.integers(60, 600))
def test_wrapped_lines_keep_every_word_and_the_width(words: list[str], room: int):
    text = " ".join(words)
    lines = RULER.wrap(text, room)
    assert " ".join(lines) == text
    assert all(RULER.width(line) <= room or " " not in line for line in lines)


def test_no_break_blank_is_not_a_place_to_break():
    assert RULER.wrap("475,06\u00a0tỷ\u00a0USD", 20) == ["475,06\u00a0tỷ\u00a0USD"]
