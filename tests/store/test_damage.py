"""Backups of a busy store, and every damage we know: named by ``verify``, undone by a restore."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from . import backup_drill
from .uploads import sqlite_place


@pytest.mark.parametrize("name", backup_drill.DAMAGES)
def test_a_damage_is_named_and_a_restore_undoes_it(tmp_path: Path, name: str) -> None:
    assert backup_drill.damage(tmp_path, name) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the drill forks its writer")
def test_a_backup_of_a_busy_store_is_a_verified_prefix_of_its_sequence(tmp_path: Path) -> None:
    found = backup_drill.drill(sqlite_place(tmp_path / "store"), 2)
    assert (found.backups, found.wrong) == (2, [])
    assert found.committed > 0
