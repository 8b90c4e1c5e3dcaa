"""Headers that begin or end with their year: "2023 Owned Outright (%)", "Exports 2023", "Infant.Deaths.2023".

A bare year among words may be anything (a base, a classification, a census whose areas are meant), so it is the period
of a column only where every column of the table says one so and none says what else it could be. A name that
ends with a year is surely of that year where the same name comes again with others; codes beside need have none.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from indicators.model.period import Period
from indicators.model.period_phrase import YEAR, aligned_fold
from indicators.model.text import clean
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod

_AT_END = re.compile(
    r"(?P<first>(?:19|20)\d{2})(?: ?\(\*{1,3}\))?[ _](?=[^\W\d_])|(?<=[^\W\d_])[ .](?P<last>(?:19|20)\d{2})"
)
_SOMETHING_ELSE = re.compile(
    r"\b(?:prices?|constant|chained|base[ds]?|weights?|classification|boundar(?:y|ies)|definitions?|dollars?"
    r"|standard(?! (?:errors?|deviations?)\b)"
    r"|isic|nace|sic|census areas?|gia so sanh|goc|gia co dinh|vu|mua|dong xuan|he thu"
    r"|nien|seasons?|school years?|academic|financial|fiscal|crop|marketing|ky|giai doan|since|from|until|to|before"
    r"|after|(?<!dau )tu|den)\b|[=$€£]"
)


def with_years_at_ends(columns: tuple[Column, ...]) -> tuple[Column, ...] | None:
    """Return the columns with the years of their headers as periods; None where one of them has none for sure.

    Beside columns of two years those that name both ("Difference (2015 less 2014)") have no one period.
    """
    dated = {column.number: _dated(column) for column in columns}
    found = {read.period.period for read in dated.values() if read is not None and read.period is not None}
    if len(columns) < 2 or not all(
        read is not None or _names(column, found) for column, read in zip(columns, dated.values(), strict=True)
    ):
        return None
    return tuple(dated[column.number] or column for column in columns)


def _names(column: Column, periods: Container[Period | None]) -> bool:
    """Whether a header names two different years, each of which is the period of another column."""
    years = set(YEAR.findall(aligned_fold(column.header.item)))
    return len(years) == TWO and all(Period.year(int(year)) in periods for year in years)


TWO = 2


def with_years_of_variables(columns: tuple[Column, ...]) -> tuple[Column, ...] | None:
    """Return columns headed by names of variables, those that end with a year under it; None where no name recurs."""
    found = {column.number: match for column in columns if (match := _VARIABLE.fullmatch(column.path.text))}
    named = {at: (match["name"] or match["words"], match["year"] or match["of"]) for at, match in found.items()}
    years: dict[str, set[str]] = {}
    for name, year in named.values():
        years.setdefault(name, set()).add(year)
    if max(map(len, years.values()), default=0) < FEWEST_YEARS:
        return None
    return tuple(_of_variable(column, named.get(column.number)) for column in columns)


def _of_variable(column: Column, named: tuple[str, str] | None) -> Column:
    if named is None:
        return column
    name, year = named
    name = "" if name == _MARK else name
    read = ReadPeriod(Period.year(int(year)), year, column.path.cells)
    return replace(column, header=replace(column.header, item=name), period=read)


FEWEST_YEARS = 2
_MARK = "X"
"""What stands before a number that a program made the name of a column: "X2031"."""
_VARIABLE = re.compile(
    r"(?P<name>X|[A-Za-z][A-Za-z0-9_]{0,60}?[A-Za-z])_?(?P<year>(?:19|20)\d{2})"
    r"|(?P<words>[^\W\d_].{2,120}), (?P<of>(?:19|20)\d{2})"
)
"""Letters, digits and underscores without a blank and a year at the end, or words and a year after a comma."""


def year_at_end(column: Column) -> Period | None:
    """Return the year that a header surely ends or begins with."""
    dated = _dated(column)
    return dated.period.period if dated is not None and dated.period is not None else None


def year_among(item: str) -> Period | None:
    """Return the one year that words name, wherever and however often, and that is nothing else in them."""
    folded = aligned_fold(item)
    years = set(YEAR.findall(folded))
    return Period.year(int(years.pop())) if len(years) == 1 and not _SOMETHING_ELSE.search(folded) else None


def _dated(column: Column) -> Column | None:
    item = clean(column.header.item)
    folded = aligned_fold(item)
    if column.header.comparison is not None or len(YEAR.findall(folded)) != 1 or _SOMETHING_ELSE.search(folded):
        return None
    starts, ends = _AT_END.match(folded), [match for match in _AT_END.finditer(folded) if match.end() == len(folded)]
    match = starts if starts is not None and starts["first"] else next((one for one in ends if one["last"]), None)
    if match is None:
        return None
    text = match["first"] or match["last"]
    left = clean(item[: match.start()] + item[match.end() :])
    read = ReadPeriod(Period.year(int(text)), text, column.path.cells)
    return replace(column, header=replace(column.header, item=left), period=read)
