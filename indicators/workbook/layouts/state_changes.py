"""Tables of state changes: one row a partner reaching a tier on a day; recognised by its header, no figures in it.

A row is handed on as text under known headings: what a tier, a country or a date may be is for the checks to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from indicators.model.finding import Finding, Severity
from indicators.model.partnership import ChangeField, ChangeRow
from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.cells.grid import Cell, Grid, address
from indicators.workbook.cells.painting import Role
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.sheet import Sheet
from indicators.workbook.tables.table_reading import TableReading

MOST_ROWS_ABOVE = 20
MOST_ROWS = 2_000
LONGEST = 2_000
"""Longest text of a cell that is handed on."""


@dataclass(frozen=True, slots=True)
class Heading:
    row: int
    columns: Mapping[ChangeField, int]


@dataclass(frozen=True, slots=True)
class StateChanges:
    name: str = "state_changes"

    def recognise(self, sheet: Sheet) -> Recognition:
        heading = find_heading(sheet.grid)
        if heading is None:
            return UNKNOWN
        cells = {name: address(heading.row, column) for name, column in heading.columns.items()}
        return Recognition(1.0, tuple(Evidence(f"{name.value}_heading", cell) for name, cell in cells.items()))

    def read(self, sheet: Sheet) -> TableReading:
        heading, reading = find_heading(sheet.grid), TableReading()
        if heading is None:
            return reading
        grid = sheet.grid
        rows = [row for row in grid.rows if row > heading.row and any(_texts(grid, heading, row).values())]
        reading.changes = [_row(grid, heading, row) for row in rows[:MOST_ROWS]]
        if len(rows) > MOST_ROWS:
            cell = address(rows[MOST_ROWS], 1)
            reading.findings.append(Finding("changes_too_many", Severity.HARD, grid.name, cell, {"most": MOST_ROWS}))
        for row in rows[:MOST_ROWS]:
            reading.findings += _formulas(grid, heading, row)
        reading.painting.add(Role.HEADER, ((heading.row, column) for column in heading.columns.values()))
        for name, column in heading.columns.items():
            role = Role.VALUE if name in (ChangeField.TIER, ChangeField.DATE) else Role.LABEL
            reading.painting.add(role, ((row, column) for row in rows))
        return reading


def find_heading(grid: Grid) -> Heading | None:
    """Return the first row that heads a tier, a date and a country, or None."""
    for row in grid.rows[:MOST_ROWS_ABOVE]:
        columns: dict[ChangeField, int] = {}
        for column, cell in grid.visible(row):
            name = _FIELDS.get(aligned_fold(clean(cell.raw)).strip(" *:"))
            if name is not None:
                columns.setdefault(name, column)
        if {ChangeField.TIER, ChangeField.DATE} <= set(columns) and {ChangeField.ISO3, ChangeField.COUNTRY} & set(
            columns
        ):
            return Heading(row, columns)
    return None


def _row(grid: Grid, heading: Heading, row: int) -> ChangeRow:
    cells = {name.value: address(row, column) for name, column in heading.columns.items()}
    texts = {name.value: text for name, text in _texts(grid, heading, row).items()}
    return ChangeRow(grid.name, row, texts, cells)


def _texts(grid: Grid, heading: Heading, row: int) -> dict[ChangeField, str]:
    return {name: _text(grid.cell(row, column)) for name, column in heading.columns.items()}


def _text(cell: Cell | None) -> str:
    """Return the text of a cell; of a typed date the ISO day, or the month where the format shows no day."""
    if cell is None:
        return ""
    if isinstance(cell.value, (date, datetime)):
        shown = cell.style.number_format.lower()
        month_only = "d" not in shown and "y" in shown and "m" in shown
        return f"{cell.value:%Y-%m}" if month_only else f"{cell.value:%Y-%m-%d}"
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return clean(cell.raw)[:LONGEST]


def _formulas(grid: Grid, heading: Heading, row: int) -> list[Finding]:
    """Tell of formulas without a stored result and of error values: nothing can be read there."""
    found = []
    for column in heading.columns.values():
        cell = grid.cell(row, column)
        if cell is not None and (cell.error or (cell.formula and cell.value is None)):
            found.append(
                Finding("change_cell_unreadable", Severity.HARD, grid.name, address(row, column), {"text": cell.error})
            )
    return found


_FIELDS = {
    word: name
    for name, words in {
        ChangeField.ID: ("id", "ma thay doi", "change id"),
        ChangeField.ISO3: ("iso3", "ma nuoc", "ma iso", "country code", "iso"),
        ChangeField.COUNTRY: ("country", "nuoc", "ten nuoc", "quoc gia", "doi tac", "partner", "partner country"),
        ChangeField.REGION: ("region", "khu vuc"),
        ChangeField.TIER: ("tier", "cap", "muc", "cap quan he", "muc quan he", "cap doi tac", "tier reached"),
        ChangeField.DATE: ("date", "known", "ngay", "thoi diem", "ngay co hieu luc", "day"),
        ChangeField.PRECISION: ("precision", "do chinh xac"),
        ChangeField.DOCUMENT: ("document", "van kien", "van ban", "documents"),
        ChangeField.SOURCES: ("sources", "source", "nguon", "address", "url", "dia chi"),
        ChangeField.NOTE: ("note", "notes", "ghi chu", "remark"),
    }.items()
    for word in words
}
