"""Years of which a heading or the title says in a phrase that only a part is meant: "First Semester Poverty Incidence".

The phrase stands among other words, so that no cell is a part of a year by itself; without it the figures of six
months would be those of twelve.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.model.period import Period
from indicators.model.period_phrase import PeriodReading, aligned_fold
from indicators.model.text import clean
from indicators.workbook.periods.part_of_year import PartOfYear, read_part_words
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.group_titles import with_group_titles
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod, TableAxes


def with_parts_in_words(region: Region, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, those of a whole year under such a phrase with that part of it."""
    said = _of_title(region.title)
    if said is None and not _is_said_over(region):
        return columns
    return tuple(_in_part(column, _of_heads(region, column) or said) for column in columns)


def rows_in_part_of_title(axes: TableAxes | None, title: str) -> TableAxes | None:
    """Return the axis of rows that are years with the part of them that the title speaks of."""
    part = _of_title(title)
    if axes is None or part is None:
        return axes
    return replace(axes, rows={row: _part_of(read, part) or read for row, read in axes.rows.items()})


def _is_said_over(region: Region) -> bool:
    heads = (cell.raw for row in region.header_rows for _, cell in region.grid.visible(row))
    return any(_LEADS.match(aligned_fold(clean(text))) for text in heads)


def _in_part(column: Column, part: PartOfYear | None) -> Column:
    read = _part_of(column.period, part) if part is not None and column.period is not None else None
    if read is None or read.period is None:
        return column
    return replace(column, header=replace(column.header, period=PeriodReading(read.period, read.text)), period=read)


def _part_of(read: ReadPeriod, part: PartOfYear) -> ReadPeriod | None:
    if read.period is None or read.period != Period.year(read.period.start.year):
        return None
    return replace(read, period=part.in_year(read.period.start.year), text=f"{read.text} {part.text}")


def _of_heads(region: Region, column: Column) -> PartOfYear | None:
    heads = with_group_titles(region, column.number).fragments
    found = (_LEADS.match(aligned_fold(clean(text))) for text in heads)
    return next((read_part_words(match["part"]) for match in found if match is not None), None)


def _of_title(title: str) -> PartOfYear | None:
    """Return the one part that a title speaks of; none where it speaks of whole years as well."""
    folded = aligned_fold(clean(title))
    said = {match["part"] for match in _AMONG.finditer(folded)}
    return read_part_words(said.pop()) if len(said) == 1 and not _WHOLE.search(folded) else None


_PART = r"(?P<part>(?:first|second|1st|2nd) (?:semester|half[- ]year)|(?:first|second|third|fourth) quarter)"
_LEADS = re.compile(rf"{_PART} (?!(?:of |in )?(?:the )?(?:year )?(?:19|20)\d\d)(?=[a-z]{{3}})")
_AMONG = re.compile(rf"\b{_PART}\b(?! ?(?:of |in )?,? ?(?:the )?(?:year )?(?:19|20)\d\d)(?! (?:and|to) )")
_WHOLE = re.compile(r"\bannual|\bfull[- ]year|\bwhole year|\byearly\b")
