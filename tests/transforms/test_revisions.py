"""Readings, steps, the triangle and the mean revisions."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from indicators.transforms.revisions import CellState, histories, reading_rows, triangle
from indicators.winners import mark
from tests.conftest import observation_row, observations

AS_OF = date(2026, 1, 16)
K9 = (
    ("7.72", "2022-06-29", "E"),
    ("7.83", "2022-09-28", "A"),
    ("7.99", "2024-06-29", "A"),
    ("8.56", "2025-07-05", "A"),
)


def rank(_indicator: str, origin: str) -> int:
    return {"CUSTOMS": 1, "NSO": 2}.get(origin, 9)


def marked(*rows, decisions=None):
    return mark(observations(*rows), rank, decisions)


def second_quarter(**said):
    return [
        observation_row(i, "2022-Q2", value, published=day, obs_status=status, **said)
        for i, (value, day, status) in enumerate(K9, start=1)
    ]


def test_the_second_quarter_of_2022_was_read_four_times_and_its_steps_sum_to_0_84():
    (history,) = histories(marked(*second_quarter()))
    assert [str(reading.value.scaleb(-9)) for reading in history.readings] == ["7.72", "7.83", "7.99", "8.56"]
    assert [step.change.scaleb(-9) for step in history.steps] == [Decimal("0.11"), Decimal("0.16"), Decimal("0.57")]
    assert history.total.scaleb(-9) == Decimal("0.84")


def test_the_triangle_has_a_column_for_each_year_with_a_revision_and_one_for_now():
    found = triangle(marked(*second_quarter()), AS_OF)
    assert [day.year for day in found.buckets] == [2022, 2024, 2025, 2026]
    assert [cell.state for cell in found.rows[0].cells] == ["read", "read", "read", "same"]
    assert found.rows[0].cells[1].step.change.scaleb(-9) == Decimal("0.16")


def test_a_period_is_not_yet_published_before_its_first_reading():
    later = observation_row(9, "2025-Q1", "6.93", published="2025-04-06")
    found = triangle(marked(*second_quarter(), later), AS_OF)
    assert [cell.state for cell in found.rows[1].cells] == ["not_yet", "not_yet", "same", "same"]


def test_another_outlet_with_the_same_value_is_no_reading_of_its_own():
    again = observation_row(9, "2022-Q2", "8.56", published="2025-08-01", outlet="another paper")
    (history,) = histories(marked(*second_quarter(), again))
    assert len(history.readings) == 4


def test_a_figure_of_another_origin_is_a_rival_and_no_revision():
    rival = observation_row(9, "2022-Q2", "9.99", published="2025-08-01", origin="NSO")
    (history,) = histories(marked(*second_quarter(), rival))
    assert len(history.readings) == 4


def test_two_figures_of_one_day_are_one_reading_and_a_decision_says_which():
    rows = [
        observation_row(1, "2025", "510", published="2026-01-05"),
        observation_row(2, "2025", "514", published="2026-01-05"),
    ]
    key = (rows[0]["series_key"], "2025-01-01", "2026-01-01")
    assert [r.obs_id for h in histories(marked(*rows)) for r in h.readings] == [1]
    assert [r.obs_id for h in histories(marked(*rows, decisions={key: 2})) for r in h.readings] == [2]


def test_withheld_one_sided_and_undated_figures_are_no_readings():
    rows = [
        observation_row(1, "2025", "500", published="2025-12-01", qualifier="over"),
        observation_row(2, "2025", "8.2", published="2025-12-02", withheld="a slip"),
        observation_row(3, "2025", "9", published=None),
        observation_row(4, "2025", "510", published="2026-01-05"),
    ]
    assert reading_rows(marked(*rows))["obs_id"].tolist() == [4]


def test_a_change_that_more_decimals_explain_is_told_as_within_rounding():
    rows = [
        observation_row(1, "2024-Q3", "7.4", published="2024-10-06"),
        observation_row(2, "2024-Q3", "7.43", published="2025-01-06"),
    ]
    (history,) = histories(marked(*rows))
    assert history.steps[0].within_rounding


def test_the_mean_of_no_revision_is_absent_and_not_zero():
    found = triangle(marked(observation_row(1, "2025", "510")), AS_OF).summary
    assert (found.periods, found.mean, found.mean_absolute, found.relative) == (0, None, None, None)


def test_a_first_reading_of_zero_has_no_relative_revision():
    rows = [
        observation_row(1, "2025", "0", published="2025-12-01"),
        observation_row(2, "2025", "1", published="2025-12-02"),
    ]
    found = triangle(marked(*rows), AS_OF).summary
    assert (found.mean.scaleb(-9), found.relative) == (1, None)


VALUES = st.lists(st.decimals("-50", "50", places=2), min_size=1, max_size=6)


@given(st.lists(VALUES, min_size=1, max_size=4), st.integers(1, 400))
def test_steps_and_cells_sum_to_the_total_and_the_mean_lies_within_the_mean_absolute(periods, gap):
    rows = []
    for year, values in enumerate(periods, start=2015):
        for i, value in enumerate(values):
            day = date(year + 1, 1, 5) + timedelta(days=gap * i)
            rows.append(observation_row(len(rows) + 1, str(year), str(value), published=day.isoformat()))
    found = triangle(marked(*rows), date(2030, 1, 1))
    for row in found.rows:
        total = row.history.total or 0
        assert sum(step.change for step in row.history.steps) == total
        assert sum(cell.step.change for cell in row.cells if cell.state is CellState.READ) == total
    said = found.summary
    assert said.periods == sum(row.history.total is not None for row in found.rows)
    assert (said.mean is None) == (said.periods == 0)
    if said.mean is not None:
        assert abs(said.mean) <= said.mean_absolute
