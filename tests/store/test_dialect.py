"""SQLite as the store uses it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from indicators.model.errors import Unavailable
from indicators.store import Store
from indicators.store.dialect.sqlite import journal_mode

from .databases import on_sqlite
from .figures import draft, figure, open_in, values


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "DELETE"),
        ((3, 44, 5), "DELETE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "DELETE"),
        ((3, 50, 6), "DELETE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 0), "DELETE"),
        ((3, 51, 2), "DELETE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_write_ahead_logging_is_used_only_where_its_fault_is_mended(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version) == mode


@on_sqlite
def test_every_connection_is_tuned_for_safety(store: Store) -> None:
    with store._database.reading() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "synchronous", "busy_timeout", "recursive_triggers", "journal_mode")
        }
    mode = journal_mode(sqlite3.sqlite_version_info)
    full_or_more = 2 if mode == "WAL" else 3
    assert said == {
        "foreign_keys": 1,
        "synchronous": full_or_more,
        "busy_timeout": 5000,
        "recursive_triggers": 1,
        "journal_mode": mode.lower(),
    }


@on_sqlite
def test_a_writer_holds_the_only_write_lock_from_its_beginning(store: Store, tmp_path: Path) -> None:
    with store._database.writing(), closing(sqlite3.connect(tmp_path / "indicators.sqlite3", timeout=0)) as raw:
        raw.isolation_level = None
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            raw.execute("BEGIN IMMEDIATE")


@on_sqlite
def test_a_database_that_stays_locked_is_told_as_busy(tmp_path: Path) -> None:
    store = open_in(tmp_path, busy_seconds=0.05)
    with closing(sqlite3.connect(tmp_path / "indicators.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Unavailable, match="database_busy"):
            store.commit(draft(), [figure()])
        with pytest.raises(Unavailable, match="database_busy"):
            store.version()
        assert not store.alive()
        other.execute("COMMIT")
    assert store.alive()
    store.commit(draft(), [figure("262.46")])
    assert values(store) == ["262.46"]
    store.close()


@on_sqlite
def test_no_free_connection_is_told_as_busy(tmp_path: Path) -> None:
    store = open_in(tmp_path, busy_seconds=0.05)
    held = [store._database.engine.connect() for _ in range(32)]
    with pytest.raises(Unavailable, match="database_busy"):
        store.version()
    for connection in held:
        connection.close()
    assert store.version() == 0
    store.close()


@on_sqlite
def test_a_database_that_was_taken_away_is_not_alive(store: Store, tmp_path: Path) -> None:
    assert store.alive()
    (tmp_path / "indicators.sqlite3").rename(tmp_path / "elsewhere.sqlite3")
    assert not store.alive()


@on_sqlite
def test_a_commit_into_a_database_that_was_moved_away_is_not_acknowledged(store: Store, tmp_path: Path) -> None:
    store.commit(draft(), [figure()])
    (tmp_path / "indicators.sqlite3").rename(tmp_path / "elsewhere.sqlite3")
    with pytest.raises(Unavailable):
        store.commit(draft(), [figure("263.00")])
