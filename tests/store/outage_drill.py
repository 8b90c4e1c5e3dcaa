"""Take the database from under a running dashboard and give it back; what does a reader see, and how soon.

The dashboard runs in its own process, seeded, as ``python app.py`` starts it. PostgreSQL is stopped (fast, immediate
and kill −9 in turn) and started again; a SQLite file is moved away and back. In each outage
``/healthz`` must say 503 and a page must say so in the reader's language, within three seconds; after it both must
serve again within five, in the same process.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from indicators.i18n import translate
from tests.faces import lay_faces

from . import databases
from .postgresql_server import free_port
from .server_drill import cluster

PROJECT = Path(__file__).parents[2]
TOLD_IN, RECOVERED_IN = 3.0, 5.0
PAGES = ("/", "/explore", "/sources")
LANGUAGES = ("vi", "en")
FAULTS = ("database_gone", "database_io")


@dataclass
class Outages:
    """How many outages there were, the slowest told and recovered in seconds, and what was wrong."""

    outages: int = 0
    told: float = 0.0
    recovered: float = 0.0
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Switch:
    """How a database is taken away and given back, by the number of the outage."""

    away: Callable[[int], object]
    back: Callable[[int], object]


@contextmanager
def running(url: str, folder: Path, *, seeded: bool) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Seed what is not ``seeded`` yet and serve; give the address and the process."""
    lay_faces(folder)
    port = free_port()
    environment = {
        **os.environ,
        "INDICATORS_DATA_DIR": str(folder),
        "INDICATORS_DATABASE_URL": url,
        "INDICATORS_PORT": str(port),
        "INDICATORS_TODAY": "2026-11-22",
    }
    if not seeded:
        command = [sys.executable, "-m", "indicators", "seed"]
        subprocess.run(command, cwd=PROJECT, env=environment, check=True, stdout=subprocess.DEVNULL)
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen([sys.executable, "app.py"], cwd=PROJECT, env=environment, stdout=log, stderr=log)
    home = f"http://127.0.0.1:{port}"
    try:
        while get(f"{home}/healthz")[0] != 200:
            assert server.poll() is None, (folder / "server.log").read_text()
            time.sleep(0.1)
        yield home, server
    finally:
        server.terminate()
        server.wait(20)


def get(address: str, body: object = None, lang: str = "vi") -> tuple[int, str]:
    """Return status and text of an answer; status 0 where there is none."""
    headers = {"Accept-Language": lang, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(address, data, headers), timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError as error:
        return 0, str(error)


def draw(home: str, path: str, lang: str) -> tuple[int, str]:
    """Ask for a page as the browser does: the callback that draws the address."""
    from tests.web.test_app import show_page

    return get(f"{home}/_dash-update-component", show_page(path), lang)


def says_so(answer: tuple[int, str], lang: str) -> bool:
    """Whether an answer holds the message of a missing database in the language."""
    said = str(json.loads(answer[1])) if answer[1].startswith("{") else answer[1]
    params = {"host": "127.0.0.1", "database": "outages", "user": "postgres"}
    return any(translate(lang, f"error.{code}", **params) in said for code in FAULTS)


def outage(home: str, switch: Switch, number: int, found: Outages) -> None:
    """Take the database away once and give it back."""
    switch.away(number)
    started, answers = time.monotonic(), {}
    try:
        while get(f"{home}/healthz")[0] != 503 and time.monotonic() - started < TOLD_IN:
            time.sleep(0.05)
        for lang in LANGUAGES:
            answers[lang] = draw(home, PAGES[number % len(PAGES)], lang)
        told = time.monotonic() - started
        found.told = max(found.told, told)
        found.wrong += [] if told <= TOLD_IN else [f"outage {number}: told after {told:.1f} s"]
        for lang, answer in answers.items():
            if answer[0] in {0, 500} or not says_so(answer, lang):
                found.wrong.append(f"outage {number}, {lang}: {answer[0]} {answer[1][:300]}")
        page = get(f"{home}/", lang="vi")
        if page[0] == 500 or "Traceback" in page[1]:
            found.wrong.append(f"outage {number}: the shell answers {page[0]} {page[1][:200]}")
    finally:
        switch.back(number)
    recovered(home, number, found)
    found.outages += 1


def recovered(home: str, number: int, found: Outages) -> None:
    started = time.monotonic()
    while time.monotonic() - started < 30:
        if get(f"{home}/healthz")[0] == 200 and serves(draw(home, PAGES[number % len(PAGES)], "vi")):
            break
        time.sleep(0.05)
    taken = time.monotonic() - started
    found.recovered = max(found.recovered, taken)
    found.wrong += [f"outage {number}: {path} is not back" for path in PAGES if not serves(draw(home, path, "vi"))]
    found.wrong += [] if taken <= RECOVERED_IN else [f"outage {number}: recovered after {taken:.1f} s"]


def serves(answer: tuple[int, str]) -> bool:
    return answer[0] == 200 and "incident" not in answer[1] and not says_so(answer, "vi")


def drill(kind: str, wanted: int) -> Outages:
    """Make ``wanted`` outages of one dashboard on a kind of database."""
    found = Outages()
    with tempfile.TemporaryDirectory(prefix="indicators-outage-") as name, cluster_of(kind) as at:
        folder = Path(name)
        if at is None:
            url, file = databases.url_on(kind, folder, seeded=True), folder / "indicators.sqlite3"
            aside = folder / "aside.sqlite3"
            switch = Switch(lambda _: file.rename(aside), lambda _: aside.replace(file))
        else:
            ways = (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)
            url, switch = at.database("outages"), Switch(lambda n: at.stop(ways[n % 3]), lambda _: at.start())
        with running(url, folder, seeded=at is None) as (home, server):
            for path in PAGES:
                draw(home, path, "vi")
            for number in range(wanted):
                outage(home, switch, number, found)
            found.wrong += [] if server.poll() is None else ["the dashboard ended"]
    return found


@contextmanager
def cluster_of(kind: str) -> Iterator[object]:
    if kind == "sqlite":
        yield None
    else:
        with cluster() as at:
            yield at


if __name__ == "__main__":
    print(json.dumps(vars(drill(sys.argv[1], int(sys.argv[2])))))
