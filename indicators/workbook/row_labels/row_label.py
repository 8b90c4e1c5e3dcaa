"""The label of one body row, as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model.unit_words import UnitReading


@dataclass(frozen=True, slots=True)
class RowLabel:
    """One body row. ``printed`` is the label as it stands, for telling look-alikes apart; ``position`` its cell."""

    row: int
    text: str
    printed: str
    position: tuple[int, int]
    path: tuple[str, ...] = ()
    unit: UnitReading | None = None
    unit_position: tuple[int, int] | None = None
    code: str = ""
    area: str = ""
    has_numbers: bool = True
    heads: tuple[str, ...] = ()
    """The headings of the columns of the path and of the label, where each stands in a column of its own."""
    bold: bool = False
