"""Reading in a throw-away child process: whatever a file does to its reader, the caller gets a Reading.

The child has an empty environment, no network, bounded memory and processor time, and a wall clock that is watched
from here: when it is over, the whole process group is killed. Where the system cannot bound memory (Windows), memory
is watched from here as well.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from indicators.model.errors import Unavailable
from indicators.model.finding import Finding, Severity
from indicators.workbook.borders import SaidBorders
from indicators.workbook.limits import Limits
from indicators.workbook.process.child_entry import Ending
from indicators.workbook.process.child_memory import memory_of
from indicators.workbook.process.child_watch import UNWATCHED, Watch
from indicators.workbook.process.started_child import Standby, StartedChild
from indicators.workbook.reading import Reading

_POLL_SECONDS = 0.02
_REPLY_SECONDS = 0.6
"""Kept of the time for the answer, so that the limit holds for the caller."""
_ALLOCATION_FAILED = (b"memory allocation of", b"MemoryError", b"bad_alloc")


def read_in_child(
    path: Path,
    file_name: str,
    limits: Limits,
    watch: Watch = UNWATCHED,
    standby: Standby | None = None,
    said: SaidBorders | None = None,
) -> Reading:
    """Read a file in a child process; every way for the child to end gives a Reading.

    ``watch`` is told of every sheet, and may stop the reading: then the Reading says ``reader_cancelled``. ``standby``
    may have a child ready. ``said`` are borders of its tables. Raises Unavailable only where no child can be started.
    """
    with _child(standby or Standby()) as child:
        output = child.folder / "reading"
        finding = _run(child, (path, file_name, output), limits, watch, _job(child, said.to_job()) if said else None)
        if finding is not None:
            return Reading(file_name, findings=(finding,))
        try:
            return Reading.from_bytes(output.read_bytes())
        except (OSError, ValueError, KeyError, TypeError):
            return Reading(file_name, findings=(_fault("reader_crashed", ending="output"),))


def work_in_child(
    task: str, path: Path, file_name: str, output: Path, limits: Limits, job: Any = None
) -> Finding | None:
    """Do another task with a file of a stranger under the same limits; return what went wrong, None for nothing.

    ``task`` is ``module:function``, one of our own, called with (source, file name, output, limits, job); ``job`` is
    anything JSON can say. What it leaves at ``output`` is whole only where None is returned. Raises Unavailable.
    """
    with _child(Standby()) as child:
        more = {"task": task, **_job(child, job)}
        return _run(child, (path, file_name, output.resolve()), limits, UNWATCHED, more)


def _job(child: StartedChild, job: Any) -> dict[str, str]:
    """Leave what a task is to know beside the child, and return where."""
    path = child.folder / "job.json"
    path.write_text(json.dumps(job, ensure_ascii=False), encoding="utf-8")
    return {"job": str(path)}


@contextmanager
def _child(standby: Standby) -> Iterator[StartedChild]:
    child = None
    try:
        child = standby.take()
        yield child
    except OSError as error:
        raise Unavailable("reader_unavailable", reason=error.strerror or "") from error
    finally:
        if child is not None:
            child.end()
        standby.renew()


def _run(
    child: StartedChild, what: tuple[Path, str, Path], limits: Limits, watch: Watch, more: dict[str, str] | None = None
) -> Finding | None:
    """Let a child do its work to its end; ``what`` is source, file name, output."""
    path, file_name, output = what
    listener = watch.listen(child.process)
    said = {"source": str(path.resolve()), "file_name": _passable(file_name), "output": str(output)}
    child.send({**said, "limits": asdict(limits), **(more or {})})
    try:
        ended = _watch(child.process, limits, watch)
    finally:
        child.kill()
        listener.join(1)
    if ended is None:
        return _fault("reader_timeout", seconds=limits.waited)
    if ended == "cancelled":
        return _fault("reader_cancelled")
    if ended == "memory":
        return _fault("reader_memory", megabytes=limits.memory_bytes >> 20)
    return _outcome(child.process.returncode, child.errors, limits)


def _watch(child: subprocess.Popen[bytes], limits: Limits, watch: Watch) -> str | None:
    """Wait for the child: ``ended``, ``cancelled``, ``memory`` when it grew too large, None when its time was over."""
    deadline = time.monotonic() + max(_REPLY_SECONDS, limits.waited - _REPLY_SECONDS)
    looking = os.name != "posix" or watch.can_stop
    while True:
        try:
            child.wait(_POLL_SECONDS if looking else max(0.0, deadline - time.monotonic()))
            return "ended"
        except subprocess.TimeoutExpired:
            if watch.stopped:
                return "cancelled"
            if time.monotonic() >= deadline:
                return None
            if memory_of(child) > limits.memory_bytes:
                return "memory"


def _outcome(code: int, errors: Path, limits: Limits) -> Finding | None:
    """Turn the way the child ended into a finding; None where it did its work."""
    said = errors.read_bytes()[-4000:]
    if code == Ending.READ:
        return None
    if code == Ending.MEMORY or any(mark in said for mark in _ALLOCATION_FAILED):
        return _fault("reader_memory", megabytes=limits.memory_bytes >> 20)
    if code < 0 and -code in {getattr(signal, "SIGXCPU", 0), getattr(signal, "SIGKILL", 0)}:
        return _fault("reader_timeout", seconds=limits.seconds)
    return _fault("reader_crashed", ending=_ending(code))


def _ending(code: int) -> str:
    if code >= 0:
        return f"exit {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def _fault(code: str, **params: object) -> Finding:
    return Finding(code, Severity.HARD, params=params)


def _passable(file_name: str) -> str:
    """Return a file name that can be an argument of a program: no NUL, no lone surrogate, not too long."""
    return file_name.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")[-1000:]
