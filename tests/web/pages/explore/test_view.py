"""The explorer's components for hand-built figures."""

from dataclasses import replace
from datetime import date

import pytest

from indicators.i18n import translate
from indicators.model.chart import ChartKind, Transform
from indicators.model.observation import Citation, CitationKind
from indicators.model.period import Period
from indicators.web.pages.explore.explored import explored
from indicators.web.pages.explore.ids import ExploreId
from indicators.web.pages.explore.state import PageState, Point, Tab
from indicators.web.pages.explore.view import page
from indicators.web.pages.explore.vintages import readings_of, vintages_sheet
from tests.web.pages.explore import cases
from tests.web.pages.explore.conftest import FakeExplore
from tests.web.pages.explore.words import ids, nodes, raw_keys, texts

LADDER = PageState(cases.LADDER)
SELECTED = replace(LADDER, point=Point(0, cases.SEVEN_MONTHS))


def drawn(state, session, catalogue, explore=None):
    return page(explored(explore or FakeExplore(), state, session.as_of), session, catalogue)


@pytest.mark.parametrize("tab", list(Tab))
@pytest.mark.parametrize("point", [None, SELECTED.point])
def test_every_tab_renders_without_a_raw_message_key(tab, point, session, catalogue):
    shown = drawn(replace(LADDER, tab=tab, point=point), session, catalogue)
    assert raw_keys(shown) == []


def test_every_id_stands_on_the_page(session, catalogue):
    shown = ids(drawn(SELECTED, session, catalogue))
    assert set(shown) >= {name.value for name in ExploreId} - {ExploreId.NOTE_DROP}


def test_no_id_stands_twice(session, catalogue):
    found = ids(drawn(SELECTED, session, catalogue))
    assert len(found) == len(set(found))


def test_only_legal_choices_are_offered(session, catalogue):
    by_id = {
        n["props"].get("id"): n["props"]
        for n in nodes(drawn(LADDER, session, catalogue))
        if "id" in n["props"] and isinstance(n["props"]["id"], str)
    }
    assert [o["value"] for o in by_id[ExploreId.PERIOD]["data"]] == ["year", "year_to_date"]
    assert [o["value"] for o in by_id[ExploreId.KIND]["data"]] == ["line", "column", "ladder", "table"]
    assert by_id[ExploreId.KIND]["value"] == by_id[ExploreId.KIND_SMALL]["value"] == "ladder"
    assert [o["value"] for o in by_id[ExploreId.FIRST]["data"]] == ["0", "2022", "2023", "2024", "2025"]


def test_a_year_outside_the_figures_is_shown_as_it_was_chosen(session, catalogue):
    state = replace(LADDER, spec=replace(cases.LADDER, first=2010))
    first = next(n["props"] for n in nodes(drawn(state, session, catalogue)) if n["props"].get("id") == ExploreId.FIRST)
    assert first["value"] == "2010"
    assert {"value": "2010", "label": "2010"} in first["data"]


def test_the_chips_write_themselves_into_the_subtitle(catalogue, session):
    said = texts(drawn(LADDER, session, catalogue))
    assert {"vi": "Lũy kế từ đầu năm, mức, tỷ USD", "en": "Year to date, level, USD billion"}[session.lang] in said


def test_each_figure_of_the_table_is_a_button_that_names_its_point(session, catalogue):
    cells = [
        n["props"] for n in nodes(drawn(SELECTED, session, catalogue)) if n["props"].get("className") == "explore-cell"
    ]
    assert {c["data-explore-point"]: c["aria-pressed"] for c in cells} == {
        "0~2024-01-01/P7M": "false",
        "0~2025-01-01/P7M": "true",
    }


def test_the_selected_point_opens_its_citation_with_the_rival_that_is_not_drawn(session, catalogue):
    said = texts(drawn(SELECTED, session, catalogue))
    number = {"vi": "262,46", "en": "262.46"}[session.lang]
    over = {"vi": "trên\u00a0514\u00a0tỷ USD", "en": "over\u00a0USD\u00a0514\u00a0billion"}[session.lang]
    assert number in said
    assert over in said
    assert "xuất khẩu đạt trên 514 tỷ USD" in said


def test_without_a_selected_point_there_is_no_citation(session, catalogue):
    assert ExploreId.CITATION not in ids(drawn(LADDER, session, catalogue))


def test_an_unsafe_address_of_a_source_is_not_made_a_link(session, catalogue):
    shown = [drawn(replace(SELECTED, tab=tab), session, catalogue) for tab in Tab]
    hrefs = [n["props"]["href"] for one in shown for n in nodes(one) if n["props"].get("href")]
    assert "https://vietnamnet.vn/a" in hrefs
    assert not [href for href in hrefs if href.startswith("javascript")]


