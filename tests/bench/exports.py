"""Every format a chart leaves in, warm; pictures by the page and by the server; and what a hundred in a row leave.

Part of ``make bench``; alone as ``python -m tests.bench.exports``, which replaces its own section of the page.
"""

from __future__ import annotations

import logging
import os
import re
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from werkzeug.serving import make_server

from indicators.bootstrap import Built, build, create_app
from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice
from indicators.rendering.browser import PREFIX, find_browser
from indicators.services.exporting import Exporting
from indicators.services.seeding import load_seeds
from indicators.settings import PROJECT_DIR, Settings, read_settings

TITLE = "## Exports"
TURNS, IN_A_ROW = 15, 100
SPECS = {
    "year ladder": ChartSpec(("EXP_GOODS",), PeriodChoice.YEAR_TO_DATE, kind=ChartKind.LADDER, first=2022),
    "columns of two": ChartSpec(("FDI_REGISTERED", "FDI_DISBURSED"), kind=ChartKind.COLUMN, first=2018),
}
PICTURES = {"pdf": 100, "png": 250, "svg": None}
REACH = {"xlsx": 50, "pptx": 50, "docx": 50, "csv": None, "json": None, "html": None, **PICTURES}
"""Milliseconds to reach, where a reach is set."""


def median(turn: Callable[[], object]) -> tuple[float, float]:
    """Return the medians of wall and processor time of the turns in milliseconds, after one that does not count."""
    turn()
    walls, processors = [], []
    for _ in range(TURNS):
        wall, processor = time.perf_counter(), time.process_time()
        turn()
        walls.append((time.perf_counter() - wall) * 1000)
        processors.append((time.process_time() - processor) * 1000)
    return statistics.median(walls), statistics.median(processors)


def lines(built: Built, settings: Settings) -> list[str]:
    """Return the section of the page: a line a format and chart, then what was left behind."""
    exporting = built.services.exporting
    alone = Exporting(built.services.explore, built.services.snapshots)
    heads = "".join(f" {name}, ms | processor, ms |" for name in SPECS)
    said = [f"| export, warm, of a chart taken before |{heads} reach, ms |", "|---|---:|---:|---:|---:|---:|"]
    for fmt, reach in REACH.items():
        if fmt in PICTURES and find_browser() is None:
            continue
        taken = [median(partial(exporting.export, spec, fmt, "vi")) for spec in SPECS.values()]
        name = fmt.upper() + (" by the server" if fmt in PICTURES else "")
        told = "".join(f" {wall:.0f} | {processor:.0f} |" for wall, processor in taken)
        said.append(f"| {name} |{told} {reach or ''} |")
    for fmt in ("xlsx", "pptx", "docx"):
        taken = [median(partial(alone.export, spec, fmt, "vi")) for spec in SPECS.values()]
        told = "".join(f" {wall:.0f} | {processor:.0f} |" for wall, processor in taken)
        said.append(f"| {fmt.upper()}, the first file of its chart |{told} {REACH[fmt]} |")
    taken = [median(partial(built.services.explore.resolve, spec)) for spec in SPECS.values()]
    told = "".join(f" {wall:.0f} | {processor:.0f} |" for wall, processor in taken)
    said.append(f"| of this the figures |{told} |")
    if find_browser() is not None:
        said.append(f"| PNG by the page | {in_page(built, settings):.0f} | | | | 150 |")
    return [*said, "", *in_a_row(built)]


def in_page(built: Built, settings: Settings) -> float:
    """Return the median of a picture made in a page, from the request of its figure to the finished file."""
    from playwright.sync_api import sync_playwright

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, create_app(settings, built.services), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    query = SPECS["year ladder"].to_query()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.port}/explore?{query}&lang=vi")
            page.wait_for_selector("details.menu", timeout=60_000)
            source = f"/export/figure.json?{query}&lang=vi&theme=light"
            script = (
                "async (source) => { const start = performance.now(); "
                "await window.indicators.exportImage(source, 'png', 2); return performance.now() - start; }"
            )
            taken = [page.evaluate(script, source) for _ in range(TURNS + 1)][1:]
            browser.close()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    return statistics.median(taken)


def in_a_row(built: Built) -> list[str]:
    """Export a hundred files of changing formats and say what is left of them once the browser is closed."""
    exporting = built.services.exporting
    formats = [fmt for fmt in REACH if fmt not in PICTURES or find_browser()]
    before, memory = children(), []
    for n in range(IN_A_ROW):
        exporting.export(list(SPECS.values())[n % 2], formats[n % len(formats)], ("vi", "en")[n // 2 % 2])
        memory.append(resident())
    exporting.close()
    left = len(children() - before)
    folders = len(list(Path(tempfile.gettempdir()).glob(f"{PREFIX}{os.getpid()}-*")))
    settled = memory[len(formats) * 2], memory[-1]
    told = (
        f"{IN_A_ROW} exports in a row, every format in turn: {left} processes and {folders} temporary folders left; "
        f"memory of the server {settled[0]} MiB after the first {len(formats) * 2 + 1}, {settled[1]} MiB at the end."
    )
    return [told]


def children() -> set[int]:
    """Return the processes below this one; none where the system does not tell."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(entry.name)] = int(fields[1])
    found, fresh = set(), {os.getpid()}
    while fresh:
        fresh = {child for child, parent in parents.items() if parent in fresh}
        found |= fresh
    return found


def resident() -> int:
    """Return the memory of this process in MiB."""
    said = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(said.group(1)) >> 10 if said else 0


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings({"INDICATORS_DATA_DIR": folder, "INDICATORS_TODAY": "2026-03-31"})
        built = build(settings, lambda: datetime.now(UTC))
        load_seeds(built.store, built.catalogue, settings.seeds_dir)
        said = "\n".join([TITLE, "", *lines(built, settings)])
        built.store.close()
    path = PROJECT_DIR / "docs" / "benchmarks.md"
    text = path.read_text(encoding="utf-8")
    others = re.sub(rf"{TITLE}\n.*?(?=^## )", "", text, flags=re.DOTALL | re.MULTILINE)
    path.write_text(others.replace("## From a file", f"{said}\n\n## From a file", 1), encoding="utf-8")
    print(said)


if __name__ == "__main__":
    main()
