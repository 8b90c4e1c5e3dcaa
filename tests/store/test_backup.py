"""Backup and restore: the drill from a running store to another folder and back."""

from __future__ import annotations

import io
import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from indicators.model.errors import Conflict, Invalid, NotFound, Unavailable
from indicators.store import BatchDraft, BatchKind, Store, restore
from indicators.store import backup as backup_module

from .databases import on_sqlite, open_on
from .figures import NOON, clock, draft, figure, open_in, url_of, values


@pytest.fixture
def filled(store: Store) -> Store:
    original = store.keep_original(io.BytesIO(b"a workbook of July"), "a.xlsx", 100)
    said = BatchDraft(BatchKind.UPLOAD, "an analyst", original_sha256=original.sha256)
    store.commit(said, [figure("262.46"), figure("219.83", 6)])
    return store


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_backup_holds_the_database_and_the_originals_it_names(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "originals" / ("b" * 64)).write_bytes(b"named by no row")
    folder = filled.backup(tmp_path / "backup")
    assert folder == (tmp_path / "backup").resolve()
    assert names(folder) == {"indicators.sqlite3", "originals"}
    assert names(folder / "originals") == {filled.batch(1).original_sha256}
    copy = open_on("sqlite", folder)
    assert (values(copy), copy.verify()) == (values(filled), [])
    copy.close()


def test_a_backup_goes_on_while_others_read_and_holds_one_state(filled: Store, tmp_path: Path) -> None:
    with filled._database.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM observation")
        filled.backup(tmp_path / "backup")
    filled.commit(draft(), [figure("262.50")])
    copy = open_on("sqlite", tmp_path / "backup")
    assert copy.version() == 1
    copy.close()


def test_a_folder_with_something_in_it_is_refused(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "backup").mkdir()
    (tmp_path / "backup" / "other").write_bytes(b"mine")
    with pytest.raises(Conflict, match="backup_folder_not_empty"):
        filled.backup(tmp_path / "backup")
    assert names(tmp_path / "backup") == {"other"}
    (tmp_path / "empty").mkdir()
    filled.backup(tmp_path / "empty")
    assert names(tmp_path / "empty") == {"indicators.sqlite3", "originals"}


def test_a_backup_that_lacks_an_original_does_not_count(filled: Store, tmp_path: Path) -> None:
    filled.original_path(str(filled.batch(1).original_sha256)).unlink()
    with pytest.raises(Unavailable) as told:
        filled.backup(tmp_path / "backup")
    assert (told.value.code, told.value.params) == ("backup_not_verified", {"findings": ["store_original_missing"]})
    assert not (tmp_path / "backup").exists()


@on_sqlite
def test_restoring_brings_back_the_state_of_the_backup_and_keeps_the_replaced_one(
    filled: Store, tmp_path: Path
) -> None:
    before = values(filled)
    filled.backup(tmp_path / "backup")
    filled.commit(draft(), [figure("999")])
    filled.original_path(str(filled.batch(1).original_sha256)).write_bytes(b"damaged since")
    filled.close()
    kept = restore(tmp_path / "backup", url_of(tmp_path), tmp_path, clock)
    assert kept == tmp_path / "indicators-2025-08-26T050000.sqlite3"
    store = open_in(tmp_path)
    assert (values(store), store.version(), store.verify()) == (before, 1, [])
    store.close()
    kept.rename(tmp_path / "indicators.sqlite3")
    store = open_in(tmp_path)
    assert (store.version(), store.verify()) == (2, [])
    store.close()


@on_sqlite
def test_restoring_twice_in_a_second_keeps_both(filled: Store, tmp_path: Path) -> None:
    filled.backup(tmp_path / "backup")
    filled.close()
    kept = [restore(tmp_path / "backup", url_of(tmp_path), tmp_path, clock) for _ in range(3)]
    assert len({*kept}) == 3
    assert all(path is not None and path.is_file() for path in kept)
    later = restore(tmp_path / "backup", url_of(tmp_path), tmp_path, lambda: NOON + timedelta(days=1))
    assert later == tmp_path / "indicators-2025-08-27T050000.sqlite3"


def test_a_backup_can_be_restored_where_there_is_nothing_yet(filled: Store, tmp_path: Path) -> None:
    filled.backup(tmp_path / "backup")
    elsewhere = tmp_path / "another machine" / "100% ?#data"
    assert restore(tmp_path / "backup", f"sqlite:///{tmp_path}/new/name.sqlite3", elsewhere, clock) is None
    assert names(elsewhere / "originals") == names(tmp_path / "originals")
    assert (tmp_path / "new" / "name.sqlite3").is_file()


def spoil_original(folder: Path) -> None:
    (path,) = (folder / "originals").iterdir()
    path.write_bytes(b"flipped")


