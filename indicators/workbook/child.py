"""Reading in a throw-away child process: whatever a file does to its reader, the caller gets a Reading.

The child has an empty environment, no network, bounded memory and processor time, and a wall clock that is watched
from here: when it is over, the whole process group is killed. Where the system cannot bound memory (Windows), memory
is watched from here as well.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from indicators.model.errors import Unavailable
from indicators.model.finding import Finding, Severity
from indicators.workbook.child_entry import Ending
from indicators.workbook.child_memory import memory_of
from indicators.workbook.limits import Limits
from indicators.workbook.reading import Reading

_ENTRY = Path(__file__).with_name("child_entry.py")
_PACKAGE_DIR = Path(__file__).resolve().parent.parent.parent
_POLL_SECONDS = 0.02
_REPLY_SECONDS = 0.6
"""Kept of the time for the answer, so that the limit holds for the caller."""
_ALLOCATION_FAILED = (b"memory allocation of", b"MemoryError", b"bad_alloc")


def read_in_child(path: Path, file_name: str, limits: Limits) -> Reading:
    """Read a file in a child process; every way for the child to end gives a Reading.

    Raises Unavailable only where no child can be started at all.
    """
    folder = Path(tempfile.mkdtemp(prefix="reading-"))
    try:
        return _run(path, file_name, limits, folder)
    except OSError as error:
        raise Unavailable("reader_unavailable", reason=error.strerror or "") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(path: Path, file_name: str, limits: Limits, folder: Path) -> Reading:
    output, errors = folder / "reading.json", folder / "errors.txt"
    command = [
        sys.executable, "-I", str(_ENTRY), str(_PACKAGE_DIR), str(path.resolve()), _passable(file_name), str(output),
        json.dumps(asdict(limits)),
    ]  # fmt: skip
    with errors.open("wb") as stream:
        child = subprocess.Popen(  # noqa: S603 (our own interpreter and entry, arguments as a list)
            command,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            env=_environment(),
            cwd=folder,
            close_fds=True,
            start_new_session=os.name == "posix",
        )
    try:
        ended = _watch(child, limits)
    finally:
        _kill(child)
    if ended is None:
        return _fault(file_name, "reader_timeout", seconds=limits.seconds)
    if ended == "memory":
        return _fault(file_name, "reader_memory", megabytes=limits.memory_bytes >> 20)
    return _outcome(child.returncode, output, errors, file_name, limits)


def _watch(child: subprocess.Popen[bytes], limits: Limits) -> str | None:
    """Wait for the child: ``ended``, ``memory`` when it grew too large, None when its time was over."""
    deadline = time.monotonic() + max(_REPLY_SECONDS, limits.seconds - _REPLY_SECONDS)
    while True:
        try:
            child.wait(_POLL_SECONDS if os.name != "posix" else max(0.0, deadline - time.monotonic()))
            return "ended"
        except subprocess.TimeoutExpired:
            if time.monotonic() >= deadline:
                return None
            if memory_of(child) > limits.memory_bytes:
                return "memory"


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Kill whatever is left of the child's process group and collect the child."""
    try:
        if os.name == "posix":
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    except (ProcessLookupError, PermissionError):
        pass
    child.wait()


def _outcome(code: int, output: Path, errors: Path, file_name: str, limits: Limits) -> Reading:
    """Turn the way the child ended into a Reading."""
    said = errors.read_bytes()[-4000:]
    if code == Ending.READ:
        try:
            return Reading.from_json(output.read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError):
            return _fault(file_name, "reader_crashed", ending="output")
    if code == Ending.MEMORY or any(mark in said for mark in _ALLOCATION_FAILED):
        return _fault(file_name, "reader_memory", megabytes=limits.memory_bytes >> 20)
    if code < 0 and -code in {getattr(signal, "SIGXCPU", 0), getattr(signal, "SIGKILL", 0)}:
        return _fault(file_name, "reader_timeout", seconds=limits.seconds)
    return _fault(file_name, "reader_crashed", ending=_ending(code))


def _ending(code: int) -> str:
    if code >= 0:
        return f"exit {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def _fault(file_name: str, code: str, **params: object) -> Reading:
    return Reading(file_name, findings=(Finding(code, Severity.HARD, params=params),))


def _environment() -> dict[str, str]:
    """Return what a child inherits: nothing, but what Windows needs to start a program at all."""
    if os.name != "nt":
        return {}
    return {name: os.environ[name] for name in ("SYSTEMROOT", "WINDIR") if name in os.environ}


def _passable(file_name: str) -> str:
    """Return a file name that can be an argument of a program: no NUL, no lone surrogate, not too long."""
    return file_name.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")[-1000:]
