"""Binary Excel (.xls, .xlsb) and OpenDocument (.ods) through calamine: values, merged ranges, sheet visibility.

These carry no number formats, indents or comments into the grid. A Rust panic or abort here ends the process; that is
why nothing but the throw-away child calls it for a file of a stranger.
"""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from indicators.model.finding import Finding, Severity
from indicators.workbook.cells.grid import PLAIN, Cell, Grid, Merge, Visibility, address
from indicators.workbook.engines.wide_text import rejoined
from indicators.workbook.limits import LONGEST_TEXT, Limits, is_large
from indicators.workbook.progress import begin_sheet
from indicators.workbook.refusal import RefusalError


def read_grids(path: Path, limits: Limits) -> tuple[list[Grid], list[Finding]]:
    """Read every worksheet. Raises RefusalError where the file cannot be read whole."""
    try:
        with path.open("rb") as stream:  # by its content: of a path the engine believes the extension
            may_be_columns = is_large(path.stat().st_size)
            return _read_sheets(CalamineWorkbook.from_filelike(stream), limits, may_be_columns)
    except PasswordError as error:
        raise RefusalError("file_encrypted") from error
    except (CalamineError, OSError) as error:
        raise RefusalError("file_damaged", part=path.name) from error


def _read_sheets(workbook: CalamineWorkbook, limits: Limits, may_be_columns: bool) -> tuple[list[Grid], list[Finding]]:
    grids: list[Grid] = []
    findings: list[Finding] = []
    left = limits.file_cells
    for number, entry in enumerate(workbook.sheets_metadata, start=1):
        begin_sheet("open", number, len(workbook.sheets_metadata))
        if entry.typ != SheetTypeEnum.WorkSheet:
            findings.append(Finding("sheet_without_cells", Severity.INFO, entry.name))
            continue
        sheet = workbook.get_sheet_by_name(entry.name)
        grid = _read_sheet(sheet, entry.name, _visibility(entry.visible), limits, may_be_columns)
        left -= grid.filled
        if left < 0:
            raise RefusalError("file_too_many_cells", limit=limits.file_cells)
        grids.append(grid)
    return grids, findings


def _read_sheet(sheet: Any, name: str, visibility: Visibility, limits: Limits, may_be_columns: bool = False) -> Grid:
    if sheet.height * sheet.width > _DENSEST * limits.sheet_cells:
        raise RefusalError("sheet_too_large", sheet=name, limit=limits.sheet_cells)
    merges = tuple(
        Merge(top + 1, min(left, right) + 1, bottom + 1, max(left, right) + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    rows = rejoined(sheet.to_python(skip_empty_area=False))
    _refuse_long_texts(rows, name)
    if may_be_columns and sheet.height * sheet.width >= COLUMNS_FROM:
        from indicators.workbook.engines.valued_cells import valued_cells  # brings numpy, as small files do without

        columns = valued_cells(rows, _cell)
        if columns is not None and columns.filled > limits.sheet_cells:
            raise RefusalError("sheet_too_large", sheet=name, limit=limits.sheet_cells)
        if columns is not None:
            return Grid(name, columns, visibility, merges)
    return Grid(name, _as_objects(rows, name, limits.sheet_cells), visibility, merges)


def _refuse_long_texts(rows: list[list[Any]], name: str) -> None:
    """Raise RefusalError for a cell whose text is longer than any that the programs let in."""
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if type(value) is str and len(value) > LONGEST_TEXT:
                raise RefusalError("cell_text_too_long", sheet=name, cell=address(row, column), limit=LONGEST_TEXT)


COLUMNS_FROM = 50_000
"""Cells of a sheet, filled or not, from which on they are no objects."""


def _as_objects(rows: list[list[Any]], name: str, most: int) -> dict[int, dict[int, Cell]]:
    cells: dict[int, dict[int, Cell]] = {}
    left = most
    texts = _Texts()
    for row, values in enumerate(rows, start=1):
        filled = {
            column: texts[value] if type(value) is str else _cell(value)
            for column, value in enumerate(values, start=1)
            if value != ""
        }
        if filled:
            cells[row] = filled
        left -= len(filled)
        if left < 0:
            raise RefusalError("sheet_too_large", sheet=name, limit=most)
    return cells


_DENSEST = 10
"""A sheet is held densely while it is read: so many cells, filled or not, for each cell that it may have."""


def _visibility(said: SheetVisibleEnum) -> Visibility:
    if said == SheetVisibleEnum.Visible:
        return Visibility.VISIBLE
    return Visibility.VERY_HIDDEN if said == SheetVisibleEnum.VeryHidden else Visibility.HIDDEN


class _Texts(dict[str, Cell]):
    """The cells of texts: in a sheet of records the same few stand in row after row."""

    def __missing__(self, text: str) -> Cell:
        found = _cell(text)
        if len(self) < _MOST_TEXTS:
            self[text] = found
        return found


_MOST_TEXTS = 20_000


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return Cell(value, "TRUE" if value else "FALSE")
    if isinstance(value, float):
        if not math.isfinite(value):
            return Cell(None, str(value), PLAIN, False, "#NUM!")
        if value.is_integer() and abs(value) < _EXACT:
            return Cell(int(value), str(int(value)))
        return Cell(value, repr(value))
    if isinstance(value, (datetime, date)):
        day = value.date() if isinstance(value, datetime) and value.time() == time() else value
        return Cell(day, day.isoformat())
    if isinstance(value, (time, timedelta)):
        return Cell(str(value), str(value))
    text = str(value).replace("\x00", "")
    return Cell(text, text)


_EXACT = 2**53
