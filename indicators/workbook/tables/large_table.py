"""Whether the figures of a large table come in columns, and by which of two ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from indicators.workbook.candidates import Candidates
from indicators.workbook.tables.row_columns import RowColumns, can_be_rows
from indicators.workbook.tables.table_columns import PairColumns, can_be_columns
from indicators.workbook.time_axes.table_axes import Column

if TYPE_CHECKING:
    from indicators.workbook.tables.table import TableReader


def read_large(reader: TableReader, columns: Sequence[Column]) -> Candidates | None:
    """Return the figures of ``columns``, what is to be told going to ``reader``; None: they are read one by one."""
    if can_be_columns(reader):
        return PairColumns(reader).read(columns)
    return RowColumns(reader).read(columns) if can_be_rows(reader) else None
