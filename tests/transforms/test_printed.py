from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.observation import Qualifier
from indicators.transforms.printed import Printed, adds_up, difference, share, slack, total

NEARLY, OVER, ABOUT = Qualifier.NEARLY, Qualifier.OVER, Qualifier.ABOUT


def printed(text: str, qualifier: Qualifier = Qualifier.EXACT) -> Printed:
    return Printed(Decimal(text), len(text.partition(".")[2]), qualifier)


FIGURES = st.builds(
    lambda whole, decimals: Printed(Decimal(whole).scaleb(-decimals), decimals),
    st.integers(-(10**6), 10**6),
    st.integers(0, 4),
)


def test_k6_the_parts_of_the_half_year_give_the_whole_within_their_printed_rounding():
    parts = [printed("9.3", NEARLY), printed("8.95"), printed("3.28")]
    assert total(parts) == printed("21.53")
    assert slack(parts, printed("21.51", ABOUT)) == Decimal("0.065")
    assert adds_up(parts, printed("21.51", ABOUT))
    assert not adds_up(parts, printed("21.7"))


def test_k6_the_parts_of_seven_months_give_nearly_24_1_and_over_24_but_not_over_24_2():
    parts = [printed("10.03"), printed("9.99"), printed("4.07")]
    assert adds_up(parts, printed("24.1", NEARLY))
    assert adds_up(parts, printed("24", OVER))
    assert not adds_up(parts, printed("24.2", OVER))
    assert not adds_up(parts, printed("25.5", NEARLY))


def test_finer_decimals_leave_less_room():
    coarse, fine = printed("9.3"), printed("9.30")
    rest = [printed("8.95"), printed("3.28")]
    assert adds_up([coarse, *rest], printed("21.58"))
    assert not adds_up([fine, *rest], printed("21.58"))


def test_a_gap_is_told_in_the_coarser_decimals_and_keeps_the_hedge():
    assert difference(printed("18.39"), printed("8.9")) == Printed(Decimal("9.49"), 1)
    assert difference(printed("21.52"), printed("11.72", ABOUT)) == Printed(Decimal("9.80"), 2, ABOUT)


@pytest.mark.parametrize("bound", [NEARLY, OVER, Qualifier.AT_LEAST])
def test_a_bound_gives_no_gap_and_no_share(bound):
    assert difference(printed("18", bound), printed("12.55")) is None
    assert difference(printed("18"), printed("12.55", bound)) is None
    assert share(printed("12.55", bound), printed("18")) is None


def test_a_share_of_nothing_is_not_told():
    assert share(printed("1"), printed("0")) is None
    assert round(share(printed("13.6"), printed("24.1")).value, 1) == Decimal("56.4")


@given(st.lists(FIGURES, min_size=1, max_size=5))
def test_figures_add_up_to_their_own_sum(parts):
    assert adds_up(parts, total(parts))


@given(st.lists(FIGURES, min_size=1, max_size=5), st.integers(0, 4))
def test_rounding_parts_and_whole_never_breaks_the_sum(parts, decimals):
    step = Decimal(1).scaleb(-decimals)
    rounded = [Printed(part.value.quantize(step), decimals) for part in parts]
    whole = Printed(total(parts).value.quantize(step), decimals)
    assert adds_up(rounded, whole)


@given(FIGURES, FIGURES)
def test_a_gap_turned_round_is_its_opposite(first, second):
    there, back = difference(first, second), difference(second, first)
    assert there.value == -back.value
    assert there.decimals == back.decimals
