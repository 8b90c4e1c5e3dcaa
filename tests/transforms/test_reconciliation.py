"""Stated counts against derived ones, on a handful of changes."""

from datetime import date

from indicators.model.partnership import Tier
from indicators.model.period import Period
from indicators.transforms.reconciliation import Stated, Verdict, reconcile
from tests.transforms.partners import change

CHANGES = (
    change("CHN", "CSP", "2024-11-30"),
    change("CZE", "SP", "2025-01-20"),
    change("NZL", "CP", "2024-12-01"),
    change("NZL", "SP", "2025-02-28"),
    change("EGY", "CP", "2025-08-05"),
    change("FIN", "SP", "2025-10-21"),
)
AS_OF = date(2026, 1, 1)
UP_TO_AUGUST = Period(date(2025, 1, 1), date(2025, 8, 27))


def one(stated, *others, as_of=AS_OF):
    return reconcile([stated, *others], CHANGES, as_of)[0]


def total(day, number, **tiers):
    return Stated(Period.instant(day), number, {Tier(name): n for name, n in tiers.items()}, day)


def test_a_total_matches_with_its_tiers():
    assert one(total(date(2025, 8, 26), 4, CSP=1, SP=2, CP=1)).verdict is Verdict.MATCH


def test_a_right_total_with_a_wrong_tier_does_not_match():
    assert one(total(date(2025, 8, 26), 4, CSP=2, SP=1, CP=1)).verdict is Verdict.MISMATCH


def test_a_count_before_completeness_is_incomplete_and_no_mismatch():
    found = one(total(date(2023, 9, 30), 30))
    assert found.verdict is Verdict.INCOMPLETE
    assert found.reason is None


def test_upgrades_count_new_partners_and_higher_tiers_of_the_interval():
    found = one(Stated(UP_TO_AUGUST, 3, {}, date(2025, 8, 26)))
    assert [move.change.partner for move in found.counted] == ["CZE", "NZL", "EGY"]
    assert found.verdict is Verdict.MATCH


def test_one_too_few_leaves_out_the_latest_and_the_total_that_needs_it_is_named():
    august = total(date(2025, 8, 26), 4)
    reason = one(Stated(UP_TO_AUGUST, 2, {}, date(2025, 8, 26)), august).reason
    assert [move.change.partner for move in reason.left_out] == ["EGY"]
    assert (reason.needed.stated, reason.needed.without) == (august, 3)


def test_one_too_many_is_found_between_the_interval_and_the_statement():
    seven_months = Stated(Period.year_to_date(2025, 7), 3, {}, date(2025, 8, 22))
    reason = one(seven_months).reason
    assert [move.change.partner for move in reason.later] == ["EGY"]
    assert reason.unidentified == 0


def test_what_no_change_tells_of_stays_unidentified():
    reason = one(Stated(Period.year_to_date(2025, 7), 5, {}, date(2025, 8, 22))).reason
    assert ([move.change.partner for move in reason.later], reason.unidentified) == (["EGY"], 2)


def test_changes_after_the_as_of_day_are_not_known():
    assert one(Stated(UP_TO_AUGUST, 2, {}, date(2025, 8, 4)), as_of=date(2025, 8, 4)).verdict is Verdict.MATCH
