from decimal import Decimal

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.observation import Citation
from indicators.model.period import Period
from indicators.transforms.windows import derive_windows
from indicators.winners import mark
from tests.conftest import observation_row, observations

RANKS = {"CUSTOMS": 1, "NSO": 2}


def rank(_indicator, origin):
    return RANKS.get(origin, 99)


def derived(*rows):
    frame = derive_windows(mark(observations(*rows), rank), rank)
    return {Period(r.start.date(), r.end.date()).render(): r.value_text for r in frame.itertuples()}


def test_a_month_comes_from_two_year_to_date_figures_of_one_source():
    found = derived(observation_row(1, "2025-01-01/P7M", "262.46"), observation_row(2, "2025-01-01/P8M", "305.85"))
    assert found == {"2025-M08": "43.39"}


def test_a_month_is_not_derived_across_two_sources():
    customs = observation_row(1, "2025-01-01/P7M", "262.46")
    office = observation_row(2, "2025-S1", "219.83", origin="NSO", obs_status="E")
    assert derived(customs, office) == {}


def test_nine_months_come_from_seven_and_two_single_months():
    found = derived(
        observation_row(1, "2025-01-01/P7M", "262.46"),
        observation_row(2, "2025-M08", "43.39"),
        observation_row(3, "2025-M09", "42.67"),
    )
    assert found["2025-01-01/P9M"] == "348.52"
    assert found["2025-01-01/P8M"] == "305.85"


def test_a_published_figure_is_never_replaced_by_a_computed_one():
    found = derived(
        observation_row(1, "2025-01-01/P7M", "262.46"),
        observation_row(2, "2025-M07", "42.29"),
        observation_row(3, "2025-S1", "219.83", origin="NSO"),
    )
    assert "2025-S1" not in found


def test_one_release_day_makes_a_family_though_the_statuses_differ():
    found = derived(
        observation_row(1, "2025-01-01/P7M", "262.46", obs_status="E"),
        observation_row(2, "2025-S1", "220.17", obs_status="A"),
    )
    assert found == {"2025-M07": "42.29"}


def test_one_sided_and_withheld_figures_take_no_part():
    found = derived(
        observation_row(1, "2025-01-01/P7M", "262.46"),
        observation_row(2, "2025-01-01/P8M", "306", qualifier="nearly"),
        observation_row(3, "2025-01-01/P9M", "514", withheld="slip"),
    )
    assert found == {}


def test_a_cut_off_inside_a_month_derives_nothing_with_a_name():
    found = derived(observation_row(1, "2024-01-01/P202D", "18.0"), observation_row(2, "2024-01-01/P8M", "20.5"))
    assert found == {}


def test_a_derived_figure_says_what_it_was_derived_from():
    frame = derive_windows(
        mark(
            observations(
                observation_row(1, "2025-01-01/P8M", "597.93", qualifier="exact"),
                observation_row(2, "2025-M08", "83.06", qualifier="about"),
            ),
            rank,
        ),
        rank,
    )
    row = frame.iloc[0]
    assert (row["value_text"], row["qualifier"], row["obs_status"]) == ("514.87", "about", "D")
    cited = Citation.from_json(row["citation"])
    assert cited.formula == "597.93 − 83.06"
    assert cited.parents == (1, 2)


def test_a_derived_figure_counts_as_published_with_its_latest_part():
    frame = derive_windows(
        mark(
            observations(
                observation_row(1, "2025-01-01/P7M", "262.46", published="2025-08-11"),
                observation_row(2, "2025-M08", "43.39", published="2025-09-30"),
            ),
            rank,
        ),
        rank,
    )
    assert set(frame["published"]) == {pd.Timestamp("2025-09-30")}


AMOUNTS = st.decimals(Decimal("0.01"), Decimal("99.99"), places=2)


@given(st.lists(AMOUNTS, min_size=12, max_size=12))
def test_months_derived_from_year_to_date_figures_are_the_months_that_were_added_up(months):
    total, rows = Decimal(0), []
    for number, amount in enumerate(months, start=1):
        total += amount
        rows.append(observation_row(number, f"2025-01-01/P{number}M", str(total)))
    found = derived(*rows)
    for number, amount in enumerate(months[1:], start=2):
        assert Decimal(found[Period.month(2025, number).render()]) == amount


@given(st.lists(AMOUNTS, min_size=4, max_size=4))
def test_year_to_date_figures_derived_from_discrete_quarters_are_their_sums(quarters):
    rows = [observation_row(n, f"2025-Q{n}", str(amount)) for n, amount in enumerate(quarters, start=1)]
    found = derived(*rows)
    assert Decimal(found["2025-S1"]) == quarters[0] + quarters[1]
    assert Decimal(found["2025-01-01/P9M"]) == sum(quarters[:3])
    assert Decimal(found["2025"]) == sum(quarters)
