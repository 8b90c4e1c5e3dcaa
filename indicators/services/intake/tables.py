"""The tables of a file as a person corrects them, and the words by which the same table is known in another edition.

A table is what stands under one title on one sheet. Its *fingerprint* is made of folded words alone, without years,
months, status words and the table's number, so that next month's edition of the same table has the same. Belongs here:
which table a figure is of, and those words. Does not: what a person corrected (``correction``), what is remembered
(``recipe``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

import pandas as pd

from indicators.model.text import clean, fold

Row = dict[str, Any]
_COLUMNS = ("sheet", "title", "layout", "heads", "header", "column", "row", "cell", "label", "period_text", "measure")


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
    """One table; ``positions`` are the rows of the candidates frame it holds, ``cell`` is its first figure."""

    sheet: str
    title: str
    layout: str
    heads: tuple[str, ...]
    columns: tuple[TableColumn, ...]
    cell: str
    positions: tuple[int, ...]

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


def tables_of(candidates: pd.DataFrame) -> tuple[Table, ...]:
    """Return the tables of ``candidates`` (CANDIDATES, as read) in the order of the file."""
    columns = [candidates[name].tolist() for name in _COLUMNS]
    groups: dict[tuple[str, str], list[tuple[int, Row]]] = {}
    for position, values in enumerate(zip(*columns, strict=True)):
        row = dict(zip(_COLUMNS, values, strict=True))
        groups.setdefault((row["sheet"], row["title"]), []).append((position, row))
    return tuple(_table(rows) for rows in groups.values())


def _table(rows: list[tuple[int, Row]]) -> Table:
    first = rows[0][1]
    seen: dict[int, Row] = {}
    for _, row in rows:
        seen.setdefault(int(row["column"]), row)
    columns = tuple(
        TableColumn(number, row["header"], row["measure"], target_words(row["header"]), row["cell"])
        for number, row in sorted(seen.items())
    )
    positions = tuple(position for position, _ in rows)
    return Table(first["sheet"], first["title"], first["layout"], tuple(first["heads"] or ()), columns, first["cell"],
                 positions)  # fmt: skip


# -- words ----------------------------------------------------------------------------------------------------
def target_words(text: str) -> str:
    """Return the folded words of a header without periods, years and status words; other numbers stay."""
    said = _DATES.sub(" ", _STATUS.sub(" ", fold(text)))
    return clean(" ".join(_TOKEN.findall(_PERIOD_WORDS.sub(" ", said))))


def label_words(text: str) -> str:
    """Return a row label for comparing: folded, without a number in front; its other numbers tell rows apart."""
    return clean(_NUMBERED.sub("", fold(text)))


def table_words(text: str) -> str:
    """Return the folded words of a title or header without any number: neither the table's own nor a period's."""
    said = re.sub(r"\d+", " ", target_words(text))
    return clean(" ".join(word for word in re.findall(r"[^\W_]+", said) if word not in _NUMERALS))


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def _any(words: Iterable[str]) -> str:
    return "|".join(words)


_MONTHS = (
    _any(("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?"))
    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_STATUS = re.compile(
    r"\b(?:so bo|uoc tinh|uoc thuc hien|uoc|thuc hien|chinh thuc|cong don|luy ke|estimated?|preliminary|actual"
    r"|provisional|revised|cumulative|accumulated)\b"
)
_DATES = re.compile(
    r"\b\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:19|20)\d\d)?\b|\b\d{1,2}\s?[/.-]\s?(?:19|20)\d\d\b"
    r"|\b(?:\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?: mot| hai)?)\s?thang(?: dau| cuoi)?(?: nam)?\b"
    r"|\b(?:thang|ngay)\s?(?:\d{1,2}|mot|hai|ba|tu|sau|bay|tam|chin|muoi(?: mot| hai)?)\b"
    r"|\bquy\s?(?:iv|i{1,3}|[1-4])\b|\b[qhtm][1-9]\d?\b"
    rf"|\b(?:first|last)?\s?(?:\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|eleven)\s?-?months?(?: of)?\b"
    rf"|\b(?:first|second|third|fourth|1st|2nd|3rd|4th)\s(?:quarter|half)(?: of)?\b|\b(?:{_MONTHS})\b"
    r"|\b(?:19|20)\d\d\b"
)
_PERIOD_WORDS = re.compile(
    r"\b(?:6 thang|ca nam|dau nam|cuoi nam|nam truoc|thang truoc|quy truoc|thang|quy|nam|ngay|tinh den|tu|den"
    r"|months?|quarters?|years?|va|and)\b"
)
_TOKEN = re.compile(r"[^\W_]+|%")
_NUMBERED = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[ivx]{1,4})\s?[.)]\s*")
_NUMERALS = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "bieu", "table"))
