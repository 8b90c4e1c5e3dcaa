from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from indicators.model.observation import Citation
from indicators.model.period import Period
from indicators.transforms.per_capita import per_capita
from indicators.transforms.running import rolling_year, running_total
from indicators.transforms.window_refusals import window_refusals
from tests.conftest import observation_row, observations

AMOUNTS = st.decimals(Decimal("0.01"), Decimal(10**5), places=2)


def anywhere(_):
    return True


def months(amounts, year=2024):
    first = Period.month(year, 1)
    return observations(*(observation_row(i, first.shift(months=i).render(), str(a)) for i, a in enumerate(amounts)))


@given(st.lists(AMOUNTS, min_size=12, max_size=20))
def test_the_rolling_year_is_the_sum_of_its_twelve_months(amounts):
    frame, _ = rolling_year(months(amounts), anywhere)
    told = [Decimal(text) for text in frame["value_text"]]
    assert told == [sum(amounts[i - 11 : i + 1]) for i in range(11, len(amounts))]


def test_a_year_to_date_rolls_by_the_rest_of_the_year_before():
    shown = observations(
        observation_row(1, "2024-01-01/P7M", "226.98"),
        observation_row(2, "2024", "405.53"),
        observation_row(3, "2025-01-01/P7M", "262.46"),
    )
    frame, _ = rolling_year(shown, lambda p: p == Period.year_to_date(2025, 7))
    row = frame.iloc[0]
    assert row["value_text"] == "441.01"
    assert Citation.from_json(row["citation"]).formula == "405.53 − 226.98 + 262.46"
    assert Citation.from_json(row["citation"]).parents == (2, 1, 3)


def test_a_month_missing_among_the_twelve_is_a_reason_and_not_a_smaller_sum():
    shown = months([1] * 14)
    shown = shown[shown["obs_id"] != 5]
    frame, refused = rolling_year(shown, anywhere)
    assert frame.empty
    assert {one.reason for one in refused} == {"incomplete_year"}


@given(st.lists(AMOUNTS, min_size=1, max_size=14))
def test_each_period_is_what_its_running_total_adds_to_the_one_before(amounts):
    frame, refused = running_total(months(amounts), anywhere)
    told = [Decimal(text) for text in frame["value_text"]]
    assert refused == ()
    assert [b - a for a, b in zip([Decimal(0), *told], told, strict=False)] == amounts


def test_behind_a_missing_period_no_running_total_is_known():
    shown = months([1, 2, 3, 4])
    frame, refused = running_total(shown[shown["obs_id"] != 1], anywhere)
    assert frame["value_text"].tolist() == ["1"]
    assert [one.reason for one in refused] == ["gap_before", "gap_before"]


def test_a_figure_per_head_is_in_its_unit_per_person():
    people = observations(
        observation_row(9, "2025", "100", indicator="POPULATION", unit_measure="persons", unit_mult=6)
    )
    frame, _ = per_capita(observations(observation_row(1, "2025", "500")), people, anywhere)
    assert (frame["value"].iloc[0], frame["unit_measure"].iloc[0]) == (5000, "USD/persons")


def test_k3_july_between_two_sources_is_refused_with_that_reason():
    shown = observations(
        observation_row(1, "2025-S1", "219.83", origin="NSO"), observation_row(2, "2025-01-01/P7M", "262.46")
    )
    refused = window_refusals(shown)
    assert [(Period(r.start, r.end).render(), r.reason) for r in refused] == [("2025-M07", "two_sources")]


def test_a_month_that_has_a_figure_is_not_refused():
    shown = observations(
        observation_row(1, "2025-S1", "219.83", origin="NSO"),
        observation_row(2, "2025-01-01/P7M", "262.46"),
        observation_row(3, "2025-M07", "42.29"),
    )
    assert window_refusals(shown) == ()
