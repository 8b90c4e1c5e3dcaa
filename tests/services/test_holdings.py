"""What is held of each indicator, and when its next figure is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from indicators.model.errors import NotFound
from indicators.model.period import Period
from indicators.services.holdings import Holdings
from indicators.services.rhythm import RELEASE_LAG, next_window, rhythm_of


@pytest.fixture
def holdings(standing) -> Holdings:
    return Holdings(lambda: standing.catalogue, standing.figures, standing.explore.entries)


def test_every_indicator_of_the_catalogue_is_listed_also_one_without_a_figure(standing, holdings):
    listed = {one.indicator.code: one for one in holdings.listed()}
    assert list(listed) == [entry.code for entry in standing.catalogue.indicators]
    assert listed["GDP_AGRI"].readings == 0
    assert listed["GDP_AGRI"].first is None
    assert listed["EXP_GOODS"].published == date(2026, 3, 6)


def test_the_list_of_an_earlier_day_holds_less(holdings):
    now, then = (
        next(o for o in holdings.listed(day) if o.indicator.code == "EXP_GOODS") for day in (None, date(2025, 8, 27))
    )
    assert then.readings < now.readings
    assert then.published <= date(2025, 8, 27)


def test_the_ladder_names_what_is_expected_and_what_is_held(holdings):
    ladder = dict(holdings.one("GDP_GROWTH_YOY").ladder)
    assert list(ladder)[:3] == ["E", "P", "A"]
    assert (ladder["E"], ladder["P"], ladder["A"]) == (True, False, True)


def test_the_main_series_stands_first(holdings):
    assert holdings.one("EXP_GOODS").main.series_key == "EXP_GOODS:VNM;measure=level;unit=USD"


def test_an_unknown_indicator_is_refused(holdings):
    with pytest.raises(NotFound) as caught:
        holdings.one("FOO")
    assert caught.value.code == "indicator_unknown"


def test_the_next_figure_is_due_after_the_median_of_the_lags_that_are_held(standing, holdings):
    key = "EXP_GOODS:VNM;measure=level;unit=USD"
    rhythm = holdings.one("EXP_GOODS").main.rhythm
    assert rhythm.following == Period.quarter(2026, 1)
    assert (rhythm.due, rhythm.rule.valid_from) == (date(2026, 4, 6), date(2024, 8, 1))
    learnt = rhythm_of(standing.figures.readings(key), Period.year_to_date(2026, 2))
    assert (learnt.due, learnt.rule) == (learnt.following.end + learnt.lag, None)
    assert rhythm.learnt >= 3
    few = [one for one in standing.figures.readings(key) if one.period == Period.year_to_date(2025, 7)]
    assert rhythm_of(few, Period.year_to_date(2025, 7)).lag == RELEASE_LAG


def test_a_rhythm_is_overdue_from_its_day_on(holdings):
    rhythm = holdings.one("EXP_GOODS").main.rhythm
    assert not rhythm.overdue(rhythm.due - timedelta(days=1))
    assert rhythm.overdue(rhythm.due)


def test_what_comes_with_events_has_no_rhythm(holdings):
    assert all(one.rhythm is None for one in holdings.one("PARTNERS_TOTAL").series)
    assert rhythm_of((), Period.instant(date(2025, 4, 3))) is None


@pytest.mark.parametrize(
    ("last", "step", "following"),
    [
        (Period.year_to_date(2025, 7), 1, Period.year_to_date(2025, 8)),
        (Period.year_to_date(2025, 12), 1, Period.year_to_date(2026, 1)),
        (Period.year_to_date(2025, 9), 3, Period.year_to_date(2025, 12)),
        (Period.year(2025), 12, Period.year(2026)),
    ],
)
def test_the_next_window_begins_again_in_january(last, step, following):
    assert next_window(last, step) == following
