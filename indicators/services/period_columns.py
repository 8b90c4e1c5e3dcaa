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
