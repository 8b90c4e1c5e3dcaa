"""The figures of a large table with periods over its columns, put into columns without an object a figure.

What a figure says is what its row says (label, path, code, area, unit) and what its column says (header, period, unit);
so each row and each column is looked at once, by the same rules as in ``table``, and the figures are pairs of them.
Numbers of which anything is to be told take the ordinary way one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from indicators.model.finding import Severity
from indicators.model.observation import Qualifier
from indicators.model.pooled import Pooled, pooled
from indicators.model.text_column import TextColumn
from indicators.workbook.candidates import OWN_ROW, Candidates
from indicators.workbook.cells.column_codes import Whole, compact, firsts, narrow, spread
from indicators.workbook.cells.grid import Cell, address, column_letters
from indicators.workbook.cells.tally import MOST_CELLS
from indicators.workbook.cells.values import FEW_DECIMALS, CellNumber, PlainNumbers, plain_text, read_numbers
from indicators.workbook.engines.plain_cells import PlainCells
from indicators.workbook.engines.plain_numbers import NO_DECIMALS, own_numbers
from indicators.workbook.measures.figure_measure import figure_measure
from indicators.workbook.measures.units import FROM_OTHER_SHEET, FoundUnit, code_of, find_unit
from indicators.workbook.row_labels.row_label import RowLabel
from indicators.workbook.time_axes.table_axes import Axis, Column, TableAxes

if TYPE_CHECKING:
    from indicators.workbook.tables.table import TableReader

Cells = dict[tuple[int, int], Cell]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Plain numbers by row and column: their rows, the places of their columns, texts and shown decimals.

    ``texts`` are exact decimals, ``raws`` the same as stored.
    """

    rows: Whole
    columns: Whole
    texts: TextColumn
    raws: TextColumn
    decimals: Whole

    @classmethod
    def of(cls, place: int, read: Sequence[tuple[int, CellNumber]]) -> _Numbers:
        """Return the numbers of one column that were read one by one, each with its row."""
        texts, raws = [one.text for _, one in read], [one.raw for _, one in read]
        decimals = [NO_DECIMALS if one.decimals is None else one.decimals for _, one in read]
        return cls.made(place, [row for row, _ in read], texts, raws, decimals)

    @classmethod
    def made(cls, place: int, rows: list[int], texts: list[str], raws: list[str], decimals: list[int]) -> _Numbers:
        written = TextColumn.of(texts)
        stored_as = written if texts == raws else TextColumn.of(raws)
        at = np.array(rows, dtype=np.int32)
        return cls(at, np.full_like(at, place), written, stored_as, np.array(decimals, dtype=np.int64))

    @classmethod
    def joined(cls, parts: Sequence[_Numbers]) -> _Numbers:
        """Return the numbers of several, in the order of rows and columns."""
        filled = [part for part in parts if len(part.rows)]
        if len(filled) < 2:
            return filled[0] if filled else parts[0]
        rows = np.concatenate([part.rows for part in filled])
        columns = np.concatenate([part.columns for part in filled])
        order = np.lexsort((columns, rows))
        return cls(
            rows[order],
            columns[order],
            TextColumn.joined([part.texts for part in filled]).taken(order),
            TextColumn.joined([part.raws for part in filled]).taken(order),
            np.concatenate([part.decimals for part in filled])[order],
        )

    def by_column(self, count: int) -> list[Whole]:
        """Return the numbers of each of ``count`` columns by their places, from the top down."""
        order = np.argsort(self.columns.astype(narrow(count)), kind="stable")
        return np.split(order, np.cumsum(np.bincount(self.columns, minlength=count))[:-1])


def can_be_columns(reader: TableReader) -> bool:
    """Whether figures of a table follow from its rows and its columns, each looked at alone."""
    return not reader.flags and _have_one_line(reader.axes) and any(map(is_pair, reader.axes.columns))


