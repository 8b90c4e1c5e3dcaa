import json
from datetime import date

import pytest

from indicators import charts
from indicators.charts.theme import token
from indicators.model.chart import ChartDiscrepancy, ChartEvent, ChartTarget, NotDerivable
from indicators.model.errors import Invalid
from tests.charts.chart_data import chart, row, series, two_years
from tests.charts.figures import note, objects, pointed, texts

OVER_514 = ChartDiscrepancy(
    0,
    date(2025, 1, 1),
    date(2025, 8, 1),
    514.0,
    0,
    "over",
    {"vi": "khớp tổng xuất nhập khẩu", "en": "matches total trade"},
    "Pháp Luật",
    77,
)
EVENT = ChartEvent(date(2025, 5, 31), {"vi": "Nghị quyết 153", "en": "Resolution 153"})
KINDS = ("line", "column", "ladder", "step", "range", "stacked")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_kind_is_a_plain_value_for_the_browser(kind: str, lang: str, width: str):
    data = chart(two_years(), kind=kind, events=(EVENT,), discrepancies=(OVER_514,))
    figure = charts.build(data, lang, "dark", width=width)
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure
    assert figure["layout"]["separators"] == {"vi": ",.", "en": ".,"}[lang]


@pytest.mark.parametrize("kind", KINDS)
def test_figures_share_no_object(kind: str):
    data = chart(two_years(), kind=kind, events=(EVENT,))
    one, other = charts.build(data, "vi", "light"), charts.build(data, "vi", "light")
    assert one == other
    assert not objects(one) & objects(other)


