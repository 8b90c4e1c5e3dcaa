"""The lock that lets one server run on a database; other commands do not take it, transactions protect them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from indicators.model.errors import Unavailable

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: BinaryIO) -> None:
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(handle: BinaryIO) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def instance_lock(path: Path) -> Iterator[None]:
    """Hold the lock file ``path``; raise Unavailable ("instance_running") when another instance holds it.

    The lock is the operating system's and goes with the process, however that ends. The file stays: removing it would
    let a third instance lock a new file of the same name beside one that waits on the old.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as handle:
        try:
            _try_lock(handle)
        except OSError as error:
            raise Unavailable("instance_running") from error
        yield