def test_the_disagreeing_figure_is_explained_under_the_plot(session, catalogue):
    marks = [n for n in nodes(drawn(LADDER, session, catalogue)) if n["props"].get("className") == "explore-marks"]
    assert "514" in texts(marks)
    assert {"vi": "không vẽ", "en": "not drawn"}[session.lang] in texts(marks)


def test_a_table_has_no_plot_and_keeps_its_figures(session, catalogue):
    shown = drawn(replace(LADDER, spec=replace(cases.LADDER, kind=ChartKind.TABLE)), session, catalogue)
    assert ExploreId.CHART not in ids(shown)
    assert {"vi": "262,46", "en": "262.46"}[session.lang] in texts(shown)


def test_a_figure_with_fewer_decimals_is_aligned_without_a_false_zero(session, catalogue):
    data = cases.chart(cases.figure("262.46"), cases.figure("24", period=Period.year_to_date(2025, 1), obs_id=44))
    shown = drawn(LADDER, session, catalogue, FakeExplore(data))
    padding = [n["props"] for n in nodes(shown) if n["props"].get("className") == "explore-pad"]
    zeros = {"vi": ",00", "en": ".00"}[session.lang]
    assert [(p["children"], p["aria-hidden"]) for p in padding] == [([zeros], "true")]


def test_no_figure_in_the_range_says_where_figures_are_and_offers_all_years(session, catalogue):
    explore = FakeExplore(cases.chart(rows=cases.chart().rows.iloc[0:0]))
    explore.entries = lambda as_of=None: (cases.ENTRY,)
    shown = drawn(replace(LADDER, spec=replace(cases.LADDER, first=1999, last=2000)), session, catalogue, explore)
    assert translate(session.lang, "explore.empty.title") in texts(shown)
    way = next(n["props"] for n in nodes(shown) if n["props"].get("className") == "btn" and n["props"].get("href"))
    assert "first" not in way["href"]
    assert raw_keys(shown) == []


def test_before_the_first_publication_the_way_leads_to_today(session, catalogue):
    past = replace(session, as_of=date(2010, 1, 1))
    shown = drawn(LADDER, past, catalogue, FakeExplore(cases.chart(rows=cases.chart().rows.iloc[0:0])))
    assert "01/01/2010" in texts(shown)
    way = next(n["props"] for n in nodes(shown) if n["props"].get("className") == "btn" and n["props"].get("href"))
    assert "as_of" not in way["href"]


def test_a_past_day_is_printed_in_the_footer(session, catalogue):
    past = replace(session, as_of=date(2025, 8, 27))
    footer = [n for n in nodes(drawn(LADDER, past, catalogue)) if n.get("type") == "Footer"]
    assert "27/08/2025" in texts(footer)


def test_a_drawn_growth_shows_its_arithmetic_above_the_level(session, catalogue):
    cited = Citation(CitationKind.DERIVED, formula="100 × (262.46 / 226.98 − 1)")
    grown = cases.figure("15.6", measure="yoy", unit_measure="percent", obs_id=None, obs_status="D", citation=cited)
    data = cases.chart(grown, spec=replace(cases.LADDER, transform=Transform.YEAR_ON_YEAR), discrepancies=())
    state = replace(SELECTED, spec=replace(cases.LADDER, transform=Transform.YEAR_ON_YEAR))
    said = texts(drawn(state, session, catalogue, FakeExplore(data)))
    assert {"vi": "+15,6%", "en": "+15.6%"}[session.lang] in said
    assert {"vi": "262,46 / 226,98", "en": "262.46 / 226.98"}[session.lang] in said


def test_the_notes_tell_definition_source_on_its_day_status_and_refusal(session, catalogue):
    said = texts(drawn(replace(LADDER, tab=Tab.NOTES), session, catalogue))
    assert cases.INDICATOR.definition[session.lang] in said
    assert {"vi": "Tổng cục Thống kê", "en": "General Statistics Office"}[session.lang] in said
    assert translate(session.lang, "explore.status.E") in said
    assert "20/07/2024" in said


def test_the_readings_stand_in_the_order_of_publication(session, catalogue):
    catalogue.by_code = {"GDP_GROWTH_YOY": replace(cases.INDICATOR, code="GDP_GROWTH_YOY", default_measure="yoy")}
    assert [str(f.value) for f in readings_of(cases.Q2_2022)] == ["7.72", "7.83", "7.99", "8.56"]
    sheet = vintages_sheet(((cases.Q2_2022,),), session, catalogue)
    head = next(n["props"] for n in nodes(sheet) if n["props"].get("scope") == "rowgroup")
    assert head["rowSpan"] == 4
    assert texts(sheet).count(translate(session.lang, "explore.role.superseded")) == 3
    assert texts(sheet).count(translate(session.lang, "explore.role.winner")) == 1
