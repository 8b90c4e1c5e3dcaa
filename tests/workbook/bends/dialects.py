"""One text in the dialects in which programs write it: encoding, ends of lines, delimiter, decimal mark."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from indicators.workbook.cells.grid import Cell, Grid
from tests.workbook.bends.book import Book, changed_cells


class Dialect(NamedTuple):
    encoding: str = "utf-8"
    line_end: str = "\n"
    delimiter: str = ","
    decimal: str = "."
    quoting: int = csv.QUOTE_MINIMAL


PLAIN = Dialect()
DIALECTS = {
    "with a mark of its encoding": Dialect(encoding="utf-8-sig"),
    "in two bytes a letter": Dialect(encoding="utf-16"),
    "with two signs a line end": Dialect(line_end="\r\n"),
    "with the older line end": Dialect(line_end="\r"),
    "divided by tabs": Dialect(delimiter="\t"),
    "divided by semicolons": Dialect(delimiter=";"),
    "with a decimal comma": Dialect(delimiter=";", decimal=","),
    "all in quotes": Dialect(quoting=csv.QUOTE_ALL),
}


def as_text(book: Book) -> Book:
    """Return the first sheet that holds something as a text file of its cells, its numbers as they are stored."""
    grid = next(grid for grid in book.grids if grid.cells)
    cells = changed_cells(grid, lambda _row, _column, cell: Cell(cell.raw, cell.raw)).cells
    stem = Path(book.file_name).stem
    return replace(book, grids=(Grid("(csv)", cells, is_text=True),), file_name=f"{stem}.csv")


def written_in(dialect: Dialect, book: Book, folder: Path) -> Path:
    """Write a text file in a dialect."""
    grid = book.grids[0]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator=dialect.line_end, quoting=dialect.quoting)
    for row in range(1, grid.last_row + 1):
        cells = grid.cells.get(row, {})
        writer.writerow([_typed(cells[at].raw, dialect) if at in cells else "" for at in _columns(grid)])
    path = folder / book.file_name
    path.write_bytes(out.getvalue().encode(dialect.encoding))
    return path


def _columns(grid: Grid) -> range:
    return range(1, grid.last_column + 1)


def _typed(text: str, dialect: Dialect) -> str:
    return text.replace(".", dialect.decimal) if _NUMBER.fullmatch(text) else text


_NUMBER = re.compile(r"-?[0-9]+\.[0-9]+")
