"""Rows that share one period, which is printed once for them: at the first of the group or, centred, at one within.

The names beside the periods show the groups: the same names come again under each period ("both, male, female"), or
every period stands where the names begin anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indicators.workbook.shapes.regions import Region
from indicators.workbook.time_axes.table_axes import ReadPeriod

FEWEST_GROUPS = 2


def in_groups(
    region: Region, number: int, rows: Mapping[int, ReadPeriod], numbered: Sequence[int]
) -> dict[int, ReadPeriod] | None:
    """Return the period of every row with figures by the one of its group; None where the names show no groups.

    ``rows`` are the periods printed in the column ``number``, ``numbered`` the rows with figures.
    """
    inner = next((column for column in reversed(region.label_columns) if column != number), None)
    if inner is None or inner < number:
        return None
    names = [region.grid.text(row, inner) for row in numbered]
    dated = [row for row in numbered if (read := rows.get(row)) is not None and read.period is not None]
    if not all(names) or len(dated) < FEWEST_GROUPS or len(dated) < sum(1 for row in numbered if row in rows):
        return None
    groups = _groups(numbered, names)
    if len(groups) >= FEWEST_GROUPS and all(len([row for row in group if row in rows]) == 1 for group in groups):
        shared = {row: rows[next(at for at in group if at in rows)] for group in groups for row in group}
        return shared if len({shared[group[0]].period for group in groups}) == len(groups) else None
    firsts = {group[0] for group in groups}
    if numbered[0] not in rows or not firsts.issuperset(dated):
        return None
    carried: dict[int, ReadPeriod] = {}
    over = rows[numbered[0]]
    for row in numbered:
        over = rows.get(row, over)
        carried[row] = over
    return carried


def _groups(numbered: Sequence[int], names: Sequence[str]) -> list[list[int]]:
    """Return the rows between one coming of the first name and the next; none where a name comes twice in a group."""
    groups: list[list[int]] = []
    said: set[str] = set()
    for row, name in zip(numbered, names, strict=True):
        if name == names[0]:
            groups.append([])
            said = set()
        if name in said:
            return []
        said.add(name)
        groups[-1].append(row)
    return groups if max(map(len, groups)) > 1 else []
