"""Columns under "Chia ra:" at the right of a total are of its period and have its status, for it is what they divide.

"Dự toán | Bao gồm: …" beside "Quyết toán | Bao gồm: …" are parts of a plan and of what was spent.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.model.period_phrase import aligned_fold
from indicators.workbook.time_axes.table_axes import Column


def with_period_of_total(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, those that divide the one before them with its period and status where they name none."""
    dated: list[Column] = []
    for column in columns:
        before = dated[-1] if dated else None
        if before is not None and _divides(column, before):
            status = column.header.obs_status or before.header.obs_status
            header = replace(column.header, obs_status=status)
            column = replace(column, period=column.period or before.period, header=header)
        dated.append(column)
    return tuple(dated)


def _divides(column: Column, before: Column) -> bool:
    """Whether a column is a part of the total before it, or of that of which the one before it is another part."""
    total = aligned_fold(before.path.text)
    mine, other = column.header.comparison, before.header.comparison
    alike = (mine.base, mine.period) == (other.base, other.period) if mine and other else mine is other
    whole = not before.header.item or bool(_TOTAL.match(total) or _PARTS.match(total))
    return alike and whole and bool(_PARTS.match(aligned_fold(column.path.text)))


_TOTAL = re.compile(r"(?:tong(?: so)?|chung|ca nuoc|total)\b")
_PARTS = re.compile(r"(?:chia ra|trong do|(?:bao )?gom|of which|includ(?:ing|e))\b")
