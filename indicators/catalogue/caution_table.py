"""Reads what must be told where certain indicators are reckoned with one another."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from indicators.catalogue.tables import read_table
from indicators.model.caution import Caution

CAUTIONS = ("indicators", "note_vi", "note_en", "source")
FEWEST = 2


def load_cautions(folder: Path, codes: Collection[str]) -> tuple[Caution, ...]:
    """Read ``cautions.csv``; raise ValueError naming file and row for what cannot hold."""
    found = []
    for row in read_table(folder, "cautions.csv", CAUTIONS, key=("indicators",)):
        row.said("source")
        about = [one.strip() for one in row.said("indicators").split("|")]
        if unknown := sorted(set(about) - set(codes)):
            raise row.refuse(f"indicators.csv has no {', '.join(unknown)}")
        if len(set(about)) < FEWEST:
            raise row.refuse("a caution is about two indicators or more")
        found.append(Caution(frozenset(about), row.both("note")))
    return tuple(found)
