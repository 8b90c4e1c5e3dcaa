"""A seeded application without a server: one for tests that only read, one of one's own for tests that write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from indicators.bootstrap import Built, build
from indicators.services import Services
from indicators.settings import Settings
from indicators.web.app import create_web
from indicators.web.pages import PAGES
from indicators.web.shell import DashInShell
from tests.services import made_once, reading_here
from tests.store.databases import settings_in

HERE = {"Sec-Fetch-Site": "same-origin"}
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@dataclass(frozen=True)
class House:
    """A built application: its settings, its store with the services on it, and the dashboard."""

    settings: Settings
    built: Built
    app: DashInShell

    @property
    def services(self) -> Services:
        return self.built.services

    def client(self, lang: str = "vi") -> FlaskClient:
        """Return a browser-like client on the loopback host."""
        client = self.app.server.test_client()
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = lang
        return client

    def call(self, client: FlaskClient, body: object, **headers: str) -> TestResponse:
        """Post one callback as our own page would."""
        return client.post("/_dash-update-component", json=body, headers={**HERE, **headers})


def raise_house(folder: Path) -> House:
    settings = settings_in(folder, INDICATORS_TODAY="2026-11-22")
    built = build(settings, lambda: NOW)
    return House(settings, built, create_web(built.services, settings))


@pytest.fixture(autouse=True)
def reading(monkeypatch) -> None:
    reading_here.put_in_place(monkeypatch)
    made_once.put_in_place(monkeypatch)


@pytest.fixture(scope="session")
def house(tmp_path_factory) -> Iterator[House]:
    """An application that tests only read from."""
    standing = raise_house(tmp_path_factory.mktemp("web"))
    yield standing
    standing.built.store.close()


@pytest.fixture
def own_house(tmp_path) -> Iterator[House]:
    """An application of one's own, to write to."""
    standing = raise_house(tmp_path)
    yield standing
    standing.built.store.close()


@pytest.fixture(params=[page.path for page in PAGES])
def path(request) -> str:
    return request.param
