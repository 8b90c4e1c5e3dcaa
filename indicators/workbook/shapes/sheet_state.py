"""What must be told of a sheet before its tables are read: hidden rows and columns, formulas, merged numbers."""

from __future__ import annotations

from indicators.model.finding import Finding, Severity
from indicators.workbook.cells.grid import Grid, LargeCells, Visibility, address, column_letters
from indicators.workbook.cells.tally import Tally
from indicators.workbook.shapes.regions import is_number, is_year

MOST_MERGES_LOOKED_AT = 5_000


def tell_about_sheet(grid: Grid) -> list[Finding]:
    """Return the findings about the state of a sheet; of a hidden sheet only that it is hidden."""
    if grid.visibility is not Visibility.VISIBLE:
        return [Finding("sheet_hidden", Severity.INFO, grid.name, params={"cells": grid.filled})]
    return [*_hidden_parts(grid), *_formulas_without_result(grid), *_merged_numbers(grid)]


def _hidden_parts(grid: Grid) -> list[Finding]:
    findings: list[Finding] = []
    rows = sorted(row for row in grid.hidden_rows if grid.cells.get(row))
    if rows:
        said = ", ".join(str(row) for row in rows[:8])
        findings.append(Finding("rows_hidden", Severity.INFO, grid.name, address(rows[0], 1), _count(rows, said)))
    columns = sorted(grid.hidden_columns & grid.used_columns)
    if columns:
        said = ", ".join(column_letters(column) for column in columns[:8])
        where = address(1, columns[0])
        findings.append(Finding("columns_hidden", Severity.INFO, grid.name, where, _count(columns, said)))
    return findings


def _count(hidden: list[int], said: str) -> dict[str, object]:
    return {"count": len(hidden), "which": said}


def _formulas_without_result(grid: Grid) -> list[Finding]:
    """Name the visible formulas that were never calculated: what they would show is not known."""
    tally = Tally(grid.name)
    for row in () if isinstance(grid.cells, LargeCells) else grid.rows:
        for column, cell in grid.visible(row):
            if cell.formula and cell.value is None and not cell.error:
                tally.add("formula_without_value", Severity.HARD, (row, column))
    return tally.findings()


def _merged_numbers(grid: Grid) -> list[Finding]:
    """Name merged ranges that hold a number: it may belong to each of the cells or to all together."""
    tally = Tally(grid.name)
    for merge in grid.merges[:MOST_MERGES_LOOKED_AT]:
        cell = grid.cell(merge.top, merge.left)
        if cell is not None and not isinstance(cell.value, str) and is_number(cell) and not is_year(cell):
            spans = f"{address(merge.top, merge.left)}:{address(merge.bottom, merge.right)}"
            tally.add("number_merged", Severity.INFO, (merge.top, merge.left), range=spans)
    return tally.findings()
