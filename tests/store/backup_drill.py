"""Back a store up again and again while another process commits, and damage copies of it in every way we know.

Each backup must verify and hold a prefix of the sequence: the batches of one moment and none after. Each damage must be
named by ``verify``, and restoring a backup over it must bring the backed-up state back and keep what was replaced.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from indicators.model.errors import Unavailable
from indicators.model.finding import Severity
from indicators.store import restore

from .databases import clock
from .kill_drill import READY, Tell, in_child
from .uploads import Place, examine, rows_of, sqlite_place, upload


@dataclass
class Backups:
    """What the drill counted: backups, commits made meanwhile, the slowest backup in seconds, and what was wrong."""

    backups: int = 0
    committed: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def write_for_ever(place: Place, tell: Tell) -> None:
    store, rows, turn = place.open(), rows_of("busy"), 0
    upload(store, "first", rows=rows)
    tell(READY)
    while True:
        upload(store, f"busy.{turn}", rows=rows)
        turn += 1
        time.sleep(0.05)


def drill(place: Place, wanted: int) -> Backups:
    """Make ``wanted`` backups of a store that another process commits to."""
    found = Backups()
    place.open().close()
    copies: list[Path] = []

    def back_up(pid: int) -> None:
        store = place.open()
        try:
            for number in range(wanted):
                before, started = store.version(), time.monotonic()
                copies.append(store.backup(place.folder.with_name(f"{place.folder.name}-backup-{number}")))
                found.slowest = max(found.slowest, time.monotonic() - started)
                look_at(copies[-1], before, store.version(), found)
        finally:
            store.close()
            os.kill(pid, signal.SIGKILL)

    in_child(lambda tell: write_for_ever(place, tell), back_up)
    store = place.open()
    found.committed = store.version()
    seals = [batch.hash for batch in store.batches()]
    found.wrong += examine(store, place.folder, []).listed()
    store.close()
    for copy in copies:
        told = seals_of(copy)
        found.wrong += [] if told == seals[: len(told)] else [f"{copy.name} is no prefix of the sequence"]
        shutil.rmtree(copy)
    return found


def look_at(copy: Path, before: int, after: int, found: Backups) -> None:
    """Verify a backup past its own verification; it holds what was committed before it began."""
    found.backups += 1
    opened = sqlite_place(copy).open()
    try:
        version = opened.version()
        hard = [finding.code for finding in opened.verify() if finding.severity is Severity.HARD]
    finally:
        opened.close()
    found.wrong += [f"{copy.name}: {code}" for code in hard]
    found.wrong += [] if before <= version <= after else [f"{copy.name}: {version} is not in {before}–{after}"]


def seals_of(copy: Path) -> list[str]:
    opened = sqlite_place(copy).open()
    try:
        return [batch.hash for batch in opened.batches()]
    finally:
        opened.close()


# -- damages ------------------------------------------------------------------------------------------------------
def truncate(folder: Path) -> None:
    path = folder / "indicators.sqlite3"
    os.truncate(path, path.stat().st_size * 2 // 3)


def flip_a_byte(folder: Path) -> None:
    """Change one letter of one stored figure's text in the file itself."""
    path = folder / "indicators.sqlite3"
    data = bytearray(path.read_bytes())
    at = data.index(b"a newspaper")
    data[at] ^= 0x02
    path.write_bytes(data)


def overwrite_a_page(folder: Path) -> None:
    path = folder / "indicators.sqlite3"
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 8192 * 4096)
        file.write(os.urandom(4096))


def remove_an_original(folder: Path) -> None:
    next((folder / "originals").iterdir()).unlink()


def alter_an_original(folder: Path) -> None:
    next((folder / "originals").iterdir()).write_bytes(b"another workbook")


def statements(*said: str) -> Callable[[Path], None]:
    def alter(folder: Path) -> None:
        with closing(sqlite3.connect(folder / "indicators.sqlite3", isolation_level=None)) as raw:
            kept = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in kept:
                raw.execute(f"DROP TRIGGER {name}")
            for statement in (*said, *(sql for _, sql in kept)):
                raw.execute(statement)

    return alter


STATEMENTS: dict[str, tuple[str, ...]] = {
    "value altered": ("UPDATE observation SET value = 1, value_text = '1' WHERE obs_id = 7",),
    "row removed": ("DELETE FROM observation WHERE obs_id = 7",),
    "batch's reason altered": ("UPDATE batch SET reason = 'another' WHERE batch_id = 1",),
    "batch removed with its rows": (
        "DELETE FROM observation WHERE batch_id = 1",
        "DELETE FROM batch WHERE batch_id = 1",
    ),
}
"""Damages that any database can be told to do, past its triggers."""

DAMAGES: dict[str, Callable[[Path], None]] = {
    "file truncated": truncate,
    "byte flipped in a figure's text": flip_a_byte,
    "page overwritten": overwrite_a_page,
    "original missing": remove_an_original,
    "original altered": alter_an_original,
    **{name: statements(*said) for name, said in STATEMENTS.items()},
}


def damage(folder: Path, name: str) -> list[str]:
    """Damage a store with two uploads, restore its backup of the first two over it; return what was wrong."""
    place = sqlite_place(folder / "store")
    store = place.open()
    for key in ("a", "b"):
        upload(store, key)
    seals = [batch.hash for batch in store.batches()]
    backup = store.backup(folder / "backup")
    store.close()
    DAMAGES[name](place.folder)
    damaged = (place.folder / "indicators.sqlite3").read_bytes()
    wrong = [] if found_by_verify(place) else [f"{name}: verify says nothing"]
    kept = restore(backup, place.url, place.folder, clock)
    wrong += [] if kept is not None and kept.read_bytes() == damaged else [f"{name}: the replaced one is not kept"]
    store = place.open()
    wrong += [f"{name}: after the restore {it}" for it in examine(store, place.folder, []).listed()]
    wrong += [] if [batch.hash for batch in store.batches()] == seals else [f"{name}: not the state of the backup"]
    store.close()
    return wrong


def found_by_verify(place: Place) -> bool:
    """Whether ``verify`` names a damage, or the store refuses to open over it."""
    try:
        store = place.open()
    except Unavailable as fault:
        return fault.code == "database_corrupt"
    try:
        return any(finding.severity is Severity.HARD for finding in store.verify())
    finally:
        store.close()
