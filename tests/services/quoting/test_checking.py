"""A draft against the store: each kind of mistake is told apart, and what the store shows is confirmed."""

from __future__ import annotations

from datetime import date

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from indicators.i18n import translate
from indicators.i18n.numbers import format_number, format_with_unit, with_qualifier
from indicators.i18n.periods import period_phrase
from indicators.services.quoting import Verdict, text_of_bytes
from tests.services.conftest import TODAY, all_shown
from tests.specimens.planted import planted

PUBLISHED = date(2026, 2, 1)
DRAFT = {
    "confirmed": (
        "Kim ngạch xuất khẩu hàng hóa 7 tháng đầu năm 2025 đạt 262,46 tỷ USD.",
        "Goods exports in the first seven months of 2025 reached USD 262.46 billion.",
    ),
    "confirmed by levels": (
        "Xuất khẩu tháng 7 năm 2025 tăng 7,1% so với tháng trước.",
        "Exports in July 2025 rose 7.1% from the previous month.",
    ),
    "rounded": ("Xuất khẩu năm 2025 đạt 475,1 tỷ USD.", "Exports in 2025 came to $475.1 billion."),
    "rounded_wrongly": ("Xuất khẩu năm 2025 đạt 475,0 tỷ USD.", "Exports in 2025 came to $475.0 billion."),
    "outdated": ("GDP quý II năm 2022 tăng 7,83%.", "GDP grew 7.83% in the second quarter of 2022."),
    "replaced": ("GDP quý II năm 2022 tăng 7,72%.", "GDP grew 7.72% in Q2 2022."),
    "contradicted": (
        "Xuất khẩu 7 tháng đầu năm 2025 đạt 300,5 tỷ USD.",
        "Exports in the first 7 months of 2025 were $300.5 billion.",
    ),
    "other_measure K1": (
        "Kim ngạch xuất khẩu hàng hóa 7 tháng đầu năm 2025 đạt trên 514 tỷ USD.",
        "Goods exports in the first 7 months of 2025 were over $514 billion.",
    ),
    "other_measure K11": ("Xuất khẩu năm 2025 đạt 514 tỷ USD.", "Exports in 2025 were $514 billion."),
    "other_base K2": (
        "Xuất khẩu tháng 7 năm 2025 tăng 7,1% so với cùng kỳ năm trước.",
        "Exports in July 2025 rose 7.1% from a year earlier.",
    ),
    "other_cut_off K5": (
        "Vốn FDI thực hiện 5 tháng đầu năm 2024 đạt 8,25 tỷ USD.",
        "Disbursed FDI in the first five months of 2024 was $8.25 billion.",
    ),
    "unknown": (
        "Tổng mức bán lẻ tháng 7 năm 2025 đạt 576,4 nghìn tỷ đồng.",
        "Retail sales in July 2025 were VND 576.4 trillion.",
    ),
}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_planted_mistake_of_a_draft_is_told_apart_in_either_language(quoting, lang):
    text = "\n".join(pair[lang == "en"] for pair in DRAFT.values())
    records = quoting.check_records(text, lang, PUBLISHED)
    assert [record["verdict"] for record in records] == [kind.partition(" ")[0] for kind in DRAFT]
    assert all(record["reason"] and "quoting." not in record["reason"] for record in records)


def test_a_mistake_comes_with_the_store_s_figure_and_a_fragment_in_the_style_of_the_text(quoting):
    (wrong,) = quoting.check_records(DRAFT["other_measure K1"][0], "vi", PUBLISHED)
    assert wrong["suggestion"] == "262,46 tỷ USD"
    assert (wrong["store"]["value"], wrong["matching"]["indicator"]) == (262.46, "TRADE_GOODS_TOTAL")
    (wrong,) = quoting.check_records(DRAFT["rounded_wrongly"][1], "en", PUBLISHED)
    assert wrong["suggestion"] == "$475.1 billion"
    (wrong,) = quoting.check_records(DRAFT["other_base K2"][1], "en", PUBLISHED)
    assert wrong["suggestion"] == "7.1% on the previous month"
    (wrong,) = quoting.check_records(DRAFT["other_cut_off K5"][0], "vi", PUBLISHED)
    assert wrong["suggestion"] == "8,25 tỷ USD, từ 01/01 đến 20/05/2024"


