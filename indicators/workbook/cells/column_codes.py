"""Rows told apart by whole numbers: which rows say the same, in one column or in several together.

As ``services.intake.grouping`` does for what a preview holds, here without pandas, which the reader does not load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import numpy as np

from indicators.model.pooled import Pooled, pooled

Whole = np.ndarray[Any, Any]
T = TypeVar("T")
_SPARSE = 4
"""Numbers up to so many times the rows are counted in a table, beyond they are sorted."""


def narrow(count: int) -> type[np.integer[Any]]:
    """Return the type that takes least room of those that hold ``count`` numbers from 0."""
    return np.uint8 if count <= 1 << 8 else np.uint16 if count <= 1 << 16 else np.int32


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


def together(columns: Iterable[Whole], length: int) -> tuple[Whole, int]:
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
    return Pooled(found.pool, np.array(found.at, dtype=narrow(len(found.pool)))[codes])


def joined(columns: Sequence[tuple[Pooled[Any], int]]) -> Pooled[Any]:
    """Return one column under the other; each comes with its length."""
    said = pooled([value for column, _ in columns for value in column.pool])
    if said.at is None:
        return said
    places = np.array(said.at, dtype=narrow(len(said.pool)))
    ends = np.cumsum([len(column.pool) for column, _ in columns]).tolist()
    parts = (
        places[end - len(column.pool) : end][column.codes(length)]
        for (column, length), end in zip(columns, ends, strict=True)
    )
    return Pooled(said.pool, np.concatenate(list(parts)))


def asked_once(codes: Whole, count: int, ask: Callable[[int], T]) -> list[T]:
    """Return what ``ask`` says of the first row of each group."""
    return [ask(at) for at in firsts(codes, count).tolist()]
