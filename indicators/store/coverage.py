"""What is published of each series by a day: how many windows, from when to when, by whom; no figure is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
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
_SOME = _EVERY.where(OBSERVATION.c.series_id.in_(bindparam("ids", expanding=True)))


def read_coverage(
    connection: Connection,
    read: Callable[[str], str],
    as_of: date,
    chosen: Collection[int],
    keys: Collection[str] | None = None,
    at_version: int | None = None,
) -> dict[str, Coverage]:
    """Return the coverage of each series, or of those stored under ``keys``, by its key as read.

    A series without a figure that may be in use by ``as_of`` is left out. ``chosen`` are the withheld figures that a
    person decided for.
    """
    named = {row[0]: read(row[1]) for row in connection.execute(select(SERIES.c.series_id, SERIES.c.series_key))}
    wanted = None if keys is None else set(keys)
    ids = [one for one, key in named.items() if wanted is None or key in wanted]
    limits = {
        "as_of": as_of.isoformat(),
        "version": NO_LIMIT if at_version is None else at_version,
        "chosen": sorted(chosen),
    }
    rows: list[Sequence[Any]] = []
    if wanted is None:
        rows.extend(connection.execute(_EVERY, limits).all())
    else:
        for some in chunks(ids):
            rows.extend(connection.execute(_SOME, {"ids": some, **limits}).all())
    reverted = reverted_batches(connection, at_version)
    return _covered([row for row in rows if row[1] not in reverted] if reverted else rows, named)


def _covered(rows: Sequence[Sequence[Any]], named: dict[int, str]) -> dict[str, Coverage]:
    """Gather the rows of each series; arrays throughout, since a store may hold a million."""
    if not rows:
        return {}
    series_ids, _, starts, ends, origins = zip(*rows, strict=True)
    keys, key_names = pd.factorize(np.array([named[one] for one in series_ids], dtype=object))
    start_codes, start_names = pd.factorize(np.array(starts, dtype=object), sort=True)
    end_codes, end_names = pd.factorize(np.array(ends, dtype=object), sort=True)
    origin_codes, origin_names = pd.factorize(np.array(origins, dtype=object))
    # Ends before starts, so that windows are in the order in which figures are shown.
    width = len(start_names)
    windows = np.unique(np.stack([keys, end_codes * width + start_codes]), axis=1)
    periods = {
        int(code): Period(date.fromisoformat(start_names[code % width]), date.fromisoformat(end_names[code // width]))
        for code in np.unique(windows[1])
    }
    kinds = {code: _kind(period) for code, period in periods.items()}
    whose = np.unique(np.stack([keys, origin_codes]), axis=1)
    bounds = np.searchsorted(windows[0], np.arange(len(key_names) + 1))
    borders = np.searchsorted(whose[0], np.arange(len(key_names) + 1))
    found = {}
    for position, name in enumerate(key_names):
        mine = [int(code) for code in windows[1, bounds[position] : bounds[position + 1]]]
        samples = {kinds[code]: periods[code] for code in mine}
        by = [origin_names[code] for code in whose[1, borders[position] : borders[position + 1]]]
        found[name] = Coverage(
            name, len(mine), periods[mine[0]], periods[mine[-1]], tuple(samples.values()), tuple(sorted(by))
        )
    return found


def _kind(period: Period) -> tuple[Any, ...]:
    return period.kind, period.is_year_to_date, period.whole_months
