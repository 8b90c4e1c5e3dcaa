"""Windows from windows: a month from two year-to-date figures, nine months from seven and two single months.

Figures of one flow from one *vintage family* (one origin with one status, or one origin and one release day, K3) give
the windows that follow from theirs (``chains``), at most four figures a window. Columns throughout: a page asks for the
windows of ten thousand figures before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from indicators.model.frames import OBSERVATIONS
from indicators.transforms.chains import LONGEST_CHAIN, Whole, derivable_columns
from indicators.transforms.combined import ONE_SIDED, USABLE
from indicators.transforms.combined_columns import combined_rows
from indicators.winners import Rank, Role

Texts = np.ndarray[tuple[int, ...], np.dtype[np.object_]]
Days = np.ndarray[tuple[int, ...], np.dtype[np.datetime64]]

_DAY_ONE = 719_163
"""The ordinal of 1 January 1970."""
_DAYS = 1 << 22
"""More than there are ordinals."""


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures that take part, in columns, numbered by their places: days as ordinals, texts by their order.

    ``indicators`` and ``origins`` are the texts: a family asks for those of one figure.
    """

    rows: pd.DataFrame
    series: Whole
    origin: Whole
    status: Whole
    start: Whole
    end: Whole
    published: Whole
    decimals: Whole
    indicators: Texts
    origins: Texts


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Windows that some family reaches: a row each; ``family`` by the order in which families appear."""

    series: Whole
    window: Whole
    place: Whole
    length: Whole
    latest: Whole
    family: Whole
    parts: Whole
    signs: Whole


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows that follow from ``rows`` (MARKED), by series and days; figures are added up when they are asked for.

    ``parts`` (windows x places) are row numbers of ``rows``, ``signs`` 1, -1, or 0 where there is no part.
    """

    rows: pd.DataFrame
    start: Days
    end: Days
    parts: Whole
    signs: Whole

    def __len__(self) -> int:
        return len(self.start)

    def only(self, chosen: Any) -> Windows:
        """Return some of them: ``chosen`` is a slice, or tells of each."""
        return Windows(self.rows, self.start[chosen], self.end[chosen], self.parts[chosen], self.signs[chosen])

    def by_series(self) -> dict[str, Windows]:
        """Return those of each series that has any."""
        keys: list[str] = self.rows["series_key"].array[self.parts[:, 0]].tolist()
        bounds = [at for at in range(len(keys)) if not at or keys[at] != keys[at - 1]]
        return {keys[at]: self.only(slice(at, end)) for at, end in pairwise([*bounds, len(keys)])}

    def figures(self) -> pd.DataFrame:
        """Return them as derived rows (OBSERVATIONS, status ``D``)."""
        if not len(self):
            return OBSERVATIONS.empty()
        return combined_rows(self.rows, (self.start, self.end), self.parts, self.signs)


def derive_windows(marked: pd.DataFrame, rank: Rank) -> pd.DataFrame:
    """Return derived rows (OBSERVATIONS, status ``D``) for the windows of each series that have no published figure.

    The derived value carries the coarsest unit and the fewest decimals of its parts, ``about`` if a part has it, and
    the date of its latest part. Otherwise as ``following_windows``.
    """
    return following_windows(marked, rank).figures()


def following_windows(marked: pd.DataFrame, rank: Rank) -> Windows:
    """Return the windows that follow from the figures of each series and that no published figure has.

    ``marked`` is a MARKED frame of flows in levels. One-sided, withheld, undated and projected figures take no part.
    Where several families reach a window, the better rank wins, then the shorter chain, then the later figures, then
    the family whose first figure comes first.
    """
    figures = _usable(marked)
    reached = [_reached(figures, family, rank) for family in _families(figures)]
    if not reached:
        no_day, none = np.zeros(0, dtype="datetime64[D]"), np.zeros((0, LONGEST_CHAIN), dtype=np.int64)
        return Windows(figures.rows, no_day, no_day, none, none)
    every = _Candidates(*(np.concatenate([getattr(one, name) for one in reached]) for name in _Candidates.__slots__))
    best = _best(every, _taken(marked, figures))
    start, end = (_ordinal_days(one) for one in divmod(every.window[best], _DAYS))
    return Windows(figures.rows, start, end, every.parts[best], every.signs[best])


