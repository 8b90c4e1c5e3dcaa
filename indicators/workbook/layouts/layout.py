"""What a layout is: it says how sure it is that a sheet is its own, from which cells, and then reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from indicators.workbook.sheet import Sheet
from indicators.workbook.tables.table_reading import TableReading


@dataclass(frozen=True, slots=True)
class Evidence:
    """One cue: its code and the cell it was seen in."""

    code: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """How sure a layout is (0 to 1) and why.

    ``reason`` is set where the sheet is of this layout and yet cannot be read, with the cell that stands in the way.
    """

    score: float
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    reason_cell: str = ""


UNKNOWN = Recognition(0.0)
ENOUGH = 0.5
"""Score from which a layout may take a sheet."""


class Layout(Protocol):
    """One family of layouts."""

    @property
    def name(self) -> str: ...

    def recognise(self, sheet: Sheet) -> Recognition: ...

    def read(self, sheet: Sheet) -> TableReading: ...
