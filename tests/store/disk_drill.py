"""Let the disk fail at every write of an upload in turn.

Run as ``python -m tests.store.disk_drill KIND FOLDER STRIDE``.

Three ways. ``each``: the N-th thing SQLite asks of the disk (a write, a sync, a cut, the making or removing of its
journal) fails, once or from then on, with an error of the device or with no room and half of the bytes written, for
every N of one upload. ``limited``: the operating system itself refuses to write past a file size, a little more with
each turn, which fails real writes of the database, its journal and the original. ``originals``: the calls that make an
original durable fail. Prints a JSON object of reports.
"""

from __future__ import annotations

import errno
import io
import json
import os
import resource
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from unittest.mock import patch

from indicators.model.errors import Unavailable
from indicators.store import ObservationQuery, Store

from .databases import url_on
from .faulty_vfs import FaultyDisk
from .uploads import ROWS, Place, Told, content_of, examine, rows_of, sqlite_place, upload

PAGE = 4096
TURNS = 12
"""How many uploads one store is given before the next is begun."""

TOLD = {"disk_full", "database_io", "database_read_only", "database_gone"}
"""What an upload may be refused with when the disk fails."""


class Faults(Protocol):
    """What can fail at the N-th call."""

    calls: int
    hit: str

    def at(self, call: int, how: str, *, ever_after: bool = False) -> None: ...


@dataclass
class Refused:
    """What a drill of failures counted: uploads tried, what was hit, what was told, and what was wrong after."""

    tried: int = 0
    refused: int = 0
    hit: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Refused) -> None:
        self.tried += other.tried
        self.refused += other.refused
        self.hit += other.hit
        self.codes += other.codes
        self.unread += other.unread
        self.wrong += other.wrong

    def report(self) -> dict[str, Any]:
        return {**vars(self), "hit": dict(self.hit), "codes": dict(self.codes)}


def each(places: Callable[[str], Place], faults: Faults, how: str, *, ever_after: bool, stride: int = 1) -> Refused:
    """Fail the N-th call of one upload for every N from 1 to the last, or every ``stride``-th of them.

    ``places`` makes an empty place of a name; there is a new one for every few uploads, as each is examined whole.
    """
    counted, rows = Refused(), rows_of("same")
    last, number = 1, 1
    while number <= last:
        place, told = places(f"{how}-{ever_after}-{number}"), []
        store = place.open()
        upload(store, "first", rows=rows)
        faults.at(0, how)
        upload(store, "second", rows=rows)
        last = max(last, faults.calls)
        for number in range(number, min(number + TURNS * stride, last + 1), stride):  # noqa: B020
            key = f"{how}.{ever_after}.{number}"
            faults.at(number, how, ever_after=ever_after)
            attempt(store, key, rows, told, counted)
            counted.hit[faults.hit] += 1
            counted.unread += not readable(store)
            faults.at(0, how)
            after(store, place.folder, key, rows, told, counted)
        number += stride
        store.close()
    return counted


def attempt(store: Store, key: str, rows: Any, told: list[Told], counted: Refused) -> None:
    """Bring an upload that is to fail; whatever comes but Unavailable is wrong."""
    counted.tried += 1
    try:
        upload(store, key, told.append, rows)
    except Unavailable as fault:
        counted.refused += 1
        counted.codes[fault.code] += 1
        counted.wrong += [] if fault.code in TOLD else [f"{key}: {fault.code}"]
    except Exception as error:
        counted.wrong.append(f"{key}: {error!r}")


def readable(store: Store) -> bool:
    try:
        return len(store.observations(ObservationQuery())) % ROWS == 0
    except Unavailable:
        return False


def after(store: Store, folder: Path, key: str, rows: Any, told: list[Told], counted: Refused) -> None:
    """With the disk sound again: nothing is lost or half, and the same upload brought again is there once."""
    counted.wrong += [f"{key}: {it}" for it in examine(store, folder, told).listed()]
    upload(store, key, told.append, rows)
    count = sum(batch.idempotency_key == key for batch in store.batches())
    counted.wrong += [] if count == 1 else [f"{key}: {count} times"]


def limited(places: Callable[[str], Place], stride: int = 1) -> Refused:
    """Let the operating system refuse writes past a size that grows until the upload passes.

    Every few uploads have a store of their own: what a refused one leaves (its original, its draft) makes the files
    grow, and a limit that grew no faster would never be passed.
    """
    counted, rows = Refused(), rows_of("same")
    size, hard = 0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    while counted.refused == counted.tried:
        place, told = places(f"limited-{size}"), []
        store = place.open()
        upload(store, "first", rows=rows)
        for _ in range(TURNS):
            key = f"limited.{size}"
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
            try:
                attempt(store, key, rows, told, counted)
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
            counted.hit["file size"] += 1
            counted.wrong += [f"{key}: {it}" for it in examine(store, place.folder, told).listed()]
            if counted.refused < counted.tried:
                break
            size += stride * PAGE // 2
        store.close()
    return counted


