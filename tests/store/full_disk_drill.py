"""Fill a real, small disk: an upload that does not fit is refused, and works again once there is room.

Run as ``unshare -m python -m tests.store.full_disk_drill FOLDER MEGABYTES``: in a mount namespace of its own it mounts
a tmpfs of that size on FOLDER, which goes with the process. SQLite's file and the originals lie there; the disk is
filled so that a little more is left each time, from nothing upwards, until the upload passes. Prints a JSON object:
uploads tried, refused, the codes told, and what was wrong. Ends with ``NOT_ALLOWED`` where mounting is not.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from .disk_drill import PAGE, Refused, attempt, readable
from .uploads import Told, examine, rows_of, sqlite_place, upload

NOT_ALLOWED = 77
STEP = 2 * PAGE


def fill(ballast: Path, leave: int) -> None:
    """Write zeros until the disk is full, then give ``leave`` bytes back."""
    written = 0
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                written += file.write(bytes(PAGE))
        except OSError:
            file.truncate(max(0, written - leave))


def drill(folder: Path) -> Refused:
    """Bring uploads to an ever less full disk until one fits; examine the store each time, on the full disk."""
    counted, rows, told = Refused(), rows_of("same"), list[Told]()
    place = sqlite_place(folder / "store")
    store = place.open()
    upload(store, "first", told.append, rows)
    ballast, leave = folder / "ballast", 0
    while counted.refused == counted.tried:
        key = f"full.{leave}"
        fill(ballast, leave)
        attempt(store, key, rows, told, counted)
        counted.unread += not readable(store)
        counted.wrong += [f"{key}: {it}" for it in examine(store, place.folder, told).listed()]
        hidden = [path.name for path in (place.folder / "originals").iterdir() if path.name.startswith(".")]
        counted.wrong += [f"{key}: left {hidden}"] if hidden else []
        counted.wrong += after_a_restart(folder, told, key) if counted.refused == 1 else []
        ballast.unlink()
        leave += STEP
    for number in range(0, leave - STEP, STEP):  # with room again, each of the refused is brought once more
        upload(store, f"full.{number}", told.append, rows)
    counted.wrong += [f"last: {it}" for it in examine(store, place.folder, told).listed()]
    keys = [batch.idempotency_key for batch in store.batches()]
    counted.wrong += [] if len(keys) == len(set(keys)) == 1 + counted.tried else [f"{len(keys)} batches"]
    store.close()
    return counted


def after_a_restart(folder: Path, told: list[Told], key: str) -> list[str]:
    """A store opened anew while the disk is full reads what is there."""
    place = sqlite_place(folder / "store")
    opened = place.open()
    try:
        return [f"{key}, opened anew: {it}" for it in examine(opened, place.folder, told).listed()]
    finally:
        opened.close()


if __name__ == "__main__":
    at = Path(sys.argv[1])
    mount = ["mount", "-t", "tmpfs", "-o", f"size={sys.argv[2]}m", "tmpfs", str(at)]
    if subprocess.run(mount, check=False, stderr=subprocess.DEVNULL).returncode != 0:
        sys.exit(NOT_ALLOWED)
    print(json.dumps(drill(at).report()))
