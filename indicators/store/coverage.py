"""What is published of each series by a day: how many windows, from when to when, by whom; no figure is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Connection, bindparam, or_, select

from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.store.activity import NO_LIMIT, reverted_batches
from indicators.store.heads import chunks
from indicators.store.tables import OBSERVATION, SERIES

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


_EVERY = select(
    OBSERVATION.c.series_id,
    OBSERVATION.c.batch_id,
    OBSERVATION.c.period_start,
    OBSERVATION.c.period_end,
    OBSERVATION.c.origin,
).where(
    OBSERVATION.c.value_text.is_not(None),
    OBSERVATION.c.obs_status.not_in(_NO_OUTCOME),
    OBSERVATION.c.published <= bindparam("as_of"),
    OBSERVATION.c.batch_id <= bindparam("version"),
    or_(OBSERVATION.c.withheld == "", OBSERVATION.c.obs_id.in_(bindparam("chosen", expanding=True))),
)
_SERIES = select(SERIES.c.series_id, SERIES.c.series_key)
_SERIES_OF = _SERIES.where(SERIES.c.series_key.in_(bindparam("keys", expanding=True)))
_SOME = _EVERY.where(OBSERVATION.c.series_id.in_(bindparam("ids", expanding=True)))


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
        "chosen": sorted(chosen),
    }
    rows: list[Sequence[Any]] = []
    if keys is None:
        rows += connection.execute(_EVERY, limits).all()
    else:
        for some in chunks(named):
            rows += connection.execute(_SOME, {"ids": some, **limits}).all()
    reverted = reverted_batches(connection, at_version)
    return _covered([row for row in rows if row[1] not in reverted] if reverted else rows, named)


def _named(connection: Connection, read: Callable[[str], str], keys: Collection[str] | None) -> dict[int, str]:
    """Return by its id the key under which each series is read, or each that is stored under one of ``keys``."""
    found: list[Sequence[Any]] = []
    if keys is None:
        found += connection.execute(_SERIES).all()
    else:
        for some in chunks(keys):
            found += connection.execute(_SERIES_OF, {"keys": some}).all()
    return {series_id: read(key) for series_id, key in found}


def _covered(rows: Sequence[Sequence[Any]], named: dict[int, str]) -> dict[str, Coverage]:
    """Gather the rows of each series; arrays throughout, since a store may hold a million."""
    if not rows:
        return {}
    series_ids, _, starts, ends, origins = zip(*rows, strict=True)
    keys, key_names = _coded([named[one] for one in series_ids])
    start_codes, start_names = _coded(starts)
    end_codes, end_names = _coded(ends)
    origin_codes, origin_names = _coded(origins)
    # Ends before starts, so that windows are in the order in which figures are shown.
    width, many = len(start_names), len(start_names) * len(end_names)
    whose, windows = np.divmod(np.unique(keys * many + end_codes * width + start_codes), many)
    periods = {
        code: Period(date.fromisoformat(start_names[code % width]), date.fromisoformat(end_names[code // width]))
        for code in np.unique(windows).tolist()
    }
    kinds = {code: _kind(period) for code, period in periods.items()}
    by = np.unique(keys * len(origin_names) + origin_codes)
    bounds = np.searchsorted(whose, np.arange(len(key_names) + 1))
    borders = np.searchsorted(by, np.arange(len(key_names) + 1) * len(origin_names))
    found = {}
    for position, name in enumerate(key_names):
        mine = windows[bounds[position] : bounds[position + 1]].tolist()
        samples = {kinds[code]: periods[code] for code in mine}
        told = [origin_names[code % len(origin_names)] for code in by[borders[position] : borders[position + 1]]]
        found[name] = Coverage(
            name, len(mine), periods[mine[0]], periods[mine[-1]], tuple(samples.values()), tuple(told)
        )
    return found


def _coded(values: Sequence[str]) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], list[str]]:
    """Return each text as its place among the different ones, and these in alphabetical order."""
    names = sorted(set(values))
    place = {name: at for at, name in enumerate(names)}
    return np.fromiter(map(place.__getitem__, values), dtype=np.int64, count=len(values)), names


def _kind(period: Period) -> tuple[Any, ...]:
    return period.kind, period.is_year_to_date, period.whole_months
