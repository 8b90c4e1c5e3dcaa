"""What holds of every text, made of words that matter and of anything at all."""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

WORDS = st.sampled_from([
    "GDP", "quý II", "tháng 6", "6 tháng đầu năm 2025", "tăng", "giảm", "7,96%", "39,49 tỉ USD", "US$24.1 billion", ",",
    ";", ".", "(", ")", "và", "so với cùng kỳ", "xuất khẩu", "nhập khẩu", "lần lượt", "đạt", "trên", "from", "against",
    "of", "in", "May", "2024", "lũy kế", "trong đó", "Hàn Quốc", "Thailand's", "đến ngày 15/2", "ngày 31/2", "–", "-",
    "mục tiêu", "38", "đối tác", "nước", "FDI", "disbursed", "respectively", "a year earlier", "CPI", "bình quân", "\n",
    "1.234", "0,5", "-3%", "99999999999999999999", "gấp", "2 lần", "13th", "số 15/2020/NĐ-CP", "29/2/2023",
])  # fmt: skip
SENTENCES = st.lists(WORDS, max_size=60).map(" ".join)
DAYS = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2090, 1, 1)))


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(SENTENCES, st.text(max_size=300), st.lists(st.one_of(WORDS, st.text(max_size=5))).map(" ".join)),
       published=DAYS)  # fmt: skip
def test_no_text_is_too_strange_and_each_phrase_is_cut_from_it(extractor, text, published):
    for figure in extractor.extract(text, published).figures:
        cut = text[figure.offset : figure.offset + 4 * len(figure.phrase) + 16]
        assert unicodedata.normalize("NFC", cut)[:1] == figure.phrase[:1]
        assert figure.value == figure.value.normalize() + 0


@settings(max_examples=100, deadline=None)
@given(text=SENTENCES)
def test_decomposed_letters_and_invisible_marks_change_nothing(extractor, text):
    plain = extractor.extract(text, date(2025, 8, 26)).figures
    strange = unicodedata.normalize("NFD", text).replace(" ", "\u00a0\u200b").replace("\n", "\n\u200f")
    same = extractor.extract(strange, date(2025, 8, 26)).figures
    assert [(f.indicator, f.measure, f.value, f.period) for f in plain] == [
        (f.indicator, f.measure, f.value, f.period) for f in same
    ]


@settings(max_examples=60, deadline=None)
@given(text=SENTENCES)
def test_twice_the_text_is_at_most_twice_the_work(extractor, text):
    once = extractor.extract(text, date(2025, 8, 26)).steps
    many = extractor.extract((text + "\n") * 8, date(2025, 8, 26)).steps
    assert many <= 8 * (once + 40)


def test_the_work_on_one_endless_sentence_grows_as_the_sentence_does(extractor):
    pieces = ("xuất khẩu đạt 5 tỷ USD, tăng 3% ", "(", "1 ", "tháng 6 và ", "a", "and ", "so với ", "tháng ")
    for piece in pieces:
        short = extractor.extract(piece * 500, date(2025, 8, 26)).steps
        long = extractor.extract(piece * 4000, date(2025, 8, 26)).steps
        assert long <= 9 * short, piece
