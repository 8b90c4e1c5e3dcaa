"""The calendar of whole columns of days: what ``Period`` tells of one period, of many at once. Pure."""

from __future__ import annotations

import numpy as np
import pandas as pd


def days(frame: pd.DataFrame, name: str) -> np.ndarray:
    """Return a column of days as datetime64[D]."""
    found: np.ndarray = frame[name].to_numpy().astype("datetime64[D]")
    return found


def last_days(frame: pd.DataFrame) -> np.ndarray:
    """Return the last day inside each period of ``frame`` (columns start and end), or the instant itself."""
    start, end = days(frame, "start"), days(frame, "end")
    return np.where(start == end, end, end - 1)


def whole_months(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Return how many calendar months lie between days; 0 for instants and for parts of a month."""
    count = end.astype("datetime64[M]").astype(np.int64) - start.astype("datetime64[M]").astype(np.int64)
    return np.where((start != end) & is_first(start) & is_first(end), count, 0)


def is_first(day: np.ndarray) -> np.ndarray:
    """Tell of each day whether it is the first of its month."""
    found: np.ndarray = day == day.astype("datetime64[M]").astype("datetime64[D]")
    return found


def year_of(day: np.ndarray) -> np.ndarray:
    """Return the year of each day."""
    found: np.ndarray = day.astype("datetime64[Y]").astype(np.int64) + 1970
    return found


def month_of(day: np.ndarray) -> np.ndarray:
    """Return the month of each day, 1 to 12."""
    found: np.ndarray = day.astype("datetime64[M]").astype(np.int64) % 12 + 1
    return found


def is_year_to_date(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Tell of each window whether it starts on 1 January and ends within that year."""
    found: np.ndarray = (start != end) & (month_of(start) == 1) & is_first(start) & (year_of(end - 1) == year_of(start))
    return found


def windows_of(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Return each window as one whole number, in the order of their first days and then of their ends."""
    found: np.ndarray = start.astype(np.int64) * _DAYS + end.astype(np.int64)
    return found


_DAYS = 1 << 22
"""More than there are days in the calendar."""


def one_of_each_kind(start: np.ndarray, end: np.ndarray) -> list[int]:
    """Return the place of the last window of each kind, by the first ones: of one kind are those of as many months.

    The months of the calendar, those from 1 January, those from elsewhere, and spans of days are kinds of their own.
    """
    months = whole_months(start, end)
    whole = np.isin(months, _CALENDAR) & ((month_of(start) - 1) % np.maximum(months, 1) == 0)
    kinds = np.where(start == end, -1, ((months * 2 + whole) * 2) + is_year_to_date(start, end))
    _, first = np.unique(kinds, return_index=True)
    last = {kind: place for place, kind in enumerate(kinds.tolist())}
    return [last[kind] for kind in kinds[np.sort(first)].tolist()]


_CALENDAR = (1, 3, 6, 12)