def test_a_draft_is_right_as_of_the_day_before_the_revision(quoting):
    (then,) = quoting.check("GDP quý II năm 2025 tăng 7,96%.", PUBLISHED, as_of=date(2025, 8, 1))
    (now,) = quoting.check("GDP quý II năm 2025 tăng 7,96%.", PUBLISHED)
    assert (then.verdict, now.verdict) == ("confirmed", "replaced")


def test_a_text_s_own_slip_is_flagged_where_the_figures_are_taken_from_it(quoting):
    (figure,) = quoting.extract("GDP grew 7.72% in Q2 2022.", date(2024, 6, 29))
    assert figure.flags == ("superseded",)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_level_in_dollars_that_the_store_shows_is_confirmed_when_it_is_written_down(quoting, standing, lang):
    sentences = []
    for key, figures in all_shown(standing.figures).items():
        if key.endswith(":VNM;measure=level;unit=USD"):
            sentences += [
                sentence(figure, standing.catalogue, lang) for figure in figures if figure.obs_status not in "TF"
            ]
    checked = quoting.check("\n".join(sentences), TODAY)
    assert len(checked) == len(sentences) > 150
    assert [(one.figure.phrase, one.verdict) for one in checked if one.verdict != "confirmed"] == []


def sentence(figure, catalogue, lang):
    number = format_number(abs(figure.shown), figure.shown_decimals, lang)
    symbol = catalogue.unit_symbol(figure.unit_measure, figure.shown_mult, lang)
    said = with_qualifier(format_with_unit(number, symbol, lang), figure.qualifier, lang)
    name = catalogue.indicator(figure.indicator).name[lang]
    if figure.shown < 0:
        name = {"vi": "Nhập siêu", "en": "The trade deficit"}[lang]
    join = {"vi": "đạt", "en": "was"}[lang]
    return f"{name}{' in' if lang == 'en' else ''} {period_phrase(figure.period, lang)} {join} {said}."


def test_an_increase_in_money_is_held_against_no_series(quoting):
    checked = quoting.check("Xuất khẩu 7 tháng năm 2025 tăng 33,5 tỷ USD so với cùng kỳ năm trước.", PUBLISHED)
    assert [(one.figure.measure, one.verdict) for one in checked] == [("diff_yoy", "unknown")]


def test_every_verdict_has_its_words():
    assert all("quoting." not in translate(lang, f"quoting.reason.{kind.partition(' ')[0]}")
               for kind in DRAFT for lang in ("vi", "en") if "by levels" not in kind)  # fmt: skip


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_draft_with_twelve_planted_errors_is_marked_right_on_every_figure(quoting, lang):
    draft = planted(lang)
    checked = quoting.check(draft.text, draft.published)
    assert tuple((one.figure.phrase, one.verdict.value) for one in checked) == draft.figures
    assert sum(one.verdict not in {"confirmed", "rounded"} for one in checked) == 13


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_can_be_mended_with_one_click_is_confirmed_afterwards(quoting, lang):
    draft = planted(lang)
    checked = quoting.check(draft.text, draft.published)
    mended = quoting.check(quoting.applied(draft.text, checked, lambda _: True), draft.published)
    applied = [number for number, one in enumerate(checked) if one.applies]
    assert len(applied) == 8
    assert {mended[number].verdict for number in applied} <= {Verdict.CONFIRMED, Verdict.ROUNDED}


def test_a_mended_figure_takes_the_place_of_its_hedge_too(quoting):
    text = "Xuất khẩu hàng hóa 7 tháng đầu năm 2025 đạt trên 514 tỷ USD."
    checked = quoting.check(text, PUBLISHED)
    assert quoting.applied(text, checked, lambda _: True).endswith("đạt 262,46 tỷ USD.")


