"""Kill an uploading process at random instants, again and again, and report what is left.

Run as ``python -m tests.store.kill_drill KIND FOLDER KILLS SEED``. Each round forks a writer that brings whole uploads
and tells each step that was acknowledged; it is killed after a random delay, then the store is opened, examined, and an
upload that was cut off is brought again under its own key. Prints a JSON object: kills, acknowledged and committed
uploads, what was lost, half or found by ``verify``, and the slowest time until the store was open again.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .uploads import Place, Told, Wrong, examine, place_on, rows_of, told_of, upload

LONGEST_DELAY = 0.12
MOST_DELAY = 10.0
KILLS_A_STORE = 8
"""Every store is examined whole after each kill, so it is left before it grows large."""

READY = b"ready\n"


@dataclass
class Killed:
    """What a drill of kills counted."""

    kills: int = 0
    acknowledged: int = 0
    committed: int = 0
    slowest: float = 0.0
    wrong: Wrong = field(default_factory=Wrong)

    def add(self, other: Killed) -> None:
        self.kills += other.kills
        self.acknowledged += other.acknowledged
        self.committed += other.committed
        self.slowest = max(self.slowest, other.slowest)
        self.wrong.add(other.wrong)

    def report(self) -> dict[str, Any]:
        return asdict(self)


Tell = Callable[[bytes], object]


def in_child(work: Callable[[Tell], object], end: Callable[[int], object]) -> tuple[list[bytes], int]:
    """Fork a process that does ``work`` with what it tells by; ``end(pid)`` is called once it said that it is ready.

    Returns the lines it told and its exit code (-9: killed). Nothing of a store may be open here: SQLite forbids
    carrying it through a fork.
    """
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        try:
            work(lambda line: os.write(writer, line))
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as lines:
        if lines.readline() == READY:
            end(pid)
        _, status = os.waitpid(pid, 0)
        return lines.readlines(), os.waitstatus_to_exitcode(status)


def write_for_ever(place: Place, name: str, tell: Tell) -> None:
    store = place.open()
    rows = rows_of(name)
    tell(READY)
    turn = 0
    while True:
        upload(store, f"{name}.{turn}", lambda told: tell(told.line()), rows)
        turn += 1


def kill_after(delay: float) -> Callable[[int], None]:
    def end(pid: int) -> None:
        time.sleep(delay)
        os.kill(pid, signal.SIGKILL)

    return end


def drill(place: Place, kills: int, seed: int) -> Killed:
    """Kill ``kills`` writers of one store, examining it after each.

    Where a busy machine let none of them finish an upload there are more, each given twice the time.
    """
    chance, counted, longest = random.Random(seed), Killed(), LONGEST_DELAY
    place.open().close()
    told: list[Told] = []
    while counted.kills < kills or (longest < MOST_DELAY and all(it.step != "batch" for it in told)):
        name = f"{seed}.{counted.kills}"
        longest *= 1 if counted.kills < kills else 2
        end = kill_after(chance.uniform(0, LONGEST_DELAY) if counted.kills < kills else longest)
        lines, code = in_child(lambda tell, name=name: write_for_ever(place, name, tell), end)
        told += told_of(lines)
        counted.wrong.findings += [] if code == -signal.SIGKILL else [f"a writer ended by itself: {code}"]
        cut = told[-1].key if told and told[-1].step in {"original", "staged"} else ""
        look(place, told, counted, cut)
        counted.kills += 1
    counted.acknowledged = sum(it.step == "batch" for it in told)
    return counted


def look(place: Place, told: list[Told], counted: Killed, cut: str = "") -> None:
    """Open the store after a kill, examine it, and bring the upload ``cut`` off once more: it must be there once."""
    started = time.monotonic()
    store = place.open()
    store.version()
    counted.slowest = max(counted.slowest, time.monotonic() - started)
    try:
        counted.wrong.add(examine(store, place.folder, told))
        if cut:
            before = {batch.idempotency_key for batch in store.batches()}
            upload(store, cut, told.append)
            again = [batch for batch in store.batches() if batch.idempotency_key == cut]
            if len(again) != 1 or len(store.batches()) != len(before | {cut}):
                counted.wrong.half.append(f"repeated {cut}")
        counted.committed = store.version()
    finally:
        store.close()


if __name__ == "__main__":
    kind, folder, wanted, first = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    total = Killed()
    for begin in range(0, wanted, KILLS_A_STORE):
        with place_on(kind, folder / str(begin)) as place:
            total.add(drill(place, min(KILLS_A_STORE, wanted - begin), first + begin))
    print(json.dumps(total.report()))
