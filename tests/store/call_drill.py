"""Kill an upload at every call to the disk that SQLite makes for it: before the call, and in the middle of a write."""

from __future__ import annotations

import signal
from collections.abc import Callable

from . import faulty_vfs
from .kill_drill import READY, Killed, Tell, in_child, look
from .uploads import Place, Told, rows_of, told_of, upload

KILLS_A_STORE = 12


def one(place: Place, key: str, number: int, how: str) -> tuple[list[Told], int, int]:
    """Bring an upload in a process that dies at its ``number``-th call; return what it told, its end, its calls."""

    def work(tell: Tell) -> None:
        disk = faulty_vfs.FaultyDisk()
        store = place.open()
        rows = rows_of(key)
        tell(READY)
        disk.at(number, how)
        upload(store, key, lambda told: tell(told.line()), rows)
        tell(f"calls {key} {disk.calls}\n".encode())

    lines, code = in_child(work, lambda _pid: None)
    told = told_of(lines)
    calls = [int(it.gave) for it in told if it.step == "calls"]
    return [it for it in told if it.step != "calls"], code, calls[0] if calls else 0


def drill(fresh: Callable[[], Place], stride: int = 1) -> Killed:
    """Kill at every ``stride``-th call, once before it and once in its middle; ``fresh`` gives empty places."""
    total = Killed()
    place = fresh()
    place.open().close()
    one(place, "first", 0, "kill")
    last = one(place, "second", 0, "kill")[2]
    points = [(number, how) for how in ("kill", "torn") for number in range(1, last + 1, stride)]
    for begin in range(0, len(points), KILLS_A_STORE):
        place, told = fresh(), []
        one(place, "first", 0, "kill")
        for number, how in points[begin : begin + KILLS_A_STORE]:
            key = f"{how}.{number}"
            lines, code, _ = one(place, key, number, how)
            total.wrong.findings += [] if code == -signal.SIGKILL else [f"{key}: ended with {code}"]
            told += lines
            look(place, told, total, key)
            total.kills += 1
    return total
