"""Names beside years that begin anew: the name of a group stands at its first rows alone, in one language or two.

"Total | 2011", "| 2012", …, "Okul öncesi | 2011", "Pre-primary | 2012", …: every year from the first to the next first
is of the one name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indicators.model.period import Period
from indicators.workbook.shapes.regions import Region

FEWEST_GROUPS = 2
MOST = 0.9
"""Share of the runs whose names must differ."""
LONGEST_NAME = 3
"""Rows over which a name is spread at most."""


def names_of_groups(region: Region, columns: Sequence[int], periods: Mapping[int, Period]) -> dict[int, str]:
    """Return the name of each row's group by the words of one of ``columns``; none where they name no groups."""
    for column in columns:
        if named := names_of_runs(region, column, periods):
            return named
    groups = _groups(periods)
    if len(groups) < FEWEST_GROUPS:
        return {}
    for column in columns:
        said = [[text for row in group if (text := region.grid.text(row, column))] for group in groups]
        first = [bool(region.grid.text(group[0], column)) for group in groups]
        if not all(first) or any(len(texts) > LONGEST_NAME or len(texts) == len(group) > 1
                                 for texts, group in zip(said, groups, strict=True)):  # fmt: skip
            continue
        names = [" ".join(dict.fromkeys(texts)) for texts in said]
        if len(set(names)) == len(names):
            return {row: name for group, name in zip(groups, names, strict=True) for row in group}
    return {}


def names_of_runs(region: Region, column: int, periods: Mapping[int, Period]) -> dict[int, str]:
    """Return, by row, the one name over each run of periods, which may begin at any: a partner without trade at first.

    Periods go up within every run, and back between most of them; a name or two may come once more, as of an area.
    """
    named: dict[int, str] = {}
    names: list[str] = []
    last, back, begins = None, 0, False
    for row in region.body_rows:
        if text := region.grid.text(row, column):
            names.append(text)
            begins = True
        if (period := periods.get(row)) is None:
            continue
        goes_up = last is None or last.start < period.start
        if not names or not (goes_up or begins):
            return {}
        back += not goes_up
        named[row], last, begins = names[-1], period, False
    runs, different = len(names), len(set(names))
    return named if FEWEST_GROUPS <= runs < len(named) and back * 2 >= runs and different >= MOST * runs else {}


def _groups(periods: Mapping[int, Period]) -> list[list[int]]:
    """Return the rows from one coming of the first period to the next; none where they do not all begin with it."""
    groups: list[list[int]] = []
    first: Period | None = None
    last: Period | None = None
    for row, period in periods.items():
        first = first or period
        if period == first:
            groups.append([])
        elif last is not None and period.start <= last.start and period != last:
            return []
        groups[-1].append(row)
        last = period
    return groups if groups and max(map(len, groups)) > 1 else []
