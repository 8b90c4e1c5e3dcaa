"""Read observations back: which series or ids, what was known on a day, what this store showed at a version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import BindParameter, Connection, Select, bindparam, or_, select

from indicators.model.frames import DAY, NUMBER, OBSERVATIONS, WHOLE, texts
from indicators.store.activity import NO_LIMIT, reverted_batches
from indicators.store.heads import chunks
from indicators.store.tables import OBSERVATION, SERIES

_SERIES_COLUMNS = ("series_key", "indicator", "ref_area", "dimensions", "measure", "unit_measure")
_STORED = {"start": "period_start", "end": "period_end"}
_ROW_COLUMNS = tuple(name for name in OBSERVATIONS.names if name not in _SERIES_COLUMNS)
_LAST_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True)
class ObservationQuery:
    """Which observations: each field that says something narrows; nothing said means all."""

    series_keys: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    ref_area: str = ""
    obs_ids: tuple[int, ...] = ()
    batch_id: int | None = None

    @property
    def names_series(self) -> bool:
        return bool(self.series_keys or self.indicators or self.ref_area)


def _known(*conditions: Any) -> Select[Any]:
    """Build the read of observations known on a day at a version; compiled once, ids come as parameters."""
    columns = (OBSERVATION.c[_STORED.get(name, name)] for name in _ROW_COLUMNS)
    return select(OBSERVATION.c.series_id, *columns).where(
        *conditions,
        OBSERVATION.c.batch_id <= bindparam("version"),
        or_(OBSERVATION.c.published.is_(None), OBSERVATION.c.published <= bindparam("as_of")),
    )


_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_BY_SERIES = _known(OBSERVATION.c.series_id.in_(_IDS))
_BY_OBS_ID = _known(OBSERVATION.c.obs_id.in_(_IDS))
_BY_BATCH = _known(OBSERVATION.c.batch_id.in_(_IDS))

_SERIES = select(SERIES.c.series_id, *(SERIES.c[name] for name in _SERIES_COLUMNS))
_SERIES_BY_KEY = _SERIES.where(SERIES.c.series_key.in_(bindparam("values", expanding=True)))
_SERIES_BY_INDICATOR = _SERIES.where(SERIES.c.indicator.in_(bindparam("values", expanding=True)))
_SERIES_BY_ID = _SERIES.where(SERIES.c.series_id.in_(bindparam("values", expanding=True)))

_SOURCE_HASHES = select(OBSERVATION.c.batch_id, OBSERVATION.c.source_hash)


def read_observations(
    connection: Connection, query: ObservationQuery, as_of: date | None = None, at_version: int | None = None
) -> pd.DataFrame:
    """Return OBSERVATIONS of batches that counted at ``at_version``, published by ``as_of`` or undated.

    Ordered by series key, start, end and obs_id.
    """
    limits = {
        "version": NO_LIMIT if at_version is None else at_version,
        "as_of": _LAST_DAY if as_of is None else as_of.isoformat(),
    }
    by_ids = bool(query.obs_ids) or query.batch_id is not None
    series = None if by_ids and not query.names_series else _series(connection, query)
    if query.obs_ids:
        rows = _rows(connection, _BY_OBS_ID, sorted(set(query.obs_ids)), limits)
    elif query.batch_id is not None:
        rows = _rows(connection, _BY_BATCH, [query.batch_id], limits)
    else:
        rows = _rows(connection, _BY_SERIES, sorted(series or ()), limits)
    reverted = reverted_batches(connection, at_version)
    rows = _selected(rows, query, series, reverted)
    if series is None:
        series = _by_value(connection, _SERIES_BY_ID, sorted({row[0] for row in rows}))
    return _frame(rows, series)


def _rows(
    connection: Connection, statement: Select[Any], ids: Iterable[int], limits: Mapping[str, Any]
) -> list[Sequence[Any]]:
    found: list[Sequence[Any]] = []
    for some in chunks(ids):
        with connection.execute(statement, {"ids": some, **limits}) as result:
            cursor = result.cursor  # tuples of the driver: nothing is made of these types, and rows cost as much again
            found += () if cursor is None else cursor.fetchall()
    return found


_BATCH_ID = 1 + _ROW_COLUMNS.index("batch_id")


def _selected(
    rows: list[Sequence[Any]], query: ObservationQuery, series: Mapping[int, Any] | None, reverted: Mapping[int, int]
) -> list[Sequence[Any]]:
    """Keep what the statement that was driven by one field could not tell of the others."""
    if reverted:
        rows = [row for row in rows if row[_BATCH_ID] not in reverted]
    if query.obs_ids and query.batch_id is not None:
        rows = [row for row in rows if row[_BATCH_ID] == query.batch_id]
    if series is not None and (query.obs_ids or query.batch_id is not None):
        rows = [row for row in rows if row[0] in series]
    return rows


def _series(connection: Connection, query: ObservationQuery) -> dict[int, tuple[str, ...]]:
    """Return the parts of the series a query names, by id."""
    if query.series_keys:
        found = _by_value(connection, _SERIES_BY_KEY, dict.fromkeys(query.series_keys))
    elif query.indicators:
        found = _by_value(connection, _SERIES_BY_INDICATOR, dict.fromkeys(query.indicators))
    else:
        found = {row[0]: tuple(row[1:]) for row in connection.execute(_SERIES)}
    indicators, area = set(query.indicators), query.ref_area
    return {
        series_id: parts
        for series_id, parts in found.items()
        if (not indicators or parts[1] in indicators) and (not area or parts[2] == area)
    }


def _by_value(connection: Connection, statement: Select[Any], values: Iterable[Any]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for some in chunks(values):
        found.update((row[0], tuple(row[1:])) for row in connection.execute(statement, {"values": some}))
    return found


def _frame(rows: list[Sequence[Any]], series: Mapping[int, tuple[str, ...]]) -> pd.DataFrame:
    """Build OBSERVATIONS from rows (series id first) and the parts of their series."""
    if not rows:
        return OBSERVATIONS.empty()
    series_id, *columns = zip(*rows, strict=True)
    by_name = dict(zip(_ROW_COLUMNS, columns, strict=True))
    order = sorted(series, key=lambda one: series[one])
    place = {one: position for position, one in enumerate(order)}
    rank = np.fromiter((place[one] for one in series_id), dtype=np.int64, count=len(rows))
    starts, ends = _days(by_name["start"]), _days(by_name["end"])
    sequence = _in_order(np.lexsort((np.array(by_name["obs_id"]), ends, starts, rank)))
    words = [np.array([series[one][part] for one in order], dtype=object) for part in range(len(_SERIES_COLUMNS))]
    data: dict[str, Any] = {name: texts(words[part][rank[sequence]]) for part, name in enumerate(_SERIES_COLUMNS)}
    for column in OBSERVATIONS.columns:
        if column.name not in data:
            ready = {"start": starts, "end": ends}.get(column.name)
            values = _column(by_name[column.name], column.dtype) if ready is None else ready
            data[column.name] = values[sequence]
    return OBSERVATIONS.of_arrays(data)


def _in_order(sequence: np.ndarray[Any, np.dtype[np.int64]]) -> Any:
    """Return a sequence of rows; as they stand where that is their order, which the index most often gives."""
    return slice(None) if (sequence[1:] > sequence[:-1]).all() else sequence


def _column(values: tuple[Any, ...], dtype: str) -> Any:
    if dtype == DAY:
        return _days(values)
    if dtype == NUMBER:
        return np.array(values, dtype=np.float64)
    if dtype == WHOLE:
        numbers = np.array(values, dtype=np.int64)
        return pd.arrays.IntegerArray(numbers, np.zeros(len(numbers), dtype=bool))
    return texts(["" if value is None else value for value in values] if None in values else values)


def _days(values: tuple[str | None, ...]) -> np.ndarray[Any, np.dtype[np.datetime64]]:
    different = list(dict.fromkeys(values))
    days = np.array(["NaT" if value is None else value for value in different], dtype="datetime64[D]")
    place = {value: at for at, value in enumerate(different)}
    at = np.fromiter(map(place.__getitem__, values), dtype=np.int64, count=len(values))
    return days.astype("datetime64[s]")[at]


def series_keys(connection: Connection, indicator: str | None = None) -> tuple[str, ...]:
    """Return the keys of the series (of ``indicator``) that have an observation in a batch that counts, sorted."""
    statement = select(SERIES.c.series_id, SERIES.c.series_key).order_by(SERIES.c.series_key)
    if indicator is not None:
        statement = statement.where(SERIES.c.indicator == indicator)
    empty = _emptied(connection, reverted_batches(connection))
    return tuple(key for series_id, key in connection.execute(statement) if series_id not in empty)


def _emptied(connection: Connection, reverted: Mapping[int, int]) -> set[int]:
    """Return the series whose every observation was taken back; one without a reverted batch is never among them."""
    touched: set[int] = set()
    for some in chunks(reverted):
        statement = select(OBSERVATION.c.series_id).where(OBSERVATION.c.batch_id.in_(some)).distinct()
        touched.update(connection.execute(statement).scalars())
    empty = set(touched)
    for some in chunks(touched):
        pairs = select(OBSERVATION.c.series_id, OBSERVATION.c.batch_id).where(OBSERVATION.c.series_id.in_(some))
        empty.difference_update(one for one, batch in connection.execute(pairs.distinct()) if batch not in reverted)
    return empty


def observation_source_hashes(connection: Connection) -> set[str]:
    """Return the source hashes of the observations that count."""
    reverted = reverted_batches(connection)
    return {source_hash for batch, source_hash in connection.execute(_SOURCE_HASHES) if batch not in reverted}
