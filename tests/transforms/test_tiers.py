"""Who stands in which tier on a day, and what moved between two days."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indicators.model.partnership import Tier
from indicators.transforms.tiers import moves, spans, standing, tier_counts, upgrades
from tests.transforms.partners import change

BRAZIL = (change("BRA", "CP", "2007"), change("BRA", "SP", "2024-11-17"))
EUROPE = change("EU", "CSP", "2026-01", counted=False)

history = st.lists(
    st.builds(
        lambda partner, tier, day: change(partner, tier, day.isoformat()),
        st.sampled_from(["BRA", "CHN", "FIN", "KWT"]),
        st.sampled_from(list(Tier)),
        st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    ),
    max_size=12,
)


def test_a_year_takes_effect_on_its_last_day():
    assert tier_counts(BRAZIL, date(2007, 12, 30)).total == 0
    assert tier_counts(BRAZIL, date(2007, 12, 31)).parts == (0, 0, 1)


def test_a_country_leaves_its_tier_when_it_rises():
    assert tier_counts(BRAZIL, date(2024, 11, 17)).parts == (0, 1, 0)
    assert standing(BRAZIL, date(2025, 1, 1))["BRA"].before is Tier.CP


def test_what_is_no_country_stands_nowhere():
    assert tier_counts((*BRAZIL, EUROPE), date(2026, 6, 1)).total == 1
    assert upgrades((*BRAZIL, EUROPE), date(2026, 1, 1), date(2026, 12, 31)) == ()


def test_counts_before_every_date_was_read_say_that_they_are_incomplete():
    assert not tier_counts(BRAZIL, date(2024, 10, 6)).complete
    assert tier_counts(BRAZIL, date(2024, 10, 7)).complete


def test_an_interval_holds_both_its_ends():
    assert len(moves(BRAZIL, date(2024, 11, 17), date(2024, 11, 17))) == 1
    assert moves(BRAZIL, date(2024, 11, 18), date(2025, 1, 1)) == ()


def test_a_fall_is_a_move_and_no_upgrade():
    fallen = (*BRAZIL, change("BRA", "CP", "2026-03-01", change_id="BRA-CP-2026-03-01"))
    found = moves(fallen, date(2026, 1, 1), date(2026, 12, 31))
    assert [move.is_downgrade for move in found] == [True]
    assert upgrades(fallen, date(2026, 1, 1), date(2026, 12, 31)) == ()


def test_the_segments_of_a_country_follow_on_one_another_up_to_the_day():
    first, second = spans(BRAZIL, date(2026, 1, 1))["BRA"]
    assert first.until == second.change.effective
    assert second.until == date(2026, 1, 1)


def test_the_country_with_the_latest_change_comes_first():
    assert list(spans((*BRAZIL, change("CHN", "CSP", "2008-05")), date(2026, 1, 1))) == ["BRA", "CHN"]


@given(history, st.dates(date(2020, 1, 1), date(2026, 1, 1)))
def test_the_tiers_add_up_to_the_partners_and_nobody_stands_twice(changes, day):
    counts = tier_counts(changes, day)
    assert counts.total == sum(counts.parts) == len({c.partner for c in changes if c.effective <= day})


@given(history, st.dates(date(2020, 1, 1), date(2026, 1, 1)), st.dates(date(2020, 1, 1), date(2026, 1, 1)))
def test_new_partners_of_an_interval_are_what_the_total_rose_by(changes, one, other):
    first, last = sorted((one, other))
    rose = tier_counts(changes, last).total - tier_counts(changes, date.fromordinal(first.toordinal() - 1)).total
    assert rose == sum(move.is_new for move in moves(changes, first, last))
