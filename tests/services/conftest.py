"""Services on a freshly seeded store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from indicators.catalogue import Catalogue, load_catalogue
from indicators.services.explore import Explore
from indicators.services.figures import Figure, Figures
from indicators.services.overview import OverviewService
from indicators.settings import PROJECT_DIR
from indicators.store import Store, open_store
from tests.services import reading_here
from tests.store import databases

TODAY = date(2026, 11, 22)
SEEDS = PROJECT_DIR / "seeds"


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


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """The shipped catalogue, a value that no test can change."""
    return load_catalogue(SEEDS)


@pytest.fixture
def seeded(tmp_path, shipped) -> Iterator[Seeded]:
    catalogue = shipped
    store = open_store(databases.url_of(tmp_path, seeded=True), tmp_path, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    figures = Figures(store, lambda: catalogue, lambda: TODAY)
    explore = Explore(store, lambda: catalogue, figures, lambda: TODAY)
    yield Seeded(store, catalogue, figures, explore, OverviewService(store, lambda: catalogue, figures, lambda: TODAY))
    store.close()


def all_shown(figures: Figures, as_of: date | None = None) -> dict[str, tuple[Figure, ...]]:
    """Return the figures in use of every series that has one, in catalogue order."""
    return {key: shown for key, shown in figures.shown_of(figures.series_keys(), as_of).items() if shown}
