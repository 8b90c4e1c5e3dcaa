"""With which month the financial years of a column end, shown by the months that stand under one of them.

"2016-17" over July to June, or over Jul-Dec and Jan-Jun, is a year that begins in July: no words are needed. Only a
year whose parts are all there counts, for one that begins later in the table could begin anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from indicators.workbook.cells.grid import Cell
from indicators.workbook.periods.financial_year import is_financial_year
from indicators.workbook.periods.part_of_year import PartOfYear, read_part


def last_month_shown(cells: Iterable[Cell | None]) -> int | None:
    """Return the last month of the financial years down a column; None where none is whole, or two differ."""
    found: set[int] = set()
    run: list[PartOfYear] = []
    under = False
    for cell in (*cells, None):
        part = read_part(cell) if under and cell is not None else None
        if part is not None and part.is_step:
            run.append(part)
            continue
        if run and follow_through_year(run):
            found.add((run[0].first + 10) % 12 + 1)
        run, under = [], cell is not None and is_financial_year(cell.raw)
    return found.pop() if len(found) == 1 and found != {12} else None


def follow_through_year(run: Sequence[PartOfYear]) -> bool:
    """Whether parts of one length follow each other through twelve months."""
    months = run[0].months
    follow = all((later.first - earlier.first) % 12 == months % 12 for earlier, later in pairwise(run))
    return follow and len(run) * months == 12 and all(part.months == months for part in run)
