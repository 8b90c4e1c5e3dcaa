"""Series and their heads: the version of each series that a preview saw and a commit compares."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol, TypeVar

from sqlalchemy import Connection, bindparam, func, select, update

from indicators.model.errors import Conflict
from indicators.model.series import SeriesKey
from indicators.store.dialect import Dialect
from indicators.store.tables import HEAD, SERIES

T = TypeVar("T")


class Reading(Protocol):
    """Under which keys stored series are read (``renaming.Renaming``)."""

    def read(self, series_key: str) -> str: ...

    def stored(self, series_key: str) -> tuple[str, ...]: ...

    def versions(self, keys: Iterable[str], stored: Mapping[str, int]) -> dict[str, int]: ...


Seen = tuple[Mapping[str, int], Reading]
"""The versions at a preview, and under which keys series were read then."""
CHUNK = 500
"""How many values one IN list holds."""

_IDS = select(SERIES.c.series_key, SERIES.c.series_id).where(SERIES.c.series_key.in_(bindparam("keys", expanding=True)))
_VERSIONS = (
    select(SERIES.c.series_key, HEAD.c.version)
    .join_from(SERIES, HEAD, SERIES.c.series_id == HEAD.c.series_id)
    .where(SERIES.c.series_key.in_(bindparam("keys", expanding=True)))
)
_PRESENT = select(HEAD.c.series_id).where(HEAD.c.series_id.in_(bindparam("ids", expanding=True)))
_ADVANCE = update(HEAD).where(HEAD.c.series_id.in_(bindparam("ids", expanding=True))).values(version=HEAD.c.version + 1)


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Yield ``values`` in lists of at most ``size``."""
    remaining = iter(values)
    while some := list(islice(remaining, size)):
        yield some


def versions(connection: Connection, keys: Iterable[str], reading: Reading) -> dict[str, int]:
    """Return the version of each series as it is read; 0 for one that was never seen."""
    asked = list(dict.fromkeys(keys))
    found: dict[str, int] = {}
    for some in chunks(dict.fromkeys(one for key in asked for one in reading.stored(key))):
        found.update((key, version) for key, version in connection.execute(_VERSIONS, {"keys": some}))
    return reading.versions(asked, found)


def require_unmoved(connection: Connection, seen: Seen, touched: Iterable[str]) -> None:
    """Raise Conflict ("heads_changed") when a series has another version than ``seen`` says; unsaid is 0."""
    said, reading = seen
    expected = {**dict.fromkeys(map(reading.read, touched), 0), **said}
    current = versions(connection, expected, reading)
    if moved := sorted(key for key, version in expected.items() if current[key] != version):
        raise Conflict("heads_changed", series=moved)


def series_ids(connection: Connection, dialect: Dialect, keys: Mapping[str, SeriesKey]) -> dict[str, int]:
    """Return the id of each series, adding those that are new; ``keys`` is by rendered key."""
    found: dict[str, int] = {}
    for some in chunks(keys):
        found.update((key, series_id) for key, series_id in connection.execute(_IDS, {"keys": some}))
    first = 1 + (connection.execute(select(func.max(SERIES.c.series_id))).scalar() or 0)
    new = [key for key in keys if key not in found]
    dialect.insert_rows(connection, SERIES, ((first + i, key, *_parts(keys[key])) for i, key in enumerate(new)))
    found.update((key, first + i) for i, key in enumerate(new))
    return found


def _parts(key: SeriesKey) -> Sequence[str]:
    dimensions = ";".join(f"{name}={value}" for name, value in key.dimensions)
    return key.indicator, key.ref_area, dimensions, str(key.measure), key.unit_measure


def advance(connection: Connection, dialect: Dialect, ids: Collection[int]) -> None:
    """Raise the version of each series by one."""
    present: set[int] = set()
    for some in chunks(ids):
        present.update(connection.execute(_PRESENT, {"ids": some}).scalars())
        connection.execute(_ADVANCE, {"ids": some})
    dialect.insert_rows(connection, HEAD, ((series_id, 1) for series_id in ids if series_id not in present))
