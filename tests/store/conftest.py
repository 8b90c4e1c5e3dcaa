"""A store in a folder of its own, on either database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators.store import Store

from . import databases
from .figures import open_in


@pytest.fixture(params=databases.KINDS)
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """The kind of database a test runs on: each in turn, in child processes too."""
    monkeypatch.setenv(databases.CHOICE, request.param)
    yield request.param
    databases.drop_on(request.param, tmp_path)


@pytest.fixture
def store(database: str, tmp_path: Path) -> Iterator[Store]:
    opened = open_in(tmp_path)
    yield opened
    opened.close()
