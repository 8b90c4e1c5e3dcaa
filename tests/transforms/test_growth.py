import pytest

from indicators.transforms.growth import TWO_SOURCES, year_on_year
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
