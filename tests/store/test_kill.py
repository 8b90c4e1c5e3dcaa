"""A process killed at any instant of an upload leaves it whole or not there, and everything it acknowledged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from . import databases, server_drill, step_drill

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the drills fork their writers")
SOUND = {"lost": [], "half": [], "findings": []}


def report_of(drill: str, kind: str, folder: Path, *arguments: object) -> dict[str, Any]:
    if kind == "postgresql":
        databases.server_url()  # one server for all drills of this process
    ran = subprocess.run(
        [sys.executable, "-m", f"tests.store.{drill}", kind, str(folder), *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("seed", [0, 100])
def test_kills_during_uploads_lose_nothing_acknowledged_and_leave_nothing_half(
    database: str, tmp_path: Path, seed: int
) -> None:
    report = report_of("kill_drill", database, tmp_path, 25, seed)
    assert (report["kills"] >= 25, report["wrong"]) == (True, SOUND)
    assert report["committed"] >= report["acknowledged"] > 0
    assert report["slowest"] < 10


def test_an_upload_killed_at_any_of_its_steps_is_there_once_when_it_is_brought_again(
    database: str, tmp_path: Path
) -> None:
    report = report_of("step_drill", database, tmp_path, 1)
    assert (report["kills"], report["wrong"]) == (len(step_drill.names()), SOUND)
    assert report["slowest"] < 10


def test_a_killed_server_recovers_everything_that_was_acknowledged() -> None:
    counted = server_drill.server_kills(2)
    assert (counted.kills, counted.wrong.listed()) == (2, [])
    assert counted.slowest < 10
