"""Folding drops every mark, whatever shortcut it takes."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from indicators.model.text import clean, fold


def letter_by_letter(text):
    lower = clean(text).lower().replace("đ", "d")
    return "".join(ch for ch in unicodedata.normalize("NFD", lower) if not unicodedata.combining(ch))


SIGNS = st.sampled_from("ĐđỖớ·–—’…°²½Å\u2000\u0301\u0323가ß中ǆ")


@given(st.text(st.one_of(st.characters(exclude_categories=["Cs"]), SIGNS)))
@example("Xuất khẩu · Đức – 2025…")
def test_a_text_is_folded_as_if_it_were_letter_by_letter(text):
    assert fold(text) == letter_by_letter(text)


def test_every_single_character_is_folded_as_if_it_stood_alone():
    every = [chr(code) for code in range(0x11_0000) if not 0xD800 <= code < 0xE000]
    assert [ch for ch in every if fold(ch) != letter_by_letter(ch)] == []