@pytest.mark.parametrize(
    ("said", "verdict", "told"),
    [
        ("Từ tháng 1/2025 đến nay, Việt Nam đã nâng cấp quan hệ với 9 nước.", "contradicted", ("10", "9, 11")),
        ("Từ tháng 1/2025 đến nay, Việt Nam đã nâng cấp quan hệ với 10 nước.", "confirmed", ()),
        ("Tổng số đối tác từ Đối tác toàn diện trở lên là 38.", "confirmed", ("13 + 10 + 15",)),
        ("Tổng số đối tác từ Đối tác toàn diện trở lên là 34.", "outdated", ("34", "38")),
        ("Tổng số đối tác từ Đối tác toàn diện trở lên là 99.", "contradicted", ("38",)),
    ],
)
def test_counts_of_partners_are_held_against_dated_documents_and_what_was_stated(quoting, said, verdict, told):
    (record,) = quoting.check_records(said, "vi", date(2025, 8, 26))
    assert record["verdict"] == verdict
    assert all(words in record["reason"] for words in told)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Xuất khẩu năm 2025 gấp đôi năm trước.", "contradicted"),
        ("Exports in 2025 doubled from a year earlier.", "contradicted"),
        ("Xuất khẩu năm 2025 gấp 1,2 lần so với cùng kỳ năm trước.", "rounded"),
        ("Imports in July 2025 halved from a year earlier.", "unknown"),
    ],
)
def test_multiples_are_held_against_the_growth_they_say(quoting, said, verdict):
    (one,) = quoting.check(said, PUBLISHED)
    assert one.verdict == verdict
    if verdict == "contradicted":
        assert "1,17" in one.suggestion or "1.17" in one.suggestion


def test_near_matches_tell_measure_period_and_value_of_each(quoting):
    (one,) = quoting.check("Xuất khẩu hàng hóa 7 tháng đầu năm 2025 đạt trên 514 tỷ USD.", PUBLISHED)
    near = [(n.known.indicator, n.measure, n.period, n.value) for n in quoting.near(one)]
    assert near == [
        ("EXP_GOODS", True, True, False),
        ("TRADE_GOODS_TOTAL", False, True, True),
        ("GDP_NOMINAL", False, False, True),
    ]


def test_each_series_is_asked_once_however_many_figures_a_text_has(quoting, standing, monkeypatch):
    asked = []
    readings = standing.figures.readings
    monkeypatch.setattr(standing.figures, "readings", lambda key, *more: asked.append(key) or readings(key, *more))
    quoting.check((planted("vi").text + "\n") * 20, PUBLISHED)
    partners = [key for key in asked if key.startswith("PARTNERS_")]
    others = [key for key in asked if not key.startswith("PARTNERS_")]
    assert len(others) == len(set(others))
    assert len(partners) <= 6 * 20  # reconciliation asks for the stated counts of each statement


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Tăng trưởng GDP năm 2025 đạt 8,02%; mục tiêu đặt ra cho cả năm 2025 là từ 8% trở lên.", "confirmed"),
        ("Tăng trưởng GDP năm 2025 đạt 8,02%; mục tiêu đặt ra cho cả năm 2025 là 6,5–7,0%.", "outdated"),
        ("Tăng trưởng GDP năm 2025 đạt 8,02%; mục tiêu đặt ra cho cả năm 2025 là từ 9% trở lên.", "contradicted"),
        ("In 2024, GDP growth came to 7.09%, with a target of 6.0% to 6.5% for the whole of 2024.", "confirmed"),
        ("Tăng trưởng GDP năm 2016 đạt 6,69%; mục tiêu đặt ra cho cả năm 2016 là 6,7%.", "unknown"),
    ],
)
def test_a_target_is_held_against_what_was_set_last_and_before(quoting, text, verdict):
    assert [one.verdict for one in quoting.check(text, PUBLISHED)] == ["confirmed", verdict]


def test_a_day_in_figures_is_read_in_english_too(quoting):
    text = "As of 03/04/2025, Viet Nam had 34 partners at comprehensive partnership or above."
    (said,) = quoting.check(text, PUBLISHED)
    assert (said.verdict, said.figure.period.render()) == ("confirmed", "2025-04-03")


def test_what_our_own_word_files_tell_aside_is_no_claim_of_the_text(tmp_path):
    paper = docx.Document()
    for name in ("Chart Note", "Chart Disagreement", "My Note"):
        paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        paper.add_paragraph(f"{name} 8,2%", style=name)
    paper.save(tmp_path / "a.docx")
    assert text_of_bytes("a.docx", (tmp_path / "a.docx").read_bytes()).split("\n") == ["", "", "My Note 8,2%", ""]
