"""The shipped catalogue, and a copy of its tables to spoil."""

import shutil

import pytest

from indicators.catalogue import load_catalogue
from indicators.settings import PROJECT_DIR

SEEDS = PROJECT_DIR / "seeds"
TABLES = [
    "indicators",
    "aliases",
    "units",
    "areas",
    "area_changes",
    "activities",
    "breakdowns",
    "origins",
    "origin_names",
    "terms",
    "mapping_rules",
    "remarks",
    "speakers",
    "release_calendar",
    "cautions",
    "series_breaks",
]


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue(SEEDS)


@pytest.fixture
def folder(tmp_path):
    for table in TABLES:
        shutil.copy(SEEDS / f"{table}.csv", tmp_path)
    return tmp_path
