"""What disagrees, what can be told of it, and decisions that are made, withdrawn and kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.period import Period
from indicators.services.discrepancies import MAX_REASON, Discrepancies, DisputeState
from tests.services.conftest import TODAY

FDI = "FDI_REGISTERED:VNM;measure=level;unit=USD"
GDP = "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"
EXPORTS = "EXP_GOODS:VNM;measure=level;unit=USD"
H1 = Period.half(2025, 1)


@pytest.fixture
def discrepancies(at_hand) -> Discrepancies:
    return Discrepancies(at_hand.store, lambda: at_hand.catalogue, at_hand.figures, lambda: TODAY)


def used(seeded, key=FDI, period=H1):
    return next((str(f.shown) for f in seeded.figures.shown(key) if f.period == period), None)


def rival(discrepancies, key=FDI, period=H1):
    return discrepancies.discrepancy(key, period).rivals[0]


def decide(discrepancies, obs_id, reason="the agency's own count", key=FDI, period=H1, **said):
    return discrepancies.decide(obs_id, "analyst", reason, discrepancies.discrepancy(key, period).head, **said)


@pytest.mark.parametrize(
    ("key", "period", "numbers"),
    [
        (FDI, H1, {"21.52", "21.51"}),
        (GDP, H1.half(2021, 1), {"5.71", "2.04"}),
        (GDP, Period.year(2025), {"8.02", "8.2"}),
        ("GDP_NOMINAL:VNM;measure=level;unit=USD", Period.year(2025), {"510", "514"}),
        (EXPORTS, Period.year_to_date(2025, 7), {"262.46", "514"}),
    ],
)
def test_the_real_disagreements_stand_side_by_side_and_wait(discrepancies, key, period, numbers):
    found = next(one for one in discrepancies.disagreements().listed if (one.series_key, one.period) == (key, period))
    assert {str(figure.shown) for figure in (found.winner, *found.rivals)} == numbers
    assert found.state is DisputeState.OPEN


def test_the_checks_say_that_514_is_total_trade_and_that_the_parts_give_21_51(discrepancies):
    told = {
        key: [hint.finding.code for hint in discrepancies.discrepancy(key, period).hints]
        for key, period in ((EXPORTS, Period.year_to_date(2025, 7)), (FDI, H1))
    }
    assert told == {EXPORTS: ["other_measure"], FDI: ["identity_holds"]}


def test_the_seven_per_cent_printed_on_the_year_before_is_told_to_hold_on_june(discrepancies):
    (claim,) = discrepancies.disagreements().claims
    assert (claim.claim_id, claim.finding.params["base_period"]) == ("K2-2", "2025-M06")


def test_nothing_published_later_is_shown(discrepancies):
    listed = discrepancies.disagreements(date(2025, 7, 1)).listed
    assert all((figure.published or date.min) <= date(2025, 7, 1) for one in listed for figure in one.rivals)
    assert FDI not in {one.series_key for one in listed}


def test_a_decision_changes_the_figure_in_use_at_once_and_its_withdrawal_restores_it(seeded, discrepancies):
    assert used(seeded) == "21.52"
    (change,) = [one for one in discrepancies.outcome(FDI, H1, rival(discrepancies).obs_id) if one.period == H1]
    assert (str(change.before.shown), str(change.after.shown)) == ("21.52", "21.51")
    made = decide(discrepancies, rival(discrepancies).obs_id)
    assert used(seeded) == "21.51"
    assert discrepancies.discrepancy(FDI, H1).state is DisputeState.DECIDED
    head = discrepancies.discrepancy(FDI, H1).head
    assert [str(c.after.shown) for c in discrepancies.outcome_of_withdrawal(made.decision_id) if c.period == H1] == [
        "21.52"
    ]
    discrepancies.withdraw(made.decision_id, "analyst", "it was right before", head)
    assert used(seeded) == "21.52"
    (entry,) = discrepancies.discrepancy(FDI, H1).decisions
    assert (entry.decision.reason, entry.withdrawn.reason) == ("the agency's own count", "it was right before")
    assert not entry.in_force


def test_that_the_rule_stands_is_a_decision_too(seeded, discrepancies):
    decide(discrepancies, discrepancies.discrepancy(FDI, H1).winner.obs_id, "both kept, the office first")
    assert used(seeded) == "21.52"
    assert discrepancies.discrepancy(FDI, H1).state is DisputeState.DECIDED


def test_a_decision_on_data_that_moved_since_is_a_conflict_and_writes_nothing(seeded, discrepancies):
    one, version = discrepancies.discrepancy(FDI, H1), seeded.store.version()
    decide(discrepancies, one.winner.obs_id)
    with pytest.raises(Conflict, match="heads_changed"):
        discrepancies.decide(one.rivals[0].obs_id, "analyst", "late", one.head)
    assert len(seeded.store.decision_history()) == 1
    assert {f.role for f in discrepancies.seen_then(FDI, H1, version)} >= {"winner", "disagrees"}


def test_a_withheld_figure_is_chosen_only_by_who_was_told_why_it_is_withheld(seeded, discrepancies):
    period = Period.year(2025)
    slip = rival(discrepancies, GDP, period)
    with pytest.raises(Invalid, match="decision_withheld"):
        decide(discrepancies, slip.obs_id, key=GDP, period=period)
    decide(discrepancies, slip.obs_id, key=GDP, period=period, despite=True)
    assert used(seeded, GDP, period) == "8.2"


@pytest.mark.parametrize(
    ("reason", "code"), [("", "reason_missing"), (" \n", "reason_missing"), ("x" * (MAX_REASON + 1), "reason_too_long")]
)
def test_a_decision_needs_a_reason_of_a_sensible_length(seeded, discrepancies, reason, code):
    with pytest.raises(Invalid, match=code):
        decide(discrepancies, rival(discrepancies).obs_id, reason)
    assert seeded.store.decision_history() == ()


def test_an_undone_unknown_or_undated_figure_and_a_decision_withdrawn_twice_are_refused(seeded, discrepancies):
    with pytest.raises(NotFound, match="observation_unknown"):
        discrepancies.decide(10**6, "analyst", "x", 1)
    undated = rival(discrepancies, GDP, Period.quarter(2026, 2))
    with pytest.raises(Invalid, match="decision_never_used"):
        decide(discrepancies, undated.obs_id, key=GDP, period=Period.quarter(2026, 2), despite=True)
    chosen = rival(discrepancies).obs_id
    made = decide(discrepancies, chosen)
    with pytest.raises(Invalid, match="decision_in_force"):
        decide(discrepancies, chosen)
    discrepancies.withdraw(made.decision_id, "analyst", "once", discrepancies.discrepancy(FDI, H1).head)
    with pytest.raises(Conflict, match="already_revoked"):
        discrepancies.withdraw(made.decision_id, "analyst", "twice", discrepancies.discrepancy(FDI, H1).head)
    head = discrepancies.discrepancy(FDI, H1).head
    seeded.store.revert(1, "analyst", "wrong table")
    with pytest.raises(Conflict, match="observation_reverted"):
        discrepancies.decide(chosen, "analyst", "too late", head)


def test_what_is_decided_no_longer_waits_on_the_overview(seeded, discrepancies):
    def waiting():
        return {dispute.rival.obs_id for dispute in seeded.overview.overview().changes.disputes}

    chosen = rival(discrepancies).obs_id
    assert chosen in waiting()
    decide(discrepancies, discrepancies.discrepancy(FDI, H1).winner.obs_id, "the office first")
    assert chosen not in waiting()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(deeds=st.lists(st.one_of(st.sampled_from([88, 89]), st.integers(-4, -1)), max_size=7))
def test_after_any_history_of_decisions_and_withdrawals_the_last_one_standing_is_in_use(seeded, discrepancies, deeds):
    for entry in discrepancies.history():
        if entry.withdrawn is None:
            head = seeded.store.heads([FDI])[FDI]
            discrepancies.withdraw(entry.decision.decision_id, "analyst", "start anew", head)
    known = {"21.51": 88, "21.52": 89}
    assert used(seeded) == "21.52"
    standing: list[tuple[int, int]] = []
    for deed in deeds:
        head = seeded.store.heads([FDI])[FDI]
        if deed > 0 and (not standing or standing[-1][1] != deed):
            standing.append((discrepancies.decide(deed, "analyst", "so it is", head).decision_id, deed))
        elif deed < 0 and len(standing) >= -deed:
            discrepancies.withdraw(standing.pop(deed)[0], "analyst", "no", head)
        assert known[used(seeded)] == (standing[-1][1] if standing else 89)
