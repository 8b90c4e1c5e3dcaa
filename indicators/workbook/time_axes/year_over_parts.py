"""Headers that hold a year in one cell and a part of it in another: "2009 год" over "январь", 1991 over "II".

Where the two in one breath read as a period, ``model.period_phrase`` has read it. Here are the others: words of other
languages beside a year, and numbers that a word before them ("Quarters") or their own run (I, II, III, IV) explains.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.model.period import Period, PeriodKind
from indicators.model.period_phrase import PeriodReading, aligned_fold, read_period
from indicators.workbook.periods.part_of_year import Heading, Kind, heading_of, roman_months
from indicators.workbook.periods.part_set import are_certain, are_enough
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.matrix import HeadedPart, count_months, header_beside, part_over
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod


def with_parts(region: Region, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, those under a whole year and over a part of it with that part as their period."""
    counted = count_months(region, columns) or _count_quarters(columns)
    found: dict[int, HeadedPart] = {}
    for column in columns:
        if _year_over(column) is None or column.header.comparison is not None:
            continue
        read = part_over(region, column, counted) or _under_word(region, column)
        if read is not None and (read.part.is_step or read.part.kind in _BEGINS_WITH_YEAR):
            found[column.number] = read
    parts = [read.part for read in found.values()]
    words = " ".join(
        [region.title, *(region.grid.text(row, at) for row in region.header_rows for at in region.label_columns)]
    )
    if not are_enough(parts) or not are_certain(parts, words):
        return columns
    return tuple(
        _joined(column, found[column.number]) if column.number in found else _of_total(column) for column in columns
    )


def _of_total(column: Column) -> Column:
    """Return the column with the year that it says to be the total of, beside the parts of the years: "Total 2031"."""
    match = _TOTAL.fullmatch(aligned_fold(column.path.text)) if column.period is None else None
    if match is None:
        return column
    year = Period.year(int(match["year"] or match["first"]))
    header = replace(column.header, period=PeriodReading(year, column.path.text), item="")
    return replace(column, header=header, period=ReadPeriod(year, column.path.text, column.path.cells))


_TOTAL = re.compile(
    r"(?:total|tong(?: so| cong)?|ca nam|anual|annual|итого|всего) (?P<year>(?:19|20)\d\d)"
    r"|(?P<first>(?:19|20)\d\d) (?:total|tong(?: so| cong)?|ca nam|anual|annual|итого|всего)"
)


def _year_of(column: Column) -> int | None:
    period = column.period.period if column.period is not None else None
    return period.start.year if period is not None and period == Period.year(period.start.year) else None


def _year_over(column: Column) -> ReadPeriod | None:
    """Return the year of a column: the one read, or the one that stands whole in a cell over words that were not."""
    if column.period is not None:
        return column.period if _year_of(column) is not None else None
    for text, cell in zip(column.path.fragments, column.path.cells, strict=True):
        reading = read_period(text)
        if reading is not None and len(reading.text) == len(text) and reading.period.kind is PeriodKind.YEAR:
            return ReadPeriod(reading.period, text, (cell,))
    return None


def _under_word(region: Region, column: Column) -> HeadedPart | None:
    """Read a number whose own row says at the left what it counts: "Quarters | I | II"."""
    for at in reversed(column.path.cells):
        said = (region.grid.text(at[0], left) for left in range(1, region.value_columns[0]))
        heading = next((found for text in said if (found := heading_of(text))), Heading.NONE)
        if heading and (read := part_over(region, column, heading)) is not None:
            return read
    return None


def _count_quarters(columns: tuple[Column, ...]) -> Heading:
    """Take I to IV for quarters where they are all there under years: nothing else counts so; nor 1 to 4 under each.

    Numbers that go beyond IV and come again under another year are months.
    """
    if _come_again(columns):
        return Heading.MONTH
    said = {text for column in columns for text in column.path.fragments if text in _ROMAN}
    by_year: dict[int, set[str]] = {}
    for column in columns:
        if column.period is not None and (year := _year_of(column)) is not None and column.path.fragments[1:]:
            by_year.setdefault(year, set()).add(column.path.fragments[-1])
    whole = sum(1 for last in by_year.values() if last == _COUNTED)
    counted = whole >= FEWEST_YEARS and all(last <= _COUNTED for last in by_year.values())
    return Heading.QUARTER if said == _ROMAN or counted else Heading.NONE


def _come_again(columns: tuple[Column, ...]) -> bool:
    """Whether Roman numbers beyond IV stand under years, one of them under several: no numbers of columns do."""
    years: dict[str, set[int]] = {}
    for column in columns:
        said = [text for text in column.path.fragments if roman_months((text, "XII"))]
        year = _year_over(column)
        if said and year is not None and year.period is not None:
            years.setdefault(said[-1], set()).add(year.period.start.year)
    again = any(len(known) > 1 for known in years.values())
    return again and bool(roman_months(years))


def _joined(column: Column, read: HeadedPart) -> Column:
    year = _year_over(column)
    period = read.part.in_year(year.period.start.year) if year is not None and year.period is not None else None
    if year is None or period is None:
        return column
    text = f"{year.text} {read.part.text}"
    header = replace(header_beside(column, read), period=PeriodReading(period, text))
    return replace(column, header=header, period=ReadPeriod(period, text, year.cells))


_BEGINS_WITH_YEAR = frozenset({Kind.PART, Kind.TO_DATE, Kind.WHOLE})
FEWEST_YEARS = 2
_COUNTED = frozenset("1234")
_ROMAN = frozenset({"I", "II", "III", "IV"})
