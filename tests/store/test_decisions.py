"""A person's choice between two sources, its revocation, and the version each belongs to."""

from __future__ import annotations

import pytest

from indicators.model.errors import Conflict, NotFound
from indicators.model.period import Period
from indicators.store import BatchKind, Store

from .figures import EXPORTS, draft, figure


@pytest.fixture
def rivals(store: Store) -> Store:
    store.commit(draft(), [figure("262.46"), figure("262.44", origin="NSO"), figure("219.83", 6)])
    return store


def chosen(store: Store, at_version: int | None = None) -> list[int]:
    return [decision.obs_id for decision in store.decisions(at_version)]


def test_a_decision_is_a_batch_that_moves_the_version_and_the_head(rivals: Store) -> None:
    decision = rivals.decide(2, "an analyst", "the office has the later count")
    assert (decision.series_key, decision.period, decision.obs_id) == (EXPORTS, Period.year_to_date(2025, 7), 2)
    assert (rivals.version(), rivals.batch(2).kind, rivals.batch(2).row_count) == (2, BatchKind.DECISION, 1)
    assert rivals.heads([EXPORTS]) == {EXPORTS: 2}
    assert (chosen(rivals), chosen(rivals, 1)) == ([2], [])


def test_a_later_decision_on_the_same_period_stands_and_its_revocation_brings_the_earlier_back(rivals: Store) -> None:
    rivals.decide(2, "an analyst", "first thought")
    rivals.decide(3, "an analyst", "another period")
    later = rivals.decide(1, "an analyst", "second thought")
    assert chosen(rivals) == [3, 1]
    revocation = rivals.revoke(later.decision_id, "an analyst", "it was right before")
    assert revocation.revokes == later.decision_id
    assert chosen(rivals) == [2, 3]
    assert chosen(rivals, 4) == [3, 1]


def test_a_revoked_decision_cannot_be_revoked_again_nor_can_a_revocation(rivals: Store) -> None:
    decision = rivals.decide(2, "an analyst", "first thought")
    revocation = rivals.revoke(decision.decision_id, "an analyst", "no")
    with pytest.raises(Conflict, match="already_revoked"):
        rivals.revoke(decision.decision_id, "an analyst", "no")
    for unknown in (revocation.decision_id, 99):
        with pytest.raises(NotFound, match="decision_unknown"):
            rivals.revoke(unknown, "an analyst", "no")


def test_undoing_a_decisions_batch_takes_the_decision_back(rivals: Store) -> None:
    rivals.decide(2, "an analyst", "first thought")
    rivals.revert(2, "an analyst", "a slip")
    assert chosen(rivals) == []
    assert rivals.heads([EXPORTS]) == {EXPORTS: 3}
    assert rivals.verify() == []


def test_only_a_figure_that_is_there_can_be_chosen(rivals: Store) -> None:
    with pytest.raises(NotFound, match="observation_unknown"):
        rivals.decide(99, "an analyst", "no such figure")
    rivals.revert(1, "an analyst", "wrong file")
    with pytest.raises(Conflict, match="observation_reverted"):
        rivals.decide(1, "an analyst", "taken back")
    assert rivals.version() == 2


def test_the_audit_trail_tells_who_committed_undid_decided_and_revoked(rivals: Store) -> None:
    rivals.decide(2, "Lan", "first thought")
    rivals.revoke(1, "Minh", "no")
    rivals.revert(1, "Hoa", "wrong file")
    rivals.record("Hoa", "export", {"format": "pptx"})
    trail = rivals.audit_trail()
    assert [(entry.actor, entry.action) for entry in trail] == [
        ("Hoa", "export"),
        ("Hoa", "revert"),
        ("Minh", "revoke"),
        ("Lan", "decide"),
        ("an analyst", "commit"),
    ]
    assert trail[0].detail == {"format": "pptx"}
    assert trail[1].detail == {"batch": 4, "reverts": 1}
    assert rivals.audit_trail(limit=1) == trail[:1]
