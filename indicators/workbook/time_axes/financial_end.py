"""Financial years whose last month the table does not say, settled by what the rest of the file shows.

Months under a year on another table come first, then words about the years on another sheet, then the country whose
government has such a year. What settled them is told with its cell; without any of the three they stay asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.model.finding import Finding, Severity
from indicators.model.period import Period
from indicators.workbook.cells.grid import Grid, Visibility, address
from indicators.workbook.periods.financial_part import financial_part
from indicators.workbook.periods.financial_run import last_month_shown
from indicators.workbook.periods.financial_year import follows, last_month_of_year, span_of, year_ending
from indicators.workbook.periods.government_year import spoken_country
from indicators.workbook.periods.notation import Asked
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod, TableAxes


@dataclass(frozen=True, slots=True)
class FinancialEnd:
    """The last month of the financial years of a file, and the finding that tells what showed it."""

    month: int
    code: str
    severity: Severity
    where: str

    def finding(self, sheet: str, read: ReadPeriod, count: int) -> Finding:
        """Return the finding for the years of one table, at the first of them."""
        period = _period(read, self.month)
        cell = address(*read.cells[0])
        params: dict[str, str | int] = {"text": read.text, "where": self.where, "count": count, "cells": cell}
        params["period"] = period.render() if period else ""
        return Finding(self.code, self.severity, sheet, cell, params)


def find_financial_end(grid: Grid, others: Sequence[Grid]) -> FinancialEnd | None:
    """Return what shows with which month the financial years of a sheet end; None where nothing does."""
    sheets = [grid, *(other for other in others if other.visibility is Visibility.VISIBLE)]
    for code, found in (("financial_year_shown", _shown), ("financial_year_said", _said)):
        months: dict[int, str] = {}
        for sheet in sheets:
            for month, where in found(sheet):
                months.setdefault(month, where)
        if len(months) > 1:
            return None
        for month, where in months.items():
            return FinancialEnd(month, code, Severity.INFO, where)
    spoken = spoken_country([grid]) or spoken_country(sheets)
    if spoken is None:
        return None
    return FinancialEnd(spoken.month, "financial_year_of_country", Severity.SOFT, spoken.where)


def with_financial_years(axes: TableAxes, end: FinancialEnd) -> TableAxes:
    """Return a table whose open financial years are read."""
    rows = {row: _settled(read, end.month) for row, read in axes.rows.items()}
    columns = tuple(_column(column, end.month) for column in axes.columns)
    return replace(axes, rows=rows, columns=columns, financial=end)


def open_years(axes: TableAxes) -> list[ReadPeriod]:
    """Return the financial years of a table that are asked about."""
    reads = [*axes.rows.values(), *(column.period for column in axes.columns if column.period is not None)]
    return [read for read in reads if read.asked == Asked.FINANCIAL_YEAR]


def _column(column: Column, month: int) -> Column:
    return column if column.period is None else replace(column, period=_settled(column.period, month))


def _settled(read: ReadPeriod, month: int) -> ReadPeriod:
    if read.asked != Asked.FINANCIAL_YEAR:
        return read
    period = _period(read, month)
    return read if period is None else replace(read, period=period, asked="")


def _period(read: ReadPeriod, month: int) -> Period | None:
    """Return "2024-25" or a part of it; a plain year under words for financial ones is named in several ways."""
    if (part := financial_part(read.text)) is not None:
        return part.ending(month)
    span = span_of(read.text)
    return year_ending(int(span["first"]) + 1, month) if span is not None and follows(span) else None


def _shown(grid: Grid) -> Iterator[tuple[int, str]]:
    """Yield the month that whole financial years over their months show, by column."""
    for column in sorted(grid.used_columns)[:MOST_COLUMNS]:
        cells = [(row, cell) for row in grid.rows[:MOST_ROWS] if (cell := grid.cell(row, column)) is not None]
        month = last_month_shown(cell for _, cell in cells)
        if month is not None:
            first = next(row for row, cell in cells if span_of(cell.raw) is not None)
            yield month, f"{grid.name}!{address(first, column)}"


def _said(grid: Grid) -> Iterator[tuple[int, str]]:
    """Yield the months that sentences about years name ("financial year ending March")."""
    for row in (*grid.rows[:NOTE_ROWS], *grid.rows[-NOTE_ROWS:]):
        for column, cell in grid.visible(row):
            if not isinstance(cell.value, str) or "year" not in cell.raw.lower():
                continue
            month = last_month_of_year((cell.raw,))
            if month is not None and month != DECEMBER:
                yield month, f"{grid.name}!{address(row, column)}"


MOST_COLUMNS, MOST_ROWS, NOTE_ROWS, DECEMBER = 6, 400, 30, 12
