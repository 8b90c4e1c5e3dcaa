"""Facts that are no figures: what changed them last, and a commit that compares it."""

from __future__ import annotations

import pytest

from indicators.model.errors import Conflict
from indicators.store import Fact, FactKind, Store

from .figures import draft, figure

CHANGE = Fact(FactKind.STATE_CHANGE, "KAZ-SP", {"iso3": "KAZ", "tier": "SP"})
OTHER = Fact(FactKind.STATE_CHANGE, "AZE-SP", {"iso3": "AZE", "tier": "SP"})


def test_facts_of_a_kind_have_the_version_of_the_last_batch_that_changed_them(store: Store) -> None:
    assert store.facts_version(FactKind.STATE_CHANGE) == 0
    store.commit(draft(), [], [CHANGE])
    store.commit(draft(), [figure()])
    assert store.facts_version(FactKind.STATE_CHANGE) == 1
    store.revert(1, "an analyst", "a slip")
    store.revert(3, "an analyst", "it was right")
    store.revert(2, "an analyst", "another matter")
    assert store.facts_version(FactKind.STATE_CHANGE) == 4


def test_of_two_commits_on_the_same_facts_the_second_is_refused_and_writes_nothing(store: Store) -> None:
    seen = {FactKind.STATE_CHANGE: store.facts_version(FactKind.STATE_CHANGE)}
    store.commit(draft(), [], [CHANGE], facts_seen=seen)
    with pytest.raises(Conflict, match="facts_changed"):
        store.commit(draft(), [figure()], [OTHER], facts_seen=seen)
    assert (store.version(), [fact.source_id for fact in store.facts(FactKind.STATE_CHANGE)]) == (1, ["KAZ-SP"])


def test_the_history_of_facts_keeps_those_of_a_batch_that_was_taken_back(store: Store) -> None:
    batch = store.commit(draft(), [], [CHANGE])
    store.revert(batch.batch_id, "an analyst", "a slip")
    store.commit(draft(), [], [OTHER])
    assert [fact.source_id for fact in store.facts(FactKind.STATE_CHANGE)] == ["AZE-SP"]
    assert [(fact.source_id, fact.batch_id) for fact in store.fact_history(FactKind.STATE_CHANGE)] == [
        ("KAZ-SP", 1),
        ("AZE-SP", 3),
    ]
    assert store.fact_history(FactKind.CATALOGUE_EDIT) == ()
