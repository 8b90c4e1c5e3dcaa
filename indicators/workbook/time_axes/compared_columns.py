"""The period of a column that only compares: "Tăng/giảm so với năm 2030" beside the figures of 2031.

It is of the one period beside it whose year before is what it compares with, or, where it compares with the same period
a year before, of the only period beside it or the later of two a year apart. With the month before, it is of the only
month beside it. "Variación %" beside two periods a year apart is the change between them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold
from indicators.workbook.measures.comparisons import Base, Comparison
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod


def with_compared(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, those that compare and name no period of their own with the one they are of."""
    beside: dict[Period, ReadPeriod] = {}
    for column in columns:
        read = column.period
        if read is not None and read.period is not None and column.header.comparison is None:
            beside.setdefault(read.period, read)
    if not 1 <= len(beside) <= MOST_BESIDE:
        return columns
    return tuple(_compared(column, beside) for column in columns)


MOST_BESIDE = 2


def _compared(column: Column, beside: dict[Period, ReadPeriod]) -> Column:
    if column.period is None and len(beside) == MOST_BESIDE and _BARE_CHANGE.fullmatch(aligned_fold(column.path.text)):
        column = replace(
            column, header=replace(column.header, comparison=Comparison(Base.SAME_PERIOD, (0, 0)), change=True)
        )
    comparison = column.header.comparison
    if comparison is None or column.period is not None:
        return column
    before = {period: _year_before(period) for period in beside}
    if comparison.base is Base.NAMED_PERIOD:
        fitting = [period for period, earlier in before.items() if earlier == comparison.period]
    elif comparison.base is Base.SAME_PERIOD:
        fitting = [period for period, earlier in before.items() if len(beside) == 1 or earlier in beside]
    elif comparison.base is Base.PREVIOUS_MONTH:
        fitting = [period for period in beside if period.whole_months == 1]
    else:
        fitting = []
    return replace(column, period=beside[fitting[0]]) if len(fitting) == 1 else column


_BARE_CHANGE = re.compile(
    r"(?:(?:annual |rate of )?(?:change|growth)|var(?:iacion|iacao)?\.?|变化|增[減减长長]率?|증감률|degisim)"
    r" ?\(?%\)?|\(?%\)? ?(?:change|growth|var(?:iacion)?\.?|de variacion)"
)
"""A change beside the figures of two years and in per cent can be no other than that of the later on the earlier."""


def _year_before(period: Period) -> Period | None:
    try:
        return period.shift(years=-1)
    except Invalid:
        return None
