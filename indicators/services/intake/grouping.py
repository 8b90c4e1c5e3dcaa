"""Rows that say the same in several columns, told apart by whole numbers instead of a tuple a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

Whole = np.ndarray[Any, Any]
_MOST = 2**62


def grouped(columns: Iterable[Whole], length: int) -> tuple[Whole, Whole]:
    """Return the number of each row's group, in the order in which groups first appear, and their first rows.

    ``columns`` are whole numbers from 0; rows are of one group where all of them agree.
    """
    key: Whole = np.zeros(length, dtype=np.int64)
    size = 1
    for column in columns:
        wide = int(column.max()) + 1 if length else 1
        if wide == 1:
            continue
        if size * wide > _MOST:
            key, uniques = pd.factorize(key)
            size = len(uniques)
        key = key * wide + column
        size *= wide
    codes, uniques = pd.factorize(key)
    first: Whole = np.zeros(len(uniques), dtype=np.int64)
    first[codes[::-1]] = np.arange(length - 1, -1, -1)
    return codes, first


def rows_by_group(codes: Whole, count: int) -> list[Whole]:
    """Return the rows of each group in their order."""
    if not count:
        return []
    ordered = np.argsort(codes, kind="stable")
    return np.split(ordered, np.cumsum(np.bincount(codes, minlength=count))[:-1])
