from datetime import date

import pytest

from indicators.charts.points import month_position, points
from tests.charts.chart_data import chart, row


@pytest.mark.parametrize(
    ("day", "position"), [(date(2025, 7, 31), 7), (date(2024, 7, 20), 6.645), (date(2024, 2, 29), 2)]
)
def test_month_position_shows_the_cut_off_day(day: date, position: float):
    assert month_position(day) == pytest.approx(position, abs=0.001)


def test_points_stand_in_the_order_of_their_ends():
    found = points(chart([row("2025", "475.06"), row("2024-S1", "190.7"), row("2025-S1", "219.83")]))
    assert [p.period.render() for p in found] == ["2024-S1", "2025-S1", "2025"]


def test_a_point_knows_its_address():
    (found,) = points(chart([row("2025-01-01/P7M", "262.46")]))
    assert found.address == ["EXP_GOODS:VNM;measure=level;unit=USD", "2025-01-01", "2025-08-01"]


def test_a_printed_blank_has_no_value():
    (found,) = points(chart([row("2025-M07", None)]))
    assert found.value is None
