"""The tables of a file as a person corrects them, and the words by which the same table is known in another edition.

A table is what stands under one title on one sheet. Its *fingerprint* is made of folded words alone, without years,
months, status words and the table's number, so that next month's edition of the same table has the same. Belongs here:
which table a figure is of, and those words. Does not: what a person corrected (``correction``), what is remembered
(``recipe``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np

from indicators.model.edition_words import table_words, target_words
from indicators.services.intake.grouping import grouped, rows_by_group
from indicators.workbook import Candidates, ending_in


@dataclass(frozen=True)
class TableColumn:
    """One column of figures: its number, the words over it, and what of an indicator it was read as.

    ``words`` are those of the header without its periods: by them the column is known in another edition.
    """

    number: int
    header: str
    measure: str
    words: str
    cell: str


@dataclass(frozen=True)
class Table:
    """One table; ``positions`` are the rows of the candidates it holds (an array), ``cell`` is its first figure.

    ``asks_year_end``: it holds financial years, and the file does not say with which month they end.
    """

    sheet: str
    title: str
    layout: str
    heads: tuple[str, ...]
    columns: tuple[TableColumn, ...]
    cell: str
    positions: np.ndarray[Any, Any] = field(repr=False, compare=False)
    asks_year_end: bool = False

    @property
    def table_id(self) -> str:
        """Identify the table within its file."""
        return _hash(self.sheet, self.title)

    @cached_property
    def family(self) -> str:
        """Identify the table by layout and title, whichever columns an edition has."""
        named = table_words(self.title)
        return _hash(self.layout, named or table_words(self.sheet), *(() if named else self._column_words))

    @cached_property
    def fingerprint(self) -> str:
        """Identify the table by layout, title, headings of its labels and the words over its columns."""
        return _hash(self.family, *map(table_words, self.heads), *self._column_words)

    @cached_property
    def _column_words(self) -> tuple[str, ...]:
        return tuple(sorted({f"{table_words(one.header)}|{one.measure}" for one in self.columns}))

    def alike(self, column: int) -> tuple[int, ...]:
        """Return the numbers of the columns that have the same words and measure as one of them, it included."""
        own = next((one for one in self.columns if one.number == column), None)
        if own is None:
            return ()
        return tuple(one.number for one in self.columns if (one.words, one.measure) == (own.words, own.measure))


def tables_of(candidates: Candidates) -> tuple[Table, ...]:
    """Return the tables of ``candidates``, as read, in the order of the file."""
    length = len(candidates)
    places = [candidates.codes(name) for name in ("sheet", "title")]
    table_of, firsts = grouped(places, length)
    _, starts = grouped([table_of, np.asarray(candidates.column)], length)
    columns: dict[int, list[TableColumn]] = {}
    for at in starts.tolist():
        columns.setdefault(int(table_of[at]), []).append(_column(candidates, at))
    rows = rows_by_group(table_of, len(firsts))
    return tuple(_table(candidates, at, columns[number], rows[number]) for number, at in enumerate(firsts.tolist()))


def _column(candidates: Candidates, at: int) -> TableColumn:
    first = candidates[at]
    return TableColumn(first.column, first.header, first.measure, target_words(first.header), first.cell)


def _table(candidates: Candidates, at: int, columns: list[TableColumn], rows: np.ndarray[Any, Any]) -> Table:
    first = candidates[at]
    ordered = tuple(sorted(columns, key=lambda column: column.number))
    asks = _asks_year_end(candidates, rows)
    return Table(first.sheet, first.title, first.layout, tuple(first.heads), ordered, first.cell, rows, asks)


def _asks_year_end(candidates: Candidates, rows: np.ndarray[Any, Any]) -> bool:
    periods, texts = candidates.pooled["period"], candidates.pooled["period_text"]
    if None not in periods.pool:
        return False
    waiting = {texts[at] for at in rows.tolist() if periods[at] is None}
    return any(text and ending_in(text, 12) is not None for text in waiting)


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:16]
