"""Which windows follow from the windows that are known: a question of the calendar alone, asked once for many series.

Figures of one family are read as differences of one cumulative curve: ``[a, b)`` with value v says
curve(b) - curve(a) = v. Every window between two days that are linked that way follows; the shortest chain is used.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from indicators.model.period import Period, PeriodKind

Window = tuple[int, int]
"""First day and first day after, as ordinals."""

Chain = tuple[tuple[int, Window], ...]
"""The windows that are added (1) and taken off (-1)."""

Whole = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

LONGEST_CHAIN = 4
KEPT_CALENDARS = 256


@dataclass(frozen=True, slots=True)
class Chains:
    """The same in columns: of each window that follows its days, and in the order of its chain what it is made of.

    ``parts`` (windows x LONGEST_CHAIN) are places among the known windows, ``signs`` 1, -1, or 0 beyond the end.
    """

    starts: Whole
    ends: Whole
    parts: Whole
    signs: Whole

    @property
    def lengths(self) -> Whole:
        """How many figures each window is made of."""
        lengths: Whole = np.count_nonzero(self.signs, axis=1)
        return lengths


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


@lru_cache(maxsize=KEPT_CALENDARS)
def derivable_columns(known: tuple[Window, ...]) -> Chains:
    """Return ``derivable`` in columns."""
    found = derivable(known)
    place = {window: at for at, window in enumerate(known)}
    days = np.array([window for window, _ in found], dtype=np.int64).reshape(-1, 2)
    parts = np.zeros((len(found), LONGEST_CHAIN), dtype=np.int64)
    signs = np.zeros((len(found), LONGEST_CHAIN), dtype=np.int64)
    for at, (_, chain) in enumerate(found):
        parts[at, : len(chain)] = [place[window] for _, window in chain]
        signs[at, : len(chain)] = [sign for sign, _ in chain]
    return Chains(days[:, 0], days[:, 1], parts, signs)


@lru_cache(maxsize=65_536)
def _has_a_name(window: Window) -> bool:
    period = Period(date.fromordinal(window[0]), date.fromordinal(window[1]))
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
