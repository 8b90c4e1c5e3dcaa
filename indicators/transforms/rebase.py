"""A series as an index: its figure in the base period is 100."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from indicators.model.chart import NotDerivable
from indicators.model.period import Period
from indicators.transforms.computed import (
    Computed,
    Row,
    Unit,
    bounded,
    by_period,
    computed_row,
    each_period,
    in_unit_of,
    single,
)

INDEX = Unit("base_index", "index")


def index_to_base(shown: pd.DataFrame, base: Period, chosen: Callable[[Period], bool], series: int = 0) -> Computed:
    """Return each chosen period as 100 × figure / figure of ``base``, one decimal to print.

    Without a usable figure in the base period every chosen period is refused for that reason.
    """
    known = by_period(shown)
    first = known.get(base)
    reason = "no_base" if first is None else bounded((first,)) or ("zero_base" if single(first) <= 0 else "")
    if reason or first is None:
        return shown.iloc[0:0], tuple(NotDerivable(series, p.start, p.end, reason) for p in known if chosen(p))

    def compute(_: Period, row: Row) -> Row | str:
        if bounded((row,)):
            return "one_sided"
        formula = f"100 × {row['value_text']} / {in_unit_of(first, row)}"
        return computed_row(row, 100 * single(row) / single(first), (row, first), formula, INDEX, 1)

    return each_period(shown, series, compute, chosen)
