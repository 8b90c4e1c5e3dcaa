"""A large table whose rows go on as its first ones do: these say what it is, and its figures are read by column.

What a table is follows from its first rows wherever the others can change nothing of it. That is proved here of all
others at once: a name in words at the left, plain numbers under the columns of the first rows, nothing else anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from indicators.workbook.cells.grid import Cell
from indicators.workbook.engines.plain_cells import TEXTS, PlainCells
from indicators.workbook.periods.part_of_year import read_part
from indicators.workbook.shapes.flag_columns import flag_columns
from indicators.workbook.shapes.number_headers import repeats_header
from indicators.workbook.shapes.regions import Region, is_figure, is_words
from indicators.workbook.sheet import MANY_ROWS, Sheet, beginning
from indicators.workbook.tables.table_columns import are_pairs
from indicators.workbook.time_axes.row_axes import may_be_periods
from indicators.workbook.time_axes.table_axes import Axis, TableAxes
from indicators.workbook.time_axes.year_carried import FIRST_ROWS, has_value, heading_in

Whole = np.ndarray[Any, Any]


@dataclass(frozen=True)
class SheetOfAlikeRows(Sheet):
    """A sheet with one table, whose axes were found in its first rows."""

    found: tuple[TableAxes, ...] = field(default=())

    @property
    def regions(self) -> tuple[Region, ...]:
        return tuple(axes.region for axes in self.found)

    @property
    def axes(self) -> tuple[TableAxes, ...]:
        return self.found


def with_alike_rows(sheet: Sheet) -> SheetOfAlikeRows | None:
    """Return a large sheet as what its first rows show; None where the others have to be looked at one by one."""
    grid, cells = sheet.grid, sheet.grid.cells
    if not isinstance(cells, PlainCells) or grid.is_text or grid.hidden_columns or len(grid.rows) <= MANY_ROWS:
        return None
    first = Sheet(beginning(grid), sheet.others, sheet.file_name)
    if len(first.axes) != 1:
        return None
    (axes,) = first.axes
    region = axes.region
    if region.body_rows[-1] != first.grid.rows[-1] or not _is_decided(axes):
        return None
    if not _Rest(cells, region, len(first.grid.rows)).is_alike(sheet):
        return None
    whole = replace(region, grid=grid, body_rows=(*region.body_rows, *grid.rows[len(first.grid.rows) :]))
    if flag_columns(whole):
        return None
    return SheetOfAlikeRows(grid, sheet.others, sheet.file_name, found=(replace(axes, region=whole),))


def _is_decided(axes: TableAxes) -> bool:
    """Whether no row below the first ones can change what a table of names and numbers is."""
    region = axes.region
    distinct = len({path.cells for path in region.headers.values()}) == len(region.headers)
    if axes.axis is not Axis.COLUMNS or not are_pairs(axes) or region.unheaded or not distinct:
        return False
    if any(merge.bottom >= region.body_rows[0] for merge in region.grid.merges):
        return False
    opening = [column for column, cell in region.grid.visible(region.body_rows[0]) if is_figure(cell)]
    if not opening or min(opening) <= max(region.label_columns):
        return False
    return not any(_may_hold_periods(region, column) for column in region.label_columns)


def _may_hold_periods(region: Region, column: int) -> bool:
    """Whether the first cells of a label column name periods or parts of years, so that the others count as well."""
    cells = {row: cell for row in region.body_rows if (cell := region.grid.cell(row, column)) is not None}
    heading = heading_in(region, column)
    if any(read_part(cell, heading) is not None for cell in list(cells.values())[:FIRST_ROWS]):
        return True
    filled = {row: cell for row, cell in cells.items() if has_value(region, row)}
    return may_be_periods(region, column, filled, {})


class _Rest:
    """The rows of a table below the first ``known`` rows of its sheet."""

    def __init__(self, cells: PlainCells, region: Region, known: int) -> None:
        self.cells, self.region, self.known = cells, region, known
        self.at: Whole = np.arange(cells.first_cell(known), cells.filled)
        column = cells.said.column[self.at]
        self.labels: Whole = self.at[np.isin(column, region.label_columns)]
        self.values: Whole = self.at[np.isin(column, region.value_columns)]

    def is_alike(self, sheet: Sheet) -> bool:
        """Whether each has a name in words and else nothing but plain numbers, and none is a header again."""
        cells = self.cells
        if len(self.labels) + len(self.values) != len(self.at):
            return False
        if len(np.unique(cells.row_of(self.labels))) != len(cells) - self.known:
            return False
        if not cells.is_plain_number(self.values).all() or not self._are_words():
            return False
        opening = min(self.region.value_columns)
        above = self.region.header_rows
        return not any(repeats_header(sheet.grid, row, opening, above) for row in self._short_rows())

    def _are_words(self) -> bool:
        if not np.isin(self.cells.said.kind[self.labels], TEXTS).all():
            return False
        rows = self.cells.numbers[self.known :].tolist()
        said: set[str] = set()
        for column in self.region.label_columns:
            known = self.cells.texts(column)
            if known is None:
                return False
            said.update(known[row].raw for row in rows if row in known)
        return all(is_words(Cell(text, text)) for text in said)

    def _short_rows(self) -> list[int]:
        """Return the rows whose numbers are all so short that they can be years, months or counts."""
        row = self.cells.row_of(self.values)
        longest: Whole = np.zeros(len(self.cells), dtype=np.int64)
        np.maximum.at(longest, row, self.cells.said.length[self.values])
        found: list[int] = self.cells.numbers[(longest > 0) & (longest <= LONGEST_TIME)].tolist()
        return found


LONGEST_TIME = len("2010.10")
