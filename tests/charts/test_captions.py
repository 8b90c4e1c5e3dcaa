from datetime import date

import pytest

from indicators import charts
from indicators.model.chart import ChartDiscrepancy, NotDerivable
from tests.charts.chart_data import chart, row, series, two_years

LONG = "Một cơ quan có tên rất dài để thử giới hạn của câu mô tả "


def test_subtitle_is_written_by_the_chips():
    words = charts.captions(chart(two_years()), "vi")
    assert words.title == "Xuất khẩu hàng hóa"
    assert words.subtitle == "Lũy kế từ đầu năm, mức, tỷ USD · mỗi đường một năm, 2024–2025"
    assert words.unit == "tỷ USD"


def test_subtitle_of_growth_names_the_base():
    grown = series(measure="yoy", unit_measure="percent", unit_mult=0)
    data = chart([row("2025", "17.1")], kind="column", period="year", transform="year_on_year", drawn=(grown,))
    words = charts.captions(data, "en")
    assert words.subtitle == "Full year, on the same period of the previous year, % · 2025"
    assert words.chart_id == "EXP_GOODS·A·YOY"


def test_source_line_has_the_name_of_the_office_on_the_day_of_its_figures():
    words = charts.captions(chart(two_years()), "vi")
    assert words.source == (
        "Nguồn: Hải quan, 30/06/2024–09/01/2026; Cục Thống kê, 05/07/2025; Tổng cục Thống kê, 12/2024"
    )


def test_source_line_says_nothing_of_figures_that_are_not_drawn():
    rows = [row("2025-S1", "219.83"), row("2025-M07", "42.29", origin="NSO")]
    assert "Thống kê" not in charts.captions(chart(rows), "vi").source


def test_an_undated_figure_has_a_source_without_a_day():
    data = chart([row("2025", "475.06")])
    undated = data.rows.assign(published=None).astype({"published": "datetime64[s]"})
    words = charts.captions(chart([row("2025", "475.06")]), "en")
    assert words.source == "Source: Customs, 11/08/2025"
    assert charts.captions(type(data)(**{**_fields(data), "rows": undated}), "en").source == "Source: CUSTOMS"


def _fields(data):
    return {name: getattr(data, name) for name in data.__dataclass_fields__}


def test_statuses_are_counted_where_they_differ():
    assert charts.captions(chart(two_years()), "vi").statuses == "Trạng thái: ước tính (2), sơ bộ (4), suy ra (2)"
    assert charts.captions(chart([row("2025", "1")]), "en").statuses == "Status: preliminary"


def test_as_of_is_the_day_of_the_data():
    assert charts.captions(chart(two_years()), "en").as_of == "As of 16/01/2026"


def test_key_holds_what_is_drawn_and_nothing_else():
    marks = [item.mark for item in charts.captions(chart(two_years()), "vi").key]
    assert marks == ["estimate", "preliminary", "derived", "dashed", "hairline"]
    plain = [row("2025-M07", "1"), row("2025-M08", "2")]
    assert [i.mark for i in charts.captions(chart(plain, kind="line", period="month"), "vi").key] == ["preliminary"]


def test_key_of_columns_names_the_series_in_their_colours():
    rows = [row("2025", "38.42"), row("2025", "27.62", series=1, indicator="IMP_GOODS")]
    data = chart(rows, kind="column", period="year", drawn=(series(), series("IMP_GOODS")))
    assert [(i.mark, i.words, i.colour) for i in charts.captions(data, "en").key] == [
        ("column_full", "Exports", "c1"),
        ("column_full", "Imports", "c2"),
        ("column_half", "preliminary", ""),
    ]


def test_a_disagreeing_figure_is_told_with_its_hedge_outlets_and_reason():
    said = (0, date(2025, 1, 1), date(2025, 8, 1), 514.0, 0, "over", {"vi": "khớp tổng", "en": "matches total"})
    data = chart(two_years(), discrepancies=(ChartDiscrepancy(*said, "Báo A", 1), ChartDiscrepancy(*said, "Báo B", 2)))
    (told,) = [note for note in charts.captions(data, "en").notes if note.kind == "discrepancy"]
    assert told.text == (
        "First 7 months of 2025: “over\u00a0USD\u00a0514\u00a0billion” (Báo A, Báo B) is not drawn; matches total"
    )


