"""The figures of a large table with periods over its columns, put into columns without an object a figure.

What a figure says is what its row says (label, path, code, area, unit) and what its column says (header, period, unit);
so each row and each column is looked at once, by the same rules as in ``table``, and the figures are pairs of them.
Numbers of which anything is to be told take the ordinary way one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from indicators.model.observation import Qualifier
from indicators.model.pooled import Pooled, pooled
from indicators.workbook.candidates import Candidates
from indicators.workbook.cells.column_codes import Whole, narrow, spread
from indicators.workbook.cells.grid import address
from indicators.workbook.cells.tally import MOST_CELLS
from indicators.workbook.measures.figure_measure import figure_measure
from indicators.workbook.measures.units import FoundUnit, code_of, find_unit
from indicators.workbook.row_labels.row_label import RowLabel
from indicators.workbook.tables.figure_columns import (
    Alone,
    FigureColumns,
    ReadNumbers,
    decimals_of,
    have_one_line,
    is_pair,
    own_cells,
)
from indicators.workbook.time_axes.table_axes import Axis, Column, TableAxes

if TYPE_CHECKING:
    from indicators.workbook.tables.table import TableReader


def can_be_columns(reader: TableReader) -> bool:
    """Whether figures of a table follow from its rows and its columns, each looked at alone."""
    return not reader.flags and _are_over_columns(reader.axes) and any(map(is_pair, reader.axes.columns))


def are_pairs(axes: TableAxes) -> bool:
    """Whether that holds of all its columns as far as its periods, units and headers say."""
    return _are_over_columns(axes) and all(map(is_pair, axes.columns))


def _are_over_columns(axes: TableAxes) -> bool:
    return axes.axis is Axis.COLUMNS and have_one_line(axes)


class PairColumns(FigureColumns):
    def __init__(self, reader: TableReader) -> None:
        self.labels: list[RowLabel] = list(reader.labels.values())
        super().__init__(reader, [label.row for label in self.labels if label.has_numbers])
        self.row_numbers: Whole = np.array([label.row for label in self.labels], dtype=np.int64)
        self._own_cells: dict[tuple[int, ...], str] = {}
        block = reader.region.block
        self.of_row: dict[str, Pooled[Any]] = {
            "label": pooled(label.text for label in self.labels),
            "path": pooled((*block, *label.path) for label in self.labels),
            "heads": pooled(label.heads for label in self.labels),
            "code": pooled(label.code for label in self.labels),
            "ref_area": pooled(label.area for label in self.labels),
        }
        self.printed = pooled(label.printed for label in self.labels)
        self.cells = pooled(self._cells(label) for label in self.labels)
        self.units = pooled((label.unit, label.unit_position) for label in self.labels)

    def _cells(self, label: RowLabel) -> str:
        """Return the cells that name a row, its own number left open."""
        cells = self.reader.label_cells.of(label)
        columns = tuple(column if row == label.row else -1 for row, column in cells)
        if -1 in columns:
            return own_cells(label.row, cells)
        if columns not in self._own_cells:
            self._own_cells[columns] = own_cells(label.row, cells)
        return self._own_cells[columns]

    def figures(self, columns: Sequence[Column], plain: ReadNumbers, alone: Alone) -> Candidates:
        figures = _Figures(self, columns, plain)
        for place, (column, some) in enumerate(zip(columns, plain.by_column(len(columns)), strict=True)):
            self._tell(column, figures.units[place], plain.rows[some], figures.which[some], alone[place])
        return figures.candidates()

    def units_of(self, column: Column) -> list[FoundUnit]:
        """Return the unit that each different unit of a row makes under a column."""
        return [
            find_unit(self.reader.region, column.header, column.position, self._of_unit.get(place), 0)
            for place in range(len(self.units.pool))
        ]

    @cached_property
    def _of_unit(self) -> dict[int, RowLabel]:
        """The label of a row of each unit."""
        places = self.units.codes(len(self.labels)).tolist()
        return dict(zip(places, self.labels, strict=True))

    def _tell(
        self, column: Column, said: list[FoundUnit], rows: Whole, which: Whole, alone: list[tuple[int, Any]]
    ) -> None:
        """Tell of units that are open, absent or elsewhere, and add figures that are not plain, in order of rows."""
        reader = self.reader
        for place, unit in enumerate(said):
            told = unit.told(column.path.text) if unit.unit is not None else None
            if told is not None and len(mine := rows[which == place]):
                code, severity, params = told
                where = [column.position or (int(mine[0]), column.number)]
                reader.tally.add_rows(code, severity, where, len(mine), params)
        open_ones = np.array([unit.unit is None for unit in said], dtype=bool)
        asked = rows[open_ones[which]]
        found = next((unit.told(column.path.text) for unit in said if unit.unit is None), None)
        first_alone = alone[0][0] if alone else None
        if found is not None and len(asked):
            code, severity, params = found
            cells = [column.position] if column.position else [(int(row), column.number) for row in asked[:MOST_CELLS]]
            if first_alone is not None and not column.position:
                cells = sorted({*cells, *((row, column.number) for row, _ in alone)})[:MOST_CELLS]
            reader.tally.add_rows(code, severity, cells, len(asked), params)
        for row, number in alone:
            reader.add(column, row, number)


class _Figures:
    """Plain numbers as figures: each has what its row says, what its column says, and the unit of both."""

    def __init__(self, table: PairColumns, columns: Sequence[Column], plain: ReadNumbers) -> None:
        self.table, self.columns, self.plain = table, columns, plain
        rows = table.row_numbers
        place = np.zeros(int(rows.max(initial=0)) + 1, dtype=np.int32)
        place[rows] = np.arange(len(rows), dtype=np.int32)
        self.at: Whole = place[plain.rows]
        self.which: Whole = table.units.codes(len(rows)).astype(narrow(len(table.units.pool)))[self.at]
        self.units = [table.units_of(column) for column in columns]

    def candidates(self) -> Candidates:
        table, plain, reader = self.table, self.plain, self.table.reader
        periods = [reader.axes.period_at(column, None) for column in self.columns]
        of_column, of_unit, of_row = self._of_column, self._of_unit, self._of_row
        evidence = {
            "header": of_column([_names(column.path.cells) for column in self.columns]),
            "label": of_row(table.cells),
            "unit": of_unit([[unit.cell for unit in one] for one in self.units]),
            "title": Pooled((_names(reader.title_cells),)),
            "period": of_column([_names(read.cells) if read else "" for read in periods]),
        }
        read_periods = [read.period if read else None for read in periods]
        pooled_columns = {
            "sheet": Pooled((reader.grid.name,)),
            **{name: of_row(one) for name, one in table.of_row.items()},
            "header": of_column([column.path.text for column in self.columns]),
            "title": Pooled((reader.title,)),
            "period": of_column(read_periods),
            "period_text": of_column([read.text if read else "" for read in periods]),
            "measure": of_unit([
                [figure_measure(column.header, "", reader.title, period, unit) for unit in one]
                for column, period, one in zip(self.columns, read_periods, self.units, strict=True)
            ]),
            "unit_text": of_unit([[unit.text for unit in one] for one in self.units]),
            "unit_measure": of_unit([[code_of(unit.unit) if unit.unit else "" for unit in one] for one in self.units]),
            "unit_mult": of_unit([[unit.unit.unit_mult if unit.unit else None for unit in one] for one in self.units]),
            "decimals": decimals_of(self.plain),
            "obs_status": of_column([column.header.obs_status for column in self.columns]),
            "qualifier": Pooled((Qualifier.EXACT.value,)),
            "notes": Pooled(("",)),
            "layout": Pooled((reader.layout,)),
            "item": of_column([column.header.item for column in self.columns]),
        }  # fmt: skip
        numbers = np.array([column.number for column in self.columns], dtype=np.int32)
        return Candidates(
            plain.rows.astype(np.int32),
            numbers[plain.columns],
            plain.texts,
            plain.raws,
            pooled_columns,
            evidence,
            of_row(table.printed),
        )

    def _of_column(self, values: Sequence[Any]) -> Pooled[Any]:
        return spread(values, self.plain.columns)

    def _of_row(self, column: Pooled[Any]) -> Pooled[Any]:
        if column.at is None:
            return column
        return Pooled(column.pool, np.asarray(column.at, dtype=narrow(len(column.pool)))[self.at])

    def _of_unit(self, values: Sequence[Sequence[Any]]) -> Pooled[Any]:
        """Return what each column says of each unit of a row."""
        count = len(self.table.units.pool)
        whole = [value for one in values for value in one]
        return spread(whole, self.plain.columns * count + self.which if count > 1 else self.plain.columns)


def _names(cells: Sequence[tuple[int, int]]) -> str:
    return " ".join(address(*cell) for cell in cells)
