"""What must be told wherever certain indicators are reckoned with one another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caution:
    """A sentence by language that goes with every formula over all of ``indicators``."""

    indicators: frozenset[str]
    note: dict[str, str]
