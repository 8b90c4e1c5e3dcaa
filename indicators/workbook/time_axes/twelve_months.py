"""Sums over twelve months at each month or quarter: "Acumulado em 12 meses", "rolling 12-month sum".

A month under such words is the last one of its window, which a figure of one month would misstate. Changes over twelve
months ("inflation accumulated in 12 months") compare two months and stay at the last one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.model.period import Period, PeriodKind, add_months
from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.time_axes.table_axes import ReadPeriod, TableAxes


def over_twelve_months(axes: TableAxes) -> TableAxes:
    """Return a table whose months are the last ones of the twelve that its title or unit line says are added up.

    Where columns say so themselves, others do not.
    """
    region = axes.region
    lines = [*region.title_rows, *([region.unit_line.row] if region.unit_line is not None else [])]
    said = " ".join(cell.raw for row in lines for _, cell in region.grid.visible(row))
    if not says_twelve_months(said) or any(says_twelve_months(column.path.text) for column in axes.columns):
        return axes
    return replace(
        axes,
        rows={row: _window(read) for row, read in axes.rows.items()},
        cells={at: _window(read) for at, read in axes.cells.items()},
        columns=tuple(
            replace(column, period=_window(column.period)) if column.period else column for column in axes.columns
        ),
    )


def says_twelve_months(text: str) -> bool:
    """Whether words say that figures are added up over twelve months, and neither change in them nor stand for less."""
    said = aligned_fold(clean(text))
    return bool(_TWELVE_MONTHS.search(said)) and not _OTHERWISE.search(said)


def window_of(period: Period) -> Period:
    """Return the twelve months that end with a month or a quarter; any other period as it is."""
    stepped = period.kind in {PeriodKind.MONTH, PeriodKind.QUARTER}
    return Period(add_months(period.end, -12), period.end) if stepped else period


def _window(read: ReadPeriod) -> ReadPeriod:
    return read if read.period is None else replace(read, period=window_of(read.period))


_TWELVE = r"(?:12|twelve)"
_TWELVE_MONTHS = re.compile(
    rf"\bacumulad[oa]s? (?:(?:em|en|nos|en los|de los|dos) )?(?:ultimos )?(?:12|doze|doce) meses\b"
    rf"|\b(?:rolling|moving|cumulative) {_TWELVE}[- ]months? (?:sum|total)s?\b"
    rf"|\b{_TWELVE}[- ]months? (?:rolling|moving|cumulative) (?:sum|total)s?\b"
    rf"|\b(?:sums?|totals?|accumulated|cumulated) (?:over|of|in|for) (?:the )?(?:(?:last|previous|past) )?"
    rf"{_TWELVE} months\b"
    r"|\bcumul (?:sur|des) (?:les )?(?:12|douze) (?:derniers )?mois\b|\bluy ke 12 thang (?:gan nhat|qua)\b"
)
_OTHERWISE = re.compile(
    r"\bacumulad[oa]s? (?:no|del?|en el) ano\b|\b(?:no|del|en el) mes\b|\byear[- ]to[- ]date\b|\bin the month\b|"
    r"\bvariac|\binflac|\binflation|\bchange|\bgrowth\b|\bcresciment|\bcrecimient|\bindic|\bindex|\btang\b"
)
