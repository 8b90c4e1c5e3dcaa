"""Which months, quarters and halves cannot be told although the windows around them are known, and why (K3)."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from indicators.model.chart import NotDerivable
from indicators.model.period import Period
from indicators.transforms.computed import by_period

LENGTHS = (1, 3, 6)


def window_refusals(shown: pd.DataFrame, chosen: Callable[[Period], bool], series: int = 0) -> tuple[NotDerivable, ...]:
    """Return each chosen window of a flow that lies between two windows from 1 January and yet has no figure.

    ``shown`` holds one row a period, those that ``windows.derive_windows`` could derive included; what is left was not
    derivable because the two figures come from two origins (``two_sources``), from two vintages of one
    (``two_vintages``), or because one of them is only a bound (``one_sided``).
    """
    told = shown[(shown["value_text"] != "").to_numpy()]
    days = (told[name].dt.date.tolist() for name in ("start", "end"))
    everything = set(zip(*days, strict=True))
    since_january = (told["start"].dt.month == 1) & (told["start"].dt.day == 1)
    known = by_period(told[since_january.to_numpy()])
    refused = []
    for whole, row in known.items():
        months = whole.whole_months if whole.is_year_to_date else None
        for length in LENGTHS:
            if not months or months <= length or months % length:
                continue
            part = Period.months(whole.start.year, months - length + 1, length)
            before = known.get(Period.year_to_date(whole.start.year, months - length))
            if before is not None and (part.start, part.end) not in everything and chosen(part):
                refused.append(NotDerivable(series, part.start, part.end, _reason(row, before)))
    return tuple(sorted(refused, key=lambda one: (one.end, one.start)))


def _reason(row: dict[str, object], before: dict[str, object]) -> str:
    if {row["qualifier"], before["qualifier"]} & {"over", "nearly", "at_least"}:
        return "one_sided"
    return "two_sources" if row["origin"] != before["origin"] else "two_vintages"
