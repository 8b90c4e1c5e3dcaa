"""A table of years by weeks of their own number: the row names one half of a period and the column the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from indicators.workbook.measures.headers import read_header
from indicators.workbook.periods.week_numbers import counts_other_weeks, numbered_week
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.matrix import Matrix, counts_weeks
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod

FEWEST = 3
"""Weeks that must follow each other, one by one from the first."""


def weeks_across(region: Region, columns: tuple[Column, ...], years: Mapping[int, ReadPeriod]) -> Matrix | None:
    """Return the weeks of a table whose rows are ``years`` and whose columns count weeks; None for other columns."""
    if not _counts_iso_weeks(region):
        return None
    numbers = {column.number: _number(region.grid.text(*column.path.cells[-1])) for column in columns
               if column.path.cells}  # fmt: skip
    if len(numbers) < len(columns) or not _count_up(list(numbers.values())):
        return None
    heads = {column.number: column.path.cells[-1] for column in columns}
    return Matrix({
        (row, number): read
        for row, year in years.items()
        for number, week in numbers.items()
        if (read := _read(year, week, f"{year.text} {week}", heads[number])) is not None
    })  # fmt: skip


def without_weeks(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return columns whose headers are read without the number of the week, which stands lowest."""
    return tuple(
        replace(column, header=replace(read_header(column.path.fragments[:-1]), text=column.path.text))
        for column in columns
    )


def _counts_iso_weeks(region: Region) -> bool:
    words = [text for path in region.headers.values() for text in path.fragments]
    words += [region.grid.text(row, column) for row in region.header_rows for column in region.label_columns]
    return counts_weeks(region) and not any(counts_other_weeks(text) for text in (region.title, *words))


def _read(year: ReadPeriod, week: int, text: str, at: tuple[int, int]) -> ReadPeriod | None:
    """Return a week of a year; None where that year has none of this number."""
    period = numbered_week(year.period.start.year, week) if year.period is not None else None
    return None if period is None else ReadPeriod(period, text, (*year.cells, at))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 3 else 0


def _count_up(numbers: list[int]) -> bool:
    """Whether numbers are 1, 2, 3 … up to at most 53."""
    return FEWEST <= len(numbers) <= 53 and numbers == list(range(1, len(numbers) + 1))
