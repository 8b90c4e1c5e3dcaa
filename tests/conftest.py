"""What every test may use: rows of observations in a few words, a fixed day, a database, one browser a process."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from indicators.model.frames import OBSERVATIONS
from indicators.model.observation import Citation, CitationKind
from indicators.model.period import Period
from tests.browser.chromium import ARGUMENTS, find
from tests.store import databases
from tests.store.postgresql_server import memory

settings.register_profile("house", deadline=None, max_examples=100)
settings.load_profile("house")

if (fast := memory()) is not None:
    # SQLite waits for the disk at every commit; what survives its failure the drills of the store tell by themselves.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(fast))

# A test that starts the application would compile all of it again; what is compiled once serves every process.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

gc.disable()  # until all modules are loaded: a quarter of that time is spent on looking for garbage in them


def pytest_collection_finish() -> None:
    """Keep the modules and the tests themselves out of every later look for garbage."""
    gc.enable()
    gc.collect()
    gc.freeze()


def observation_row(obs_id: int, period: str, value: str, **said: Any) -> dict[str, Any]:
    """One OBSERVATIONS row of goods exports in billions of dollars, changed by ``said``; ``period`` is SDMX."""
    when = Period.parse(period)
    indicator = said.get("indicator", "EXP_GOODS")
    published = said.pop("published", "2025-08-11")
    return {
        "obs_id": obs_id,
        "series_key": f"{indicator}:VNM;measure=level;unit=USD",
        "indicator": indicator,
        "ref_area": "VNM",
        "measure": "level",
        "start": pd.Timestamp(when.start),
        "end": pd.Timestamp(when.end),
        "value": float(value) if value else None,
        "value_text": value,
        "decimals": len(value.partition(".")[2]),
        "unit_measure": "USD",
        "unit_mult": 9,
        "qualifier": "exact",
        "obs_status": "P",
        "raw": value,
        "origin": "CUSTOMS",
        "outlet": "a newspaper",
        "published": pd.Timestamp(published) if published else None,
        "published_precision": "day" if published else "none",
        "citation": Citation(CitationKind.PRESS, publisher="a newspaper").to_json(),
        "batch_id": 1,
        **said,
    }


def observations(*rows: dict[str, Any]) -> pd.DataFrame:
    """An OBSERVATIONS frame of such rows."""
    return OBSERVATIONS.frame(list(rows))


@pytest.fixture
def today() -> date:
    return date(2026, 11, 22)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process: its driver cannot run twice beside itself."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(params=databases.KINDS)
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """The kind of database a test runs on: each in turn, in child processes too."""
    monkeypatch.setenv(databases.CHOICE, request.param)
    yield request.param
    _drop(request.param, tmp_path)


@pytest.fixture(autouse=True)
def no_database_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Remove the databases of a test's folder where the whole suite runs on PostgreSQL."""
    kind = databases.chosen()
    wanted = kind == "postgresql" and "tmp_path" in request.fixturenames
    folder = request.getfixturevalue("tmp_path") if wanted else None
    yield
    if folder is not None:
        _drop(kind, folder)


def _drop(kind: str, folder: Path) -> None:
    for place in (folder, folder / "data"):
        databases.drop_on(kind, place)


@pytest.fixture(scope="session", autouse=True)
def no_server_left() -> Iterator[None]:
    """Stop the PostgreSQL server, where a test started one, at the end of the process's tests."""
    yield
    databases.stop_server()
