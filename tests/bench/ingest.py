"""From a file to a committed batch, beside what others need to get the same file into a table.

The turns alternate: ours, each peer, ours again. Medians of processor time are quoted, which other work on the machine
moves less than seconds; ours is that of the application and of the reader it starts. Each of our turns has a store of
its own, empty but for the shipped figures, and a process of its own; the peak of its memory is told, or that of the
reader.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indicators.bootstrap import Built, build
from indicators.catalogue import Catalogue, load_catalogue
from indicators.checks.identities import DIFFERENCES, sums
from indicators.model.errors import IndicatorsError
from indicators.services.seeding import load_seeds
from indicators.settings import PROJECT_DIR, read_settings
from indicators.workbook.limits import LARGE
from tests.bench import peers
from tests.bench.sheets import long_book, wide_book

LONG_ROWS = int(os.environ.get("INDICATORS_BENCH_LONG_ROWS", "20000"))
WIDE_ROWS = int(os.environ.get("INDICATORS_BENCH_WIDE_ROWS", "2000"))
TURNS = int(os.environ.get("INDICATORS_BENCH_TURNS", "3"))
A_SERIES = 250


def keys(catalogue: Catalogue, wanted: int) -> list[str]:
    """Return so many series of the catalogue in dollars, members of areas after the indicators themselves.

    Without those that others add up to: the figures are random, and a third of them would contradict the rest.
    """
    found: list[str] = []
    wholes = {whole for whole, _ in (*sums(catalogue.by_code), *DIFFERENCES)}
    for area in catalogue.areas:
        for indicator in catalogue.indicators:
            if indicator.unit_measure != "USD" or indicator.code in wholes or len(found) == wanted:
                continue
            try:
                found.append(catalogue.check_members(catalogue.series_key(f"{indicator.code}:{area.code}")).render())
            except IndicatorsError:
                continue
    return found


def names(rows: int) -> list[tuple[str, str, str, str]]:
    """Return the names of the rows of the wide workbook: one is Viet Nam's under a code we know, as in its model."""
    others = [("Thailand", "THA"), ("Japan", "JPN"), ("Brazil", "BRA"), ("Kenya", "KEN"), ("World", "WLD")]
    return [
        (*others[number % 5], f"Indicator number {number // 5}", f"XX.{number // 5:05d}.ZS")
        if number
        else ("Viet Nam", "VNM", "GDP growth (annual %)", "NY.GDP.MKTP.KD.ZG")
        for number in range(rows)
    ]


def committed(path: Path) -> dict[str, Any]:
    """Bring a file in by the way of the command line; return seconds, batch rows and the codes that stood against."""
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings({"INDICATORS_DATA_DIR": folder, "INDICATORS_TODAY": "2026-03-31"})
        built: Built = build(settings, lambda: datetime.now(UTC))
        load_seeds(built.store, built.catalogue, settings.seeds_dir)
        started, used = time.perf_counter(), time.process_time()
        report = built.services.intake.within(LARGE).import_file(
            path, accept_all=True, reason="bench", origin="NSO", published="2026-03-01"
        )
        taken = {"seconds": time.perf_counter() - started, "own_cpu": time.process_time() - used}
        built.store.close()
    return {
        **taken,
        "cpu": taken["own_cpu"] + _readers_cpu(),
        "rows": 0 if report.batch is None else report.batch.row_count,
        "peak_mib": _peak() >> 10,
        "told": sorted({finding.code for finding in report.findings}),
    }


def _readers_cpu() -> float:
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peak() -> int:
    """Return the larger of the peaks of this process and of the readers it started, in KiB."""
    import resource

    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def ours(path: Path) -> dict[str, Any]:
    """Run ``committed`` in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.ingest", str(path)]
    done = subprocess.run(command, cwd=PROJECT_DIR, capture_output=True, text=True, check=True)
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def _seconds(turn: Callable[[], object]) -> float:
    started = time.process_time()
    turn()
    return time.process_time() - started


def measure(folder: Path) -> list[dict[str, Any]]:
    """Return a dict for each workbook: its name, rows, our turns, and the seconds of each peer's turns."""
    catalogue = load_catalogue(read_settings({}).seeds_dir)
    series = keys(catalogue, max(1, LONG_ROWS // A_SERIES))
    books = (
        (f"(b) wide {WIDE_ROWS:,} × 69", True, lambda path: wide_book(path, names(WIDE_ROWS))),
        (f"(c) long {LONG_ROWS:,} × 6", False, lambda path: long_book(path, series, LONG_ROWS)),
    )
    found = []
    for name, wide, write in books:
        path = write(folder / f"{'wide' if wide else 'long'}.xlsx")
        turns: dict[str, list[Any]] = {"ours": [], "superset": [], "informed": [], "floor": []}
        for _ in range(TURNS):
            turns["ours"].append(ours(path))
            turns["superset"].append(_seconds(lambda path=path, wide=wide: peers.superset(path, folder, wide=wide)))
            turns["informed"].append(_seconds(lambda path=path, wide=wide: peers.informed(path, folder, wide=wide)))
            turns["floor"].append(_seconds(lambda path=path: peers.floor(path, folder)))
        found.append({"name": name, "turns": turns})
    return found


def lines(found: list[dict[str, Any]]) -> list[str]:
    """Return the table of the ingest measures."""
    head = (
        "| file → read → diff → committed | figures | ours, s | peak MiB | Superset's path, s | ratio "
        "| calamine + to_sql, s | ratio | floor, s | ours to floor |"
    )
    return [head, f"|---{'|---:' * 9}|", *map(_line, found)]


def _line(one: dict[str, Any]) -> str:
    turns = one["turns"]
    mine = statistics.median(turn["cpu"] for turn in turns["ours"])
    slow, informed, floor = (statistics.median(turns[name]) for name in ("superset", "informed", "floor"))
    rows, peak = turns["ours"][0]["rows"], max(turn["peak_mib"] for turn in turns["ours"])
    return (
        f"| {one['name']} | {rows:,} | {mine:.1f} | {peak:,} | {slow:.1f} | {slow / mine:.2f}× "
        f"| {informed:.1f} | {informed / mine:.2f}× | {floor:.1f} | {mine / floor:.1f}× |"
    )


if __name__ == "__main__":
    print(json.dumps(committed(Path(sys.argv[1]))))
