"""An undo appends; undoing it gives the original back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.model.errors import Conflict, NotFound
from indicators.store import BatchKind, Fact, FactKind, Store, open_store
from indicators.store.activity import standing_undos

from .databases import drop_on
from .figures import EXPORTS, IMPORTS, NOON, draft, figure, open_in, shown, url_of, values


def test_an_undo_takes_the_figures_back_and_keeps_the_rows(store: Store) -> None:
    store.commit(draft(), [figure("262.46")])
    undo = store.revert(1, "another analyst", "wrong file")
    assert (undo.kind, undo.reverts, undo.row_count, undo.reason) == (BatchKind.UNDO, 1, 0, "wrong file")
    assert (values(store), store.series_keys(), values(store, at_version=1)) == ([], (), ["262.46"])
    assert [(batch.active, batch.reverted_by) for batch in store.batches()] == [(False, 2), (True, None)]


def test_undoing_an_undo_gives_the_original_back(store: Store) -> None:
    store.commit(draft(), [figure("262.46")], [Fact(FactKind.EVENT, "A1-03", {})])
    before = shown(store)
    store.revert(1, "an analyst", "wrong file")
    store.revert(2, "an analyst", "it was right")
    assert shown(store) == before
    assert [fact.source_id for fact in store.facts(FactKind.EVENT)] == ["A1-03"]
    assert [batch.active for batch in store.batches()] == [True, False, True]
    store.revert(1, "an analyst", "it was wrong after all")
    assert values(store) == []
    assert store.batch(1).reverted_by == 4


def test_what_was_taken_back_cannot_be_taken_back_again(store: Store) -> None:
    store.commit(draft(), [figure()])
    store.revert(1, "an analyst", "wrong file")
    with pytest.raises(Conflict) as told:
        store.revert(1, "an analyst", "wrong file")
    assert (told.value.code, told.value.params) == ("already_reverted", {"batch": 1, "by": 2})
    with pytest.raises(NotFound, match="batch_unknown"):
        store.revert(9, "an analyst", "wrong number")
    assert store.version() == 2


def test_an_undo_and_its_undo_move_the_heads_of_the_series_they_change(store: Store) -> None:
    store.commit(draft(), [figure(), figure(months=6)])
    store.commit(draft(), [figure(key=IMPORTS)])
    store.revert(1, "an analyst", "wrong file")
    assert store.heads([EXPORTS, IMPORTS]) == {EXPORTS: 2, IMPORTS: 1}
    store.revert(3, "an analyst", "it was right")
    assert store.heads([EXPORTS, IMPORTS]) == {EXPORTS: 3, IMPORTS: 1}


def test_a_series_that_another_batch_still_fills_keeps_its_key(store: Store) -> None:
    store.commit(draft(), [figure(), figure(key=IMPORTS)])
    store.commit(draft(), [figure("262.50")])
    store.revert(1, "an analyst", "wrong file")
    assert store.series_keys() == (EXPORTS,)
    assert store.series_keys("IMP_GOODS") == ()


def test_an_undo_that_was_itself_undone_does_not_count() -> None:
    assert standing_undos([(2, 1), (3, 2)]) == {2: 3}
    assert standing_undos([(2, 1), (3, 2), (4, 3)]) == {3: 4, 1: 2}
    assert standing_undos([(2, 1), (3, 2), (4, 1)]) == {2: 3, 1: 4}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(st.integers(min_value=0, max_value=6), max_size=14))
def test_after_any_history_undoing_the_last_commit_gives_what_was_shown_before(
    database: str, history: list[int]
) -> None:
    """Replay: 0 commits a figure, n takes back the n-th batch that still stands; a plain model keeps the picture."""
    with TemporaryDirectory() as folder:
        store = open_in(Path(folder))
        pictures: list[list[tuple[str, str, str]]] = [[]]
        standing: dict[int, int | None] = {}
        for step in history:
            active = [batch for batch in sorted(standing) if _stands(batch, standing)]
            if step and active:
                target = active[step % len(active)]
                standing[store.revert(target, "an analyst", "").batch_id] = target
            else:
                number = len(standing) + 1
                batch = store.commit(draft(), [figure(str(number), key=(EXPORTS, IMPORTS)[number % 2])])
                standing[batch.batch_id] = None
            expected = [str(batch) for batch in standing if standing[batch] is None and _stands(batch, standing)]
            assert sorted(values(store), key=int) == expected
            pictures.append(shown(store))
        before = shown(store)
        added = store.commit(draft(), [figure("1000000")])
        assert shown(store) != before
        store.revert(added.batch_id, "an analyst", "")
        assert shown(store) == before
        assert [shown(store, at_version=version) for version in range(len(pictures))] == pictures
        assert store.verify() == []
        store.close()
        drop_on(database, Path(folder))


def _stands(batch: int, standing: dict[int, int | None]) -> bool:
    return not any(target == batch and _stands(undo, standing) for undo, target in standing.items())


def test_the_clock_is_recorded_and_never_ordered_by(database: str, tmp_path: Path) -> None:
    backwards = iter(NOON - timedelta(days=day) for day in range(100))
    store = open_store(url_of(tmp_path), tmp_path, lambda: next(backwards))
    for value in ("1", "2"):
        store.commit(draft(), [figure(value)])
    first, second = store.batches()
    assert (first.batch_id, second.batch_id) == (1, 2)
    assert second.created_at < first.created_at
    assert values(store, at_version=1) == ["1"]
    store.close()
