"""Windows from windows: a month from two year-to-date figures, nine months from seven and two single months.

Figures of one flow from one *vintage family* (one origin with one status, or one origin and one release day, K3) are
read as differences of one cumulative curve: ``[a, b)`` with value v says curve(b) - curve(a) = v. Every window between
two days that are linked that way is derivable; the shortest chain is used, at most four figures long.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from indicators.model.frames import OBSERVATIONS, records
from indicators.model.period import Period, PeriodKind
from indicators.transforms.combined import combine, families
from indicators.winners import Rank, Role

Row = dict[str, Any]
LONGEST_CHAIN = 4


def derive_windows(marked: pd.DataFrame, rank: Rank) -> pd.DataFrame:
    """Return derived rows (OBSERVATIONS, status ``D``) for the windows of each series that have no published figure.

    ``marked`` is a MARKED frame of flows in levels. One-sided, withheld, undated and projected figures take no part.
    The derived value carries the coarsest unit and the fewest decimals of its parts, ``about`` if a part has it, and
    the date of its latest part. Where several families reach a window, the better rank wins, then the shorter chain.
    """
    taken = {(r["series_key"], r["start"], r["end"]) for r in records(marked) if r["role"] == Role.WINNER}
    derived: dict[tuple[str, Any, Any], tuple[tuple[Any, ...], Row]] = {}
    for rows in families(marked).values():
        for row, chain in _reachable(rows):
            key = (row["series_key"], row["start"], row["end"])
            order = (rank(row["indicator"], row["origin"]), chain, -row["published"].toordinal())
            if key not in taken and (key not in derived or order < derived[key][0]):
                derived[key] = (order, row)
    return OBSERVATIONS.frame(
        [
            row
            for _, row in sorted(
                derived.values(), key=lambda item: (item[1]["series_key"], item[1]["start"], item[1]["end"])
            )
        ]
    )


def _reachable(rows: list[Row]) -> Iterable[tuple[Row, int]]:
    """Yield each derivable window of one family with the length of its chain."""
    edges: dict[tuple[date, date], Row] = {}
    for row in sorted(rows, key=lambda r: (r["published"], int(r["decimals"]))):
        edges[(row["start"].date(), row["end"].date())] = row
    links: dict[date, list[tuple[date, int, Row]]] = defaultdict(list)
    for (start, end), row in edges.items():
        links[start].append((end, 1, row))
        links[end].append((start, -1, row))
    for start in sorted(links):
        for end, chain in _chains(start, links).items():
            if end > start and len(chain) > 1 and (start, end) not in edges and _has_a_name(Period(start, end)):
                yield combine(Period(start, end), chain), len(chain)


def _has_a_name(period: Period) -> bool:
    return period.kind is not PeriodKind.OTHER and period.whole_months is not None


def _chains(start: date, links: dict[date, list[tuple[date, int, Row]]]) -> dict[date, list[tuple[int, Row]]]:
    chains: dict[date, list[tuple[int, Row]]] = {start: []}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if len(chains[here]) == LONGEST_CHAIN:
            continue
        for there, sign, row in sorted(links[here], key=lambda link: (-link[1], link[0])):
            if there not in chains:
                chains[there] = [*chains[here], (sign, row)]
                waiting.append(there)
    return chains
