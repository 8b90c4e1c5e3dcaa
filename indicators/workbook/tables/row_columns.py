"""The figures of a large table with periods at its rows and a series a column, put into columns.

The rows say nothing but periods, so all figures of a column say the same but for these and their numbers; what they say
is asked of the first one of each kind of period, by the rules of ``table``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from indicators.model.pooled import pooled
from indicators.workbook.candidate import Candidate
from indicators.workbook.candidates import Candidates
from indicators.workbook.cells.column_codes import Whole, compact, firsts, spread
from indicators.workbook.cells.values import CellNumber
from indicators.workbook.engines.plain_numbers import NO_DECIMALS
from indicators.workbook.tables.figure_columns import (
    Alone,
    FigureColumns,
    ReadNumbers,
    decimals_of,
    have_one_line,
    own_cells,
)
from indicators.workbook.tables.prototypes import PERIOD, said_by
from indicators.workbook.tables.row_headings import headings_of
from indicators.workbook.time_axes.table_axes import Axis, Column, ReadPeriod
from indicators.workbook.time_axes.year_to_date import may_add_up

if TYPE_CHECKING:
    from indicators.workbook.tables.table import TableReader


def can_be_rows(reader: TableReader) -> bool:
    """Whether the rows of a table say nothing of its figures but their periods."""
    axes = reader.axes
    if axes.axis is not Axis.ROWS or reader.flags or not have_one_line(axes) or reader.labels or reader.group_names:
        return False
    if any(column.position is None or may_add_up(column.path.text, reader.title) for column in axes.columns):
        return False
    return not any(headings_of(axes).values())


class RowColumns(FigureColumns):
    def __init__(self, reader: TableReader) -> None:
        self.reads: dict[int, ReadPeriod] = reader.axes.rows
        mostly = reader.axes.mostly_read
        super().__init__(
            reader, [row for row, read in self.reads.items() if read.period or (read.asked and not mostly)]
        )

    def figures(self, columns: Sequence[Column], plain: ReadNumbers, alone: Alone) -> Candidates:
        rows, place = np.unique(plain.rows, return_inverse=True)
        reads = [self.reads[row] for row in rows.tolist()]
        kinds = pooled(self._kind(read) for read in reads)
        kind = kinds.codes(len(rows))[place]
        group, count = compact(plain.columns.astype(np.int64) * max(len(kinds.pool), 1) + kind)
        prototypes = [self._figure(columns[int(plain.columns[at])], plain, at) for at in firsts(group, count).tolist()]
        for column, some in zip(columns, plain.by_column(len(columns)), strict=True):
            self._tell(column, plain.rows[some], len(np.unique(group[some])))
        for column, numbers in zip(columns, alone, strict=True):
            for row, number in numbers:
                self.reader.add(column, row, number)
        said, evidence = said_by(prototypes, group)
        said["period"] = spread([read.period for read in reads], place)
        said["period_text"] = spread([read.text for read in reads], place)
        said["decimals"] = decimals_of(plain)
        cells = [own_cells(row, read.cells) for row, read in zip(rows.tolist(), reads, strict=True)]
        evidence[PERIOD] = spread(cells, place)
        numbers_of = np.array([column.number for column in columns], dtype=np.int32)
        printed = spread([one.printed for one in prototypes], group)
        return Candidates(
            plain.rows.astype(np.int32), numbers_of[plain.columns], plain.texts, plain.raws, said, evidence, printed
        )

    def _kind(self, read: ReadPeriod) -> tuple[object, ...]:
        """Return what of a row is asked by the rules of a figure beside its own period."""
        period = read.period
        kind = (period.kind, period.whole_months, period.is_year_to_date) if period is not None else ()
        return (*kind, self.reader.status_of(read))

    def _figure(self, column: Column, plain: ReadNumbers, at: int) -> Candidate:
        text, decimals = plain.texts[at], int(plain.decimals[at])
        number = CellNumber(
            float(text) if text else None, text, plain.raws[at], None if decimals == NO_DECIMALS else decimals
        )
        self.reader.add(column, int(plain.rows[at]), number)
        return self.reader.reading.candidates.pop()

    def _tell(self, column: Column, rows: Whole, told: int) -> None:
        """Tell of the other figures of a column what was told of ``told`` of them: an open unit, or one elsewhere."""
        reader, more = self.reader, len(rows) - told
        if more <= 0:
            return
        if (found := reader.unit_over(column, int(rows[0])).told(column.path.text)) is not None:
            code, severity, params = found
            reader.tally.add_rows(code, severity, [], more, params)
