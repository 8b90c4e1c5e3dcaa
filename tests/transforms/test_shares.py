from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.transforms.growth import year_on_year
from indicators.transforms.shares import contribution, contribution_share, share_of_whole
from tests.conftest import observation_row, observations


def anywhere(_):
    return True


def two_years(before, now, **said):
    return observations(observation_row(1, "2024", before, **said), observation_row(2, "2025", now, **said))


def test_k8_a_contribution_in_points_and_a_share_of_growth_are_two_measures_in_two_units():
    part, whole = two_years("40", "43"), two_years("100", "110")
    points, _ = contribution(part, whole, anywhere)
    share, _ = contribution_share(part, whole, anywhere)
    assert (points["value"].iloc[0], points["unit_measure"].iloc[0]) == (pytest.approx(3), "percentage_points")
    assert (share["value"].iloc[0], share["unit_measure"].iloc[0]) == (pytest.approx(30), "percent")
    assert points["measure"].iloc[0] != share["measure"].iloc[0]


AMOUNTS = st.decimals(Decimal("0.01"), Decimal(10**5), places=2)


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=6))
def test_contributions_add_up_to_the_growth_of_the_whole_and_shares_of_growth_to_a_hundred(parts):
    before, now = (sum(side) for side in zip(*parts, strict=True))
    whole = two_years(str(before), str(now))
    points = [contribution(two_years(str(a), str(b)), whole, anywhere)[0] for a, b in parts]
    growth, _ = year_on_year(whole)
    total = sum(Decimal(frame["value_text"].iloc[0]) for frame in points)
    assert abs(total - Decimal(growth["value_text"].iloc[0])) < Decimal("1e-12") * (1 + abs(total))
    shares = [contribution_share(two_years(str(a), str(b)), whole, anywhere) for a, b in parts]
    if before == now:
        assert all(refused[0].reason == "no_growth" for _, refused in shares)
    else:
        assert abs(sum(Decimal(frame["value_text"].iloc[0]) for frame, _ in shares) - 100) < Decimal("1e-9")


@given(st.lists(AMOUNTS, min_size=1, max_size=6))
def test_the_shares_of_all_parts_are_a_hundred_per_cent(parts):
    whole = observations(observation_row(9, "2025", str(sum(parts))))
    shares = [share_of_whole(observations(observation_row(1, "2025", str(a))), whole, anywhere)[0] for a in parts]
    assert abs(sum(Decimal(frame["value_text"].iloc[0]) for frame in shares) - 100) < Decimal("1e-20")


def test_a_share_without_its_whole_says_so():
    _, refused = share_of_whole(
        observations(observation_row(1, "2025", "3")), observations(observation_row(2, "2024", "4")), anywhere
    )
    assert [one.reason for one in refused] == ["no_whole"]
