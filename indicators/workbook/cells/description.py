"""What sheets that describe others say: "Unit" beside "Million USD", or "Reference period: 2023" in one cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.cells.grid import Grid, Visibility, address


@dataclass(frozen=True, slots=True)
class Described:
    """A text under a head, and its place."""

    text: str
    sheet: str
    row: int
    column: int

    @property
    def where(self) -> str:
        return f"{self.sheet}!{address(self.row, self.column)}"


def described(others: Sequence[Grid], heads: frozenset[str]) -> Iterator[Described]:
    """Yield what visible sheets say beside one of the ``heads`` (folded), or after it and a colon in one cell."""
    for other in others:
        if other.visibility is not Visibility.VISIBLE:
            continue
        for row in other.rows[:_ROWS_LOOKED_AT]:
            cells = other.visible(row)
            if not 1 <= len(cells) <= MOST_CELLS_OF_A_NOTE:
                continue
            column, cell = cells[0]
            head, _, rest = clean(cell.raw[:_LONGEST_HEAD]).partition(":")
            if aligned_fold(head).strip(_MARKS) not in heads:
                continue
            if len(cells) > 1 and not rest.strip():
                column, cell = cells[1]
                yield Described(cell.raw, other.name, row, column)
            elif rest.strip():
                yield Described(clean(cell.raw).partition(":")[2].strip(), other.name, row, column)


def only_described(others: Sequence[Grid], heads: frozenset[str]) -> Described | None:
    """Return what is said under the ``heads`` where it is said once: of the one table that there is."""
    said = [one for one in described(others, heads) if one.text.strip()]
    return said[0] if len(said) == 1 else None


MOST_CELLS_OF_A_NOTE = 3
_ROWS_LOOKED_AT = 60
_LONGEST_HEAD = 200
_MARKS = " *○●•◦■-–"
"""What may stand before a head of a list."""
