"""Of which day the area names of a table are: that of its latest figures, or of each figure's own period (K7).

A table speaks of one set of units, those at its end: last year's column beside this year's is of this year's
provinces. Only where it also names a unit that had ended by then, with figures of that unit's time, does it speak of
the units of each period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pandas as pd

from indicators.catalogue import Breakdown

Row = dict[str, Any]
Table = tuple[str, str]
Find = Callable[[Row, date], Breakdown | None]


class TableDays:
    """The day on which the names of each row of a file are to be read; built once for a file."""

    def __init__(self, rows: Iterable[Row], find: Find) -> None:
        known = [row for row in rows if last_day(row) is not None and row["value_text"]]
        self._latest: dict[Table, date] = {}
        for row in known:
            day = last_day(row) or date.min
            table = _table(row)
            self._latest[table] = max(self._latest.get(table, date.min), day)
        self._of_each_period = {_table(row) for row in known if self._had_ended(row, find)}

    def _had_ended(self, row: Row, find: Find) -> bool:
        """Whether a row names a unit that is no more at the end of its table, with a figure of its time."""
        day = last_day(row)
        end = self._latest[_table(row)]
        if day is None or day == end:
            return False
        later = find(row, end)
        own = find(row, day) if later is not None and later.other_day else None
        return own is not None and bool(own.code)

    def __call__(self, row: Row) -> date:
        """Return the day of which the names of a row are."""
        table = _table(row)
        if table in self._of_each_period:
            return last_day(row) or self._latest[table]
        return self._latest.get(table, date.max)


def last_day(row: Row) -> date | None:
    """Return the last day of the period of a candidate, or None where it was not read."""
    if pd.isna(row["end"]) or pd.isna(row["start"]):
        return None
    end: date = row["end"].date()
    return end if row["start"] == row["end"] else end - timedelta(days=1)


def _table(row: Row) -> Table:
    return row["sheet"], row["title"]
