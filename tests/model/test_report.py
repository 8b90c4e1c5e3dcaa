"""A report is a value: blocks keep their order through every change, and it comes back from its record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.errors import Invalid, NotFound
from indicators.model.period import Period
from indicators.model.report import (
    LONGEST_TEXT,
    MOST_BLOCKS,
    Block,
    BlockKind,
    HouseFile,
    Report,
    ReportLanguage,
    Template,
    Words,
)
from indicators.model.sentence import About, Sentence, Tie

TIE = Tie(9, "7,52%", "GDP:VNM;measure=yoy;unit=percent", Period.parse("2025-S1"), "yoy", 7, "E", "7.52", (1, 2))
SENTENCE = Sentence(
    About("figure", TIE.series_key, TIE.period), "vi", "GDP tăng 7,52%.", "GDP tăng 7,52%.", (TIE,), "cao nhất", (TIE,)
)
REPORT = Report(
    "r1",
    Words("Báo cáo", "Report"),
    (Block("a", BlockKind.CHART, "s=EXP_GOODS&version=3"), Block("b", BlockKind.SENTENCES, sentences=(SENTENCE,))),
    Template.DECK,
    ReportLanguage.BOTH,
    date(2026, 1, 16),
    True,
    {"logo": HouseFile("logo.png", "0" * 64)},
    4,
)


def test_a_report_comes_back_from_its_record():
    assert Report.from_record("r1", 4, REPORT.to_record()) == REPORT


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-3, 9)), max_size=12))
def test_moving_blocks_loses_none_and_adds_none(moves):
    report = Report("r")
    for name in "abcdef":
        report = report.with_block(Block(name, BlockKind.TEXT))
    for which, place in moves:
        report = report.moved("abcdef"[which], place)
        assert report.blocks[max(0, min(place, 5))].block_id == "abcdef"[which]
    assert sorted(one.block_id for one in report.blocks) == list("abcdef")


def test_a_block_with_a_known_id_takes_the_place_of_the_one_before():
    changed = REPORT.with_block(Block("a", BlockKind.TEXT, words=Words("chữ")))
    assert [one.kind for one in changed.blocks] == [BlockKind.TEXT, BlockKind.SENTENCES]
    assert changed.without("a").blocks == REPORT.blocks[1:]


def test_a_report_holds_so_many_blocks_and_a_block_so_much_text():
    full = replace(REPORT, blocks=tuple(Block(str(n), BlockKind.TEXT) for n in range(MOST_BLOCKS)))
    with pytest.raises(Invalid, match="report_full"):
        full.with_block(Block("one more", BlockKind.TEXT))
    with pytest.raises(Invalid, match="report_text_long"):
        REPORT.with_block(Block("c", BlockKind.TEXT, words=Words("x" * (LONGEST_TEXT + 1))))
    with pytest.raises(NotFound, match="report_block_unknown"):
        REPORT.moved("nowhere", 0)


def test_a_text_that_is_wanting_in_one_language_is_said_in_the_other():
    assert (Words("chữ").said("en"), Words("chữ", "text").said("en"), Words().said("vi")) == ("chữ", "text", "")
    assert REPORT.titled("en", " New ").title == Words("Báo cáo", "New")
