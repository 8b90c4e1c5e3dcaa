"""The pages of a table too long for a screen: the latest periods first; files hold the table as a whole."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from indicators.model.chart import ChartData, ChartKind
from indicators.model.period import Period

MOST_CELLS, LEAST_ROWS = 300, 6
PAGED = {ChartKind.LINE, ChartKind.COLUMN, ChartKind.MULTIPLES, ChartKind.STEP, ChartKind.TABLE}
"""Kinds whose table has a row a period, as many as there are."""


@dataclass(frozen=True, slots=True)
class TablePage:
    """A chart with the figures of one page of its table; ``number`` of ``count``, counted from 1, the latest first."""

    data: ChartData
    number: int
    count: int


def table_page(data: ChartData, number: int, shown: Period | None = None) -> TablePage:
    """Return page ``number``, or the one that holds the period ``shown``; the nearest where there is no such page."""
    rows = data.rows
    if data.spec.kind not in PAGED or len(rows) <= MOST_CELLS:
        return TablePage(data, 1, 1)
    windows = np.stack([rows["end"].to_numpy().astype(np.int64), rows["start"].to_numpy().astype(np.int64)])
    periods, place = np.unique(windows, axis=1, return_inverse=True)
    behind = periods.shape[1] - 1 - place.reshape(-1)
    each = max(MOST_CELLS // max(len(data.series), 1), LEAST_ROWS)
    count = math.ceil(periods.shape[1] / each)
    if shown is not None:
        there = ((rows["start"].dt.date == shown.start) & (rows["end"].dt.date == shown.end)).to_numpy()
        number = int(behind[there][0]) // each + 1 if there.any() else number
    number = min(max(number, 1), count)
    kept = behind // each == number - 1
    own = rows[kept].reset_index(drop=True)
    first, last = own["start"].min().date(), own["end"].max().date()
    refused = tuple(one for one in data.not_derivable if first <= one.start and one.end <= last)
    return TablePage(replace(data, rows=own, not_derivable=refused), number, count)
