"""Services on a freshly seeded store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from indicators.catalogue import Catalogue
from indicators.services.explore import Explore
from indicators.services.figures import Figure, Figures
from indicators.services.overview import OverviewService
from indicators.store import Store, open_store
from tests.services import made_once, reading_here
from tests.store import databases

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Seeded:
    """A seeded store and the services on it, on the 22nd of November 2026."""

    store: Store
    catalogue: Catalogue
    figures: Figures
    explore: Explore
    overview: OverviewService


@pytest.fixture(autouse=True)
def reading(monkeypatch) -> None:
    reading_here.put_in_place(monkeypatch)
    made_once.put_in_place(monkeypatch)


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """The shipped catalogue, a value that no test can change."""
    return made_once.shipped()


@pytest.fixture
def seeded(tmp_path) -> Iterator[Seeded]:
    """A seeded store of one's own, to write to."""
    raised = raise_seeded(tmp_path)
    yield raised
    raised.store.close()


@pytest.fixture(scope="session")
def _standing() -> Iterator[dict[str, Seeded]]:
    raised: dict[str, Seeded] = {}
    yield raised
    for one in raised.values():
        one.store.close()


@pytest.fixture
def standing(_standing, tmp_path_factory) -> Iterator[Seeded]:
    """The seeded store of all tests that only read, on the kind of database in use; what is read once stays read."""
    kind = databases.chosen()
    if kind not in _standing:
        _standing[kind] = raise_seeded(tmp_path_factory.mktemp(f"standing-{kind}"))
    raised = _standing[kind]
    before = raised.store.state()
    yield raised
    if raised.store.state() != before:
        _standing.pop(kind).store.close()
        pytest.fail("a test that writes takes a store of its own")


@pytest.fixture
def at_hand(request) -> Seeded:
    """What a test looks at: the store of its own where it asks for one, otherwise that of all tests that only read."""
    return request.getfixturevalue("seeded" if "seeded" in request.fixturenames else "standing")


def raise_seeded(folder: Path) -> Seeded:
    catalogue = made_once.shipped()
    store = open_store(databases.url_of(folder, seeded=True), folder, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    figures = Figures(store, lambda: catalogue, lambda: TODAY)
    explore = Explore(store, lambda: catalogue, figures, lambda: TODAY)
    return Seeded(store, catalogue, figures, explore, OverviewService(store, lambda: catalogue, figures, lambda: TODAY))


def all_shown(figures: Figures, as_of: date | None = None) -> dict[str, tuple[Figure, ...]]:
    """Return the figures in use of every series that has one, in catalogue order."""
    return {key: shown for key, shown in figures.shown_of(figures.series_keys(), as_of).items() if shown}
