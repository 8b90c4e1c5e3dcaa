"""What is published of each series by a day: how many windows, from when to when, by whom; no figure is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Connection, bindparam, func, or_, select

from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.store.activity import NO_LIMIT, reverted_batches
from indicators.store.heads import chunks
from indicators.store.tables import OBSERVATION, SERIES

Codes = np.ndarray[Any, np.dtype[Any]]
_ZERO = np.uint8(ord("0"))
_TENS = np.array([1000, 100, 10, 1], dtype=np.int64)
_NO_OUTCOME = (ObsStatus.FORECAST.value, ObsStatus.TARGET.value)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of one series the number of windows, the first and the last by their ends, one of each kind, and the origins."""

    series_key: str
    count: int
    first: Period
    last: Period
    samples: tuple[Period, ...]
    origins: tuple[str, ...]


_DAY = 10
"""Characters of a day as it is stored."""

_COUNTS = (
    OBSERVATION.c.value_text.is_not(None),
    OBSERVATION.c.obs_status.not_in(_NO_OUTCOME),
    OBSERVATION.c.published <= bindparam("as_of"),
    OBSERVATION.c.batch_id <= bindparam("version"),
    OBSERVATION.c.batch_id.not_in(bindparam("reverted", expanding=True)),
    or_(OBSERVATION.c.withheld == "", OBSERVATION.c.obs_id.in_(bindparam("chosen", expanding=True))),
)
"""What may be in use."""

_EVERY = (
    select(
        OBSERVATION.c.series_id,
        func.min(OBSERVATION.c.origin),
        func.max(OBSERVATION.c.origin),
        func.aggregate_strings(OBSERVATION.c.period_start + OBSERVATION.c.period_end, ""),
    )
    .where(*_COUNTS)
    .group_by(OBSERVATION.c.series_id)
)
"""One text a series, the days of its windows end to end: a million rows take several times as long to fetch."""
_SOME = _EVERY.where(OBSERVATION.c.series_id.in_(bindparam("ids", expanding=True)))
_ORIGINS = (
    select(OBSERVATION.c.series_id, OBSERVATION.c.origin)
    .where(*_COUNTS, OBSERVATION.c.series_id.in_(bindparam("ids", expanding=True)))
    .distinct()
)
"""Of the series whose first and last origin differ: to group all by origin would sort every row."""
_SERIES = select(SERIES.c.series_id, SERIES.c.series_key)
_SERIES_OF = _SERIES.where(SERIES.c.series_key.in_(bindparam("keys", expanding=True)))


def read_coverage(
    connection: Connection,
    read: Callable[[str], str],
    as_of: date,
    chosen: Collection[int],
    keys: Collection[str] | None = None,
    at_version: int | None = None,
) -> dict[str, Coverage]:
    """Return the coverage of each series, or of those stored under ``keys``, by its key as it is read.

    A series without a figure that may be in use by ``as_of`` is left out. ``chosen`` are the withheld figures that a
    person decided for.
    """
    named = _named(connection, read, keys)
    limits = {
        "as_of": as_of.isoformat(),
        "version": NO_LIMIT if at_version is None else at_version,
        "reverted": sorted(reverted_batches(connection, at_version)),
        "chosen": sorted(chosen),
    }
    rows: list[Sequence[Any]] = []
    if keys is None:
        rows += connection.execute(_EVERY, limits).all()
    else:
        for some in chunks(named):
            rows += connection.execute(_SOME, {"ids": some, **limits}).all()
    told: dict[str, set[str]] = {}
    several = []
    for series_id, first, last, _ in rows:
        told.setdefault(named[series_id], set()).update((first, last))
        if first != last:
            several.append(series_id)
    for some in chunks(several):
        for series_id, origin in connection.execute(_ORIGINS, {"ids": some, **limits}):
            told[named[series_id]].add(origin)
    return _covered([(named[row[0]], row[3]) for row in rows], told)


def _named(connection: Connection, read: Callable[[str], str], keys: Collection[str] | None) -> dict[int, str]:
    """Return by its id the key under which each series is read, or each that is stored under one of ``keys``."""
    found: list[Sequence[Any]] = []
    if keys is None:
        found += connection.execute(_SERIES).all()
    else:
        for some in chunks(keys):
            found += connection.execute(_SERIES_OF, {"keys": some}).all()
    return {series_id: read(key) for series_id, key in found}


def _covered(rows: Sequence[tuple[str, str]], by: dict[str, set[str]]) -> dict[str, Coverage]:
    """Gather each series from (key, days) rows; ``by`` are its origins. Arrays throughout, for a million windows."""
    if not rows:
        return {}
    names = sorted(by)
    place = {name: at for at, name in enumerate(names)}
    days = np.frombuffer("".join(days for _, days in rows).encode("ascii"), dtype=np.uint8).reshape(-1, 2 * _DAY)
    starts, start_days = _coded(days[:, :_DAY])
    ends, end_days = _coded(days[:, _DAY:])
    whose = np.repeat([place[name] for name, _ in rows], [len(days) // (2 * _DAY) for _, days in rows])
    # Ends before starts, so that windows are in the order in which figures are shown.
    width, many = len(start_days), len(start_days) * len(end_days)
    whose, windows = np.divmod(_different(whose * many + ends * width + starts), many)
    told = _different(windows)
    periods = [Period(start_days[code % width], end_days[code // width]) for code in told.tolist()]
    windows = np.searchsorted(told, windows)
    numbers: dict[tuple[Any, ...], int] = {}
    kinds = np.array([numbers.setdefault(_kind(period), len(numbers)) for period in periods])
    kinded, first_of = np.unique(whose * len(numbers) + kinds[windows], return_index=True)
    bounds = np.searchsorted(whose, np.arange(len(names) + 1)).tolist()
    borders = np.searchsorted(kinded, np.arange(len(names) + 1) * len(numbers)).tolist()
    samples = [periods[at] for at in windows[first_of].tolist()]
    firsts, lasts = windows[bounds[:-1]].tolist(), windows[np.array(bounds[1:]) - 1].tolist()
    return {
        name: Coverage(
            name,
            bounds[at + 1] - bounds[at],
            periods[firsts[at]],
            periods[lasts[at]],
            tuple(samples[borders[at] : borders[at + 1]]),
            tuple(sorted(by[name])),
        )
        for at, name in enumerate(names)
    }


def _coded(days: Codes) -> tuple[Codes, list[date]]:
    """Return each day, a row of the characters of YYYY-MM-DD, as its place among the different ones, and these."""
    year, month, day = ((days[:, at] - _ZERO) @ _TENS[-len(at) :] for at in ([0, 1, 2, 3], [5, 6], [8, 9]))
    codes = (year * 12 + month - 1) * 31 + day - 1
    told = np.flatnonzero(np.bincount(codes))
    place = np.zeros(told[-1] + 1, dtype=np.int64)
    place[told] = np.arange(len(told))
    return place[codes], [date(code // 372, code // 31 % 12 + 1, code % 31 + 1) for code in told.tolist()]


def _different(values: Codes) -> Codes:
    """Return the different values in order: sorting them is quicker than the table in which NumPy looks them up."""
    ordered = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))]


def _kind(period: Period) -> tuple[Any, ...]:
    return period.kind, period.is_year_to_date, period.whole_months
