from datetime import UTC, date, datetime

import pytest

from indicators.i18n.dates import format_date, format_moment


@pytest.mark.parametrize(
    ("day", "precision", "said"),
    [(date(2025, 8, 26), "day", "26/08/2025"), (date(2025, 8, 31), "month", "08/2025"), (None, "day", "…")],
)
def test_a_day_is_written_as_far_as_it_is_known(day, precision, said):
    assert format_date(day, precision) == said


def test_a_moment_is_told_by_the_clock_of_viet_nam_where_it_may_be_the_next_day_already():
    assert format_moment(datetime(2025, 8, 26, 17, 5, tzinfo=UTC)) == "27/08/2025 00:05"
