"""A file in memory: its sheets as grids, written as a workbook or as text."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from indicators.workbook.cells.grid import Cell, Grid, Merge, Visibility
from indicators.workbook.engines import delimited, spreadsheetml
from indicators.workbook.limits import Limits

Place = tuple[str, int, int]
"""A sheet, a row and a column."""
Cells = Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True)
class Book:
    grids: tuple[Grid, ...]
    file_name: str

    @property
    def is_text(self) -> bool:
        return self.grids[0].is_text


@dataclass(frozen=True)
class Bent:
    """A changed book. ``home`` is where a cell of it stood before, None for a new one.

    ``gone`` are the places that lost their figures, ``grown`` those of the changed book that got one.
    """

    book: Book
    home: Callable[[Place], Place | None] = lambda place: place
    gone: frozenset[Place] = frozenset()
    grown: frozenset[Place] = frozenset()


def opened(path: Path) -> Book:
    """Open a workbook or a text file."""
    engine = delimited if path.suffix == ".csv" else spreadsheetml
    return Book(tuple(engine.read_grids(path, Limits())[0]), path.name)


def written(book: Book, folder: Path) -> Path:
    """Write a book under its own name."""
    path = folder / book.file_name
    if book.is_text:
        _write_text(book.grids[0], path)
    else:
        _write_workbook(book.grids, path)
    return path


def _write_text(grid: Grid, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t" if grid.name == "(text)" else ",")
        for row in range(1, grid.last_row + 1):
            cells = grid.cells.get(row, {})
            writer.writerow([cells[at].raw if at in cells else "" for at in range(1, grid.last_column + 1)])


def _write_workbook(grids: Iterable[Grid], path: Path) -> None:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for grid in grids:
        sheet = workbook.create_sheet(grid.name)
        sheet.sheet_state = {Visibility.VISIBLE: "visible", Visibility.HIDDEN: "hidden"}.get(
            grid.visibility, "veryHidden"
        )
        for row, cells in grid.cells.items():
            for column, cell in cells.items():
                out = sheet.cell(row, column, cell.error or cell.value)
                out.number_format = cell.style.number_format
                if cell.style.indent:
                    out.alignment = Alignment(indent=cell.style.indent)
                if cell.style.bold:
                    out.font = Font(bold=True)
        for merge in grid.merges:
            sheet.merge_cells(None, merge.top, merge.left, merge.bottom, merge.right)
    workbook.save(path)


def changed_cells(grid: Grid, change: Callable[[int, int, Cell], Cell | None]) -> Grid:
    """Return the sheet with each cell changed; None takes a cell away."""
    rows = {}
    for row, cells in grid.cells.items():
        kept = {column: new for column, cell in cells.items() if (new := change(row, column, cell)) is not None}
        if kept:
            rows[row] = kept
    return replace(grid, cells=rows)


def with_cells(grid: Grid, added: Mapping[tuple[int, int], Cell]) -> Grid:
    """Return the sheet with more cells, or others."""
    rows = {row: dict(cells) for row, cells in grid.cells.items()}
    for (row, column), cell in added.items():
        rows.setdefault(row, {})[column] = cell
    return replace(grid, cells={row: dict(sorted(rows[row].items())) for row in sorted(rows)})


def renamed(book: Book, file_name: str = "", **said: object) -> Book:
    return replace(book, file_name=file_name + PurePath(book.file_name).suffix if file_name else book.file_name, **said)


def text(said: str) -> Cell:
    return Cell(said, said)


def moved(grid: Grid, row_of: Callable[[int], int], column_of: Callable[[int], int]) -> Grid:
    """Return the sheet with its rows and columns elsewhere; the order may not change within a merged range."""
    rows = {row_of(row): {column_of(at): cell for at, cell in cells.items()} for row, cells in grid.cells.items()}
    return replace(
        grid,
        cells={row: dict(sorted(rows[row].items())) for row in sorted(rows)},
        merges=tuple(
            Merge(row_of(one.top), column_of(one.left), row_of(one.bottom), column_of(one.right)) for one in grid.merges
        ),
        hidden_rows=frozenset(map(row_of, grid.hidden_rows)),
        hidden_columns=frozenset(map(column_of, grid.hidden_columns)),
        comments={(row_of(row), column_of(at)): said for (row, at), said in grid.comments.items()},
    )