def failing(errors: int, real: Callable[..., Any], number: int) -> Callable[..., Any]:
    """Wrap a call of the operating system so that the ``number``-th fails."""
    left = [number]

    def call(*arguments: Any, **said: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(errors, os.strerror(errors))
        return real(*arguments, **said)

    return call


def originals(place: Place) -> Refused:
    """Fail what makes an original durable: writing, syncing, naming, syncing the folder, each full and broken."""
    counted, told, store = Refused(), [], place.open()
    upload(store, "first", told.append)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]

    def keep(key: str) -> None:
        counted.tried += 1
        try:
            store.keep_original(io.BytesIO(content_of(key)), key, 10**6, free_bytes=0)
        except Unavailable as fault:
            counted.refused += 1
            counted.codes[fault.code] += 1
        hidden = [path.name for path in (place.folder / "originals").iterdir() if path.name.startswith(".")]
        counted.wrong += [f"{key}: left {hidden}"] if hidden else []
        counted.wrong += [f"{key}: {it}" for it in examine(store, place.folder, told).listed()]

    for error in (errno.ENOSPC, errno.EIO, errno.EDQUOT):
        for name, number in (("fsync", 1), ("replace", 1), ("fsync", 2)):
            counted.hit[f"{name} {number}"] += 1
            with patch.object(os, name, failing(error, getattr(os, name), number)):
                keep(f"{name}.{number}.{error}")
    for size in range(0, len(content_of("size.00000")), 1000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        counted.hit["write"] += 1
        try:
            keep(f"size.{size:05}")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    counted.wrong += [] if counted.refused == counted.tried else ["an original was kept on a failing disk"]
    store.close()
    return counted


DEAD = "N-th call and all after fails"


class FaultyStatements:
    """The N-th statement of an upload fails in the PostgreSQL server itself, which then refuses the transaction."""

    STATES = {"full": "53100", "io": "58030"}

    def __init__(self) -> None:
        self.calls, self.hit = 0, ""
        self._at, self._how, self._ever_after = 0, "", False

    def at(self, call: int, how: str, *, ever_after: bool = False) -> None:
        """Fail the ``call``-th statement from now on: "full", "io", or "gone" (the connection is cut); 0: none."""
        self.calls, self.hit = 0, ""
        self._at, self._how, self._ever_after = call, how, ever_after

    def install(self) -> None:
        """Put this before every statement and COPY the driver sends; for the process of a drill."""
        import psycopg

        for name in ("execute", "copy"):
            real = getattr(psycopg.Cursor, name)

            def sent(cursor: Any, *arguments: Any, real: Any = real, **said: Any) -> Any:
                self._strike(cursor, str(arguments[0]))
                return real(cursor, *arguments, **said)

            setattr(psycopg.Cursor, name, sent)

    def _strike(self, cursor: Any, statement: str) -> None:
        self.calls += 1
        if not self._at or self.calls != self._at:
            return
        self._at = 0  # what this sends itself passes
        self.hit = statement.split()[0]
        if self._how == "gone":
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        else:
            cursor.execute(f"DO $$ BEGIN RAISE EXCEPTION 'drill' USING ERRCODE = '{self.STATES[self._how]}'; END $$")


def statements(folder: Path, stride: int = 1) -> dict[str, Refused]:
    """Fail every statement of an upload in turn on PostgreSQL, in each way."""
    faults = FaultyStatements()
    faults.install()

    def place(name: str) -> Place:
        at = folder / name
        at.mkdir(parents=True)
        return Place(url_on("postgresql", at), at)

    return {how: each(place, faults, how, ever_after=False, stride=stride) for how in ("full", "io", "gone")}


def drill(folder: Path, stride: int = 1) -> dict[str, Refused]:
    """Run all three ways on SQLite."""
    disk, reports = FaultyDisk(), {}
    for how in ("io", "full"):
        for ever_after in (False, True):
            name = f"N-th call {'and all after ' if ever_after else ''}{'fails' if how == 'io' else 'finds no room'}"
            reports[name] = each(
                lambda name: sqlite_place(folder / name), disk, how, ever_after=ever_after, stride=stride
            )
    reports["file size limited"] = limited(lambda name: sqlite_place(folder / name), stride)
    reports["original's calls fail"] = originals(sqlite_place(folder / "originals"))
    return reports


if __name__ == "__main__":
    kind, where, every = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    found = drill(where, every) if kind == "sqlite" else statements(where, every)
    print(json.dumps({name: counted.report() for name, counted in found.items()}))
