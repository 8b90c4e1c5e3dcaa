"""Columns that nothing tells apart but what stands left of them: "Margin of error" behind each of the groups.

An office prints "All | agriculture | industry | nationals | agriculture | industry": the column before, which recurs
nowhere, is what the recurring ones speak of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace

from indicators.workbook.time_axes.table_axes import Column

MOST_LEVELS = 3
_Said = tuple[object, ...]


def with_heads_left(columns: Sequence[Column], apart: Container[int] = ()) -> list[Column]:
    """Return the columns, those that recur with the words of their head before their own; not those told ``apart``.

    A word is left as it is unless its heads tell all its columns apart.
    """
    found = list(columns)
    for _ in range(MOST_LEVELS):
        said = [(column.number,) if column.number in apart else _said(column) for column in found]
        counted = Counter(said)
        heads = _heads(found, said, counted)
        told = Counter((heads[at], said[at]) for at in heads)
        alike = {said[at] for at in heads if told[heads[at], said[at]] > 1}
        named = {at: head for at, head in heads.items() if head and said[at] not in alike}
        if not named:
            return found
        found = [_named(column, named.get(at, "")) for at, column in enumerate(found)]
    return found


def _heads(columns: Sequence[Column], said: Sequence[_Said], counted: Counter[_Said]) -> dict[int, str]:
    """Return, for each column that recurs, the words of the nearest one to its left that does not."""
    heads: dict[int, str] = {}
    head = ""
    for at, column in enumerate(columns):
        if counted[said[at]] > 1:
            heads[at] = head
        elif column.header.comparison is None:
            head = column.header.item
    return heads


def _said(column: Column) -> _Said:
    """Return what tells a column from others."""
    header = column.header
    return (header.item, column.period.period if column.period else None, header.comparison, header.part, header.unit)


def _named(column: Column, head: str) -> Column:
    own = column.header.item
    if not head or not own:
        return column
    return replace(column, header=replace(column.header, item=f"{head} {own}"))
