"""What the shipped tables alone decide, made once a process: the catalogue, and what the words of a text are read by.

Both are values that nothing changes; a catalogue of other tables, and one with edits, is made as ever.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from indicators.articles import Extractor
from indicators.catalogue import Catalogue, load_catalogue
from indicators.settings import PROJECT_DIR

SEEDS = PROJECT_DIR / "seeds"
_make_extractor = Extractor.of


@cache
def shipped() -> Catalogue:
    return load_catalogue(SEEDS)


@cache
def _extractor() -> Extractor:
    return _make_extractor(shipped())


def put_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the services take them from here until the test is over."""
    monkeypatch.setattr("indicators.bootstrap.load_catalogue", _catalogue)
    monkeypatch.setattr(Extractor, "of", staticmethod(_extractor_of))


def _catalogue(folder: Path) -> Catalogue:
    return shipped() if folder.resolve() == SEEDS.resolve() else load_catalogue(folder)


def _extractor_of(catalogue: Catalogue) -> Extractor:
    return _extractor() if catalogue is shipped() else _make_extractor(catalogue)
