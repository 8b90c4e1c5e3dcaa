"""Columns under "Chia ra:" at the right of a total that names its period are of that period, which is divided."""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.model.period_phrase import aligned_fold
from indicators.workbook.time_axes.table_axes import Column


def with_period_of_total(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, those that divide the one before them with its period where they name none."""
    dated: list[Column] = []
    for column in columns:
        before = dated[-1] if dated else None
        if before is not None and before.period is not None and column.period is None and _divides(column, before):
            column = replace(column, period=before.period)
        dated.append(column)
    return tuple(dated)


def _divides(column: Column, before: Column) -> bool:
    """Whether a column is a part of the total before it, or of that of which the one before it is another part."""
    total = aligned_fold(before.path.text)
    mine, other = column.header.comparison, before.header.comparison
    alike = (mine.base, mine.period) == (other.base, other.period) if mine and other else mine is other
    return alike and bool(_PARTS.match(aligned_fold(column.path.text)) and (_TOTAL.match(total) or _PARTS.match(total)))


_TOTAL = re.compile(r"(?:tong(?: so)?|chung|ca nuoc|total)\b")
_PARTS = re.compile(r"(?:chia ra|trong do|of which)\b")
