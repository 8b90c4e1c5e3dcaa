"""Tables of one period that a person has to say: it stands nowhere, or few headings speak of a time in passing.

"Số doanh nghiệp chờ hơn 3 tháng" or "Population 2000" among ten other columns is no period of the table. Its figures
are read without one and asked about, rather than left out; the headings in question are told. Only where it surely is a
table, with names at its rows, words over its columns, and no period in between that was not understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.model.period import Period
from indicators.model.period_phrase import YEAR, aligned_fold
from indicators.workbook.measures.headers import read_header
from indicators.workbook.shapes.periodless import is_periodless
from indicators.workbook.skip_reason import SkipReason
from indicators.workbook.time_axes.table_axes import Axis, Column, TableAxes


def as_asked(axes: TableAxes) -> TableAxes | None:
    """Return a table without a period as one that a person is asked about; None where none can be said for all of it.

    Its ``passing`` are the columns that speak of a time of which the table is not.
    """
    if axes.axis is None and axes.reason in _NOWHERE:
        return replace(axes, axis=Axis.OPEN) if is_periodless(axes.region) else None
    if axes.axis is not Axis.COLUMNS and (axes.axis is not None or axes.reason not in _IN_PASSING):
        return None
    dated = sum(column.period is not None for column in axes.columns)
    passing = [column for column in axes.columns if _speaks_of_time(column)] if dated * FEW <= len(axes.columns) else []
    if not passing or len(passing) * FEW > len(axes.columns) or not _in_words(passing):
        return None
    if not is_periodless(axes.region):
        return None
    columns = tuple(replace(column, period=None) for column in axes.columns)
    numbers = frozenset(column.number for column in passing)
    return replace(axes, columns=columns, axis=Axis.OPEN, reason="", title_period=None, passing=numbers)


def names_year_of(axes: TableAxes, period: Period | None) -> bool:
    """Whether the headings of a table name the year of a period found around it, and no other time."""
    said = [aligned_fold(column.path.text) for column in axes.columns]
    years = {year for text in said for year in YEAR.findall(text)}
    again = period is not None and years == {str(period.start.year)}
    return again and not any(column.header.refers_elsewhere for column in axes.columns) and is_periodless(axes.region)


def _speaks_of_time(column: Column) -> bool:
    if column.period is not None or column.header.refers_elsewhere or YEAR.search(aligned_fold(column.path.text)):
        return True
    return read_header(column.path.fragments, year=_ANY_YEAR).period is not None


def _in_words(columns: Sequence[Column]) -> bool:
    """Whether the times are said among other words, and none stands over its column by itself."""
    return all(
        column.period is None or len(column.path.text) > len(column.period.text) + ROOM_BESIDE for column in columns
    )


_NOWHERE = frozenset({SkipReason.PERIOD_ABSENT, SkipReason.PERIOD_AMBIGUOUS})
_IN_PASSING = frozenset({SkipReason.PERIOD_ELSEWHERE, SkipReason.PERIOD_WITHOUT_YEAR})
FEW = 4
"""Columns for each that speaks of a time, from which on it is not that of the others."""
ROOM_BESIDE = 15
"""Letters beside a time from which on it is said among other words."""
_ANY_YEAR = 2000
