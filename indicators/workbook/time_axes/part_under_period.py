"""The part under a period over one column: "2015 | Q1 | Jan" is January, "2009 год | на 1 января" its first day."""

from __future__ import annotations

from dataclasses import replace

from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold, read_period
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod


def with_part_under(column: Column) -> Column:
    """Return a column with the part or the day that stands under its period, where that is within it."""
    item, read = column.header.item, column.period
    if read is None or read.period is None or not item or read.period.is_instant:
        return column
    if (day := _day_in(item, read.period.start.year)) is not None and read.period.whole_months == LONG:
        said = ReadPeriod(day, f"{read.text} {item}", read.cells)
        return replace(column, header=replace(column.header, item=""), period=said)
    part = read_period(item, year=read.period.start.year)
    if part is None or len(part.text) < len(item) or not read.period.contains(part.period):
        return column
    if (part.period.whole_months or LONG) >= (read.period.whole_months or 0):
        return column
    said = ReadPeriod(part.period, f"{read.text} {part.text}", read.cells)
    return replace(column, header=replace(column.header, item=""), period=said)


LONG = 12


def _day_in(item: str, year: int) -> Period | None:
    """Return the day of ``year`` that is all an item names."""
    found = read_period(f"{item} {year}") if any(ch.isdigit() for ch in item) else None
    if found is None or not found.period.is_instant or not found.text.endswith(str(year)):
        return None
    return found.period if aligned_fold(item)[: found.span[0]].strip() in _ON else None


_ON = frozenset({"", "на", "on", "at", "as at", "as of", "al", "am", "le", "ngay", "per"})