@pytest.mark.parametrize("kind", KINDS)
def test_no_axis_object_is_used_twice_in_one_figure(kind: str):
    layout = charts.build(chart(two_years(), kind=kind), "vi", "light")["layout"]
    assert not objects(layout["xaxis"]) & objects(layout["yaxis"])
    assert not objects(layout["template"]["layout"]["xaxis"]) & objects(layout["template"]["layout"]["yaxis"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_drawn_carries_its_address_and_its_words(kind: str):
    data = chart(two_years(), kind=kind)
    traces = pointed(charts.build(data, "en", "light"))
    told = {tuple(address): text for t in traces for address, text in zip(t["customdata"], t["hovertext"], strict=True)}
    text = told[("EXP_GOODS:VNM;measure=level;unit=USD", "2025-01-01", "2025-08-01")]
    assert len(told) == len(two_years())
    assert "USD\u00a0262.46\u00a0billion" in text
    assert "First 7 months of 2025" in text
    assert "preliminary" in text
    assert "Customs, 11/08/2025" in text
    assert "another figure" in text


def test_a_table_has_no_figure():
    with pytest.raises(Invalid, match="chart_kind_without_figure"):
        charts.build(chart(two_years(), kind="table"), "vi", "light")


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_figure_the_chart_says_so_and_draws_no_zero(kind: str):
    figure = charts.build(chart([row("2025", None)], kind=kind), "vi", "light")
    assert figure["data"] == []
    assert texts(figure) == ["chưa có số"]


def test_a_disagreeing_figure_is_named_in_place_and_not_drawn():
    figure = charts.build(chart(two_years(), discrepancies=(OVER_514,)), "vi", "light")
    named = note(figure, "≠ 514 in trên báo")
    assert named["font"]["color"] == token("discrepancy")
    assert (named["x"], named["y"]) == (7, 514)
    assert figure["layout"]["yaxis"]["range"][1] > 514
    drawn = [value for t in pointed(figure) for value in t["hovertext"] if "514" in value]
    assert drawn == []


def test_on_a_narrow_screen_a_disagreeing_figure_keeps_its_number():
    figure = charts.build(chart(two_years(), discrepancies=(OVER_514,)), "vi", "light", width="narrow")
    assert "≠\u00a0514" in texts(figure)


def test_a_slip_by_a_power_of_ten_does_not_flatten_the_chart():
    slip = ChartDiscrepancy(0, date(2025, 1, 1), date(2025, 8, 1), 2624.6, 1, "exact", {}, "Báo", 78)
    figure = charts.build(chart(two_years(), discrepancies=(slip,)), "vi", "light")
    assert figure["layout"]["yaxis"]["range"][1] < 600
    assert "≠ 2.624,6 in trên báo" in texts(figure)


def test_events_are_lettered_over_dotted_verticals():
    figure = charts.build(chart(two_years(), events=(EVENT,)), "vi", "light")
    assert note(figure, "a")["x"] == 5
    (line,) = [s for s in figure["layout"]["shapes"] if s["line"].get("dash") == "2px,3px"]
    assert (line["x0"], line["y0"], line["y1"]) == (5, 0, 1)


def test_events_of_other_years_are_not_on_a_ladder():
    before = ChartEvent(date(2024, 5, 31), EVENT.name)
    data = chart(two_years(), events=(before,))
    assert "a" not in texts(charts.build(data, "vi", "light"))
    assert charts.captions(data, "vi").events == ()


def test_events_of_one_week_share_a_box():
    after = ChartEvent(date(2025, 6, 2), EVENT.name)
    data = chart(two_years(), events=(after, EVENT))
    assert "a–b" in texts(charts.build(data, "vi", "light"))
    assert [e.day for e in charts.captions(data, "vi").events] == ["31/05/2025", "02/06/2025"]


def test_a_target_of_this_much_or_more_is_a_foot_beyond_the_last_column():
    rate = series("GDP_GROWTH_YOY", unit_measure="percent", unit_mult=0, measure="yoy")
    target = ChartTarget(date(2026, 1, 1), date(2027, 1, 1), 10.0, None, "at_least")
    data = chart([row("2025", "8.02")], kind="column", period="year", drawn=(rate,), targets=(target,))
    figure = charts.build(data, "vi", "light")
    assert figure["layout"]["xaxis"]["ticktext"] == ["2025", "2026"]
    assert "mục tiêu 2026: ≥ 10%" in texts(figure)
    strokes = [s for s in figure["layout"]["shapes"] if s["line"]["color"] == token("st-target")]
    assert len(strokes) == 2
    assert figure["layout"]["yaxis"]["range"][1] > 10


def test_a_range_of_a_target_is_an_i_beam():
    target = ChartTarget(date(2025, 1, 1), date(2026, 1, 1), 6.5, 7.0, "range")
    data = chart([row("2024", "7.09")], kind="column", period="year", targets=(target,))
    figure = charts.build(data, "vi", "light")
    strokes = [s for s in figure["layout"]["shapes"] if s["line"]["color"] == token("st-target")]
    assert [(s["y0"], s["y1"]) for s in strokes][-1] == (6.5, 7.0)
    assert "mục tiêu 2025: 6,5–7\u00a0tỷ USD" in texts(figure)


def test_what_cannot_be_computed_is_hatched_with_its_reason():
    days = {"base_start": "2024-01-01", "base_end": "2024-07-21"}
    refused = NotDerivable(0, date(2025, 1, 1), date(2025, 8, 1), "unlike_windows", days)
    rows = [row("2025-S1", "15.3", obs_status="D", measure="yoy")]
    data = chart(rows, kind="column", transform="year_on_year", not_derivable=(refused,))
    figure = charts.build(data, "vi", "light")
    (band,) = [t for t in figure["data"] if t.get("fillpattern")]
    assert "từ 01/01 đến 20/07/2024" in band["text"]
    assert figure["layout"]["xaxis"]["ticktext"] == ["6 tháng<br>2025", "7 tháng<br>2025"]
    assert [n.kind for n in charts.captions(data, "vi").notes] == ["refusal"]
    assert [r.cells[0].text for r in charts.table(data, "vi").rows] == ["15,3", "…"]


def test_the_true_figure_lies_where_the_chevron_points():
    def chevron(qualifier: str) -> float:
        figure = charts.build(chart([row("2025", "20", qualifier=qualifier)]), "vi", "light")
        (path,) = [s["path"] for s in figure["layout"]["shapes"] if s["type"] == "path"]
        return float(path.split("L")[1].split(" ")[1])

    assert chevron("over") > 0
    assert chevron("at_least") > 0
    assert chevron("nearly") < 0


def test_words_of_a_source_are_never_read_as_markup():
    figure = charts.build(chart([row("2025", "1", outlet="<b>A&B</b>")]), "vi", "light")
    assert "&lt;b&gt;A&amp;B&lt;/b&gt;" in pointed(figure)[0]["hovertext"][0]


def test_height_grows_with_the_units():
    rate = series("GDP_GROWTH_YOY", unit_measure="percent", unit_mult=0)
    rows = [row("2025", "475.06"), row("2025", "8.02", series=1, indicator="GDP_GROWTH_YOY")]
    one = charts.height(chart(two_years(), kind="line"))
    assert charts.height(chart(rows, kind="line", period="year", drawn=(series(), rate))) > one


def test_configuration_offers_no_mode_bar_and_no_cloud():
    assert charts.config("vi") == {**charts.CONFIG, "locale": "vi"}
    assert not any(charts.CONFIG[name] for name in ("displayModeBar", "displaylogo", "showSendToCloud"))
    assert charts.CONFIG["responsive"]
