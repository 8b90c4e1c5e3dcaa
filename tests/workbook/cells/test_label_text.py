import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.workbook.cells.label_text import look_alike_key, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [("GDP\u202eDPG", "GDPDPG"), ("G\u200bDP", "GDP"), ("a\tb\nc", "a b c"), (" Xuất  khẩu ", "Xuất khẩu")],
)
def test_a_label_is_shown_without_signs_that_hide_or_reorder(text, expected):
    assert shown(text) == expected


@given(st.text(max_size=60))
def test_what_is_shown_is_shown_the_same_again(text):
    assert shown(shown(text)) == shown(text)


def test_labels_that_look_the_same_share_a_key_and_vietnamese_words_do_not():
    assert len({look_alike_key(text) for text in ("GDP", "ＧＤＰ", "gdp", "G\u00adDP", "\ufeffGDP", "GDP\u00a0")}) == 1
    assert look_alike_key("Cá") != look_alike_key("Ca")
