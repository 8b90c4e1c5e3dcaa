"""What the explorer asks of the services, and what it leaves out of a URL."""

from dataclasses import replace
from datetime import date

import pytest

from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice
from indicators.model.period import Period
from indicators.services.first_look import LADDER_YEARS
from indicators.web.pages.explore.explored import explored, settled_state
from indicators.web.pages.explore.state import PageState, Point, Tab, read_state
from tests.web.pages.explore import cases


def test_without_a_query_goods_exports_stand_as_a_year_ladder_of_the_last_years(explore):
    state, (notices, _) = settled_state(explore, read_state(""), None)
    assert state.spec == replace(cases.LADDER, first=cases.CHOICES.years[1] - LADDER_YEARS + 1)
    assert notices == ()


def test_the_default_chart_takes_the_as_of_day(explore):
    state, _ = settled_state(explore, read_state("?as_of=2022-07-31"), date(2022, 7, 31))
    assert state.spec.as_of == date(2022, 7, 31)
    assert state.spec.kind is ChartKind.LADDER


def test_a_chosen_period_is_not_overruled_by_the_default_ladder(explore):
    state, _ = settled_state(explore, read_state("?period=quarter&kind=line"), None)
    assert (state.spec.period, state.spec.kind) == (PeriodChoice.QUARTER, ChartKind.LINE)


def test_an_unknown_series_is_left_out_with_a_notice(explore):
    state, (notices, _) = settled_state(explore, read_state("?s=NOPE&s=EXP_GOODS&point=1~2025"), None)
    assert state.spec.series == (cases.EXPORTS,)
    assert notices == ("series_unknown",)
    assert state.point is None


def test_a_part_that_cannot_be_read_is_told(explore):
    _, (notices, _) = settled_state(explore, read_state("?s=EXP_GOODS&colour=red"), None)
    assert notices == ("ignored",)


def test_the_selected_point_brings_its_detail(explore):
    shown = explored(explore, PageState(cases.LADDER, point=Point(0, cases.SEVEN_MONTHS)), None)
    assert shown.detail is cases.POINT


@pytest.mark.parametrize("point", [Point(0, Period.year(2024)), Point(5, cases.SEVEN_MONTHS)])
def test_a_point_without_a_figure_is_let_go_with_a_notice(point, explore):
    shown = explored(explore, PageState(cases.LADDER, point=point), None)
    assert (shown.detail, shown.state.point, shown.notices) == (None, None, ("point_unknown",))


def test_readings_are_asked_only_on_their_tab(explore):
    state = PageState(ChartSpec((cases.EXPORTS,), PeriodChoice.YEAR_TO_DATE, kind=ChartKind.LADDER))
    assert explored(explore, state, None).readings == ()
    readings = explored(explore, replace(state, tab=Tab.VINTAGES), None).readings
    assert [detail.period for detail in readings[0]] == [cases.SEVEN_MONTHS, cases.FROM_WORKBOOK.period]


def test_counts_by_steps_have_no_growth_in_per_cent_and_columns_of_them_have(house):
    steps, columns = (
        explored(house.services.explore, read_state(f"?s=PARTNERS_CSP&kind={kind}"), None).growth
        for kind in ("step", "column")
    )
    assert (steps.last_year, columns.last_year is None) == (None, False)
