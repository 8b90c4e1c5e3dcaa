import pytest

from indicators.charts.status import MARK_OF, base_symbol, column_fill, symbol
from indicators.charts.theme import token
from indicators.model.observation import ObsStatus


@pytest.mark.parametrize(
    ("status", "expected"),
    [("E", "circle-open"), ("P", "circle-open-dot"), ("A", "circle"), ("D", "square-open"), ("F", "diamond-open")],
)
def test_mark_of_one_series_says_its_status(status: str, expected: str):
    assert symbol(ObsStatus(status)) == expected


@pytest.mark.parametrize("series", range(6))
def test_among_several_series_open_dotted_and_full_stay_apart(series: int):
    drawn = {symbol(ObsStatus(s), series, alone=False) for s in "EPA"}
    assert len(drawn) == 3


def test_among_several_series_the_base_shape_says_the_series():
    drawn = [base_symbol(ObsStatus.PRELIMINARY, series, alone=False) for series in range(6)]
    assert drawn == ["circle", "square", "diamond", "triangle-up", "triangle-down", "cross"]


def test_columns_are_hollow_half_and_solid():
    colour = token("c1")
    fills = [column_fill(ObsStatus(s), colour, "light") for s in "EPA"]
    assert fills == [token("surface"), "rgba(0,84,165,0.45)", colour]


def test_every_status_has_a_mark():
    assert set(MARK_OF) == set(ObsStatus)
