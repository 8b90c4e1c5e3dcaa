"""The list of differences is exactly what turns the figures drawn then into those drawn now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indicators.transforms.comparison import (
    Difference,
    DrawnFigure,
    Place,
    applied,
    differences,
    digest,
    drawn_figures,
)
from tests.charts.chart_data import row

FIGURE = DrawnFigure(262.46, None, 2, "exact", "P", outlet="a newspaper", obs_id=41)
HERE = Place(0, date(2025, 8, 1), date(2025, 1, 1))

places = st.builds(Place, st.integers(0, 2), st.dates(), st.dates(), st.integers(0, 2))
drawn = st.builds(
    DrawnFigure,
    st.sampled_from([1.0, 7.5, -2.25]),
    st.none() | st.just(9.0),
    st.integers(0, 2),
    st.sampled_from(["exact", "over"]),
    st.sampled_from(["E", "A"]),
    outlet=st.text(max_size=3),
)
charts = st.dictionaries(places, drawn, max_size=8)


@given(charts, charts)
def test_the_changes_applied_to_the_old_figures_give_the_new_ones(before, after):
    assert applied(before, differences(before, after)) == after


@given(charts, charts)
def test_nothing_is_told_of_a_figure_that_stayed(before, after):
    told = differences(before, after)
    assert all(one.before != one.after for one in told)
    assert len({one.place for one in told}) == len(told)


@given(charts)
def test_a_chart_does_not_differ_from_itself_nor_does_its_digest(figures):
    assert differences(figures, dict(figures)) == ()
    assert digest(figures) == digest(dict(reversed(figures.items())))


@given(charts, charts)
def test_two_charts_have_one_digest_only_where_nothing_differs(before, after):
    assert (digest(before) == digest(after)) == (differences(before, after) == ())


def kinds(before, after):
    return [one.kind for one in differences(before, after)]


def test_each_difference_is_named_by_what_a_reader_sees_of_it():
    assert kinds({HERE: FIGURE}, {HERE: replace(FIGURE, value=262.5)}) == [Difference.REVISED]
    assert kinds({HERE: FIGURE}, {HERE: replace(FIGURE, qualifier="over")}) == [Difference.REVISED]
    assert kinds({HERE: FIGURE}, {HERE: replace(FIGURE, obs_status="A")}) == [Difference.STATUS]
    assert kinds({HERE: FIGURE}, {}) == [Difference.WITHDRAWN]
    assert kinds({}, {HERE: FIGURE}) == [Difference.FILLED]


def test_the_same_figure_printed_elsewhere_is_no_difference():
    assert differences({HERE: FIGURE}, {HERE: replace(FIGURE, outlet="another", obs_id=42)}) == ()


def test_a_printed_blank_is_no_figure_and_readings_of_one_period_are_told_apart():
    blank, first, second = row("2025-06", None), row("2025-07", "1", obs_id=1), row("2025-07", "2", obs_id=2)
    assert len(drawn_figures([blank, first])) == 1
    assert len(drawn_figures([first, second], readings=True)) == 2
