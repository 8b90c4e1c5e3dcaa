"""The field and the table of a comparison with an earlier day."""

from dataclasses import replace
from datetime import date

import pytest

from indicators.model.chart import ChartKind
from indicators.model.frames import CHART_ROWS
from indicators.web.pages.explore.against import against_field, compared, difference_panel
from indicators.web.pages.explore.ids import KeptId
from indicators.web.pages.explore.state import PageState, read_state
from tests.charts.chart_data import row
from tests.web.pages.explore import cases
from tests.web.pages.explore.words import ids, raw_keys, texts

TODAY, DAY = date(2026, 1, 16), date(2025, 9, 1)
STATE = PageState(cases.LADDER, frozen="K7Q2M9XD4T")


@pytest.mark.parametrize("text", ["01/09/2025", "1/9/2025", " 2025-09-01 "])
def test_a_day_is_read_as_people_type_it_and_the_chart_is_no_longer_the_frozen_one(text):
    after = compared(STATE, text, TODAY)
    assert (after.spec.against, after.frozen) == (DAY, "")
    assert read_state(after.to_query()).spec.against == DAY


def test_an_empty_field_ends_the_comparison_and_the_same_day_changes_nothing():
    beside = replace(STATE, spec=replace(cases.LADDER, against=DAY))
    assert compared(beside, "", TODAY).spec.against is None
    assert compared(beside, "01/09/2025", TODAY) == beside
    assert compared(STATE, None, TODAY) == STATE


@pytest.mark.parametrize("text", ["16/01/2026", "01/01/2030", "32/01/2025", "hôm qua", "01/02", "2025", "1/1/1"])
def test_what_is_no_earlier_day_is_refused(text):
    with pytest.raises(ValueError):
        compared(STATE, text, TODAY)


def test_the_field_hides_where_the_kind_cannot_draw_both(session):
    hidden = against_field(replace(cases.LADDER, kind=ChartKind.HEATMAP), session.lang).to_plotly_json()["props"]
    shown = against_field(replace(cases.LADDER, against=DAY), session.lang).to_plotly_json()["props"]
    assert hidden["style"] == {"display": "none"}
    assert (shown["style"], shown["value"]) == ({}, "01/09/2025")


def test_the_panel_lists_what_differs_and_says_where_nothing_does(session):
    data = cases.chart()
    assert difference_panel(data, session) is None
    data = replace(data, spec=replace(data.spec, against=DAY), ghost=CHART_ROWS.frame([row("2025-01-01/P7M", "264.1")]))
    panel = difference_panel(data, session)
    assert raw_keys(panel) == []
    assert KeptId.DIFFERENCES in ids(panel)
    assert {"vi": "264,1", "en": "264.1"}[session.lang] in texts(panel)
    same = difference_panel(replace(data, ghost=data.rows), session)
    assert "01/09/2025" in texts(same)