def spoil_row(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "indicators.sqlite3", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER observation_no_update")
        raw.execute("UPDATE observation SET raw = '1'")


def spoil_file(folder: Path) -> None:
    (folder / "indicators.sqlite3").write_bytes(b"no database " * 1000)


@on_sqlite
@pytest.mark.parametrize("spoil", [spoil_original, spoil_row, spoil_file])
def test_a_spoilt_backup_is_refused_and_nothing_changes(filled: Store, tmp_path: Path, spoil: Any) -> None:
    filled.backup(tmp_path / "backup")
    spoil(tmp_path / "backup")
    filled.commit(draft(), [figure("262.50")])
    filled.close()
    before = (tmp_path / "indicators.sqlite3").read_bytes()
    files = names(tmp_path) | {"indicators.sqlite3.lock"}
    with pytest.raises(Invalid, match="backup_not_verified"):
        restore(tmp_path / "backup", url_of(tmp_path), tmp_path, clock)
    assert (tmp_path / "indicators.sqlite3").read_bytes() == before
    assert names(tmp_path) == files
    store = open_in(tmp_path)
    assert (store.version(), store.verify()) == (2, [])
    store.close()


def test_nothing_is_restored_from_a_folder_that_is_no_backup(filled: Store, tmp_path: Path) -> None:
    filled.close()
    with pytest.raises(NotFound, match="backup_unknown"):
        restore(tmp_path / "originals", url_of(tmp_path), tmp_path, clock)


@on_sqlite
def test_nothing_is_restored_under_a_running_server_or_an_open_transaction(filled: Store, tmp_path: Path) -> None:
    filled.backup(tmp_path / "backup")
    with (
        filled.instance_lock(),
        pytest.raises(Unavailable, match="instance_running"),
    ):
        restore(tmp_path / "backup", url_of(tmp_path), tmp_path, clock)
    with (
        filled._database.writing(),
        pytest.raises(Unavailable, match="database_busy"),
    ):
        restore(tmp_path / "backup", url_of(tmp_path), tmp_path, clock)
    assert filled.alive()
    assert filled.verify() == []


@on_sqlite
def test_a_journal_left_by_a_crash_is_not_played_into_the_restored_database(filled: Store, tmp_path: Path) -> None:
    """The crashed database is rolled back first; its journal is not there to harm the one that takes its place."""
    filled.backup(tmp_path / "backup")
    filled.close()
    path, journal = tmp_path / "indicators.sqlite3", tmp_path / "indicators.sqlite3-journal"
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size=5")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO stage SELECT randomblob(0) || value, '', '', hex(zeroblob(3000)), '' FROM"
            " (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 200) SELECT * FROM n)"
        )
        crashed = (path.read_bytes(), journal.read_bytes())
        raw.execute("ROLLBACK")
    path.write_bytes(crashed[0])
    journal.write_bytes(crashed[1])
    kept = restore(tmp_path / "backup", url_of(tmp_path), tmp_path, clock)
    assert not journal.exists()
    for database in (path, kept):
        assert database is not None
        with closing(sqlite3.connect(database)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert raw.execute("SELECT count(*) FROM stage").fetchone() == (0,)


@on_sqlite
def test_a_ruined_database_is_set_aside_with_what_lies_beside_it(filled: Store, tmp_path: Path) -> None:
    filled.backup(tmp_path / "backup")
    filled.close()
    (tmp_path / "indicators.sqlite3").write_bytes(b"ruined " * 2000)
    for side in ("-journal", "-wal"):
        (tmp_path / f"indicators.sqlite3{side}").write_bytes(b"all that is left")
    kept = restore(tmp_path / "backup", url_of(tmp_path), tmp_path, clock)
    assert kept is not None
    assert kept.read_bytes() == b"ruined " * 2000
    for side in ("-journal", "-wal"):
        assert (tmp_path / f"{kept.name}{side}").read_bytes() == b"all that is left"
        assert not (tmp_path / f"indicators.sqlite3{side}").exists()
    store = open_in(tmp_path)
    assert store.verify() == []
    store.close()


@on_sqlite
def test_a_restore_cut_off_at_the_swap_leaves_the_old_database_in_its_place(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.backup(tmp_path / "backup")
    filled.commit(draft(), [figure("262.50")])
    filled.close()
    real = os.replace

    def cut_off(source: Any, target: Any) -> None:
        if Path(target).name == "indicators.sqlite3" and Path(source).parent.name.endswith(".restoring"):
            raise KeyboardInterrupt
        real(source, target)

    # copies into the arriving folder end in the same name from a hidden part file, which may pass
    with monkeypatch.context() as patched:
        patched.setattr(backup_module.os, "replace", cut_off)
        with pytest.raises(KeyboardInterrupt):
            restore(tmp_path / "backup", url_of(tmp_path), tmp_path, clock)
    store = open_in(tmp_path)
    assert (store.version(), store.verify()) == (2, [])
    store.close()
