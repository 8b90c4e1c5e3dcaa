"""Another program that holds a lock on a SQLite file, as a database browser or a copying tool may."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PROGRAM = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=5)
held.execute("BEGIN " + sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def locked(file: Path, how: str) -> Iterator[None]:
    """Hold ``file`` in another process, "IMMEDIATE" against writers or "EXCLUSIVE" against readers too."""
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(file), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        yield
