"""The figures of a large table in columns: which of its cells are plain numbers, and which are looked at one by one.

What a plain number says follows from its row and its column; how, is for whoever knows where the periods are
(``table_columns``: over the columns; ``row_columns``: at the rows). Numbers of which anything else is to be told take
the ordinary way of ``table``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from indicators.model.pooled import Pooled
from indicators.model.text_column import TextColumn
from indicators.workbook.candidates import OWN_ROW, Candidates
from indicators.workbook.cells.column_codes import Whole, compact, firsts, narrow, spread
from indicators.workbook.cells.grid import Cell, address, column_letters
from indicators.workbook.cells.values import FEW_DECIMALS, CellNumber, PlainNumbers, plain_text, read_numbers
from indicators.workbook.engines.plain_cells import PlainCells
from indicators.workbook.engines.plain_numbers import NO_DECIMALS, own_numbers
from indicators.workbook.time_axes.table_axes import Column, TableAxes

if TYPE_CHECKING:
    from indicators.workbook.tables.table import TableReader

Cells = dict[tuple[int, int], Cell]
Alone = list[list[tuple[int, CellNumber]]]
"""By column the numbers that are looked at one by one, each with its row."""


@dataclass(frozen=True, slots=True)
class ReadNumbers:
    """Plain numbers by row and column: their rows, the places of their columns, texts and shown decimals.

    ``texts`` are exact decimals, ``raws`` the same as stored.
    """

    rows: Whole
    columns: Whole
    texts: TextColumn
    raws: TextColumn
    decimals: Whole

    @classmethod
    def of(cls, place: int, read: Sequence[tuple[int, CellNumber]]) -> ReadNumbers:
        """Return the numbers of one column that were read one by one, each with its row."""
        texts, raws = [one.text for _, one in read], [one.raw for _, one in read]
        decimals = [NO_DECIMALS if one.decimals is None else one.decimals for _, one in read]
        return cls.made(place, [row for row, _ in read], texts, raws, decimals)

    @classmethod
    def made(cls, place: int, rows: list[int], texts: list[str], raws: list[str], decimals: list[int]) -> ReadNumbers:
        written = TextColumn.of(texts)
        stored_as = written if texts == raws else TextColumn.of(raws)
        at = np.array(rows, dtype=np.int32)
        return cls(at, np.full_like(at, place), written, stored_as, np.array(decimals, dtype=np.int64))

    @classmethod
    def joined(cls, parts: Sequence[ReadNumbers]) -> ReadNumbers:
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


class FigureColumns(ABC):
    """Reads the columns of a table; what is to be told goes to its ``reader``."""

    def __init__(self, reader: TableReader, read_rows: Sequence[int]) -> None:
        """``read_rows`` have figures; a cell in another row of the body is asked whether it is read."""
        self.reader = reader
        self.read_rows: Whole = np.array(read_rows, dtype=np.int64)

    @abstractmethod
    def figures(self, columns: Sequence[Column], plain: ReadNumbers, alone: Alone) -> Candidates:
        """Return the plain numbers as figures, and add those that stand ``alone`` to the reader."""

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
        plain = ReadNumbers.joined([plain, *(ReadNumbers.of(at, some) for at, some in enumerate(simple))])
        alone = [[one for one in some if not self._is_plain(columns[at], one[1])] for at, some in enumerate(read)]
        figures = self.figures(columns, plain, alone)
        alone_ones = Candidates.of(reader.reading.candidates)
        reader.reading.candidates = []
        if not len(alone_ones):
            return figures
        found = Candidates.joined([figures, alone_ones])
        return found.taken(np.lexsort((found.column, found.row)))

    def _found(self, columns: Sequence[Column]) -> tuple[ReadNumbers, list[Cells]]:
        """Return the plain numbers of some columns and the other cells of each, in the rows that are read."""
        cells = self.reader.grid.cells
        if not isinstance(cells, PlainCells):
            divided = [self._divided(self.reader.value_cells(column), at, column) for at, column in enumerate(columns)]
            return ReadNumbers.joined([plain for plain, _ in divided]), [others for _, others in divided]
        place = np.full(int(cells.said.column.max()) + 1, -1, dtype=np.int32)
        place[[column.number for column in columns]] = np.arange(len(columns))
        here = np.flatnonzero(place[cells.said.column] >= 0)
        read = np.isin(cells.numbers, self.read_rows)[cells.row_of(here)]
        pair = np.array([is_pair(column) for column in columns])[place[cells.said.column[here]]]
        own = own_numbers(cells, here[read & pair])
        there = np.isin(cells.numbers, np.array(self.reader.region.body_rows))[cells.row_of(here)]
        alone: list[Cells] = [{} for _ in columns]
        for at in np.sort(np.concatenate((own.others, here[(~read | ~pair) & there]))).tolist():
            row, column, cell = int(cells.said.row[at]), int(cells.said.column[at]), cells.cell_at(at)
            if self.reader.is_read(row, column, cell):
                alone[int(place[column])][row, column] = cell
        said = cells.said
        plain = ReadNumbers(said.row[own.cells], place[said.column[own.cells]], own.texts, own.texts, own.decimals)
        divided = [
            self._divided(some, at, column) for at, (some, column) in enumerate(zip(alone, columns, strict=True))
        ]
        return ReadNumbers.joined([plain, *(more for more, _ in divided)]), [others for _, others in divided]

    @staticmethod
    def _is_plain(column: Column, number: CellNumber) -> bool:
        """Whether a cell that was read gives a figure, or an absent one, of which nothing else is to be said."""
        return is_pair(column) and not (number.flags or number.percent or number.mult)

    @staticmethod
    def _divided(cells: Cells, place: int, column: Column) -> tuple[ReadNumbers, Cells]:
        if not is_pair(column):
            return ReadNumbers.made(place, [], [], [], []), cells
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
        return ReadNumbers.made(place, rows, texts, raws, decimals), others

    @staticmethod
    def _beside(plain: ReadNumbers, some: Whole, column: Column) -> PlainNumbers | None:
        if not len(some):
            return None
        first = int(plain.rows[some[0]])
        return PlainNumbers((first, column.number), lambda: plain.texts.taken(some).floats().tolist())


_NUMBERS = frozenset({int, float})


def is_pair(column: Column) -> bool:
    """Whether what stands over a column says the same of each of its figures."""
    return column.header.comparison is None and column.header.part is None


def have_one_line(axes: TableAxes) -> bool:
    """Whether one unit at the most stands over a table, and nothing beside its figures."""
    region, line = axes.region, axes.region.unit_line
    switches = region.unit_switches or region.grid.comments
    return not switches and (line is None or len(line.units) < 2)


def own_cells(row: int, cells: Sequence[tuple[int, int]]) -> str:
    """Return cells that say something of a row, its own number left open."""
    return " ".join(f"{column_letters(column)}{OWN_ROW}" if at == row else address(at, column) for at, column in cells)


def decimals_of(plain: ReadNumbers) -> Pooled[int | None]:
    """Return the decimals that are shown of each number."""
    codes, count = compact(plain.decimals - NO_DECIMALS)
    said = plain.decimals[firsts(codes, count)].tolist()
    return spread([None if one == NO_DECIMALS else one for one in said], codes)
