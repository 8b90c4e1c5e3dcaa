"""The windows that would follow from new figures, worked out series by series when they are asked for.

Which windows follow depends on the periods and statuses of a series and not on its values, so that series alike in
these are counted once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Any, overload

import numpy as np
import pandas as pd

from indicators.model.frames import records
from indicators.services.figures import Figure
from indicators.services.intake.arriving import Arriving
from indicators.services.intake.diff import Diff
from indicators.services.intake.grouping import Whole, rows_by_group
from indicators.transforms.windows import derive_windows
from indicators.winners import Rank, Role, mark

MakeFigure = Callable[[Mapping[str, Any]], Figure]


class Following(Sequence[Figure]):
    """Derived figures that cannot be had now, or not with that value, ordered by series and period."""

    def __init__(self, counts: Sequence[int], make: Callable[[int], tuple[Figure, ...]]) -> None:
        self._ends, self._make = list(accumulate(counts)), make

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> Figure: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Figure, ...]: ...
    def __getitem__(self, at: int | slice) -> Figure | tuple[Figure, ...]:
        if isinstance(at, slice):
            return tuple(self._between(*at.indices(len(self))))
        at = range(len(self))[at]
        number = bisect_right(self._ends, at)
        return self._make(number)[at - (self._ends[number - 1] if number else 0)]

    def _between(self, start: int, stop: int, step: int) -> Iterator[Figure]:
        made: tuple[int, tuple[Figure, ...]] = (-1, ())
        for at in range(start, stop, step):
            number = bisect_right(self._ends, at)
            if made[0] != number:
                made = (number, self._make(number))
            yield made[1][at - (self._ends[number - 1] if number else 0)]

    def __iter__(self) -> Iterator[Figure]:
        return self._between(0, len(self), 1)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (Following, tuple)) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def following(
    diff: Diff, adds_up: Callable[[Any], bool], history: pd.DataFrame, rank: Rank, make: MakeFigure
) -> Following:
    """Return the windows that could be derived after the commit and cannot now, or not with that value.

    ``adds_up`` tells of a SeriesKey whether its figures are parts of a sum over time; ``history`` is MARKED.
    """
    figures = diff.figures
    rows = _arriving(diff, adds_up)
    series = figures.series
    codes = series.codes(len(figures))[rows]
    groups = [rows[part] for part in rows_by_group(codes, len(series.pool)) if len(part)]
    names = [series[int(part[0])].render() for part in groups]
    order = sorted(range(len(names)), key=names.__getitem__)
    stored = set(history["series_key"])
    signs = _Signs(figures, diff)
    of_sign: dict[bytes, int] = {}
    like = []  # for each series one whose windows are as many
    for at in order:
        sign = None if names[at] in stored else signs.of(groups[at])
        like.append(at if sign is None else of_sign.setdefault(sign, at))

    def worked_out(wanted: Sequence[int]) -> dict[str, list[Figure]]:
        rows = np.concatenate([groups[at] for at in wanted])
        touched = history[history["series_key"].isin({names[at] for at in wanted} & stored)]
        return _of_series(figures, rows, touched, rank, make)

    def made(place: int) -> tuple[Figure, ...]:
        at = order[place]
        return tuple(worked_out([at])[names[at]])

    counts: dict[int, int] = {}
    for some in _parts(list(dict.fromkeys(like)), [len(rows) for rows in groups]):
        found = worked_out(some)
        counts |= {at: len(found[names[at]]) for at in some}
    return Following([counts[at] for at in like], made)


def _parts(series: Sequence[int], sizes: Sequence[int]) -> Iterator[list[int]]:
    """Yield series in parts of some ``AT_ONCE`` figures: to frame each alone takes long, all together much memory."""
    ends = np.cumsum([sizes[at] for at in series], dtype=np.int64) // AT_ONCE
    for _, part in groupby(zip(series, ends.tolist(), strict=True), key=itemgetter(1)):
        yield [at for at, _ in part]


AT_ONCE = 5_000


def _arriving(diff: Diff, adds_up: Callable[[Any], bool]) -> Whole:
    """Return the places of the figures that are written, are numbers and parts of a sum."""
    series = diff.figures.series
    taken = np.array([adds_up(key) for key in series.pool], dtype=bool)
    written = diff.written()
    rows = written[taken[series.codes(len(diff))[written]]] if len(written) else written
    blank = np.flatnonzero(~diff.figures.numbers())
    return rows[~np.isin(rows, blank)]


class _Signs:
    """What alone decides which windows follow from the figures of a series that nothing stands beside."""

    def __init__(self, figures: Arriving, diff: Diff) -> None:
        length = len(figures)
        roles = figures.roles
        self._periods = figures.periods.codes(length)
        self._told = self._periods * max(len(roles.pool), 1) + roles.codes(length)
        self._beside = diff.beside

    def of(self, rows: Whole) -> bytes | None:
        """Return the sign of a series; None where a figure has another beside it."""
        if self._beside and any(at in self._beside for at in rows.tolist()):
            return None
        return bytes(np.sort(self._told[rows]).tobytes())


def _of_series(
    figures: Arriving, rows: Whole, touched: pd.DataFrame, rank: Rank, make: MakeFigure
) -> dict[str, list[Figure]]:
    """Return what would follow from some figures, beside what is stored of their series, by series and period."""
    arriving = figures.stored(rows)
    gaps = touched[touched["obs_id"].isna()]
    before = {(r["series_key"], r["start"], r["end"]): r["value_text"] for r in records(gaps)}
    stored = touched[touched["obs_id"].notna()][arriving.columns]
    after = pd.concat([stored, arriving], ignore_index=True) if len(stored) else arriving
    fresh: dict[str, list[Figure]] = defaultdict(list)
    for row in records(derive_windows(mark(after, rank), rank)):
        if before.get((row["series_key"], row["start"], row["end"])) != row["value_text"]:
            fresh[row["series_key"]].append(make({**row, "role": Role.WINNER.value, "discrepancy": False}))
    return fresh
