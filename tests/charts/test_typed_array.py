import math

from hypothesis import given
from hypothesis import strategies as st

from indicators.charts.typed_array import typed_array
from tests.charts.figures import numbers as read


@given(st.lists(st.floats(allow_nan=False)))
def test_numbers_come_back_exactly(numbers: list[float]):
    assert read(typed_array(numbers)) == numbers


def test_no_figure_is_a_gap_and_never_zero():
    first, gap, last = read(typed_array([1.5, None, 0.0]))
    assert (first, last) == (1.5, 0.0)
    assert math.isnan(gap)
