"""A commit is whole or not there, happens once, and never overtakes what its preview did not see."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from threading import Barrier, Thread

import pytest

from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.observation import Precision
from indicators.store import BatchDraft, BatchKind, Fact, FactKind, Store

from .figures import EXPORTS, IMPORTS, NOON, draft, figure, open_in, shown, url_of, values


def test_a_commit_says_back_what_was_said_about_it(store: Store) -> None:
    said = BatchDraft(
        kind=BatchKind.SEED,
        actor="an analyst",
        reason="first figures",
        file_name="biểu tháng 7.xlsx",
        title="Tình hình xuất khẩu",
        origin="CUSTOMS",
        outlet="customs.gov.vn",
        published=date(2025, 8, 31),
        published_precision=Precision.MONTH,
    )
    batch = store.commit(said, [figure()], [Fact(FactKind.CLAIM, "K2", {"base": "previous month"})])
    assert (batch.batch_id, batch.kind, batch.created_at, batch.row_count) == (1, BatchKind.SEED, NOON, 2)
    assert (batch.published, batch.published_precision) == (date(2025, 8, 31), Precision.MONTH)
    assert (batch.active, batch.reverted_by, batch.reverts) == (True, None, None)
    assert store.batches() == (batch,)
    assert store.batch(1) == batch


def test_batches_are_numbered_by_the_sequence_and_sealed_onto_each_other(store: Store) -> None:
    first = store.commit(draft(), [figure("262.46")])
    second = store.commit(draft(), [figure("262.46")])
    assert (first.batch_id, second.batch_id, store.version()) == (1, 2, 2)
    assert first.hash != second.hash


def test_an_unseen_series_has_head_zero_and_each_commit_raises_it(store: Store) -> None:
    assert store.heads([EXPORTS, IMPORTS]) == {EXPORTS: 0, IMPORTS: 0}
    store.commit(draft(), [figure(), figure(months=6)], heads={EXPORTS: 0})
    store.commit(draft(), [figure("262.50")], heads={EXPORTS: 1})
    assert store.heads([EXPORTS, IMPORTS]) == {EXPORTS: 2, IMPORTS: 0}


@pytest.mark.parametrize("seen", [{}, {EXPORTS: 0}, {EXPORTS: 2}, {EXPORTS: 1, IMPORTS: 1}])
def test_a_preview_that_saw_another_head_is_a_conflict_and_writes_nothing(store: Store, seen: dict[str, int]) -> None:
    store.commit(draft(), [figure("262.46")])
    with pytest.raises(Conflict) as told:
        store.commit(draft(), [figure("999"), figure("1", key=IMPORTS)], heads=seen)
    assert told.value.code == "heads_changed"
    assert set(told.value.params["series"]) <= {EXPORTS, IMPORTS}
    assert (store.version(), values(store), store.series_keys()) == (1, ["262.46"], (EXPORTS,))
    assert store.heads([EXPORTS]) == {EXPORTS: 1}


def test_the_same_idempotency_key_commits_once(store: Store) -> None:
    first = store.commit(draft(), [figure("262.46")], heads={EXPORTS: 0}, idempotency_key="a click")
    again = store.commit(draft("twice"), [figure("262.46")], heads={EXPORTS: 0}, idempotency_key="a click")
    assert again == first
    assert (store.version(), values(store)) == (1, ["262.46"])


def test_a_commit_repeated_after_its_undo_does_not_bring_it_back(store: Store) -> None:
    store.commit(draft(), [figure()], idempotency_key="a click")
    store.revert(1, "an analyst", "wrong file")
    again = store.commit(draft(), [figure()], idempotency_key="a click")
    assert (again.batch_id, again.active, again.reverted_by) == (1, False, 2)
    assert values(store) == []


def test_an_empty_batch_and_foreign_kinds_are_refused(store: Store) -> None:
    with pytest.raises(Invalid, match="batch_empty"):
        store.commit(draft(), [])
    for kind in (BatchKind.UNDO, BatchKind.DECISION):
        with pytest.raises(Invalid, match="batch_kind"):
            store.commit(BatchDraft(kind, "an analyst"), [figure()])
    assert store.version() == 0


def test_a_batch_names_only_an_original_that_is_stored(store: Store) -> None:
    with pytest.raises(NotFound, match="original_unknown"):
        store.commit(BatchDraft(BatchKind.UPLOAD, "an analyst", original_sha256="0" * 64), [figure()])
    assert store.version() == 0


def test_a_commit_of_many_rows_keeps_each_with_its_series(store: Store) -> None:
    keys = [f"C{number}:VNM;measure=level;unit=USD" for number in range(601)]
    store.commit(draft(), [figure(str(number), key=key) for number, key in enumerate(keys)])
    expected = dict(zip(keys, map(str, range(601)), strict=True))
    assert {key: value for key, _, value in shown(store)} == expected
    assert set(store.heads(keys).values()) == {1}
    assert store.verify() == []


def test_of_writers_in_threads_who_saw_the_same_exactly_one_wins_each_round(store: Store) -> None:
    outcomes: Counter[tuple[int, str]] = Counter()
    writers, rounds = 4, 6
    together = Barrier(writers)

    def write(name: int) -> None:
        for turn in range(rounds):
            together.wait()
            try:
                store.commit(draft(), [figure(f"{turn}.{name}")], heads={EXPORTS: turn})
                outcomes[turn, "won"] += 1
            except Conflict:
                outcomes[turn, "conflict"] += 1

    threads = [Thread(target=write, args=(name,)) for name in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {
        key: count for turn in range(rounds) for key, count in (((turn, "won"), 1), ((turn, "conflict"), writers - 1))
    }
    assert store.heads([EXPORTS]) == {EXPORTS: rounds}
    assert store.verify() == []


_WRITER = """
import json, sys, time
from pathlib import Path
from indicators.model.errors import Conflict
from indicators.store import open_store
from tests.store.figures import EXPORTS, clock, draft, figure
url, folder, name, rounds = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
store = open_store(url, folder, clock, busy_seconds=30)
said = []
for turn in range(rounds):
    try:
        said.append([turn, store.commit(draft(), [figure(name)], heads={EXPORTS: turn}).batch_id])
    except Conflict:
        patience = time.monotonic() + 60
        while store.heads([EXPORTS])[EXPORTS] <= turn and time.monotonic() < patience:
            time.sleep(0.001)
print(json.dumps(said))
"""


def test_of_writers_in_processes_who_saw_the_same_exactly_one_wins_each_round(tmp_path: Path) -> None:
    open_in(tmp_path).close()
    rounds = 8
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, url_of(tmp_path), str(tmp_path), str(name), str(rounds)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        for name in range(2)
    ]
    try:
        won = [win for writer in writers for win in json.loads(writer.communicate(timeout=120)[0])]
    finally:
        for writer in writers:
            writer.kill()
    assert sorted(won) == [[turn, turn + 1] for turn in range(rounds)]
    store = open_in(tmp_path)
    assert store.heads([EXPORTS]) == {EXPORTS: rounds}
    assert store.verify() == []
    store.close()
