"""Kill a writing process again and again and report what is left; run as ``python -m tests.store.kill_drill``.

Arguments: folder, number of kills, random seed. Each round forks a writer that commits batches of 300 rows and tells
each one that was acknowledged; it is killed at a random instant, then the store is opened and examined. The last line
printed is a JSON object: kills, acknowledged, committed, lost (acknowledged but absent), torn (present but not whole),
findings (of ``verify``), slowest (seconds until the store was open again).
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import Any

from indicators.store import ObservationQuery, Store

from .figures import draft, figure, open_in

ROWS = 300


def write_until_killed(folder: Path, name: str, told: int) -> None:
    store = open_in(folder)
    os.write(told, b"ready\n")
    turn = 0
    while True:
        key = f"{name}.{turn}"
        rows = [figure(f"{turn}.{row}", note=key, key=f"C{row % 7}:VNM;measure=level;unit=USD") for row in range(ROWS)]
        batch = store.commit(draft(key), rows, idempotency_key=key)
        os.write(told, f"{batch.batch_id} {key}\n".encode())
        turn += 1


def one_kill(folder: Path, name: str, delay: float) -> list[list[str]]:
    """Fork a writer, kill it ``delay`` seconds after it is ready, return what it acknowledged."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        try:
            write_until_killed(folder, name, writer)
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as lines:
        assert lines.readline() == b"ready\n"
        time.sleep(delay)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return [line.decode().split() for line in lines.readlines() if line.endswith(b"\n")]


def examine(store: Store, acknowledged: list[list[str]], report: dict[str, Any]) -> None:
    batches = {batch.batch_id: batch for batch in store.batches()}
    for batch_id, key in acknowledged:
        found = batches.get(int(batch_id))
        if found is None or found.idempotency_key != key:
            report["lost"].append(key)
    frame = store.observations(ObservationQuery())
    whole = frame.groupby("batch_id").size().to_dict() == dict.fromkeys(batches, ROWS)
    report["torn"] += [] if whole else [len(frame)]
    report["findings"] += [finding.code for finding in store.verify()]
    report["committed"] = len(batches)


def drill(folder: Path, kills: int, seed: int) -> dict[str, Any]:
    chance = random.Random(seed)
    open_in(folder).close()
    acknowledged: list[list[str]] = []
    report: dict[str, Any] = {"kills": 0, "lost": [], "torn": [], "findings": [], "slowest": 0.0}
    for turn in range(kills):
        acknowledged += one_kill(folder, f"{seed}.{turn}", chance.uniform(0.0, 0.12))
        started = time.monotonic()
        store = open_in(folder)
        report["slowest"] = max(report["slowest"], time.monotonic() - started)
        examine(store, acknowledged, report)
        store.close()
        report["kills"] += 1
    return {**report, "acknowledged": len(acknowledged)}


if __name__ == "__main__":
    print(json.dumps(drill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
