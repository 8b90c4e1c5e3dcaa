"""How fast a chart is on the screen: ours beside Vizro, Streamlit and Panel in one Chromium, turn about.

Run by ``make bench`` or alone as ``python -m tests.bench.screen``. The peers get an environment of their own, made
here from pinned packages in a temporary folder and used again. Ours serves a store of 1,000,000 figures in 20,000
series; the peers hold their figures in memory. With ``INDICATORS_BENCH_SMALL=1`` a small store and one turn.
"""

from __future__ import annotations

import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
import venv
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

from indicators.bootstrap import build
from indicators.services.seeding import load_seeds
from indicators.settings import PROJECT_DIR, read_settings
from tests.bench import figures, load, sheets
from tests.browser.chromium import ARGUMENTS, find

PACKAGES = ("vizro==1.0.0", "streamlit==1.67.0", "panel==1.9.4")
PEERS = ("Vizro", "Streamlit", "Panel")
SCREENS = Path(__file__).parent / "screens"
SMALL = os.environ.get("INDICATORS_BENCH_SMALL") == "1"
TURNS = 1 if SMALL else int(os.environ.get("INDICATORS_BENCH_TURNS", "5"))
USERS, SECONDS = 50, 4 if SMALL else 20
VIEWERS, THINK = 200, 5.0
UPLOAD_ROWS = 2_000 if SMALL else 60_000
"""Rows of the workbook that is uploaded beside the viewers."""

TODAY = "2026-11-22"

LOOK = """() => {
  const all = (css) => {
    const roots = [document];
    for (let i = 0; i < roots.length; i += 1)
      roots[i].querySelectorAll('*').forEach((one) => { if (one.shadowRoot) roots.push(one.shadowRoot); });
    return roots.flatMap((root) => Array.from(root.querySelectorAll(css)));
  };
  window.benchAll = all;
  window.benchSeen = () => {
    const drawn = '.scatterlayer path, .gl-container canvas';
    const gd = all('.js-plotly-plot').find((one) => one.calcdata && one.querySelector(drawn));
    return gd ? gd.calcdata.map((trace) => trace.length).join() + '|' + gd._fullLayout.xaxis.range.join() : '';
  };
}"""
WAIT = """([before, most]) => new Promise((done) => {
  const from = performance.now();
  const look = () => {
    const seen = window.benchSeen();
    if (seen && seen !== before) requestAnimationFrame(() => done(performance.now() - from));
    else if (performance.now() - from > most) done(-1);
    else requestAnimationFrame(look);
  };
  look();
})"""
MOST_MS = 40_000 if SMALL else 240_000
MANY = 12 if SMALL else figures.LONG


@dataclass(frozen=True)
class App:
    """A running application: its name, address, and the script by which a choice is made (``{n}``: 0 or 1)."""

    name: str
    url: str
    choose: str


def environment() -> Path:
    """Return the interpreter of the peers' environment, made where it does not stand yet."""
    folder = Path(tempfile.gettempdir()) / "indicators-bench-peers"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = folder / "ready"
    if not ready.exists() or ready.read_text(encoding="utf-8") != "\n".join(PACKAGES):
        venv.create(folder, with_pip=True, clear=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES]
        subprocess.run(command, check=True)
        ready.write_text("\n".join(PACKAGES), encoding="utf-8")
    return python


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], said: dict[str, str], url: str, folder: Path, log: Path) -> Iterator[str]:
    """Start a server, wait until it answers, and stop it at the end."""
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=folder, env={**os.environ, **said}, stdout=out, stderr=out)
    try:
        for _ in range(1_200):
            try:
                with urllib.request.urlopen(url, timeout=2):
                    break
            except OSError:
                if server.poll() is not None:
                    raise RuntimeError(log.read_text(encoding="utf-8", errors="replace")[-2_000:]) from None
                time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()


RADIO = "() => {{ const all = window.benchAll('{css}'); (all[{n}].closest('label') || all[{n}]).click(); }}"
OWN = "() => window.dash_clientside.set_props('explore-first', {{ value: ['{first}', '{half}'][{n}] }})"


@contextmanager
def peer(name: str, python: Path, series: int, points: int, log: Path) -> Iterator[App]:
    """Run one peer with so many series and points."""
    port = free_port()
    said = {"BENCH_SERIES": str(series), "BENCH_POINTS": str(points), "PORT": str(port), "PYTHONPATH": str(SCREENS)}
    url = f"http://127.0.0.1:{port}/"
    file, css, command = f"{name.lower()}_app.py", "input[type=radio]", [str(python)]
    if name == "Streamlit":
        command += ["-m", "streamlit", "run", file, "--server.headless=true", f"--server.port={port}"]
        command.append("--browser.gatherUsageStats=false")
    elif name == "Panel":
        command += ["-m", "panel", "serve", file, f"--port={port}"]
        url, css = f"{url}panel_app", "button.bk-btn"
    else:
        command.append(file)
    with running(command, said, url, SCREENS, log) as address:
        yield App(name, address, RADIO.replace("{css}", css))


