"""Rows told apart by whole numbers: which rows say the same, in one column or in several together.

As ``services.intake.grouping`` does for what a preview holds, here without pandas, which the reader does not load.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np

from indicators.model.pooled import Pooled, pooled

Whole = np.ndarray[Any, Any]
T = TypeVar("T")
_SPARSE = 4
"""Numbers up to so many times the rows are counted in a table, beyond they are sorted."""


def compact(numbers: Whole) -> tuple[Whole, int]:
    """Return numbers from 0 without a gap that tell the same rows apart, and how many there are."""
    if not len(numbers):
        return np.zeros(0, dtype=np.int64), 0
    if int(numbers.min()) >= 0 and int(numbers.max()) <= _SPARSE * len(numbers) + 1_000:
        there = np.zeros(int(numbers.max()) + 1, dtype=bool)
        there[numbers] = True
        places = np.cumsum(there) - 1
        return places[numbers], int(places[-1]) + 1
    uniques, codes = np.unique(numbers, return_inverse=True)
    return codes.astype(np.int64), len(uniques)


def together(columns: Sequence[Whole], length: int) -> tuple[Whole, int]:
    """Return the number of the group of each row; rows are of one where all ``columns`` (numbers from 0) agree."""
    codes, size = np.zeros(length, dtype=np.int64), min(length, 1)
    for column in columns:
        wide = int(column.max()) + 1 if length else 1
        if wide > 1:
            codes, size = compact(codes * wide + column)
    return codes, size


def firsts(codes: Whole, count: int) -> Whole:
    """Return the place of the first row of each group."""
    found: Whole = np.zeros(count, dtype=np.int64)
    found[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return found


def spread(values: Sequence[T], codes: Whole) -> Pooled[T]:
    """Return the column in which each row has the value of its group; equal values stand in the pool once."""
    found = pooled(values)
    if found.at is None:
        return found
    return Pooled(found.pool, np.array(found.at, dtype=np.int32)[codes])


def joined(columns: Sequence[tuple[Pooled[Any], int]]) -> Pooled[Any]:
    """Return one column under the other; each comes with its length."""
    pool: list[Any] = []
    parts = []
    for column, length in columns:
        parts.append(column.codes(length) + len(pool))
        pool += column.pool
    said = pooled(pool)
    at = np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
    return Pooled(said.pool, None if said.at is None else np.array(said.at, dtype=np.int32)[at])


def asked_once(codes: Whole, count: int, ask: Callable[[int], T]) -> list[T]:
    """Return what ``ask`` says of the first row of each group."""
    return [ask(at) for at in firsts(codes, count).tolist()]
