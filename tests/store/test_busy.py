"""A SQLite file locked by another program is waited for, then told; nothing of the upload is done."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.model.errors import Unavailable
from indicators.store import ObservationQuery, Store

from .databases import on_sqlite
from .figures import draft, figure, open_in, values
from .locking_process import locked
from .uploads import examine, upload

SECONDS = 0.3
"""How long the stores of these tests wait."""

WRITES: dict[str, Callable[[Store], object]] = {
    "upload": lambda store: upload(store, "refused"),
    "commit": lambda store: store.commit(draft(), [figure("1")]),
    "undo": lambda store: store.revert(1, "an analyst", "wrong file"),
    "decision": lambda store: store.decide(1, "an analyst", "the later release"),
    "draft": lambda store: store.stage({"kept": True}, "an analyst"),
}


def refused_in_time(act: Callable[[], object]) -> None:
    started = time.monotonic()
    with pytest.raises(Unavailable, match="database_busy"):
        act()
    assert time.monotonic() - started >= SECONDS


@on_sqlite
@pytest.mark.parametrize("name", WRITES)
def test_a_write_to_a_file_another_program_writes_to_is_refused_whole_and_reading_goes_on(
    database: str, tmp_path: Path, name: str
) -> None:
    store = open_in(tmp_path, busy_seconds=SECONDS)
    told: list[object] = []
    upload(store, "first", told.append)
    before = values(store)
    with locked(tmp_path / "indicators.sqlite3", "IMMEDIATE"):
        refused_in_time(lambda: WRITES[name](store))
        assert (store.version(), values(store), store.alive()) == (1, before, True)
    assert examine(store, tmp_path, told).listed() == []  # type: ignore[arg-type]
    WRITES[name](store)
    assert store.version() == (1 if name == "draft" else 2)
    store.close()


@on_sqlite
def test_reading_and_opening_a_file_another_program_holds_whole_is_refused_until_it_lets_go(
    database: str, tmp_path: Path
) -> None:
    store = open_in(tmp_path, busy_seconds=SECONDS)
    store.commit(draft(), [figure("262.46")])
    with locked(tmp_path / "indicators.sqlite3", "EXCLUSIVE"):
        refused_in_time(lambda: store.observations(ObservationQuery()))
        refused_in_time(lambda: open_in(tmp_path, busy_seconds=SECONDS))
        assert not store.alive()
    assert (values(store), store.alive(), store.verify()) == (["262.46"], True, [])
    store.close()
    open_in(tmp_path).close()
