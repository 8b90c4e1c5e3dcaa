"""Windows from windows: a month from two year-to-date figures, nine months from seven and two single months.

Figures of one flow from one *vintage family* (one origin with one status, or one origin and one release day, K3) are
read as differences of one cumulative curve: ``[a, b)`` with value v says curve(b) - curve(a) = v. Every window between
two days that are linked that way is derivable; the shortest chain is used, at most four figures long.
"""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from indicators.model.frames import OBSERVATIONS, records
from indicators.model.period import Period, PeriodKind
from indicators.transforms.combined import combine, families
from indicators.winners import Rank, Role

Row = dict[str, Any]
Window = tuple[int, int]
"""First day and first day after, as ordinals."""

Chain = tuple[tuple[int, Window], ...]
"""The windows that are added (1) and taken off (-1)."""

LONGEST_CHAIN = 4
KEPT_CALENDARS = 256


def derive_windows(marked: pd.DataFrame, rank: Rank) -> pd.DataFrame:
    """Return derived rows (OBSERVATIONS, status ``D``) for the windows of each series that have no published figure.

    ``marked`` is a MARKED frame of flows in levels. One-sided, withheld, undated and projected figures take no part.
    The derived value carries the coarsest unit and the fewest decimals of its parts, ``about`` if a part has it, and
    the date of its latest part. Where several families reach a window, the better rank wins, then the shorter chain.
    """
    if marked.empty:
        return OBSERVATIONS.empty()
    rows = records(marked)
    taken = {(r["series_key"], *_window(r)) for r in rows if r["role"] == Role.WINNER}
    best: dict[tuple[str, int, int], tuple[tuple[Any, ...], list[tuple[int, Row]]]] = {}
    for (series_key, origin, *_), family in families(rows).items():
        if len(family) < 2:  # a chain has two figures at least
            continue
        edges = {_window(row): row for row in sorted(family, key=lambda r: (r["published"], int(r["decimals"])))}
        place = rank(family[0]["indicator"], origin)
        for window, chain in derivable(tuple(sorted(edges))):
            key = (series_key, *window)
            if key in taken or (key in best and place > best[key][0][0]):
                continue
            parts = [(sign, edges[one]) for sign, one in chain]
            order = (place, len(parts), -max(row["published"] for _, row in parts).toordinal())
            if key not in best or order < best[key][0]:
                best[key] = (order, parts)
    found = [combine(_period(key[1:]), best[key][1]) for key in sorted(best)]
    if not found:
        return OBSERVATIONS.empty()
    return OBSERVATIONS.of_columns({name: [row[name] for row in found] for name in found[0]})


@lru_cache(maxsize=KEPT_CALENDARS)
def derivable(known: tuple[Window, ...]) -> tuple[tuple[Window, Chain], ...]:
    """Return each window with a name that follows from ``known`` ones, with its shortest chain.

    The figures play no part, so the many series of one calendar share one answer.
    """
    links: dict[int, list[tuple[int, int, Window]]] = defaultdict(list)
    for window in known:
        links[window[0]].append((-1, window[1], window))
        links[window[1]].append((1, window[0], window))
    for some in links.values():
        some.sort()  # what is added before what is taken off, then by day
    edges, found = set(known), []
    for start in sorted(links):
        if date.fromordinal(start).day != 1:  # no window with a name begins there
            continue
        for end, chain in _chains(start, links).items():
            if end > start and len(chain) > 1 and (start, end) not in edges and _has_a_name((start, end)):
                found.append(((start, end), chain))
    return tuple(found)


def _window(row: Row) -> Window:
    return row["start"].toordinal(), row["end"].toordinal()


def _period(window: tuple[int, ...]) -> Period:
    return Period(date.fromordinal(window[0]), date.fromordinal(window[1]))


@lru_cache(maxsize=65_536)
def _has_a_name(window: Window) -> bool:
    period = _period(window)
    return period.kind is not PeriodKind.OTHER and period.whole_months is not None


def _chains(start: int, links: dict[int, list[tuple[int, int, Window]]]) -> dict[int, Chain]:
    """Return the shortest chain from a day to every other one within reach."""
    chains: dict[int, Chain] = {start: ()}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        so_far = chains[here]
        if len(so_far) == LONGEST_CHAIN:
            continue
        for taken_off, there, window in links[here]:
            if there not in chains:
                chains[there] = (*so_far, (-taken_off, window))
                waiting.append(there)
    return chains
