"""Which months, quarters and halves cannot be told although the windows around them are known, and why (K3)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from indicators.model.chart import NotDerivable
from indicators.model.period import Period
from indicators.model.period_columns import days, is_year_to_date, whole_months, windows_of, year_of

LENGTHS = (1, 3, 6)
_BOUNDS = {"over", "nearly", "at_least"}


def window_refusals(shown: pd.DataFrame) -> tuple[NotDerivable, ...]:
    """Return each month, quarter and half of a flow that lies between two windows from 1 January and yet has no figure.

    ``shown`` holds one row a period, those that ``windows.derive_windows`` could derive included; what is left was not
    derivable because the two figures come from two origins (``two_sources``), from two vintages of one
    (``two_vintages``), or because one of them is only a bound (``one_sided``).
    """
    told = np.flatnonzero((shown["value_text"] != "").to_numpy())
    start, end = days(shown, "start")[told], days(shown, "end")[told]
    months = _months_to_date(start, end)
    refused = []
    for place, before, length in _between(start, end, months):
        part = Period.months(int(year_of(start[place])), int(months[place]) - length + 1, length)
        reason = _reason(shown, int(told[place]), int(told[before]))
        refused.append(NotDerivable(0, part.start, part.end, reason))
    return tuple(sorted(refused, key=lambda one: (one.end, one.start)))


def has_refusals(start: np.ndarray, end: np.ndarray) -> bool:
    """Tell whether something is refused where figures have these windows."""
    return next(_between(start, end, _months_to_date(start, end)), None) is not None


def _months_to_date(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Return the whole months of each window from 1 January; 0 for others."""
    return np.where(is_year_to_date(start, end), whole_months(start, end), 0)


def _between(start: np.ndarray, end: np.ndarray, months: np.ndarray) -> Iterator[tuple[int, int, int]]:
    """Yield what has no figure: the places of a window from 1 January and of the one before it, and months between.

    ``months`` are those of the windows from 1 January, 0 for others.
    """
    known = np.flatnonzero(months)
    since, count = start[known].astype("datetime64[M]").astype(np.int64), months[known]
    ending = dict(zip((since + count).tolist(), known.tolist(), strict=True))
    windows = set(windows_of(start, end).tolist())
    for length in LENGTHS:
        fits = (count > length) & (count % length == 0)
        opens = (since + count)[fits] - length
        parts = windows_of(
            *(month.astype("datetime64[M]").astype("datetime64[D]") for month in (opens, opens + length))
        )
        for month, place, part in zip(opens.tolist(), known[fits].tolist(), parts.tolist(), strict=True):
            if month in ending and part not in windows:
                yield place, ending[month], length


def _first_day(months: np.ndarray) -> np.ndarray:
    found: np.ndarray = months.astype("datetime64[M]").astype("datetime64[D]")
    return found


def _reason(shown: pd.DataFrame, whole: int, before: int) -> str:
    if {shown["qualifier"].iloc[place] for place in (whole, before)} & _BOUNDS:
        return "one_sided"
    origins = {shown["origin"].iloc[place] for place in (whole, before)}
    return "two_sources" if len(origins) > 1 else "two_vintages"
