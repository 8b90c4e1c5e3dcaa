"""A process killed at any instant of a commit leaves the batch whole or not there, and every acknowledged one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the drill forks its writers")
@pytest.mark.parametrize("seed", range(5))
def test_ten_kills_during_commits_lose_nothing_acknowledged_and_leave_nothing_half(tmp_path: Path, seed: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.store.kill_drill", str(tmp_path), "10", str(seed)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    report = json.loads(ran.stdout)
    assert (report["kills"], report["lost"], report["torn"], report["findings"]) == (10, [], [], [])
    assert report["committed"] >= report["acknowledged"] > 0
