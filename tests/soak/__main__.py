"""Long campaigns: kill writers until the time is over (``INDICATORS_SOAK_MINUTES``), and count what was lost.

Run as ``make soak`` or ``python -m tests.soak``. Ends with 1 as soon as one acknowledged batch is absent, one batch is
torn, or the store's own verification finds anything.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.store.kill_drill import drill

KILLS_A_ROUND = 50


def main() -> int:
    minutes = float(os.environ.get("INDICATORS_SOAK_MINUTES", "10"))
    end, kills, batches, slowest, turn = time.monotonic() + minutes * 60, 0, 0, 0.0, 0
    while time.monotonic() < end:
        with tempfile.TemporaryDirectory() as folder:
            report = drill(Path(folder), KILLS_A_ROUND, turn)
        turn, kills, batches = turn + 1, kills + report["kills"], batches + report["committed"]
        slowest = max(slowest, report["slowest"])
        if report["lost"] or report["torn"] or report["findings"]:
            print(f"seed {turn - 1}: {report}")
            return 1
        print(f"{kills} kills, {batches} batches, 0 lost, 0 torn, ready again in {slowest:.2f} s at most", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
