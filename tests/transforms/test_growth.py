from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.period import Period
from indicators.transforms.growth import TWO_SOURCES, period_on_period, points_on_year, year_on_year
from indicators.transforms.rebase import index_to_base
from tests.conftest import observation_row, observations


def grown(*rows):
    frame, refused = year_on_year(observations(*rows))
    return frame, refused


def test_growth_is_the_change_on_the_like_window_a_year_before():
    frame, refused = grown(observation_row(1, "2024", "38.23"), observation_row(2, "2025", "38.42"))
    assert refused == ()
    assert frame["value"].iloc[0] == pytest.approx(0.497, abs=0.001)
    assert list(frame["unit_measure"]) == ["percent"]
    assert list(frame["obs_status"]) == ["D"]


def test_seven_months_that_closed_on_the_twentieth_are_no_base_for_seven_whole_months():
    frame, refused = grown(observation_row(1, "2024-01-01/P202D", "18.0"), observation_row(2, "2025-01-01/P7M", "24.1"))
    assert frame.empty
    assert [(r.reason, r.params["base_end"]) for r in refused] == [("unlike_windows", "2024-07-21")]


def test_a_growth_between_two_sources_says_so():
    frame, _ = grown(observation_row(1, "2024-S1", "190.70"), observation_row(2, "2025-S1", "219.83", origin="NSO"))
    assert list(frame["note"]) == [TWO_SOURCES]


def test_an_over_figure_has_no_growth():
    frame, refused = grown(observation_row(1, "2024", "18", qualifier="over"), observation_row(2, "2025", "24.1"))
    assert frame.empty
    assert refused[0].reason == "one_sided"


def test_growth_on_nothing_is_refused():
    _, refused = grown(observation_row(1, "2024", "0"), observation_row(2, "2025", "24.1"))
    assert refused[0].reason == "zero_base"


def test_billions_and_millions_grow_alike():
    frame, _ = grown(observation_row(1, "2024", "190700", unit_mult=6), observation_row(2, "2025", "219.83"))
    assert frame["value"].iloc[0] == pytest.approx(15.275, abs=0.001)


def test_a_series_without_an_earlier_year_has_no_growth_and_no_complaint():
    frame, refused = grown(observation_row(1, "2025", "1"))
    assert frame.empty
    assert refused == ()


def test_growth_on_a_negative_balance_is_refused():
    _, refused = grown(observation_row(1, "2024", "-3"), observation_row(2, "2025", "24.1"))
    assert refused[0].reason == "negative_base"


def test_a_month_is_compared_with_the_month_before_and_named_so():
    frame, _ = period_on_period(
        observations(observation_row(1, "2025-M06", "39.49"), observation_row(2, "2025-M07", "42.29"))
    )
    assert frame["value"].iloc[0] == pytest.approx(7.09, abs=0.01)
    assert list(frame["measure"]) == ["mom"]


def test_windows_from_january_have_no_period_just_before():
    frame, refused = period_on_period(
        observations(observation_row(1, "2025-01-01/P7M", "262.46"), observation_row(2, "2025-01-01/P8M", "305.96"))
    )
    assert frame.empty
    assert refused == ()


def test_two_rates_differ_in_percentage_points():
    rates = {"measure": "yoy", "unit_measure": "percent", "unit_mult": 0}
    frame, _ = points_on_year(
        observations(observation_row(1, "2024", "7.09", **rates), observation_row(2, "2025", "8.02", **rates))
    )
    assert (round(frame["value"].iloc[0], 2), frame["unit_measure"].iloc[0]) == (0.93, "percentage_points")


AMOUNTS = st.decimals(Decimal("0.01"), Decimal(10**6), places=2)


@given(AMOUNTS, AMOUNTS)
def test_the_base_with_its_growth_gives_the_level_again(base, now):
    frame, _ = grown(observation_row(1, "2024", str(base)), observation_row(2, "2025", str(now)))
    growth = Decimal(frame["value_text"].iloc[0])
    assert abs(base * (1 + growth / 100) - now) <= Decimal("1e-12") * max(base, now)


@given(st.lists(AMOUNTS, min_size=1, max_size=8), st.data())
def test_the_base_of_an_index_is_a_hundred_and_ratios_stay(amounts, data):
    shown = observations(*(observation_row(i, str(2000 + i), str(a)) for i, a in enumerate(amounts)))
    at = data.draw(st.integers(0, len(amounts) - 1))
    frame, refused = index_to_base(shown, Period.year(2000 + at), lambda _: True)
    index = [Decimal(text) for text in frame["value_text"]]
    assert refused == ()
    assert index[at] == 100
    for amount, told in zip(amounts, index, strict=True):
        assert abs(told * amounts[at] - 100 * amount) <= Decimal("1e-12") * 100 * max(amounts)


def test_an_index_without_a_figure_in_its_base_says_so_for_each_period():
    frame, refused = index_to_base(observations(observation_row(1, "2025", "24.1")), Period.year(2019), lambda _: True)
    assert frame.empty
    assert [r.reason for r in refused] == ["no_base"]
