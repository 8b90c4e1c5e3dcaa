"""One table of a sheet as it was found: where its title, header, labels and figures stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from indicators.workbook.cells.grid import Grid
from indicators.workbook.shapes.said_head import SaidHead
from indicators.workbook.shapes.unit_line import UnitLine


@dataclass(frozen=True, slots=True)
class HeaderPath:
    """The fragments over a column, from above, and the cells they stand in."""

    fragments: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        return " ".join(self.fragments)


@dataclass(frozen=True, slots=True)
class Region:
    """One table of a sheet. All numbers are rows and columns of the grid, from 1."""

    grid: Grid
    title: str
    title_rows: tuple[int, ...]
    header_rows: tuple[int, ...]
    body_rows: tuple[int, ...]
    label_columns: tuple[int, ...]
    value_columns: tuple[int, ...]
    unit_line: UnitLine | None = None
    unit_switches: tuple[UnitLine, ...] = ()
    headers: dict[int, HeaderPath] = field(default_factory=dict)
    unheaded: tuple[int, ...] = ()
    block: tuple[str, ...] = ()
    """What tells the table from others under the same header, as a region does whose table it is."""
    unit_described: UnitLine | None = None
    """What another sheet says of the unit, for a table that says nothing of it."""
    head: SaidHead | None = None
    """What a person says of the rows of its heading."""

    @property
    def top(self) -> int:
        """The first row of its title, unit line, header or body."""
        rows = [*self.title_rows, *self.header_rows, self.body_rows[0]]
        return min([*rows, self.unit_line.row] if self.unit_line is not None else rows)
