"""Sentences drafted from figures: their grammar, how far a rank reaches, and that each number is a printed one."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.services.quoting import Quoting, Verdict
from indicators.services.sentences.figure_words import size_of
from tests.services.conftest import TODAY

SAID = {
    ("GDP_GROWTH_YOY", "2025-S1", "vi"): "Tăng trưởng GDP 6 tháng đầu năm 2025 đạt 7,52% (ước tính), cao nhất cùng kỳ "
    "giai đoạn 2018–2025 trong số liệu hiện có, so với 6,64% của 6 tháng đầu năm 2024; mục tiêu đặt ra cho cả năm 2025 "
    "là từ 8% trở lên.",
    ("GDP_GROWTH_YOY", "2025-S1", "en"): "In the first 6 months of 2025, GDP growth came to 7.52% (estimate), the "
    "highest for the same period of 2018–2025 in the data at hand, against 6.64% in the first 6 months of 2024, with a "
    "target of at least 8% for the whole of 2025.",
    ("EXP_GOODS", "2025", "vi"): "Kim ngạch xuất khẩu hàng hóa năm 2025 đạt 475,06 tỷ USD (sơ bộ), tăng 17,14% so với "
    "năm 2024.",
    ("EXP_GOODS", "2025", "en"): "In 2025, goods exports came to USD 475.06 billion (preliminary), up 17.14% on 2024.",
    ("FDI_REGISTERED", "2026-01-01/P2M", "vi"): "Vốn FDI đăng ký 2 tháng đầu năm 2026 đạt 6,03 tỷ USD (sơ bộ), giảm "
    "12,6% so với 2 tháng đầu năm 2025; vốn FDI thực hiện đạt 3,21 tỷ USD (ước tính), tăng 8,8% so với 2 tháng đầu năm "
    "2025. Vốn thực hiện gồm cả vốn của các dự án đăng ký từ những năm trước, nên không phải là mức hoàn thành của vốn "
    "đăng ký trong kỳ.",
    ("PARTNERS_TOTAL", "2025-04-03", "vi"): "Tính đến ngày 03/04/2025, Việt Nam có 34 đối tác từ đối tác toàn diện trở "
    "lên, gồm 12 đối tác chiến lược toàn diện, 8 đối tác chiến lược và 14 đối tác toàn diện; tính đến ngày 31/12/2024 "
    "có 32 đối tác.",
    (
        "PARTNERS_TOTAL",
        "2026-01-14",
        "en",
    ): "As of 14/01/2026, Viet Nam had 42 partners at comprehensive partnership "
    "or above: 14 comprehensive strategic partners, 14 strategic partners and 14 comprehensive partners.",
    ("FDI_NEW", "2025-S1", "vi"): "Vốn FDI đăng ký cấp mới 6 tháng đầu năm 2025 đạt gần 9,3 tỷ USD (sơ bộ).",
    ("TRADE_BAL_GOODS", "2026-M01", "en"): "In January 2026, the goods trade balance was a deficit of USD 1.94 billion "
    "(derived).",
    ("CPI;measure=yoy", "2025-M07", "vi"): "Chỉ số giá tiêu dùng tháng 7/2025 tăng 3,19% so với tháng 7/2024 (ước "
    "tính).",
}


@pytest.mark.parametrize(("code", "period", "lang"), SAID)
def test_a_figure_is_told_with_its_period_status_rank_and_base(draft, code, period, lang):
    said = draft(code, period, lang)
    assert said is not None
    assert said.text.replace("\u00a0", " ") == SAID[code, period, lang]


def test_each_number_of_a_sentence_is_a_printed_one_and_the_check_of_drafts_confirms_it(standing, draft):
    quoting = Quoting(lambda: standing.catalogue, standing.figures, lambda: TODAY)
    for code, period, lang in SAID:
        said = draft(code, period, lang)
        found = quoting.check(said.text, TODAY)
        assert [one.verdict for one in found] == [Verdict.CONFIRMED] * len(said.ties)
        for tie in said.ties:
            assert said.text[tie.at : tie.end] == tie.text
            if tie.obs_id is not None:
                (figure,) = standing.figures.by_id([tie.obs_id])
                assert (figure.series_key, figure.period, size_of(figure)) == (tie.series_key, tie.period, tie.size)


def test_a_whole_text_of_sentences_is_confirmed_as_each_of_them_is(standing, draft):
    quoting = Quoting(lambda: standing.catalogue, standing.figures, lambda: TODAY)
    for lang in ("vi", "en"):
        said = [draft(code, period, lang) for code, period, spoken in SAID if spoken == lang]
        found = quoting.check("\n\n".join(one.text for one in said), TODAY)
        assert {one.verdict for one in found} == {Verdict.CONFIRMED}


def test_no_sentence_is_made_of_a_period_without_a_figure(draft):
    assert draft("GDP_GROWTH_YOY", "2025-01-01/P7M") is None


def test_no_change_is_told_between_windows_that_are_not_alike(draft):
    said = draft("FDI_REGISTERED", "2025-01-01/P7M")  # closed on 31 July, that of 2024 on 20 July
    assert "so với" not in said.text
    assert said.text.startswith("Vốn FDI đăng ký 7 tháng đầu năm 2025 đạt 24,1\u00a0tỷ USD (sơ bộ)")


def test_a_sentence_as_of_an_earlier_day_tells_what_was_known_then(draft):
    then, now = draft("GDP_GROWTH_YOY", "2025-Q2", as_of=date(2025, 8, 1)), draft("GDP_GROWTH_YOY", "2025-Q2")
    assert "7,96% (ước tính)" in then.text
    assert "8,16%" in now.text


def test_a_number_is_tied_to_its_observation_by_id_series_and_period(standing, draft):
    first, growth = draft("EXP_GOODS", "2025").ties
    assert [standing.figures.by_id([tie.obs_id])[0].measure for tie in (first, growth)] == ["level", "yoy"]
    assert (first.text, growth.text, growth.size) == ("475,06\u00a0tỷ USD", "17,14%", "17.14")
