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
from indicators.workbook.candidates import OWN_ROW, Candidates
from indicators.workbook.column_codes import Whole, compact, firsts, narrow, spread
from indicators.workbook.figure_measure import figure_measure
from indicators.workbook.grid import Cell, address, column_letters
from indicators.workbook.plain_cells import PlainCells
from indicators.workbook.plain_numbers import NO_DECIMALS, OwnNumbers, own_numbers
from indicators.workbook.row_label import RowLabel
from indicators.workbook.table_axes import Axis, Column, TableAxes
from indicators.workbook.tally import MOST_CELLS
from indicators.workbook.units import FoundUnit, code_of, find_unit
from indicators.workbook.values import FEW_DECIMALS, PlainNumbers, plain_text, read_numbers

if TYPE_CHECKING:
    from indicators.workbook.table import TableReader

Cells = dict[tuple[int, int], Cell]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The plain numbers of a column: their rows, texts as exact decimals, texts as stored, and shown decimals."""

    rows: Whole
    texts: list[str]
    raws: list[str]
    decimals: Whole

    def after(self, rows: Whole, own: OwnNumbers) -> _Numbers:
        """Return these numbers and those of some ``rows`` that are written as they are, by row."""
        if not len(self.rows):
            return _Numbers(rows, own.texts, own.texts, own.decimals)
        texts, raws = own.texts + self.texts, own.texts + self.raws
        order = np.argsort(np.concatenate((rows, self.rows)), kind="stable")
        listed = order.tolist()
        return _Numbers(
            np.concatenate((rows, self.rows))[order],
            [texts[at] for at in listed],
            [raws[at] for at in listed],
            np.concatenate((own.decimals, self.decimals))[order],
        )


def can_be_columns(reader: TableReader) -> bool:
    """Whether each figure of a table follows from its row and its column, each looked at alone."""
    return not reader.flags and are_pairs(reader.axes)


def are_pairs(axes: TableAxes) -> bool:
    """Whether that holds as far as its periods, units and headers say."""
    region, line = axes.region, axes.region.unit_line
    return (
        axes.axis is Axis.COLUMNS
        and not (region.unit_switches or region.grid.comments)
        and (line is None or len(line.units) < 2)
        and all(column.header.comparison is None and column.header.part is None for column in axes.columns)
    )


def read_columns(reader: TableReader, columns: Sequence[Column]) -> Candidates:
    """Return the figures of ``columns`` by row and column; what is to be told goes to ``reader``."""
    return _Columns(reader).read(columns)


class _Columns:
    def __init__(self, reader: TableReader) -> None:
        self.reader = reader
        self.labels: list[RowLabel] = list(reader.labels.values())
        self.row_numbers: Whole = np.array([label.row for label in self.labels], dtype=np.int64)
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
        cells = self.reader.cells_of(label)
        return " ".join(
            f"{column_letters(column)}{OWN_ROW}" if row == label.row else address(row, column) for row, column in cells
        )

    def read(self, columns: Sequence[Column]) -> Candidates:
        reader = self.reader
        divided = [self._found(column) for column in columns]
        numbers = read_numbers(
            reader.grid.name,
            [others for _, others in divided],
            is_text=reader.grid.is_text,
            beside=[self._beside(plain, column) for (plain, _), column in zip(divided, columns, strict=True)],
        )
        reader.reading.findings += numbers.findings
        parts = []
        for column, (plain, others) in zip(columns, divided, strict=True):
            alone = [(position[0], numbers.numbers.get(position)) for position in others]
            parts.append(self._part(column, plain, [(row, number) for row, number in alone if number is not None]))
        del divided, numbers
        found = Candidates.joined([*parts, Candidates.of(reader.reading.candidates)])
        del parts
        reader.reading.candidates = []
        return found.taken(np.lexsort((found.column, found.row))) if len(found) else found

    def _found(self, column: Column) -> tuple[_Numbers, Cells]:
        """Return the plain numbers of a column and its other cells, in the rows that are read."""
        cells = self.reader.grid.cells
        if not isinstance(cells, PlainCells):
            return self._divided(self.reader.value_cells(column))
        here = cells.column(column.number)
        rows = cells.numbers[here.row]
        read = np.isin(rows, self.read_rows)
        own = own_numbers(cells, here.cell[read])
        alone = {}
        for at in np.sort(np.concatenate((own.others, here.cell[~read & np.isin(rows, self.body)]))).tolist():
            row, cell = int(cells.numbers[cells.row_of(at)]), cells.cell_at(at)
            if self.reader.is_read(row, column.number, cell):
                alone[row, column.number] = cell
        plain, others = self._divided(alone)
        return plain.after(cells.numbers[cells.row_of(own.cells)], own), others

    @cached_property
    def read_rows(self) -> Whole:
        """The rows whose label has figures; a cell in another row of the body is asked whether it is read."""
        return np.array([label.row for label in self.labels if label.has_numbers], dtype=np.int64)

    @cached_property
    def body(self) -> Whole:
        return np.array(self.reader.region.body_rows, dtype=np.int64)

    @staticmethod
    def _divided(cells: Cells) -> tuple[_Numbers, Cells]:
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
        return _Numbers(np.array(rows, dtype=np.int64), texts, raws, np.array(decimals, dtype=np.int64)), others

    @staticmethod
    def _beside(plain: _Numbers, column: Column) -> PlainNumbers | None:
        if not len(plain.rows):
            return None
        return PlainNumbers((int(plain.rows[0]), column.number), lambda: [float(text) for text in plain.texts])

    def _part(self, column: Column, plain: _Numbers, alone: list[tuple[int, Any]]) -> Candidates:
        """Return the plain figures of a column; the others are added one by one, all told in the order of rows."""
        reader, header = self.reader, column.header
        rows = plain.rows.astype(np.int32)
        at = np.searchsorted(self.row_numbers, plain.rows)
        said = self._units_of(column)
        which = self.units.codes(len(self.labels))[at]
        self._tell(column, said, plain.rows, which, alone)
        read = reader.axes.period_at(column, None)
        period = read.period if read else None
        measures = [figure_measure(header, "", reader.title, period, unit) for unit in said]

        def of_unit(values: list[Any]) -> Pooled[Any]:
            return spread(values, which)

        evidence = {
            "header": Pooled((self._names(column.path.cells),)),
            "label": Pooled(self.cells.pool, self._at(self.cells, at)),
            "unit": of_unit([self._names((unit.position,)) if unit.position else "" for unit in said]),
            "title": Pooled((self._names(reader.title_cells),)),
            "period": Pooled((self._names(read.cells) if read else "",)),
        }
        return Candidates(
            rows,
            np.full(len(rows), column.number, dtype=np.int32),
            plain.texts,
            plain.texts if plain.texts is plain.raws or plain.texts == plain.raws else plain.raws,
            {
                "sheet": Pooled((reader.grid.name,)),
                **{name: Pooled(one.pool, self._at(one, at)) for name, one in self.of_row.items()},
                "header": Pooled((column.path.text,)),
                "title": Pooled((reader.title,)),
                "period": Pooled((period,)),
                "period_text": Pooled((read.text if read else "",)),
                "measure": of_unit(measures),
                "unit_text": of_unit([unit.text for unit in said]),
                "unit_measure": of_unit([code_of(unit.unit) if unit.unit else "" for unit in said]),
                "unit_mult": of_unit([unit.unit.unit_mult if unit.unit else None for unit in said]),
                "decimals": self._decimals(plain.decimals),
                "obs_status": Pooled((header.obs_status,)),
                "qualifier": Pooled((Qualifier.EXACT.value,)),
                "notes": Pooled(("",)),
                "layout": Pooled((reader.layout,)),
                "item": Pooled((header.item,)),
            },
            evidence,
            Pooled(self.printed.pool, self._at(self.printed, at)),
        )

    @staticmethod
    def _decimals(said: Whole) -> Pooled[int | None]:
        codes, count = compact(said - NO_DECIMALS)
        first = firsts(codes, count)
        order = np.argsort(first)
        place = np.empty(count, dtype=np.int64)
        place[order] = np.arange(count)
        return spread([None if one == NO_DECIMALS else one for one in said[first[order]].tolist()], place[codes])

    def _at(self, column: Pooled[Any], at: Whole) -> Any:
        return None if column.at is None else np.asarray(column.at, dtype=narrow(len(column.pool)))[at]

    def _names(self, cells: Sequence[tuple[int, int]]) -> str:
        return " ".join(address(*cell) for cell in cells)

    def _units_of(self, column: Column) -> list[FoundUnit]:
        """Return the unit that each different unit of a row makes under a column."""
        places = self.units.codes(len(self.labels)).tolist()
        firsts = {place: label for label, place in zip(self.labels, places, strict=True)}
        return [
            find_unit(self.reader.region, column.header, column.position, firsts.get(place), 0)
            for place in range(len(self.units.pool))
        ]

    def _tell(
        self, column: Column, said: list[FoundUnit], rows: Whole, which: Whole, alone: list[tuple[int, Any]]
    ) -> None:
        """Tell of units that are open or absent, and add the figures that are not plain, in the order of rows."""
        reader = self.reader
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