def _usable(marked: pd.DataFrame) -> _Figures:
    """Return the figures of which windows may be made."""
    start, end = _ordinals(marked, "start"), _ordinals(marked, "end")
    fit = marked["role"].isin(USABLE).to_numpy() & (start != end) & ~marked["qualifier"].isin(ONE_SIDED).to_numpy()
    rows, places = marked if fit.all() else marked[fit], np.flatnonzero(fit)
    return _Figures(
        rows=rows,
        series=_codes(rows, "series_key"),
        origin=_codes(rows, "origin"),
        status=_codes(rows, "obs_status"),
        start=start[places],
        end=end[places],
        published=_ordinals(rows, "published"),
        decimals=rows["decimals"].to_numpy(dtype=np.int64),
        indicators=rows["indicator"].to_numpy(dtype=object),
        origins=rows["origin"].to_numpy(dtype=object),
    )


def _families(figures: _Figures) -> Iterator[tuple[int, Whole]]:
    """Yield each family of two windows or more: when it appears first, and its figures by window, the last of each.

    A figure is in two families: that of its status and that of its release day. A family appears with its first figure,
    that of the status before that of the day.
    """
    count = len(figures.series)
    whose = figures.series * (figures.origin.max(initial=0) + 1) + figures.origin
    for after, what in enumerate((figures.status, figures.published)):
        _, group = np.unique(whose * (what.max(initial=0) + 1) + what, return_inverse=True)
        several = np.flatnonzero((np.bincount(group, minlength=1) > 1)[group]) if count else np.zeros(0, np.int64)
        if not len(several):
            continue
        first = np.full(group.max() + 1, count, dtype=np.int64)
        np.minimum.at(first, group, np.arange(count))
        order = several[
            np.lexsort(
                (
                    several,
                    figures.decimals[several],
                    figures.published[several],
                    figures.end[several],
                    figures.start[several],
                    group[several],
                )
            )
        ]
        last = np.ones(len(order), dtype=bool)
        last[:-1] = _differs(group[order]) | _differs(figures.start[order]) | _differs(figures.end[order])
        order = order[last]
        for some in np.split(order, np.flatnonzero(_differs(group[order])) + 1):
            yield 2 * int(first[group[some[0]]]) + after, some


def _reached(figures: _Figures, family: tuple[int, Whole], rank: Rank) -> _Candidates:
    """Return the windows that follow within one family."""
    order, members = family
    known = tuple(zip(figures.start[members].tolist(), figures.end[members].tolist(), strict=True))
    chains = derivable_columns(known)
    parts = members[chains.parts]
    one, count = order // 2, len(parts)
    used = np.where(chains.signs != 0, figures.published[parts], 0)
    return _Candidates(
        series=np.full(count, figures.series[one]),
        window=chains.starts * _DAYS + chains.ends,
        place=np.full(count, rank(figures.indicators[one], figures.origins[one]), dtype=np.int64),
        length=chains.lengths,
        latest=used.max(axis=1) if count else np.zeros(0, dtype=np.int64),
        family=np.full(count, order),
        parts=parts.reshape(-1, LONGEST_CHAIN),
        signs=chains.signs,
    )


def _taken(marked: pd.DataFrame, figures: _Figures) -> set[tuple[int, int]]:
    """Return series and window of each published figure in use."""
    won = marked[(marked["role"] == Role.WINNER).to_numpy()]
    number = dict(zip(figures.rows["series_key"].tolist(), figures.series.tolist(), strict=True))
    series = [number.get(key, -1) for key in won["series_key"].tolist()]
    return set(zip(series, (_ordinals(won, "start") * _DAYS + _ordinals(won, "end")).tolist(), strict=True))


def _best(every: _Candidates, taken: set[tuple[int, int]]) -> Whole:
    """Return the best candidate of each window without a published figure, by series and window."""
    order = np.lexsort((every.family, -every.latest, every.length, every.place, every.window, every.series))
    series, window = every.series[order], every.window[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = _differs(series) | _differs(window)
    told = zip(series[first].tolist(), window[first].tolist(), strict=True)
    free = np.array([one not in taken for one in told], dtype=bool)
    found: Whole = order[first][free]
    return found


def _codes(rows: pd.DataFrame, name: str) -> Whole:
    """Return each text of a column as its number in alphabetical order."""
    codes: Whole = pd.factorize(rows[name], sort=True)[0].astype(np.int64)
    return codes


def _ordinals(rows: pd.DataFrame, name: str) -> Whole:
    """Return a column of days as ordinals."""
    days: Whole = rows[name].to_numpy().astype("datetime64[D]").astype(np.int64) + _DAY_ONE
    return days


def _ordinal_days(ordinals: Whole) -> Days:
    return (ordinals - _DAY_ONE).astype("datetime64[D]")


def _differs(values: Whole) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Tell of each value but the last whether the next one is another."""
    differs: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = values[1:] != values[:-1]
    return differs
