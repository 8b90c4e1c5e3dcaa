"""Windows that cannot be told are refused for whole columns as for each window."""

from hypothesis import given
from hypothesis import strategies as st

from indicators.model.chart import NotDerivable
from indicators.model.period import Period
from indicators.transforms.computed import by_period
from indicators.transforms.window_refusals import LENGTHS, window_refusals
from tests.conftest import observation_row, observations

MONTHS = st.integers(1, 12)
PERIODS = st.one_of(
    st.builds(Period.year_to_date, st.integers(2024, 2025), MONTHS),
    st.builds(Period.month, st.integers(2024, 2025), MONTHS),
    st.builds(Period.quarter, st.just(2025), st.integers(1, 4)),
    st.builds(lambda day: Period(day, day), st.dates(Period.year(2025).start, Period.month(2025, 1).last_day)),
    st.builds(lambda n: Period(Period.year(2025).start, Period.month(2025, n).last_day), MONTHS),
)


def plain_refusals(shown):
    """What is refused, said window by window."""
    known = by_period(shown)
    refused = []
    for whole, row in known.items():
        for length in LENGTHS:
            months = whole.whole_months if whole.is_year_to_date else None
            if months and months > length and not months % length:
                part = Period.months(whole.start.year, months - length + 1, length)
                before = known.get(Period.year_to_date(whole.start.year, months - length))
                if before is not None and part not in known:
                    bound = {row["qualifier"], before["qualifier"]} & {"over", "nearly", "at_least"}
                    one = "two_vintages" if row["origin"] == before["origin"] else "two_sources"
                    refused.append(NotDerivable(0, part.start, part.end, "one_sided" if bound else one))
    return tuple(sorted(refused, key=lambda one: (one.end, one.start)))


@given(
    st.lists(PERIODS, unique=True, max_size=16),
    st.randoms(use_true_random=False),
)
def test_the_refusals_of_a_table_are_those_of_each_of_its_windows(periods, chance):
    shown = observations(
        *(
            observation_row(
                number,
                period.render(),
                chance.choice(["1.5", "1.5", "1.5", ""]),
                origin=chance.choice(["CUSTOMS", "NSO"]),
                qualifier=chance.choice(["exact", "exact", "about", "nearly"]),
            )
            for number, period in enumerate(periods)
        )
    )
    assert window_refusals(shown) == plain_refusals(shown)
