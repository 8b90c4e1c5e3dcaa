"""Ranks among like periods: only as far as the data reaches, and only where rounding cannot undo them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.frames import records
from indicators.services.figures import Figures
from indicators.services.sentences.ranking import rank_of
from indicators.winners import mark
from tests.conftest import observation_row, observations
from tests.services.conftest import TODAY
from tests.services.made_once import shipped

CATALOGUE = shipped()
MAKE = Figures(None, lambda: CATALOGUE, lambda: TODAY).maker()


def figures(values: dict[str, str], **said):
    rows = [observation_row(i, period, value, **said) for i, (period, value) in enumerate(values.items(), 1)]
    marked = mark(observations(*rows), CATALOGUE.rank)
    return [MAKE(row) for row in records(marked)]


def test_the_highest_of_every_year_back_to_the_first_gap():
    shown = figures({"2020": "900", "2022": "1", "2023": "2", "2024": "3", "2025": "4"})
    rank = rank_of(shown[-1], shown)
    assert (rank.kind, rank.first_year, rank.last_year) == ("highest", 2022, 2025)


def test_like_windows_only_are_compared():
    shown = figures({"2023-S1": "1", "2024-Q1": "9", "2024-S1": "2", "2025-S1": "3"})
    assert rank_of(shown[-1], shown).run == tuple(f for f in shown if f.period.render().endswith("S1"))


@pytest.mark.parametrize("values", [("1", "2"), ("1", "3", "2"), ("1", "2", "2"), ("1", "2.4", "2")])
def test_no_rank_of_two_years_nor_of_a_middle_nor_of_what_rounding_may_make_equal(values):
    shown = figures({str(2026 - len(values) + i): value for i, value in enumerate(values)})
    assert rank_of(shown[-1], shown) is None


def test_a_rank_ends_at_a_hedged_figure_and_where_the_series_is_measured_otherwise():
    shown = figures({"2021": "9", "2022": "1", "2023": "2", "2024": "3", "2025": "4"})
    assert rank_of(shown[-1], shown, [date(2022, 1, 1)]).first_year == 2022
    hedged = [*figures({"2022": "1"}, qualifier="over"), *shown[2:]]
    assert rank_of(hedged[-1], hedged).first_year == 2023
    assert rank_of(hedged[0], hedged) is None


@given(st.lists(st.integers(1, 50), min_size=3, max_size=9))
def test_a_rank_says_what_the_printed_numbers_say(values):
    shown = figures({str(2000 + i): str(value) for i, value in enumerate(values)})
    rank, (*before, last) = rank_of(shown[-1], shown), values
    expected = "highest" if last > max(before) else "lowest" if last < min(before) else None
    assert (rank.kind if rank else None) == expected
