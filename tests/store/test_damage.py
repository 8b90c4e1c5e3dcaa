"""Backups of a busy store, and every damage we know: named by ``verify``, undone by a restore."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indicators.store import restore

from . import backup_drill
from .databases import drop_on, on_postgresql
from .figures import clock, open_in, url_of
from .test_verification import found, tamper
from .uploads import examine, sqlite_place, upload

NAMED = {
    "value altered": {("store_row_altered", 7)},
    "row removed": {("store_rows_missing", 1)},
    "batch's reason altered": {("store_chain_broken", 1)},
    "batch removed with its rows": {("store_chain_broken", 2)},
}
"""What ``verify`` must name for each damage: its code with the row or batch."""


@pytest.mark.parametrize("name", backup_drill.DAMAGES)
def test_a_damage_is_named_and_a_restore_undoes_it(tmp_path: Path, name: str) -> None:
    assert backup_drill.damage(tmp_path, name) == []


@on_postgresql
@pytest.mark.parametrize("name", backup_drill.STATEMENTS)
def test_a_row_altered_in_postgresql_is_named_and_a_restore_undoes_it(database: str, tmp_path: Path, name: str) -> None:
    store, folder = open_in(tmp_path / "store"), tmp_path / "store"
    for key in ("a", "b"):
        upload(store, key)
    before, backup = store.batches(), store.backup(tmp_path / "backup")
    tamper(folder, *backup_drill.STATEMENTS[name])
    named = {(code, params.get("row", params.get("batch"))) for code, params in found(store)}
    store.close()
    assert NAMED[name] <= named
    restore(backup, url_of(folder), folder, clock)
    store = open_in(folder)
    assert (examine(store, folder, []).listed(), store.batches()) == ([], before)
    store.close()
    drop_on(database, folder)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the drill forks its writer")
def test_a_backup_of_a_busy_store_is_a_verified_prefix_of_its_sequence(tmp_path: Path) -> None:
    found = backup_drill.drill(sqlite_place(tmp_path / "store"), 2)
    assert (found.backups, found.wrong) == (2, [])
    assert found.committed > 0
