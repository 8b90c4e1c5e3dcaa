from __future__ import annotations

import pytest

from indicators.articles import Extractor
from indicators.catalogue import load_catalogue
from indicators.settings import read_settings


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.of(load_catalogue(read_settings().seeds_dir))
