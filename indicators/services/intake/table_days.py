"""Of which day the area names of a table are: that of its latest figures, or of each figure's own period (K7).

A table speaks of one set of units, those at its end: last year's column beside this year's is of this year's
provinces. Only where it also names a unit that had ended by then, with figures of that unit's time, does it speak of
the units of each period.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np

from indicators.catalogue import Breakdown
from indicators.model.period import Period
from indicators.services.intake.grouping import Whole, grouped
from indicators.workbook import Candidates

Find = Callable[[int, date], Breakdown | None]


class TableDays:
    """The day on which the names of each row of a file are to be read; built once for a file.

    ``table`` and ``kind`` number for each row its table and what it says but for its period; ``find`` gives the
    breakdown of the row at a position by the names of a day.
    """

    def __init__(self, candidates: Candidates, table: Whole, kind: Whole, find: Find) -> None:
        periods = candidates.pool("period")
        self._days = [None if period is None else period.last_day for period in periods]
        self._latest: dict[int, date] = {}
        self._of_each_period: set[int] = set()
        known = np.flatnonzero(candidates.has_figure())
        said = candidates.codes("period")[known]
        _, dated = grouped([table[known], said], len(known))
        for at in dated.tolist():
            number, day = int(table[known[at]]), self._days[int(said[at])] or date.min
            self._latest[number] = max(self._latest.get(number, date.min), day)
        self._look_for_ended(table, kind, known, said, find)

    def _look_for_ended(self, table: Whole, kind: Whole, known: Whole, said: Whole, find: Find) -> None:
        """Find the tables that name a unit that is no more at their end, with a figure of its time."""
        kinds, firsts = grouped([kind[known]], len(known))
        gone = np.zeros(len(firsts), dtype=bool)
        each = known[firsts]
        for number, (at, of_table) in enumerate(zip(each.tolist(), table[each].tolist(), strict=True)):
            later = find(at, self._latest[of_table])
            gone[number] = later is not None and bool(later.other_day)
        asked = np.flatnonzero(gone[kinds]) if len(firsts) else np.zeros(0, dtype=np.int64)
        _, dated = grouped([kinds[asked], said[asked]], len(asked))
        for at in asked[dated].tolist():
            number, day = int(table[known[at]]), self._days[int(said[at])]
            if day is not None and day != self._latest[number]:
                own = find(int(known[at]), day)
                if own is not None and own.code:
                    self._of_each_period.add(number)

    def of_each_period(self, table: int) -> bool:
        """Whether a table speaks of the units of each period."""
        return table in self._of_each_period

    def __call__(self, table: int, period: Period | None) -> date:
        """Return the day of which the names of a row of a table are, by the period of the row."""
        latest = self._latest.get(table, date.max)
        return (period.last_day if period is not None else latest) if self.of_each_period(table) else latest
