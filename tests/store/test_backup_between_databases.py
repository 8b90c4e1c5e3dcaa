"""One form of backup for both databases: it moves a store from one to the other, and PostgreSQL swaps schemas."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from indicators.model.errors import Invalid, Unavailable
from indicators.store import BatchDraft, BatchKind, Fact, FactKind, ObservationQuery, Store, restore
from indicators.store.dialect.postgresql_place import Place

from .databases import KINDS, bare, drop_on, on_both, on_postgresql, open_on, url_on
from .figures import clock, draft, figure, values


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with a row in every table: an original, figures, a fact, an undo, a decision and a draft."""
    original = store.keep_original(io.BytesIO(b"a workbook of July"), "Bi\u1ec3u 07.xlsx", 100)
    said = BatchDraft(BatchKind.UPLOAD, "an analyst", original_sha256=original.sha256)
    store.commit(said, [figure("0.1"), figure("1234567890.123456789", 6), figure(None, 5), figure("-0.30", 4)])
    store.commit(draft(), [figure("262.50")], [Fact(FactKind.CLAIM, "K2", {"says": "\u0110\u00fang"})])
    store.decide(5, "an analyst", "the later release")
    store.revert(2, "an analyst", "wrong file")
    store.stage({"sheet": "Bi\u1ec3u 1"}, "an analyst")
    return store


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    yield folder
    drop_on("postgresql", folder)


def picture(store: Store) -> tuple[Any, ...]:
    frame = store.observations(ObservationQuery(), at_version=2)
    bits = [None if value != value else float(value).hex() for value in frame["value"]]
    rows = frame.drop(columns="value").astype(str).to_dict("records")
    trail = [(entry.action, entry.detail) for entry in store.audit_trail()]
    return bits, rows, values(store), store.batches(), store.decisions(at_version=3), trail, store.series_keys()


@on_both
@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_of_one_database_is_restored_into_the_other_bit_for_bit(
    filled: Store, kind: str, tmp_path: Path, elsewhere: Path
) -> None:
    before = picture(filled)
    filled.backup(tmp_path / "backup")
    url = url_on(kind, elsewhere)
    restore(tmp_path / "backup", url, elsewhere, clock)
    moved = open_on(kind, elsewhere)
    assert (picture(moved), moved.verify()) == (before, [])
    moved.commit(draft(), [figure("263.00")])
    assert moved.version() == 5
    moved.close()


@on_postgresql
def test_restoring_keeps_the_replaced_schema_under_a_dated_name(filled: Store, tmp_path: Path) -> None:
    filled.backup(tmp_path / "backup")
    filled.commit(draft(), [figure("999")])
    filled.close()
    url = url_on("postgresql", tmp_path)
    kept = [restore(tmp_path / "backup", url, tmp_path, clock) for _ in range(2)]
    assert kept == ["indicators_20250826_050000", "indicators_20250826_050000_2"]
    with closing(bare("postgresql", tmp_path)) as raw:
        assert raw.execute("SELECT max(batch_id) FROM batch").fetchone() == (4,)
        assert raw.execute(f"SELECT max(batch_id) FROM {kept[0]}.batch").fetchone() == (5,)
        raw.execute("DROP SCHEMA indicators CASCADE")
        raw.execute(f"ALTER SCHEMA {kept[0]} RENAME TO indicators")
    again = open_on("postgresql", tmp_path)
    assert (again.version(), again.verify()) == (5, [])
    again.close()


@on_postgresql
def test_nothing_is_restored_while_anybody_is_connected(filled: Store, tmp_path: Path) -> None:
    filled.backup(tmp_path / "backup")
    with pytest.raises(Unavailable, match="instance_running"):
        restore(tmp_path / "backup", url_on("postgresql", tmp_path), tmp_path, clock)
    assert filled.alive()


def spoil_original(folder: Path) -> None:
    (path,) = (folder / "originals").iterdir()
    path.write_bytes(b"flipped")


def spoil_row(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "indicators.sqlite3", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER observation_no_update")
        raw.execute("UPDATE observation SET raw = '1'")


@on_postgresql
@pytest.mark.parametrize("spoil", [spoil_original, spoil_row])
def test_a_spoilt_backup_changes_nothing_in_the_database(filled: Store, tmp_path: Path, spoil: Any) -> None:
    filled.backup(tmp_path / "backup")
    spoil(tmp_path / "backup")
    filled.commit(draft(), [figure("999")])
    filled.close()
    with pytest.raises(Invalid, match="backup_not_verified"):
        restore(tmp_path / "backup", url_on("postgresql", tmp_path), tmp_path, clock)
    again = open_on("postgresql", tmp_path)
    assert (again.version(), again.verify()) == (5, [])
    again.close()


@on_postgresql
def test_a_restore_cut_off_before_the_swap_leaves_the_old_schema_and_can_be_done_again(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.backup(tmp_path / "backup")
    filled.commit(draft(), [figure("999")])
    filled.close()

    def cut_off(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Place, "swap", cut_off)
    url = url_on("postgresql", tmp_path)
    with pytest.raises(KeyboardInterrupt):
        restore(tmp_path / "backup", url, tmp_path, clock)
    monkeypatch.undo()
    again = open_on("postgresql", tmp_path)
    assert (again.version(), again.verify()) == (5, [])
    again.close()
    restore(tmp_path / "backup", url, tmp_path, clock)
    again = open_on("postgresql", tmp_path)
    assert (again.version(), again.verify()) == (4, [])
    again.close()


@on_postgresql
def test_a_backup_holds_one_state_while_commits_go_on(filled: Store, tmp_path: Path) -> None:
    going = True

    def commit_on() -> None:
        while going:
            filled.commit(draft(), [figure("1"), figure("2", 6)])

    writer = Thread(target=commit_on)
    writer.start()
    try:
        for turn in range(3):
            filled.backup(tmp_path / f"backup{turn}")
    finally:
        going = False
        writer.join()
    for turn in range(3):
        copy = open_on("sqlite", tmp_path / f"backup{turn}")
        assert copy.verify() == []
        assert len(copy.batches()) == copy.version()
        copy.close()
