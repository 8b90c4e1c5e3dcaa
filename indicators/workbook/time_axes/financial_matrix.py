"""A table of financial years by all their months, as statistics of South Asia are printed: "2030-31" by April to March.

The months show with which one the years begin, so that no words are needed: those that come before January in the row
are of the first of the two years. A total beside them is of the twelve months together where none is missing.
"""

from __future__ import annotations

from collections.abc import Mapping

from indicators.model.period import Period
from indicators.workbook.cells.cell_kind import is_figure
from indicators.workbook.periods.financial_run import follow_through_year
from indicators.workbook.periods.financial_year import follows, span_of, year_ending
from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.matrix import HeadedPart, Matrix
from indicators.workbook.time_axes.table_axes import ReadPeriod


def financial_years_down(
    region: Region, years: Mapping[int, ReadPeriod], parts: Mapping[int, HeadedPart]
) -> Matrix | None:
    """Return the periods by row and column; None for rows of other years, and for months that show no first one."""
    steps = {number: read.part for number, read in parts.items() if read.part.is_step}
    run = list(steps.values())
    spans = {row: span_of(read.text) for row, read in years.items()}
    if not spans or not all(span is not None and follows(span) for span in spans.values()):
        return None
    if not run or run[0].first == 1 or not follow_through_year(run):
        return None
    cells: dict[tuple[int, int], ReadPeriod] = {}
    for row, span in spans.items():
        first = int(span["first"]) if span is not None else 0
        whole = all((cell := region.grid.cell(row, number)) is not None and is_figure(cell) for number in steps)
        for number, read in parts.items():
            period: Period | None = None
            if number in steps:
                period = read.part.in_year(first + (read.part.first < run[0].first))
            elif read.part.is_year and whole:
                period = year_ending(first + 1, run[0].first - 1)
            if period is not None:
                where = (*years[row].cells, read.cell)
                cells[row, number] = ReadPeriod(period, f"{years[row].text} {read.part.text}", where)
    return Matrix(cells)
