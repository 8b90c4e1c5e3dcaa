"""Reading in the process of the tests: the same comes of a file, and no process is started for it.

That a child reads, and what becomes of one, is told by ``tests/workbook/test_child.py``; the tests of the routes, of
the pages in a browser and those that look on while a file is read have a child.
"""

from __future__ import annotations

import json
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from indicators.workbook import Limits, Reading, SaidBorders, Standby, Watch, read_in_child, read_workbook
from indicators.workbook.process.child_watch import UNWATCHED

TAKERS = {
    "read_in_child": ("indicators.services.intake.readings", "indicators.services.intake.files"),
    "work_in_child": ("indicators.services.intake.annotating", "indicators.services.intake.pictures"),
}


def put_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the services read here until the test is over."""
    for name, here in (("read_in_child", _read), ("work_in_child", _work)):
        for module in TAKERS[name]:
            monkeypatch.setattr(f"{module}.{name}", here)


def _read(
    path: Path,
    file_name: str,
    limits: Limits,
    watch: Watch = UNWATCHED,
    standby: Standby | None = None,
    said: SaidBorders | None = None,
) -> Reading:
    if watch.tell is not None or watch.can_stop:
        return read_in_child(path, file_name, limits, watch, standby, said)
    return Reading.from_bytes(_written(path, file_name, limits, said or SaidBorders()))


def _written(path: Path, file_name: str, limits: Limits, said: SaidBorders) -> bytes:
    """What a child would hand back of a file, written once for all tests that bring the same one."""
    asked = sha256(path.read_bytes()).hexdigest(), file_name, limits, said
    if asked not in _WRITTEN:
        _WRITTEN[asked] = read_workbook(path, file_name, limits, said=said).to_bytes()
    return _WRITTEN[asked]


_WRITTEN: dict[tuple[str, str, Limits, SaidBorders], bytes] = {}


def _work(task: str, path: Path, file_name: str, output: Path, limits: Limits, job: Any = None) -> None:
    module, _, function = task.partition(":")
    said = json.loads(json.dumps(job))
    getattr(import_module(module), function)(path.resolve(), file_name, output.resolve(), limits, said)
