"""The explorer's URL: what it holds, and what each control does to it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice, Transform
from indicators.model.period import Period
from indicators.web.pages.explore.ids import ExploreId
from indicators.web.pages.explore.state import MAX_SERIES, PageState, Point, Tab, changed, read_state

EXPORTS = "EXP_GOODS:VNM;measure=level;unit=USD"
IMPORTS = "IMP_GOODS:VNM;measure=level;unit=USD"
LADDER = PageState(ChartSpec((EXPORTS,), PeriodChoice.YEAR_TO_DATE, Transform.LEVEL, ChartKind.LADDER))
SEVEN_MONTHS = Point(0, Period.year_to_date(2025, 7))

points = st.builds(
    Point, st.integers(0, 5), st.builds(Period.year_to_date, st.integers(1990, 2100), st.integers(1, 12))
)
specs = st.builds(
    ChartSpec,
    series=st.lists(st.sampled_from([EXPORTS, IMPORTS, "CPI"]), min_size=1, unique=True).map(tuple),
    period=st.sampled_from(PeriodChoice),
    transform=st.sampled_from(Transform),
    kind=st.sampled_from(ChartKind),
    first=st.none() | st.integers(1900, 2200),
    last=st.none() | st.integers(1900, 2200),
    as_of=st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    events=st.booleans(),
)
states = st.builds(PageState, specs, st.sampled_from(Tab), st.none() | points, st.sampled_from(["", "vi", "en"]))


@given(states)
def test_a_page_state_comes_back_from_its_own_query(state):
    assert read_state("?" + state.to_query()) == state


@pytest.mark.parametrize(
    "search",
    [
        "?bogus=1",
        "?s=CPI&tab=nowhere",
        "?point=seven",
        "?point=50~2025",
        "?point=0~2025-13",
        "?lang=xx",
        "?kind=pie",
        "?first=abc",
    ],
)
def test_an_unknown_part_of_the_url_is_ignored_and_marked(search):
    state = read_state(search)
    assert state.ignored
    assert state.tab is Tab.CHART
    assert state.point is None
    assert state.lang == ""


def test_an_endless_query_is_ignored_as_a_whole():
    assert read_state("?" + "&".join(f"a{n}=1" for n in range(500))) == PageState(ignored=True, open=True)


def test_a_point_is_written_with_its_series_and_sdmx_period():
    assert SEVEN_MONTHS.render() == "0~2025-01-01/P7M"
    assert Point.parse("1~2022-Q2") == Point(1, Period.quarter(2022, 2))


def test_a_second_series_is_added_once():
    both = changed(LADDER, ExploreId.ADD, IMPORTS)
    assert both.spec.series == (EXPORTS, IMPORTS)
    assert both.spec.kind is ChartKind.LINE  # a ladder has one line a year of one series
    assert changed(both, ExploreId.ADD, IMPORTS) == both
    assert changed(LADDER, ExploreId.ADD, None) == LADDER


def test_a_seventh_series_is_not_added():
    full = PageState(ChartSpec(tuple(f"CODE_{n}" for n in range(MAX_SERIES))))
    assert changed(full, ExploreId.ADD, EXPORTS) == full


def test_removing_a_series_moves_the_selected_point_along():
    both = replace(LADDER, spec=replace(LADDER.spec, series=(IMPORTS, EXPORTS)), point=replace(SEVEN_MONTHS, series=1))
    left = changed(both, ExploreId.REMOVE, IMPORTS)
    assert (left.spec.series, left.point) == ((EXPORTS,), SEVEN_MONTHS)


def test_removing_the_series_of_the_selected_point_lets_go_of_it():
    both = replace(LADDER, spec=replace(LADDER.spec, series=(EXPORTS, IMPORTS)), point=SEVEN_MONTHS)
    assert changed(both, ExploreId.REMOVE, EXPORTS).point is None


def test_removing_the_last_series_returns_to_the_default_chart():
    assert changed(LADDER, ExploreId.REMOVE, EXPORTS).spec == ChartSpec()


def test_cumulative_windows_of_one_series_become_a_ladder_and_leave_it_again():
    columns = PageState(ChartSpec((EXPORTS,)))
    ladder = changed(columns, ExploreId.PERIOD, "year_to_date")
    assert ladder.spec.kind is ChartKind.LADDER
    months = changed(ladder, ExploreId.PERIOD, "month")
    assert (months.spec.period, months.spec.kind) == (PeriodChoice.MONTH, ChartKind.LINE)


def test_a_year_ladder_takes_cumulative_windows():
    columns = replace(LADDER, spec=ChartSpec((EXPORTS,)), point=Point(0, Period.year(2024)))
    ladder = changed(columns, ExploreId.KIND, "ladder")
    assert (ladder.spec.period, ladder.point) == (PeriodChoice.YEAR_TO_DATE, None)


def test_the_range_never_ends_before_it_begins():
    ranged = replace(LADDER, spec=replace(LADDER.spec, first=2020, last=2023))
    assert changed(ranged, ExploreId.FIRST, "2024").spec.last == 2024
    assert changed(ranged, ExploreId.LAST, "2018").spec.first == 2018
    assert changed(ranged, ExploreId.FIRST, None).spec.first is None


def test_a_point_is_picked_by_its_address_or_by_its_text_and_let_go():
    assert changed(LADDER, ExploreId.PICK, [EXPORTS, "2025-01-01", "2025-08-01"]).point == SEVEN_MONTHS
    picked = changed(LADDER, ExploreId.PICK, "0~2025-01-01/P7M")
    assert picked.point == SEVEN_MONTHS
    assert changed(picked, ExploreId.PICK, None) == picked
    assert changed(picked, ExploreId.PICK, "").point is None


@pytest.mark.parametrize(
    ("control", "value"),
    [
        (ExploreId.PERIOD, "fortnight"),
        (ExploreId.KIND, 7),
        (ExploreId.FIRST, "soon"),
        (ExploreId.FIRST, "99999"),
        (ExploreId.PICK, "0~"),
        (ExploreId.PICK, ["X", "2025-01-01", "2025-08-01"]),
        (ExploreId.PICK, {"a": 1}),
        (ExploreId.TABS, None),
        (ExploreId.TRANSFORM, {"a": 1}),
        (ExploreId.ADD, 5),
        (ExploreId.REMOVE, ["a"]),
    ],
)
def test_a_value_that_no_control_offers_changes_nothing(control, value):
    assert changed(LADDER, control, value) == LADDER


@pytest.mark.parametrize("control", list(ExploreId))
def test_setting_a_control_to_what_it_shows_changes_nothing(control):
    shown = {
        ExploreId.PERIOD: "year_to_date",
        ExploreId.TRANSFORM: "level",
        ExploreId.FORMULA: "none",
        ExploreId.FORMULA_TEXT: "",
        ExploreId.KIND: "ladder",
        ExploreId.KIND_SMALL: "ladder",
        ExploreId.EVENTS: True,
        ExploreId.TABS: "chart",
    }
    assert changed(LADDER, control, shown.get(control)) == LADDER
    lines = replace(LADDER, spec=replace(LADDER.spec, kind=ChartKind.LINE))
    assert changed(lines, ExploreId.PERIOD, "year_to_date") == lines


def test_a_ready_made_formula_adds_its_series_and_begins_with_whole_years():
    after = changed(LADDER, ExploreId.FORMULA, "a/b*100|IMP_GOODS:VNM;measure=level;unit=USD").spec
    assert after.series == (*LADDER.spec.series, "IMP_GOODS:VNM;measure=level;unit=USD")
    assert (after.formula, after.kind, after.period) == ("a/b*100", ChartKind.COLUMN, PeriodChoice.YEAR)


def test_a_formula_leaves_with_a_series_whose_letter_it_may_name():
    both = changed(LADDER, ExploreId.FORMULA, "a/b*100|IMP_GOODS:VNM;measure=level;unit=USD")
    assert changed(both, ExploreId.REMOVE, LADDER.spec.series[0]).spec.formula == ""


def test_what_is_typed_as_a_formula_is_kept_even_where_it_cannot_be_read():
    assert changed(LADDER, ExploreId.FORMULA_TEXT, " a/ ").spec.formula == "a/"
