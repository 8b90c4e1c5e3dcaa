"""Long lines look the same with fewer corners: extremes, ends, gaps, statuses and signs of single figures stay."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from indicators import charts
from indicators.charts.decimation import LEAST_VERTICES, MOST_DRAWN, decimated, spans
from indicators.charts.ghost import DASH
from indicators.charts.joins import join, rhythm, runs
from indicators.charts.line import lines as chains_of
from indicators.charts.line import position
from indicators.charts.points import points
from indicators.charts.status import symbol
from indicators.model.chart import ChartKind
from indicators.model.frames import CHART_ROWS
from indicators.model.period import Period
from tests.charts.chart_data import chart, row, series
from tests.charts.figures import days, lines, numbers, pointed

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=400)


@given(VALUES, st.lists(st.integers(0, 3), min_size=1, max_size=400), st.integers(1, 60))
def test_every_span_keeps_its_first_lowest_highest_and_last_point(values, steps, size):
    count = min(len(values), len(steps))
    found = np.array(values[:count])
    run = np.cumsum([step == 0 for step in steps[:count]])
    stays = spans(found, run, np.full(count, size))
    for one in np.unique(run):
        mine = np.flatnonzero(run == one)
        for start in range(0, len(mine), size):
            span = mine[start : start + size]
            kept = span[stays[span]]
            assert (kept[0], kept[-1]) == (span[0], span[-1])
            assert (found[kept].min(), found[kept].max()) == (found[span].min(), found[span].max())
            assert len(kept) <= 4


def long_chart(seed, count=3, months=700, period="month", kind="line"):
    """Some series of many months with holes, two sources, estimates, hedges, remarks and disagreements."""
    chance = random.Random(seed)
    drawn = tuple(series(f"S{i}", short={"vi": f"S{i}", "en": f"S{i}"}) for i in range(count))
    rows = []
    for i in range(count):
        value, origin, status = 100.0, "CUSTOMS", "A"
        for n in range(months):
            value += chance.random() - 0.5
            if chance.random() < 0.02:
                continue
            if chance.random() < 0.01:
                origin = "NSO" if origin == "CUSTOMS" else "CUSTOMS"
            if chance.random() < 0.02:
                status = chance.choice(["A", "P", "E", "F"])
            year, month = 1950 + n // 12, n % 12 + 1
            when = Period.month(year, month) if period == "month" else Period.year_to_date(year, month)
            said = {"qualifier": "over"} if chance.random() < 0.005 else {}
            said |= {"note": "a remark"} if chance.random() < 0.005 else {}
            blank = chance.random() < 0.01
            rows.append(
                row(
                    when.render(), None if blank else f"{value:.2f}", series=i, indicator=f"S{i}", origin=origin,
                    obs_status=status, discrepancy=chance.random() < 0.005, **said,
                )
            )  # fmt: skip
    return chart(rows, kind=kind, period=period, drawn=drawn)


@settings(max_examples=4)
@given(st.integers(0, 10**6), st.sampled_from(["month", "year_to_date"]))
def test_a_decimated_chart_keeps_extremes_ends_gaps_statuses_and_signs(seed, period):
    data = long_chart(seed, period=period)
    found = decimated(data, 6)
    every = [p for p in points(data) if p.value is not None]
    assert found is not None
    assert found.total == len(every)
    kept = set(zip(found.series.tolist(), found.at.tolist(), found.value.tolist(), strict=True))
    step, joined = rhythm(every), {}
    for chain in chains_of(data, tuple(every)):
        for run in runs(chain, step):
            for point in (run[0], run[-1], min(run, key=lambda p: p.value), max(run, key=lambda p: p.value)):
                assert (point.series, position(point), point.value) in kept
        for a, b in zip(chain.points, chain.points[1:], strict=False):
            joined[b.series, position(b)] = join(a, b, step).value
            if a.status != b.status:
                assert {(p.series, position(p), p.value) for p in (a, b)} <= kept
    marked = {(r["series"], r["start"], r["end"]) for r in found.marked.to_dict("records")}
    for point in every:
        if point.qualifier != "exact" or point.discrepancy or point.note:
            assert (point.series, pd.Timestamp(point.period.start), pd.Timestamp(point.period.end)) in marked
    for place, how in zip(zip(found.series.tolist(), found.at.tolist(), strict=True), found.join, strict=True):
        assert how in {"", joined.get(place)}


@settings(max_examples=4)
@given(st.integers(0, 10**6))
def test_decimated_steps_keep_every_extreme_every_remark_and_turn_only_where_a_figure_stands(seed):
    count = 1
    data = long_chart(seed, count=count, months=2_400, kind="step")
    figure = charts.build(data, "en", "light")
    every = [p for p in points(data) if p.value is not None]
    steps = [trace for trace in figure["data"] if trace.get("line", {}).get("shape") == "hv"]
    assert len(steps) == count
    for place, trace in enumerate(steps):
        mine = {(position(p), p.value) for p in every if p.series == place}
        corners = set(zip(numbers(trace["x"]), numbers(trace["y"]), strict=True))
        held = (float(data.as_of.toordinal()), max(mine)[1])
        assert corners - {held} <= mine
        assert len(corners) < len(mine)
        values = {value for _, value in corners}
        assert {min(v for _, v in mine), max(v for _, v in mine)} <= values
        assert {min(mine), max(mine)} <= corners
    found = {tuple(address) for trace in pointed(figure) for address in trace["customdata"]}
    assert {tuple(p.address) for p in every if p.note or p.discrepancy or p.qualifier != "exact"} <= found


@settings(max_examples=3, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(0, 10**6), st.integers(1, 40))
@example(100_000, 9)  # the highest figure stands alone behind a change of source: it has its mark, and no line
def test_long_lines_keep_their_ghost_with_a_mark_at_each_figure_that_differs(seed, revised):
    data = long_chart(seed, count=2, months=900)
    then = data.rows.copy()
    known = np.flatnonzero(then["value"].notna())
    other = known[np.linspace(0, len(known) - 1, revised).astype(int)]
    then.loc[then.index[other], "value"] += 400.0
    data = replace(data, spec=replace(data.spec, against=date(2020, 1, 1)), ghost=then)
    figure = charts.build(data, "en", "light")
    (low, high) = figure["layout"]["yaxis"]["range"]
    ghost = [value for trace in lines(figure, DASH) for piece in trace for value in piece]
    told = [trace for trace in figure["data"] if trace.get("hovertext") and not trace.get("customdata")]
    told_of = sorted(v for trace in told for v in numbers(trace["y"]))
    assert told_of == pytest.approx(sorted(then["value"].to_numpy()[other]))
    drawn = [*ghost, *told_of]
    assert low <= min(drawn)
    assert max(drawn) <= high
    assert max(drawn) == pytest.approx(then["value"].max())
    in_lines = {round(then["value"].iloc[at], 4) for at in other if not _stands_alone(then, at)}
    assert in_lines <= {round(value, 4) for value in ghost}


def _stands_alone(rows, at):
    """Whether a figure has no neighbour in its series that is of the same source and follows on it."""

    def joined(one, two):
        if not 0 <= one < two < len(rows):
            return False
        before, after = rows.iloc[one], rows.iloc[two]
        same = (before["series"], before["family"], before["end"]) == (after["series"], after["family"], after["start"])
        return same and pd.notna(before["value"]) and pd.notna(after["value"])

    return not (joined(at - 1, at) or joined(at, at + 1))


def dots(figure):
    """The drawn marks as (symbol, day, value), grounds beneath open ones left out."""
    shown = [trace for trace in figure["data"] if trace["mode"] == "markers" and "name" in trace]
    return [
        (sign, day, round(value, 4))
        for trace in shown
        for sign, day, value in zip(trace["marker"]["symbol"], days(trace["x"]), numbers(trace["y"]), strict=True)
    ]


@settings(max_examples=6)
@given(st.integers(0, 10**6), st.sampled_from([(1, 260), (3, 400), (3, 700), (2, 1_000)]))
def test_a_dense_line_has_few_marks_and_one_at_each_figure_that_says_something_of_its_own(seed, size):
    count, months = size
    data = long_chart(seed, count=count, months=months)
    figure = charts.build(data, "en", "light")
    known = [p for p in points(data) if p.value is not None]
    place = {(symbol(p.status, p.series, alone=count == 1), p.period.last_day, round(p.value, 4)): p for p in known}
    found = {place[one] for one in dots(figure)}
    step = rhythm(known)
    for chain in chains_of(data, tuple(known)):
        mine = chain.points
        told = {mine[0], mine[-1]}
        told |= {p for p in mine if p.qualifier != "exact" or p.discrepancy or p.note}
        told |= {p for a, b in pairwise(mine) if a.status != b.status for p in (a, b)}
        told |= {p for run in runs(chain, step) for p in (run[0], run[-1])}
        assert told <= found
        values = {p.value for p in found if p.series == chain.series}
        assert {min(p.value for p in mine), max(p.value for p in mine)} <= values
    silent = [p for p in found if p.qualifier == "exact" and not p.discrepancy and not p.note]
    assert len(silent) < len(known) / 2


@settings(max_examples=4)
@given(st.integers(0, 10**6))
def test_pointer_and_keyboard_find_every_figure_of_a_chart_that_is_drawn_whole(seed):
    data = long_chart(seed, count=2, months=300)
    found = [address for trace in pointed(charts.build(data, "en", "light")) for address in trace["customdata"]]
    known = [p.address for p in points(data) if p.value is not None]
    assert sorted(found) == sorted(known)


def test_a_line_with_room_for_its_points_marks_each():
    data = long_chart(3, count=1, months=60)
    figure = charts.build(data, "en", "light")
    assert len(dots(figure)) == int(data.rows["value"].notna().sum())
    assert all(trace["mode"] == "markers" for trace in pointed(figure))


def test_a_chart_that_fits_is_drawn_whole_and_a_column_never_leaves_a_figure_out():
    assert decimated(long_chart(1, count=1), 6) is None
    assert decimated(long_chart(1, kind="column"), 6) is None
    assert len(long_chart(1).rows) > MOST_DRAWN


def test_fifty_long_series_are_drawn_with_a_few_thousand_corners_and_the_table_has_every_figure():
    data = long_chart(3, count=50, months=120)
    figure = charts.build(data, "en", "light")
    corners = sum(len(numbers(trace["y"])) for trace in figure["data"] if trace.get("mode") == "lines")
    assert corners < 50 * 240 * 3
    assert len(figure["data"]) < 60
    marks = sum(len(trace["customdata"]) for trace in pointed(figure))
    assert marks < len(data.rows) / 2
    known = int(data.rows["value"].notna().sum())
    assert sum(c.value is not None for r in charts.table(data, "en").rows for c in r.cells) == known
    told = [note.text for note in charts.captions(data, "en").notes if note.kind == "decimated"]
    assert len(told) == 1
    assert f"{known:,}" in told[0]


def test_the_axis_of_a_decimated_chart_reaches_the_extremes():
    data = long_chart(5, count=1, months=1_600)
    low, high = data.rows["value"].min(), data.rows["value"].max()
    reach = charts.build(data, "vi", "light")["layout"]["yaxis"]["range"]
    assert reach[0] <= low
    assert reach[1] >= high


def test_a_chosen_point_keeps_its_ring():
    data = long_chart(5, count=1, months=1_600)
    one = CHART_ROWS.require(data.rows).iloc[777]
    address = (one["series_key"], f"{one['start']:%Y-%m-%d}", f"{one['end']:%Y-%m-%d}")
    figure = charts.build(data, "vi", "light", chosen=address)
    assert [trace for trace in figure["data"] if trace.get("marker", {}).get("size") == 22]


@pytest.mark.parametrize("kind", [ChartKind.LINE, ChartKind.MULTIPLES])
def test_each_kind_of_long_lines_draws_its_series_and_names_them(kind):
    data = long_chart(7, count=4, kind=kind.value)
    figure = charts.build(data, "en", "dark")
    drawn = {address[0] for trace in pointed(figure) for address in trace["customdata"]}
    assert drawn == {one.key for one in data.series}


def test_corners_are_never_fewer_than_the_least_for_each_line():
    found = decimated(long_chart(9, count=50, months=120), 6)
    assert found is not None
    assert min(np.bincount(found.series)) >= LEAST_VERTICES / 2
