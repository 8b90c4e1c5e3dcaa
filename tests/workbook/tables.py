"""What the reader makes of one sheet, in the few words a test of a table's shape compares."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from indicators.workbook import Candidate, Limits, read_workbook
from indicators.workbook.cells.grid import Grid
from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.workbook.files import grid_of


def table_of(rows: Sequence[Sequence[Any]] | Grid, **said: Any) -> dict[str, tuple[Any, ...]]:
    """Return value, period and names by cell; raises AssertionError with the reason for a sheet that is not read.

    ``rows`` may be a sheet. The names are the path, the label and the item where it is not the label, in one text.
    """
    sheet = Sheet(rows if isinstance(rows, Grid) else grid_of(rows, **said))
    layout, recognition = recognise(sheet)
    assert layout is not None, recognition.reason
    return {one.cell: (one.value, _render(one), _names(one)) for one in layout.read(sheet).candidates}


def figures_of(rows: Sequence[Sequence[Any]], **said: Any) -> dict[str, Candidate]:
    """Return the figures by cell; raises AssertionError with the reason for a sheet that is not read."""
    sheet = Sheet(grid_of(rows, **said))
    layout, recognition = recognise(sheet)
    assert layout is not None, recognition.reason
    return {one.cell: one for one in layout.read(sheet).candidates}


def read_sheet(path: Path) -> list[Any]:
    """Return the figures of a workbook as its file says them, formats included."""
    return list(read_workbook(path, path.name, Limits()).rows)


def periods_of(rows: Sequence[Sequence[Any]], **said: Any) -> dict[str, str]:
    """Return the period by cell."""
    return {cell: figure[1] for cell, figure in table_of(rows, **said).items()}


def reason_of(rows: Sequence[Sequence[Any]], **said: Any) -> tuple[str, str]:
    """Return why a sheet is not read and at which cell; empty for one that is."""
    layout, recognition = recognise(Sheet(grid_of(rows, **said)))
    return ("", "") if layout is not None else (str(recognition.reason), recognition.reason_cell)


def findings_of(rows: Sequence[Sequence[Any]], **said: Any) -> dict[str, tuple[str, str]]:
    """Return severity and first cell by finding code."""
    sheet = Sheet(grid_of(rows, **said))
    layout, recognition = recognise(sheet)
    assert layout is not None, recognition.reason
    return {one.code: (one.severity.value, one.cell) for one in layout.read(sheet).findings}


def _render(one: Any) -> str:
    return one.period.render() if one.period is not None else ""


def _names(one: Any) -> str:
    item = (one.item,) if one.item and one.item != one.label else ()
    return " > ".join((*one.path, one.label, *item))
