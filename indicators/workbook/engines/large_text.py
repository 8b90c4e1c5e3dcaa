"""The cells of a large text file without an object a cell: their texts one after the other, and where each begins."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

import numpy as np

from indicators.workbook.cells.grid import Cell
from indicators.workbook.engines.plain_cells import PlainCells, Written
from indicators.workbook.engines.plain_part import NO_STYLE, TEXT, PlainRows


class TextCells(PlainCells):
    """Cells that are all texts, as they stand in the file."""

    def text(self, cell: int) -> str:
        start = int(self.said.start[cell])
        return self.said.data[start : start + int(self.said.length[cell])].decode("utf-8")


def text_cells(records: Iterable[tuple[int, Mapping[int, str]]]) -> TextCells:
    """Return the cells of records, each the number of its row and its texts by column, in order."""
    data = bytearray()
    rows, columns, lengths = array("i"), array("i"), array("i")
    for number, said in records:
        for column, text in said.items():
            written = text.encode("utf-8")
            data += written
            rows.append(number)
            columns.append(column)
            lengths.append(len(written))
    length = np.array(lengths, dtype=np.int64)
    cells = PlainRows(
        bytes(data),
        np.array(rows, dtype=np.int32),
        np.array(columns, dtype=np.int32),
        np.full(len(length), TEXT, dtype=np.uint8),
        np.full(len(length), NO_STYLE, dtype=np.int32),
        np.cumsum(length) - length,
        length,
    )
    return TextCells(cells, (), (), _row)


def _row(_row: int, written: list[Written]) -> Mapping[int, Cell]:
    return {column: Cell(text, text) for column, _, _, text in written}
