"""A heading whose first or last row a person says; what they do not say is found as in any other table."""

from __future__ import annotations

from typing import NamedTuple

from indicators.model.unit_words import read_units
from indicators.workbook.cells.grid import Grid
from indicators.workbook.shapes.headline import split_above
from indicators.workbook.shapes.number_headers import numbers_columns
from indicators.workbook.shapes.unit_line import UnitLine


class SaidHead(NamedTuple):
    """The first and the last row of a heading; 0: not said. ``closed``: the table's last row is said as well."""

    first: int = 0
    last: int = 0
    closed: bool = False

    @property
    def names_rows(self) -> bool:
        return bool(self.first or self.last)


NOTHING_SAID = SaidHead()


def split_said(
    grid: Grid, above: tuple[int, ...], first_value: int, head: SaidHead
) -> tuple[tuple[int, ...], UnitLine | None, tuple[int, ...]]:
    """Divide the rows over a body as ``split_above`` does, the rows of the heading being those that are said."""
    titles, unit, heads = split_above(grid, above, first_value)
    if head.first:
        over = tuple(row for row in above if row < head.first)
        titles, unit_over, taken = split_above(grid, over, first_value)
        titles, unit = tuple(sorted({*titles, *taken})), unit_over or unit
        heads = tuple(row for row in above if row >= head.first and _heads(grid, row, unit, head))
    elif head.last and above and above[-1] not in heads and not _is_unit_alone(grid, above[-1], unit):
        titles = tuple(row for row in titles if row != above[-1])
        heads = (*heads, above[-1])
    return titles, unit, heads


def _heads(grid: Grid, row: int, unit: UnitLine | None, head: SaidHead) -> bool:
    """Whether a row under the first one of a heading heads columns: no unit alone, no numbers of the columns."""
    if row in {head.first, head.last}:
        return True
    return not _is_unit_alone(grid, row, unit) and not numbers_columns(grid.visible(row))


def _is_unit_alone(grid: Grid, row: int, unit: UnitLine | None) -> bool:
    cells = grid.visible(row)
    return unit is not None and unit.row == row and len(cells) == 1 and bool(read_units(cells[0][1].raw))
