"""Columns that nothing tells apart but what stands left of them: "Margin of error" behind each of the groups.

An office prints "All | agriculture | industry | nationals | agriculture | industry", or "Index | change | trend |
change": the column before, which recurs nowhere and compares nothing, is what the recurring ones speak of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from indicators.workbook.time_axes.table_axes import Column

MOST_LEVELS = 3
Names = tuple[str, ...]
_Said = tuple[object, ...]


def heads_left(columns: Sequence[Column], *, named: bool) -> dict[int, Names]:
    """Return, by the number of a column that recurs, the words of its heads from the left, the nearest last.

    ``named``: the words over a column are its name, whatever they say. A word has no heads unless they tell all its
    columns apart.
    """
    heads: dict[int, Names] = {}
    for _ in range(MOST_LEVELS):
        said = {column.number: (heads.get(column.number), *_said(column)) for column in columns}
        nearest = _nearest(columns, said, heads, named=named)
        told = Counter((head, said[number]) for number, head in nearest.items())
        alike = {said[number] for number, head in nearest.items() if not head or told[head, said[number]] > 1}
        found = {number: head for number, head in nearest.items() if said[number] not in alike}
        if not found:
            break
        heads |= found
    return heads


def under_heads(column: Column, heads: Mapping[int, Names]) -> Column:
    """Return a column with the words of its heads before its item."""
    said = heads.get(column.number)
    if not said:
        return column
    return replace(column, header=replace(column.header, item=" ".join((*said, column.header.item))))


def _nearest(
    columns: Sequence[Column], said: Mapping[int, _Said], heads: Mapping[int, Names], *, named: bool
) -> dict[int, Names]:
    """Return, for each column that recurs, the nearest one to its left that does not, with the heads of that one."""
    counted = Counter(said.values())
    found: dict[int, Names] = {}
    head: Names = ()
    for column in columns:
        name = column.header.item or (column.path.text if named else "")
        if counted[said[column.number]] > 1:
            found[column.number] = head if name else ()
        elif column.header.comparison is None:
            head = (*heads.get(column.number, ()), name) if name else ()
    return found


def _said(column: Column) -> _Said:
    """Return what tells a column from others."""
    header = column.header
    return (header.item, column.period.period if column.period else None, header.comparison, header.part, header.unit)
