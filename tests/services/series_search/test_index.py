"""Series are found among twenty thousand: without diacritics, with typos, by facets, the usual ones first."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.services.series_search import Question, SeriesDocument, SeriesIndex
from tests.services.series_search.generated import COUNT, documents


@cache
def everything():
    return documents()


@cache
def index():
    return SeriesIndex(everything())


def names(text, **facets):
    by_key = {one.key: one.names for one in everything()}
    return [by_key[key] for key in index().find(Question(text, **facets)).keys]


def test_there_are_twenty_thousand_and_without_words_all_of_them_fit():
    assert len(everything()) == COUNT
    found = index().find(Question(most=5))
    assert found.total == COUNT
    assert len(found.keys) == 5


@pytest.mark.parametrize(
    "typed", ["xuat khau duong duc", "Xuất khẩu đường Đức", "XUAT KHAU ĐUONG, ĐỨC", "sugar germany exports"]
)
def test_diacritics_and_the_language_do_not_matter_and_d_with_stroke_is_d(typed):
    assert names(typed)[0] == ("xuat khau duong · duc", "exports of sugar · germany")


@pytest.mark.parametrize(
    "typed",
    ["xuat khua ca phe singapore", "exports cofee singapore", "expotrs coffee sinapore", "xuat khau ca phe sing"],
)
def test_a_wrong_a_missing_and_an_exchanged_letter_are_forgiven_and_a_begun_word_is_enough(typed):
    assert names(typed)[0][0] == "xuat khau ca phe · singapore"


def test_three_letters_may_be_mistyped_where_nothing_else_fits_them():
    assert names("fid thuc hien gao hoa ky")[0][0] == "von fdi thuc hien gao · hoa ky"


def test_every_word_must_be_there():
    assert index().find(Question("xuat khau zzzzqq")).total == 0


def test_a_code_is_found_whole_and_not_confused_with_its_neighbour():
    found = index().find(Question("hs000123"))
    assert found.keys == ("G123",)


LETTERS = "abcdeghiklmnopqrstuvxy"


@given(st.data())
def test_one_wrong_letter_in_a_long_word_still_finds_the_series_among_the_first(data):
    one = data.draw(st.sampled_from(everything()[::7]))
    words = one.names[0].replace("·", " ").split()
    long = [place for place, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return
    place = data.draw(st.sampled_from(long))
    at = data.draw(st.integers(1, len(words[place]) - 1))
    words[place] = words[place][:at] + data.draw(st.sampled_from(LETTERS)) + words[place][at + 1 :]
    assert one.key in index().find(Question(" ".join(words))).keys


QUESTIONS = st.builds(
    Question,
    text=st.sampled_from(["", "ca phe", "xuat khau", "usd", "singapore", "duong"]),
    topic=st.sampled_from(["", "trade", "fdi", "nowhere"]),
    area=st.sampled_from(["", "VNM", "VN-SG"]),
    origin=st.sampled_from(["", "GSO"]),
    frequency=st.sampled_from(["", "month", "year_to_date"]),
)


@given(QUESTIONS)
def test_a_facet_tells_how_many_there_will_be_once_it_is_chosen(question):
    found = index().find(question)
    for name, values in found.facets.items():
        for one in values:
            chosen = replace(question, **{name: one.value})
            if one.value:
                assert index().find(chosen).total == one.count


@given(QUESTIONS)
def test_what_is_found_has_every_facet_that_was_asked_for(question):
    by_key = {one.key: one for one in everything()}
    for key in index().find(question).keys:
        one = by_key[key]
        assert question.topic in {"", one.topic}
        assert question.area in {"", one.area}
        assert question.origin in {"", *one.origins}
        assert question.frequency in {"", *one.frequencies}


def small(*told):
    return SeriesIndex(
        [
            SeriesDocument(key, dict.fromkeys(name.split(), 1.0), (name,), plain, "trade", "VNM")
            for key, name, plain in told
        ]
    )


def test_the_usual_measure_comes_before_a_comparison_column():
    both = small(("growth", "goods exports", False), ("level", "goods exports", True))
    assert both.find(Question("exports")).keys == ("level", "growth")


def test_words_that_stand_together_come_before_words_apart():
    apart = small(("apart", "goods of all kinds exports", True), ("together", "goods exports", True))
    assert apart.find(Question("goods exports")).keys == ("together", "apart")


def test_an_index_of_nothing_finds_nothing():
    assert SeriesIndex([]).find(Question("exports")).total == 0


def test_a_word_with_one_wrong_letter_comes_before_usual_ones_that_only_begin_alike():
    assert "cakiba" in " ".join(names("von fdi thuc hien sat thep capiba")[0])
