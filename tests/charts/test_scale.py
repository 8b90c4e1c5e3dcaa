from hypothesis import given
from hypothesis import strategies as st

from indicators.charts.scale import MOST_LINES, scale

VALUES = st.lists(
    st.floats(-1e9, 1e9).filter(lambda v: v == 0 or abs(v) > 1e-3).map(lambda v: round(v, 3)), min_size=1, max_size=40
)


@given(VALUES, st.booleans())
def test_every_value_is_on_the_axis_with_at_most_six_grid_lines(values: list[float], from_zero: bool):
    measured = scale(values, from_zero=from_zero)
    assert measured.low <= min(values)
    assert measured.high >= max(values)
    assert 1 <= len(measured.ticks) <= MOST_LINES


@given(VALUES)
def test_columns_always_stand_on_zero(values: list[float]):
    measured = scale(values, from_zero=True)
    assert measured.low <= 0 <= measured.high


def test_a_line_far_from_zero_may_start_above_it():
    assert scale([31.4, 43.39], from_zero=False).low > 20


def test_a_line_near_zero_shows_it():
    assert scale([2.56, 8.02], from_zero=False).low == 0


def test_one_figure_alone_is_measured_from_zero():
    assert scale([475.06], from_zero=False).low == 0


def test_grid_of_exports_is_in_hundreds():
    assert scale([81.03, 475.06], from_zero=True).ticks == (0, 100, 200, 300, 400, 500)


def test_labels_have_the_decimals_of_the_step():
    assert scale([0.2, 9.0], from_zero=True).decimals == 0
    assert scale([31.3, 43.4], from_zero=False).decimals == 1
