"""The heading of a table of records: one row an observation, one column for each of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.workbook.record_tables.record_words import Part


@dataclass(frozen=True, slots=True)
class RecordHeading:
    """The heading row of a record table: the column of each part, and the columns nothing names.

    ``values`` are the columns that hold values, that of ``Part.VALUE`` among them and first where one is so named.
    ``units`` are all columns of units, in order.
    """

    row: int
    columns: Mapping[Part, int]
    dimensions: tuple[int, ...] = ()
    values: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    """All columns of notes, in order."""
    label: int | None = None
    """The dimension that the label is read from where no column is headed as the series."""
    is_keyed: bool = False
    """Whether its periods repeat, and its names tell the rows apart."""
    numbered: tuple[int, ...] = ()
    """The dimensions of whole numbers that no heading proves to be names, and that are needed as such."""
    texts: Mapping[int, str] = field(default_factory=dict)
    """The words over each column, those of the rows over the last one of the heading with them."""
    top: int = 0
    """The first row of a heading of several rows."""

    @property
    def is_named(self) -> bool:
        """Whether both its period and its value are headed as such."""
        return Part.PERIOD in self.columns and Part.VALUE in self.columns

    @property
    def is_joined(self) -> bool:
        """Whether a year and its month, quarter or half stand in columns of their own."""
        return Part.SUB_PERIOD in self.columns or Part.YEAR in self.columns


SAMPLE = 60
"""Rows under a heading that are looked at to decide what its columns hold."""
