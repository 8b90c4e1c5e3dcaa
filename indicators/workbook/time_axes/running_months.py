"""Months that may hold totals since January though no word says so.

Belongs here: what figures themselves show. One that never falls from January to December and begins anew below a third
of the December before, year after year, is no figure of a month; which it is may only be asked. Quarters are left out:
output that grows from the first to the fourth is common; so are changes, which one on December may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from indicators.model.period import PeriodKind
from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.measures.words_of_comparison import OF_THE_YEAR
from indicators.workbook.time_axes.table_axes import Axis, ReadPeriod, TableAxes
from indicators.workbook.time_axes.year_to_date import says_to_date

Month = tuple[int, int]


def running_series(axes: TableAxes) -> Iterator[tuple[tuple[int, int], ReadPeriod]]:
    """Yield the first month of each series that adds up within its years: its cell, and the period read for it."""
    if axes.axis not in {Axis.COLUMNS, Axis.ROWS} or _is_said(axes):
        return
    reads = axes.rows if axes.axis is Axis.ROWS else {column.number: column.period for column in axes.columns}
    at: dict[Month, int] = {}
    for place, read in reads.items():
        if read is not None and read.period is not None and read.period.kind is PeriodKind.MONTH:
            month = (read.period.start.year, read.period.start.month)
            if at.setdefault(month, place) != place:
                return
    years = [year for year, month in at if month == 1 and all((year, nth) in at for nth in range(1, 13))]
    if len(years) < FEWEST_YEARS:
        return
    by_row = axes.axis is Axis.ROWS
    levels = [column.number for column in axes.columns if not column.header.change and column.header.comparison is None]
    lines = levels if by_row else list(axes.region.body_rows)
    first = at[min(years), 1]
    for line in lines[:MOST_SERIES]:
        cells = {month: (place, line) if by_row else (line, place) for month, place in at.items()}
        if _runs({month: _number(axes, cell) for month, cell in cells.items()}, years):
            read = reads[first]
            if read is not None:
                yield cells[min(years), 1], read


def _is_said(axes: TableAxes) -> bool:
    words = [axes.region.title, *(column.path.text for column in axes.columns[:MOST_SERIES])]
    return any(says_to_date(text) or OF_THE_YEAR.search(aligned_fold(clean(text))) for text in words)


def _number(axes: TableAxes, at: tuple[int, int]) -> float | None:
    cell = axes.region.grid.cell(*at)
    if cell is None or isinstance(cell.value, bool):
        return None
    if isinstance(cell.value, (int, float)):
        return float(cell.value)
    try:
        return float(cell.raw) if axes.region.grid.is_text else None
    except ValueError:
        return None


def _runs(figures: Mapping[Month, float | None], years: Sequence[int]) -> bool:
    """Whether figures add up in most of the years that have nearly all of them, and in two at least."""
    said = {year: _said_in(figures, year) for year in (*years, max(years) + 1)}
    whole = [year for year in years if len(said[year]) >= NEARLY_ALL]
    running = [year for year in whole if _adds_up(said[year])]
    anew = [year for year in running if not (after := said.get(year + 1)) or after[0] < said[year][-1] * FALL]
    return len(anew) >= FEWEST_YEARS and len(anew) >= MOST * len(whole)


def _said_in(figures: Mapping[Month, float | None], year: int) -> list[float]:
    found = (figures.get((year, nth)) for nth in range(1, 13))
    return [figure for figure in found if figure is not None]


def _adds_up(months: Sequence[float]) -> bool:
    return months[-1] > 0 and months[0] < months[-1] * FALL and all(one <= other for one, other in pairwise(months))


FEWEST_YEARS, MOST, FALL, NEARLY_ALL = 2, 0.75, 1 / 3, 8
MOST_SERIES = 200
