"""Numbers keep their ties through an edit as long as they stand, and are lost where they do not."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from indicators.model.period import Period
from indicators.model.sentence import Tie
from indicators.services.sentences import TiedText, retied
from indicators.services.sentences.tied_text import filled, number


def tie(text: str, period: str = "2025") -> Tie:
    return Tie(0, text, "EXP_GOODS:VNM;measure=level;unit=USD", Period.parse(period), "level", 7, "P", text)


REACHED, GROWN = number(tie("475,06 tỷ USD")), number(tie("17,14%"))
SENTENCE = TiedText("Xuất khẩu đạt ") + REACHED + TiedText(", tăng ") + GROWN + TiedText(".")


def test_a_message_is_filled_and_the_place_of_each_number_is_kept():
    said = filled("vi", "sentences.change.rate", {"value": number(tie("6,64%")), "base": "năm 2024"})
    assert said.text == "so với 6,64% của năm 2024"
    assert [said.text[one.at : one.end] for one in said.ties] == ["6,64%"]


def test_words_may_be_changed_around_numbers_that_stay():
    text = "Cả năm, xuất khẩu hàng hóa đã đạt 475,06 tỷ USD; so với năm trước tăng 17,14%, rất tích cực."
    kept, lost = retied(SENTENCE, text)
    assert [text[one.at : one.end] for one in kept] == ["475,06 tỷ USD", "17,14%"]
    assert not lost


def test_a_number_that_is_changed_or_grows_is_lost():
    kept, lost = retied(SENTENCE, "Xuất khẩu đạt 475,06 tỷ USD, tăng 117,14%.")
    assert ([one.text for one in kept], [one.text for one in lost]) == (["475,06 tỷ USD"], ["17,14%"])
    _, lost = retied(SENTENCE, "Xuất khẩu đạt −475,06 tỷ USD, tăng 17%.")
    assert len(lost) == 2


def test_numbers_may_change_places():
    text = "Tăng 17,14%, xuất khẩu đạt 475,06 tỷ USD."
    kept, lost = retied(SENTENCE, text)
    assert [text[one.at : one.end] for one in kept] == ["17,14%", "475,06 tỷ USD"]
    assert not lost


def test_of_two_equal_numbers_each_keeps_its_own_figure():
    twice = TiedText("a ") + number(tie("14", "2024")) + TiedText(" b ") + number(replace(tie("14"), obs_id=8))
    kept, _ = retied(twice, "a 14 và b 14")
    assert [one.obs_id for one in kept] == [7, 8]


@given(st.text(alphabet="ab ,.5%", max_size=12), st.text(alphabet="ab ,.5%", max_size=12))
def test_an_edit_loses_or_keeps_every_tie_and_a_kept_one_stands_where_it_says(before, after):
    text = before + SENTENCE.text + after
    kept, lost = retied(SENTENCE, text)
    assert len(kept) + len(lost) == 2
    assert all(text[one.at : one.end] == one.text for one in kept)
