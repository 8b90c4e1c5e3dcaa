"""The throw-away process: takes its limits, reads one file, writes one JSON text, ends. Started by ``child``.

Run as a script in isolated mode, with nothing inherited but its one argument, the package's folder. It loads the
reader and then waits for one line of JSON on its standard input: source, file name, output, limits; for another task
than reading also its name (``module:function``) and the file with its job. Where the line never comes, for whoever
started it is gone, it ends. It tells every sheet it begins by a line on its standard output, and how it ended by its
exit code; a death without one (a signal) tells the rest.
"""

from __future__ import annotations

import gc
import importlib
import json
import math
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from pathlib import Path
from typing import Any

READING = "indicators.workbook.reader:write_reading"
ERRORS = "errors.txt"
"""In the child's folder: what it had to say of a fault."""


class Ending(IntEnum):
    """Exit codes of the child."""

    READ = 0
    MEMORY = 3
    CRASHED = 4


_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "ctypes.")


def _forbid_leaving() -> None:
    """Refuse every event by which Python code reaches the network or another program."""

    def audit(event: str, _arguments: tuple[Any, ...]) -> None:
        if event.startswith(_FORBIDDEN):
            raise PermissionError(event)

    sys.addaudithook(audit)


def _limit_resources(seconds: float, memory_bytes: int) -> None:
    """Bound address space, processor time and file sizes where the system can; forbid core files."""
    try:
        import resource
    except ImportError:
        return
    whole = math.ceil(seconds)
    for kind, bound in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, whole),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, memory_bytes),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(kind, (allowed, allowed))


def main(arguments: list[str]) -> int:
    """Wait for a job, read its file and write the reading; return the exit code."""
    gc.disable()  # a process of seconds, whose memory is bounded, only loses by collecting
    (package,) = arguments
    sys.path.insert(0, package)
    try:
        _task()
        said = _job()
        return Ending.READ if said is None else _work(said)
    except MemoryError:
        return Ending.MEMORY
    except BaseException as fault:  # a panic of the engine is no Exception
        sys.stderr.write(f"{type(fault).__name__}: {fault}"[:2000])
        return Ending.MEMORY if _is_memory(fault) else Ending.CRASHED


def _job() -> dict[str, Any] | None:
    """Return what is to be done; None, with nothing left behind, where nobody is there any more to say it."""
    if line := sys.stdin.buffer.readline():
        said: dict[str, Any] = json.loads(line)
        return said
    with suppress(OSError):
        Path(ERRORS).unlink()
        folder = Path.cwd()
        os.chdir(folder.parent)
        folder.rmdir()
    return None


def _work(said: dict[str, Any]) -> int:
    from indicators.workbook import progress
    from indicators.workbook.limits import Limits, is_large

    limits = Limits(**said["limits"])
    _limit_resources(limits.seconds, limits.memory_bytes)
    task, job = _task(said.get("task", READING), said.get("job", ""))
    if is_large(Path(said["source"]).stat().st_size):
        os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each thread would take of the memory that is bounded
        importlib.import_module("numpy")  # to be loaded it asks for what is forbidden from here on
    _forbid_leaving()
    progress.listen(_tell)
    task(Path(said["source"]), said["file_name"], Path(said["output"]), limits, job)
    return Ending.READ


def _task(name: str = READING, job: str = "") -> tuple[Callable[..., None], Any]:
    """Return what is to be done, imported before leaving the process is forbidden, and its job."""
    module, _, function = name.partition(":")
    said = json.loads(Path(job).read_text(encoding="utf-8")) if job else None
    return getattr(importlib.import_module(module), function), said


def _tell(phase: str, number: int, count: int) -> None:
    """Write one line about a sheet; where nobody listens any more the reading goes on."""
    with suppress(OSError):
        os.write(1, f"sheet {phase} {number} {count}\n".encode())


def _is_memory(fault: BaseException) -> bool:
    """Whether a fault came from a failed allocation further down."""
    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, MemoryError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
