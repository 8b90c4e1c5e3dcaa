"""Clocks that jump, and two that disagree, change neither order nor what a day knew."""

from __future__ import annotations

from pathlib import Path

from . import databases
from .clock_drill import drill
from .uploads import Place


def test_order_is_the_sequences_and_as_of_goes_by_publication_whatever_the_clocks_say(
    database: str, tmp_path: Path
) -> None:
    place = Place(databases.url_on(database, tmp_path), tmp_path)
    assert drill(place, 30) == ([], 30)
