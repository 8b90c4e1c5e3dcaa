"""A child process that has been started and waits for its file; and one kept ready, so that a reader waits for none.

Starting Python and loading the reader costs a third of what reading a monthly appendix costs. A ready child has done
that: it waits for the line that says what to read, and ends by itself when the process that started it is gone.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import weakref
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from indicators.workbook.process.child_entry import ERRORS

_ENTRY = Path(__file__).with_name("child_entry.py")
_PACKAGE_DIR = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class StartedChild:
    """A child with a folder of its own, its working directory."""

    process: subprocess.Popen[bytes]
    folder: Path

    @classmethod
    def start(cls) -> StartedChild:
        """Start a child that waits for its job; raises OSError where none can be started."""
        folder = Path(tempfile.mkdtemp(prefix="reading-"))
        try:
            with (folder / ERRORS).open("wb") as errors:
                process = subprocess.Popen(  # noqa: S603 (our own interpreter and entry, arguments as a list)
                    [sys.executable, "-I", str(_ENTRY), str(_PACKAGE_DIR)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    env=_environment(),
                    cwd=folder,
                    close_fds=True,
                    start_new_session=os.name == "posix",
                )
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return cls(process, folder)

    @property
    def errors(self) -> Path:
        """Where the child writes what it has to say of a fault."""
        return self.folder / ERRORS

    def send(self, job: dict[str, Any]) -> None:
        """Say what is to be done; a child that is dead already is told by the way it ended."""
        pipe = self.process.stdin
        with suppress(OSError):
            if pipe is not None:
                with pipe:
                    pipe.write(json.dumps(job).encode() + b"\n")

    def kill(self) -> None:
        """Kill whatever is left of the child's process group and collect the child."""
        try:
            if os.name == "posix":
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()
        except (ProcessLookupError, PermissionError):
            pass
        self.process.wait()

    def end(self) -> None:
        """Kill it, close what led to it and remove its folder."""
        self.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                if pipe is not None and not pipe.closed:
                    pipe.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Standby:
    """Keeps one child ready once ``make_ready`` was called; without that every ``take`` starts its own."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: list[StartedChild] = []
        self._owner = 0
        self._wanted = False
        self.end = weakref.finalize(self, _end_all, self._waiting)

    def make_ready(self) -> None:
        """Have one child ready, now and again after each that was taken."""
        self._wanted = True
        self.renew()

    def renew(self) -> None:
        """Start the next one, where one is wanted and none waits; where none can be started ``take`` will tell."""
        with self._lock:
            self._disown()
            if self._wanted and not self._waiting:
                with suppress(OSError):
                    self._waiting.append(StartedChild.start())

    def take(self) -> StartedChild:
        """Return a child that nobody else has; raises OSError where none can be started."""
        with self._lock:
            self._disown()
            found = self._waiting.pop() if self._waiting else None
        if found is not None and found.process.poll() is None:
            return found
        if found is not None:
            found.end()
        return StartedChild.start()

    def _disown(self) -> None:
        """Forget what the process had from which this one was forked: the pipe leads to its child, not to ours."""
        if self._owner != os.getpid():
            self._owner = os.getpid()
            self._waiting.clear()


def _end_all(waiting: list[StartedChild]) -> None:
    while waiting:
        waiting.pop().end()


def _environment() -> dict[str, str]:
    """Return what a child inherits: nothing, but what Windows needs to start a program at all."""
    if os.name != "nt":
        return {}
    return {name: os.environ[name] for name in ("SYSTEMROOT", "WINDIR") if name in os.environ}
