"""A seeded dashboard in its own process, and a page that remembers every error and every request that left."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.forked import FORKS, Forked
from tests.browser.stillness import Traffic
from tests.faces import lay_faces
from tests.store import databases

PROJECT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path).replace(os.sep, "/"):
            item.add_marker(pytest.mark.browser)


@dataclass
class Dashboard:
    """A running dashboard: its address, its data folder, and its log."""

    url: str
    data_dir: Path
    log: Path
    environment: dict[str, str]

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the project on the same data."""
        return subprocess.run(
            [sys.executable, "-m", "indicators", *arguments],
            cwd=PROJECT,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )


def started(environment: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    """Start the dashboard as its users do."""
    with log.open("wb") as out:
        return subprocess.Popen([sys.executable, "app.py"], cwd=PROJECT, env=environment, stdout=out, stderr=out)


def serve(
    data_dir: Path, log: Path, begin: Callable[[dict[str, str], Path], subprocess.Popen[bytes] | Forked]
) -> tuple[subprocess.Popen[bytes] | Forked, Dashboard]:
    """Serve ``data_dir``, with the shipped figures in it, on a free loopback port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "INDICATORS_DATA_DIR": str(data_dir),
        "INDICATORS_DATABASE_URL": databases.url_of(data_dir, seeded=True),
        "INDICATORS_PORT": str(port),
        "INDICATORS_TODAY": TODAY,
    }
    lay_faces(data_dir)
    dashboard = Dashboard(f"http://127.0.0.1:{port}", data_dir, log, environment)
    server = begin(environment, log)
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{dashboard.url}/healthz", timeout=2):
                return server, dashboard
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
    server.kill()
    server.wait()
    raise RuntimeError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory) -> Iterator[Dashboard]:
    """A dashboard that tests only read from."""
    folder = tmp_path_factory.mktemp("dashboard")
    server, running = serve(folder / "data", folder / "server.log", started)
    yield running
    server.terminate()
    server.wait(timeout=20)


@pytest.fixture
def own_dashboard(tmp_path) -> Iterator[Dashboard]:
    """A dashboard of one's own, to write to."""
    server, running = serve(tmp_path / "data", tmp_path / "server.log", Forked if FORKS else started)
    yield running
    server.terminate()
    server.wait(timeout=20)


@dataclass
class Visit:
    """One browser tab and what went wrong in it."""

    page: Page
    home: str
    traffic: Traffic
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a page of the dashboard and wait until it stands still."""
        self.page.goto(self.home + path)
        self.stands_still()
        return self.page

    def stands_still(self) -> None:
        """Wait until the page has everything it asked for and has drawn it."""
        self.traffic.wait_until_still()


@pytest.fixture
def visit(browser, request) -> Iterator[Visit]:
    """A fresh tab, 1440 px wide, Vietnamese, that must end without an error or a foreign request."""
    running = request.getfixturevalue("own_dashboard" if "own_dashboard" in request.fixturenames else "dashboard")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN", accept_downloads=True)
    page = context.new_page()
    tab = Visit(page, running.url, Traffic(page))
    tab.page.on("console", lambda said: tab.errors.append(said.text) if said.type == "error" else None)
    tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
    tab.page.on("request", lambda made: None if _own(made.url, running.url) else tab.strangers.append(made.url))
    yield tab
    context.close()
    assert tab.errors == []
    assert tab.strangers == []


def _own(address: str, home: str) -> bool:
    return address.startswith((home, "data:", "blob:"))


def until(condition, seconds: float = 8.0) -> None:
    """Wait until ``condition()`` holds; the page's own policy forbids waiting by a script inside it."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