def test_a_plain_rival_is_told_to_differ_by_more_than_rounding():
    rival = ChartDiscrepancy(0, date(2025, 1, 1), date(2025, 7, 1), 21.51, 2, "about", {"vi": "", "en": ""}, "", 3)
    (told,) = charts.captions(chart([row("2025-S1", "21.52")], discrepancies=(rival,)), "vi").notes
    assert told.text.endswith("lệch với số đang dùng quá mức làm tròn")
    assert "không ghi" in told.text


def test_refusals_of_one_reason_are_told_together():
    refused = tuple(NotDerivable(0, date(2025, m, 1), date(2025, m + 1, 1), "one_sided") for m in range(1, 8))
    data = chart([row("2025-M08", "1")], kind="line", period="month", not_derivable=refused)
    (told,) = charts.captions(data, "vi").notes
    assert told.text.startswith("Không tính được tháng 1/2025, tháng 2/2025, tháng 3/2025, tháng 4/2025 và 3 kỳ khác:")


def test_growth_across_two_sources_is_marked_and_told():
    data = chart([row("2025-S1", "15.3", note="two_sources", obs_status="D")], kind="column")
    assert charts.captions(data, "vi").notes[0].text.startswith("‡ 6 tháng đầu năm 2025")


def test_a_cut_off_inside_the_month_is_told():
    words = charts.captions(chart([row("2024-01-01/P202D", "18")]), "vi")
    assert words.notes[0].text == "Chốt số giữa tháng: 20/07/2024."


def test_a_blank_of_the_source_is_told():
    assert "tháng 7/2025" in charts.captions(chart([row("2025-M07", None)], kind="line"), "vi").notes[0].text


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", ["line", "column", "ladder", "step", "table"])
def test_alternative_text_is_short_and_does_not_repeat_the_title(lang: str, kind: str):
    long = series(name={"vi": LONG * 3, "en": LONG * 3}, unit_measure="USD", unit_mult=12)
    for drawn in ((), (long,)):
        words = charts.captions(chart(two_years(), kind=kind, drawn=drawn), lang)
        assert 20 < len(words.alt) <= 220
        assert words.title not in words.alt


def test_alternative_text_tells_the_latest_figure_and_the_extremes():
    alt = charts.captions(chart(two_years()), "vi").alt
    assert "475,06\u00a0tỷ\u00a0USD (năm 2025, sơ bộ)" in alt.replace("tỷ USD", "tỷ\u00a0USD")
    assert "156,28" in alt


@pytest.mark.parametrize(("codes", "expected"), [(2, "EXP_GOODS+IMP_GOODS·YTD"), (3, "EXP_GOODS+2·YTD")])
def test_id_stays_short(codes: int, expected: str):
    drawn = (series(), series("IMP_GOODS"), series("TRADE_GOODS_TOTAL"))[:codes]
    assert charts.chart_id(chart([], drawn=drawn)) == expected


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", ["line", "column", "ladder", "step", "table"])
def test_no_word_is_missing_in_either_language(lang: str, kind: str):
    refused = NotDerivable(0, date(2025, 2, 1), date(2025, 3, 1), "zero_base")
    rows = [*two_years(), row("2024", "1", note="two_sources", qualifier="over"), row("2023", "2", note="incomplete")]
    data = chart(rows, kind=kind, not_derivable=(refused,))
    said = repr((charts.captions(data, lang), charts.table(data, lang)))
    if kind != "table":
        said += repr(charts.build(data, lang, "light", standalone=True))
    assert "charts." not in said
    assert "term." not in said
    assert "{n}" not in said


def test_unknown_units_are_told_by_their_code():
    assert charts.unit_text("GWh", 3, "vi") == "GWh × 10^3"
    assert charts.unit_text("GWh", 0, "en") == "GWh"
