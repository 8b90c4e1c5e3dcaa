"""Where a person says that a table or its heading begins or ends, and the words by which it is found in other editions.

Belongs here: the values and how they travel to the process that reads. Does not: what a border does to the tables of a
sheet (``shapes.said_tables``), nor how its words are found (``anchors``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from indicators.workbook.cells.grid import column_letters


class Side(StrEnum):
    """Which end of what: the first or last row of a heading, the last row, first or last column of a table.

    ``GOES_ON``: there is no border, the table above goes on with the row.
    """

    HEAD_FROM = "head_from"
    HEAD_TO = "head_to"
    TABLE_TO = "table_to"
    GOES_ON = "goes_on"
    COLUMN_FROM = "column_from"
    COLUMN_TO = "column_to"


BY_COLUMN = frozenset({Side.COLUMN_FROM, Side.COLUMN_TO})


class Border(NamedTuple):
    """A border at a cell of ``sheet``; of the two its row counts, or its column for the table that its row is in."""

    sheet: str
    side: Side
    row: int
    column: int

    @property
    def place(self) -> tuple[str, Side, int, int]:
        """What another border of the same place and kind would say again; one by column is of the table at its row."""
        return self.sheet, self.side, self.row, self.column if self.side in BY_COLUMN else 0

    @property
    def at(self) -> str:
        """The row, or the letters of the column, as the screen shows them."""
        return column_letters(self.column) if self.side in BY_COLUMN else str(self.row)

    def to_list(self) -> list[Any]:
        return [self.sheet, self.side.value, self.row, self.column]

    @classmethod
    def from_list(cls, said: list[Any]) -> Border:
        sheet, side, row, column = said
        return cls(str(sheet), Side(side), int(row), int(column))


class Anchor(NamedTuple):
    """By what a border is found again: the sheet's ``key``, the words of a row, and how many filled rows below it.

    That row is the ``nth`` of ``of`` with these words. Of a border by column ``column_words`` stand over its column, or
    over one ``beside`` (1) it.
    """

    key: str
    words: str
    below: int
    nth: int
    of: int
    column_words: str = ""
    beside: int = 0

    @property
    def is_before(self) -> bool:
        """Whether its words are those that follow the table."""
        return self.below < 0 or self.beside > 0


class Remembered(NamedTuple):
    """A border that a rule of a recipe says by its anchor."""

    rule: str
    side: Side
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class HeldBorder:
    """A border as a sheet was read by it.

    ``anchor`` None: no words tell it in another edition; ``anchored`` are they as printed. ``text`` is printed in its
    row. ``rule`` is that of a recipe, empty by hand. ``first`` and ``last`` are the rows of its table; 0 where the
    sheet has no such place any more. ``again`` is set where a later one says the same end of the same table.
    """

    border: Border
    anchor: Anchor | None = None
    anchored: str = ""
    text: str = ""
    rule: str = ""
    first: int = 0
    last: int = 0
    again: bool = False

    @property
    def found(self) -> bool:
        return self.last > 0

    def to_payload(self) -> dict[str, Any]:
        return {**asdict(self), "border": self.border.to_list(), "anchor": self.anchor and list(self.anchor)}

    @classmethod
    def from_payload(cls, said: Mapping[str, Any]) -> HeldBorder:
        anchor = Anchor(*said["anchor"]) if said["anchor"] else None
        return cls(**{**said, "border": Border.from_list(said["border"]), "anchor": anchor})


@dataclass(frozen=True, slots=True)
class SaidBorders:
    """All that is said of the borders of a file: by hand at cells, by recipes in words."""

    by_hand: tuple[Border, ...] = ()
    remembered: tuple[Remembered, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.by_hand or self.remembered)

    def to_job(self) -> dict[str, Any]:
        """Return what JSON can say; ``from_job`` is the inverse."""
        remembered = [[one.rule, one.side.value, list(one.anchor)] for one in self.remembered]
        return {"by_hand": [one.to_list() for one in self.by_hand], "remembered": remembered}

    @classmethod
    def from_job(cls, job: Mapping[str, Any] | None) -> SaidBorders:
        if not job:
            return cls()
        remembered = tuple(Remembered(rule, Side(side), Anchor(*anchor)) for rule, side, anchor in job["remembered"])
        return cls(tuple(map(Border.from_list, job["by_hand"])), remembered)


NONE_SAID = SaidBorders()
