"""The notation of an axis applied to its headers or its rows: what they mean together, or that they must be asked."""

from __future__ import annotations

from dataclasses import replace

from indicators.workbook.periods.financial_year import is_financial_year
from indicators.workbook.periods.notation import Asked, read_notation
from indicators.workbook.periods.part_of_year import PartOfYear, part_in, read_part_words
from indicators.workbook.periods.year_spans import is_of_years
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.growth_years import growth_years
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod


def settle_columns(region: Region, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Settle what headers such as "2010-11" or "T1/2024" mean from all of them and the words around."""
    notation = read_notation([text for column in columns for text in column.path.fragments], _words_around(region))
    grown = growth_years(region)
    settled: list[Column] = []
    for column in columns:
        said = zip(column.path.fragments, column.path.cells, strict=True)
        found = next(((text, cell) for text, cell in said if text in notation), None)
        if found is None:
            settled.append(column)
            continue
        text, cell = found
        if column.period is not None and is_of_years(notation.periods.get(text)):
            settled.append(column)  # the years of the whole table stand over each of them
            continue
        period = grown.get(text) or notation.periods.get(text)
        asked = "" if text in grown else notation.open.get(text, "")
        financial = text not in grown and (asked == Asked.FINANCIAL_YEAR or is_financial_year(text))
        part = _part(column, text) if financial else None
        if part is None:
            header = replace(column.header, item="") if period and column.header.item == text else column.header
            settled.append(replace(column, header=header, period=ReadPeriod(period, text, (cell,), asked)))
        else:
            within = part_in(period, part) if period is not None else None
            settled.append(replace(column, period=ReadPeriod(within, column.path.text, column.path.cells, asked)))
    return tuple(settled)


def _part(column: Column, year: str) -> PartOfYear | None:
    """Return the part of a year that stands over or under the ``year`` of a header."""
    others = (read_part_words(text) for text in column.path.fragments if text != year)
    return next((part for part in others if part is not None and not part.is_year), None)


def settle_rows(region: Region, rows: dict[int, ReadPeriod]) -> dict[int, ReadPeriod]:
    """Settle the same for the periods down a column."""
    notation = read_notation([read.text for read in rows.values()], _words_around(region))
    return {
        row: replace(read, period=notation.periods.get(read.text), asked=notation.open.get(read.text, ""))
        if read.text in notation
        else read
        for row, read in rows.items()
    }


def _words_around(region: Region) -> str:
    """Return the title and every word over the columns: what tells a language and what kind of years are meant."""
    heads = dict.fromkeys(text for path in region.headers.values() for text in path.fragments)
    labels = (region.grid.spread_text(row, column) for row in region.header_rows for column in region.label_columns)
    return " ".join((region.title, *heads, *labels))
