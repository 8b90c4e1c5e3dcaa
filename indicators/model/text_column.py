"""A column of many short texts in one piece of bytes, and the numbers that they say.

Three million texts as objects weigh 180 MB and take a second each time they are put in another order; here they weigh
what they say. Which of them are numbers written plainly, and which doubles these are, is found for all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

import numpy as np

Whole = np.ndarray[Any, Any]
_LINE = 10
AT_ONCE = 1 << 16
"""Texts that are looked at together: what that takes stays in the cache of the processor."""
MOST_DIGITS = 15
"""A number of so many digits over a power of ten so high is the double nearest to it."""
_LONGEST = MOST_DIGITS + 2
_NO_DATA, _NO_ENDS = np.zeros(0, dtype=np.uint8), np.zeros(0, dtype=np.int64)
_TENS = 10.0 ** np.arange(MOST_DIGITS + 1)


@dataclass(frozen=True, slots=True)
class PlainNumbers:
    """Of each text whether it is a number written plainly, the nearest double (NaN where it is not), and how it looks.

    Plainly: an optional minus, digits, at most one point with digits on both sides, no more than ``MOST_DIGITS`` in
    all. ``decimals`` are the digits behind the point, ``leading`` tells that a nought stands before other digits.
    """

    plain: Whole
    value: Whole
    decimals: Whole
    leading: Whole


class TextColumn(Sequence[str]):
    """Texts one after the other in ``data`` (UTF-8, a line break behind each); ``ends`` are where they end."""

    def __init__(self, data: Whole, ends: Whole) -> None:
        self.data, self.ends = data, ends

    @classmethod
    def of(cls, texts: Iterable[str]) -> TextColumn:
        """Return texts as a column; one that is a column already stays itself."""
        if isinstance(texts, TextColumn):
            return texts
        listed = list(texts)
        data = np.frombuffer("".join([f"{text}\n" for text in listed]).encode("utf-8", "surrogatepass"), dtype=np.uint8)
        ends = np.flatnonzero(data == _LINE)
        if len(ends) != len(listed):
            lengths = [len(text.encode("utf-8", "surrogatepass")) + 1 for text in listed]
            ends = np.cumsum(np.array(lengths, dtype=np.int64)) - 1
        return cls(data, ends)

    @classmethod
    def of_lengths(cls, data: Whole, lengths: Whole) -> TextColumn:
        """Return the texts of ``data`` by their ``lengths``; raise ValueError where it is none of such a column."""
        ends = np.cumsum(lengths.astype(np.int64) + 1) - 1
        whole = (len(data) == (int(ends[-1]) + 1 if len(ends) else 0)) and not (lengths < 0).any()
        if data.dtype != np.uint8 or not whole or not (data[ends] == _LINE).all():
            raise ValueError("texts")
        if not data.tobytes().isascii():
            data.tobytes().decode("utf-8", "surrogatepass")
        return cls(data, ends)

    @classmethod
    def joined(cls, parts: Sequence[Sequence[str]]) -> TextColumn:
        """Return the texts of several columns, one after the other."""
        columns = [cls.of(part) for part in parts]
        before = np.cumsum([0, *(len(one.data) for one in columns)])[:-1].tolist()
        ends = [one.ends + start for one, start in zip(columns, before, strict=True)]
        none = np.zeros(0, dtype=np.int64)
        return cls(
            np.concatenate([np.zeros(0, np.uint8), *(one.data for one in columns)]), np.concatenate([none, *ends])
        )

    def __len__(self) -> int:
        return len(self.ends)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> TextColumn: ...
    def __getitem__(self, index: int | slice) -> str | TextColumn:
        if isinstance(index, slice):
            return self.taken(np.arange(*index.indices(len(self))))
        at = range(len(self))[index]
        start = int(self.ends[at - 1]) + 1 if at else 0
        return bytes(self.data[start : int(self.ends[at])]).decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return iter(self.tolist())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, TextColumn):
            return np.array_equal(self.ends, other.ends) and np.array_equal(self.data, other.data)
        return isinstance(other, Sequence) and self.tolist() == list(other)

    __hash__ = None  # type: ignore[assignment]

    def tolist(self) -> list[str]:
        """Return the texts as objects."""
        said = self.data.tobytes().decode("utf-8", "surrogatepass")
        if said.count("\n") == len(self):
            return said.split("\n")[:-1]
        return [self[at] for at in range(len(self))]

    @cached_property
    def starts(self) -> Whole:
        """Where each text begins."""
        return np.concatenate(([0], self.ends + 1))[:-1]

    @property
    def lengths(self) -> Whole:
        """The bytes of each text."""
        return self.ends - self.starts

    def taken(self, rows: Whole) -> TextColumn:
        """Return the texts whose numbers are given, in their order."""
        if len(rows) == len(self) and np.array_equal(rows, np.arange(len(self))):
            return self
        sizes = self.lengths[rows] + 1
        ends = np.cumsum(sizes)
        data = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
        for begin in range(0, len(rows), AT_ONCE):
            some = slice(begin, begin + AT_ONCE)
            first = int(ends[begin] - sizes[begin])
            last = int(ends[min(begin + AT_ONCE, len(rows)) - 1])
            shift = self.starts[rows[some]] - (ends[some] - sizes[some])
            data[first:last] = self.data[np.repeat(shift, sizes[some]) + np.arange(first, last)]
        return TextColumn(data, ends - 1)

    @cached_property
    def numbers(self) -> PlainNumbers:
        """What the texts say as numbers."""
        parts = [_numbers(self, begin, min(begin + AT_ONCE, len(self))) for begin in range(0, len(self), AT_ONCE)]
        kinds = (bool, np.float64, np.int8, bool)
        empty = tuple(np.zeros(0, dtype=kind) for kind in kinds)
        return PlainNumbers(*(np.concatenate(columns) for columns in zip(empty, *parts, strict=True)))

    def floats(self) -> Whole:
        """Return the double nearest to each text, as ``float`` reads it; raise ValueError where one is no number."""
        value = self.numbers.value.copy()
        for at in np.flatnonzero(~self.numbers.plain).tolist():
            value[at] = float(self[at])
        return value


def _numbers(column: TextColumn, begin: int, end: int) -> tuple[Whole, Whole, Whole, Whole]:
    """Look at some texts: a row a text, a column a place, from the first sign on."""
    count = end - begin
    start = column.starts[begin:end]
    length = column.ends[begin:end] - start
    short = (length > 0) & (length <= _LONGEST)
    digits, decimals = np.zeros(count, dtype=np.int8), np.zeros(count, dtype=np.int8)
    dots, odd = np.zeros(count, dtype=np.int8), np.zeros(count, dtype=bool)
    whole = np.zeros(count, dtype=np.int64)
    last = len(column.data) - 1
    minus = short & (column.data[np.minimum(start, last)] == ord("-"))
    first = start + minus
    for place in range(min(int(length.max(initial=0)), _LONGEST)):
        here = short & (place < length - minus)
        sign = column.data[np.minimum(first + place, last)]
        digit = sign - np.uint8(ord("0"))
        is_digit, is_dot = here & (digit <= 9), here & (sign == ord("."))
        whole = np.where(is_digit, whole * 10 + digit, whole)
        digits += is_digit
        decimals += is_digit & (dots > 0)
        odd |= (here & ~is_digit & ~is_dot) | (is_dot & (digits == 0))
        dots += is_dot
    plain = short & ~odd & (digits > 0) & (digits <= MOST_DIGITS) & (dots <= 1) & ((dots == 0) | (decimals > 0))
    opens = column.data[np.minimum(first, last)] == ord("0")
    leading = opens & (digits - decimals > 1)
    value = np.where(plain, whole / _TENS[np.minimum(decimals, MOST_DIGITS)], np.nan)
    return plain, np.where(minus, -value, value), decimals, leading
