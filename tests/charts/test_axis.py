from datetime import date
from itertools import pairwise

import pytest

from indicators.charts.axis import Fit, calendar_axis, fitting
from indicators.charts.ruler import Ruler
from indicators.model.period import Period

WIDE, NARROW = Fit(780, Ruler(), "vi", False), Fit(280, Ruler(), "vi", True)


def texts(axis) -> list[str]:
    return [text for _, text in axis.ticks]


def test_years_stand_on_their_last_days():
    axis = calendar_axis([Period.year(year) for year in range(2020, 2026)], None, WIDE)
    assert texts(axis) == ["2020", "2021", "2022", "2023", "2024", "2025"]
    assert axis.ticks[-1][0] == date(2025, 12, 31).toordinal()


def test_narrow_axis_keeps_the_last_year():
    axis = calendar_axis([Period.year(year) for year in range(2005, 2026)], None, NARROW)
    assert texts(axis)[-1] == "2025"
    assert len(axis.ticks) < 10


def test_an_axis_of_many_years_names_the_first_the_last_and_round_ones_between():
    told = texts(calendar_axis([Period.year(year) for year in (1999, 2006, *range(2010, 2027))], None, NARROW))
    assert told == ["1999", "2005", "2010", "2015", "2020", "2026"]


def test_a_short_span_of_months_is_told_in_months():
    axis = calendar_axis([Period.month(2025, m) for m in (6, 7, 8, 9)], None, WIDE)
    assert texts(axis) == ["6/2025", "7/2025", "8/2025", "9/2025"]


def test_a_long_span_of_months_is_told_in_years():
    axis = calendar_axis([Period.month(year, 6) for year in range(2019, 2026)], None, WIDE)
    assert texts(axis)[-1] == "2025"
    assert axis.ticks[-1][0] == date(2025, 1, 1).toordinal()


def test_a_single_day_has_a_tick_too():
    assert texts(calendar_axis([Period.instant(date(2026, 1, 14))], date(2026, 1, 20), WIDE)) == ["14/01/2026"]


def test_an_axis_reaches_the_day_it_is_asked_to():
    axis = calendar_axis([Period.instant(date(2025, 4, 3))], date(2025, 8, 27), WIDE)
    assert axis.high == date(2025, 8, 27).toordinal()


@pytest.mark.parametrize("room", [120, 300, 900])
def test_ticks_never_touch(room: int):
    ticks = [(float(i), "12 tháng<br>2025") for i in range(24)]
    kept = fitting(ticks, -0.5, 23.5, Fit(room, Ruler(), "vi", False))
    width = Ruler().width("12 tháng")
    gaps = [(b - a) / 24 * room for (a, _), (b, _) in pairwise(kept)]
    assert kept[-1][0] == 23
    assert all(gap > width for gap in gaps)
