"""A dashboard forked from a process that has everything loaded: loading is two thirds of what a start costs."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
LOADED = ["indicators.bootstrap", "indicators.cli", "indicators.web.app"]
FORKS = "forkserver" in multiprocessing.get_all_start_methods()


class Forked:
    """A serving process with the few methods of ``subprocess.Popen`` that its keeper needs."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(LOADED)
        self._process = context.Process(target=_serve, args=(environment, log))
        self._process.start()

    def poll(self) -> int | None:
        return self._process.exitcode

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()

    def wait(self, timeout: float | None = None) -> int | None:
        self._process.join(timeout)
        assert self._process.exitcode is not None, "the dashboard does not end"
        return self._process.exitcode


def _serve(environment: dict[str, str], log: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(PROJECT)
    with log.open("wb") as out:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(out.fileno(), stream.fileno())
    from indicators.cli import main  # loaded before the fork

    sys.exit(main(["serve"]))
