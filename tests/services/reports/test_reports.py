"""The basket: what is put in stays in its order, nobody's change is lost, and what is revised is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.i18n.fault_words import fault_words
from indicators.model.chart import ChartSpec
from indicators.model.errors import Conflict, IndicatorsError, Invalid, NotFound
from indicators.model.report import BlockKind, ReportLanguage, Template
from indicators.services.reports.records import change_records
from tests.services.sentences.test_staleness import revise

GROWTH = "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"
CHART = ChartSpec((GROWTH,), first=2019, last=2025).to_query()


def test_a_report_begins_with_the_month_of_its_figures_and_the_headline_families(desk):
    report = desk.with_families()
    assert report.title.said("vi") == "Báo cáo hội nhập, tháng 11/2026"
    assert report.title.said("en") == "Integration report, November 2026"
    assert [block.kind for block in report.blocks] == [BlockKind.SENTENCES, *[BlockKind.CHART] * 4]
    first = report.blocks[0]
    assert [len(first.in_language(lang)) for lang in ("vi", "en")] == [4, 4]
    assert desk.reports.open(report.report_id) == report
    assert desk.reports.changes(report) == {}


def test_a_chart_is_put_in_as_the_store_shows_it_and_a_table_as_its_figures(desk):
    report_id = desk.reports.start().report_id
    desk.reports.add_chart(report_id, CHART)
    report = desk.reports.add_chart(report_id, CHART, as_table=True)
    assert [block.kind for block in report.blocks] == [BlockKind.CHART, BlockKind.TABLE]
    assert ChartSpec.from_query(report.blocks[0].spec)[0].version == desk.seeded.store.version()


BAD = {"s=EXP_GOODS&colour=red": "report_chart_unread", "s=NOWHERE": "indicator_unknown", "": "chart_without_series"}


@pytest.mark.parametrize("query", BAD)
def test_what_is_no_chart_is_refused_and_the_basket_stays_as_it_was(desk, query):
    before = desk.reports.add_text(desk.reports.start().report_id)
    with pytest.raises(IndicatorsError) as told:
        desk.reports.add_chart(before.report_id, query)
    assert told.value.code == BAD[query]
    assert desk.reports.open(before.report_id) == before


def test_two_people_at_once_lose_nothing_of_each_other(desk):
    report_id = desk.reports.start().report_id
    for _ in range(3):
        report = desk.reports.add_text(report_id)
    first, second, third = (block.block_id for block in report.blocks)

    def while_another_moves(last):
        if last.revision == report.revision:
            desk.reports.move(report_id, first, 2)
        return last.without(second)

    after = desk.reports.change(report_id, while_another_moves)
    assert [block.block_id for block in after.blocks] == [third, first]


def test_a_text_that_somebody_else_wrote_meanwhile_is_not_overwritten(desk):
    report = desk.reports.add_text(desk.reports.start().report_id)
    block = report.blocks[0].block_id
    desk.reports.write(report.report_id, block, "vi", "của người khác", report.revision)
    with pytest.raises(Conflict, match="report_text_changed"):
        desk.reports.write(report.report_id, block, "vi", "của tôi", report.revision)
    assert desk.reports.open(report.report_id).block(block).words.vi == "của người khác"


def test_a_sentence_is_edited_in_its_place_and_taken_out_when_emptied(desk):
    report = desk.reports.add_headlines(desk.reports.start().report_id)
    block = report.blocks[0]
    text = block.sentences[0].text.replace("so với", "tốt hơn mức")
    edited = desk.reports.edit(report.report_id, block.block_id, 0, text, report.revision)
    assert edited.blocks[0].sentences[0].edited
    assert [tie.text for tie in edited.blocks[0].sentences[0].ties] == [tie.text for tie in block.sentences[0].ties]
    gone = desk.reports.edit(report.report_id, block.block_id, 0, " ", edited.revision)
    assert gone.blocks[0].sentences == edited.blocks[0].sentences[1:]
    with pytest.raises(Conflict, match="report_text_changed"):
        desk.reports.edit(report.report_id, block.block_id, 0, "x", report.revision)


def test_sentences_on_a_chart_stand_right_after_it(desk):
    report = desk.reports.add_chart(desk.reports.start().report_id, CHART)
    desk.reports.add_text(report.report_id)
    after = desk.reports.add_sentences(report.report_id, report.blocks[0].block_id)
    assert [block.kind for block in after.blocks] == [BlockKind.CHART, BlockKind.SENTENCES, BlockKind.TEXT]
    assert after.blocks[1].in_language("vi")[0].text.startswith("Tăng trưởng GDP năm 2025 đạt 8,02%")


def test_a_revised_figure_marks_chart_and_sentence_until_they_are_refreshed(desk):
    report = desk.reports.add_headlines(desk.reports.start().report_id)
    report = desk.reports.add_chart(report.report_id, CHART)
    said, chart = report.blocks
    before = desk.files.pages(report, "vi")
    revise(desk.seeded, GROWTH, "2025", "8.11")
    changes = desk.reports.changes(report)
    assert ("8,02%", "8,11%") in {(one.before, one.after) for _, one in changes[said.block_id].sentences}
    (figure,) = changes[chart.block_id].figures
    assert (figure.before["vi"], figure.after["en"], figure.period.render()) == ("8,02", "8.11", "2025")
    after = desk.files.pages(report, "vi")
    shown = [page.parts[1].document.rows[-1].cells[0].value for page in (before, after)]
    assert shown == [8.02, 8.02]  # the old numbers stay until they are refreshed
    one = desk.reports.refresh(report.report_id, said.block_id)
    assert "8,11%" in one.block(said.block_id).in_language("vi")[0].text
    assert set(desk.reports.changes(one)) == {chart.block_id}
    assert desk.reports.changes(desk.reports.refresh(report.report_id)) == {}


def test_a_block_whose_series_has_vanished_is_told_and_the_others_are_untouched(desk):
    report = desk.reports.add_text(desk.reports.start().report_id)
    report = desk.reports.add_chart(report.report_id, CHART)
    lost = replace(report.blocks[1], spec="s=NOWHERE:VNM;measure=level;unit=USD")
    report = desk.reports.change(report.report_id, lambda last: last.with_block(lost))
    assert desk.reports.changes(report)[lost.block_id].fault.code == "indicator_unknown"
    with pytest.raises(Invalid, match="report_block_broken") as told:
        desk.files.file(report.report_id)
    assert told.value.params["place"] == 2
    for lang, words in (("vi", "không có chỉ tiêu"), ("en", "has no indicator")):
        assert words in fault_words(told.value.code, told.value.params, lang)
    assert desk.reports.refresh(report.report_id) == report


def test_template_language_and_annex_are_chosen_and_others_stay(desk):
    report = desk.reports.start()
    chosen = desk.reports.settle(report.report_id, template="deck", language="both", annex=True)
    assert (chosen.template, chosen.language, chosen.annex) == (Template.DECK, ReportLanguage.BOTH, True)
    assert desk.reports.settle(report.report_id, template="poster", language="fr") == chosen
    with pytest.raises(NotFound, match="report_unknown"):
        desk.reports.open("nowhere")


def test_a_report_as_of_an_earlier_day_tells_what_was_known_then(desk):
    report = desk.reports.add_headlines(desk.reports.start(date(2026, 1, 16)).report_id)
    said = " ".join(one.text for one in report.blocks[0].in_language("vi")).replace("\u00a0", " ")
    assert "Kim ngạch xuất khẩu hàng hóa năm 2025 đạt 475,06 tỷ USD (sơ bộ), tăng 17,14% so với năm 2024." in said
    assert report.title.vi == "Báo cáo hội nhập, tháng 1/2026"


def test_what_a_refresh_would_make_of_each_stale_sentence_is_told_before_it_is_done(desk):
    report = desk.reports.add_headlines(desk.reports.start().report_id)
    (block,) = report.blocks
    assert desk.reports.changes(report) == {}
    revise(desk.seeded, GROWTH, "2025", "8.11")
    told = desk.reports.changes(report)[block.block_id]
    assert {one.lang for one in told.rewritten} == {"vi", "en"}
    assert all("8,02" in one.before or "8.02" in one.before for one in told.rewritten)
    again = desk.reports.refresh(report.report_id)
    texts = [one.text for one in again.blocks[0].sentences]
    assert all(one.after in texts for one in told.rewritten)
    assert desk.reports.changes(again) == {}
    kinds = [one["change"] for one in change_records({block.block_id: told})]
    assert kinds == ["sentence", "sentence"]
