from datetime import date
from decimal import Decimal

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.observation import Citation, CitationKind, derived_citations
from indicators.model.period import Period
from indicators.transforms.windows import derive_windows
from indicators.winners import mark
from tests.conftest import observation_row, observations
from tests.transforms.plain_windows import plain_windows

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


UNUSUAL = {
    "series_key": ["A:VNM;measure=level;unit=USD"],
    "origin": ["NSO", "MOF"],
    "obs_status": ["E", "A", "F"],
    "qualifier": ["about", "over"],
    "unit_mult": [6, 0],
    "published": ["2025-08-12", "2026-01-06", None],
    "outlet": ['the "Gazette", Hà Nội', ""],
    "withheld": ["slip"],
    "citation": [Citation(CitationKind.PRESS, rests_on="E").to_json()],
}


@st.composite
def any_figure(draw):
    """A figure of 2025 of one source and one day, but for a thing or two that are unusual in it."""
    month = draw(st.integers(1, 12))
    period = draw(
        st.sampled_from(
            [
                *[Period.month(2025, month)] * 3,
                *[Period.year_to_date(2025, month)] * 3,
                Period.quarter(2025, (month + 2) // 3),
                Period.instant(date(2025, month, 1)),
                Period(date(2025, 1, 1), date(2025, month, 20)),
            ]
        )
    )
    number = str(draw(st.decimals(-(10**6), 10**6, places=draw(st.integers(0, 4)))))
    odd = draw(st.sampled_from([*[number] * 12, "123456789012345678901234567890.5", "1e3", ".5", "-0.00", ""]))
    unusual = draw(st.lists(st.sampled_from(list(UNUSUAL)), max_size=2))
    said = {name: draw(st.sampled_from(UNUSUAL[name])) for name in unusual}
    return period.render(), odd, {"decimals": draw(st.integers(0, 3)), **said}


@given(st.lists(any_figure(), min_size=4, max_size=16))
def test_the_windows_of_a_table_are_those_that_follow_figure_by_figure(figures):
    rows = [observation_row(number, period, text, **said) for number, (period, text, said) in enumerate(figures, 1)]
    marked = mark(observations(*rows), rank)
    pd.testing.assert_frame_equal(derive_windows(marked, rank), plain_windows(marked, rank))


def test_many_derived_citations_are_written_as_each_is():
    said = [
        ("1 + 2", [1, 2], "a newspaper", "E"),
        ('"', [3], "", ""),
        ("1", [4], 'Hà "Nội"', ""),
        ("2", [5, 6], "", "A"),
    ]
    told = [Citation(CitationKind.DERIVED, p, formula=f, parents=tuple(i), rests_on=r).to_json() for f, i, p, r in said]
    assert derived_citations(*zip(*said, strict=True)) == told
