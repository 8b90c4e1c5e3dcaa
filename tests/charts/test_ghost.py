"""The figures of an earlier day beneath those of now: drawn quietly, told in words, listed where they differ."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from indicators import charts
from indicators.charts.against import against_changes, difference_rows
from indicators.charts.alt_text import ALT_LIMIT
from indicators.charts.ghost import DASH
from indicators.model.chart import ChartKind
from indicators.model.frames import CHART_ROWS
from indicators.services.settling import GHOSTED
from tests.charts.chart_data import chart, row, series, two_years
from tests.charts.figures import lines, numbers, pointed

DAY = date(2025, 9, 1)
THEN = [
    row("2025-S1", "219.83", obs_status="E", published="2025-07-05"),
    row("2025-01-01/P7M", "264.1"),
]


def beside(rows, then, **said):
    data = chart(rows, **said)
    return replace(data, spec=replace(data.spec, against=DAY), ghost=CHART_ROWS.frame(then))


def drawn(kind="ladder", period="year_to_date", then=THEN):
    return beside(two_years(), then, kind=kind, period=period)


def annual(*values):
    return [row(str(2023 + i), value, published="2026-01-09") for i, value in enumerate(values) if value]


@pytest.mark.parametrize(("kind", "period"), [("ladder", "year_to_date"), ("line", "year"), ("column", "year")])
def test_a_ghost_is_drawn_and_no_click_finds_it(kind, period):
    rows, then = (two_years(), THEN) if kind == "ladder" else (annual("1", "2", "3"), annual("1", "4.5", "3"))
    plain = charts.build(chart(rows, kind=kind, period=period), "vi", "light")
    ghost = charts.build(beside(rows, then, kind=kind, period=period), "vi", "light")
    assert lines(plain, DASH) == []
    assert lines(ghost, DASH)
    assert [one["customdata"] for one in pointed(ghost)] == [one["customdata"] for one in pointed(plain)]


def test_only_the_figures_that_differ_carry_a_mark_that_tells_them_and_their_day():
    figure = charts.build(
        beside(annual("1", "2", "3"), annual("1", "4.5", "3"), kind="line", period="year"), "vi", "light"
    )
    (told,) = [one for one in figure["data"] if one.get("hovertext") and not one.get("customdata")]
    assert numbers(told["y"]) == [4.5]
    assert "4,5" in told["hovertext"][0]
    assert "01/09/2025" in told["hovertext"][0]


def test_the_axis_reaches_the_ghost_and_a_figure_that_is_gone_keeps_its_place():
    data = beside(annual("1", "2"), annual("1", "2", "90"), kind="column", period="year")
    figure = charts.build(data, "en", "light")
    assert figure["layout"]["yaxis"]["range"][1] >= 90
    assert lines(figure, DASH) == [[[90.0, 90.0]]]
    assert "2025" in figure["layout"]["xaxis"]["ticktext"]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", ["ladder", "table"])
def test_subtitle_note_key_and_alternative_text_say_what_it_is_compared_with(kind, lang):
    words = charts.captions(drawn(kind=kind), lang)
    assert "01/09/2025" in words.subtitle
    assert [note.kind for note in words.notes].count("against") == 1
    assert ("ghost" in [item.mark for item in words.key]) == (kind == "ladder")
    assert "01/09/2025" in words.alt
    assert len(words.alt) <= ALT_LIMIT
    assert words.chart_id.endswith("~2025-09-01")
    plain = charts.captions(chart(two_years(), kind=kind), lang)
    assert "01/09/2025" not in plain.subtitle + plain.alt


def test_the_table_of_differences_tells_both_figures_and_the_step_in_its_own_unit():
    (first, *_, last) = [one for one in difference_rows(drawn(), "vi") if one.then and one.now] * 2
    assert first == last
    assert (first.period, first.then_text, first.now_text) == ("7 tháng đầu năm 2025", "264,1", "262,46")
    assert (first.step, first.step_text, first.step_unit) == (Decimal("-1.64"), "\u22121,64", "tỷ USD")


def test_differences_of_rates_are_percentage_points():
    rate = (series(measure="yoy", unit_measure="percent", unit_mult=0),)
    data = beside(annual("8.56"), annual("7.72"), kind="line", period="year", drawn=rate)
    (one,) = difference_rows(data, "en")
    assert (one.step_text, one.step_unit, one.unit) == ("+0.84", "percentage points", "%")


def test_a_figure_that_came_or_went_has_no_step_and_equal_ones_are_not_told():
    data = beside(annual("1", "2"), annual("1", None, "3"), kind="line", period="year")
    assert [(one.then_text, one.now_text, one.step) for one in difference_rows(data, "en")] == [
        ("no figure", "2", None),
        ("3", "no figure", None),
    ]
    assert against_changes(beside(annual("1", "2"), annual("1", "2"))) == ()


def test_the_kinds_that_may_be_compared_are_those_that_draw_it():
    rows, then = annual("1", "2", "3"), annual("1", "4.5", "3")
    drawing = {ChartKind.TABLE}
    for kind in ("line", "column", "step", "range", "stacked_column", "bar", "multiples"):
        if lines(charts.build(beside(rows, then, kind=kind, period="year"), "vi", "light"), DASH):
            drawing.add(ChartKind(kind))
    assert drawing | {ChartKind.LADDER} == GHOSTED
