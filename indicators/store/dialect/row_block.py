"""Many rows of one table in columns, on their way into a database: what all rows say is said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any


@dataclass(frozen=True, slots=True)
class Repeated:
    """A column that says the same in every row."""

    value: Any


@dataclass(frozen=True, slots=True)
class Framed:
    """A column of texts that begin and end alike, with ``texts`` between."""

    before: str
    texts: Sequence[str]
    after: str


BlockColumn = Sequence[Any] | Repeated | Framed


@dataclass(frozen=True, slots=True)
class RowBlock:
    """``length`` rows by their columns; two columns that are one and the same object say the same in each row."""

    columns: tuple[BlockColumn, ...]
    length: int

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows one by one."""
        return zip(*(self._each(column) for column in self.columns), strict=True)

    def _each(self, column: BlockColumn) -> Iterator[Any]:
        if isinstance(column, Repeated):
            return repeat(column.value, self.length)
        if isinstance(column, Framed):
            return (f"{column.before}{text}{column.after}" for text in column.texts)
        return iter(column)