def ours(home: str, series: int, points: int = figures.MONTHS) -> App:
    """Return our explorer on the last so many months of some of the long series, drawn as lines by month.

    The choice is whether all these years or the latter half of them are shown.
    """
    keys = [("s", figures.key(number).render()) for number in range(series)]
    all_of_them = points >= figures.MONTHS
    first, half = (str(figures.month(figures.MONTHS - count).start.year) for count in (points, points // 2))
    said = [] if all_of_them else [("first", first)]
    query = urllib.parse.urlencode([*keys, ("period", "month"), ("kind", "line"), *said, ("lang", "en")])
    years = OWN.replace("{first}", "0" if all_of_them else first).replace("{half}", half)
    return App("ours", f"{home}/explore?{query}", years)


def first_chart(browser: Browser, app: App) -> tuple[float, float]:
    """Return milliseconds and kilobytes until the first chart stands in a browser that has nothing yet."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wire, received = context.new_cdp_session(page), [0.0]
    wire.send("Network.enable")
    wire.on("Network.dataReceived", lambda said: received.append(said["encodedDataLength"]))
    started = time.perf_counter()
    page.goto(app.url)
    page.evaluate(LOOK)
    waited = page.evaluate(WAIT, ["", MOST_MS])
    taken = (time.perf_counter() - started) * 1_000
    context.close()
    return (taken if waited >= 0 else float("nan")), sum(received) / 1_000


def update(browser: Browser, app: App, turns: int) -> list[float]:
    """Return the milliseconds from a choice to the redrawn chart, each choice made once before without counting."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(app.url)
    page.evaluate(LOOK)
    page.evaluate(WAIT, ["", MOST_MS])
    page.wait_for_timeout(1_000)
    found = []
    for turn in range(2 * turns + 2):
        before = page.evaluate("() => window.benchSeen()")
        started = time.perf_counter()
        page.evaluate(app.choose.replace("{{", "{").replace("}}", "}").replace("{n}", str((turn + 1) % 2)))
        waited = page.evaluate(WAIT, [before, MOST_MS])
        if turn >= 2:
            found.append((time.perf_counter() - started) * 1_000 if waited >= 0 else float("nan"))
        page.wait_for_timeout(200)
    context.close()
    return found


def callbacks(home: str, search: str) -> load.Tally:
    """Return how 50 users fare who ask for one page of ours again and again, after one who draws it."""
    question = load.page(search)
    load.readers(home, [question], 1, 0.1)
    return load.readers(home, [question], USERS, SECONDS)


def viewers(home: str) -> load.Tally:
    """Return how viewers fare who look at different charts and think between them."""
    looks = [load.page("?" + urllib.parse.urlsplit(ours(home, count).url).query) for count in (1, 2, 6, 12)]
    looks += [load.page(f"?s={code}&lang=en") for code in ("EXP_GOODS", "IMP_GOODS", "FDI_REGISTERED", "CPI_YOY")]
    return load.readers(home, looks, VIEWERS, 4 * SECONDS, THINK)


def viewers_beside(home: str, folder: Path) -> load.Tally:
    """Return the same while four workbooks of UPLOAD_ROWS rows are uploaded and two charts exported all the time."""
    book = folder / "load.xlsx"
    sheets.long_book(book, [figures.key(number).render() for number in range(40)], UPLOAD_ROWS)
    stopped = threading.Event()

    def upload() -> None:
        with contextlib.suppress(OSError):
            load.upload(home, book)

    def export() -> None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{home}/export/xlsx?s=EXP_GOODS&lang=en") as answer:
            answer.read()

    deeds = [
        threading.Thread(target=load.repeated, args=(deed, stopped.is_set)) for deed in [upload] * 4 + [export] * 2
    ]
    for one in deeds:
        one.start()
    try:
        return viewers(home)
    finally:
        stopped.set()
        for one in deeds:
            one.join()


def told(measure: Callable[[], list[float]]) -> list[float]:
    """Return what was measured; nothing, with the reason printed, where an application cannot be measured."""
    try:
        return measure()
    except (Error, RuntimeError, OSError) as error:
        print(f"not measured: {str(error)[:300]}", file=sys.stderr)
        return []


def compared(
    browser: Browser, home: str, python: Path, folder: Path, series: int, points: int
) -> dict[str, list[float]]:
    """Return the milliseconds of updates and of first charts, turn about: ours, peer, ours, peer …"""
    found: dict[str, list[float]] = {}
    with ExitStack() as stack:
        apps = [ours(home, series, points)]
        for name in PEERS:
            log = folder / f"{name}-{points}.log"
            try:
                apps.append(stack.enter_context(peer(name, python, series, points, log)))
            except RuntimeError as error:
                print(f"{name} does not start: {error}", file=sys.stderr)
        for _ in range(TURNS):
            for app in apps:
                cold = told(lambda app=app: list(first_chart(browser, app)))
                if cold:
                    found.setdefault(f"{app.name} cold", []).append(cold[0])
                    found.setdefault(f"{app.name} kB", []).append(cold[1])
                found.setdefault(f"{app.name} update", []).extend(told(lambda app=app: update(browser, app, 1)))
    return found


@contextmanager
def our_server(folder: Path) -> Iterator[str]:
    """Fill a store and serve it."""
    size = figures.SMALL if SMALL else figures.WHOLE
    said = {"INDICATORS_DATA_DIR": str(folder / "data"), "INDICATORS_TODAY": TODAY}
    settings = read_settings(said)
    built = build(settings)
    load_seeds(built.store, built.catalogue, settings.seeds_dir)
    figures.fill(built, size)
    built.store.close()
    port = free_port()
    home = f"http://127.0.0.1:{port}"
    said["INDICATORS_PORT"] = str(port)
    with running([sys.executable, "app.py"], said, f"{home}/healthz", PROJECT_DIR, folder / "ours.log"):
        yield home


def measure() -> list[str]:
    """Return the table of the screen as lines of Markdown."""
    python = environment()
    with tempfile.TemporaryDirectory() as name, our_server(Path(name)) as home:
        folder = Path(name)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
            few = compared(browser, home, python, folder, 12, 300)
            many = compared(browser, home, python, folder, MANY, figures.MONTHS)
            browser.close()
        for found in (few, many):
            print({name: [round(one) for one in times] for name, times in found.items()}, file=sys.stderr)
        search = "?" + urllib.parse.urlsplit(ours(home, 1).url).query
        loads = [callbacks(home, search), viewers(home), viewers_beside(home, folder)]
    return lines(few, many, loads)


def lines(few: dict[str, list[float]], many: dict[str, list[float]], loads: list[load.Tally]) -> list[str]:
    """Return the table: medians, what could not be measured left empty."""
    size = figures.SMALL if SMALL else figures.WHOLE
    names = ("ours", *PEERS)

    def row(words: str, found: dict[str, list[float]], what: str) -> str:
        cells = []
        for name in names:
            known = [one for one in found.get(f"{name} {what}", []) if one == one]
            cells.append(f"{statistics.median(known):,.0f}" if known else "")
        return f"| {words} | {' | '.join(cells)} |"

    return [
        f"{size.figures:,} figures in {size.series:,} series stored; {TURNS} turns about; {', '.join(PACKAGES)}.",
        "",
        f"| measure | {' | '.join(names)} |",
        "|---|---:|---:|---:|---:|",
        row("12 series: first chart, cold, ms", few, "cold"),
        row("12 series: first chart, cold, kB", few, "kB"),
        row("12 series: update after a choice, ms", few, "update"),
        row(f"{MANY} series × 1,000 months: first chart, cold, ms", many, "cold"),
        row(f"{MANY} series × 1,000 months: update, ours decimated, ms", many, "update"),
        f"| callbacks a second, {USERS} users, one worker | {loads[0].rate:,.0f} | | | |",
        "",
        "| load of ours | answers a second | p95, ms | errors |",
        "|---|---:|---:|---:|",
        *(
            f"| {words} | {one.rate:,.0f} | {one.p95:,.0f} | {one.errors} |"
            for words, one in zip(
                (
                    f"{USERS} users, one page of the explorer, no pause",
                    f"{VIEWERS} viewers of eight pages, {THINK:.0f} s between them",
                    f"the same beside 4 uploads of {UPLOAD_ROWS:,} rows and 2 exports",
                ),
                loads,
                strict=True,
            )
        ),
    ]


def keep(told_lines: list[str]) -> None:
    """Put the table in its place in the page of benchmarks; what stands around it stays."""
    path = PROJECT_DIR / "docs" / "benchmarks.md"
    before, _, rest = path.read_text(encoding="utf-8").partition("## Remarks")
    head = before.partition("## Screen")[0].rstrip()
    path.write_text("\n".join([head, "", "## Screen", "", *told_lines, "", "## Remarks"]) + rest, encoding="utf-8")


if __name__ == "__main__":
    measured = measure()
    print("\n".join(measured))
    if not SMALL:
        keep(measured)
