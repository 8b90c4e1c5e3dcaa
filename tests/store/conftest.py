"""A store in a folder of its own, on either database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators.store import Store

from .figures import open_in


@pytest.fixture
def store(database: str, tmp_path: Path) -> Iterator[Store]:
    opened = open_in(tmp_path)
    yield opened
    opened.close()