def are_pairs(axes: TableAxes) -> bool:
    """Whether that holds of all its columns as far as its periods, units and headers say."""
    return _have_one_line(axes) and all(map(is_pair, axes.columns))


def is_pair(column: Column) -> bool:
    """Whether what stands over a column says the same of each of its figures."""
    return column.header.comparison is None and column.header.part is None


def _have_one_line(axes: TableAxes) -> bool:
    region, line = axes.region, axes.region.unit_line
    switches = region.unit_switches or region.grid.comments
    return axes.axis is Axis.COLUMNS and not switches and (line is None or len(line.units) < 2)


def read_columns(reader: TableReader, columns: Sequence[Column]) -> Candidates:
    """Return the figures of ``columns`` by row and column; what is to be told goes to ``reader``."""
    return _Columns(reader).read(columns)


class _Columns:
    def __init__(self, reader: TableReader) -> None:
        self.reader = reader
        self.labels: list[RowLabel] = list(reader.labels.values())
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
            return " ".join(
                f"{column_letters(column)}{OWN_ROW}" if row == label.row else address(row, column)
                for row, column in cells
            )
        if columns not in self._own_cells:
            self._own_cells[columns] = " ".join(f"{column_letters(column)}{OWN_ROW}" for column in columns)
        return self._own_cells[columns]

    def read(self, columns: Sequence[Column]) -> Candidates:
        reader = self.reader
        plain, others = self._found(columns)
        places = plain.by_column(len(columns))
        numbers = read_numbers(
            reader.grid.name,
            others,
            is_text=reader.grid.is_text,
            beside=[self._beside(plain, some, column) for some, column in zip(places, columns, strict=True)],
        )
        reader.reading.findings += numbers.findings
        read = [[(row, one) for row, at in cells if (one := numbers.numbers.get((row, at)))] for cells in others]
        simple = [[one for one in some if self._is_plain(columns[at], one[1])] for at, some in enumerate(read)]
        plain = _Numbers.joined([plain, *(_Numbers.of(at, some) for at, some in enumerate(simple))])
        figures = _Figures(self, columns, plain)
        for place, (column, some) in enumerate(zip(columns, plain.by_column(len(columns)), strict=True)):
            alone = [one for one in read[place] if not self._is_plain(column, one[1])]
            self._tell(column, figures.units[place], plain.rows[some], figures.which[some], alone)
        alone_ones = Candidates.of(reader.reading.candidates)
        reader.reading.candidates = []
        if not len(alone_ones):
            return figures.candidates()
        found = Candidates.joined([figures.candidates(), alone_ones])
        return found.taken(np.lexsort((found.column, found.row)))

    def _found(self, columns: Sequence[Column]) -> tuple[_Numbers, list[Cells]]:
        """Return the plain numbers of some columns and the other cells of each, in the rows that are read."""
        cells = self.reader.grid.cells
        if not isinstance(cells, PlainCells):
            divided = [self._divided(self.reader.value_cells(column), at, column) for at, column in enumerate(columns)]
            return _Numbers.joined([plain for plain, _ in divided]), [others for _, others in divided]
        place = np.full(int(cells.said.column.max()) + 1, -1, dtype=np.int32)
        place[[column.number for column in columns]] = np.arange(len(columns))
        here = np.flatnonzero(place[cells.said.column] >= 0)
        read = np.isin(cells.numbers, self.read_rows)[cells.row_of(here)]
        pair = np.array([is_pair(column) for column in columns])[place[cells.said.column[here]]]
        own = own_numbers(cells, here[read & pair])
        there = np.isin(cells.numbers, self.body)[cells.row_of(here)]
        alone: list[Cells] = [{} for _ in columns]
        for at in np.sort(np.concatenate((own.others, here[(~read | ~pair) & there]))).tolist():
            row, column, cell = int(cells.said.row[at]), int(cells.said.column[at]), cells.cell_at(at)
            if self.reader.is_read(row, column, cell):
                alone[int(place[column])][row, column] = cell
        said = cells.said
        plain = _Numbers(said.row[own.cells], place[said.column[own.cells]], own.texts, own.texts, own.decimals)
        divided = [
            self._divided(some, at, column) for at, (some, column) in enumerate(zip(alone, columns, strict=True))
        ]
        return _Numbers.joined([plain, *(more for more, _ in divided)]), [others for _, others in divided]

    @cached_property
    def read_rows(self) -> Whole:
        """The rows whose label has figures; a cell in another row of the body is asked whether it is read."""
        return np.array([label.row for label in self.labels if label.has_numbers], dtype=np.int64)

    @cached_property
    def body(self) -> Whole:
        return np.array(self.reader.region.body_rows, dtype=np.int64)

    @staticmethod
    def _is_plain(column: Column, number: CellNumber) -> bool:
        """Whether a cell that was read gives a figure, or an absent one, of which nothing else is to be said."""
        return is_pair(column) and not (number.flags or number.percent or number.mult)

    @staticmethod
    def _divided(cells: Cells, place: int, column: Column) -> tuple[_Numbers, Cells]:
        if not is_pair(column):
            return _Numbers.made(place, [], [], [], []), cells
        rows, texts, raws, decimals, others = [], [], [], [], {}
        for position, cell in cells.items():
            value, style = cell.value, cell.style
            if type(value) in _NUMBERS and not style.percent and not style.cut_thousands and not cell.error:
                text = plain_text(value)  # type: ignore[arg-type]
                stored = len(text.partition(".")[2])
                fixed = style.decimals
                rows.append(position[0])
                texts.append(text)
                raws.append(cell.raw)
                decimals.append(fixed if fixed is not None else stored if stored <= FEW_DECIMALS else NO_DECIMALS)
            else:
                others[position] = cell
        return _Numbers.made(place, rows, texts, raws, decimals), others

    @staticmethod
    def _beside(plain: _Numbers, some: Whole, column: Column) -> PlainNumbers | None:
        if not len(some):
            return None
        first = int(plain.rows[some[0]])
        return PlainNumbers((first, column.number), lambda: plain.texts.taken(some).floats().tolist())

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
            if unit.sheet and unit.unit is not None and len(mine := rows[which == place]):
                where = [column.position or (int(mine[0]), column.number)]
                params = {"text": unit.text, "where": unit.elsewhere}
                reader.tally.add_rows(FROM_OTHER_SHEET, Severity.INFO, where, len(mine), params)
        open_ones = np.array([unit.unit is None for unit in said], dtype=bool)
        asked = rows[open_ones[which]]
        found = next((unit for unit in said if unit.unit is None), None)
        first_alone = alone[0][0] if alone else None
        if found is not None and len(asked):
            code, text = ("unit_open", found.text) if found.text else ("unit_absent", column.path.text[:80])
            cells = [column.position] if column.position else [(int(row), column.number) for row in asked[:MOST_CELLS]]
            if first_alone is not None and not column.position:
                cells = sorted({*cells, *((row, column.number) for row, _ in alone)})[:MOST_CELLS]
            reader.tally.add_rows(code, Severity.SOFT, cells, len(asked), {"text": text})
        for row, number in alone:
            reader.add(column, row, number)


_NUMBERS = frozenset({int, float})


class _Figures:
    """Plain numbers as figures: each has what its row says, what its column says, and the unit of both."""

    def __init__(self, table: _Columns, columns: Sequence[Column], plain: _Numbers) -> None:
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
            "decimals": self._decimals(),
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

    def _decimals(self) -> Pooled[int | None]:
        codes, count = compact(self.plain.decimals - NO_DECIMALS)
        said = self.plain.decimals[firsts(codes, count)].tolist()
        return spread([None if one == NO_DECIMALS else one for one in said], codes)


def _names(cells: Sequence[tuple[int, int]]) -> str:
    return " ".join(address(*cell) for cell in cells)
